/**
 * Walks the box tree and says for each text and picture which node of the structure tree owns it.
 * The tree follows the DOM, not the pages: a paragraph over two pages is one P.
 */

import type { AtomicInline, BlockBox, BlockContent, BlockLevelBox, BoxTree, DeferredText, FootnoteCall, InlineBox, InlineItem, ReplacedBox, TableBox, TableRow, TextItem } from '../boxes/box.js';
import type { Element } from '../../html/dom.js';
import { appendIn } from './containment.js';
import { ElementNodes, type Owner } from './element-nodes.js';
import { listNumbering } from './list-numbering.js';
import { alternativeText, isDecoration, isGrouping, isHidden, isInline, scopeOf, type Role } from './structure-roles.js';
import type { StructureNode } from './structure-tree.js';
import type { Decoration } from './text-decoration.js';
import { decorationOf } from './text-decoration.js';

export type TextBox = TextItem | DeferredText;

export interface Structure {
  readonly root: StructureNode;
  /** Null: an artifact. */
  readonly owners: ReadonlyMap<TextBox | ReplacedBox, StructureNode | null>;
  /** The text that follows in the same paragraph, for spaces dropped at line ends. */
  readonly following: ReadonlyMap<TextBox, TextBox>;
  /** Texts that end a block or box after which the same node goes on: a space keeps the two apart. */
  readonly endings: ReadonlySet<TextBox>;
  readonly decorations: ReadonlyMap<TextBox, readonly Decoration[]>;
  /** The links of note calls, with their notes, and those of notes' labels, with the links of their calls. */
  readonly noteOfCall: ReadonlyMap<StructureNode, StructureNode>;
  readonly callOfLabel: ReadonlyMap<StructureNode, StructureNode>;
  readonly unnamedPictures: readonly Element[];
  /** An id for a node that no other has, as wanted or near it. */
  uniqueId(wanted: string): string;
}

export function assignStructure(tree: BoxTree, language: string): Structure {
  const walk = new Walk(language);
  walk.block(tree.root, []);
  return walk;
}

/** True where one stretch of reading holds both: in the same node, or a label and what it labels. */
function goesOn(before: Owner, after: Owner): boolean {
  if (before === null || after === null) return false;
  const [one, other] = [textHolder(before), textHolder(after)];
  return one === other || one.parent === other || other.parent === one;
}

function textHolder(node: StructureNode): StructureNode {
  let holder = node;
  while (holder.parent !== null && isInline(holder.role)) holder = holder.parent;
  return holder;
}

class Walk implements Structure {
  readonly root: StructureNode;
  readonly owners = new Map<TextBox | ReplacedBox, Owner>();
  readonly following = new Map<TextBox, TextBox>();
  readonly endings = new Set<TextBox>();
  readonly decorations = new Map<TextBox, readonly Decoration[]>();
  readonly noteOfCall = new Map<StructureNode, StructureNode>();
  readonly callOfLabel = new Map<StructureNode, StructureNode>();
  readonly unnamedPictures: Element[] = [];
  private readonly nodes: ElementNodes;
  private readonly callOfNote = new Map<StructureNode, StructureNode>();
  private lastText: TextBox | null = null;
  /** The text before, whatever ended between; `lastText` is null where something did. */
  private earlierText: TextBox | null = null;

  constructor(language: string) {
    this.nodes = new ElementNodes(language);
    this.root = this.nodes.root;
  }

  block(box: BlockLevelBox, decorations: readonly Decoration[]): void {
    switch (box.kind) {
      case 'replaced':
        this.picture(box, this.nodes.nodeAround(box.element, box.order), 'Block');
        return;
      case 'table':
        this.table(box, decorations);
        return;
      case 'grid': {
        this.nodes.nodeOf(box.element, box.order);
        const inner = decorationOf(box.style, decorations);
        for (const child of box.children) this.block(child, inner);
        return;
      }
      case 'block':
        this.blockBox(box, decorations);
    }
  }

  private blockBox(box: BlockBox, decorations: readonly Decoration[]): void {
    const node = this.nodes.nodeOf(box.element, box.order, box.content.kind === 'blocks');
    if (box.marker !== null) {
      this.lastText = null;
      this.items(box.marker, node, []);
    }
    this.content(box.content, box, node, box.generated ? decorations : decorationOf(box.style, decorations));
  }

