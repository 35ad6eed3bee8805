/**
 * Names the header cells of each cell (ISO 32000-1, table 349, `Headers`) in tables where scope alone would mislead:
 * where the author names them (`headers`), and where a heading within the table stands over the rows below it.
 */

import type { StructureNode } from './structure-tree.js';
import type { PlacedCell, PlacedRow } from './table-structure.js';

/** Of one kind for one cell; nobody listens to more. */
const MOST_HEADERS = 8;

/** `uniqueId` gives an id that no other node has. */
export function associateHeaders(rows: readonly PlacedRow[], uniqueId: (wanted: string) => string): void {
  const cells = rows.flatMap((row) => row.cells);
  const isNamed = cells.some(({ node }) => namesOf(node).length > 0);
  const groups = new Set(cells.filter((cell) => isGroupHeader(cell, rows)));
  if (!isNamed && groups.size === 0) return;
  const byId = new Map(cells.flatMap(({ node }) => (node.element?.attribs['id'] === undefined ? [] : [[node.element.attribs['id'], node] as const])));
  const places = new Places(rows, groups);
  for (const cell of cells) {
    const found = places.headersOf(cell);
    const named = namesOf(cell.node).slice(0, MOST_HEADERS).flatMap((id) => byId.get(id) ?? []).filter((header) => header !== cell.node);
    const headers = named.length > 0 ? named : found;
    if (headers.length === 0) continue;
    for (const header of headers) header.attributes.id ??= uniqueId(header.element?.attribs['id'] ?? `th-${header.order}`);
    cell.node.attributes.headers = headers;
  }
}

function namesOf({ element }: StructureNode): readonly string[] {
  return (element?.attribs['headers'] ?? '').split(/\s+/).filter((name) => name !== '');
}

/** A header for the rows below: one that says so, or that takes a row of the body for itself. */
function isGroupHeader({ node, row, columns, rows: span }: PlacedCell, rows: readonly PlacedRow[]): boolean {
  const own = rows[row];
  if (node.role !== 'TH' || own === undefined || own.section.role === 'THead') return false;
  const scope = node.element?.attribs['scope'];
  if (scope === 'rowgroup') return span === 1 || columns > 1;
  return scope === undefined && columns > 1 && own.cells.length === 1;
}

/** Finds headers by their places, as HTML does (WHATWG HTML, 4.9.12.2). */
class Places {
  private readonly rows: readonly PlacedRow[];
  private readonly groups: ReadonlySet<PlacedCell>;
  /** For each column, the headers of columns met so far. */
  private readonly columns = new Map<number, StructureNode[]>();
  private readonly ofRow = new Map<number, StructureNode[]>();
  private group: { readonly section: StructureNode; readonly header: StructureNode } | null = null;

  constructor(rows: readonly PlacedRow[], groups: ReadonlySet<PlacedCell>) {
    this.rows = rows;
    this.groups = groups;
    for (const cell of rows.flatMap((row) => row.cells)) {
      if (cell.node.role === 'TH' && cell.node.attributes.scope === 'Row' && !groups.has(cell)) for (let row = cell.row; row < cell.row + cell.rows; row++) add(this.ofRow, row, cell.node);
    }
  }

  /** To be asked for each cell, from the first to the last. */
  headersOf(cell: PlacedCell): readonly StructureNode[] {
    const section = this.rows[cell.row]?.section;
    if (section === undefined) return [];
    if (this.groups.has(cell)) {
      this.group = { section, header: cell.node };
      return [];
    }
    if (cell.node.role === 'TH' && cell.node.attributes.scope === 'Column') {
      for (let column = cell.column; column < cell.column + cell.columns; column++) add(this.columns, column, cell.node);
      return [];
    }
    const above = Array.from({ length: cell.columns }, (_, index) => this.columns.get(cell.column + index) ?? []).flat().slice(-MOST_HEADERS);
    const beside = cell.node.role === 'TH' ? [] : (this.ofRow.get(cell.row) ?? []).slice(0, MOST_HEADERS);
    const over = this.group?.section === section ? [this.group.header] : [];
    return [...new Set([...above, ...over, ...beside])];
  }
}

function add(map: Map<number, StructureNode[]>, key: number, node: StructureNode): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [node]);
  else {
    list.push(node);
    if (list.length > 2 * MOST_HEADERS) list.splice(0, MOST_HEADERS);
  }
}
