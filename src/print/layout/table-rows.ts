/** Rows of tables: how high they are, and where in them their cells' content stands (CSS 2.1, 17.5.3; CSS Tables 3, section 3.10). */

import type { TableCell, TableRow } from '../boxes/box.js';
import type { ComputedStyle, SizeValue } from '../css/computed-style.js';
import { gatherBands, type RowGeometry } from './bands.js';
import { measureBlock } from './block.js';
import type { Band, BandCell, Measured } from './measured.js';
import type { Measurer } from './measurer.js';
import { contentHeight } from './paginate/views.js';
import { NO_RULE } from './table-rules.js';
import { resolveLength } from './sizes.js';

/** Where a table's columns lie. */
export interface TableGrid {
  readonly columns: readonly number[];
  /** Left edge of each column from the table's content edge. */
  readonly lefts: readonly number[];
  readonly spacing: readonly [horizontal: number, vertical: number];
  readonly page: string;
  /** Height beside a picture in a cell: the table's insets, its head and foot, and what is around it. */
  readonly besidePt: number;
  /** The table's height for rows, where it is definite: percentages refer to it. */
  readonly heightPt: number | null;
}

/** The rows of head, body or foot, measured but not yet as high as the table may want them. */
export interface RowSet {
  readonly rows: readonly TableRow[];
  readonly cells: readonly BandCell[];
  readonly shifts: readonly number[];
  readonly heights: readonly number[];
}

/** Measures cells for their columns, and with them the least heights of rows. */
export function measureRows(rows: readonly TableRow[], grid: TableGrid, measurer: Measurer): RowSet {
  const cells = rows.flatMap((row, index) => row.cells.map((cell) => measureCell(cell, index, grid, measurer)));
  const shifts = baselineShifts(cells);
  return { rows, cells, shifts, heights: rowHeights(rows, cells, shifts, grid) };
}

function measureCell(cell: TableCell, row: number, grid: TableGrid, measurer: Measurer): BandCell {
  const last = cell.column + cell.columnSpan - 1;
  const xPt = Math.min(grid.lefts[cell.column] ?? 0, grid.lefts[last] ?? 0);
  let width = grid.spacing[0] * (cell.columnSpan - 1);
  for (let column = cell.column; column <= last; column++) width += grid.columns[column] ?? 0;
  const node = measureBlock(cell, { widthPt: width, heightPt: null, page: grid.page, besidePt: grid.besidePt, sizing: 'fill', isolated: true, exactWidthPt: width }, measurer);
  return { node: { ...withoutBox(node, cell), xPt: 0 }, xPt, offsetPt: 0, shiftPt: 0, meetsBaseline: false, rowStart: row, rowEnd: row + cell.rowSpan, stretches: true, belowPt: 0 };
}

/** A cell that `empty-cells: hide` concerns keeps its room and shows nothing (CSS 2.1, 17.6.1.1). */
function withoutBox(node: Measured, cell: TableCell): Measured {
  const { style, content } = cell;
  const isEmpty = content.kind === 'inline' ? content.items.length === 0 : content.children.length === 0;
  if (!isEmpty || style.emptyCells === 'show' || style.borderCollapse === 'collapse') return node;
  const bare: ComputedStyle = { ...style, backgroundColour: null, border: { top: NO_RULE, right: NO_RULE, bottom: NO_RULE, left: NO_RULE } };
  return { ...node, box: { ...cell, style: bare } };
}

/** Rows are as high as they ask, and as their highest cell once baselines meet; cells that span rows add what they lack. */
function rowHeights(rows: readonly TableRow[], cells: readonly BandCell[], shifts: readonly number[], grid: TableGrid): readonly number[] {
  const size = (value: SizeValue): number => (typeof value === 'number' ? value : typeof value === 'object' && grid.heightPt !== null ? resolveLength(value, grid.heightPt) : 0);
  const heights = rows.map(({ style }) => Math.max(size(style.height), size(style.minHeight)));
  const spanning: BandCell[] = [];
  cells.forEach((cell, index) => {
    if (cell.rowEnd - cell.rowStart > 1) spanning.push(cell);
    else heights[cell.rowStart] = Math.max(heights[cell.rowStart] ?? 0, cell.node.heightPt, heldHeight(cell.node) + (shifts[index] ?? 0));
  });
  for (const cell of spanning.sort((a, b) => a.rowEnd - a.rowStart - (b.rowEnd - b.rowStart))) {
    let lacking = cell.node.heightPt - grid.spacing[1] * (cell.rowEnd - cell.rowStart - 1);
    for (let row = cell.rowStart; row < cell.rowEnd; row++) lacking -= heights[row] ?? 0;
    if (lacking > 0) shareHeight(heights, { rows, from: cell.rowStart, to: cell.rowEnd, extraPt: lacking });
  }
  return heights;
}

