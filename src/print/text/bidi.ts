/** Text of mixed direction (UAX 9): embedding levels of a paragraph, and the visual order of a line. */

import type { ComputedStyle } from '../css/computed-style.js';
import { bidiClasses } from './bidi-classes.js';
import { firstStrongLevel, paragraphEnds, resolveLevels } from './embedding-levels.js';

/**
 * Letters and numbers of right-to-left scripts, and the controls that make text run from right to left. Without any of
 * these all levels are even, whatever else is isolated or embedded (every call of a note is), and the order is the logical one.
 */
const NEEDS_LEVELS = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;

/** What a paragraph's direction is taken from; `auto`: its first strong character (`unicode-bidi: plaintext`), left to right where it has none. */
export type ParagraphDirection = 'ltr' | 'rtl' | 'auto';

/**
 * The embedding level of each UTF-16 unit, white space at the paragraphs' ends reset (rule L1), or null where all are even.
 * Separators of paragraphs (U+2029) begin anew, as rule P1 says; U+2028 does not.
 */
export function embeddingLevels(text: string, direction: ParagraphDirection): Uint8Array | null {
  if (direction !== 'rtl' && !NEEDS_LEVELS.test(text)) return null;
  const types = bidiClasses(text);
  const levels = new Uint8Array(text.length);
  let start = 0;
  for (const end of paragraphEnds(types)) {
    const level = direction === 'auto' ? (firstStrongLevel(types, start, end) ?? 0) : direction === 'rtl' ? 1 : 0;
    resolveLevels(text, types, { start, end, level }, levels);
    start = end;
  }
  return levels;
}

/** The levels of a text's paragraphs by their first strong characters: 1 where one runs from right to left. */
export function paragraphLevels(text: string): Uint8Array {
  if (!NEEDS_LEVELS.test(text)) return new Uint8Array(1);
  const types = bidiClasses(text);
  let start = 0;
  return Uint8Array.from(paragraphEnds(types), (end) => {
    const level = firstStrongLevel(types, start, end) ?? 0;
    start = end;
    return level;
  });
}

export interface BidiControls {
  readonly open: string;
  readonly close: string;
}

/** The characters that stand for an inline box's `unicode-bidi` in the algorithm (CSS Writing Modes 3, section 2.2). */
export function bidiControls(style: ComputedStyle): BidiControls | null {
  const isRightToLeft = style.direction === 'rtl';
  switch (style.unicodeBidi) {
    case 'normal':
      return null;
    case 'embed':
      return { open: isRightToLeft ? '\u202b' : '\u202a', close: '\u202c' };
    case 'bidi-override':
      return { open: isRightToLeft ? '\u202e' : '\u202d', close: '\u202c' };
    case 'isolate':
      return { open: isRightToLeft ? '\u2067' : '\u2066', close: '\u2069' };
    case 'isolate-override':
      return { open: isRightToLeft ? '\u2068\u202e' : '\u2068\u202d', close: '\u202c\u2069' };
    case 'plaintext':
      return { open: '\u2068', close: '\u2069' };
  }
}

/**
 * The visual order of a line's items, left to right (rule L2).
 *
 * @param levels Level of each item in logical order; trailing white space already at the paragraph's level (rule L1).
 * @returns Indexes of the items.
 */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  let highest = 0;
  let lowestOdd = Infinity;
  for (const level of levels) {
    highest = Math.max(highest, level);
    if (level % 2 === 1) lowestOdd = Math.min(lowestOdd, level);
  }
  for (let level = highest; level >= lowestOdd; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      if ((levels[order[start] ?? 0] ?? 0) < level) continue;
      let end = start;
      while (end < order.length && (levels[order[end] ?? 0] ?? 0) >= level) end += 1;
      const reversed = order.slice(start, end).reverse();
      order.splice(start, reversed.length, ...reversed);
      start = end;
    }
  }
  return order;
}
