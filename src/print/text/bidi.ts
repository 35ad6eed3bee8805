/** Text of mixed direction (UAX 9): embedding levels of a paragraph, and the visual order of a line. */

import { createRequire } from 'node:module';
import type { Bidi } from 'bidi-js';
import type { ComputedStyle } from '../css/computed-style.js';

/** Letters and numbers of right-to-left scripts, and the controls that change direction. */
const NEEDS_LEVELS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;

let bidi: Bidi | null = null;

/** Loaded when the first text asks for it: most documents never do. */
function algorithm(): Bidi {
  if (bidi === null) {
    // The package's CommonJS export is the factory itself, as its types say of the default export.
    const factory = createRequire(import.meta.url)('bidi-js') as () => Bidi;
    bidi = factory();
  }
  return bidi;
}

/**
 * The embedding level of each UTF-16 unit, or null where all are 0.
 *
 * @param direction Of the block; `auto` takes that of the first strong character (`unicode-bidi: plaintext`).
 */
export function embeddingLevels(text: string, direction: 'ltr' | 'rtl' | 'auto'): Uint8Array | null {
  if (direction !== 'rtl' && !NEEDS_LEVELS.test(text)) return null;
  // Forced breaks end a line, not the paragraph: separators of paragraphs would make levels start anew.
  const joined = text.replace(/[\n\r\u0085\u2029]/g, '\u2028');
  return algorithm().getEmbeddingLevels(joined, direction === 'auto' ? undefined : direction).levels;
}

/** The characters that stand for an inline box's `unicode-bidi` in the algorithm (CSS Writing Modes 3, section 2.2). */
export function bidiControls(style: ComputedStyle): { readonly open: string; readonly close: string } | null {
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
