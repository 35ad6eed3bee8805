/** The explicit grid of a container: its tracks with `auto-fill` and `auto-fit` unrolled, and what its lines are called (CSS Grid 2, sections 7 and 8.3). */

import type { ComputedStyle, GridLine, LengthPercentage, TrackListEntry, TrackSize } from '../css/computed-style.js';
import { resolveLength } from './sizes.js';

export interface ExplicitAxis {
  readonly tracks: readonly TrackSize[];
  /** Indexes of lines by name, ascending. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** Tracks of an `auto-fit`: they vanish where nothing stands in them. Null for none. */
  readonly fit: { readonly from: number; readonly to: number } | null;
}

export interface AxisRequest {
  readonly style: ComputedStyle;
  readonly axis: 'column' | 'row';
  /** The container's content size where it is definite. */
  readonly availablePt: number | null;
}

/** More tracks than this are no layout: they would only eat memory. */
export const MOST_TRACKS = 1000;
/** Nor are spans beyond this, unless the template is as long. */
const MOST_SPANNED = 100;

/** What the template of one axis comes to. */
export function explicitAxis({ style, axis, availablePt }: AxisRequest): ExplicitAxis {
  const list = axis === 'column' ? style.gridTemplateColumns : style.gridTemplateRows;
  const gap = axis === 'column' ? style.columnGap : style.rowGap;
  const entries = unroll(list, gap, availablePt);
  const tracks: TrackSize[] = [];
  const lines = new Map<string, Set<number>>();
  const name = (line: number, names: readonly string[]): void => {
    for (const one of names) lines.set(one, (lines.get(one) ?? new Set()).add(line));
  };
  for (const entry of entries.list) {
    if (entry.kind === 'lines') name(tracks.length, entry.names);
    else tracks.push(entry);
  }
  const areas = style.gridTemplateAreas;
  if (areas !== null) {
    const auto = axis === 'column' ? style.gridAutoColumns : style.gridAutoRows;
    const count = axis === 'column' ? areas.columns : areas.rows;
    for (let extra = 0; tracks.length < count; extra++) tracks.push(auto[extra % auto.length] ?? { kind: 'auto' });
    for (const area of areas.areas) {
      name(axis === 'column' ? area.columnStart : area.rowStart, [`${area.name}-start`]);
      name(axis === 'column' ? area.columnEnd : area.rowEnd, [`${area.name}-end`]);
    }
  }
  return { tracks, lines: new Map([...lines].map(([key, found]) => [key, [...found].sort((a, b) => a - b)])), fit: entries.fit };
}

type FlatEntry = Exclude<TrackListEntry, { readonly kind: 'repeat' }>;

interface Unrolled {
  readonly list: readonly FlatEntry[];
  readonly fit: ExplicitAxis['fit'];
}

function unroll(list: readonly TrackListEntry[], gap: LengthPercentage, availablePt: number | null): Unrolled {
  const at = list.findIndex((entry) => entry.kind === 'repeat');
  const repeat = list[at];
  const flat = (entries: readonly TrackListEntry[]): readonly FlatEntry[] => entries.flatMap((entry) => (entry.kind === 'repeat' ? [] : [entry]));
  if (repeat?.kind !== 'repeat') return { list: flat(list), fit: null };
  const isTrack = (entry: TrackListEntry): entry is TrackSize => entry.kind !== 'lines' && entry.kind !== 'repeat';
  const others = list.filter(isTrack);
  const own = repeat.entries.filter(isTrack);
  const times = availablePt === null ? 1 : repetitions(others, own, { gapPt: resolveLength(gap, availablePt), availablePt });
  const from = list.slice(0, at).filter(isTrack).length;
  return {
    list: [...flat(list.slice(0, at)), ...Array.from({ length: times }, () => repeat.entries).flat(), ...flat(list.slice(at + 1))],
    fit: repeat.count === 'auto-fit' ? { from, to: from + times * own.length } : null,
  };
}

