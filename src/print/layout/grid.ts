/** Grid containers: tracks, items, alignment (CSS Grid 2; CSS Box Alignment 3). Rows become bands that may break over pages. */

import type { GridBox } from '../boxes/box.js';
import type { Alignment, ComputedStyle, TrackSize } from '../css/computed-style.js';
import { gatherBands, type RowGeometry } from './bands.js';
import { placeItems, type PlacedItem } from './grid-place.js';
import { sizeTracks, type TrackItem } from './grid-tracks.js';
import { isForced, joinBreaks, marginOf, marginValue, type Band, type BandCell, type BreakFacts, type Measured } from './measured.js';
import type { Constraint, Measurer } from './measurer.js';
import { insetsOf, resolveLength, resolveMargin, usedHeight, usedWidth } from './sizes.js';

/** Measures a grid container with its items. */
export function measureGrid(box: GridBox, constraint: Constraint, measurer: Measurer): Measured {
  const { style } = box;
  const insets = insetsOf(style, constraint.widthPt);
  const across = usedWidth(style, constraint, () => measurer.intrinsic(box));
  const width = Math.max(0, across.widthPt - insets.left - insets.right);
  const height = usedHeight(style, constraint);
  const vertical = insets.top + insets.bottom;
  const definite = height.definitePt === null ? null : height.definitePt - vertical;
  const page = style.page === 'auto' || style.page === '' ? constraint.page : style.page;

  const placed = placeItems(box);
  const columnGap = resolveLength(style.columnGap, width);
  const columns = sizeTracks({ tracks: placed.columns, availablePt: width, gapPt: columnGap, items: widthItems(placed.items, measurer), stretchesAuto: true });
  const areas = placed.items.map((item) => columnArea(item, columns, columnGap, width, style.direction));
  const natural = placed.items.map((item, index) => measureItem(item, style, { page, widthPt: areas[index]?.widthPt ?? 0, heightPt: null }, measurer));

  const rowGap = resolveLength(style.rowGap, definite ?? 0);
  const baselines = baselineShifts(placed.items, natural, style);
  const rowItems = placed.items.map((item, index): TrackItem => {
    const node = natural[index];
    const outer = node === undefined ? 0 : outerHeight(node) + (baselines[index] ?? 0);
    return { start: item.rowStart, end: item.rowEnd, minPt: outer, maxPt: outer };
  });
  const sizeRows = (availablePt: number | null): readonly number[] => sizeTracks({ tracks: placed.rows, availablePt, gapPt: rowGap, items: rowItems, stretchesAuto: style.alignContent === 'stretch' });
  let rows = sizeRows(definite);
  const minimum = height.minPt - vertical;
  if (definite === null && total(rows, rowGap) < minimum) rows = sizeRows(minimum);
  const content = definite ?? Math.min(height.maxPt - vertical, Math.max(minimum, total(rows, rowGap)));
  const geometry = alignRows(rows, rowGap, content, style, placed.rows);

  const cells = placed.items.map((item, index): BandCell | null => {
    const node = natural[index];
    const area = areas[index];
    return node === undefined || area === undefined ? null : alignItem({ item, node, area, baseline: baselines[index] ?? 0, rows: geometry.rows, style, page }, measurer);
  });
  const bands = gatherBands(geometry.rows, cells.filter((cell) => cell !== null));
  const baseline = firstBaseline(bands, style);
  const heightPt = height.definitePt ?? content + vertical;
  return {
    box, style, marker: null,
    widthPt: across.widthPt, heightPt, xPt: across.xPt,
    margins: { top: marginOf(resolveMargin(style.margin.top, constraint.widthPt)), bottom: marginOf(resolveMargin(style.margin.bottom, constraint.widthPt)), through: false },
    insetTopPt: insets.top, insetBottomPt: insets.bottom, insetLeftPt: insets.left, insetRightPt: insets.right,
    content: { kind: 'bands', bands, from: 0, to: bands.length, first: null, last: null, startPt: geometry.startPt, table: null },
    facts: bandsFacts(bands, style, page),
    baselinePt: baseline === null ? null : insets.top + geometry.startPt + baseline,
    lastBaselinePt: baseline === null ? null : insets.top + geometry.startPt + baseline,
    hasTop: true, hasBottom: true,
    floorPt: Math.min(heightPt, height.definitePt ?? height.minPt),
  };
}

