/** Weighs the lines that may end at a breakpoint and keeps the cheapest ways to get there: the inner loop of Knuth and Plass (KP, see knuth-plass.ts). */

import { INSIDE_WORD_COST, widthAfter } from './break-measure.js';
import type { BreakOptions, Breakpoints } from './break-measure.js';

/** The best way found to end a line at a breakpoint, one for each fitness class of that line and number of hyphens that end lines up to it. */
export interface LineStart {
  readonly index: number;
  /** Where the next line begins: text, glue and leaders up to there. */
  readonly begin: number;
  readonly glue: number;
  readonly fills: number;
  readonly width: number;
  /** By what part of their width the line's spaces grow; NaN where none follows or precedes. */
  readonly spread: number;
  /** Lines in succession up to this one that end in a hyphen. */
  readonly hyphens: number;
  readonly demerits: number;
  readonly worst: number;
  readonly isOverfull: boolean;
  readonly previous: LineStart | null;
}

const LINE_PENALTY = 10;
const CONSECUTIVE_HYPHENS = 10_000;
/** More than two hyphens one below the other are a ladder. */
const HYPHEN_LADDER = 1_000_000;
const MOST_HYPHENS = 2;
/** A hyphen in ragged text: as bad as a line that falls short by a quarter. */
const RAGGED_HYPHEN = 80_000;
/** Justified: for the square of what the spaces of two neighbouring lines differ by, as parts of their width, beyond what nobody sees. */
const UNEVEN_NEIGHBOURS = 200_000;
const EVEN_ENOUGH = 0.25;
/** Against spaces of nearly twice their width; in ragged text against a hole of a quarter. */
const SHORT_LAST_LINE = 300_000;
const SHORT_RAGGED_LAST_LINE = 100_000;
/** The last line begins with the rest of a word; or is nothing else, which only a line half empty outweighs. */
const FRAGMENT_ON_LAST_LINE = 5_000;
const ONLY_A_FRAGMENT = 1e6;
const OVERFULL = 1e9;
/** A ragged line is as bad as a fully stretched one where it falls short by this part of its width. */
const RAGGED_UNIT = 0.15;
/** What rounding may add up to, in points. */
const EPSILON = 1e-6;
/** Beyond this ratio a justified line is as bad as the hole that its spaces have to fill, whatever their number. */
const WILD_RATIO = 4;
/** One without any space stands short of its edge, which is worse still. */
const NO_GLUE_BADNESS = 1e5;

/** For each breakpoint the nearest one before it that is not inside a word; −1 where there is none. */
function plainBreaksBefore({ isHyphen, cost }: Breakpoints): Int32Array {
  const before = new Int32Array(isHyphen.length);
  let latest = -1;
  for (let index = 0; index < before.length; index += 1) {
    before[index] = latest;
    if (isHyphen[index] === 0 && (cost[index] ?? 0) < INSIDE_WORD_COST) latest = index;
  }
  return before;
}

/** For each breakpoint the nearest one after it that is not inside a word. */
function plainBreaksAfter({ isHyphen, cost }: Breakpoints): Int32Array {
  const after = new Int32Array(isHyphen.length);
  let latest = isHyphen.length - 1;
  for (let index = latest; index >= 0; index -= 1) {
    after[index] = latest;
    if (isHyphen[index] === 0 && (cost[index] ?? 0) < INSIDE_WORD_COST) latest = index;
  }
  return after;
}

const NO_BREAKS = new Int32Array(0);
/** Classes of lines by how far their spaces grow: the best of each is kept (KP, p. 1137, has four). */
const FITNESS_LIMITS = [-0.1, 0.1, 0.3, 0.6, 1] as const;
const FITNESSES = FITNESS_LIMITS.length + 1;
const CLASSES = FITNESSES * (MOST_HYPHENS + 1);

/** The present breakpoint and the cheapest arrivals at it: filled anew for each, so that no object is made for those that lose. */
export class LineSearch {
  private readonly points: Breakpoints;
  private readonly options: BreakOptions;
  private readonly isRagged: boolean;
  private readonly plainBefore: Int32Array;
  private readonly plainAfter: Int32Array;
  private readonly bestDemerits = new Float64Array(CLASSES);
  private readonly bestWorst = new Float64Array(CLASSES);
  private readonly bestSpread = new Float64Array(CLASSES);
  private readonly bestFrom = new Array<LineStart | null>(CLASSES).fill(null);
  private index = 0;
  private end = 0;
  private glue = 0;
  private fills = 0;
  private mayHang = 0;
  private ownCost = 0;
  private isForced = false;
  private isHyphen = false;
  private hyphenPt = 0;
  private isLast = false;
  /** Of the line that is being weighed. */
  private spread = NaN;

