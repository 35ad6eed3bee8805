/** The structure tree in the making: its nodes, and how what was drawn is put in them in the order of the document. */

import type { Element } from '../../html/dom.js';
import type { Role } from './structure-roles.js';
import { headingLevel, isInline } from './structure-roles.js';
import type { PdfReference } from './pdfkit-document.js';

/** Marked content of one page. */
export interface MarkedContent {
  readonly kind: 'content';
  readonly page: PdfReference;
  readonly mcid: number;
  readonly order: number;
}

/** An annotation that belongs to the node. */
export interface AnnotationContent {
  readonly kind: 'annotation';
  readonly page: PdfReference;
  readonly annotation: PdfReference;
  readonly order: number;
}

export type StructureChild = StructureNode | MarkedContent | AnnotationContent;

export interface NodeAttributes {
  language?: string;
  alternative?: string;
  expansion?: string;
  id?: string;
  scope?: 'Row' | 'Column';
  /** The header cells of a cell, where their places do not say it. */
  headers?: readonly StructureNode[];
  columnSpan?: number;
  rowSpan?: number;
  listNumbering?: string;
  /** In the page's own space: left, bottom, right, top. */
  boundingBox?: readonly [number, number, number, number];
  placement?: 'Block' | 'Inline';
}

export class StructureNode {
  readonly kind = 'node';
  role: Role;
  readonly element: Element | null;
  readonly parent: StructureNode | null;
  /** The order of the first box; made exact by `settle`. */
  order: number;
  /** The furthest place in the document of its own content drawn so far. */
  lastOrder = Number.NEGATIVE_INFINITY;
  children: StructureChild[] = [];
  readonly attributes: NodeAttributes = {};
  /** Notes called within, with the places of their calls: they stand after the block that calls them. */
  readonly notes: { readonly callOrder: number; readonly note: StructureNode }[] = [];
  /** The nearest link, this node included. */
  readonly link: StructureNode | null;
  /** The nearest note, this node included. */
  readonly note: StructureNode | null;
  /** Whether what is drawn of it has a place already. */
  isPlaced = false;
  reference: PdfReference | null = null;

  constructor(role: Role, parent: StructureNode | null, element: Element | null, order: number) {
    this.role = role;
    this.parent = parent;
    this.element = element;
    this.order = order;
    this.link = role === 'Link' ? this : (parent?.link ?? null);
    this.note = role === 'Note' ? this : (parent?.note ?? null);
  }

  /** Adds a node below this one. */
  append(role: Role, element: Element | null, order: number): StructureNode {
    const node = new StructureNode(role, this, element, order);
    this.children.push(node);
    return node;
  }

  /**
   * Adds a note called here. It is read after the block that calls it, not in the middle of a sentence:
   * in the first node that may hold a block.
   */
  appendNote(element: Element, callOrder: number): StructureNode {
    let holder: StructureNode = this;
    while (holder.parent !== null && !holdsNotes(holder.role)) holder = holder.parent;
    const note = new StructureNode('Note', holder, element, callOrder);
    holder.notes.push({ callOrder, note });
    return note;
  }
}

function holdsNotes(role: Role): boolean {
  return !isInline(role) && role !== 'P' && role !== 'Lbl' && role !== 'TOCI' && role !== 'TOC' && role !== 'LI' && role !== 'L' && headingLevel(role) === null;
}

/** Rows and cells are kept when empty: a table's rows must have the same number of cells, those that span rows counted. */
const KEPT_EMPTY: ReadonlySet<Role> = new Set(['TR', 'TD', 'TH', 'Document']);

/** Leaves out empty nodes, sorts the others into the document's order and puts notes in their places. False: nothing is left. */
export function settle(node: StructureNode): boolean {
  node.children = node.children.filter((child) => child.kind !== 'node' || settle(child));
  let first = Number.POSITIVE_INFINITY;
  let previous = Number.NEGATIVE_INFINITY;
  let isSorted = true;
  for (const child of node.children) {
    if (child.order < previous) isSorted = false;
    previous = child.order;
    if (child.order < first) first = child.order;
  }
  if (!isSorted) node.children.sort((a, b) => a.order - b.order);
  if (first !== Number.POSITIVE_INFINITY) node.order = first;
  if (node.notes.length > 0) node.children = withNotes(node);
  return node.children.length > 0 || KEPT_EMPTY.has(node.role);
}

/** Each note behind what holds its call, and behind the text that goes on there. */
function withNotes({ children, notes }: StructureNode): StructureChild[] {
  const all: StructureChild[] = [];
  let next = 0;
  for (const { callOrder, note } of [...notes].sort((a, b) => a.callOrder - b.callOrder)) {
    if (!settle(note)) continue;
    for (let child = children[next]; child !== undefined && child.order <= callOrder; child = children[++next]) all.push(child);
    for (let child = children[next]; child !== undefined && (child.kind !== 'node' || isInline(child.role)); child = children[++next]) all.push(child);
    all.push(note);
  }
  return all.concat(children.slice(next));
}

/** Numbered headings may not skip a level (ISO 14289-1, 7.4.2): gives each that does the next level, and tells of it. */
export function closeHeadingGaps(root: StructureNode, report: (node: StructureNode, written: number, tagged: number) => void): void {
  let level = 0;
  const visit = (node: StructureNode): void => {
    const own = headingLevel(node.role);
    if (own !== null) {
      const tagged = Math.min(own, level + 1);
      if (tagged !== own) {
        report(node, own, tagged);
        // `tagged` is between 1 and 6, so this is one of the heading roles.
        node.role = `H${tagged}` as Role;
      }
      level = tagged;
    }
    for (const child of node.children) if (child.kind === 'node') visit(child);
  };
  visit(root);
}