/** The break facts of a box whose content is bands. */
export function bandsFacts(bands: readonly Band[], style: ComputedStyle, page: string): BreakFacts {
  return {
    before: joinBreaks(style.breakBefore, bands[0]?.before ?? 'auto'),
    after: joinBreaks(bands.at(-1)?.after ?? 'auto', style.breakAfter),
    avoidInside: style.breakInside === 'avoid',
    firstPage: page, lastPage: page,
    hasForcedBreak: bands.some((band, index) => band.hasForcedBreak || (index > 0 && isForced(joinBreaks(bands[index - 1]?.after ?? 'auto', band.before)))),
    notes: bands.flatMap((band) => band.notes),
  };
}

function widthItems(items: readonly PlacedItem[], measurer: Measurer): readonly TrackItem[] {
  return items.map((item): TrackItem => ({ start: item.columnStart, end: item.columnEnd, ...measurer.contribution(item.box) }));
}

interface Area {
  readonly xPt: number;
  readonly widthPt: number;
}

function columnArea(item: PlacedItem, columns: readonly number[], gap: number, containerPt: number, direction: ComputedStyle['direction']): Area {
  const before = columns.slice(0, item.columnStart).reduce((sum, size) => sum + size + gap, 0);
  const spanned = columns.slice(item.columnStart, item.columnEnd);
  const widthPt = total(spanned, gap);
  return { xPt: direction === 'rtl' ? containerPt - before - widthPt : before, widthPt };
}

function total(sizes: readonly number[], gap: number): number {
  return sizes.reduce((sum, size) => sum + size, 0) + gap * Math.max(0, sizes.length - 1);
}

function measureItem(item: PlacedItem, container: ComputedStyle, area: { page: string; widthPt: number; heightPt: number | null }, measurer: Measurer): Measured {
  const { style } = item.box;
  const justify = style.justifySelf === 'auto' ? container.justifyItems : style.justifySelf;
  const hasAutoMargin = style.margin.left === 'auto' || style.margin.right === 'auto';
  const stretches = (justify === 'stretch' || justify === 'baseline') && !hasAutoMargin && item.box.kind !== 'replaced';
  const node = measurer.measure(item.box, { ...area, sizing: stretches ? 'fill' : 'fit', isolated: true });
  return stretches || hasAutoMargin ? node : { ...node, xPt: justifyX(node, justify, area.widthPt, container.direction) };
}

function justifyX(node: Measured, justify: Alignment, areaPt: number, direction: ComputedStyle['direction']): number {
  const left = resolveMargin(node.style.margin.left, areaPt);
  const right = resolveMargin(node.style.margin.right, areaPt);
  const free = areaPt - node.widthPt - left - right;
  if (justify === 'center') return left + free / 2;
  return (justify === 'end') === (direction === 'ltr') ? left + free : left;
}

function outerHeight(node: Measured): number {
  return Math.max(0, marginValue(node.margins.top) + node.heightPt + marginValue(node.margins.bottom));
}

function alignmentOf(item: PlacedItem, container: ComputedStyle): Alignment {
  const { alignSelf } = item.box.style;
  return alignSelf === 'auto' ? container.alignItems : alignSelf;
}

/** How far each baseline-aligned item moves down so that first baselines of its row meet. */
function baselineShifts(items: readonly PlacedItem[], nodes: readonly Measured[], container: ComputedStyle): readonly number[] {
  const ascent = (index: number): number | null => {
    const node = nodes[index];
    const item = items[index];
    if (node === undefined || item === undefined || node.baselinePt === null || alignmentOf(item, container) !== 'baseline') return null;
    return marginValue(node.margins.top) + node.baselinePt;
  };
  const deepest = new Map<number, number>();
  items.forEach((item, index) => {
    const own = ascent(index);
    if (own !== null) deepest.set(item.rowStart, Math.max(deepest.get(item.rowStart) ?? -Infinity, own));
  });
  return items.map((item, index) => {
    const own = ascent(index);
    return own === null ? 0 : (deepest.get(item.rowStart) ?? own) - own;
  });
}

