/**
 * Names the header cells of each cell (ISO 32000-1, table 349, `Headers`) in tables where scope alone would mislead:
 * where the author names them (`headers`), and where a heading within the table stands over the rows below it.
 */

import type { StructureNode } from './structure-tree.js';
import type { PlacedCell, PlacedRow } from './table-structure.js';

/** `uniqueId` gives an id that no other node has. */
export function associateHeaders(rows: readonly PlacedRow[], uniqueId: (wanted: string) => string): void {
  const cells = rows.flatMap((row) => row.cells);
  const isNamed = cells.some(({ node }) => namesOf(node).length > 0);
  const groups = new Set(cells.filter((cell) => isGroupHeader(cell, rows)));
  if (!isNamed && groups.size === 0) return;
  const byId = new Map(cells.flatMap(({ node }) => (node.element?.attribs['id'] === undefined ? [] : [[node.element.attribs['id'], node] as const])));
  const places = new Places(rows, groups);
  for (const cell of cells) {
    const named = namesOf(cell.node).map((id) => byId.get(id)).filter((header) => header !== undefined && header !== cell.node);
    const headers = named.length > 0 ? named.filter((header) => header !== undefined) : places.headersOf(cell);
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
      if (cell.node.role !== 'TH' || groups.has(cell)) continue;
      const isColumn = cell.node.attributes.scope === 'Column';
      const [map, from, count] = isColumn ? [this.columns, cell.column, cell.columns] : [this.ofRow, cell.row, cell.rows];
      for (let at = from; at < from + count; at++) map.set(at, [...(map.get(at) ?? []), cell.node]);
    }
  }

  /** To be asked from the first cell to the last. */
  headersOf(cell: PlacedCell): readonly StructureNode[] {
    const section = this.rows[cell.row]?.section;
    if (section === undefined) return [];
    if (this.groups.has(cell)) {
      this.group = { section, header: cell.node };
      return [];
    }
    if (cell.node.role === 'TH' && cell.node.attributes.scope === 'Column') return [];
    const above = Array.from({ length: cell.columns }, (_, index) => this.columns.get(cell.column + index) ?? []).flat();
    const beside = cell.node.role === 'TH' ? [] : (this.ofRow.get(cell.row) ?? []);
    const over = this.group?.section === section ? [this.group.header] : [];
    return [...new Set([...above, ...over, ...beside])];
  }
}
