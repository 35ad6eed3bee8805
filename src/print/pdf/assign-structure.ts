/**
 * Walks the box tree and says for each text and picture which node of the structure tree owns it.
 * The tree follows the DOM, not the pages: a paragraph over two pages is one P.
 */

import type { AtomicInline, BlockBox, BlockContent, BlockLevelBox, BoxTree, DeferredText, FootnoteCall, InlineBox, InlineItem, ReplacedBox, TableBox, TableRow, TextItem } from '../boxes/box.js';
import type { Element } from '../../html/dom.js';
import { alternativeText, isDecoration, isGrouping, isHidden, parentElement, roleOf, scopeOf } from './structure-roles.js';
import { StructureNode } from './structure-tree.js';
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
  /** The note that a link leads to where no `href` says it: note calls. */
  readonly noteOfCall: ReadonlyMap<StructureNode, Element>;
  readonly unnamedPictures: readonly Element[];
}

export function assignStructure(tree: BoxTree, language: string): Structure {
  const walk = new Walk(language);
  walk.block(tree.root, []);
  return walk;
}

type Owner = StructureNode | null;

/** True where one stretch of reading holds both: in the same node, or a label and what it labels. */
function goesOn(before: Owner, after: Owner): boolean {
  if (before === null || after === null) return false;
  return before === after || (before.role === 'Lbl' && before.parent === after) || before.parent === after || after.parent === before;
}

const LIST_NUMBERING: Readonly<Record<string, string>> = {
  none: 'None', disc: 'Disc', circle: 'Circle', square: 'Square', decimal: 'Decimal', 'decimal-leading-zero': 'Decimal',
  'lower-roman': 'LowerRoman', 'upper-roman': 'UpperRoman', 'lower-alpha': 'LowerAlpha', 'lower-latin': 'LowerAlpha',
  'upper-alpha': 'UpperAlpha', 'upper-latin': 'UpperAlpha',
};

class Walk implements Structure {
  readonly root: StructureNode;
  readonly owners = new Map<TextBox | ReplacedBox, Owner>();
  readonly following = new Map<TextBox, TextBox>();
  readonly endings = new Set<TextBox>();
  readonly decorations = new Map<TextBox, readonly Decoration[]>();
  readonly noteOfCall = new Map<StructureNode, Element>();
  readonly unnamedPictures: Element[] = [];
  /** The node that holds an element's content; null under a hidden element. */
  private readonly nodes = new Map<Element, Owner>();
  private readonly languages = new Map<Element, string>();
  private readonly documentLanguage: string;
  private lastText: TextBox | null = null;
  /** The text before, whatever ended between; `lastText` is null where something did. */
  private earlierText: TextBox | null = null;

  constructor(language: string) {
    this.root = new StructureNode('Document', null, null, 0);
    this.documentLanguage = language;
  }

  block(box: BlockLevelBox, decorations: readonly Decoration[]): void {
    switch (box.kind) {
      case 'replaced':
        this.picture(box, this.nodeAround(box.element, box.order), 'Block');
        return;
      case 'table':
        this.table(box, decorations);
        return;
      case 'grid': {
        this.nodeOf(box.element, box.order);
        const inner = decorationOf(box.style, decorations);
        for (const child of box.children) this.block(child, inner);
        return;
      }
      case 'block':
        this.blockBox(box, decorations);
    }
  }

  private blockBox(box: BlockBox, decorations: readonly Decoration[]): void {
    const node = this.nodeOf(box.element, box.order);
    if (box.marker !== null) this.marker(box, box.marker, node);
    this.content(box.content, box, node, box.generated ? decorations : decorationOf(box.style, decorations));
  }

  private content(content: BlockContent, box: { readonly order: number }, node: Owner, decorations: readonly Decoration[]): void {
    if (content.kind === 'blocks') {
      for (const child of content.children) this.block(child, decorations);
      return;
    }
    const owner = node !== null && isGrouping(node.role) ? node.append('P', null, box.order) : node;
    this.lastText = null;
    this.items(content.items, owner, decorations);
    this.lastText = null;
  }

