/**
 * Finds the headers that are read out with each cell of a table: those of its columns, and those of rows above that reach down to
 * it; or those that the cell names itself. The headers of its own row are read in the row itself.
 */

import type { Cell } from './heard.js';

export interface PlacedCell {
  readonly cell: Cell;
  readonly headers: readonly Cell[];
}

interface Area {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
  /** How far it reaches: as the cell says, in tables that a person reads. */
  readonly columns: number;
  readonly rows: number;
}

/** Places that cells of one table may reach over, besides their own. */
const MOST_REACHED = 1_000_000;

/** Rows over columns; a row may hold more cells than the first. */
export interface PlacedTable {
  readonly rows: readonly (readonly PlacedCell[])[];
  readonly columnCount: number;
}

export function placeCells(rows: readonly (readonly Cell[])[]): PlacedTable {
  const areas = areasOf(rows);
  const headers = indexHeaders(areas);
  const byRow: PlacedCell[][] = rows.map(() => []);
  for (const area of areas) byRow[area.row]?.push({ cell: area.cell, headers: area.cell.headers === null ? headersOf(area, headers) : namedHeaders(area, area.cell.headers, headers) });
  return { rows: byRow, columnCount: areas.reduce((most, { column, columns }) => Math.max(most, column + columns), 0) };
}

/** Where each cell lies: cells go into the first free column, past those that reach down from rows above. */
function areasOf(rows: readonly (readonly Cell[])[]): readonly Area[] {
  const areas: Area[] = [];
  /** For each column, the row up to which it is taken. */
  const takenTo: number[] = [];
  let left = MOST_REACHED;
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while ((takenTo[column] ?? 0) > row) column += 1;
      left -= cell.columns + cell.rows - 2;
      const { columns, rows } = left < 0 ? { columns: 1, rows: 1 } : cell;
      areas.push({ cell, row, column, columns, rows });
      for (let own = column; own < column + columns; own++) takenTo[own] = row + rows;
      column += columns;
    }
  });
  return areas;
}

interface HeaderIndex {
  readonly byId: ReadonlyMap<string, Area>;
  /** Of rows below their own, by row. */
  readonly reachingDown: ReadonlyMap<number, readonly Area[]>;
  readonly byColumn: ReadonlyMap<number, readonly Area[]>;
}

function indexHeaders(areas: readonly Area[]): HeaderIndex {
  const reachingDown = new Map<number, Area[]>();
  const byColumn = new Map<number, Area[]>();
  const byId = new Map<string, Area>();
  const enter = (map: Map<number, Area[]>, key: number, area: Area): void => void (map.get(key)?.push(area) ?? map.set(key, [area]));
  for (const area of areas) {
    const { cell, row, column, columns, rows } = area;
    if (cell.id !== null && !byId.has(cell.id)) byId.set(cell.id, area);
    if (!cell.isHeader) continue;
    if (cell.scope === 'row') for (let own = row + 1; own < row + rows; own++) enter(reachingDown, own, area);
    else for (let own = column; own < column + columns; own++) enter(byColumn, own, area);
  }
  return { byId, reachingDown, byColumn };
}

function namedHeaders({ row }: Area, ids: readonly string[], { byId }: HeaderIndex): readonly Cell[] {
  return ids.flatMap((id) => byId.get(id) ?? []).filter((area) => area.row !== row).map((area) => area.cell);
}

/** A header is read with cells, not with headers of its own kind. */
function headersOf({ cell, row, column, columns }: Area, { reachingDown, byColumn }: HeaderIndex): readonly Cell[] {
  const found = new Set<Cell>();
  if (!cell.isHeader || cell.scope === 'column') for (const header of reachingDown.get(row) ?? []) if (header.column < column) found.add(header.cell);
  if (cell.isHeader && cell.scope === 'column') return [...found];
  for (let own = column; own < column + columns; own++) {
    for (const header of byColumn.get(own) ?? []) {
      if (header.row >= row) break;
      found.add(header.cell);
    }
  }
  return [...found];
}
