/** Which tokens belong to text that no line can hold, and may be broken anywhere (CSS Text 3, section 5.5). */

import { beginAfter, widthAfter } from './break-measure.js';
import type { Measure } from './break-measure.js';
import { breaksAnywhere } from './inner-breaks.js';
import type { Token, TokenBreakpoints } from './token.js';

const EPSILON = 1e-6;

/**
 * Marks the tokens of each piece between two breakpoints that is wider than a line that begins with it.
 *
 * @param points without breaks made for want of room
 * @returns 1 for each token that is to be broken
 */
export function tooWideTokens(tokens: readonly Token[], points: TokenBreakpoints, measure: Measure): Uint8Array {
  const marks = new Uint8Array(tokens.length);
  let from = 0;
  for (let index = 0; index < points.end.length; index += 1) {
    const to = (points.tokens[index] ?? 0) + 1;
    const reachPt = (points.end[index] ?? 0) - (points.mayHang?.[index] ?? 0) - beginAfter(points, measure, index - 1);
    if (reachPt > widthAfter(points, measure, index - 1) + EPSILON) marks.fill(1, from, to);
    from = points.offsets[index] === -1 ? to : to - 1;
  }
  return marks;
}

/** Whether text that is to be broken may break between a token and the next: where two boxes meet in it. The number of a note stays with its word. */
export function mayPartAfter(tokens: readonly Token[], index: number, tooWide: Uint8Array | null): boolean {
  if (tooWide?.[index] !== 1 || tooWide[index + 1] !== 1) return false;
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token?.kind !== 'word' && token?.kind !== 'close') return false;
  if (next?.kind !== 'word' && (next?.kind !== 'open' || next.inline.box.kind === 'footnote-call')) return false;
  return isBreakable(tokens, index, -1) && isBreakable(tokens, index + 1, 1);
}

/** Whether the word at or next to a token, past the edges of boxes, may break anywhere. */
function isBreakable(tokens: readonly Token[], from: number, step: 1 | -1): boolean {
  let index = from;
  while (tokens[index]?.kind === 'open' || tokens[index]?.kind === 'close') index += step;
  const token = tokens[index];
  return token?.kind === 'word' && breaksAnywhere(token.source.style);
}
