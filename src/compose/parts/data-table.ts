/** A table made from a figure's data, by its columns and their roles. */

import type { Cell, DataPath, DataTable } from '../../briefing/briefing.js';
import type { Figure } from '../../briefing/schema.js';
import { columnMissing } from '../../diagnostics/catalogue/compose.js';
import { decimalsOf, formatNumber } from '../../language/numbers.js';
import { htmlDatetime, parseEdtf } from '../../language/time.js';
import { Shown, escapeHtml, html } from '../../templates/index.js';
import type { Composition } from '../composition.js';
import { originOf } from '../origin.js';
import { EMPTY_CELL } from './empty-cell.js';
import type { ColumnRole, TableView } from './table-view.js';

interface Column {
  readonly index: number;
  readonly label: string;
  readonly origin: DataPath;
  readonly role: ColumnRole;
  readonly isHead: boolean;
  readonly decimals: number | null;
  readonly isTime: boolean;
}

export interface FigureTable {
  readonly figure: Figure;
  /** Of the figure in the data. */
  readonly path: DataPath;
  readonly table: DataTable;
}

/** The table of a figure of kind `table`. */
export function dataTable(composition: Composition, { figure, path, table }: FigureTable): TableView {
  const declared = figure.kind === 'table' ? figure.columns : undefined;
  if (declared === undefined) return tableView(composition, { figure, path, table }, plainColumns(table, path));
  const columns = declared.flatMap((column, position): Column[] => {
    const at = [...path, 'columns', position];
    const index = table.columns.indexOf(column.field);
    if (index < 0) {
      composition.report(columnMissing({ field: column.field, columns: table.columns }, { place: composition.briefing.locate.value([...at, 'field']) }));
      return [];
    }
    return [{
      index,
      label: labelWithUnit(column.label ?? column.field, column.unit),
      origin: [...at, column.label === undefined ? 'field' : 'label'],
      role: roleClass(column.role),
      isHead: column.role === 'head',
      decimals: column.decimals ?? null,
      isTime: false,
    }];
  });
  return tableView(composition, { figure, path, table }, columns);
}

/** The data behind a chart: every column that the drawing shows, in the data's order. */
export function chartTable(composition: Composition, { figure, path, table }: FigureTable): TableView {
  if (figure.kind !== 'chart') return tableView(composition, { figure, path, table }, plainColumns(table, path));
  const { emphasis: _unseen, text, ...others } = figure.encoding;
  // Where a category is named, the text to print beside its mark only repeats it in other words.
  const seen = others.y === undefined ? { ...others, text } : others;
  const channels = Object.entries(seen).filter(([, channel]) => channel !== undefined);
  const shown = table.columns.flatMap((field, index): Column[] => {
    const found = channels.find(([, channel]) => channel?.field === field);
    if (found === undefined) return [];
    const [name, channel] = found;
    const isNumber = isNumeric(table, index);
    return [{
      index,
      label: labelWithUnit(channel?.label ?? field, channel?.unit),
      origin: [...path, 'encoding', name, channel?.label === undefined ? 'field' : 'label'],
      role: isNumber ? 'n' : null,
      isHead: false,
      decimals: null,
      isTime: channel?.kind === 'time',
    }];
  });
  const head = shown.find((column) => column.role === null) ?? shown[0];
  return tableView(composition, { figure, path, table }, shown.map((column) => ({ ...column, isHead: column === head })));
}

function plainColumns(table: DataTable, path: DataPath): Column[] {
  return table.columns.map((field, index) => ({
    index,
    label: field,
    origin: [...path, 'data', 'columns', index],
    role: isNumeric(table, index) ? 'n' : null,
    isHead: index === 0,
    decimals: null,
    isTime: false,
  }));
}

function isNumeric(table: DataTable, index: number): boolean {
  const cells = table.rows.map((row) => row[index] ?? null).filter((cell) => cell !== null);
  return cells.length > 0 && cells.every((cell) => typeof cell === 'number');
}

function labelWithUnit(label: string, unit: string | undefined): string {
  return unit === undefined ? label : `${label} (${unit})`;
}

function roleClass(role: 'head' | 'text' | 'number' | 'qualifier' | 'key'): ColumnRole {
  switch (role) {
    case 'number': return 'n';
    case 'qualifier': return 'q';
    case 'key': return 'k';
    case 'head':
    case 'text': return null;
  }
}

function tableView(composition: Composition, { path, table }: FigureTable, columns: readonly Column[]): TableView {
  const written = columns.map((column) => column.decimals ?? columnDecimals(composition, { table, path, index: column.index }));
  const monthly = columns.map((column) => column.isTime && isMonthly(table, column.index));
  return {
    columns: columns.map(({ label, origin, role }) => ({ label: composition.text(label, origin), role, width: null })),
    rows: table.rows.map((row, rowIndex) =>
      columns.map((column, position) => {
        const given = row[column.index] ?? null;
        const cell = monthly[position] === true && typeof given === 'string' ? given.slice(0, 7) : given;
        const text = cellText(composition, cell, { decimals: written[position] ?? 0, isTime: column.isTime, role: column.role });
        const moment = column.isTime && cell !== null ? htmlMoment(String(cell)) : null;
        return { head: column.isHead, abbr: null, role: column.role, value: new Shown(text === null ? EMPTY_CELL : moment === null ? escapeHtml(text) : html`<time datetime="${moment}">${text}</time>`, originOf([...path, 'data', 'rows', rowIndex, column.index])) };
      }),
    ),
  };
}

/** As HTML writes a time, for whoever reads the table by program; null where it cannot. */
function htmlMoment(cell: string): string | null {
  const time = parseEdtf(cell);
  return time === null ? null : htmlDatetime(time);
}

/** Whether a column names months by their first days, as data that must have whole dates do. */
function isMonthly(table: DataTable, index: number): boolean {
  const cells = table.rows.map((row) => row[index] ?? null).filter((cell) => cell !== null);
  return new Set(cells).size > 2 && cells.every((cell) => typeof cell === 'string' && /^\d{4}-\d\d-01$/.test(cell));
}

/** As many decimals for a whole column as its most exact number was written with, so that they stand under one another. */
function columnDecimals(composition: Composition, { table, path, index }: { table: DataTable; path: DataPath; index: number }): number {
  let most = 0;
  table.rows.forEach((row, rowIndex) => {
    const cell = row[index];
    if (typeof cell !== 'number') return;
    const source = composition.briefing.locate.scalarSource([...path, 'data', 'rows', rowIndex, index]);
    most = Math.max(most, decimalsOf(source ?? '') ?? decimalsOf(String(cell)) ?? 0);
  });
  return most;
}

/** Null where there is nothing to say. */
function cellText(composition: Composition, cell: Cell, { decimals, isTime, role }: { decimals: number; isTime: boolean; role: ColumnRole }): string | null {
  // An empty qualifier says something (the source gives none); any other empty cell is marked as empty.
  if (cell === null) return role === 'q' ? '' : null;
  if (typeof cell === 'string') return isTime ? composition.timeText(cell) : cell;
  return isTime ? String(cell) : formatNumber(cell, decimals, composition.language);
}