function alignRows(sizes: readonly number[], gap: number, contentPt: number, style: ComputedStyle, tracks: readonly TrackSize[]): { readonly rows: readonly RowGeometry[]; readonly startPt: number } {
  const free = contentPt - total(sizes, gap);
  const { alignContent } = style;
  const startPt = free <= 0 ? 0 : alignContent === 'end' ? free : alignContent === 'center' ? free / 2 : 0;
  const extra = alignContent === 'space-between' && free > 0 && sizes.length > 1 ? free / (sizes.length - 1) : 0;
  let y = 0;
  const rows = sizes.map((heightPt, index): RowGeometry => {
    const row = { yPt: y, heightPt, floorPt: tracks[index]?.kind === 'fixed' || tracks[index]?.kind === 'flex' ? heightPt : 0, box: null };
    y += heightPt + gap + extra;
    return row;
  });
  return { rows, startPt };
}

interface ItemToAlign {
  readonly item: PlacedItem;
  readonly node: Measured;
  readonly area: Area;
  readonly baseline: number;
  readonly rows: readonly RowGeometry[];
  readonly style: ComputedStyle;
  readonly page: string;
}

function alignItem({ item, node, area, baseline, rows, style, page }: ItemToAlign, measurer: Measurer): BandCell {
  const first = rows[item.rowStart];
  const last = rows[item.rowEnd - 1];
  const areaHeight = first === undefined || last === undefined ? 0 : last.yPt + last.heightPt - first.yPt;
  const top = marginValue(node.margins.top);
  const bottom = marginValue(node.margins.bottom);
  const alignment = alignmentOf(item, style);
  const own = item.box.style;
  const autoTop = own.margin.top === 'auto';
  const autoBottom = own.margin.bottom === 'auto';
  const stretches = alignment === 'stretch' && own.height === 'auto' && !autoTop && !autoBottom && item.box.kind !== 'replaced';
  const used = stretches ? stretch(item, node, { areaHeight, width: area.widthPt, page, style }, measurer) : percentHeight(item, node, { areaHeight, width: area.widthPt, page, style }, measurer);
  const free = areaHeight - used.heightPt - top - bottom;
  let offset = top + baseline;
  if (!stretches && free > 0) {
    if (autoTop) offset = top + (autoBottom ? free / 2 : free);
    else if (!autoBottom && alignment === 'end') offset = top + free;
    else if (!autoBottom && alignment === 'center') offset = top + free / 2;
  }
  return { node: used, xPt: area.xPt + used.xPt, offsetPt: offset, rowStart: item.rowStart, rowEnd: item.rowEnd, stretches, belowPt: bottom };
}

interface ItemArea {
  readonly areaHeight: number;
  readonly width: number;
  readonly page: string;
  readonly style: ComputedStyle;
}

/** A stretched item is as high as its area; what lies in it may ask for percentages of that. */
function stretch(item: PlacedItem, node: Measured, area: ItemArea, measurer: Measurer): Measured {
  const heightPt = area.areaHeight - marginValue(node.margins.top) - marginValue(node.margins.bottom);
  if (heightPt <= node.heightPt + 1e-6) return node;
  const capped = Math.min(heightPt, usedHeight(node.style, { widthPt: area.width, heightPt: area.areaHeight, page: area.page, sizing: 'fill', isolated: true }).maxPt);
  if (item.box.kind === 'block' && item.box.content.kind === 'inline') return { ...node, heightPt: capped, floorPt: capped };
  return measurer.measure(item.box, { widthPt: area.width, heightPt: area.areaHeight, page: area.page, sizing: 'fill', isolated: true, exactWidthPt: node.widthPt, exactHeightPt: capped });
}

function percentHeight(item: PlacedItem, node: Measured, area: ItemArea, measurer: Measurer): Measured {
  const { height, maxHeight, minHeight } = item.box.style;
  if (![height, maxHeight, minHeight].some((value) => typeof value === 'object')) return node;
  const again = measurer.measure(item.box, { widthPt: area.width, heightPt: area.areaHeight, page: area.page, sizing: 'fit', isolated: true });
  return { ...again, xPt: node.xPt };
}

/** The first row's baseline: that of its first item with one, baseline-aligned items first. */
export function firstBaseline(bands: readonly Band[], container: ComputedStyle): number | null {
  const cells = bands[0]?.cells.filter((cell) => cell.rowStart === 0 && cell.node.baselinePt !== null) ?? [];
  const alignment = ({ node }: BandCell): Alignment => (node.style.alignSelf === 'auto' ? container.alignItems : node.style.alignSelf);
  const chosen = cells.find((cell) => alignment(cell) === 'baseline') ?? cells[0];
  return chosen === undefined || chosen.node.baselinePt === null ? null : chosen.offsetPt + chosen.node.baselinePt;
}
