/** Sizes grid tracks: fixed, intrinsic and flexible ones (CSS Grid 2, section 12). Heights come in already measured, so it serves both axes. */

import type { TrackSize } from '../css/computed-style.js';
import { resolveLength } from './sizes.js';

export interface TrackItem {
  readonly start: number;
  readonly end: number;
  readonly minPt: number;
  readonly maxPt: number;
}

export interface TrackRequest {
  readonly tracks: readonly TrackSize[];
  /** Null where the container's size is not definite. */
  readonly availablePt: number | null;
  readonly gapPt: number;
  readonly items: readonly TrackItem[];
  /** `normal` and `stretch` content alignment let auto tracks take what is left. */
  readonly stretchesAuto: boolean;
}

interface Track {
  readonly size: TrackSize;
  basePt: number;
  limitPt: number;
}

/** The size of each track in points. */
export function sizeTracks(request: TrackRequest): readonly number[] {
  const tracks = request.tracks.map((size) => startTrack(size, request.availablePt));
  const isFlexible = (item: TrackItem): boolean => tracks.slice(item.start, item.end).some(({ size }) => size.kind === 'flex');
  for (const item of request.items) if (item.end - item.start === 1) growSingle(tracks[item.start], item);
  const spanning = request.items.filter((item) => item.end - item.start > 1).sort((a, b) => a.end - a.start - (b.end - b.start));
  for (const item of [...spanning.filter((one) => !isFlexible(one)), ...spanning.filter(isFlexible)]) growSpanned(tracks.slice(item.start, item.end), item, request.gapPt);
  const gaps = request.gapPt * Math.max(0, tracks.length - 1);
  if (request.availablePt === null) {
    for (const track of tracks) if (track.size.kind !== 'flex' && Number.isFinite(track.limitPt)) track.basePt = Math.max(track.basePt, track.limitPt);
    growFlexibleToContent(tracks);
  } else {
    maximise(tracks, request.availablePt - gaps);
    growFlexible(tracks, request.availablePt - gaps);
    if (request.stretchesAuto) stretchAuto(tracks, request.availablePt - gaps);
  }
  return tracks.map((track) => track.basePt);
}

function startTrack(size: TrackSize, available: number | null): Track {
  if (size.kind === 'fixed' && (typeof size.size === 'number' || available !== null)) {
    const fixed = Math.max(0, resolveLength(size.size, available ?? 0));
    return { size, basePt: fixed, limitPt: fixed };
  }
  // A percentage of an indefinite size behaves as auto.
  return { size: size.kind === 'fixed' ? { kind: 'auto' } : size, basePt: 0, limitPt: size.kind === 'flex' ? Infinity : 0 };
}

function growSingle(track: Track | undefined, item: TrackItem): void {
  if (track === undefined || track.size.kind === 'fixed' || shrinks(track)) return;
  const { kind } = track.size;
  track.basePt = Math.max(track.basePt, kind === 'max-content' ? item.maxPt : item.minPt);
  track.limitPt = Math.max(track.limitPt, track.basePt, kind === 'min-content' ? item.minPt : item.maxPt);
}

function growSpanned(spanned: readonly Track[], item: TrackItem, gap: number): void {
  const flexible = spanned.filter(({ size }) => size.kind === 'flex');
  const growing = (flexible.length > 0 ? flexible : spanned.filter(({ size }) => size.kind !== 'fixed')).filter((track) => !shrinks(track));
  if (growing.length === 0) return;
  const gaps = gap * (spanned.length - 1);
  const missingMin = item.minPt - gaps - spanned.reduce((sum, track) => sum + track.basePt, 0);
  if (missingMin > 0) for (const track of growing) track.basePt += missingMin / growing.length;
  for (const track of growing) track.limitPt = Math.max(track.limitPt, track.basePt);
  const missingMax = item.maxPt - gaps - spanned.reduce((sum, track) => sum + track.limitPt, 0);
  if (missingMax > 0) for (const track of growing) if (track.size.kind !== 'min-content') track.limitPt += missingMax / growing.length;
}

function shrinks({ size }: Track): boolean {
  return size.kind === 'flex' && size.shrinks === true;
}

function freeSpace(tracks: readonly Track[], available: number): number {
  return available - tracks.reduce((sum, track) => sum + track.basePt, 0);
}

/** Section 12.6: equal shares up to each track's limit. */
function maximise(tracks: readonly Track[], available: number): void {
  let free = freeSpace(tracks, available);
  let growing = tracks.filter((track) => track.size.kind !== 'flex' && track.limitPt > track.basePt);
  while (free > 1e-6 && growing.length > 0) {
    const share = free / growing.length;
    for (const track of growing) track.basePt = Math.min(track.limitPt, track.basePt + share);
    growing = growing.filter((track) => track.limitPt - track.basePt > 1e-6);
    free = freeSpace(tracks, available);
  }
}

/** Section 12.7: the size of an fr, leaving out tracks whose content is wider than their share. */
function growFlexible(tracks: readonly Track[], available: number): void {
  let flexible = tracks.filter((track) => track.size.kind === 'flex');
  let rest = available - tracks.reduce((sum, track) => sum + (track.size.kind === 'flex' ? 0 : track.basePt), 0);
  while (flexible.length > 0) {
    const factors = flexible.reduce((sum, track) => sum + factorOf(track), 0);
    const fr = Math.max(0, rest) / Math.max(1, factors);
    const tooWide = flexible.filter((track) => track.basePt > fr * factorOf(track) + 1e-6);
    if (tooWide.length === 0) {
      for (const track of flexible) track.basePt = fr * factorOf(track);
      return;
    }
    rest -= tooWide.reduce((sum, track) => sum + track.basePt, 0);
    flexible = flexible.filter((track) => !tooWide.includes(track));
  }
}

function growFlexibleToContent(tracks: readonly Track[]): void {
  const flexible = tracks.filter((track) => track.size.kind === 'flex');
  const content = (track: Track): number => (Number.isFinite(track.limitPt) ? Math.max(track.basePt, track.limitPt) : track.basePt);
  const fr = Math.max(0, ...flexible.map((track) => content(track) / Math.max(1, factorOf(track))));
  for (const track of flexible) track.basePt = Math.max(track.basePt, fr * factorOf(track));
}

function factorOf(track: Track): number {
  return track.size.kind === 'flex' ? Math.max(0, track.size.factor) : 0;
}

function stretchAuto(tracks: readonly Track[], available: number): void {
  const free = freeSpace(tracks, available);
  const growing = tracks.filter(({ size }) => size.kind === 'auto');
  if (free > 0) for (const track of growing) track.basePt += free / growing.length;
}
