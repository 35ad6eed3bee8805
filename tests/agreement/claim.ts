/** What an edition must carry, and how it is looked for. */

import { plainText } from './plain-text.js';

export interface Claim {
  /** For the person who reads the failure: “fact tues-jeudi”. */
  readonly name: string;
  /** Texts that stand in an edition one after the other, and near one another. */
  readonly pieces: readonly string[];
}

/** Characters that may stand between the first piece and the last, besides the pieces themselves. */
const BETWEEN = 400;

/**
 * The claims that an edition does not carry, each with the piece where the search ended.
 *
 * @param text an edition's text as read back, plain
 */
export function missingClaims(text: string, claims: readonly Claim[]): readonly string[] {
  return claims.flatMap((claim) => {
    const pieces = claim.pieces.map(plainText).filter((piece) => piece !== '');
    const missing = firstMissing(text, pieces);
    return missing === null ? [] : [`${claim.name}: “${missing}”`];
  });
}

/** Null if the pieces are there; else the first piece that the best attempt did not find. */
function firstMissing(text: string, pieces: readonly string[]): string | null {
  const [first, ...others] = pieces;
  if (first === undefined) return null;
  const reach = BETWEEN + pieces.reduce((sum, piece) => sum + piece.length, 0);
  let best = 0;
  for (let start = findWhole(text, first, 0); start >= 0; start = findWhole(text, first, start + 1)) {
    let at = start + first.length;
    let found = 1;
    for (const piece of others) {
      const next = findWhole(text, piece, at);
      if (next < 0 || next + piece.length > start + reach) break;
      at = next + piece.length;
      found += 1;
    }
    if (found === pieces.length) return null;
    best = Math.max(best, found);
  }
  return pieces[best] ?? first;
}

/** Whole words and whole numbers only: 7 is not found in 17, nor in 1.7. */
function findWhole(text: string, piece: string, from: number): number {
  for (let at = text.indexOf(piece, from); at >= 0; at = text.indexOf(piece, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + piece.length, at + piece.length + 2);
    const cutsNumber = (/^\d/.test(piece) && /\d[.,]?$/.test(before)) || (/\d$/.test(piece) && /^[.,]?\d/.test(after));
    const cutsWord = (/^\p{L}/u.test(piece) && /\p{L}$/u.test(before)) || (/\p{L}$/u.test(piece) && /^\p{L}/u.test(after));
    if (!cutsNumber && !cutsWord) return at;
  }
  return -1;
}
