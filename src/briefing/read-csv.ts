/** Reads CSV as a table whose cells know where they stand. */

import { CsvError, parse } from 'csv-parse/sync';

import { badTable, noRows, rowLength } from '../diagnostics/catalogue/data.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { indexLines } from '../diagnostics/line-index.js';
import type { WrittenTable } from './table-cells.js';

/** One record as the parser gives it back. */
interface CsvRecord {
  readonly record: readonly string[];
  readonly raw: string;
}

/**
 * Reads CSV with a head line. The separator is the one of comma, semicolon and tab that the head has most of.
 *
 * @param path as the author wrote it, for messages
 * @param file relative to the project's root, for places
 */
export function readCsv(path: string, file: string, text: string): { table: WrittenTable | null; diagnostics: readonly Diagnostic[] } {
  const lines = indexLines(text);
  let records: readonly CsvRecord[];
  try {
    // With `raw`, each record comes with its source; the package's types know only bare records.
    records = parse(text, { delimiter: separatorOf(text), relax_column_count: true, raw: true, skip_empty_lines: true }) as unknown as readonly CsvRecord[];
  } catch (error) {
    return { table: null, diagnostics: [explain(error, path, file, text)] };
  }
  const places = locateRecords(records, text);
  const placeOf = (row: number, column: number) => {
    const [start, end] = places[row]?.[column] ?? [0, 0];
    return lines.place(file, start, end);
  };
  const [head, ...rows] = records.map(({ record }) => record);
  if (head === undefined || rows.length === 0) {
    return { table: null, diagnostics: [noRows({ file: path }, { place: lines.place(file, 0, 0) })] };
  }
  const ragged = rows.flatMap((row, index) =>
    row.length === head.length
      ? []
      : [rowLength({ cells: row.length, columns: head.length }, { place: lineOf(placeOf(index + 1, 0).start.offset) })],
  );
  function lineOf(offset: number) {
    const end = text.indexOf('\n', offset);
    return lines.place(file, offset, end === -1 ? text.length : text.charAt(end - 1) === '\r' ? end - 1 : end);
  }
  const table: WrittenTable = {
    columns: head.map((name) => name.trim()),
    rows: rows.map((row) => row.map((cell) => ({ written: cell.trim(), isText: false, isNull: cell.trim() === '' }))),
    placeOfColumn: (column) => placeOf(0, column),
    placeOfCell: (row, column) => placeOf(row + 1, column),
  };
  return { table: ragged.length > 0 ? null : table, diagnostics: ragged.slice(0, 20) };
}

function separatorOf(text: string): string {
  const head = (/^.*$/m.exec(text.trimStart())?.[0] ?? '').replace(/"[^"]*"/g, '');
  const countOf = (separator: string): number => head.split(separator).length - 1;
  return [',', ';', '\t'].reduce((best, separator) => (countOf(separator) > countOf(best) ? separator : best));
}

/** Where each cell of each record stands, found by going through the records in their order. */
function locateRecords(records: readonly CsvRecord[], text: string): readonly (readonly (readonly [number, number])[])[] {
  let from = 0;
  return records.map(({ record, raw }) => {
    const source = raw.replace(/^[\r\n]+|[\r\n]+$/g, '');
    const start = Math.max(from, text.indexOf(source, from));
    from = start + source.length;
    let at = start;
    return record.map((cell) => {
      const needle = cell.replace(/"/g, '""');
      const found = Math.max(at, text.indexOf(needle, at));
      at = found + needle.length;
      return [found, at] as const;
    });
  });
}

function explain(error: unknown, path: string, file: string, text: string): Diagnostic {
  const lines = indexLines(text);
  const details: { code?: unknown; lines?: unknown } = error instanceof CsvError ? error : {};
  const line = typeof details.lines === 'number' ? details.lines : 1;
  const starts = text.split('\n').slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const isOpen = details.code === 'CSV_QUOTE_NOT_CLOSED';
  const isQuote = isOpen || details.code === 'CSV_INVALID_CLOSING_QUOTE' || details.code === 'INVALID_OPENING_QUOTE';
  const problem = isOpen
    ? 'a quotation mark that opens is never closed'
    : isQuote
      ? 'a quotation mark inside a cell; such a cell goes into quotation marks, those inside it doubled'
      : 'it breaks the rules of CSV';
  const end = text.indexOf('\n', starts);
  return badTable({ path, problem }, { place: lines.place(file, starts, end === -1 ? text.length : end), cause: error });
}
