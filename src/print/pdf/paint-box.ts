/** Draws a box's background and borders (CSS Backgrounds 3). Sides are mitred where two that differ meet, and follow round corners. */

import type { BorderSide, Colour, Sides } from '../css/computed-style.js';
import type { BoxFragment, Rect } from '../layout/fragment.js';
import type { ContentStream } from './content-stream.js';
import { formatNumber } from './content-stream.js';
import type { Corners, Side } from './rounded-corners.js';
import { cornersOf, insetCorners, insetRect, roundedPath, sidesPath } from './rounded-corners.js';

export interface BoxPaint {
  readonly rect: Rect;
  readonly background: Colour | null;
  readonly border: Sides<BorderSide>;
  readonly radiusPt: number;
  readonly edges: BoxFragment['edges'];
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** True where nothing would be drawn. */
export function isBare({ background, border, edges }: BoxPaint): boolean {
  return (background === null || background.alpha === 0) && SIDES.every((side) => widthOf(border[side], edges[side]) === 0);
}

export function paintBox(content: ContentStream, paint: BoxPaint): void {
  const { rect, background, radiusPt, edges } = paint;
  const corners = radiusPt > 0 ? cornersOf(rect, radiusPt, edges) : null;
  if (background !== null && background.alpha > 0) {
    content.fillColour(background);
    if (corners === null) content.rectangle(rect);
    else content.write(roundedPath(rect, corners));
    content.write('f');
  }
  if (isStroke(paint, corners)) strokeSides(content, paint, corners);
  else if (corners === null) for (const side of SIDES) paintSide(content, paint, side);
  else if (edges.top && edges.bottom && edges.left && edges.right && isAlike(paint)) paintRings(content, paint, corners, paint.border.top);
  else paintRoundSides(content, paint, corners);
}

/** Whether one line along all sides that are there draws them; where a break cut one off, square corners look the same side by side. */
function isStroke(paint: BoxPaint, corners: Corners | null): boolean {
  const [first] = SIDES.filter((side) => paint.edges[side]);
  const { style } = paint.border[first ?? 'top'];
  const isWhole = SIDES.every((side) => paint.edges[side]);
  return isAlike(paint) && style !== 'double' && (isWhole || corners !== null);
}

/** Whether all sides that no break cut off are the same. */
function isAlike({ border, edges }: BoxPaint): boolean {
  const own = SIDES.filter((side) => edges[side]);
  const [first] = own;
  return first === undefined || own.every((side) => sameSide(border[side], border[first]));
}

function widthOf(side: BorderSide, isOwn: boolean): number {
  return isOwn && side.style !== 'none' && side.colour.alpha > 0 ? side.widthPt : 0;
}

function sameSide(a: BorderSide, b: BorderSide): boolean {
  const { colour: x } = a;
  const { colour: y } = b;
  return a.widthPt === b.widthPt && a.style === b.style && x.red === y.red && x.green === y.green && x.blue === y.blue && x.alpha === y.alpha;
}

function strokeSides(content: ContentStream, { rect, border, edges }: BoxPaint, corners: Corners | null): void {
  const { widthPt, style, colour } = border[SIDES.find((side) => edges[side]) ?? 'top'];
  if (widthOf({ widthPt, style, colour }, true) === 0) return;
  const half = bySide((side) => (edges[side] ? widthPt / 2 : 0));
  const middle = insetRect(rect, half);
  content.save();
  content.strokeColour(colour);
  content.write(`${formatNumber(widthPt)} w${dashOperators(style, widthPt)}`);
  if (corners === null) content.rectangle(middle);
  else if (SIDES.every((side) => edges[side])) content.write(roundedPath(middle, insetCorners(corners, half)));
  else content.write(sidesPath(middle, insetCorners(corners, half), edges));
  content.write('S');
  content.restore();
}

/** All that a border of one kind covers between its outer and its inner edge; a double one in two rings. */
function paintRings(content: ContentStream, paint: BoxPaint, corners: Corners, { style, colour, widthPt }: BorderSide): void {
  const ring = (part: number): string => {
    const inset = bySide((side) => widthOf(paint.border[side], paint.edges[side]) * part);
    return roundedPath(insetRect(paint.rect, inset), insetCorners(corners, inset));
  };
  content.fillColour(colour);
  for (const [from, to] of bandsOf(style, widthPt)) content.write(`${ring(from)}\n${ring(to)}\nf*`);
}

/** Sides that differ each paint the ring within the mitres that part them from their neighbours (section 5.4). */
function paintRoundSides(content: ContentStream, paint: BoxPaint, corners: Corners): void {
  for (const side of SIDES) {
    const own = paint.border[side];
    if (widthOf(own, paint.edges[side]) === 0) continue;
    if (own.style === 'dashed' || own.style === 'dotted') {
      paintSide(content, paint, side);
      continue;
    }
    content.save();
    content.polygon(withinMitres(paint, side));
    content.write('W n');
    paintRings(content, paint, corners, own);
    content.restore();
  }
}

/** A side's share of the ring: between its mitres, carried on as far as the curves of its corners reach. */
function withinMitres(paint: BoxPaint, side: Side): (readonly [number, number])[] {
  const [from, to, innerTo, innerFrom] = band(paint, side, 0, 1);
  if (from === undefined || to === undefined || innerTo === undefined || innerFrom === undefined) return [];
  const reach = Math.max(1, paint.radiusPt / Math.max(widthOf(paint.border[side], true), 0.01));
  const beyond = ([x, y]: readonly [number, number], [innerX, innerY]: readonly [number, number]): readonly [number, number] => [x + (innerX - x) * reach, y + (innerY - y) * reach];
  return [from, to, beyond(to, innerTo), beyond(from, innerFrom)];
}

function bySide<T>(make: (side: Side) => T): Readonly<Record<Side, T>> {
  return { top: make('top'), right: make('right'), bottom: make('bottom'), left: make('left') };
}

function bandsOf(style: BorderSide['style'], width: number): readonly (readonly [number, number])[] {
  return style === 'double' && width >= 1.5 ? [[0, 1 / 3], [2 / 3, 1]] : [[0, 1]];
}

function paintSide(content: ContentStream, paint: BoxPaint, side: Side): void {
  const { style, colour } = paint.border[side];
  const width = widthOf(paint.border[side], paint.edges[side]);
  if (width === 0) return;
  if (style === 'dashed' || style === 'dotted') {
    const [x1, y1, x2, y2] = middleOf(paint.rect, side, width / 2);
    content.save();
    content.strokeColour(colour);
    content.write(`${formatNumber(width)} w${dashOperators(style, width)}`);
    content.write(`${formatNumber(x1)} ${formatNumber(y1)} m ${formatNumber(x2)} ${formatNumber(y2)} l S`);
    content.restore();
    return;
  }
  content.fillColour(colour);
  for (const [from, to] of bandsOf(style, width)) {
    content.polygon(band(paint, side, from, to));
    content.write('f');
  }
}

/** A part of a side's depth (0: outer edge, 1: inner edge), mitred against the sides that it meets. */
function band(paint: BoxPaint, side: Side, from: number, to: number): (readonly [number, number])[] {
  const { rect, border, edges } = paint;
  const inner = (part: number): { left: number; top: number; right: number; bottom: number } => ({
    left: rect.xPt + widthOf(border.left, edges.left) * part,
    top: rect.yPt + widthOf(border.top, edges.top) * part,
    right: rect.xPt + rect.widthPt - widthOf(border.right, edges.right) * part,
    bottom: rect.yPt + rect.heightPt - widthOf(border.bottom, edges.bottom) * part,
  });
  const a = inner(from);
  const b = inner(to);
  switch (side) {
    case 'top':
      return [[a.left, a.top], [a.right, a.top], [b.right, b.top], [b.left, b.top]];
    case 'right':
      return [[a.right, a.top], [a.right, a.bottom], [b.right, b.bottom], [b.right, b.top]];
    case 'bottom':
      return [[a.left, a.bottom], [a.right, a.bottom], [b.right, b.bottom], [b.left, b.bottom]];
    case 'left':
      return [[a.left, a.top], [a.left, a.bottom], [b.left, b.bottom], [b.left, b.top]];
  }
}

function middleOf(rect: Rect, side: Side, inset: number): readonly [number, number, number, number] {
  const right = rect.xPt + rect.widthPt;
  const bottom = rect.yPt + rect.heightPt;
  switch (side) {
    case 'top':
      return [rect.xPt, rect.yPt + inset, right, rect.yPt + inset];
    case 'right':
      return [right - inset, rect.yPt, right - inset, bottom];
    case 'bottom':
      return [rect.xPt, bottom - inset, right, bottom - inset];
    case 'left':
      return [rect.xPt + inset, rect.yPt, rect.xPt + inset, bottom];
  }
}

function dashOperators(style: BorderSide['style'], width: number): string {
  if (style === 'dashed') return ` [${formatNumber(width * 3)} ${formatNumber(width * 2)}] 0 d`;
  if (style === 'dotted') return ` 1 J [0 ${formatNumber(width * 2)}] 0 d`;
  return '';
}
