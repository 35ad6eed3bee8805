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

/** Places where a line may end, in order; arrays of equal length. The last one is the paragraph's end, and forced. */
export interface Breakpoints {
  /** Text from the paragraph's start to the line's end here: trailing space left out, a hyphen counted in. */
  readonly end: Float64Array;
  /** Text from the paragraph's start to the beginning of the next line. */
  readonly next: Float64Array;
  /** Stretch and shrink of the glue up to `end` and `next` (sums from the start). */
  readonly endStretch: Float64Array;
  readonly nextStretch: Float64Array;
  readonly endShrink: Float64Array;
  readonly nextShrink: Float64Array;
  /** What breaking here costs, as TeX's penalties; −Infinity forces the break. */
  readonly cost: Float64Array;
  /** 1 where the line would end in a hyphen. */
  readonly isHyphen: Uint8Array;
  /** Number of leaders up to here: a line with one is always full. */
  readonly fills: Uint16Array;
}

export interface BreakOptions {
  readonly mode: 'justified' | 'ragged';
  readonly lineWidth: number;
  /** Width of the first line; differs by the indent. */
  readonly firstLineWidth: number;
  /** Justified: the greatest stretch ratio of a line; Infinity takes any. */
  readonly tolerance: number;
  /** Justified: stretch lent to each line when nothing else serves. */
  readonly emergencyStretch: number;
  /** Ragged: a hyphen may be set only where the line would else fall short by more than this. */
  readonly hyphenZone: number;
  /** A last line shorter than this is avoided. */
  readonly shortestLastLine: number;
}

export interface BreakResult {
  /** Indexes into the breakpoints, one for each line. */
  readonly breaks: readonly number[];
  /** Ragged: the greatest shortfall of a line that ends in no forced break. Justified: the greatest stretch ratio. */
  readonly worst: number;
  readonly isOverfull: boolean;
}

/** The best way found to end a line at a breakpoint, by fitness class of that line. */
interface Node {
  readonly index: number;
  readonly fitness: number;
  readonly demerits: number;
  readonly worst: number;
  readonly isOverfull: boolean;
  readonly previous: Node | null;
}

const LINE_PENALTY = 10;
const CONSECUTIVE_HYPHENS = 3_000;
const UNEVEN_NEIGHBOURS = 5_000;
const SHORT_LAST_LINE = 100_000;
const FRAGMENT_ON_LAST_LINE = 4_000;
const OVERFULL = 1e9;
/** A ragged line is as bad as a fully stretched one where it falls short by this part of its width. */
const RAGGED_UNIT = 0.15;
/** What rounding may add up to, in points. */
const EPSILON = 1e-6;

/**
 * Breaks a paragraph so that the sum of its lines' demerits is least.
 *
 * @returns null where the tolerance cannot be kept; never with an infinite tolerance or ragged lines.
 */
export function breakParagraph(points: Breakpoints, options: BreakOptions): BreakResult | null {
  const count = points.end.length;
  const previousPlain = plainBreaksBefore(points);
  const mayGiveUp = options.mode === 'justified' && options.tolerance !== Infinity;
  let active: Node[] = [{ index: -1, fitness: 1, demerits: 0, worst: 0, isOverfull: false, previous: null }];
  for (let index = 0; index < count; index += 1) {
    const latest = active[active.length - 1];
    const next = step(points, options, active, index, previousPlain[index] ?? -1);
    if (next.length === 0) {
      if (mayGiveUp || latest === undefined) return null;
      // The start that comes last gives the line that stands out least.
      next.push({ index, fitness: 1, demerits: latest.demerits + OVERFULL, worst: latest.worst, isOverfull: true, previous: latest });
    }
    active = next;
  }
  let best: Node | null = null;
  for (const node of active) if (best === null || node.demerits < best.demerits) best = node;
  const breaks: number[] = [];
  for (let node = best; node !== null && node.index >= 0; node = node.previous) breaks.push(node.index);
  return { breaks: breaks.reverse(), worst: best?.worst ?? 0, isOverfull: best?.isOverfull ?? false };
}

/** For each breakpoint the nearest one before it that is no hyphen; −1 where there is none. */
function plainBreaksBefore(points: Breakpoints): Int32Array {
  const before = new Int32Array(points.end.length);
  let latest = -1;
  for (let index = 0; index < before.length; index += 1) {
    before[index] = latest;
    if (points.isHyphen[index] === 0) latest = index;
  }
  return before;
}

/** The cheapest arrival of each fitness class at one breakpoint; refilled for each, so that no object is made for those that lose. */
const CLASSES = 4;
const bestDemerits = new Float64Array(CLASSES);
const bestWorst = new Float64Array(CLASSES);
const bestFrom: (Node | null)[] = [null, null, null, null];

