/** Reads the data of figures, from files or inline, and checks it against what the figure asks of it. */

import {
  cellNotNumber,
  channelMissing,
  duplicateColumn,
  oneOfTwo,
  rowLength,
  unknownField,
  wrongFormat,
} from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import type { DataTable, Locator } from './briefing.js';
import type { DataNode } from './data-node.js';
import { nearest } from '../diagnostics/nearest.js';
import { readCsv } from './read-csv.js';
import { readText } from './read-file.js';
import type { BriefingFolder } from './read-file.js';
import { readJsonTable } from './read-json-table.js';
import { readColumn, reportAmbiguous } from './table-cells.js';
import type { WrittenCell, WrittenTable } from './table-cells.js';

interface Reading {
  readonly table: WrittenTable | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The tables of charts and tables, by figure id. */
export function readTables(folder: BriefingFolder, root: DataNode, locate: Locator): Outcome<ReadonlyMap<string, DataTable>> {
  const tables = new Map<string, DataTable>();
  const diagnostics: Diagnostic[] = [];
  for (const figure of root.get('figures').items()) {
    const kind = figure.get('kind').text();
    const data = figure.get('data');
    if ((kind !== 'chart' && kind !== 'table') || !data.isPresent) {
      continue;
    }
    const { table, diagnostics: faults } = readData(folder, data, locate);
    diagnostics.push(...faults, ...checkChannels(figure, locate));
    if (table !== null) {
      const judged = judgeTable(figure, table, data, locate);
      diagnostics.push(...judged.diagnostics);
      tables.set(figure.get('id').text() ?? '', judged.value);
    }
  }
  return { value: tables, diagnostics };
}

function readData(folder: BriefingFolder, data: DataNode, locate: Locator): Reading {
  const file = data.get('file');
  const rows = data.get('rows');
  if (file.isPresent === rows.isPresent) {
    const place = locate.key(file.isPresent ? rows.path : data.path);
    return { table: null, diagnostics: [oneOfTwo({ owner: 'The data', first: 'file', second: 'rows', both: file.isPresent }, { place })] };
  }
  const path = file.text();
  if (path === null) {
    return readInline(data, locate);
  }
  const { content, fault } = readText(folder, path, locate.value(file.path));
  if (content === null) {
    return { table: null, diagnostics: [fault] };
  }
  const shown = `${folder.shown}/${path}`;
  if (/^\s*[[{]/.test(content)) {
    return readJsonTable(path, shown, content);
  }
  // A zero byte or a page's tag tell that this was never a table.
  if (content.includes('\0') || /^\s*<|^%PDF|^PK/.test(content)) {
    return { table: null, diagnostics: [wrongFormat({ path, expected: 'CSV or JSON', found: null }, { place: locate.value(file.path) })] };
  }
  return readCsv(path, shown, content);
}

function readInline(data: DataNode, locate: Locator): Reading {
  const columns = data.get('columns');
  const rows = data.get('rows').items();
  const names = columns.items().map((node) => node.text() ?? '');
  if (!columns.isPresent) {
    const details = { owner: 'The data', first: 'columns', second: 'file', both: false };
    return { table: null, diagnostics: [oneOfTwo(details, { place: locate.key(data.get('rows').path) })] };
  }
  const ragged = rows
    .filter((row) => row.isPresent && row.items().length !== names.length)
    .map((row) => rowLength({ cells: row.items().length, columns: names.length }, { place: locate.value(row.path) }));
  const table: WrittenTable = {
    columns: names,
    rows: rows.map((row) => row.items().map((cell) => inlineCell(cell, locate))),
    placeOfColumn: (column) => locate.value([...columns.path, column]),
    placeOfCell: (row, column) => locate.value([...data.get('rows').path, row, column]),
  };
  return { table: ragged.length > 0 ? null : table, diagnostics: ragged };
}

function inlineCell(cell: DataNode, locate: Locator): WrittenCell {
  const source = locate.scalarSource(cell.path) ?? '';
  const isQuoted = /^["'|>]/.test(source);
  const isNull = !cell.isPresent || cell.value === '';
  return { written: isNull ? '' : isQuoted ? String(cell.value) : source, isText: isQuoted, isNull };
}

/** Checks columns and cells, and reads them. */
function judgeTable(figure: DataNode, table: WrittenTable, data: DataNode, locate: Locator): Outcome<DataTable> {
  const diagnostics: Diagnostic[] = [];
  table.columns.forEach((column, index) => {
    if (column === '' || table.columns.indexOf(column) !== index) {
      diagnostics.push(duplicateColumn({ column }, { place: table.placeOfColumn(index) }));
    }
  });
  const fields = fieldsOf(figure);
  for (const { node } of fields) {
    const field = node.text();
    if (field !== null && !table.columns.includes(field)) {
      const guess = nearest(field, table.columns);
      diagnostics.push(unknownField({ field, columns: table.columns, nearest: guess }, { place: locate.value(node.path) }));
    }
  }
  const isInline = data.get('rows').isPresent;
  const columns = table.columns.map((column, index) => {
    const use = fields.find(({ node }) => node.text() === column)?.use ?? 'text';
    const read = readColumn(table, index);
    // Inline, quotation marks say what is text; in a file, only the figure does.
    const faults = isInline || use !== 'text' ? reportAmbiguous(table, index, read) : [];
    diagnostics.push(...faults, ...(use === 'length' && faults.length === 0 ? reportNotNumbers(table, index, read.cells) : []));
    return read.cells;
  });
  const rows = table.rows.map((_, row) => columns.map((cells) => cells[row] ?? null));
  return { value: { columns: table.columns, rows }, diagnostics };
}

function reportNotNumbers(table: WrittenTable, column: number, cells: readonly unknown[]): readonly Diagnostic[] {
  const wrong = cells.flatMap((cell, row) => (typeof cell === 'string' ? [row] : []));
  const first = wrong[0];
  if (first === undefined) {
    return [];
  }
  const details = { written: table.rows[first]?.[column]?.written ?? '', column: table.columns[column] ?? '', more: wrong.length - 1 };
  return [cellNotNumber(details, { place: table.placeOfCell(first, column) })];
}

/** The columns that a figure names, and whether it draws their numbers (`length`), prints them (`number`) or neither. */
function fieldsOf(figure: DataNode): readonly { readonly node: DataNode; readonly use: 'length' | 'number' | 'text' }[] {
  const isLine = figure.get('chart').text() === 'line';
  const channels = figure.get('encoding').members().map((channel) => {
    const name = channel.path.at(-1);
    const isLength = name === 'part' || name === (isLine ? 'y' : 'x') || channel.get('kind').text() === 'number';
    return { node: channel.get('field'), use: isLength ? ('length' as const) : ('text' as const) };
  });
  const columns = figure.get('columns').items().map((column) => {
    return { node: column.get('field'), use: column.get('role').text() === 'number' ? ('number' as const) : ('text' as const) };
  });
  return [...channels, ...columns];
}

function checkChannels(figure: DataNode, locate: Locator): readonly Diagnostic[] {
  const chart = figure.get('chart').text();
  const encoding = figure.get('encoding');
  if (chart === null || !encoding.isPresent) {
    return [];
  }
  const meanings = chart === 'line' ? { x: 'the time or number axis', y: 'the value' } : { x: 'the value', y: 'the category' };
  return Object.entries(meanings).flatMap(([channel, meaning]) =>
    encoding.get(channel).isPresent || hasKey(encoding, channel, locate) ? [] : [channelMissing({ chart, channel, meaning }, { place: locate.key(encoding.path) })],
  );
}

/** True for a key that is there but could not be read: it is reported already. */
function hasKey(block: DataNode, key: string, locate: Locator): boolean {
  return locate.key([...block.path, key]).start.offset !== locate.key(block.path).start.offset;
}
