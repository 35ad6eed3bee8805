/**
 * Sizes grid tracks (CSS Grid 2, section 12.3 to 12.8). One axis at a time: heights come in already measured, so
 * the same serves columns and rows.
 */

import type { TrackBreadth, TrackSize } from '../css/computed-style.js';
import { shareOut, type Track } from './grid-share.js';
import { resolveLength } from './sizes.js';

export interface TrackItem {
  readonly start: number;
  readonly end: number;
  /** Outer min-content and max-content contributions. */
  readonly minPt: number;
  readonly maxPt: number;
  /** The minimum contribution, where it differs from the min-content one: a smaller `min-width`, say. */
  readonly leastPt?: number;
}

export interface TrackRequest {
  readonly tracks: readonly TrackSize[];
  /** The container's content size; what it is asked for where it is not definite. */
  readonly availablePt: number | 'min-content' | 'max-content';
  readonly gapPt: number;
  readonly items: readonly TrackItem[];
  /** `normal` and `stretch` content alignment let auto tracks take what is left. */
  readonly stretchesAuto: boolean;
}

const EPSILON_PT = 1e-6;

/** The size of each track in points. */
export function sizeTracks(request: TrackRequest): readonly number[] {
  const { availablePt, gapPt, items } = request;
  const tracks = request.tracks.map((size) => startTrack(size, typeof availablePt === 'number' ? availablePt : null));
  growToContent(tracks, request);
  for (const track of tracks) if (track.limitPt === Infinity && track.max.kind !== 'flex') track.limitPt = track.basePt;
  const gaps = gapPt * Math.max(0, tracks.length - 1);
  if (availablePt === 'max-content') {
    for (const track of tracks) if (track.max.kind !== 'flex') track.basePt = Math.max(track.basePt, track.limitPt);
    growFlexibleToContent(tracks, items, gapPt);
  } else if (availablePt !== 'min-content') {
    maximise(tracks, availablePt - gaps);
    growFlexible(tracks, availablePt - gaps);
    if (request.stretchesAuto) stretchAuto(tracks, availablePt - gaps);
  }
  return tracks.map((track) => track.basePt);
}

/** Section 12.4. A percentage of an indefinite size behaves as auto. */
function startTrack(size: TrackSize, available: number | null): Track {
  const settled = (breadth: TrackBreadth): TrackBreadth => (breadth.kind === 'fixed' && typeof breadth.size !== 'number' && available === null ? { kind: 'auto' } : breadth);
  const [min, max] = limitsOf(size, available);
  const [low, high] = [settled(min), max.kind === 'flex' || max.kind === 'fit-content' ? max : settled(max)];
  const basePt = low.kind === 'fixed' ? Math.max(0, resolveLength(low.size, available ?? 0)) : 0;
  const limitPt = high.kind === 'fixed' ? Math.max(basePt, resolveLength(high.size, available ?? 0)) : Infinity;
  return { min: low, max: high, basePt, limitPt, isGrowable: false };
}

function limitsOf(size: TrackSize, available: number | null): readonly [TrackBreadth, Track['max']] {
  switch (size.kind) {
    case 'flex': return [{ kind: 'auto' }, size];
    case 'minmax': return [size.min, size.max];
    case 'fit-content': return [{ kind: 'auto' }, typeof size.limit !== 'number' && available === null ? { kind: 'auto' } : { kind: 'fit-content', limitPt: resolveLength(size.limit, available ?? 0) }];
    default: return [size, size];
  }
}

/** Section 12.5: single-track items first, then spans from narrow to wide, those over flexible tracks last. */
function growToContent(tracks: readonly Track[], request: TrackRequest): void {
  const isFlexible = (item: TrackItem): boolean => tracks.slice(item.start, item.end).some(({ max }) => max.kind === 'flex');
  const bySpan = new Map<number, TrackItem[]>();
  const flexible: TrackItem[] = [];
  for (const item of request.items) {
    const span = item.end - item.start;
    const group = bySpan.get(span) ?? [];
    if (span === 1) growSingle(tracks[item.start], item, request);
    else if (isFlexible(item)) flexible.push(item);
    else bySpan.set(span, group);
    group.push(item);
  }
  for (const [, items] of [...bySpan].sort(([a], [b]) => a - b)) growSpanned(tracks, items, { request, isFlexible: false });
  if (flexible.length > 0) growSpanned(tracks, flexible, { request, isFlexible: true });
}

/** What an item asks of an `auto` minimum: all of its content only where the container itself asks for that. */
function leastOf(item: TrackItem, { availablePt }: TrackRequest): number {
  return typeof availablePt === 'number' ? (item.leastPt ?? item.minPt) : item.minPt;
}

function growSingle(track: Track | undefined, item: TrackItem, request: TrackRequest): void {
  if (track === undefined) return;
  switch (track.min.kind) {
    case 'min-content': track.basePt = Math.max(track.basePt, item.minPt); break;
    case 'max-content': track.basePt = Math.max(track.basePt, item.maxPt); break;
    case 'auto': track.basePt = Math.max(track.basePt, Math.min(leastOf(item, request), track.max.kind === 'fixed' ? track.limitPt : Infinity)); break;
    case 'fixed': break;
  }
  const limit = track.limitPt === Infinity ? 0 : track.limitPt;
  switch (track.max.kind) {
    case 'min-content': track.limitPt = Math.max(limit, item.minPt); break;
    case 'auto':
    case 'max-content': track.limitPt = Math.max(limit, item.maxPt); break;
    case 'fit-content': track.limitPt = Math.max(limit, Math.min(item.maxPt, track.max.limitPt)); break;
    default: break;
  }
  track.limitPt = Math.max(track.limitPt, track.basePt);
}

