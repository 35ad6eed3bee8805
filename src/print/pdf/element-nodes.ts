/** The nodes of the structure tree that elements have, made when first asked for, with those of their ancestors; and the ids of notes. */

import type { Element } from '../../html/dom.js';
import { appendIn } from './containment.js';
import { Languages } from './languages.js';
import { holdsBlocks, isGrouping, isHidden, isNote, parentElement, roleOf, type Role } from './structure-roles.js';
import { StructureNode } from './structure-tree.js';

/** Null: an artifact. */
export type Owner = StructureNode | null;

/** These hold text, or blocks; where they hold both, the text gets a P. */
const MIXED: ReadonlySet<Role> = new Set(['LBody', 'TD', 'TH', 'Note', 'Caption']);
/** Where elements of another language have no room for a node of their own; what they hold says the language itself. */
const LISTS_AND_ROWS: ReadonlySet<Role> = new Set(['L', 'LI', 'TOC', 'TOCI', 'Table', 'THead', 'TBody', 'TFoot', 'TR']);

export class ElementNodes {
  readonly root = new StructureNode('Document', null, null, 0);
  readonly languages: Languages;
  /** The node that holds an element's content; null under a hidden element. */
  private readonly nodes = new Map<Element, Owner>();
  private readonly holdsBlocks = new Map<Element, boolean>();
  /** How often each was wanted. */
  private readonly ids = new Map<string, number>();

  constructor(language: string) {
    this.languages = new Languages(language);
  }

  get(element: Element): Owner | undefined {
    return this.nodes.get(element);
  }

  set(element: Element, node: Owner): void {
    this.nodes.set(element, node);
  }

  /** Whether a node of a kind that holds text or blocks has both. */
  isMixed(node: StructureNode): boolean {
    if (!MIXED.has(node.role)) return false;
    const element = node.element ?? node.parent?.element ?? null;
    return element !== null && this.hasBlocks(element);
  }

  private hasBlocks(element: Element): boolean {
    const known = this.holdsBlocks.get(element);
    if (known !== undefined) return known;
    const found = holdsBlocks(element);
    this.holdsBlocks.set(element, found);
    return found;
  }

  /** PDF/UA-1, 7.9: each note has an ID, and no two the same. */
  identify(note: StructureNode, element: Element, order: number): void {
    const own = (element.attribs['id'] ?? '').trim();
    note.attributes.id = this.uniqueId(own === '' ? `note-${order}` : own);
  }

  uniqueId(wanted: string): string {
    let count = this.ids.get(wanted) ?? 0;
    let id = count === 0 ? wanted : `${wanted}-${count}`;
    while (count > 0 && this.ids.has(id)) id = `${wanted}-${++count}`;
    this.ids.set(wanted, count + 1);
    if (id !== wanted) this.ids.set(id, 1);
    return id;
  }

  /** The node that holds what is around an element. */
  nodeAround(element: Element, order: number): Owner {
    const parent = parentElement(element);
    return parent === null ? this.root : this.nodeOf(parent, order);
  }

  /** The node that holds the content of a block-level element, made when first asked for, with those of its ancestors. */
  nodeOf(element: Element, order: number, mayHoldBlocks = false): Owner {
    const known = this.nodes.get(element);
    if (known !== undefined) return known;
    const around = this.nodeAround(element, order);
    const node = around === null ? null : this.create(element, around, { order, inLine: false, mayHoldBlocks });
    this.nodes.set(element, node);
    return node;
  }

  /** @param from its box: whether it stands in a line, and whether blocks stand in it (notes that are called there do not) */
  create(element: Element, around: StructureNode, from: { readonly order: number; readonly inLine: boolean; readonly mayHoldBlocks: boolean }): Owner {
    const { order, inLine } = from;
    if (isHidden(element)) return null;
    const wanted = roleOf(element, around.role);
    if (wanted === null) return this.withLanguage(element, around, order, inLine);
    // What holds blocks is no paragraph, whatever its element is for.
    const role = wanted === 'P' && from.mayHoldBlocks && this.hasBlocks(element) ? 'Div' : wanted;
    const isCall = role === 'Link' && element.attribs['role'] === 'doc-noteref';
    const parent = isCall ? appendIn(around, 'Reference', { element: null, order }) : around;
    const node = appendIn(parent, role, { element, order });
    this.languages.mark(node, element);
    if (element.name === 'abbr') node.attributes.expansion = element.attribs['title'] ?? '';
    if (role === 'Span' && element.attribs['role'] === 'img') node.attributes.alternative = element.attribs['aria-label'] ?? '';
    if (role === 'Note') this.identify(node, element, order);
    // The items of a definition list have their labels and bodies from its terms and definitions.
    if (role !== 'LI' || (element.name !== 'li' && element.attribs['role'] !== 'listitem')) return node;
    const body = node.append('LBody', null, order);
    if (!isNote(element)) return body;
    const note = body.append('Note', element, order);
    this.identify(note, element, order);
    return note;
  }

  /** An element with no type of its own still needs a node where its language differs. */
  private withLanguage(element: Element, around: StructureNode, order: number, inLine: boolean): StructureNode {
    if (LISTS_AND_ROWS.has(around.role) || !this.languages.changes(element, around)) return around;
    const node = around.append(inLine || !isGrouping(around.role) ? 'Span' : 'Div', element, order);
    this.languages.mark(node, element);
    return node;
  }
}