/**
 * Tries all lines that end at one breakpoint. Starts from which the text no longer fits are dropped (KP, p. 1158),
 * so that the active ones never span more than a line.
 *
 * @returns the starts that stay active (the array that came in, shortened), with the breakpoint's own at the end.
 */
function step(points: Breakpoints, options: BreakOptions, active: Node[], index: number, plainBefore: number): Node[] {
  bestDemerits.fill(Infinity);
  const isRagged = options.mode === 'ragged';
  const cost = points.cost[index] ?? 0;
  const isForced = cost === -Infinity;
  const isHyphen = points.isHyphen[index] === 1;
  const isLast = index === points.end.length - 1;
  const end = points.end[index] ?? 0;
  const fills = points.fills[index] ?? 0;
  const ownCost = isForced ? 0 : costDemerits(cost);
  let kept = 0;
  for (let at = 0; at < active.length; at += 1) {
    const node = active[at];
    if (node === undefined) continue;
    const start = node.index;
    const isFirst = start < 0;
    const width = isFirst ? options.firstLineWidth : options.lineWidth;
    const begin = isFirst ? 0 : (points.next[start] ?? 0);
    let room = width - (end - begin);
    const isTooLong = room < -EPSILON && (isRagged || room < -EPSILON - ((points.endShrink[index] ?? 0) - (isFirst ? 0 : (points.nextShrink[start] ?? 0))));
    // A hyphen makes this end longer than the text itself: the start may yet serve a later breakpoint.
    if (!isForced && (!isTooLong || isHyphen)) active[kept++] = node;
    if (isTooLong) continue;
    if (room > 0 && fills > (isFirst ? 0 : (points.fills[start] ?? 0))) room = 0;
    if (isHyphen && isRagged && plainBefore > start && width - ((points.end[plainBefore] ?? 0) - begin) <= options.hyphenZone) continue;
    const isFree = isForced && room >= 0;
    const ratio = isRagged ? room : isFree ? 0 : stretchRatio(points, options, start, index, room);
    if (!isFree && !isRagged && ratio > options.tolerance) continue;
    const fitness = isFree || isRagged ? 1 : fitnessClass(ratio);
    const badness = isFree ? 0 : isRagged ? 100 * (room / (width * RAGGED_UNIT)) ** 2 : Math.min(100 * Math.abs(ratio) ** 3, 1e6);
    let demerits = node.demerits + (LINE_PENALTY + badness) ** 2 + ownCost;
    const followsHyphen = !isFirst && points.isHyphen[start] === 1;
    if (isHyphen && followsHyphen) demerits += CONSECUTIVE_HYPHENS;
    if (Math.abs(fitness - node.fitness) > 1) demerits += UNEVEN_NEIGHBOURS;
    if (isLast && !isFirst) {
      if (end - begin < options.shortestLastLine) demerits += SHORT_LAST_LINE;
      if (followsHyphen) demerits += FRAGMENT_ON_LAST_LINE;
    }
    if (demerits >= (bestDemerits[fitness] ?? 0)) continue;
    bestDemerits[fitness] = demerits;
    bestWorst[fitness] = isFree ? node.worst : Math.max(node.worst, ratio);
    bestFrom[fitness] = node;
  }
  active.length = kept;
  for (let fitness = 0; fitness < CLASSES; fitness += 1) {
    const previous = bestFrom[fitness];
    const demerits = bestDemerits[fitness] ?? Infinity;
    if (previous === null || previous === undefined || demerits === Infinity) continue;
    active.push({ index, fitness, demerits, worst: bestWorst[fitness] ?? 0, isOverfull: previous.isOverfull, previous });
  }
  bestFrom.fill(null);
  return active;
}

/** Positive where glue stretches, negative where it shrinks; 1 is all that it has. */
function stretchRatio(points: Breakpoints, options: BreakOptions, start: number, index: number, room: number): number {
  if (Math.abs(room) < EPSILON) return 0;
  const [ends, nexts] = room > 0 ? [points.endStretch, points.nextStretch] : [points.endShrink, points.nextShrink];
  const glue = (ends[index] ?? 0) - (start < 0 ? 0 : (nexts[start] ?? 0)) + (room > 0 ? options.emergencyStretch : 0);
  return glue > EPSILON ? room / glue : room > 0 ? 1e3 : -1;
}

/** Tight, normal, loose, very loose (KP, p. 1137). */
function fitnessClass(ratio: number): number {
  if (ratio < -0.5) return 0;
  if (ratio <= 0.5) return 1;
  return ratio <= 1 ? 2 : 3;
}

const costDemerits = (cost: number): number => (cost >= 0 ? cost * cost : -cost * cost);