  private content(content: BlockContent, box: { readonly order: number }, node: Owner, decorations: readonly Decoration[]): void {
    if (content.kind === 'blocks') {
      for (const child of content.children) this.block(child, decorations);
      return;
    }
    const owner = node !== null && (isGrouping(node.role) || this.nodes.isMixed(node)) ? appendIn(node, node.role === 'TOCI' && hasLink(content.items) ? 'Reference' : 'P', { element: null, order: box.order }) : node;
    this.lastText = null;
    this.items(content.items, owner, decorations);
    this.lastText = null;
  }

  private items(items: readonly InlineItem[], owner: Owner, decorations: readonly Decoration[]): void {
    for (const item of items) {
      switch (item.kind) {
        case 'text':
        case 'deferred':
          this.text(item, owner, decorations);
          break;
        case 'inline':
          if (item.isMarker === true) this.items(item.children, this.label(item, owner), decorations);
          else this.items(item.children, item.alternative === undefined ? this.inlineNode(item, owner) : readOtherwise(item, owner), item.generated ? decorations : decorationOf(item.style, decorations));
          break;
        case 'atomic':
          this.atomic(item, owner);
          break;
        case 'footnote-call':
          this.footnote(item, owner, decorations);
          break;
        case 'break':
          this.lastText = null;
      }
    }
  }

  private text(box: TextBox, owner: Owner, decorations: readonly Decoration[]): void {
    this.owners.set(box, owner);
    if (decorations.length > 0) this.decorations.set(box, decorations);
    if (this.lastText !== null) this.following.set(this.lastText, box);
    else if (this.earlierText !== null && goesOn(this.owners.get(this.earlierText) ?? null, owner)) this.endings.add(this.earlierText);
    this.lastText = box;
    this.earlierText = box;
  }

  private inlineNode(box: InlineBox | AtomicInline, owner: Owner): Owner {
    if (box.generated || owner === null) return owner;
    const known = this.nodes.get(box.element);
    if (known !== undefined) return known;
    const node = this.nodes.create(box.element, owner, { order: box.order, inLine: true, mayHoldBlocks: false });
    this.nodes.set(box.element, node);
    return node;
  }

  private atomic(item: AtomicInline, owner: Owner): void {
    this.lastText = null;
    if (item.box.kind === 'replaced') {
      this.picture(item.box, owner, 'Inline');
      return;
    }
    const around = this.nodes.get(item.element);
    if (item.isMarker === true) this.nodes.set(item.element, this.label(item, owner));
    else this.inlineNode(item, owner);
    if (owner === null) this.nodes.set(item.element, null);
    this.block(item.box, []);
    if (item.isMarker === true && around !== undefined) this.nodes.set(item.element, around);
    this.lastText = null;
  }

  /** The node for the marker of a list item or a note, wherever in its first line it stands. */
  private label({ order, element, style }: InlineBox | AtomicInline, owner: Owner): Owner {
    let body: Owner = owner;
    while (body !== null && body.role !== 'LBody' && body.role !== 'TOCI' && (body.role !== 'Note' || body.element?.name === 'li')) body = body.parent;
    if (body === null || owner === null) return owner !== null && isGrouping(owner.role) ? appendIn(owner, 'P', { element: null, order }) : owner;
    const item = body.role === 'LBody' && body.parent !== null ? body.parent : body;
    const label = item.append('Lbl', null, order);
    if (item.parent?.role === 'L') item.parent.attributes.listNumbering ??= listNumbering(element, style);
    return body.role === 'Note' ? this.backLink(label, body, order) : label;
  }

  /** From the label of a note back to its call. */
  private backLink(label: StructureNode, note: StructureNode, order: number): StructureNode {
    const call = this.callOfNote.get(note);
    if (call === undefined) return label;
    const link = label.append('Link', null, order);
    this.callOfLabel.set(link, call);
    return link;
  }

