/** Tables: rows, cells and columns, with the anonymous ones that a table needs (CSS 2.2, section 17.2.1). */

import { isTag, isText } from '../../html/dom.js';
import { getAttribute } from '../../html/walk.js';
import { blockContent } from './block-content.js';
import { integer } from './generation.js';
import { isBlank } from './white-space.js';
import type { ChildNode, Element } from '../../html/dom.js';
import type { ComputedStyle, Display } from '../css/computed-style.js';
import type { PseudoElement } from '../css/style-engine.js';
import type { BlockBox, TableBox, TableCell, TableColumn, TableRow, TableTrackGroup } from './box.js';
import type { Generation, Piece } from './generation.js';

/** What the table asks of the rest of box generation. */
export interface TableContext {
  readonly generation: Generation;
  /** Pieces of neighbouring nodes whose parent has a style. */
  childPieces(nodes: readonly ChildNode[], parent: Element, style: ComputedStyle): readonly Piece[];
  /** Pieces of all that is in an element, generated content included. */
  innerPieces(element: Element, style: ComputedStyle): readonly Piece[];
  pseudoPieces(element: Element, pseudo: PseudoElement): readonly Piece[];
  /** Counters, strings and bookmarks of an element that begins; `leave` when its children are done. */
  begin(element: Element, style: ComputedStyle): number;
}

type DraftCell = Omit<TableCell, 'column'>;
type DraftRow = Omit<TableRow, 'cells'> & { readonly cells: DraftCell[] };
type Section = 'head' | 'body' | 'foot';

interface Draft {
  readonly captions: BlockBox[];
  readonly columns: TableColumn[];
  /** Each with the rows of one row group. */
  readonly groups: { readonly section: Section; readonly group: TableTrackGroup | null; readonly rows: DraftRow[] }[];
}

/** The element whose box a table or a part of it is, or around which an anonymous one is made. */
interface Owner {
  readonly element: Element;
  readonly style: ComputedStyle;
}

/** What stands in a table, row group or row: an element's child, or the pieces of a pseudo-element. */
type Child = { readonly kind: 'node'; readonly node: ChildNode; readonly owner: Owner } | { readonly kind: 'pieces'; readonly pieces: readonly Piece[] };

/** What one child is: an element of the table family, something else, or nothing that shows. */
type Sorted = { readonly element: Element; readonly style: ComputedStyle } | 'loose' | 'nothing';

const MAX_SPAN = 1000;
/** Deeper than this the general guard against nesting without end takes over. */
const MOST_LEVELS = 64;

const TABLE_PARTS: ReadonlySet<Display> = new Set<Display>(['table-row-group', 'table-header-group', 'table-footer-group', 'table-row', 'table-cell', 'table-caption']);

const THEMSELVES: ReadonlySet<string> = new Set(['img', 'svg', 'br', 'wbr']);

/** Whether boxes of that display live in tables only: outside of one, an anonymous table is made around them. */
export function isTablePart(display: Display): boolean {
  return TABLE_PARTS.has(display);
}

/** Pictures, line breaks and notes are what they are, whatever their display. */
export function isItself(element: Element, style: ComputedStyle): boolean {
  return THEMSELVES.has(element.name) || style.float === 'footnote';
}

/** The box of a table element; its `order` was taken by the caller. */
export function tableBox(context: TableContext, element: Element, style: ComputedStyle, order: number): TableBox {
  const owner = { element, style };
  context.generation.counters.enter();
  const draft = draftOf(context, elementChildren(context, owner), owner);
  context.generation.counters.leave();
  return finish(context, draft, { element, style, order, generated: false });
}

/** The anonymous table around neighbouring parts of a table that stand outside of one. */
export function anonymousTable(context: TableContext, nodes: readonly ChildNode[], parent: Element, style: ComputedStyle): TableBox {
  const { generation } = context;
  const order = generation.nextOrder();
  const owner = { element: parent, style: generation.anonymousStyle(style, 'table') };
  const draft = draftOf(context, nodeChildren(context, nodes, owner), owner);
  return finish(context, draft, { ...owner, order, generated: true });
}

