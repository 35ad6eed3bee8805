/** Grid items in their areas: measured for them, stretched, aligned, baselines brought together (CSS Grid 2, sections 6 and 10). */

import type { Alignment, ComputedStyle, TrackSize } from '../css/computed-style.js';
import type { RowGeometry } from './bands.js';
import { logicalSide } from './grid-align.js';
import type { PlacedItem } from './grid-place.js';
import type { TrackItem } from './grid-tracks.js';
import { marginValue, type BandCell, type Measured } from './measured.js';
import type { Measurer } from './measurer.js';
import { borderBoxSize, insetsOf, resolveMargin, usedHeight } from './sizes.js';

/** A column area on the page, and what items measured for it share. */
export interface ItemArea {
  readonly xPt: number;
  readonly widthPt: number;
  readonly container: ComputedStyle;
  readonly page: string;
  /** As in a constraint. */
  readonly besidePt: number;
}

/** What an item asks of the columns that it spans. */
export function widthItem(item: PlacedItem, tracks: readonly TrackSize[], measurer: Measurer): TrackItem {
  const { minPt, maxPt } = measurer.contribution(item.box);
  const base = { start: item.columnStart, end: item.columnEnd, minPt, maxPt };
  const { style } = item.box;
  if (style.width !== 'auto' && typeof style.width !== 'object') return base;
  const insets = insetsOf(style, 0);
  const horizontal = insets.left + insets.right;
  const margins = resolveMargin(style.margin.left, 0) + resolveMargin(style.margin.right, 0);
  if (style.minWidth !== 'auto') return { ...base, leastPt: Math.min(minPt, Math.max(0, (borderBoxSize(style.minWidth, { style, basePt: null, insetsPt: horizontal, keyword: measurer.intrinsic(item.box) }) ?? horizontal) + margins)) };
  // The automatic minimum (section 6.6): nothing where flexible tracks share the item.
  const spanned = tracks.slice(item.columnStart, item.columnEnd);
  const isShared = spanned.length > 1 && spanned.some((track) => track.kind === 'flex' || (track.kind === 'minmax' && track.max.kind === 'flex'));
  return isShared ? { ...base, leastPt: Math.min(minPt, Math.max(0, horizontal + margins)) } : base;
}

function justification({ box: { style } }: PlacedItem, container: ComputedStyle): Alignment {
  return logicalSide(style.justifySelf === 'auto' ? container.justifyItems : style.justifySelf, container.direction);
}

/** Measures an item for its columns, as high as its content makes it. */
export function measureItem(item: PlacedItem, area: ItemArea, measurer: Measurer): Measured {
  const { box } = item;
  const { style } = box;
  const justify = justification(item, area.container);
  const hasAutoMargin = style.margin.left === 'auto' || style.margin.right === 'auto';
  const stretches = justify === 'stretch' && !hasAutoMargin && box.kind !== 'replaced';
  const filled = area.widthPt - resolveMargin(style.margin.left, area.widthPt) - resolveMargin(style.margin.right, area.widthPt);
  const exact = stretches && box.kind === 'table' && style.width === 'auto' && style.maxWidth === 'none' ? { exactWidthPt: Math.max(0, filled) } : {};
  const node = measurer.measure(box, { widthPt: area.widthPt, heightPt: null, page: area.page, besidePt: area.besidePt, sizing: stretches ? 'fill' : 'fit', isolated: true, ...exact });
  return hasAutoMargin ? node : { ...node, xPt: justifyX(node, justify, area.widthPt, area.container.direction) };
}

/** An item wider than its area begins where the area begins, whatever its alignment: it must not leave the page at the start. */
function justifyX(node: Measured, justify: Alignment, areaPt: number, direction: ComputedStyle['direction']): number {
  const left = resolveMargin(node.style.margin.left, areaPt);
  const right = resolveMargin(node.style.margin.right, areaPt);
  const free = areaPt - node.widthPt - left - right;
  const fromStart = free <= 0 ? 0 : justify === 'center' ? free / 2 : justify === 'end' ? free : 0;
  return direction === 'ltr' ? left + fromStart : left + free - fromStart;
}

export function outerHeight(node: Measured): number {
  return Math.max(0, marginValue(node.margins.top) + node.heightPt + marginValue(node.margins.bottom));
}

function alignmentOf(item: PlacedItem, container: ComputedStyle): Alignment {
  const { alignSelf } = item.box.style;
  return alignSelf === 'auto' ? container.alignItems : alignSelf;
}

