/**
 * Collapsed table borders (CSS 2.1, 17.6.2): decides for each edge which border wins, and gives it to one cell.
 *
 * An edge is drawn by the cell below it or after it, so that no edge is drawn twice; the edges under the head by
 * the head, which is repeated, and those at the table's end by the last cells. Cells and table come back as
 * copies with these borders.
 */

import type { TableBox, TableCell, TableRow } from '../boxes/box.js';
import type { BorderSide, ComputedStyle, Sides } from '../css/computed-style.js';
import { columnCount } from './table-columns.js';

const STRENGTH: Record<BorderSide['style'], number> = { none: 0, hidden: 0, dotted: 1, dashed: 2, solid: 3, double: 4 };
const NONE: BorderSide = { widthPt: 0, style: 'none', colour: { red: 0, green: 0, blue: 0, alpha: 0 } };

/** The table with its borders resolved; itself where borders are separate. */
export function collapseBorders(table: TableBox): TableBox {
  if (table.style.borderCollapse !== 'collapse') return table;
  const rows = [...table.head, ...table.body, ...table.foot];
  const columns = columnCount(table);
  const grid = cellGrid(rows, columns);
  const firstBodyRow = table.head.length;
  const edges: Edges = { table, rows, columns, grid, firstBodyRow };
  const resolved = rows.map((row, index): TableRow => ({
    ...row,
    style: withoutBorder(row.style),
    cells: row.cells.map((cell): TableCell => ({ ...cell, style: { ...cell.style, border: cellBorder(cell, index, edges) } })),
  }));
  return {
    ...table,
    style: { ...withoutBorder(table.style), padding: { top: 0, right: 0, bottom: 0, left: 0 } },
    head: resolved.slice(0, firstBodyRow),
    body: resolved.slice(firstBodyRow, firstBodyRow + table.body.length),
    foot: resolved.slice(firstBodyRow + table.body.length),
  };
}

interface Edges {
  readonly table: TableBox;
  readonly rows: readonly TableRow[];
  readonly columns: number;
  readonly grid: readonly (readonly (TableCell | undefined)[])[];
  readonly firstBodyRow: number;
}

function cellGrid(rows: readonly TableRow[], columns: number): readonly (readonly (TableCell | undefined)[])[] {
  const grid: (TableCell | undefined)[][] = rows.map(() => new Array<TableCell | undefined>(columns));
  rows.forEach((row, index) => {
    for (const cell of row.cells)
      for (let r = index; r < Math.min(rows.length, index + cell.rowSpan); r++)
        for (let c = cell.column; c < Math.min(columns, cell.column + cell.columnSpan); c++) (grid[r] ??= [])[c] = cell;
  });
  return grid;
}

function cellBorder(cell: TableCell, row: number, edges: Edges): Sides<BorderSide> {
  const lastRow = Math.min(edges.rows.length, row + cell.rowSpan) - 1;
  const endColumn = cell.column + cell.columnSpan;
  const isUnderHead = row === edges.firstBodyRow && row > 0;
  const drawsBottom = lastRow === edges.rows.length - 1 || lastRow === edges.firstBodyRow - 1;
  const ltr = edges.table.style.direction === 'ltr';
  const before = verticalEdge(cell, row, cell.column, edges);
  const after = endColumn >= edges.columns ? verticalEdge(cell, row, endColumn, edges) : NONE;
  return {
    top: isUnderHead ? NONE : horizontalEdge(cell, row, edges),
    bottom: drawsBottom ? horizontalEdge(cell, lastRow + 1, edges) : NONE,
    left: ltr ? before : after,
    right: ltr ? after : before,
  };
}

/** The edge above row `line`, over the cell's columns. */
function horizontalEdge(cell: TableCell, line: number, edges: Edges): BorderSide {
  const span = Array.from({ length: cell.columnSpan }, (_, index) => cell.column + index);
  const above = span.map((column) => edges.grid[line - 1]?.[column]?.style.border.bottom);
  const below = span.map((column) => edges.grid[line]?.[column]?.style.border.top);
  const ends = line === 0 ? edges.table.style.border.top : line === edges.rows.length ? edges.table.style.border.bottom : undefined;
  return strongest([...above, ...below, edges.rows[line - 1]?.style.border.bottom, edges.rows[line]?.style.border.top, ends]);
}

/** The edge before column `line`, over the cell's rows. */
function verticalEdge(cell: TableCell, row: number, line: number, edges: Edges): BorderSide {
  const [start, end] = edges.table.style.direction === 'ltr' ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const span = Array.from({ length: cell.rowSpan }, (_, index) => row + index);
  const before = span.map((index) => edges.grid[index]?.[line - 1]?.style.border[end]);
  const after = span.map((index) => edges.grid[index]?.[line]?.style.border[start]);
  const outer = line === 0 ? start : line === edges.columns ? end : null;
  const ends = outer === null ? [] : [...span.map((index) => edges.rows[index]?.style.border[outer]), edges.table.style.border[outer]];
  return strongest([...before, ...after, ...ends]);
}

/** The wider border wins, then the stronger style, then the first named. */
function strongest(candidates: readonly (BorderSide | undefined)[]): BorderSide {
  let best = NONE;
  for (const side of candidates) {
    if (side === undefined || side.style === 'none' || side.style === 'hidden') continue;
    if (side.widthPt > best.widthPt || (side.widthPt === best.widthPt && STRENGTH[side.style] > STRENGTH[best.style])) best = side;
  }
  return best;
}

function withoutBorder(style: ComputedStyle): ComputedStyle {
  return { ...style, border: { top: NONE, right: NONE, bottom: NONE, left: NONE } };
}
