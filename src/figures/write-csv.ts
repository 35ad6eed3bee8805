/**
 * Writes a table as CSV (RFC 4180): commas, CRLF, quotes where they are needed; UTF-8 with a byte order mark, without which
 * Excel takes letters with accents for others.
 */

import type { Cell } from '../briefing/briefing.js';

/** A spreadsheet carries a cell out that begins so; a number may begin with a sign all the same (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?[\d.,\s]+%?$/;

export function writeCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[columns, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`;
}

function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // An apostrophe makes text of it, where it would do something on another’s machine.
  const text = FORMULA.test(cell) && cell.length > 1 && !NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