/** How far each baseline-aligned item moves down so that first baselines of its row meet. */
export function baselineShifts(items: readonly PlacedItem[], nodes: readonly Measured[], container: ComputedStyle): readonly number[] {
  const ascents = items.map((item, index): number | null => {
    const node = nodes[index];
    const { margin } = item.box.style;
    if (node === undefined || node.baselinePt === null || margin.top === 'auto' || margin.bottom === 'auto' || alignmentOf(item, container) !== 'baseline') return null;
    return marginValue(node.margins.top) + node.baselinePt;
  });
  const deepest = new Map<number, number>();
  items.forEach((item, index) => {
    const own = ascents[index] ?? null;
    if (own !== null) deepest.set(item.rowStart, Math.max(deepest.get(item.rowStart) ?? -Infinity, own));
  });
  return items.map((item, index) => {
    const own = ascents[index] ?? null;
    return own === null ? 0 : (deepest.get(item.rowStart) ?? own) - own;
  });
}

export interface ItemToAlign {
  readonly item: PlacedItem;
  readonly node: Measured;
  readonly area: ItemArea;
  /** How far down its baseline moves it. */
  readonly baseline: number;
  readonly rows: readonly RowGeometry[];
}

/** Puts a measured item into its rows. */
export function alignItem({ item, node, area, baseline, rows }: ItemToAlign, measurer: Measurer): BandCell {
  const first = rows[item.rowStart];
  const last = rows[item.rowEnd - 1];
  const areaHeight = first === undefined || last === undefined ? 0 : last.yPt + last.heightPt - first.yPt;
  const top = marginValue(node.margins.top);
  const bottom = marginValue(node.margins.bottom);
  const alignment = alignmentOf(item, area.container);
  const own = item.box.style;
  const [autoTop, autoBottom] = [own.margin.top === 'auto', own.margin.bottom === 'auto'];
  const stretches = alignment === 'stretch' && own.height === 'auto' && !autoTop && !autoBottom && item.box.kind !== 'replaced';
  const used = stretches ? stretch(item, node, { areaHeight, area }, measurer) : percentHeight(item, node, { areaHeight, area }, measurer);
  const free = areaHeight - used.heightPt - top - bottom;
  let offset = top + baseline;
  if (!stretches && free > 0) {
    if (autoTop) offset = top + (autoBottom ? free / 2 : free);
    else if (!autoBottom && alignment === 'end') offset = top + free;
    else if (!autoBottom && alignment === 'center') offset = top + free / 2;
  }
  return { node: used, xPt: area.xPt + used.xPt, offsetPt: offset, shiftPt: offset - top, meetsBaseline: baseline > 0, rowStart: item.rowStart, rowEnd: item.rowEnd, stretches, belowPt: bottom };
}

interface HighArea {
  readonly areaHeight: number;
  readonly area: ItemArea;
}

/** A stretched item is as high as its area; what lies in it may ask for percentages of that. */
function stretch(item: PlacedItem, node: Measured, { areaHeight, area }: HighArea, measurer: Measurer): Measured {
  const heightPt = areaHeight - marginValue(node.margins.top) - marginValue(node.margins.bottom);
  if (heightPt <= node.heightPt + 1e-6) return node;
  const constraint = { widthPt: area.widthPt, heightPt: areaHeight, page: area.page, besidePt: area.besidePt, sizing: 'fill', isolated: true } as const;
  const capped = Math.min(heightPt, usedHeight(node.style, constraint).maxPt);
  if (item.box.kind === 'block' && item.box.content.kind === 'inline') return { ...node, heightPt: capped, floorPt: capped };
  return { ...measurer.measure(item.box, { ...constraint, exactWidthPt: node.widthPt, exactHeightPt: capped }), xPt: node.xPt };
}

function percentHeight(item: PlacedItem, node: Measured, { areaHeight, area }: HighArea, measurer: Measurer): Measured {
  const { height, maxHeight, minHeight } = item.box.style;
  if (![height, maxHeight, minHeight].some((value) => typeof value === 'object')) return node;
  const again = measurer.measure(item.box, { widthPt: area.widthPt, heightPt: areaHeight, page: area.page, besidePt: area.besidePt, sizing: 'fit', isolated: true, exactWidthPt: node.widthPt });
  return { ...again, xPt: node.xPt };
}
