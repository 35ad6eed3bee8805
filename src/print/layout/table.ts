/** Tables: columns, rows, cells that span, captions, alignment in cells (CSS 2.1, 17). Rows become bands. */

import type { TableBox, TableCell, TableRow } from '../boxes/box.js';
import { tableTooWide } from '../../diagnostics/catalogue/layout.js';
import { gatherBands, type RowGeometry } from './bands.js';
import { measureBlock } from './block.js';
import { bandsFacts, firstBaseline } from './grid.js';
import { marginOf, marginValue, type Band, type BandCell, type Measured } from './measured.js';
import type { Constraint, Measurer } from './measurer.js';
import { insetsOf, resolveLength, resolveMargin, usedWidth, type Insets } from './sizes.js';
import { collapseBorders } from './table-borders.js';
import { automaticColumns, columnContributions, columnCount, fixedColumns } from './table-columns.js';

/** Measures a table with its captions; the measured height counts them, as CSS’s table wrapper does. */
export function measureTable(original: TableBox, constraint: Constraint, measurer: Measurer): Measured {
  const table = collapseBorders(original);
  const { style } = table;
  const insets = insetsOf(style, constraint.widthPt);
  const page = style.page === 'auto' || style.page === '' ? constraint.page : style.page;
  const sizes = tableWidth(table, constraint, insets, measurer);
  const grid: TableGrid = { ...sizes, page, isRtl: style.direction === 'rtl' };
  const head = measureRows(table.head, grid, measurer);
  const body = measureRows(table.body, grid, measurer);
  const foot = measureRows(table.foot, grid, measurer);
  const spacing = grid.spacing[1];
  const only = table.captions[0] ?? null;
  const caption = only === null ? null : measurer.measure(only, { widthPt: sizes.widthPt, heightPt: null, page, sizing: 'fill', isolated: true });
  const captionHeight = caption === null ? 0 : marginValue(caption.margins.top) + caption.heightPt + marginValue(caption.margins.bottom);
  const isTop = (only?.style ?? style).captionSide === 'top';
  const bands = body.flatMap((rows) => rows.bands).map((band, index) => (index === 0 ? band : { ...band, gapBeforePt: spacing }));
  const headBand = asOneBand(head, spacing);
  const footBand = asOneBand(foot, spacing);
  const partHeight = (band: Band | null): number => (band === null ? 0 : band.heightPt + (bands.length > 0 ? spacing : 0));
  const bodyHeight = bands.reduce((sum, band) => sum + band.heightPt + band.gapBeforePt, 0);
  const insetTop = insets.top + spacing + (isTop ? captionHeight : 0);
  const insetBottom = insets.bottom + spacing + (isTop ? 0 : captionHeight);
  const heightPt = insetTop + partHeight(headBand) + bodyHeight + partHeight(footBand) + insetBottom;
  const repeated = partHeight(headBand) + partHeight(footBand);
  const notes = [...(isTop ? (caption?.facts.notes ?? []) : []), ...(headBand?.notes ?? []), ...bands.flatMap((band) => band.notes), ...(footBand?.notes ?? []), ...(isTop ? [] : (caption?.facts.notes ?? []))];
  const baseline = firstBaseline(headBand === null ? bands : [headBand]);
  return {
    box: table, style, marker: null,
    widthPt: sizes.widthPt, heightPt, xPt: sizes.xPt,
    margins: { top: marginOf(resolveMargin(style.margin.top, constraint.widthPt)), bottom: marginOf(resolveMargin(style.margin.bottom, constraint.widthPt)), through: false },
    insetTopPt: insetTop, insetBottomPt: insetBottom, insetLeftPt: insets.left, insetRightPt: insets.right,
    content: {
      kind: 'bands', bands, from: 0, to: bands.length, first: null, last: null, startPt: 0,
      table: {
        box: table, head: headBand, foot: footBand, captionTop: isTop ? caption : null, captionBottom: isTop ? null : caption,
        spacingPt: spacing, isContinued: false, repeats: repeated < measurer.pageHeight(page) / 2,
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
  readonly spacing: readonly [horizontal: number, vertical: number];
}

interface TableGrid extends TableSizes {
  readonly page: string;
  readonly isRtl: boolean;
}

function tableWidth(table: TableBox, constraint: Constraint, insets: Insets, measurer: Measurer): TableSizes {
  const { style } = table;
  const spacing = style.borderCollapse === 'collapse' ? ([0, 0] as const) : style.borderSpacingPt;
  const count = columnCount(table);
  const outside = insets.left + insets.right + (count > 0 ? spacing[0] * (count + 1) : 0);
  const isFixed = style.tableLayout === 'fixed' && style.width !== 'auto';
  const contributions = isFixed ? [] : columnContributions(table, measurer);
  const sum = (pick: 'minPt' | 'maxPt'): number => contributions.reduce((all, column) => all + column[pick], outside);
  const across = usedWidth(style, { ...constraint, sizing: 'fit' }, () => ({ minPt: sum('minPt'), maxPt: sum('maxPt') }));
  const room = Math.max(0, across.widthPt - outside);
  const columns = isFixed ? fixedColumns(table, room) : automaticColumns(contributions, room);
  const widthPt = columns.reduce((all, column) => all + column, outside);
  const available = constraint.widthPt - across.marginLeftPt - across.marginRightPt;
  if (widthPt > available + 0.5 && style.width === 'auto') measurer.report((place) => tableTooWide({ overPt: widthPt - available }, { place }), table);
  const isRtl = style.direction === 'rtl' && constraint.sizing === 'fill' && style.margin.left !== 'auto';
  return { widthPt, xPt: isRtl ? constraint.widthPt - across.marginRightPt - widthPt : across.xPt, columns, spacing };
}

interface MeasuredRows {
  readonly bands: readonly Band[];
}

/** Rows of one group, cut into bands. */
function measureRows(rows: readonly TableRow[], grid: TableGrid, measurer: Measurer): readonly MeasuredRows[] {
  if (rows.length === 0) return [];
  const cells = rows.flatMap((row, index) => row.cells.map((cell) => measureCell(cell, index, rows.length, grid, measurer)));
  const heights = rowHeights(rows, cells, grid.spacing[1]);
  let y = 0;
  const geometry = rows.map((box, index): RowGeometry => {
    const row = { yPt: y, heightPt: heights[index] ?? 0, floorPt: 0, box };
    y += row.heightPt + grid.spacing[1];
    return row;
  });
  const shifts = alignBaselines(cells);
  const placed = cells.map((cell, index): BandCell => {
    const last = geometry[cell.rowEnd - 1];
    const first = geometry[cell.rowStart];
    const height = first === undefined || last === undefined ? cell.node.heightPt : last.yPt + last.heightPt - first.yPt;
    return { ...cell, node: alignInCell(cell.node, height, shifts[index] ?? 0) };
  });
  return [{ bands: gatherBands(geometry, placed) }];
}

function measureCell(cell: TableCell, row: number, rowCount: number, grid: TableGrid, measurer: Measurer): BandCell {
  const spanned = grid.columns.slice(cell.column, cell.column + cell.columnSpan);
  const width = spanned.reduce((sum, column) => sum + column, grid.spacing[0] * Math.max(0, spanned.length - 1));
  const before = grid.columns.slice(0, cell.column).reduce((sum, column) => sum + column + grid.spacing[0], grid.spacing[0]);
  const whole = grid.columns.reduce((sum, column) => sum + column + grid.spacing[0], grid.spacing[0]);
  const node = measureBlock(cell, { widthPt: width, heightPt: null, page: grid.page, sizing: 'fill', isolated: true, exactWidthPt: width }, measurer);
  return {
    node: { ...node, xPt: 0 }, xPt: grid.isRtl ? whole - before - width : before,
    offsetPt: 0, rowStart: row, rowEnd: Math.min(rowCount, row + Math.max(1, cell.rowSpan)), stretches: true, belowPt: 0,
  };
}

/** Rows are as high as their highest cell once baselines meet; cells that span rows raise the last of them. */
function rowHeights(rows: readonly TableRow[], cells: readonly BandCell[], spacing: number): readonly number[] {
  const shifts = alignBaselines(cells);
  const heights = rows.map((row) => {
    const { height, minHeight } = row.style;
    return Math.max(typeof height === 'object' || typeof height === 'number' ? resolveLength(height, 0) : 0, typeof minHeight === 'number' ? minHeight : 0);
  });
  cells.forEach((cell, index) => {
    if (cell.rowEnd - cell.rowStart === 1) heights[cell.rowStart] = Math.max(heights[cell.rowStart] ?? 0, cell.node.heightPt + (shifts[index] ?? 0));
  });
  for (const cell of cells.filter((one) => one.rowEnd - one.rowStart > 1)) {
    const has = heights.slice(cell.rowStart, cell.rowEnd).reduce((sum, height) => sum + height, spacing * (cell.rowEnd - cell.rowStart - 1));
    if (cell.node.heightPt > has) heights[cell.rowEnd - 1] = (heights[cell.rowEnd - 1] ?? 0) + cell.node.heightPt - has;
  }
  return heights;
}

/** How far baseline-aligned cells move down so that the first baselines of a row meet. */
function alignBaselines(cells: readonly BandCell[]): readonly number[] {
  const aligned = (cell: BandCell): number | null => {
    const { verticalAlign } = cell.node.style;
    return verticalAlign === 'top' || verticalAlign === 'middle' || verticalAlign === 'bottom' ? null : cell.node.baselinePt;
  };
  const deepest = new Map<number, number>();
  for (const cell of cells) {
    const baseline = aligned(cell);
    if (baseline !== null) deepest.set(cell.rowStart, Math.max(deepest.get(cell.rowStart) ?? 0, baseline));
  }
  return cells.map((cell) => {
    const baseline = aligned(cell);
    return baseline === null ? 0 : (deepest.get(cell.rowStart) ?? baseline) - baseline;
  });
}

function alignInCell(node: Measured, heightPt: number, baselineShift: number): Measured {
  const free = Math.max(0, heightPt - node.heightPt);
  const { verticalAlign } = node.style;
  const shift = verticalAlign === 'middle' ? free / 2 : verticalAlign === 'bottom' ? free : verticalAlign === 'top' ? 0 : Math.min(baselineShift, free);
  return {
    ...node, heightPt, insetTopPt: node.insetTopPt + shift,
    baselinePt: node.baselinePt === null ? null : node.baselinePt + shift,
    lastBaselinePt: node.lastBaselinePt === null ? null : node.lastBaselinePt + shift,
  };
}

/** Head and foot stay together: one band of all their rows. */
function asOneBand(groups: readonly MeasuredRows[], spacing: number): Band | null {
  const bands = groups.flatMap((group) => group.bands);
  const [first, ...others] = bands;
  if (first === undefined) return null;
  return others.reduce((whole, band): Band => {
    const top = whole.heightPt + spacing;
    const count = whole.rows.length;
    return {
      ...whole,
      rows: [...whole.rows, ...band.rows.map((row) => ({ ...row, yPt: row.yPt + top }))],
      cells: [...whole.cells, ...band.cells.map((cell) => ({ ...cell, rowStart: cell.rowStart + count, rowEnd: cell.rowEnd + count }))],
      heightPt: top + band.heightPt,
      notes: [...whole.notes, ...band.notes],
    };
  }, first);
}
