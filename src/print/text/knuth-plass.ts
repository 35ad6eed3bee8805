/**
 * Total-fit line breaking: numbers in, break indexes out.
 *
 * After Knuth and Plass, “Breaking Paragraphs into Lines” (1981). Boxes, glue and penalties come summed up:
 * for each place where a line may end, how far the text reaches there and where the next line goes on
 * (`Breakpoints`). All widths are in one unit of the caller's.
 *
 * Two measures of a line's quality: `justified` (how far the glue stretches or shrinks) and `ragged`
 * (how far the line falls short; its glue never moves). Whatever comes in, an answer comes out: lines that
 * cannot be made to fit are overfull.
 */

import type { BreakOptions, Breakpoints } from './break-measure.js';
import { LineSearch } from './line-search.js';
import type { LineStart } from './line-search.js';

export interface BreakResult {
  /** Indexes into the breakpoints, one for each line. */
  readonly breaks: readonly number[];
  /** Ragged: the greatest shortfall of a line that ends in no forced break. Justified: the greatest stretch ratio. */
  readonly worst: number;
  readonly isOverfull: boolean;
  /** The last line is shorter than was asked. */
  readonly endsShort: boolean;
}

/**
 * Breaks a paragraph so that the sum of its lines' demerits is least.
 *
 * @returns null where the tolerance cannot be kept; never with an infinite tolerance or ragged lines.
 */
export function breakParagraph(points: Breakpoints, options: BreakOptions): BreakResult | null {
  const count = points.end.length;
  const search = new LineSearch(points, options);
  const mayGiveUp = options.mode === 'justified' && options.tolerance !== Infinity;
  let active: LineStart[] = [
    { index: -1, begin: options.start, glue: 0, fills: 0, width: options.firstLineWidth, spread: NaN, hyphens: 0, demerits: 0, worst: 0, isOverfull: false, previous: null },
  ];
  for (let index = 0; index < count; index += 1) {
    const latest = active[active.length - 1];
    active = search.step(active, index);
    if (active.length > 0) continue;
    if (mayGiveUp || latest === undefined) return null;
    // The start that comes last gives the line that stands out least.
    active.push(search.overfull(latest, index));
  }
  let best: LineStart | null = null;
  for (const node of active) if (best === null || node.demerits < best.demerits) best = node;
  const breaks: number[] = [];
  for (let node = best; node !== null && node.index >= 0; node = node.previous) breaks.push(node.index);
  const endsShort = best !== null && breaks.length > 1 && (points.end[count - 1] ?? 0) - (best.previous?.begin ?? 0) < options.shortestLastLine;
  return { breaks: breaks.reverse(), worst: best?.worst ?? 0, isOverfull: best?.isOverfull ?? false, endsShort };
}