  constructor(points: Breakpoints, options: BreakOptions) {
    this.points = points;
    this.options = options;
    this.isRagged = options.mode === 'ragged';
    const hasHyphens = points.isHyphen.includes(1);
    this.plainBefore = hasHyphens ? plainBreaksBefore(points) : NO_BREAKS;
    this.plainAfter = hasHyphens && this.isRagged ? plainBreaksAfter(points) : NO_BREAKS;
  }

  /**
   * Tries all lines that end at one breakpoint. Starts from which the text no longer fits are dropped (KP, p. 1158),
   * so that the active ones never span more than a line.
   *
   * @returns the starts that stay active (the array that came in, shortened), with the breakpoint's own at the end.
   */
  step(active: LineStart[], index: number): LineStart[] {
    this.goTo(index);
    let kept = 0;
    for (let at = 0; at < active.length; at += 1) {
      const node = active[at];
      if (node !== undefined && this.tryLine(node)) active[kept++] = node;
    }
    active.length = kept;
    this.collect(active);
    return active;
  }

  /** The end of a line that does not fit. */
  overfull(from: LineStart, index: number): LineStart {
    const { points, options } = this;
    const [begin, glue, fills] = [points.next[index] ?? 0, points.nextGlue[index] ?? 0, points.fills[index] ?? 0];
    return { index, begin, glue, fills, width: widthAfter(points, options, index), spread: NaN, hyphens: 0, demerits: from.demerits + OVERFULL, worst: from.worst, isOverfull: true, previous: from };
  }

  private goTo(index: number): void {
    const { points } = this;
    const cost = points.cost[index] ?? 0;
    this.index = index;
    this.end = points.end[index] ?? 0;
    this.glue = points.endGlue[index] ?? 0;
    this.fills = points.fills[index] ?? 0;
    this.mayHang = points.mayHang === null ? 0 : (points.mayHang[index] ?? 0);
    this.isForced = cost === -Infinity;
    this.isHyphen = points.isHyphen[index] === 1;
    this.hyphenPt = this.isHyphen ? Math.max(0, this.end - (points.next[index] ?? 0)) : 0;
    this.isLast = index === points.end.length - 1;
    this.ownCost = this.isForced ? 0 : cost * cost;
    this.bestDemerits.fill(Infinity);
  }

  /** Weighs the line from a start to the present breakpoint. @returns true while the start may yet serve a later one */
  private tryLine(node: LineStart): boolean {
    let room = node.width - (this.end - node.begin);
    if (room < 0 && this.mayHang > 0) room = Math.min(0, room + this.mayHang);
    const leastRoom = -EPSILON - (this.isRagged ? 0 : (this.glue - node.glue) * this.options.shrink);
    // A hyphen makes this end longer than the text itself, which may yet go on to a later one.
    if (room < leastRoom) return !this.isForced && this.isHyphen && room + this.hyphenPt >= leastRoom;
    if (room > 0 && this.fills > node.fills) room = 0;
    if (this.isRagged) this.weighRagged(node, room);
    else this.weighJustified(node, room);
    return !this.isForced;
  }

  private weighRagged(node: LineStart, room: number): void {
    if (this.isHyphen && !this.needsHyphen(node)) return;
    const short = room / (node.width * RAGGED_UNIT);
    this.spread = NaN;
    this.arrive(node, 0, this.isForced ? 0 : 100 * short * short, this.isForced ? 0 : room);
  }

  /** A ragged line is hyphenated where its last word does not fit and without it the line would fall far short. */
  private needsHyphen(node: LineStart): boolean {
    const { end } = this.points;
    const wholePt = end[this.plainAfter[this.index] ?? 0] ?? 0;
    if (wholePt - node.begin <= node.width + EPSILON) return false;
    const before = this.plainBefore[this.index] ?? -1;
    return before <= node.index || node.width - ((end[before] ?? 0) - node.begin) > this.options.hyphenZone;
  }

