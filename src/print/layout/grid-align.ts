/** Where tracks lie in their container, and items in their areas (CSS Box Alignment 3, sections 5 and 6). */

import type { Alignment, ComputedStyle, ContentAlignment } from '../css/computed-style.js';

export interface LaidTracks {
  readonly sizes: readonly number[];
  /** Start edge of each track from the container's start. */
  readonly starts: readonly number[];
  /** From the first track's start to the last one's end. */
  readonly totalPt: number;
}

/** Places tracks in a container; free space that would be negative moves nothing, so that all stays on the page. */
export function layTracks(sizes: readonly number[], gapPt: number, availablePt: number, alignment: ContentAlignment): LaidTracks {
  const whole = sizes.reduce((sum, size) => sum + size, 0) + gapPt * Math.max(0, sizes.length - 1);
  const free = Math.max(0, availablePt - whole);
  const [before, between] = shares(alignment, free, sizes.length);
  let at = before;
  const starts = sizes.map((size) => {
    const start = at;
    at += size + gapPt + between;
    return start;
  });
  return { sizes, starts, totalPt: whole + between * Math.max(0, sizes.length - 1) };
}

/** Free space before the first track and between two. A single track or none falls back as the specification says. */
function shares(alignment: ContentAlignment, free: number, count: number): readonly [before: number, between: number] {
  switch (alignment) {
    case 'end':
    case 'right': return [free, 0];
    case 'center': return [free / 2, 0];
    case 'space-between': return count > 1 ? [0, free / (count - 1)] : [0, 0];
    case 'space-around': return count > 0 ? [free / count / 2, free / count] : [0, 0];
    case 'space-evenly': return [free / (count + 1), free / (count + 1)];
    default: return [0, 0];
  }
}

/** The area from one line to another. */
export function areaOf({ sizes, starts }: LaidTracks, start: number, end: number): { readonly startPt: number; readonly sizePt: number } {
  const startPt = starts[start] ?? 0;
  return { startPt, sizePt: Math.max(0, (starts[end - 1] ?? 0) + (sizes[end - 1] ?? 0) - startPt) };
}

/** `left` and `right` as the side that they are in the text's direction. */
export function logicalSide<A extends Alignment | ContentAlignment>(alignment: A, direction: ComputedStyle['direction']): A | 'start' | 'end' {
  if (alignment !== 'left' && alignment !== 'right') return alignment;
  return (alignment === 'left') === (direction === 'ltr') ? 'start' : 'end';
}
