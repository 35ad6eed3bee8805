/** Lines of about equal length (`text-wrap: balance`): the narrowest measure that takes no more lines. */

import { beginAfter, widthAfter } from './break-measure.js';
import type { BreakOptions, Breakpoints, Measure } from './break-measure.js';
import { breakParagraph } from './knuth-plass.js';
import type { BreakResult } from './knuth-plass.js';

/** Beyond this, balancing is of no use to the reader and takes time: the paragraph is broken as others are. */
const MOST_LINES = 12;
const PRECISION_PT = 0.25;
const EPSILON = 1e-6;

/**
 * Breaks at the narrowest width that needs no more lines than the full one.
 *
 * @returns null where the paragraph is too long to be balanced or does not fit.
 */
export function breakBalanced(points: Breakpoints, options: BreakOptions): BreakResult | null {
  const full = breakFirstFit(points, options);
  if (full === null || full.length < 2 || full.length > MOST_LINES) return null;
  const narrowed = (byPt: number): Measure => ({ ...options, lineWidth: options.lineWidth - byPt, firstLineWidth: options.firstLineWidth - byPt });
  let [least, most] = [0, options.lineWidth];
  let best = full;
  while (most - least > PRECISION_PT) {
    const middle = (least + most) / 2;
    const lines = breakFirstFit(points, narrowed(middle));
    if (lines !== null && lines.length <= full.length) {
      least = middle;
      best = lines;
    } else most = middle;
  }
  const balanced = breakParagraph(points, { ...options, ...narrowed(least), mode: 'ragged' });
  if (balanced !== null && !balanced.isOverfull && balanced.breaks.length === full.length) return balanced;
  return { breaks: best, worst: 0, isOverfull: false, endsShort: false };
}

/** Fills each line in turn; null where something does not fit. */
export function breakFirstFit(points: Breakpoints, measure: Measure): number[] | null {
  const breaks: number[] = [];
  let start = -1;
  let candidate = -1;
  let index = 0;
  const count = points.end.length;
  while (index < count) {
    const reach = (points.end[index] ?? 0) - (points.mayHang?.[index] ?? 0) - beginAfter(points, measure, start);
    const fits = reach <= widthAfter(points, measure, start) + EPSILON;
    if (fits) {
      candidate = index;
      index += 1;
      if (points.cost[candidate] !== -Infinity) continue;
    }
    if (candidate === start) return null;
    breaks.push(candidate);
    start = candidate;
    index = candidate + 1;
  }
  return breaks;
}