/** Section 12.5, steps 3 and 4, for items of one span, or for all over flexible tracks. */
function growSpanned(tracks: readonly Track[], items: readonly TrackItem[], { request, isFlexible }: { readonly request: TrackRequest; readonly isFlexible: boolean }): void {
  const { availablePt, gapPt } = request;
  const share = (of: 'base' | 'limit', wish: (item: TrackItem) => number, isMeant: (track: Track) => boolean): void => shareOut({
    tracks, gapPt, of,
    items: items.map((item) => ({ start: item.start, end: item.end, wishPt: wish(item) })),
    isMeant: (track) => (!isFlexible || track.max.kind === 'flex') && isMeant(track),
    growsOn: ({ max }) => max.kind !== 'fixed' && max.kind !== 'flex',
  });
  share('base', (item) => leastOf(item, request), ({ min }) => min.kind !== 'fixed');
  share('base', (item) => item.minPt, ({ min }) => min.kind === 'min-content' || min.kind === 'max-content' || (availablePt === 'min-content' && min.kind === 'auto'));
  share('base', (item) => item.maxPt, ({ min }) => min.kind === 'max-content' || (availablePt === 'max-content' && min.kind === 'auto'));
  for (const track of tracks) track.limitPt = Math.max(track.limitPt, track.basePt);
  if (isFlexible) return;
  share('limit', (item) => item.minPt, ({ max }) => max.kind !== 'fixed' && max.kind !== 'flex');
  share('limit', (item) => item.maxPt, ({ max }) => max.kind === 'auto' || max.kind === 'max-content' || max.kind === 'fit-content');
  for (const track of tracks) {
    track.isGrowable = false;
    if (track.max.kind === 'fit-content') track.limitPt = Math.max(track.basePt, Math.min(track.limitPt, track.max.limitPt));
  }
}

function freeSpace(tracks: readonly Track[], available: number): number {
  return available - tracks.reduce((sum, track) => sum + track.basePt, 0);
}

/** Section 12.6: equal shares up to each track's limit. */
function maximise(tracks: readonly Track[], available: number): void {
  let free = freeSpace(tracks, available);
  let growing = tracks.filter((track) => track.max.kind !== 'flex' && track.limitPt > track.basePt);
  while (free > EPSILON_PT && growing.length > 0) {
    const share = free / growing.length;
    for (const track of growing) track.basePt = Math.min(track.limitPt, track.basePt + share);
    growing = growing.filter((track) => track.limitPt - track.basePt > EPSILON_PT);
    free = freeSpace(tracks, available);
  }
}

function factorOf({ max }: Track): number {
  return max.kind === 'flex' ? max.factor : 0;
}

/** Section 12.7.1: the size of an fr, leaving out tracks whose content is wider than their share. */
function fractionOf(tracks: readonly Track[], available: number): number {
  let flexible = tracks.filter((track) => track.max.kind === 'flex');
  let rest = available - tracks.reduce((sum, track) => sum + (track.max.kind === 'flex' ? 0 : track.basePt), 0);
  while (flexible.length > 0) {
    const fr = Math.max(0, rest) / Math.max(1, flexible.reduce((sum, track) => sum + factorOf(track), 0));
    const tooWide = flexible.filter((track) => track.basePt > fr * factorOf(track) + EPSILON_PT);
    if (tooWide.length === 0) return fr;
    rest -= tooWide.reduce((sum, track) => sum + track.basePt, 0);
    flexible = flexible.filter((track) => !tooWide.includes(track));
  }
  return 0;
}

function growFlexible(tracks: readonly Track[], available: number): void {
  const fr = fractionOf(tracks, available);
  for (const track of tracks) if (track.max.kind === 'flex') track.basePt = Math.max(track.basePt, fr * track.max.factor);
}

/** Section 12.7 without a definite size: an fr is as large as its neediest track or item makes it. */
function growFlexibleToContent(tracks: readonly Track[], items: readonly TrackItem[], gapPt: number): void {
  let fr = 0;
  for (const track of tracks) if (track.max.kind === 'flex') fr = Math.max(fr, track.basePt / Math.max(1, track.max.factor));
  for (const item of items) {
    const spanned = tracks.slice(item.start, item.end);
    if (spanned.some(({ max }) => max.kind === 'flex')) fr = Math.max(fr, fractionOf(spanned, item.maxPt - gapPt * (spanned.length - 1)));
  }
  for (const track of tracks) if (track.max.kind === 'flex') track.basePt = Math.max(track.basePt, fr * track.max.factor);
}

/** Section 12.8. */
function stretchAuto(tracks: readonly Track[], available: number): void {
  const free = freeSpace(tracks, available);
  const growing = tracks.filter(({ max }) => max.kind === 'auto');
  if (free > 0) for (const track of growing) track.basePt += free / growing.length;
}
