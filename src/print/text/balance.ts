/** Lines of about equal length (`text-wrap: balance`): the narrowest measure that takes no more lines. */

import { breakParagraph } from './knuth-plass.js';
import type { BreakOptions, BreakResult, Breakpoints } from './knuth-plass.js';

/** Beyond this, balancing is of no use to the reader and takes time: the paragraph is broken as others are. */
const MOST_LINES = 12;
const PRECISION_PT = 0.25;

/**
 * Breaks at the narrowest width that needs no more lines than the full one.
 *
 * @returns null where the paragraph is too long to be balanced or does not fit.
 */
export function breakBalanced(points: Breakpoints, options: BreakOptions): BreakResult | null {
  const full = firstFit(points, options, options.lineWidth);
  if (full === null || full.length < 2 || full.length > MOST_LINES) return null;
  let narrow = 0;
  let wide = options.lineWidth;
  let best = full;
  while (wide - narrow > PRECISION_PT) {
    const middle = (narrow + wide) / 2;
    const lines = firstFit(points, options, middle);
    if (lines !== null && lines.length <= full.length) {
      wide = middle;
      best = lines;
    } else narrow = middle;
  }
  const indent = options.lineWidth - options.firstLineWidth;
  const balanced = breakParagraph(points, { ...options, mode: 'ragged', lineWidth: wide, firstLineWidth: wide - indent });
  if (balanced !== null && !balanced.isOverfull && balanced.breaks.length === full.length) return balanced;
  return { breaks: best, worst: 0, isOverfull: false };
}

/** Fills each line in turn; null where something does not fit. */
function firstFit(points: Breakpoints, options: BreakOptions, lineWidth: number): number[] | null {
  const breaks: number[] = [];
  let start = -1;
  let candidate = -1;
  let index = 0;
  const count = points.end.length;
  while (index < count) {
    const width = start < 0 ? lineWidth - (options.lineWidth - options.firstLineWidth) : lineWidth;
    const fits = (points.end[index] ?? 0) - (start < 0 ? 0 : (points.next[start] ?? 0)) <= width + 1e-6;
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
