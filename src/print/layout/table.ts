/** Tables: their parts put together, captions and all (CSS 2.1, 17; CSS Tables 3). Rows become bands, which may be broken over pages. */

import type { BlockBox, TableBox } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import { tableTooWide } from '../../diagnostics/catalogue/layout.js';
import { bandsFacts, firstBaseline } from './grid.js';
import { marginBoxHeight, marginOf, type Band, type Measured } from './measured.js';
import type { Constraint, Measurer } from './measurer.js';
import { insetsOf, pageOf, resolveMargin, usedHeight, usedWidth, type Insets } from './sizes.js';
import { collapseBorders } from './table-borders.js';
import { automaticColumns, columnContributions, columnCount, fixedColumns, wishedWidth } from './table-columns.js';
import { growRows, measureRows, placeRows, type RowSet, type TableGrid } from './table-rows.js';
import { NO_RULE } from './table-rules.js';

/** Measures a table with its captions; the measured height counts them, as CSS’s table wrapper does. */
export function measureTable(original: TableBox, constraint: Constraint, measurer: Measurer): Measured {
  const { table, rules } = collapseBorders(original);
  const { style } = table;
  const insets = insetsOf(style, constraint.widthPt);
  const page = pageOf(style, constraint);
  const sizes = tableWidth(table, constraint, insets, measurer);
  const above = measureCaptions(table, 'top', { ...constraint, widthPt: sizes.widthPt, page }, measurer);
  const below = measureCaptions(table, 'bottom', { ...constraint, widthPt: sizes.widthPt, page }, measurer);
  const { parts, spacingPt } = measureParts(table, { constraint, insets, sizes, page }, measurer);
  const insetTop = insets.top + spacingPt + marginBoxHeight(above);
  const insetBottom = insets.bottom + spacingPt + marginBoxHeight(below);
  const { head, foot, bands } = parts;
  const partHeight = (band: Band | null): number => (band === null ? 0 : band.heightPt + (bands.length > 0 ? spacingPt : 0));
  const heightPt = insetTop + partHeight(head) + bodyHeight(bands) + partHeight(foot) + insetBottom;
  const notes = [...(above?.facts.notes ?? []), ...(head?.notes ?? []), ...bands.flatMap((band) => band.notes), ...(foot?.notes ?? []), ...(below?.facts.notes ?? [])];
  const baseline = firstBaseline(head === null ? bands : [head], style);
  return {
    box: table, style, marker: null,
    widthPt: sizes.widthPt, heightPt, xPt: sizes.xPt,
    margins: { top: marginOf(resolveMargin(style.margin.top, constraint.widthPt)), bottom: marginOf(resolveMargin(style.margin.bottom, constraint.widthPt)), through: false },
    insetTopPt: insetTop, insetBottomPt: insetBottom, insetLeftPt: insets.left, insetRightPt: insets.right,
    content: {
      kind: 'bands', bands, from: 0, to: bands.length, first: null, last: null, startPt: 0,
      table: {
        box: table, head, foot, captionTop: above, captionBottom: below, spacingPt, isContinued: false, repeats: true,
        columns: { lefts: sizes.lefts, widths: sizes.columns }, rules,
      },
    },
    facts: { ...bandsFacts(bands, style, page), notes },
    baselinePt: baseline === null ? null : insetTop + baseline,
    lastBaselinePt: baseline === null ? null : insetTop + baseline,
    hasTop: true, hasBottom: true, floorPt: 0,
  };
}

interface TableSizes {
  readonly widthPt: number;
  readonly xPt: number;
  readonly columns: readonly number[];
  readonly lefts: readonly number[];
  readonly spacing: readonly [horizontal: number, vertical: number];
}

function tableWidth(table: TableBox, constraint: Constraint, insets: Insets, measurer: Measurer): TableSizes {
  const { style } = table;
  const spacing = style.borderCollapse === 'collapse' ? ([0, 0] as const) : style.borderSpacingPt;
  const count = columnCount(table);
  const outside = insets.left + insets.right + (count > 0 ? spacing[0] * (count + 1) : 0);
  const isFixed = style.tableLayout === 'fixed' && style.width !== 'auto';
  const contributions = isFixed ? [] : columnContributions(table, spacing[0], measurer);
  const captions = table.captions.reduce((most, caption) => Math.max(most, measurer.contribution(caption).minPt), 0);
  const least = Math.max(captions, contributions.reduce((sum, column) => sum + column.minPt, outside));
  const wish = (): number => Math.max(least, outside + wishedWidth(contributions, Math.max(0, constraint.widthPt - outside)));
  const asked = usedWidth(style, { ...constraint, sizing: 'fit' }, () => ({ minPt: least, maxPt: wish() }));
  const room = Math.max(0, Math.max(asked.widthPt, captions) - outside);
  const columns = isFixed ? fixedColumns(table, room) : automaticColumns(contributions, room);
  const widthPt = Math.max(asked.widthPt, captions, columns.reduce((sum, column) => sum + column, outside));
  const placed = usedWidth(style, { ...constraint, exactWidthPt: widthPt }, () => ({ minPt: widthPt, maxPt: widthPt }));
  const available = constraint.widthPt - placed.marginLeftPt - placed.marginRightPt;
  // A width in so many points that is kept is the author's own wish.
  const isAsked = typeof style.width === 'number' && widthPt <= asked.widthPt + 0.5;
  if (widthPt > available + 0.5 && !isAsked) measurer.report((place) => tableTooWide({ overPt: widthPt - available }, { place }), table);
  return { widthPt, xPt: placed.xPt, columns, lefts: columnLefts(columns, { spacingPt: spacing[0], contentPt: widthPt - insets.left - insets.right, isRtl: style.direction === 'rtl' }), spacing };
}

