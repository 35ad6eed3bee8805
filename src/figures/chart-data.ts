/** Reads the rows of a figure's table through its encoding. */

import type { DataTable, Cell } from '../briefing/briefing.js';
import { dress } from '../language/micro-typography.js';

/** Cells of one field, by row; null where there is no such field. */
export function column(table: DataTable, field: string | undefined): readonly Cell[] | null {
  const index = field === undefined ? -1 : table.columns.indexOf(field);
  return index < 0 ? null : table.rows.map((row) => row[index] ?? null);
}

/** A larger number is no longer exact, and its digits would fill the drawing. */
const LARGEST = 1e15;

export function numberAt(cells: readonly Cell[] | null, index: number): number | null {
  return plainNumber(cells?.[index] ?? null);
}

export function plainNumber(cell: Cell): number | null {
  return typeof cell === 'number' && Math.abs(cell) <= LARGEST ? cell : null;
}

/** Text for the reader, with the language's spaces and signs; a digit group's plain space becomes a narrow no-break one. */
export function labelAt(cells: readonly Cell[] | null, index: number, language: string): string | null {
  const cell = cells?.[index] ?? null;
  if (cell === null || cell === '') return null;
  const text = String(cell).replace(/(\d) (?=\d{3}(?!\d))/g, '$1\u202F');
  return dress(text, language);
}
