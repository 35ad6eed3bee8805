/** What line breaking is given: where lines may end, how far the text reaches up to there, and how wide the lines are. */

/** Places where a line may end, in order; arrays of equal length. The last one is the paragraph's end, and forced. */
export interface Breakpoints {
  /** Text from the paragraph's start to the line's end here: trailing space left out, a hyphen counted in. */
  readonly end: Float64Array;
  /** Text from the paragraph's start to the beginning of the next line. */
  readonly next: Float64Array;
  /** Glue up to `end` and `next` (sums from the start): its natural width, of which it stretches and shrinks by a part. */
  readonly endGlue: Float64Array;
  readonly nextGlue: Float64Array;
  /** What breaking here costs, as TeX's penalties; −Infinity forces the break. */
  readonly cost: Float64Array;
  /** 1 where the line would end in a hyphen. */
  readonly isHyphen: Uint8Array;
  /** Number of leaders up to here: a line with one is always full. */
  readonly fills: Uint16Array;
  /** What of the text at the end may stand out of the line, where it would else not fit; null where nothing may. */
  readonly mayHang: Float64Array | null;
}

/** How wide lines are, and which of them are indented (CSS Text 3, section 8.1). */
export interface Measure {
  readonly lineWidth: number;
  /** Width of the first line; differs by the indent. */
  readonly firstLineWidth: number;
  /** True where lines after a forced break are as wide as the first one. */
  readonly eachLine: boolean;
  /** Where the first line's text begins for its width: what hangs before it is left out. */
  readonly start: number;
}

export interface BreakOptions extends Measure {
  readonly mode: 'justified' | 'ragged';
  /** Parts of the glue's natural width by which it stretches and shrinks at a ratio of 1. */
  readonly stretch: number;
  readonly shrink: number;
  /** Justified: the greatest stretch ratio of a line; Infinity takes any. */
  readonly tolerance: number;
  /** Ragged: a hyphen may be set only where the line would else fall short by more than this. */
  readonly hyphenZone: number;
  /** A last line shorter than this is avoided. */
  readonly shortestLastLine: number;
}

/** What a break inside a word costs that sets no hyphen: the last resort. */
export const INSIDE_WORD_COST = 2_000;

/** The width of the line that begins after a breakpoint; −1 is the paragraph's start. */
export function widthAfter(points: Breakpoints, measure: Measure, start: number): number {
  return start < 0 || (measure.eachLine && points.cost[start] === -Infinity) ? measure.firstLineWidth : measure.lineWidth;
}

/** Where the line that begins after a breakpoint starts in the text's sums. */
export function beginAfter(points: Breakpoints, measure: Measure, start: number): number {
  return start < 0 ? measure.start : (points.next[start] ?? 0);
}
