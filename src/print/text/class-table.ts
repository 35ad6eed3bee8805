/** Looks up a character's class in one of the tables of the Unicode Character Database. */

import { CLASS_SIGNS } from './unicode-tables.js';

/** The class of a code point, as its place in the table's list of classes. */
export type ClassLookup = (codePoint: number) => number;

const FLAT = 0x20000;

/** Decodes a table of runs: flat below U+20000, where text is, and by search above. */
export function classTable(encoded: string): ClassLookup {
  const flat = new Uint8Array(FLAT);
  const starts: number[] = [];
  const classes: number[] = [];
  let at = 0;
  for (const [, length = '', sign = ''] of encoded.matchAll(/([0-9a-z]+)([^0-9a-z])/g)) {
    const end = at + parseInt(length, 36);
    const index = CLASS_SIGNS.indexOf(sign);
    if (at < FLAT) flat.fill(index, at, Math.min(end, FLAT));
    if (end > FLAT) {
      starts.push(at);
      classes.push(index);
    }
    at = end;
  }
  return (codePoint) => {
    if (codePoint < FLAT) return flat[codePoint] ?? 0;
    const run = starts.findLastIndex((start) => start <= codePoint);
    return classes[run] ?? 0;
  };
}