/** As many as fit, at least one (CSS Grid 2, section 7.2.3.2). */
function repetitions(others: readonly TrackSize[], own: readonly TrackSize[], { gapPt, availablePt }: { readonly gapPt: number; readonly availablePt: number }): number {
  const size = (tracks: readonly TrackSize[]): number => tracks.reduce((sum, track) => sum + Math.max(0, definiteSize(track, availablePt)) + gapPt, 0);
  const each = size(own);
  const most = Math.floor(MOST_TRACKS / Math.max(1, own.length));
  return each <= 0 ? most : Math.max(1, Math.min(most, Math.floor((availablePt + gapPt - size(others) + 1e-6) / each)));
}

function definiteSize(track: TrackSize, availablePt: number): number {
  if (track.kind === 'fixed') return resolveLength(track.size, availablePt);
  if (track.kind !== 'minmax') return 0;
  const min = track.min.kind === 'fixed' ? resolveLength(track.min.size, availablePt) : 0;
  return track.max.kind === 'fixed' ? Math.max(min, resolveLength(track.max.size, availablePt)) : min;
}

/** Where an item asks to stand: lines may lie before the explicit grid and after it. */
export interface GridSpan {
  /** Null where auto-placement finds it. */
  readonly start: number | null;
  readonly length: number;
}

/** A pair of line values as a span (CSS Grid 2, section 8.3 and 8.3.1). */
export function resolveSpan(start: GridLine, end: GridLine, axis: ExplicitAxis): GridSpan {
  const from = lineIndex(start, 'start', axis);
  const to = lineIndex(end, 'end', axis);
  if (from !== null && to !== null) {
    if (from === to) return { start: from, length: 1 };
    return { start: Math.min(from, to), length: Math.abs(to - from) };
  }
  if (from !== null) return { start: from, length: Math.max(1, spanEnd(end, from, 1, axis) - from) };
  if (to !== null) {
    const first = spanEnd(start, to, -1, axis);
    return { start: first, length: Math.max(1, to - first) };
  }
  const span = typeof start === 'object' && 'span' in start ? start : end;
  // A span up to a name means nothing without a place to count from.
  return { start: null, length: typeof span === 'object' && 'span' in span && span.name === undefined ? Math.min(span.span, Math.max(MOST_SPANNED, axis.tracks.length)) : 1 };
}

/** The line that a value names by itself; null for `auto` and spans. */
function lineIndex(line: GridLine, side: 'start' | 'end', { tracks, lines }: ExplicitAxis): number | null {
  if (line === 'auto' || 'span' in line) return null;
  const last = tracks.length;
  if ('area' in line) return lines.get(`${line.area}-${side}`)?.[0] ?? nthNamed(lines.get(line.area) ?? [], 1, last);
  if (line.name !== undefined) return nthNamed(lines.get(line.name) ?? [], line.line, last);
  return clamp(line.line > 0 ? line.line - 1 : last + 1 + line.line);
}

/** The n-th line of a name; where there are too few, every line beyond the explicit grid counts as one. */
function nthNamed(named: readonly number[], n: number, last: number): number {
  if (n > 0) return clamp(named[n - 1] ?? last + n - named.length);
  return clamp(named[named.length + n] ?? n + named.length);
}

function clamp(index: number): number {
  return Math.min(Math.max(-MOST_TRACKS, index), MOST_TRACKS);
}

/** The other end of a span from a line, forwards or backwards. */
function spanEnd(line: GridLine, from: number, direction: 1 | -1, { tracks, lines }: ExplicitAxis): number {
  if (line === 'auto' || !('span' in line)) return from + direction;
  if (line.name === undefined) return clamp(from + direction * line.span);
  const named = lines.get(line.name) ?? [];
  const beyond = direction === 1 ? named.filter((one) => one > from) : named.filter((one) => one < from).reverse();
  const found = beyond[line.span - 1];
  if (found !== undefined) return found;
  const missing = line.span - beyond.length;
  return clamp(direction === 1 ? Math.max(from, tracks.length) + missing : Math.min(from, 0) - missing);
}