  private weighJustified(node: LineStart, room: number): void {
    if (this.isForced && room >= 0) {
      this.spread = NaN;
      this.arrive(node, 0, 0, 0);
      return;
    }
    const { options } = this;
    const glue = this.glue - node.glue;
    const ratio = Math.abs(room) < EPSILON ? 0 : glue <= EPSILON ? (room > 0 ? Infinity : -1) : room / (glue * (room > 0 ? options.stretch : options.shrink));
    if (ratio > options.tolerance) return;
    const isWild = ratio > WILD_RATIO;
    this.spread = isWild ? NaN : ratio * (room > 0 ? options.stretch : options.shrink);
    this.arrive(node, isWild ? FITNESSES - 1 : fitnessClass(this.spread), isWild ? wildBadness(room / node.width, ratio) : 100 * Math.abs(ratio) ** 3, ratio);
  }

  /** Keeps the line if it is the cheapest of its class. */
  private arrive(node: LineStart, fitness: number, badness: number, worst: number): void {
    let demerits = node.demerits + (LINE_PENALTY + badness) ** 2 + this.ownCost;
    let hyphens = 0;
    if (this.isHyphen) {
      if (this.isRagged) demerits += RAGGED_HYPHEN;
      if (node.hyphens > 0) demerits += node.hyphens < MOST_HYPHENS ? CONSECUTIVE_HYPHENS : HYPHEN_LADDER;
      hyphens = Math.min(node.hyphens + 1, MOST_HYPHENS);
    }
    const difference = Math.abs(this.spread - node.spread) - EVEN_ENOUGH;
    if (difference > 0) demerits += UNEVEN_NEIGHBOURS * difference * difference;
    if (this.isLast && node.index >= 0) {
      demerits += this.lastLineDemerits(node);
    }
    const kind = fitness + FITNESSES * hyphens;
    if (demerits >= (this.bestDemerits[kind] ?? 0)) return;
    this.bestDemerits[kind] = demerits;
    this.bestWorst[kind] = Math.max(node.worst, worst);
    this.bestSpread[kind] = this.spread;
    this.bestFrom[kind] = node;
  }

  /** A last line is not to be short, one word, or the rest of one. */
  private lastLineDemerits(node: LineStart): number {
    const isOneWord = (this.plainBefore === NO_BREAKS ? this.index - 1 : (this.plainBefore[this.index] ?? -1)) <= node.index;
    const missing = 1 - (this.end - node.begin) / this.options.shortestLastLine;
    const demerits = missing > 0 ? (missing + (isOneWord ? 1 : 0)) * (this.isRagged ? SHORT_RAGGED_LAST_LINE : SHORT_LAST_LINE) : 0;
    return node.hyphens === 0 ? demerits : demerits + (isOneWord ? ONLY_A_FRAGMENT : FRAGMENT_ON_LAST_LINE);
  }

  /** Adds the winners to the active starts. */
  private collect(active: LineStart[]): void {
    const { points, index, fills } = this;
    const classes = this.isHyphen ? CLASSES : FITNESSES;
    for (let kind = 0; kind < classes; kind += 1) {
      const previous = this.bestFrom[kind] ?? null;
      if (previous === null) continue;
      this.bestFrom[kind] = null;
      active.push({
        index,
        begin: points.next[index] ?? 0,
        glue: points.nextGlue[index] ?? 0,
        fills,
        width: widthAfter(points, this.options, index),
        spread: this.bestSpread[kind] ?? NaN,
        hyphens: Math.floor(kind / FITNESSES),
        demerits: this.bestDemerits[kind] ?? 0,
        worst: this.bestWorst[kind] ?? 0,
        isOverfull: previous.isOverfull,
        previous,
      });
    }
  }
}

/** `hole` is what the spaces have to fill, as a part of the line's width. */
function wildBadness(hole: number, ratio: number): number {
  const holes = (hole / RAGGED_UNIT) ** 2;
  return (ratio === Infinity ? NO_GLUE_BADNESS : 100 * WILD_RATIO ** 3) * (1 + holes);
}

function fitnessClass(spread: number): number {
  let fitness = 0;
  while (fitness < FITNESS_LIMITS.length && spread > (FITNESS_LIMITS[fitness] ?? 0)) fitness += 1;
  return fitness;
}
