/** Widths of table columns, fixed and automatic (CSS 2.1, 17.5.2; CSS Tables 3, section 3.9). */

import type { TableBox, TableCell, TableRow } from '../boxes/box.js';
import type { SizeValue } from '../css/computed-style.js';
import type { Measurer } from './measurer.js';

export interface ColumnContribution {
  readonly minPt: number;
  readonly maxPt: number;
  readonly percent: number | null;
  readonly isFixed: boolean;
}

/** Head, body and foot in the order of the page. */
export function rowsOf(table: TableBox): readonly TableRow[] {
  return [...table.head, ...table.body, ...table.foot];
}

export function columnCount(table: TableBox): number {
  let count = table.columns.length;
  for (const row of rowsOf(table)) for (const cell of row.cells) count = Math.max(count, cell.column + cell.columnSpan);
  return count;
}

interface Growing {
  minPt: number;
  maxPt: number;
  percent: number | null;
  isFixed: boolean;
}

/** What each column needs and would like, from `col` widths and cells; spanning cells share out what they lack. */
export function columnContributions(table: TableBox, measurer: Measurer): readonly ColumnContribution[] {
  const columns = Array.from({ length: columnCount(table) }, (): Growing => ({ minPt: 0, maxPt: 0, percent: null, isFixed: false }));
  const fixed = table.columns.map((column) => (typeof column.style.width === 'number' ? column.style.width : null));
  table.columns.forEach((column, index) => {
    const target = columns[index];
    if (target !== undefined && typeof column.style.width === 'object') target.percent = column.style.width.percent;
  });
  const cells = rowsOf(table).flatMap((row) => row.cells);
  for (const cell of cells) if (cell.columnSpan === 1) growBySingle(columns[cell.column], cell, fixed[cell.column] ?? null, measurer);
  columns.forEach((column, index) => {
    const width = fixed[index];
    if (width !== null && width !== undefined) Object.assign(column, { maxPt: Math.max(column.minPt, width), isFixed: true });
  });
  for (const cell of cells.filter((one) => one.columnSpan > 1).sort((a, b) => a.columnSpan - b.columnSpan)) growBySpan(columns.slice(cell.column, cell.column + cell.columnSpan), cell, measurer);
  return columns;
}

function growBySingle(column: Growing | undefined, cell: TableCell, fixedPt: number | null, measurer: Measurer): void {
  if (column === undefined) return;
  const own = measurer.intrinsic(cell);
  const width = outerWidth(cell, cell.style.width);
  column.minPt = Math.max(column.minPt, own.minPt);
  if (width !== null && fixedPt === null) {
    column.isFixed = true;
    column.maxPt = Math.max(column.maxPt, own.minPt, width);
  } else {
    column.maxPt = Math.max(column.maxPt, own.maxPt);
  }
  if (typeof cell.style.width === 'object') column.percent = Math.max(column.percent ?? 0, cell.style.width.percent);
}

function outerWidth(cell: TableCell, value: SizeValue): number | null {
  if (typeof value !== 'number') return null;
  const { padding, border, boxSizing } = cell.style;
  const side = (length: typeof padding.left): number => (typeof length === 'number' ? length : 0);
  const insets = side(padding.left) + side(padding.right) + border.left.widthPt + border.right.widthPt;
  return boxSizing === 'border-box' ? Math.max(value, insets) : value + insets;
}

function growBySpan(columns: readonly Growing[], cell: TableCell, measurer: Measurer): void {
  const own = measurer.intrinsic(cell);
  const growing = columns.some((column) => !column.isFixed) ? columns.filter((column) => !column.isFixed) : columns;
  const lackingMin = own.minPt - columns.reduce((sum, column) => sum + column.minPt, 0);
  if (lackingMin > 0) for (const column of growing) column.minPt += lackingMin / growing.length;
  for (const column of columns) column.maxPt = Math.max(column.minPt, column.maxPt);
  const lackingMax = own.maxPt - columns.reduce((sum, column) => sum + column.maxPt, 0);
  if (lackingMax > 0) for (const column of growing) column.maxPt += lackingMax / growing.length;
}

/** Automatic layout: from minimum to maximum, then in proportion. */
export function automaticColumns(columns: readonly ColumnContribution[], availablePt: number): readonly number[] {
  const floor = columns.map((column) => Math.max(column.minPt, column.percent === null ? 0 : (column.percent / 100) * availablePt));
  const wish = columns.map((column, index) => Math.max(floor[index] ?? 0, column.percent === null ? column.maxPt : 0));
  const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
  const floorSum = sum(floor);
  const wishSum = sum(wish);
  if (floorSum >= availablePt) return sum(columns.map((column) => column.minPt)) >= availablePt ? columns.map((column) => column.minPt) : shrink(floor, columns, availablePt);
  if (wishSum >= availablePt) {
    const share = (availablePt - floorSum) / (wishSum - floorSum);
    return floor.map((size, index) => size + ((wish[index] ?? size) - size) * share);
  }
  const open = columns.map((column) => !column.isFixed && column.percent === null);
  const takes = open.some(Boolean) ? open : columns.map(() => true);
  const weight = sum(wish.filter((_, index) => takes[index] === true));
  const count = takes.filter(Boolean).length;
  return wish.map((size, index) => (takes[index] === true ? size + (availablePt - wishSum) * (weight > 0 ? size / weight : 1 / count) : size));
}

function shrink(floor: readonly number[], columns: readonly ColumnContribution[], availablePt: number): readonly number[] {
  const min = columns.map((column) => column.minPt);
  const minSum = min.reduce((all, size) => all + size, 0);
  const spare = floor.reduce((all, size) => all + size, 0) - minSum;
  return min.map((size, index) => size + (spare > 0 ? (((floor[index] ?? size) - size) * (availablePt - minSum)) / spare : 0));
}

/** Fixed layout: from `col` and the first row's cells; columns without a width share the rest equally. */
export function fixedColumns(table: TableBox, availablePt: number): readonly number[] {
  const widths = Array.from({ length: columnCount(table) }, (): number | null => null);
  table.columns.forEach((column, index) => {
    const { width } = column.style;
    if (typeof width === 'number') widths[index] = width;
    else if (typeof width === 'object') widths[index] = (width.percent / 100) * availablePt + width.plusPt;
  });
  for (const cell of rowsOf(table)[0]?.cells ?? []) {
    const { width } = cell.style;
    const outer = typeof width === 'object' ? (width.percent / 100) * availablePt + width.plusPt : outerWidth(cell, width);
    if (outer === null) continue;
    for (let index = cell.column; index < cell.column + cell.columnSpan; index++) widths[index] ??= outer / cell.columnSpan;
  }
  const given = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const open = widths.filter((width) => width === null).length;
  if (open > 0) return widths.map((width) => width ?? Math.max(0, availablePt - given) / open);
  const factor = given > 0 && given < availablePt ? availablePt / given : 1;
  return widths.map((width) => (width ?? 0) * factor);
}
