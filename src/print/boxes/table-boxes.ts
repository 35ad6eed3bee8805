/** Tables: rows, cells and columns, with the anonymous ones that a table needs (CSS 2.2, section 17.2.1). */

import { isTag, isText } from '../../html/dom.js';
import { getAttribute } from '../../html/walk.js';
import { blockContent } from './block-content.js';
import { integer } from './generation.js';
import { isBlank } from './white-space.js';
import type { ChildNode, Element } from '../../html/dom.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { BlockBox, TableBox, TableCell, TableColumn, TableRow } from './box.js';
import type { Generation, Piece } from './generation.js';

/** What the table asks of the rest of box generation. */
export interface TableContext {
  readonly generation: Generation;
  /** Pieces of one node whose parent has a style. */
  piecesOf(node: ChildNode, parent: Element, style: ComputedStyle): readonly Piece[];
  /** Pieces of all that is in an element, generated content included. */
  innerPieces(element: Element, style: ComputedStyle): readonly Piece[];
  /** Counters, strings and bookmarks of an element that begins; `leave` when its children are done. */
  begin(element: Element, style: ComputedStyle): number;
}

type DraftCell = Omit<TableCell, 'column'>;
type DraftRow = Omit<TableRow, 'cells'> & { readonly cells: DraftCell[] };
type Section = 'head' | 'body' | 'foot';

interface Draft {
  caption: BlockBox | null;
  readonly columns: TableColumn[];
  /** Each with the rows of one row group. */
  readonly groups: { readonly section: Section; readonly rows: DraftRow[] }[];
}

const MAX_SPAN = 1000;

/** The box of a table element; its `order` was taken by the caller. */
export function tableBox(context: TableContext, element: Element, style: ComputedStyle, order: number): TableBox {
  const { generation } = context;
  const draft: Draft = { caption: null, columns: [], groups: [] };
  generation.counters.enter();
  tableChildren(context, element, style, draft);
  generation.counters.leave();
  const placed = draft.groups.map(({ section, rows }) => ({ section, rows: placeCells(rows) }));
  const rowsOf = (section: Section): readonly TableRow[] => placed.filter((group) => group.section === section).flatMap(({ rows }) => rows);
  const count = Math.max(draft.columns.length, ...placed.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columnSpan))));
  const filler: TableColumn = { style: generation.anonymousStyle(style, 'table-column') };
  const columns = Array.from({ length: count }, (_, index) => draft.columns[index] ?? filler);
  return { kind: 'table', order, element, style, generated: false, caption: draft.caption, columns, head: rowsOf('head'), body: rowsOf('body'), foot: rowsOf('foot') };
}

function tableChildren(context: TableContext, element: Element, style: ComputedStyle, draft: Draft): void {
  for (const child of element.children) {
    if (!isTag(child)) {
      if (isText(child) && child.data.trim() !== '') looseInRow(context, child, element, style, looseRow(context, draft, element, style));
      continue;
    }
    if (!context.generation.isShown(child)) continue;
    const childStyle = context.generation.styles.styleOf(child);
    switch (childStyle.display) {
      case 'contents':
        context.begin(child, childStyle);
        tableChildren(context, child, style, draft);
        break;
      case 'table-caption':
        draft.caption ??= captionBox(context, child, childStyle);
        break;
      case 'table-column':
      case 'table-column-group':
        addColumns(context, child, childStyle, draft.columns);
        break;
      case 'table-header-group':
      case 'table-footer-group':
      case 'table-row-group':
        addGroup(context, child, childStyle, draft);
        break;
      case 'table-row':
        looseGroup(draft).push(tableRow(context, child, childStyle));
        break;
      default:
        looseInRow(context, child, element, style, looseRow(context, draft, element, style));
    }
  }
}

function captionBox(context: TableContext, element: Element, style: ComputedStyle): BlockBox {
  const order = context.begin(element, style);
  const content = blockContent(context.generation, context.innerPieces(element, style), element, style);
  return { kind: 'block', order, element, style, generated: false, content, marker: null };
}

function addColumns(context: TableContext, element: Element, style: ComputedStyle, columns: TableColumn[]): void {
  const inner = element.children.filter(isTag).filter((child) => context.generation.styles.styleOf(child).display === 'table-column');
  if (style.display === 'table-column-group' && inner.length > 0) {
    for (const column of inner) addColumns(context, column, context.generation.styles.styleOf(column), columns);
    return;
  }
  const span = spanOf(element, 'span');
  for (let index = 0; index < span && columns.length < MAX_SPAN; index++) columns.push({ style });
}

