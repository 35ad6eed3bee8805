/** Reads a JSON list of objects as a table. */

import { badTable, noRows, wrongFormat } from '../diagnostics/catalogue/data.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { indexLines } from '../diagnostics/line-index.js';
import type { WrittenCell, WrittenTable } from './table-cells.js';

/**
 * Reads a JSON list of objects, one a row; the columns are the keys in the order in which they first come.
 *
 * @param path as the author wrote it, for messages
 * @param file relative to the project's root, for places
 */
export function readJsonTable(path: string, file: string, text: string): { table: WrittenTable | null; diagnostics: readonly Diagnostic[] } {
  const lines = indexLines(text);
  const start = lines.place(file, 0, 0);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    return { table: null, diagnostics: [badTable({ path, problem: 'it is not JSON from here on' }, { place: placeOfFault(cause, file, text), cause })] };
  }
  if (!Array.isArray(data) || !data.every(isRow)) {
    const found = Array.isArray(data) ? 'has items that are not objects' : 'is not a list';
    return { table: null, diagnostics: [wrongFormat({ path, expected: 'a list of objects, one a row', found }, { place: start })] };
  }
  const columns = [...new Set(data.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) {
    return { table: null, diagnostics: [noRows({ file: path }, { place: start })] };
  }
  const nested = data.flatMap((row, index) => Object.entries(row).filter(([, value]) => !isCell(value)).map(([key]) => ({ key, index })))[0];
  if (nested !== undefined) {
    const problem = `in row ${nested.index + 1}, “${nested.key}” is neither text nor a number`;
    return { table: null, diagnostics: [badTable({ path, problem }, { place: start })] };
  }
  const rows = data.map((row) => columns.map((column) => cellOf(Object.hasOwn(row, column) ? row[column] : null)));
  const find = (needle: string) => {
    const at = needle === '' ? -1 : text.indexOf(JSON.stringify(needle));
    return at === -1 ? start : lines.place(file, at, at + JSON.stringify(needle).length);
  };
  const table: WrittenTable = {
    columns,
    rows,
    placeOfColumn: (column) => find(columns[column] ?? ''),
    placeOfCell: (row, column) => find(rows[row]?.[column]?.written ?? ''),
  };
  return { table, diagnostics: [] };
}

/** JSON's numbers are numbers already; its strings may be numbers written in another way. */
function cellOf(value: unknown): WrittenCell {
  const isNull = value === null || value === '';
  return { written: isNull ? '' : typeof value === 'number' ? plainDigits(value) : String(value).trim(), isText: false, isNull };
}

function plainDigits(value: number): string {
  const written = String(value);
  // A number with three decimals would look grouped again; JSON has settled what it is.
  return /\.\d{3}$/.test(written) ? `${written}0` : written;
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCell(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function placeOfFault(cause: unknown, file: string, text: string) {
  const found = /position (\d+)/.exec(cause instanceof Error ? cause.message : '');
  const at = found === null ? text.trimEnd().length : Number(found[1]);
  return indexLines(text).place(file, at, at + 1);
}