  private items(items: readonly InlineItem[], owner: Owner, decorations: readonly Decoration[]): void {
    for (const item of items) {
      switch (item.kind) {
        case 'text':
          this.text(item, owner, decorations);
          break;
        case 'deferred':
          this.text(item, owner, decorations);
          break;
        case 'inline':
          this.items(item.children, item.alternative === undefined ? this.inlineNode(item, owner) : readOtherwise(item, owner), item.generated ? decorations : decorationOf(item.style, decorations));
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
    const node = this.create(box.element, owner, box.order, true);
    this.nodes.set(box.element, node);
    return node;
  }

  private atomic(item: AtomicInline, owner: Owner): void {
    this.lastText = null;
    if (item.box.kind === 'replaced') {
      this.picture(item.box, owner, 'Inline');
      return;
    }
    this.inlineNode(item, owner);
    if (owner === null) this.nodes.set(item.element, null);
    this.block(item.box, []);
    this.lastText = null;
  }

  /** The call becomes a link to its note; the note is read after the block. */
  private footnote(call: FootnoteCall, owner: Owner, decorations: readonly Decoration[]): void {
    if (owner === null || isHidden(call.element)) {
      this.items(call.children, null, decorations);
      this.nodes.set(call.element, null);
      this.block(call.footnote, []);
      return;
    }
    const id = call.element.attribs['id'] ?? null;
    const reference = owner.append('Reference', null, call.order);
    const link = id === null ? reference : reference.append('Link', null, call.order);
    if (id !== null) this.noteOfCall.set(link, call.element);
    this.items(call.children, link, decorations);
    const following = this.lastText;
    const note = owner.appendNote(call.element, call.order);
    note.attributes.id = id ?? `note-${call.order}`;
    this.setLanguage(note, call.element, owner);
    this.nodes.set(call.element, note);
    this.noteBody(call.footnote, note);
    this.lastText = following;
    this.earlierText = following;
  }

  private noteBody(body: BlockBox, note: StructureNode): void {
    const [first, ...rest] = body.content.kind === 'inline' ? body.content.items : [];
    if (body.marker === null && first !== undefined && first.generated && (first.kind === 'inline' || first.kind === 'text')) {
      this.lastText = null;
      this.items([first], note.append('Lbl', null, first.order), []);
      this.lastText = null;
      this.items(rest, note, decorationOf(body.style, []));
      return;
    }
    if (body.marker !== null) this.items(body.marker, note.append('Lbl', null, body.order), []);
    this.content(body.content, body, note, decorationOf(body.style, []));
  }

  private marker(box: BlockBox, marker: readonly InlineItem[], body: Owner): void {
    this.lastText = null;
    const item = body?.role === 'LBody' ? body.parent : body?.role === 'TOCI' ? body : null;
    const owner = body === null ? null : (item ?? body).append('Lbl', null, box.order);
    this.items(marker, owner, []);
    if (item?.parent?.role === 'L') item.parent.attributes.listNumbering ??= LIST_NUMBERING[box.style.listStyleType] ?? 'Decimal';
  }

  private table(box: TableBox, decorations: readonly Decoration[]): void {
    this.nodeOf(box.element, box.order);
    const inner = decorationOf(box.style, decorations);
    for (const caption of box.captions) this.block(caption, inner);
    for (const row of box.head) this.row(row, true, inner);
    for (const row of [...box.body, ...box.foot]) this.row(row, false, inner);
  }

  private row(row: TableRow, isInHead: boolean, decorations: readonly Decoration[]): void {
    const node = this.nodeOf(row.element, row.order);
    for (const cell of row.cells) {
      const cellNode = cell.generated && node?.role === 'TR' ? node.append('TD', null, cell.order) : this.nodeOf(cell.element, cell.order);
      if (cellNode !== null && (cellNode.role === 'TH' || cellNode.role === 'TD')) {
        if (cellNode.role === 'TH') cellNode.attributes.scope = scopeOf(cell.element, isInHead);
        if (cell.columnSpan > 1) cellNode.attributes.columnSpan = cell.columnSpan;
        if (cell.rowSpan > 1) cellNode.attributes.rowSpan = cell.rowSpan;
      }
      this.content(cell.content, cell, cellNode, decorationOf(cell.style, decorations));
    }
  }

  private picture(box: ReplacedBox, around: Owner, placement: 'Block' | 'Inline'): void {
    const alternative = isDecoration(box.element) ? null : alternativeText(box.element);
    if (alternative === null && !isDecoration(box.element) && around !== null) this.unnamedPictures.push(box.element);
    if (alternative === null || around === null) {
      this.owners.set(box, null);
      return;
    }
    const figure = around.append('Figure', box.element, box.order);
    figure.attributes.alternative = alternative;
    figure.attributes.placement = placement;
    this.setLanguage(figure, box.element, around);
    this.owners.set(box, figure);
  }

  /** The node that holds what is around an element. */
  private nodeAround(element: Element, order: number): Owner {
    const parent = parentElement(element);
    return parent === null ? this.root : this.nodeOf(parent, order);
  }

  /** The node that holds the content of a block-level element, made when first asked for, with those of its ancestors. */
  private nodeOf(element: Element, order: number): Owner {
    const known = this.nodes.get(element);
    if (known !== undefined) return known;
    const around = this.nodeAround(element, order);
    const node = around === null ? null : this.create(element, around, order, false);
    this.nodes.set(element, node);
    return node;
  }

  private create(element: Element, around: StructureNode, order: number, inLine: boolean): Owner {
    if (isHidden(element)) return null;
    const role = roleOf(element, around.role);
    if (role === null) return this.withLanguage(element, around, order, inLine);
    const holder = role === 'Lbl' || role === 'LBody' ? definitionItem(around, role, order) : around;
    // In a list of contents, a link is the item's paragraph.
    const parent = role === 'Link' && isGrouping(holder.role) ? holder.append('P', null, order) : holder;
    let node = parent.append(role, element, order);
    this.setLanguage(node, element, around);
    if (element.name === 'abbr') node.attributes.expansion = element.attribs['title'] ?? '';
    if (role === 'LI' && element.name === 'li') node = node.append('LBody', null, order);
    return node;
  }

  /** An element with no type of its own still needs a node where its language differs. */
  private withLanguage(element: Element, around: StructureNode, order: number, inLine: boolean): StructureNode {
    if (element.attribs['lang'] === undefined || this.languageOf(element) === this.languageAround(around)) return around;
    const isText = inLine || !isGrouping(around.role);
    if (around.role === 'L' || around.role.startsWith('T')) return around;
    const node = around.append(isText ? 'Span' : 'Div', element, order);
    this.setLanguage(node, element, around);
    return node;
  }

  private setLanguage(node: StructureNode, element: Element, around: StructureNode): void {
    const language = this.languageOf(element);
    if (language !== this.languageAround(around)) node.attributes.language = language;
  }

  private languageAround(node: StructureNode): string {
    for (let at: StructureNode | null = node; at !== null; at = at.parent) {
      if (at.attributes.language !== undefined) return at.attributes.language;
    }
    return this.documentLanguage;
  }

  private languageOf(element: Element): string {
    const known = this.languages.get(element);
    if (known !== undefined) return known;
    const own = element.attribs['lang'];
    const parent = parentElement(element);
    const language = own !== undefined && own !== '' ? own : parent === null ? this.documentLanguage : this.languageOf(parent);
    this.languages.set(element, language);
    return language;
  }
}

/** The item of a definition list that a term or a definition belongs to: a term after a definition opens the next. */
function definitionItem(around: StructureNode, role: 'Lbl' | 'LBody', order: number): StructureNode {
  if (around.role === 'LI') return around;
  const last = around.children.at(-1);
  if (last?.kind === 'node' && last.role === 'LI') {
    const hasBody = last.children.some((child) => child.kind === 'node' && child.role === 'LBody');
    if (role === 'LBody' || !hasBody) return last;
  }
  return around.append('LI', null, order);
}

/** Generated content that is read out in other words, or with none not at all. */
function readOtherwise(box: InlineBox, owner: Owner): Owner {
  if (owner === null || box.alternative === undefined || box.alternative === '') return null;
  const node = owner.append('Span', null, box.order);
  node.attributes.alternative = box.alternative;
  return node;
}
