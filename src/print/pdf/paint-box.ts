/** Draws a box's background and borders (CSS Backgrounds 3). Solid sides are mitred where two of them meet. */

import type { BorderSide, Colour, Sides } from '../css/computed-style.js';
import type { BoxFragment, Rect } from '../layout/fragment.js';
import type { ContentStream } from './content-stream.js';
import { formatNumber } from './content-stream.js';

export interface BoxPaint {
  readonly rect: Rect;
  readonly background: Colour | null;
  readonly border: Sides<BorderSide>;
  readonly radiusPt: number;
  readonly edges: BoxFragment['edges'];
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
type Side = (typeof SIDES)[number];

/** True where nothing would be drawn. */
export function isBare({ background, border, edges }: BoxPaint): boolean {
  return (background === null || background.alpha === 0) && SIDES.every((side) => widthOf(border[side], edges[side]) === 0);
}

export function paintBox(content: ContentStream, paint: BoxPaint): void {
  const { rect, background, border, radiusPt, edges } = paint;
  if (background !== null && background.alpha > 0) {
    content.fillColour(background);
    if (radiusPt > 0) content.roundedRectangle(rect, radiusPt);
    else content.rectangle(rect);
    content.write('f');
  }
  const isWhole = SIDES.every((side) => edges[side] && sameSide(border[side], border.top));
  if (isWhole && border.top.style !== 'double' && widthOf(border.top, true) > 0) strokeAround(content, paint);
  else for (const side of SIDES) if (widthOf(border[side], edges[side]) > 0) paintSide(content, paint, side);
}

function widthOf(side: BorderSide, isOwn: boolean): number {
  return isOwn && side.style !== 'none' && side.colour.alpha > 0 ? side.widthPt : 0;
}

function sameSide(a: BorderSide, b: BorderSide): boolean {
  const { colour: x } = a;
  const { colour: y } = b;
  return a.widthPt === b.widthPt && a.style === b.style && x.red === y.red && x.green === y.green && x.blue === y.blue && x.alpha === y.alpha;
}

function strokeAround(content: ContentStream, { rect, border, radiusPt }: BoxPaint): void {
  const { widthPt, style, colour } = border.top;
  const inset = widthPt / 2;
  const middle = { xPt: rect.xPt + inset, yPt: rect.yPt + inset, widthPt: Math.max(0, rect.widthPt - widthPt), heightPt: Math.max(0, rect.heightPt - widthPt) };
  content.save();
  content.strokeColour(colour);
  content.write(`${formatNumber(widthPt)} w${dashOperators(style, widthPt)}`);
  if (radiusPt > inset) content.roundedRectangle(middle, radiusPt - inset);
  else content.rectangle(middle);
  content.write('S');
  content.restore();
}

function paintSide(content: ContentStream, paint: BoxPaint, side: Side): void {
  const { style, colour } = paint.border[side];
  const width = widthOf(paint.border[side], true);
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
  const bands: readonly (readonly [number, number])[] = style === 'double' && width >= 1.5 ? [[0, 1 / 3], [2 / 3, 1]] : [[0, 1]];
  for (const [from, to] of bands) {
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