interface Share {
  readonly rows: readonly TableRow[];
  readonly from: number;
  readonly to: number;
  readonly extraPt: number;
}

/** To rows without a height of their own in proportion to what they hold, else to all; to the last where none holds anything. */
function shareHeight(heights: number[], { rows, from, to, extraPt }: Share): void {
  const span = Array.from({ length: to - from }, (_, index) => from + index).filter((row) => (heights[row] ?? 0) > 0);
  const open = span.filter((row) => rows[row]?.style.height === 'auto');
  const growing = open.length > 0 ? open : span;
  const whole = growing.reduce((sum, row) => sum + (heights[row] ?? 0), 0);
  if (whole === 0) heights[to - 1] = (heights[to - 1] ?? 0) + extraPt;
  for (const row of growing) heights[row] = (heights[row] ?? 0) * (1 + extraPt / whole);
}

/** The same rows made higher, so that together they take up more. */
export function growRows(set: RowSet, extraPt: number): RowSet {
  if (extraPt <= 0 || set.rows.length === 0) return set;
  const heights = [...set.heights];
  shareHeight(heights, { rows: set.rows, from: 0, to: set.rows.length, extraPt });
  return { ...set, heights };
}

/** Rows in their places, cut into bands. */
export function placeRows({ rows, cells, shifts, heights }: RowSet, spacingPt: number): readonly Band[] {
  let y = 0;
  const geometry = rows.map((box, index): RowGeometry => {
    const row = { yPt: y, heightPt: heights[index] ?? 0, floorPt: 0, box };
    y += row.heightPt + spacingPt;
    return row;
  });
  const placed = cells.map((cell, index): BandCell => {
    const first = geometry[cell.rowStart];
    const last = geometry[cell.rowEnd - 1];
    const height = first === undefined || last === undefined ? cell.node.heightPt : last.yPt + last.heightPt - first.yPt;
    const node = alignInCell(cell.node, height, shifts[index] ?? 0);
    return { ...cell, node, shiftPt: node.insetTopPt - cell.node.insetTopPt, meetsBaseline: (shifts[index] ?? 0) > 0 };
  });
  return gatherBands(geometry, placed);
}

/** How far baseline-aligned cells move down so that the first baselines of a row meet (CSS 2.1, 17.5.4). */
function baselineShifts(cells: readonly BandCell[]): readonly number[] {
  const deepest: number[] = [];
  const baselines = cells.map((cell): number | null => {
    const { verticalAlign } = cell.node.style;
    if (verticalAlign === 'top' || verticalAlign === 'middle' || verticalAlign === 'bottom') return null;
    const baseline = cell.node.baselinePt ?? heldHeight(cell.node) - cell.node.insetBottomPt;
    deepest[cell.rowStart] = Math.max(deepest[cell.rowStart] ?? 0, baseline);
    return baseline;
  });
  return cells.map((cell, index) => {
    const baseline = baselines[index] ?? null;
    return baseline === null ? 0 : (deepest[cell.rowStart] ?? baseline) - baseline;
  });
}

/** What the cell holds with its padding and borders, whatever height it asks for. */
function heldHeight(node: Measured): number {
  return node.insetTopPt + contentHeight(node.content) + node.insetBottomPt;
}

function alignInCell(node: Measured, heightPt: number, baselineShift: number): Measured {
  const free = Math.max(0, heightPt - heldHeight(node));
  const { verticalAlign } = node.style;
  const shift = verticalAlign === 'middle' ? free / 2 : verticalAlign === 'bottom' ? free : verticalAlign === 'top' ? 0 : Math.min(baselineShift, free);
  if (shift === 0 && heightPt === node.heightPt) return node;
  return {
    ...node, heightPt, insetTopPt: node.insetTopPt + shift,
    baselinePt: node.baselinePt === null ? null : node.baselinePt + shift,
    lastBaselinePt: node.lastBaselinePt === null ? null : node.lastBaselinePt + shift,
  };
}