function finish({ generation }: TableContext, draft: Draft, base: Pick<TableBox, 'element' | 'style' | 'order' | 'generated'>): TableBox {
  const placed = draft.groups.map(({ section, rows }) => ({ section, rows: placeCells(rows) }));
  let count = draft.columns.length;
  for (const { rows } of placed) for (const { cells } of rows) for (const cell of cells) count = Math.max(count, cell.column + cell.columnSpan);
  const filler: TableColumn = { style: generation.anonymousStyle(base.style, 'table-column'), group: null };
  const columns = Array.from({ length: count }, (_, index) => draft.columns[index] ?? filler);
  const isGone = columns.map(({ style, group }) => style.visibility === 'collapse' || group?.style.visibility === 'collapse');
  const rowsOf = (section: Section): readonly TableRow[] => placed.filter((group) => group.section === section).flatMap(({ rows }) => withoutCollapsed(rows, isGone));
  return { kind: 'table', ...base, captions: draft.captions, columns: columns.filter((_, index) => isGone[index] !== true), head: rowsOf('head'), body: rowsOf('body'), foot: rowsOf('foot') };
}

/** The rows of a group without those, and without the columns, that are collapsed (CSS 2.1, 17.5.5); cells that span others stay in these. */
function withoutCollapsed(rows: readonly TableRow[], isGone: readonly boolean[]): readonly TableRow[] {
  const goneRows = rows.map(({ style }) => style.visibility === 'collapse');
  if (!isGone.includes(true) && !goneRows.includes(true)) return rows;
  const left = (gone: readonly boolean[], from: number, to: number): number => gone.slice(from, to).filter((one) => !one).length;
  return rows.flatMap((row, index): readonly TableRow[] => {
    if (goneRows[index] === true) return [];
    const cells = row.cells.map((cell): TableCell => ({
      ...cell, column: left(isGone, 0, cell.column), columnSpan: left(isGone, cell.column, cell.column + cell.columnSpan), rowSpan: left(goneRows, index, index + cell.rowSpan),
    }));
    return [{ ...row, cells: cells.filter((cell) => cell.columnSpan > 0) }];
  });
}

/** An element's children, with those of `display: contents` in its place, and its generated content. */
function* elementChildren(context: TableContext, owner: Owner, depth = 0): Generator<Child> {
  const before = context.pseudoPieces(owner.element, 'before');
  if (before.length > 0) yield { kind: 'pieces', pieces: before };
  yield* nodeChildren(context, owner.element.children, owner, depth);
  const after = context.pseudoPieces(owner.element, 'after');
  if (after.length > 0) yield { kind: 'pieces', pieces: after };
}

function* nodeChildren(context: TableContext, nodes: readonly ChildNode[], owner: Owner, depth = 0): Generator<Child> {
  for (const node of nodes) {
    const style = isTag(node) && context.generation.isShown(node) ? context.generation.styles.styleOf(node) : null;
    if (isTag(node) && style?.display === 'contents' && depth < MOST_LEVELS) {
      context.begin(node, style);
      yield* elementChildren(context, { element: node, style }, depth + 1);
    } else {
      yield { kind: 'node', node, owner };
    }
  }
}

/** `parts` are the displays that may stand where the child does. */
function sort(context: TableContext, child: Child, parts: readonly Display[]): Sorted {
  if (child.kind === 'pieces') return 'loose';
  const { node } = child;
  if (!isTag(node)) return isText(node) ? 'loose' : 'nothing';
  if (!context.generation.isShown(node)) return 'nothing';
  const style = context.generation.styles.styleOf(node);
  return parts.includes(style.display) && !isItself(node, style) ? { element: node, style } : 'loose';
}

