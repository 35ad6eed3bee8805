/** Widths of table columns, fixed and automatic (CSS 2.1, 17.5.2; CSS Tables 3, sections 3.8 and 3.9). */

import type { TableBox, TableCell, TableRow } from '../boxes/box.js';
import type { SizeValue } from '../css/computed-style.js';
import type { Contribution, Measurer } from './measurer.js';
import { insetsOf } from './sizes.js';

export interface ColumnContribution {
  readonly minPt: number;
  readonly maxPt: number;
  readonly percent: number | null;
  /** A length was asked for: other columns take what is left over first. */
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

/** What each column needs and would like, from `col` widths and cells; spanning cells share out what they lack, narrow spans first. */
export function columnContributions(table: TableBox, spacingPt: number, measurer: Measurer): readonly ColumnContribution[] {
  const columns = Array.from({ length: columnCount(table) }, (): Growing => ({ minPt: 0, maxPt: 0, percent: null, isFixed: false }));
  const spanning: TableCell[] = [];
  for (const row of rowsOf(table)) {
    for (const cell of row.cells) {
      const column = columns[cell.column];
      if (cell.columnSpan > 1) spanning.push(cell);
      else if (column !== undefined) growBySingle(column, cell, typeof table.columns[cell.column]?.style.width === 'number', measurer);
    }
  }
  table.columns.forEach(({ style }, index) => {
    const column = columns[index];
    if (column === undefined) return;
    if (typeof style.minWidth === 'number') column.minPt = Math.max(column.minPt, style.minWidth);
    if (typeof style.width === 'number') Object.assign(column, { maxPt: Math.max(column.minPt, style.width), isFixed: true });
    else if (typeof style.width === 'object') column.percent = Math.max(column.percent ?? 0, style.width.percent);
    column.maxPt = Math.max(column.minPt, column.maxPt);
  });
  for (const cell of spanning.sort((a, b) => a.columnSpan - b.columnSpan)) {
    growBySpan(columns.slice(cell.column, cell.column + cell.columnSpan), cell, { spacingPt, own: outerContribution(cell, measurer) });
  }
  return columns;
}

function growBySingle(column: Growing, cell: TableCell, hasWidth: boolean, measurer: Measurer): void {
  const own = outerContribution(cell, measurer);
  const { width } = cell.style;
  column.minPt = Math.max(column.minPt, own.minPt);
  if (typeof width === 'number' && !hasWidth) column.isFixed = true;
  column.maxPt = Math.max(column.maxPt, own.maxPt);
  if (typeof width === 'object') column.percent = Math.max(column.percent ?? 0, width.percent);
}

/** Border-box widths of a cell: its width takes the place of what it would like, never of what it needs. */
function outerContribution(cell: TableCell, measurer: Measurer): Contribution {
  const { style } = cell;
  const own = measurer.intrinsic(cell);
  const most = style.maxWidth === 'none' ? null : outerWidth(cell, style.maxWidth);
  const minPt = Math.max(own.minPt, outerWidth(cell, style.minWidth) ?? 0);
  const wish = outerWidth(cell, style.width) ?? own.maxPt;
  return { minPt, maxPt: Math.max(minPt, most === null ? wish : Math.min(most, wish)) };
}

function outerWidth(cell: TableCell, value: SizeValue): number | null {
  if (typeof value !== 'number') return null;
  const { left, right } = insetsOf(cell.style, 0);
  return cell.style.boxSizing === 'border-box' ? Math.max(value, left + right) : value + left + right;
}

function growBySpan(columns: readonly Growing[], cell: TableCell, { spacingPt, own }: { readonly spacingPt: number; readonly own: Contribution }): void {
  const between = spacingPt * (columns.length - 1);
  const { width } = cell.style;
  if (typeof width === 'object') sharePercent(columns, width.percent);
  const open = columns.filter((column) => !column.isFixed && column.percent === null);
  const loose = columns.filter((column) => column.percent === null);
  const growing = open.length > 0 ? open : loose.length > 0 ? loose : columns;
  const lackingMin = own.minPt - between - columns.reduce((sum, column) => sum + column.minPt, 0);
  const firm = columns.filter((column) => column.isFixed && !growing.includes(column));
  // Columns with a width first come to have it: only what is lacking beyond widens the others.
  const given = Math.min(Math.max(0, lackingMin), firm.reduce((sum, column) => sum + column.maxPt - column.minPt, 0));
  shareMin(firm, given);
  shareMin(growing, lackingMin - given);
  for (const column of columns) column.maxPt = Math.max(column.minPt, column.maxPt);
  const lacking = own.maxPt - between - columns.reduce((sum, column) => sum + column.maxPt, 0);
  const whole = growing.reduce((sum, column) => sum + column.maxPt, 0);
  if (lacking > 0) for (const column of growing) column.maxPt += lacking * (whole > 0 ? column.maxPt / whole : 1 / growing.length);
}

/** Up to what each column would like first, beyond that in proportion to it. */
function shareMin(columns: readonly Growing[], lackingPt: number): void {
  if (lackingPt <= 0) return;
  const rooms = columns.map((column) => Math.max(0, column.maxPt - column.minPt));
  const room = rooms.reduce((sum, one) => sum + one, 0);
  const whole = columns.reduce((sum, column) => sum + column.maxPt, 0);
  const within = Math.min(room, lackingPt);
  const beyond = lackingPt - within;
  columns.forEach((column, index) => {
    column.minPt += (room > 0 ? (within * (rooms[index] ?? 0)) / room : 0) + beyond * (whole > 0 ? column.maxPt / whole : 1 / columns.length);
  });
}

function sharePercent(columns: readonly Growing[], percent: number): void {
  const rest = percent - columns.reduce((sum, column) => sum + (column.percent ?? 0), 0);
  const open = columns.filter((column) => column.percent === null);
  const whole = open.reduce((sum, column) => sum + column.maxPt, 0);
  if (rest > 0) for (const column of open) column.percent = rest * (whole > 0 ? column.maxPt / whole : 1 / open.length);
}

/** The sum of what columns would like, enlarged until its percentages are true; never more than `mostPt` for that. */
export function wishedWidth(columns: readonly ColumnContribution[], mostPt: number): number {
  const wish = columns.reduce((sum, column) => sum + column.maxPt, 0);
  const percent = columns.reduce((sum, column) => sum + (column.percent ?? 0), 0);
  if (percent === 0) return wish;
  const rest = columns.reduce((sum, column) => sum + (column.percent === null ? column.maxPt : 0), 0);
  const forRest = rest === 0 ? 0 : percent < 100 ? (rest * 100) / (100 - percent) : Infinity;
  const forColumns = columns.reduce((most, { percent: share, maxPt }) => (share !== null && share > 0 ? Math.max(most, (maxPt * 100) / share) : most), forRest);
  return Math.max(wish, Math.min(mostPt, forColumns));
}

/**
 * Automatic layout (CSS Tables 3, section 3.9.3.1): between the two of four guesses that hold the width between them;
 * beyond the last, what is left goes to columns without a width, else to those with a length, else to percentages.
 */
export function automaticColumns(columns: readonly ColumnContribution[], availablePt: number): readonly number[] {
  const percentage = (column: ColumnContribution): number | null => (column.percent === null ? null : Math.max(column.minPt, (column.percent / 100) * availablePt));
  const guesses: readonly (readonly number[])[] = [
    columns.map((column) => column.minPt),
    columns.map((column) => percentage(column) ?? column.minPt),
    columns.map((column) => percentage(column) ?? (column.isFixed ? column.maxPt : column.minPt)),
    columns.map((column) => percentage(column) ?? column.maxPt),
  ];
  let low = guesses[0] ?? [];
  if (sum(low) >= availablePt) return low;
  for (const high of guesses.slice(1)) {
    const [from, to] = [sum(low), sum(high)];
    if (to >= availablePt && to > from) return low.map((size, index) => size + (((high[index] ?? size) - size) * (availablePt - from)) / (to - from));
    low = high;
  }
  return widen(low, columns, availablePt - sum(low));
}

function widen(sizes: readonly number[], columns: readonly ColumnContribution[], extraPt: number): readonly number[] {
  if (extraPt <= 0) return sizes;
  const weights = [
    columns.map((column) => (column.percent === null && !column.isFixed ? column.maxPt : 0)),
    columns.map((column) => (column.percent === null && !column.isFixed ? 1 : 0)),
    columns.map((column) => (column.percent === null ? column.maxPt : 0)),
    columns.map((column) => column.percent ?? 0),
  ].find((one) => sum(one) > 0) ?? columns.map(() => 1);
  const whole = sum(weights);
  return sizes.map((size, index) => size + (extraPt * (weights[index] ?? 0)) / whole);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}

/** Fixed layout: from `col` and the first row's cells; columns without a width share the rest equally. None is narrower than its cells' borders and paddings. */
export function fixedColumns(table: TableBox, availablePt: number): readonly number[] {
  const least = leastWidths(table);
  return sharedWidths(table, availablePt).map((width, index) => Math.max(width, least[index] ?? 0));
}

function leastWidths(table: TableBox): readonly number[] {
  const least: number[] = [];
  for (const row of rowsOf(table)) {
    for (const { column, columnSpan, style } of row.cells) {
      if (columnSpan > 1) continue;
      const { left, right } = insetsOf(style, 0);
      least[column] = Math.max(least[column] ?? 0, left + right);
    }
  }
  return least;
}

function sharedWidths(table: TableBox, availablePt: number): readonly number[] {
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
  const given = widths.reduce<number>((all, width) => all + (width ?? 0), 0);
  const open = widths.filter((width) => width === null).length;
  if (open > 0) return widths.map((width) => width ?? Math.max(0, availablePt - given) / open);
  const factor = given > 0 && given < availablePt ? availablePt / given : 1;
  return widths.map((width) => (width ?? 0) * factor);
}
