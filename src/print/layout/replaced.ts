/** Images and drawings: their used size (CSS 2.1, 10.4 and 10.6.2), never wider than the container nor higher than a page. */

import type { ReplacedBox } from '../boxes/box.js';
import { pictureScaled } from '../../diagnostics/catalogue/layout.js';
import { marginOf, type Measured } from './measured.js';
import type { Constraint, Measurer } from './measurer.js';
import { borderBoxSize, insetsOf, resolveMargin, usedHeight, type SizeBase } from './sizes.js';

/** What a picture without any size of its own gets (CSS 2.1, 10.3.2). */
const FALLBACK_WIDTH_PT = 225;
const FALLBACK_RATIO = 2;

/** Measures a replaced box; a picture that is too large for its place is scaled, with a warning. */
export function measureReplaced(box: ReplacedBox, constraint: Constraint, measurer: Measurer): Measured {
  const { style } = box;
  const insets = insetsOf(style, constraint.widthPt);
  const horizontal = insets.left + insets.right;
  const vertical = insets.top + insets.bottom;
  const left = resolveMargin(style.margin.left, constraint.widthPt);
  const right = resolveMargin(style.margin.right, constraint.widthPt);
  const wanted = wantedSize(box, constraint, horizontal, vertical);
  const roomWidth = Math.max(0, constraint.widthPt - Math.max(0, left) - Math.max(0, right) - horizontal);
  const top = resolveMargin(style.margin.top, constraint.widthPt);
  const bottom = resolveMargin(style.margin.bottom, constraint.widthPt);
  const roomHeight = Math.max(0, measurer.pageHeight(constraint.page) - vertical - (constraint.besidePt ?? 0));
  const scale = Math.min(1, wanted.width > 0 ? roomWidth / wanted.width : 1, wanted.height > 0 ? roomHeight / wanted.height : 1);
  // Grid tracks shrink pictures as a matter of course; only what the author sees as “too large” is reported.
  const isVanished = vanishes(box, wanted.width * scale, wanted.height * scale);
  if (isVanished || (scale < 0.999 && (style.width === 'auto' || typeof style.width === 'number'))) measurer.report((place) => pictureScaled({ percent: isVanished ? 0 : Math.round(scale * 100) }, { place }), box);
  const width = wanted.width * scale;
  const height = wanted.height * scale;
  const widthPt = width + horizontal;
  const free = constraint.widthPt - widthPt - left - right;
  const autoLeft = style.margin.left === 'auto';
  const autoRight = style.margin.right === 'auto';
  const shift = free > 0 && autoLeft ? (autoRight ? free / 2 : free) : 0;
  const x = (constraint.direction ?? style.direction) === 'rtl' && constraint.sizing === 'fill' && !autoLeft && !autoRight ? constraint.widthPt - right - widthPt : left + shift;
  return {
    box, style, marker: null, widthPt, heightPt: height + vertical, xPt: x,
    margins: { top: marginOf(top), bottom: marginOf(bottom), through: false },
    insetTopPt: insets.top, insetBottomPt: insets.bottom, insetLeftPt: insets.left, insetRightPt: insets.right,
    content: { kind: 'solid', box, widthPt: width, heightPt: height },
    facts: { before: style.breakBefore, after: style.breakAfter, avoidInside: true, firstPage: constraint.page, lastPage: constraint.page, hasForcedBreak: false, notes: [] },
    baselinePt: null, lastBaselinePt: null, hasTop: true, hasBottom: true, floorPt: height + vertical,
  };
}

/** Whether nothing is left of a picture that its author has not asked to be nothing. */
function vanishes({ style, intrinsicWidthPt, intrinsicHeightPt }: ReplacedBox, widthPt: number, heightPt: number): boolean {
  const isAsked = [style.width, style.height, style.maxWidth, style.maxHeight].includes(0);
  return (widthPt <= 0 || heightPt <= 0) && intrinsicWidthPt !== 0 && intrinsicHeightPt !== 0 && !isAsked;
}

function wantedSize(box: ReplacedBox, constraint: Constraint, horizontal: number, vertical: number): { readonly width: number; readonly height: number } {
  const { style } = box;
  const heights = usedHeight(style, constraint);
  const across: SizeBase = { style, basePt: constraint.widthPt, insetsPt: horizontal, keyword: null };
  const definiteWidth = borderBoxSize(style.width, across);
  const definiteHeight = heights.definitePt === null ? null : heights.definitePt - vertical;
  const ratio = box.intrinsicWidthPt && box.intrinsicHeightPt ? box.intrinsicWidthPt / box.intrinsicHeightPt : null;
  let width = definiteWidth === null ? null : definiteWidth - horizontal;
  let height = definiteHeight;
  if (width === null && height === null) [width, height] = [box.intrinsicWidthPt, box.intrinsicHeightPt];
  if (width === null) width = height !== null && ratio !== null ? height * ratio : (box.intrinsicWidthPt ?? Math.min(FALLBACK_WIDTH_PT, constraint.widthPt));
  if (height === null) height = ratio !== null ? width / ratio : (box.intrinsicHeightPt ?? width / FALLBACK_RATIO);
  const most = borderBoxSize(style.maxWidth, across);
  const least = borderBoxSize(style.minWidth, across);
  const factor = { width, height };
  const keepsRatio = definiteWidth === null || definiteHeight === null;
  const rescale = (scale: number, axis: 'width' | 'height'): void => {
    if (keepsRatio || axis === 'width') factor.width *= scale;
    if (keepsRatio || axis === 'height') factor.height *= scale;
  };
  if (most !== null && factor.width > most - horizontal && factor.width > 0) rescale((most - horizontal) / factor.width, 'width');
  if (factor.height > heights.maxPt - vertical && factor.height > 0) rescale((heights.maxPt - vertical) / factor.height, 'height');
  if (least !== null && factor.width < least - horizontal && factor.width > 0) rescale((least - horizontal) / factor.width, 'width');
  if (factor.height < heights.minPt - vertical && factor.height > 0) rescale((heights.minPt - vertical) / factor.height, 'height');
  return factor;
}
