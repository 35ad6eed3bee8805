/** Grid containers: tracks sized, items set into them (CSS Grid 2). Rows become bands that may break over pages. */

import type { GridBox } from '../boxes/box.js';
import type { Alignment, ComputedStyle, TrackSize } from '../css/computed-style.js';
import { gatherBands, type RowGeometry } from './bands.js';
import { areaOf, layTracks, logicalSide } from './grid-align.js';
import { alignItem, baselineShifts, measureItem, outerHeight, widthItem, type ItemArea } from './grid-items.js';
import { placeItems, type PlacedGrid } from './grid-place.js';
import { sizeTracks, type TrackItem } from './grid-tracks.js';
import { gridTooWide, heightTooSmall, itemTooWide } from '../../diagnostics/catalogue/layout.js';
import { isForced, joinBreaks, marginOf, type Band, type BandCell, type BreakFacts, type Measured } from './measured.js';
import type { Constraint, Measurer } from './measurer.js';
import { EPSILON_PT } from './paginate/space.js';
import { insetsOf, pageOf, resolveLength, resolveMargin, usedHeight, usedWidth, type UsedHeight } from './sizes.js';

/** Measures a grid container with its items. */
export function measureGrid(box: GridBox, constraint: Constraint, measurer: Measurer): Measured {
  const { style } = box;
  const insets = insetsOf(style, constraint.widthPt);
  const across = usedWidth(style, constraint, () => measurer.intrinsic(box));
  const height = usedHeight(style, constraint);
  const inner: Inner = {
    style,
    page: pageOf(style, constraint),
    besidePt: (constraint.besidePt ?? 0) + insets.top + insets.bottom,
    widthPt: Math.max(0, across.widthPt - insets.left - insets.right),
    height: innerHeight(height, insets.top + insets.bottom),
  };
  const placed = placeItems(box, inner.widthPt, inner.height.definitePt);
  const areas = columnAreas(placed, inner, { box, measurer });
  const natural = placed.items.map((item, index) => measureItem(item, areas[index] ?? { xPt: 0, widthPt: 0, container: style, page: inner.page, besidePt: inner.besidePt }, measurer));
  reportWideItems(natural, areas, measurer);
  const shifts = baselineShifts(placed.items, natural, style);
  const rows = layRows(placed, natural, shifts, inner);
  if (rows.overPt > EPSILON_PT) measurer.report((place) => heightTooSmall({ overPt: rows.overPt }, { place }), box);
  const cells = placed.items.flatMap((item, index): readonly BandCell[] => {
    const [node, area] = [natural[index], areas[index]];
    return node === undefined || area === undefined ? [] : [alignItem({ item, node, area, baseline: shifts[index] ?? 0, rows: rows.rows }, measurer)];
  });
  const bands = gatherBands(rows.rows, cells);
  const baseline = firstBaseline(bands, style);
  const baselinePt = baseline === null ? null : insets.top + rows.startPt + baseline;
  const heightPt = Math.max(height.definitePt ?? 0, rows.contentPt + insets.top + insets.bottom);
  return {
    box, style, marker: null,
    widthPt: across.widthPt, heightPt, xPt: across.xPt,
    margins: { top: marginOf(resolveMargin(style.margin.top, constraint.widthPt)), bottom: marginOf(resolveMargin(style.margin.bottom, constraint.widthPt)), through: false },
    insetTopPt: insets.top, insetBottomPt: insets.bottom, insetLeftPt: insets.left, insetRightPt: insets.right,
    content: { kind: 'bands', bands, from: 0, to: bands.length, first: null, last: null, startPt: rows.startPt, table: null },
    facts: bandsFacts(bands, style, inner.page),
    baselinePt, lastBaselinePt: baselinePt,
    hasTop: true, hasBottom: true,
    floorPt: Math.min(heightPt, height.definitePt ?? height.minPt),
  };
}

/** The container's content box. */
interface Inner {
  readonly style: ComputedStyle;
  readonly page: string;
  /** As in a constraint, for what it holds. */
  readonly besidePt: number;
  readonly widthPt: number;
  readonly height: UsedHeight;
}

function innerHeight({ definitePt, minPt, maxPt }: UsedHeight, insetsPt: number): UsedHeight {
  return { definitePt: definitePt === null ? null : Math.max(0, definitePt - insetsPt), minPt: Math.max(0, minPt - insetsPt), maxPt: maxPt - insetsPt };
}

