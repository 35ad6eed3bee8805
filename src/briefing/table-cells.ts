/** Turns written cells into numbers, texts and nothing, column by column, and finds those that can be read in two ways. */

import { groupedNumber, numberNotation } from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Place } from '../diagnostics/index.js';
import type { Cell } from './briefing.js';
import { inDigits, isPlainNumber, isProgrammersNumber, readingsOf, showsDecimalPoint } from './number-text.js';

/** A cell before it is known what it holds. */
export interface WrittenCell {
  readonly written: string;
  /** The author said that it is text, by quotation marks; never judged as a number. */
  readonly isText: boolean;
  readonly isNull: boolean;
}

/** A table as written, rows as long as its columns. */
export interface WrittenTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly WrittenCell[])[];
  placeOfColumn(column: number): Place;
  placeOfCell(row: number, column: number): Place;
}

/** The cells of one column, and which of them cannot be read in one way only. */
export interface ReadColumn {
  readonly cells: readonly Cell[];
  readonly ambiguous: readonly { readonly row: number; readonly readings: readonly string[] }[];
}

/**
 * Reads a column. `315.703` is a number where its neighbours show that the point is a decimal point
 * (`315.71`, `1315.703`); otherwise it is kept as text and named as ambiguous.
 */
export function readColumn(table: WrittenTable, column: number): ReadColumn {
  const written = table.rows.map((row) => row[column] ?? { written: '', isText: false, isNull: true });
  const hasDecimalPoint = written.some((cell) => !cell.isText && showsDecimalPoint(cell.written));
  const ambiguous: { row: number; readings: readonly string[] }[] = [];
  const cells = written.map((cell, row): Cell => {
    if (cell.isNull) {
      return null;
    }
    if (cell.isText) {
      return cell.written;
    }
    const readings = readingsOf(cell.written);
    const isSettled = readings === null || (hasDecimalPoint && isPlainNumber(cell.written));
    if (!isSettled) {
      ambiguous.push({ row, readings });
      return cell.written;
    }
    // A code such as 007 is not a number.
    const isNumber = isPlainNumber(cell.written) && !/^[+-]?0\d/.test(cell.written);
    return isNumber ? Number(cell.written) : cell.written;
  });
  return { cells, ambiguous };
}

/** One diagnostic for a column whose numbers can be read in two ways, at the first of them. */
export function reportAmbiguous(table: WrittenTable, column: number, read: ReadColumn): readonly Diagnostic[] {
  const [first, ...more] = read.ambiguous;
  if (first !== undefined) {
    const written = table.rows[first.row]?.[column]?.written ?? '';
    return [groupedNumber({ written, readings: first.readings, more: more.length }, { place: table.placeOfCell(first.row, column) })];
  }
  const row = table.rows.findIndex((cells) => cells[column]?.isText === false && isProgrammersNumber(cells[column].written));
  const written = table.rows[row]?.[column]?.written;
  return written === undefined
    ? []
    : [numberNotation({ written, plain: inDigits(Number(written)) }, { place: table.placeOfCell(row, column) })];
}