function addGroup(context: TableContext, element: Element, style: ComputedStyle, draft: Draft): void {
  const wanted: Section = style.display === 'table-header-group' ? 'head' : style.display === 'table-footer-group' ? 'foot' : 'body';
  // Only the first head and foot are one (CSS 2.2, section 17.2); others are rows like any.
  const section = draft.groups.some((group) => group.section === wanted) ? 'body' : wanted;
  const rows: DraftRow[] = [];
  draft.groups.push({ section, rows });
  context.begin(element, style);
  context.generation.counters.enter();
  let loose: DraftRow | null = null;
  for (const child of element.children) {
    const childStyle = isTag(child) && context.generation.isShown(child) ? context.generation.styles.styleOf(child) : null;
    if (isTag(child) && childStyle?.display === 'table-row') {
      rows.push(tableRow(context, child, childStyle));
      loose = null;
    } else if (isTag(child) ? childStyle !== null : isText(child) && child.data.trim() !== '') {
      if (loose === null) rows.push((loose = emptyRow(context, element, style)));
      looseInRow(context, child, element, style, loose);
    }
  }
  context.generation.counters.leave();
}

function looseGroup(draft: Draft): DraftRow[] {
  const last = draft.groups.at(-1);
  if (last?.section === 'body') return last.rows;
  const rows: DraftRow[] = [];
  draft.groups.push({ section: 'body', rows });
  return rows;
}

/** The anonymous row that what stands loose in a table goes to. */
function looseRow(context: TableContext, draft: Draft, element: Element, style: ComputedStyle): DraftRow {
  const rows = looseGroup(draft);
  const last = rows.at(-1);
  if (last !== undefined && last.generated) return last;
  const row = emptyRow(context, element, style);
  rows.push(row);
  return row;
}

function emptyRow(context: TableContext, element: Element, style: ComputedStyle): DraftRow {
  const { generation } = context;
  return { kind: 'row', order: generation.nextOrder(), element, style: generation.anonymousStyle(style, 'table-row'), generated: true, cells: [] };
}

function tableRow(context: TableContext, element: Element, style: ComputedStyle): DraftRow {
  const row: DraftRow = { kind: 'row', order: context.begin(element, style), element, style, generated: false, cells: [] };
  context.generation.counters.enter();
  for (const child of element.children) looseInRow(context, child, element, style, row);
  context.generation.counters.leave();
  return row;
}

/** Adds a node to a row: a cell as such, anything else in an anonymous cell. */
function looseInRow(context: TableContext, node: ChildNode, parent: Element, style: ComputedStyle, row: DraftRow): void {
  const { generation } = context;
  if (isTag(node)) {
    if (!generation.isShown(node)) return;
    const nodeStyle = generation.styles.styleOf(node);
    if (nodeStyle.display === 'table-cell') {
      const order = context.begin(node, nodeStyle);
      const content = blockContent(generation, context.innerPieces(node, nodeStyle), node, nodeStyle);
      row.cells.push({ kind: 'cell', order, element: node, style: nodeStyle, generated: false, content, columnSpan: spanOf(node, 'colspan'), rowSpan: rowSpanOf(node) });
      return;
    }
  }
  const pieces = context.piecesOf(node, parent, style);
  if (pieces.length === 0 || pieces.every((piece) => piece.kind === 'inline' && isBlank([piece.item]))) return;
  const cellStyle = generation.anonymousStyle(style, 'table-cell');
  const content = blockContent(generation, pieces, parent, cellStyle);
  row.cells.push({ kind: 'cell', order: generation.nextOrder(), element: parent, style: cellStyle, generated: true, content, columnSpan: 1, rowSpan: 1 });
}

/** Columns for the cells of one row group; spans end with the group (WHATWG HTML, section 4.9.12). */
function placeCells(rows: readonly DraftRow[]): readonly TableRow[] {
  /** For each column, how many more rows a cell from above takes. */
  const taken: number[] = [];
  return rows.map((row, index) => {
    const left = rows.length - index;
    let column = 0;
    const cells = row.cells.map((cell): TableCell => {
      while ((taken[column] ?? 0) > 0) column++;
      const rowSpan = cell.rowSpan === 0 ? left : Math.min(cell.rowSpan, left);
      const placed: TableCell = { ...cell, column, rowSpan };
      for (let across = 0; across < cell.columnSpan; across++) taken[column + across] = rowSpan;
      column += cell.columnSpan;
      return placed;
    });
    for (let at = 0; at < taken.length; at++) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
    return { ...row, cells };
  });
}

function spanOf(element: Element, attribute: string): number {
  return Math.min(Math.max(integer(getAttribute(element, attribute)) ?? 1, 1), MAX_SPAN);
}

/** 0 means: to the group's end. */
function rowSpanOf(element: Element): number {
  return Math.max(integer(getAttribute(element, 'rowspan')) ?? 1, 0);
}
