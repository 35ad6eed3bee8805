/** Paths of boxes with rounded corners (CSS Backgrounds 3, section 5): closed around a box, or along some of its sides. */

import type { Rect } from '../layout/fragment.js';
import { formatNumber } from './content-stream.js';

/** Radii of one corner's quarter ellipse; both 0 where it is square. */
export interface Corner {
  readonly xPt: number;
  readonly yPt: number;
}

export interface Corners {
  readonly topLeft: Corner;
  readonly topRight: Corner;
  readonly bottomRight: Corner;
  readonly bottomLeft: Corner;
}

export type Side = 'top' | 'right' | 'bottom' | 'left';
type BySide<T> = Readonly<Record<Side, T>>;

/** Part of a radius that a Bézier handle stands away from the arc's corner, so that four curves make a circle. */
const FROM_CORNER = 1 - 0.552_284_75;
const SQUARE: Corner = { xPt: 0, yPt: 0 };
/** Clockwise, as paths are drawn. */
const ORDER = ['top', 'right', 'bottom', 'left'] as const;

/** Corners of a fragment: round where both sides are its own, square where a break cut one off. Too large radii shrink together (section 5.5). */
export function cornersOf(rect: Rect, radiusPt: number, edges: BySide<boolean>): Corners | null {
  const across = edges.left && edges.right ? 2 : 1;
  const down = edges.top && edges.bottom ? 2 : 1;
  const radius = Math.min(radiusPt, rect.widthPt / across, rect.heightPt / down);
  const corner = (one: Side, other: Side): Corner => (edges[one] && edges[other] ? { xPt: radius, yPt: radius } : SQUARE);
  const corners = { topLeft: corner('top', 'left'), topRight: corner('top', 'right'), bottomRight: corner('bottom', 'right'), bottomLeft: corner('bottom', 'left') };
  return radius > 0 && Object.values(corners).some((each) => each.xPt > 0) ? corners : null;
}

export function insetRect({ xPt, yPt, widthPt, heightPt }: Rect, by: BySide<number>): Rect {
  return { xPt: xPt + by.left, yPt: yPt + by.top, widthPt: Math.max(0, widthPt - by.left - by.right), heightPt: Math.max(0, heightPt - by.top - by.bottom) };
}

/** Corners of an edge that lies inside another: each radius less the width between (section 5.2). */
export function insetCorners({ topLeft, topRight, bottomRight, bottomLeft }: Corners, by: BySide<number>): Corners {
  const inset = ({ xPt, yPt }: Corner, x: number, y: number): Corner => (xPt > x && yPt > y ? { xPt: xPt - x, yPt: yPt - y } : SQUARE);
  return { topLeft: inset(topLeft, by.left, by.top), topRight: inset(topRight, by.right, by.top), bottomRight: inset(bottomRight, by.right, by.bottom), bottomLeft: inset(bottomLeft, by.left, by.bottom) };
}

/** The closed path around a box. */
export function roundedPath(rect: Rect, corners: Corners): string {
  return `${alongSides(rect, corners, ORDER)} h`;
}

/** Open paths along the sides that are there; a corner between two of them is part of the path. */
export function sidesPath(rect: Rect, corners: Corners, present: BySide<boolean>): string {
  const isStart = (index: number): boolean => present[sideAt(index)] && !present[sideAt(index + 3)];
  const paths: string[] = [];
  for (let start = 0; start < ORDER.length; start++) {
    if (!isStart(start)) continue;
    const sides: Side[] = [];
    for (let index = start; present[sideAt(index)]; index++) sides.push(sideAt(index));
    paths.push(alongSides(rect, corners, sides));
  }
  return paths.join('\n');
}

function sideAt(index: number): Side {
  return ORDER[index % ORDER.length] ?? 'top';
}

/** Clockwise; `sides` follow one another. All four end where they began, with the last corner. */
function alongSides(rect: Rect, corners: Corners, sides: readonly Side[]): string {
  const lines = straightParts(rect, corners);
  const operators: string[] = [];
  sides.forEach((side, index) => {
    const { from, to, corner, sign } = lines[side];
    if (index === 0) operators.push(`${point(from)} m`);
    operators.push(`${point(to)} l`);
    const isLast = index === sides.length - 1;
    if ((corner.xPt > 0 || corner.yPt > 0) && (!isLast || sides.length === ORDER.length)) operators.push(arc(to, corner, sign));
  });
  return operators.join('\n');
}

type Point = readonly [number, number];

interface StraightPart {
  readonly from: Point;
  readonly to: Point;
  /** At its end, and the way that leads on from there: along the side, then along the next. */
  readonly corner: Corner;
  readonly sign: { readonly first: Point; readonly second: Point };
}

function straightParts({ xPt: left, yPt: top, widthPt, heightPt }: Rect, { topLeft, topRight, bottomRight, bottomLeft }: Corners): BySide<StraightPart> {
  const right = left + widthPt;
  const bottom = top + heightPt;
  return {
    top: { from: [left + topLeft.xPt, top], to: [right - topRight.xPt, top], corner: topRight, sign: { first: [1, 0], second: [0, 1] } },
    right: { from: [right, top + topRight.yPt], to: [right, bottom - bottomRight.yPt], corner: bottomRight, sign: { first: [0, 1], second: [-1, 0] } },
    bottom: { from: [right - bottomRight.xPt, bottom], to: [left + bottomLeft.xPt, bottom], corner: bottomLeft, sign: { first: [-1, 0], second: [0, -1] } },
    left: { from: [left, bottom - bottomLeft.yPt], to: [left, top + topLeft.yPt], corner: topLeft, sign: { first: [0, -1], second: [1, 0] } },
  };
}

function arc(start: Point, { xPt, yPt }: Corner, { first, second }: StraightPart['sign']): string {
  const [x, y] = start;
  const tip: Point = [x + first[0] * xPt, y + first[1] * yPt];
  const end: Point = [tip[0] + second[0] * xPt, tip[1] + second[1] * yPt];
  const before: Point = [tip[0] - first[0] * xPt * FROM_CORNER, tip[1] - first[1] * yPt * FROM_CORNER];
  const after: Point = [tip[0] + second[0] * xPt * FROM_CORNER, tip[1] + second[1] * yPt * FROM_CORNER];
  return `${point(before)} ${point(after)} ${point(end)} c`;
}

function point([x, y]: Point): string {
  return `${formatNumber(x)} ${formatNumber(y)}`;
}
