/** Places texts beside points so that they cover neither lines nor each other, nor leave the drawing. */

import { LABEL_SIZE } from './palette.js';
import type { MeasureText } from './text-width.js';

export interface PointLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly label: PointLabel;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const ASCENT = 0.74 * LABEL_SIZE;
const DESCENT = 0.24 * LABEL_SIZE;

/** Best place first: above to the left, above, above to the right, then the same below; farther away where it is crowded. */
const DIRECTIONS = [
  { dx: -1, dy: -1, anchor: 'end' },
  { dx: 0, dy: -1, anchor: 'middle' },
  { dx: 1, dy: -1, anchor: 'start' },
  { dx: 1, dy: 1, anchor: 'start' },
  { dx: 0, dy: 1, anchor: 'middle' },
  { dx: -1, dy: 1, anchor: 'end' },
] as const;
/** Dearer than any crossing of the line. */
const TOUCHES = 1e9;
const DISTANCES = [5, 9, 14, 20, 28];

/** Looking for room takes the longer the more labels there are; a drawing has room for far fewer. */
const MOST = 60;

/**
 * Each label that finds a free place gets it; one that finds none crosses as little of the line as may be; one that
 * would touch another label, or is wider than the frame, is left out.
 */
export function placePointLabels(labels: readonly PointLabel[], line: readonly { readonly x: number; readonly y: number }[], { frame, measure }: { readonly frame: Box; readonly measure: MeasureText }): readonly PlacedText[] {
  const taken: Box[] = [];
  const candidate = (label: PointLabel, direction: (typeof DIRECTIONS)[number], distance: number): Candidate => placeBeside(label, { direction, distance, frame, width: measure(label.text, LABEL_SIZE, 600) });
  return labels.slice(0, MOST).flatMap((label) => {
    const candidates = DISTANCES.flatMap((distance) => DIRECTIONS.map((direction) => candidate(label, direction, distance)));
    let best = candidates[0] ?? candidate(label, DIRECTIONS[0], 5);
    let bestCost = Number.POSITIVE_INFINITY;
    for (const [index, option] of candidates.entries()) {
      const cost = index + coverage(option.box, line) * 50 + taken.filter((other) => overlaps(option.box, other)).length * TOUCHES;
      if (cost < bestCost) [best, bestCost] = [option, cost];
    }
    if (bestCost >= TOUCHES || best.box.right - best.box.left > frame.right - frame.left + 4) return [];
    taken.push(best.box);
    return [best.text];
  });
}

interface Candidate {
  readonly text: PlacedText;
  readonly box: Box;
}

function placeBeside(label: PointLabel, { direction, distance, frame, width }: { readonly direction: (typeof DIRECTIONS)[number]; readonly distance: number; readonly frame: Box; readonly width: number }): Candidate {
  const reach = direction.dx === 0 ? 0 : direction.dx * Math.min(distance, 6);
  const start = label.x + reach - (direction.anchor === 'end' ? width : direction.anchor === 'middle' ? width / 2 : 0);
  const left = Math.max(frame.left, Math.min(start, frame.right - width));
  const wantedY = direction.dy < 0 ? label.y - distance : label.y + distance + ASCENT;
  const y = Math.max(frame.top + ASCENT + 1, Math.min(wantedY, frame.bottom - DESCENT));
  const shift = left - start;
  const x = label.x + reach + shift;
  return { text: { x, y, anchor: direction.anchor, label }, box: { left: left - 2, right: left + width + 2, top: y - ASCENT - 1, bottom: y + DESCENT } };
}

/** How many points of the line a box covers, those between its points included. */
function coverage(box: Box, line: readonly { readonly x: number; readonly y: number }[]): number {
  let count = 0;
  for (const [index, point] of line.entries()) {
    const next = line[index + 1] ?? point;
    const crossesX = Math.min(point.x, next.x) <= box.right && Math.max(point.x, next.x) >= box.left;
    const crossesY = Math.min(point.y, next.y) <= box.bottom && Math.max(point.y, next.y) >= box.top;
    if (crossesX && crossesY) count += 1;
  }
  return count;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
