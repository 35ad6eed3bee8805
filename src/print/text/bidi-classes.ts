/** The classes of characters that the Bidirectional Algorithm tells apart (UAX 9, section 3.2), by the numbers of the generated table. */

import { classTable } from './class-table.js';
import type { ClassLookup } from './class-table.js';
import { BIDI_RUNS } from './unicode-tables.js';

export const [L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON, LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI] = Array.from({ length: 23 }, (_, index) => index) as [
  // The order of the classes in the generated table.
  number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number,
];

export const isIsolateInitiator = (type: number): boolean => type === LRI || type === RLI || type === FSI;
/** Removed by rule X9. */
export const isRemoved = (type: number): boolean => type === BN || type === LRE || type === LRO || type === RLE || type === RLO || type === PDF;
export const isNeutral = (type: number): boolean => type === ON || type === WS || type === S || type === B || isIsolateInitiator(type) || type === PDI;

let classOf: ClassLookup | null = null;

/** The Bidi_Class of each UTF-16 unit. */
export function bidiClasses(text: string): Uint8Array {
  classOf ??= classTable(BIDI_RUNS);
  const types = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const codePoint = text.codePointAt(index) ?? 0;
    types[index] = classOf(codePoint);
    if (codePoint > 0xffff) types[(index += 1)] = BN;
  }
  return types;
}