const IN_TABLE: readonly Display[] = ['table-caption', 'table-column', 'table-column-group', 'table-header-group', 'table-footer-group', 'table-row-group', 'table-row'];

function draftOf(context: TableContext, children: Iterable<Child>, owner: Owner): Draft {
  const draft: Draft = { captions: [], columns: [], groups: [] };
  let loose: Child[] = [];
  const flush = (): void => {
    addLooseRow(context, loose, owner, null, () => looseGroup(draft));
    loose = [];
  };
  for (const child of children) {
    const sorted = sort(context, child, IN_TABLE);
    if (sorted === 'nothing') continue;
    if (sorted === 'loose') {
      loose.push(child);
      continue;
    }
    flush();
    const { element, style } = sorted;
    switch (style.display) {
      case 'table-caption': draft.captions.push(captionBox(context, element, style)); break;
      case 'table-column':
      case 'table-column-group': addColumns(context, element, style, draft.columns); break;
      case 'table-row': looseGroup(draft).push(tableRow(context, element, style, null)); break;
      default: addGroup(context, { element, style }, draft);
    }
  }
  flush();
  return draft;
}

function captionBox(context: TableContext, element: Element, style: ComputedStyle): BlockBox {
  const order = context.begin(element, style);
  const content = blockContent(context.generation, context.innerPieces(element, style), element, style);
  return { kind: 'block', order, element, style, generated: false, content, marker: null };
}

function addColumns(context: TableContext, element: Element, style: ComputedStyle, columns: TableColumn[]): void {
  const add = (column: TableColumn, span: number): void => {
    for (let index = 0; index < span && columns.length < MAX_SPAN; index++) columns.push(column);
  };
  if (style.display === 'table-column') {
    add({ style, group: null }, spanOf(element, 'span'));
    return;
  }
  const group: TableTrackGroup = { style };
  const styleOf = (child: Element): ComputedStyle => context.generation.styles.styleOf(child);
  const inner = element.children.filter(isTag).filter((child) => styleOf(child).display === 'table-column');
  for (const column of inner) add({ style: styleOf(column), group }, spanOf(column, 'span'));
  if (inner.length === 0) add({ style: { ...context.generation.anonymousStyle(style, 'table-column'), width: style.width }, group }, spanOf(element, 'span'));
}

function addGroup(context: TableContext, owner: Owner, draft: Draft): void {
  const { element, style } = owner;
  const wanted: Section = style.display === 'table-header-group' ? 'head' : style.display === 'table-footer-group' ? 'foot' : 'body';
  // Only the first head and foot are one (CSS 2.2, section 17.2); others are rows like any.
  const section = draft.groups.some((group) => group.section === wanted) ? 'body' : wanted;
  const group: TableTrackGroup = { style };
  const rows: DraftRow[] = [];
  draft.groups.push({ section, group, rows });
  context.begin(element, style);
  context.generation.counters.enter();
  let loose: Child[] = [];
  for (const child of elementChildren(context, owner)) {
    const sorted = sort(context, child, ['table-row']);
    if (sorted === 'loose') loose.push(child);
    if (typeof sorted === 'string') continue;
    addLooseRow(context, loose, owner, group, () => rows);
    loose = [];
    rows.push(tableRow(context, sorted.element, sorted.style, group));
  }
  addLooseRow(context, loose, owner, group, () => rows);
  context.generation.counters.leave();
}

/** The rows that stand in no row group, where the next one of them goes. */
function looseGroup(draft: Draft): DraftRow[] {
  const last = draft.groups.at(-1);
  if (last !== undefined && last.group === null) return last.rows;
  const rows: DraftRow[] = [];
  draft.groups.push({ section: 'body', group: null, rows });
  return rows;
}

