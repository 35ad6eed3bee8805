/**
 * Makes each table of the structure tree what PDF/UA asks of it (ISO 14289-1, 7.2 and 7.5): one caption, at its
 * beginning; one head and foot at most, beside a body; rows with the same number of cells; headers said where their
 * places do not.
 */

import { associateHeaders } from './table-headers.js';
import type { Role } from './structure-roles.js';
import { StructureNode } from './structure-tree.js';

const SECTIONS: ReadonlySet<Role> = new Set(['THead', 'TBody', 'TFoot']);

/** The tables below a node, which is settled. */
export function completeTables(node: StructureNode, uniqueId: (wanted: string) => string): void {
  for (const child of node.children) if (child.kind === 'node') completeTables(child, uniqueId);
  if (node.role === 'Table') completeTable(node, uniqueId);
}

function completeTable(table: StructureNode, uniqueId: (wanted: string) => string): void {
  joinCaptions(table);
  dropBareRows(table);
  arrangeSections(table);
  const grid = placeCells(table);
  fillRows(grid);
  associateHeaders(grid, uniqueId);
}

function nodesIn({ children }: StructureNode): readonly StructureNode[] {
  return children.filter((child): child is StructureNode => child.kind === 'node');
}

function joinCaptions(table: StructureNode): void {
  const [first, ...others] = nodesIn(table).filter(({ role }) => role === 'Caption');
  if (first === undefined) return;
  for (const other of others) {
    other.role = 'P';
    first.children.push(other);
  }
  table.children = [first, ...table.children.filter((child) => child !== first && !others.some((other) => other === child))];
}

/** Rows without cells, unless cells from above reach into them. */
function dropBareRows(table: StructureNode): void {
  for (const section of [table, ...nodesIn(table).filter(({ role }) => SECTIONS.has(role))]) {
    let reach = 0;
    section.children = section.children.filter((row) => {
      if (row.kind !== 'node' || row.role !== 'TR') return true;
      const own = nodesIn(row).reduce((most, { attributes }) => Math.max(most, attributes.rowSpan ?? 1), 0);
      const isKept = own > 0 || reach > 0;
      reach = Math.max(reach, own) - 1;
      return isKept;
    });
  }
  table.children = table.children.filter((child) => child.kind !== 'node' || !SECTIONS.has(child.role) || child.children.length > 0);
}

function arrangeSections(table: StructureNode): void {
  for (const role of ['THead', 'TFoot'] as const) for (const more of nodesIn(table).filter((one) => one.role === role).slice(1)) more.role = 'TBody';
  if (!nodesIn(table).some(({ role }) => SECTIONS.has(role))) return;
  wrapLooseRows(table);
  const sections = nodesIn(table).filter(({ role }) => SECTIONS.has(role));
  if (sections.some(({ role }) => role === 'TBody')) return;
  // A head or foot alone is all the body there is.
  const body = sections.find(({ role }) => role === 'TFoot') ?? sections[0];
  if (body !== undefined) body.role = 'TBody';
}

function wrapLooseRows(table: StructureNode): void {
  let body: StructureNode | null = null;
  const children: StructureNode['children'] = [];
  for (const child of table.children) {
    if (child.kind === 'node' && child.role === 'TR') {
      if (body === null) {
        body = new StructureNode('TBody', table, null, child.order);
        children.push(body);
      }
      body.children.push(child);
    } else {
      body = null;
      children.push(child);
    }
  }
  table.children = children;
}

export interface PlacedCell {
  readonly node: StructureNode;
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
}

export interface PlacedRow {
  readonly node: StructureNode;
  readonly section: StructureNode;
  readonly cells: readonly PlacedCell[];
  /** How many columns its cells, and those from above, take. */
  readonly width: number;
}

/** Each cell of a row in the next free columns, row by row, as readers count them. */
function placeCells(table: StructureNode): readonly PlacedRow[] {
  const placed: PlacedRow[] = [];
  for (const section of nodesIn(table).some(({ role }) => SECTIONS.has(role)) ? nodesIn(table) : [table]) {
    /** For each column, how many more rows a cell from above takes. */
    const taken: number[] = [];
    for (const node of nodesIn(section).filter(({ role }) => role === 'TR')) {
      const cells: PlacedCell[] = [];
      let column = 0;
      for (const cell of nodesIn(node)) {
        while ((taken[column] ?? 0) > 0) column++;
        const { columnSpan: columns = 1, rowSpan: rows = 1 } = cell.attributes;
        cells.push({ node: cell, row: placed.length, column, columns, rows });
        for (const end = column + columns; column < end; column++) taken[column] = rows;
      }
      let width = 0;
      for (let at = 0; at < taken.length; at++) {
        const left = taken[at] ?? 0;
        if (left > 0) width++;
        taken[at] = Math.max(0, left - 1);
      }
      placed.push({ node, section, cells, width });
    }
  }
  return placed;
}

/** Empty cells at the ends of rows that have fewer than others. */
function fillRows(rows: readonly PlacedRow[]): void {
  const width = rows.reduce((most, row) => Math.max(most, row.width), 0);
  for (const row of rows) for (let missing = width - row.width; missing > 0; missing--) row.node.append('TD', null, Number.MAX_SAFE_INTEGER);
}
