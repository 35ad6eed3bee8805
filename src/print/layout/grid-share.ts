/** Shares out among tracks what items that span several of them lack (CSS Grid 2, section 12.5.1). */

import type { FlexibleBreadth, TrackBreadth } from '../css/computed-style.js';

export interface Track {
  readonly min: TrackBreadth;
  readonly max: TrackBreadth | FlexibleBreadth | { readonly kind: 'fit-content'; readonly limitPt: number };
  basePt: number;
  limitPt: number;
  /** Its limit was infinite until just now: it may grow on while others keep to theirs. */
  isGrowable: boolean;
}

export interface ShareRequest {
  readonly tracks: readonly Track[];
  /** Tracks that each item spans, and the contribution to be met. */
  readonly items: readonly { readonly start: number; readonly end: number; readonly wishPt: number }[];
  readonly gapPt: number;
  readonly of: 'base' | 'limit';
  /** The tracks whose size is meant. */
  readonly isMeant: (track: Track) => boolean;
  /** The tracks that may grow beyond their limits before others. */
  readonly growsOn: (track: Track) => boolean;
}

const EPSILON_PT = 1e-6;

/** Grows base sizes or limits: each track by the most that one of the items asks of it. */
export function shareOut({ tracks, items, gapPt, of, isMeant, growsOn }: ShareRequest): void {
  const size = (track: Track): number => (of === 'base' ? track.basePt : track.limitPt === Infinity ? track.basePt : track.limitPt);
  const planned = new Map<Track, number>();
  for (const { start, end, wishPt } of items) {
    const spanned = tracks.slice(start, end);
    const meant = spanned.filter(isMeant);
    if (meant.length === 0) continue;
    const space = wishPt - gapPt * (spanned.length - 1) - spanned.reduce((sum, track) => sum + size(track), 0);
    const limit = (track: Track): number => {
      if (of === 'limit') return track.isGrowable || track.limitPt === Infinity ? Infinity : track.limitPt;
      return track.max.kind === 'fit-content' ? Math.min(track.limitPt, track.max.limitPt) : track.limitPt;
    };
    const growth = distribute(Math.max(0, space), meant, { room: (track) => limit(track) - size(track), growsOn });
    for (const track of meant) planned.set(track, Math.max(planned.get(track) ?? 0, growth.get(track) ?? 0));
  }
  for (const [track, growth] of planned) {
    if (of === 'base') {
      track.basePt += growth;
    } else {
      const wasInfinite = track.limitPt === Infinity;
      track.limitPt = size(track) + growth;
      track.isGrowable = wasInfinite;
    }
  }
}

interface Rules {
  readonly room: (track: Track) => number;
  readonly growsOn: (track: Track) => boolean;
}

/** Up to their limits equally (fr tracks by their factors), then beyond. */
function distribute(space: number, tracks: readonly Track[], { room, growsOn }: Rules): ReadonlyMap<Track, number> {
  const growth = new Map(tracks.map((track) => [track, 0]));
  let left = space;
  let open = tracks.filter((track) => room(track) > EPSILON_PT);
  while (left > EPSILON_PT && open.length > 0) {
    const weights = weigh(open);
    let used = 0;
    for (const track of open) {
      const has = growth.get(track) ?? 0;
      const more = Math.min(left * (weights.get(track) ?? 0), room(track) - has);
      growth.set(track, has + more);
      used += more;
    }
    left -= used;
    if (used <= EPSILON_PT) break;
    open = open.filter((track) => room(track) - (growth.get(track) ?? 0) > EPSILON_PT);
  }
  if (left > EPSILON_PT) {
    const preferred = tracks.filter(growsOn);
    const beyond = preferred.length > 0 ? preferred : tracks;
    for (const track of beyond) growth.set(track, (growth.get(track) ?? 0) + left / beyond.length);
  }
  return growth;
}

function weigh(tracks: readonly Track[]): ReadonlyMap<Track, number> {
  const factors = tracks.map(({ max }) => (max.kind === 'flex' ? max.factor : 0));
  const whole = factors.reduce((sum, factor) => sum + factor, 0);
  return new Map(tracks.map((track, index) => [track, whole > 0 ? (factors[index] ?? 0) / whole : 1 / tracks.length]));
}