  /** The call becomes a link to its note; the note is read after the block. */
  private footnote(call: FootnoteCall, owner: Owner, decorations: readonly Decoration[]): void {
    if (owner === null || isHidden(call.element)) {
      this.items(call.children, null, decorations);
      this.nodes.set(call.element, null);
      this.block(call.footnote, []);
      return;
    }
    const link = appendIn(owner, 'Reference', { element: null, order: call.order }).append('Link', null, call.order);
    this.items(call.children, link, decorations);
    const following = this.lastText;
    const note = owner.appendNote(call.element, call.order);
    this.noteOfCall.set(link, note);
    this.callOfNote.set(note, link);
    this.nodes.identify(note, call.element, call.order);
    this.nodes.languages.mark(note, call.element);
    this.nodes.set(call.element, note);
    this.lastText = null;
    this.content(call.footnote.content, call.footnote, note, decorationOf(call.footnote.style, []));
    this.lastText = following;
    this.earlierText = following;
  }

  uniqueId(wanted: string): string {
    return this.nodes.uniqueId(wanted);
  }

  private table(box: TableBox, decorations: readonly Decoration[]): void {
    this.nodes.nodeOf(box.element, box.order);
    const inner = decorationOf(box.style, decorations);
    for (const caption of box.captions) this.block(caption, inner);
    for (const row of box.head) this.row(row, true, inner);
    for (const row of [...box.body, ...box.foot]) this.row(row, false, inner);
  }

  private row(row: TableRow, isInHead: boolean, decorations: readonly Decoration[]): void {
    const around = this.nodes.nodeOf(row.element, row.order);
    // Rows and cells that a style sheet or stray text made, inside a table of the document.
    const node = row.generated && around !== null && isRowHolder(around.role) ? around.append('TR', null, row.order) : around;
    for (const cell of row.cells) {
      const cellNode = cell.generated && node?.role === 'TR' ? node.append('TD', null, cell.order) : this.nodes.nodeOf(cell.element, cell.order);
      if (cellNode !== null && (cellNode.role === 'TH' || cellNode.role === 'TD')) {
        if (cellNode.role === 'TH') cellNode.attributes.scope = scopeOf(cell.element, isInHead);
        if (cell.columnSpan > 1) cellNode.attributes.columnSpan = cell.columnSpan;
        if (cell.rowSpan > 1) cellNode.attributes.rowSpan = cell.rowSpan;
      }
      this.cell(cell.content, cell, cellNode, decorationOf(cell.style, decorations));
    }
  }

  /** Stray content of a row stands in an anonymous cell: its own element has no cell. */
  private cell(content: BlockContent, cell: TableRow['cells'][number], node: Owner, decorations: readonly Decoration[]): void {
    const around = this.nodes.get(cell.element);
    if (cell.generated) this.nodes.set(cell.element, node);
    this.content(content, cell, node, decorations);
    if (cell.generated && around !== undefined) this.nodes.set(cell.element, around);
  }

  private picture(box: ReplacedBox, around: Owner, placement: 'Block' | 'Inline'): void {
    const alternative = isDecoration(box.element) ? null : alternativeText(box.element);
    if (alternative === null && !isDecoration(box.element) && around !== null) this.unnamedPictures.push(box.element);
    if (alternative === null || around === null) {
      this.owners.set(box, null);
      return;
    }
    const figure = appendIn(around, 'Figure', box);
    figure.attributes.alternative = alternative;
    figure.attributes.placement = placement;
    this.nodes.languages.mark(figure, box.element);
    this.owners.set(box, figure);
  }

}

function isRowHolder(role: Role): boolean {
  return role === 'Table' || role === 'THead' || role === 'TBody' || role === 'TFoot';
}

function hasLink(items: readonly InlineItem[]): boolean {
  return items.some((item) => item.kind === 'inline' && ((item.element.name === 'a' && item.element.attribs['href'] !== undefined) || hasLink(item.children)));
}

/** Generated content that is read out in other words, or with none not at all. */
function readOtherwise(box: InlineBox, owner: Owner): Owner {
  if (owner === null || box.alternative === undefined || box.alternative === '') return null;
  const node = owner.append('Span', null, box.order);
  node.attributes.alternative = box.alternative;
  return node;
}