/** The columns of each item. */
function columnAreas({ items, columns }: PlacedGrid, { style, page, besidePt, widthPt }: Inner, { box, measurer }: { readonly box: GridBox; readonly measurer: Measurer }): readonly ItemArea[] {
  const gapPt = resolveLength(style.columnGap, widthPt);
  const sizes = sizeTracks({ tracks: columns, availablePt: widthPt, gapPt, items: items.map((item) => widthItem(item, columns, measurer)), stretchesAuto: style.justifyContent === 'stretch' });
  const laid = layTracks(sizes, gapPt, widthPt, logicalSide(style.justifyContent, style.direction));
  if (laid.totalPt > widthPt + 0.5) measurer.report((place) => gridTooWide({ overPt: laid.totalPt - widthPt }, { place }), box);
  return items.map((item): ItemArea => {
    const { startPt, sizePt } = areaOf(laid, item.columnStart, item.columnEnd);
    return { xPt: style.direction === 'rtl' ? widthPt - startPt - sizePt : startPt, widthPt: sizePt, container: style, page, besidePt };
  });
}

/** Items that stand out of their columns, and so over what is beside them. */
function reportWideItems(nodes: readonly Measured[], areas: readonly ItemArea[], measurer: Measurer): void {
  nodes.forEach(({ box, style, widthPt }, index) => {
    if (box.kind === 'cell') return;
    const area = areas[index]?.widthPt ?? widthPt;
    const overPt = widthPt + resolveMargin(style.margin.left, area) + resolveMargin(style.margin.right, area) - area;
    if (overPt > 0.05) measurer.report((place) => itemTooWide({ overPt }, { place }), box);
  });
}

interface LaidRows {
  readonly rows: readonly RowGeometry[];
  readonly startPt: number;
  readonly contentPt: number;
  /** By how much lengths that the style sheet gives had to be exceeded. */
  readonly overPt: number;
}

function layRows({ items, rows }: PlacedGrid, nodes: readonly Measured[], shifts: readonly number[], { style, height }: Inner): LaidRows {
  const gapPt = resolveLength(style.rowGap, height.definitePt ?? 0);
  const asked = items.map((item, index): TrackItem => {
    const node = nodes[index];
    const outer = node === undefined ? 0 : outerHeight(node) + (shifts[index] ?? 0);
    return { start: item.rowStart, end: item.rowEnd, minPt: outer, maxPt: outer };
  });
  const size = (availablePt: number | 'max-content'): readonly number[] => sizeTracks({ tracks: rows, availablePt, gapPt, items: asked, stretchesAuto: style.alignContent === 'stretch' });
  const total = (sizes: readonly number[]): number => layTracks(sizes, gapPt, 0, 'start').totalPt;
  const natural = size('max-content');
  const least = total(natural) < height.minPt ? height.minPt : null;
  const definite = height.definitePt ?? least;
  const { sizes, overPt } = growToItems(definite === null ? natural : size(definite), asked, gapPt);
  const contentPt = Math.max(total(sizes), definite ?? 0);
  const most = typeof style.height === 'number' || typeof style.maxHeight === 'number' ? Math.min(height.definitePt ?? Infinity, height.maxPt) : Infinity;
  const laid = layTracks(sizes, gapPt, contentPt, style.alignContent);
  const startPt = laid.starts[0] ?? 0;
  return {
    startPt, contentPt, overPt: Math.max(overPt, total(sizes) - most),
    rows: sizes.map((heightPt, index): RowGeometry => {
      // What a row has beyond its content it keeps over a page break.
      const isFirm = isSized(rows[index]) || heightPt > (natural[index] ?? 0) + EPSILON_PT;
      return { yPt: (laid.starts[index] ?? 0) - startPt, heightPt, floorPt: isFirm ? heightPt : 0, box: null };
    }),
  };
}

/** Rows of a given height that are lower than what they hold grow: nothing may stand over what follows. */
function growToItems(sizes: readonly number[], items: readonly TrackItem[], gapPt: number): { readonly sizes: readonly number[]; readonly overPt: number } {
  const grown = [...sizes];
  let overPt = 0;
  for (const { start, end, minPt } of items) {
    let lacking = minPt - gapPt * (end - start - 1);
    for (let row = start; row < end; row++) lacking -= grown[row] ?? 0;
    if (lacking <= EPSILON_PT) continue;
    grown[end - 1] = (grown[end - 1] ?? 0) + lacking;
    overPt = Math.max(overPt, lacking);
  }
  return { sizes: grown, overPt };
}

function isSized(track: TrackSize | undefined): boolean {
  return track?.kind === 'fixed' || track?.kind === 'flex' || (track?.kind === 'minmax' && (track.min.kind === 'fixed' || track.max.kind === 'flex'));
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

/** The first row's baseline: that of its first item with one, baseline-aligned items first. */
export function firstBaseline(bands: readonly Band[], container: ComputedStyle): number | null {
  const cells = bands[0]?.cells.filter((cell) => cell.rowStart === 0 && cell.node.baselinePt !== null) ?? [];
  const alignment = ({ node }: BandCell): Alignment => (node.style.alignSelf === 'auto' ? container.alignItems : node.style.alignSelf);
  const chosen = cells.find((cell) => alignment(cell) === 'baseline') ?? cells[0];
  return chosen === undefined || chosen.node.baselinePt === null ? null : chosen.offsetPt + chosen.node.baselinePt;
}