/** An anonymous row around what is no row, unless that is nothing but white space. */
function addLooseRow(context: TableContext, loose: readonly Child[], owner: Owner, group: TableTrackGroup | null, rows: () => DraftRow[]): void {
  if (loose.every(isBlankText)) return;
  const { generation } = context;
  const row: DraftRow = { kind: 'row', order: generation.nextOrder(), element: owner.element, style: generation.anonymousStyle(owner.style, 'table-row'), generated: true, cells: [], group };
  fillRow(context, loose, owner, row);
  if (row.cells.length > 0) rows().push(row);
}

function isBlankText(child: Child): boolean {
  return child.kind === 'node' && isText(child.node) && child.node.data.trim() === '';
}

function tableRow(context: TableContext, element: Element, style: ComputedStyle, group: TableTrackGroup | null): DraftRow {
  const row: DraftRow = { kind: 'row', order: context.begin(element, style), element, style, generated: false, cells: [], group };
  context.generation.counters.enter();
  fillRow(context, elementChildren(context, row), row, row);
  context.generation.counters.leave();
  return row;
}

/** Cells as such, runs of anything else in anonymous cells. */
function fillRow(context: TableContext, children: Iterable<Child>, owner: Owner, row: DraftRow): void {
  const { generation } = context;
  let loose: Child[] = [];
  const flush = (): void => {
    const pieces = loose.every(isBlankText) ? [] : loosePieces(context, loose);
    loose = [];
    if (pieces.every((piece) => piece.kind === 'inline' && isBlank([piece.item]))) return;
    const style = generation.anonymousStyle(owner.style, 'table-cell');
    row.cells.push({ kind: 'cell', order: generation.nextOrder(), element: owner.element, style, generated: true, content: blockContent(generation, pieces, owner.element, style), columnSpan: 1, rowSpan: 1 });
  };
  for (const child of children) {
    const sorted = sort(context, child, ['table-cell']);
    if (sorted === 'loose') loose.push(child);
    if (typeof sorted === 'string') continue;
    flush();
    const { element, style } = sorted;
    const order = context.begin(element, style);
    const content = blockContent(generation, context.innerPieces(element, style), element, style);
    row.cells.push({ kind: 'cell', order, element, style, generated: false, content, columnSpan: spanOf(element, 'colspan'), rowSpan: rowSpanOf(element) });
  }
  flush();
}

/** Pieces of loose children; neighbours with one parent together, so that parts of a table among them find each other. */
function loosePieces(context: TableContext, loose: readonly Child[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < loose.length) {
    const first = loose[at];
    if (first === undefined) break;
    if (first.kind === 'pieces') {
      pieces.push(...first.pieces);
      at++;
      continue;
    }
    const nodes: ChildNode[] = [];
    for (let next = loose[at]; next?.kind === 'node' && next.owner === first.owner; next = loose[++at]) nodes.push(next.node);
    pieces.push(...context.childPieces(nodes, first.owner.element, first.owner.style));
  }
  return pieces;
}

/**
 * Columns for the cells of one row group (WHATWG HTML, section 4.9.12). Row spans end with the group; a column span
 * ends where a cell from above stands in its way, so that no cell lies over another.
 */
function placeCells(rows: readonly DraftRow[]): readonly TableRow[] {
  /** For each column, how many more rows a cell from above takes. */
  const taken: number[] = [];
  return rows.map((row, index) => {
    const left = rows.length - index;
    let column = 0;
    const cells = row.cells.map((cell): TableCell => {
      while ((taken[column] ?? 0) > 0) column++;
      const rowSpan = cell.rowSpan === 0 ? left : Math.min(cell.rowSpan, left);
      let columnSpan = 1;
      while (columnSpan < cell.columnSpan && (taken[column + columnSpan] ?? 0) === 0) columnSpan++;
      const placed: TableCell = { ...cell, column, columnSpan, rowSpan };
      for (let across = 0; across < columnSpan; across++) taken[column + across] = rowSpan;
      column += columnSpan;
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