interface ColumnPlaces {
  readonly spacingPt: number;
  readonly contentPt: number;
  readonly isRtl: boolean;
}

function columnLefts(columns: readonly number[], { spacingPt, contentPt, isRtl }: ColumnPlaces): readonly number[] {
  let before = spacingPt;
  return columns.map((width) => {
    const left = isRtl ? contentPt - before - width : before;
    before += width + spacingPt;
    return left;
  });
}

/** The captions of one side, several of them as the children of one block. */
function measureCaptions(table: TableBox, side: ComputedStyle['captionSide'], constraint: Constraint, measurer: Measurer): Measured | null {
  const captions = table.captions.filter((caption) => caption.style.captionSide === side);
  const [first] = captions;
  if (first === undefined) return null;
  const box = captions.length === 1 ? first : aroundAll(captions, first);
  return measurer.measure(box, { widthPt: constraint.widthPt, heightPt: null, page: constraint.page, sizing: 'fill', isolated: true, besidePt: constraint.besidePt ?? 0 });
}

function aroundAll(captions: readonly BlockBox[], first: BlockBox): BlockBox {
  const none = { top: 0, right: 0, bottom: 0, left: 0 };
  const style: ComputedStyle = {
    ...first.style, margin: none, padding: none, border: { top: NO_RULE, right: NO_RULE, bottom: NO_RULE, left: NO_RULE }, backgroundColour: null,
    width: 'auto', height: 'auto', minWidth: 'auto', minHeight: 'auto', maxWidth: 'none', maxHeight: 'none', breakBefore: 'auto', breakAfter: 'auto',
  };
  return { kind: 'block', order: first.order, element: first.element, style, generated: true, content: { kind: 'blocks', children: captions }, marker: null };
}

interface Parts {
  readonly head: Band | null;
  readonly foot: Band | null;
  readonly bands: readonly Band[];
}

interface PartsRequest {
  readonly constraint: Constraint;
  readonly insets: Insets;
  readonly sizes: TableSizes;
  readonly page: string;
}

/** Head, body and foot; a head and foot that would leave too little of each page are rows like any. */
function measureParts(table: TableBox, { constraint, insets, sizes, page }: PartsRequest, measurer: Measurer): { readonly parts: Parts; readonly spacingPt: number } {
  const spacing = sizes.spacing[1];
  const asked = usedHeight(table.style, constraint);
  const vertical = insets.top + insets.bottom + 2 * spacing;
  const definite = asked.definitePt === null ? null : Math.max(0, asked.definitePt - vertical);
  const grid: TableGrid = { ...sizes, page, heightPt: definite, besidePt: (constraint.besidePt ?? 0) + vertical };
  const [heads, feet] = [measureRows(table.head, grid, measurer), measureRows(table.foot, grid, measurer)];
  const around = [heads, feet].reduce((sum, set) => sum + set.heights.reduce((all, height) => all + height + spacing, 0), 0);
  const repeats = around < measurer.pageHeight(page) / 2;
  const sets = [heads, measureRows(table.body, repeats ? { ...grid, besidePt: grid.besidePt + around } : grid, measurer), feet];
  const natural = sets.reduce((sum, { heights }) => sum + heights.reduce((all, height) => all + height + spacing, 0), -spacing);
  const extra = Math.max(definite ?? 0, asked.minPt - vertical) - natural;
  const takes = sets[1]?.rows.length === 0 ? sets.findIndex(({ rows }) => rows.length > 0) : 1;
  const [head, body, foot] = sets.map((set: RowSet, index) => placeRows(index === takes ? growRows(set, extra) : set, spacing));
  const [headBand, footBand] = [asOneBand(head ?? [], spacing), asOneBand(foot ?? [], spacing)];
  const bands = (repeats ? [body ?? []] : [head ?? [], body ?? [], foot ?? []]).flatMap((part) => part);
  const parts = { head: repeats ? headBand : null, foot: repeats ? footBand : null, bands: bands.map((band, index) => (index === 0 ? { ...band, gapBeforePt: 0 } : { ...band, gapBeforePt: spacing })) };
  return { parts, spacingPt: spacing };
}

function bodyHeight(bands: readonly Band[]): number {
  return bands.reduce((sum, band) => sum + band.heightPt + band.gapBeforePt, 0);
}

/** Head and foot stay together: one band of all their rows. */
function asOneBand(bands: readonly Band[], spacing: number): Band | null {
  const [first] = bands;
  if (first === undefined || bands.length === 1) return first ?? null;
  let [top, count] = [0, 0];
  const moved = bands.map((band): Pick<Band, 'rows' | 'cells'> => {
    const rows = band.rows.map((row) => ({ ...row, yPt: row.yPt + top }));
    const cells = band.cells.map((cell) => ({ ...cell, rowStart: cell.rowStart + count, rowEnd: cell.rowEnd + count }));
    top += band.heightPt + spacing;
    count += band.rows.length;
    return { rows, cells };
  });
  return { ...first, rows: moved.flatMap(({ rows }) => rows), cells: moved.flatMap(({ cells }) => cells), heightPt: top - spacing, notes: bands.flatMap((band) => band.notes) };
}
