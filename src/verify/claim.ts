/** What an edition must carry, and how it is looked for. */

import type { DataPath } from '../briefing/briefing.js';
import { plainText } from './plain-text.js';

export interface Piece {
  readonly text: string;
  /** Where it stands in the data. */
  readonly path: DataPath;
}

export interface Claim {
  /** For the person who reads that it is missing: “fact tues-jeudi”. */
  readonly name: string;
  /** Texts that stand in an edition one after the other, and near one another; empty ones are not looked for. */
  readonly pieces: readonly Piece[];
  /** The edition of one page holds a choice of the claims, and this one always. */
  readonly isAlwaysInBrief?: boolean;
}

/** Characters that may stand between the first piece and the last, besides the pieces themselves. */
const BETWEEN = 400;
/** Characters beside a piece that tell whether it is cut out of a word or number. */
const EDGE = 2;

/**
 * The piece of a claim that an edition does not carry: the first that the best attempt did not find; null if all are there.
 *
 * @param text an edition's text as read back, plain
 */
export function missingPiece(text: string, claim: Claim): Piece | null {
  const pieces = claim.pieces.map((piece) => ({ piece, text: plainText(piece.text) })).filter((each) => each.text !== '');
  const [first, ...others] = pieces;
  if (first === undefined) return null;
  const reach = BETWEEN + pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  let best = 0;
  for (let start = findWhole(text, first.text, 0); start >= 0; start = findWhole(text, first.text, start + 1)) {
    // Not all that follows is searched again for each place where the first piece stands; what is beside the edges says whether words are whole.
    const edge = Math.min(start, EDGE);
    const near = text.slice(start - edge, start + reach + EDGE);
    const found = 1 + countInOrder(near, edge + first.text.length, others, edge + reach);
    if (found === pieces.length) return null;
    best = Math.max(best, found);
  }
  return pieces[best]?.piece ?? first.piece;
}

/** How many of the pieces stand one after the other between two places, up to the first that does not. */
function countInOrder(text: string, from: number, pieces: readonly { readonly text: string }[], end: number): number {
  let at = from;
  for (const [index, piece] of pieces.entries()) {
    const next = findWhole(text, piece.text, at);
    if (next < 0 || next + piece.text.length > end) return index;
    at = next + piece.text.length;
  }
  return pieces.length;
}

/** Whole words and whole numbers only: 7 is not found in 17, nor in 1.7. */
function findWhole(text: string, piece: string, from: number): number {
  for (let at = text.indexOf(piece, from); at >= 0; at = text.indexOf(piece, at + 1)) {
    const before = text.slice(Math.max(0, at - EDGE), at);
    const after = text.slice(at + piece.length, at + piece.length + EDGE);
    const cutsNumber = (/^\d/.test(piece) && /\d[.,]?$/.test(before)) || (/\d$/.test(piece) && /^[.,]?\d/.test(after));
    const cutsWord = (/^\p{L}/u.test(piece) && /\p{L}$/u.test(before)) || (/\p{L}$/u.test(piece) && /^\p{L}/u.test(after));
    if (!cutsNumber && !cutsWord) return at;
  }
  return -1;
}
