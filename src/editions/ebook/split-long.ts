/**
 * Cuts an element that is too large for one file of an e-book into several of its kind: between its children first, inside
 * a child only where that is too large by itself. Old readers lay out a file as a whole, and some refuse one over 300 KB.
 *
 * In: an element, the most bytes of a piece. Out: pieces that hold its nodes in order; the first is the element itself.
 */

import { element, removeNodes, setAttribute } from '../../html/build.js';
import { type ChildNode, type Element, Text, isTag, isText } from '../../html/dom.js';
import { findFirst, getAttribute, textContent } from '../../html/walk.js';

export interface SplitOptions {
  readonly maxBytes: number;
  /** Bytes that come along with an element besides its own: the note that it calls. */
  readonly extraBytes: (element: Element) => number;
}

/** What cannot be cut: drawings, and what is read as one. */
const WHOLE = new Set(['svg', 'math', 'img', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'thead', 'caption', 'colgroup', 'figcaption', 'dt', 'summary']);
const HEADING = /^h[1-6]$/;

export function splitLong(root: Element, options: SplitOptions): readonly Element[] {
  return new Splitter(options).pieces(root);
}

/** Bytes of an element in a file, about; text is escaped as XML has it. */
export function bytesOf(root: Element): number {
  return new Splitter({ maxBytes: Infinity, extraBytes: () => 0 }).size(root);
}

class Splitter {
  readonly #options: SplitOptions;
  readonly #sizes = new Map<ChildNode, number>();

  constructor(options: SplitOptions) {
    this.#options = options;
  }

  pieces(root: Element): readonly Element[] {
    if (this.size(root) <= this.#options.maxBytes || WHOLE.has(root.name)) return [root];
    const groups = this.#groups(root);
    const label = labelOf(root);
    const repeated = root.name !== 'table' ? [] : root.children.filter(isTag).filter(({ name }) => name === 'colgroup' || name === 'thead');
    removeNodes(root.children);
    return groups.map((group, index) => {
      const piece = index === 0 ? root : continuation(root, { label, itemsBefore: itemsIn(groups.slice(0, index)) });
      fill(piece, [...(index === 0 ? [] : repeated.map(copyWithoutIds)), ...group]);
      this.#sizes.delete(piece);
      return piece;
    });
  }

  /** The children in as few groups as hold them; a heading stays with what follows it. */
  #groups(root: Element): readonly (readonly ChildNode[])[] {
    const groups: ChildNode[][] = [];
    let group: ChildNode[] = [];
    let used = 0;
    for (const unit of unitsOf(root)) {
      for (const part of unit.length === 1 ? this.#cut(unit[0]) : [unit]) {
        const size = part.reduce((sum, node) => sum + this.size(node), 0);
        if (used + size > this.#options.maxBytes && group.some((node) => !staysWithNext(node))) {
          const carried = trailingHeads(group);
          groups.push(group);
          group = carried;
          used = carried.reduce((sum, node) => sum + this.size(node), 0);
        }
        group.push(...part);
        used += size;
      }
    }
    if (group.length > 0) groups.push(group);
    return groups;
  }

  #cut(node: ChildNode | undefined): readonly (readonly ChildNode[])[] {
    if (node === undefined) return [];
    if (isTag(node)) return this.pieces(node).map((piece) => [piece]);
    if (isText(node) && this.size(node) > this.#options.maxBytes) return this.#cutText(node.data).map((data) => [new Text(data)]);
    return [[node]];
  }

  /** After a sentence where there is one, else after a word, else anywhere. */
  #cutText(data: string): readonly string[] {
    const most = Math.floor(this.#options.maxBytes / 6);
    const parts: string[] = [];
    for (let at = 0; at < data.length; ) {
      const rest = data.slice(at, at + most);
      const sentence = Math.max(rest.lastIndexOf('. '), rest.lastIndexOf('。'), rest.lastIndexOf('! '), rest.lastIndexOf('? ')) + 2;
      const word = rest.lastIndexOf(' ') + 1;
      const length = at + most >= data.length ? rest.length : sentence > 2 ? sentence : word > 0 ? word : wholeCharacters(rest);
      parts.push(data.slice(at, at + length));
      at += length;
    }
    return parts;
  }

  size(node: ChildNode): number {
    const known = this.#sizes.get(node);
    if (known !== undefined) return known;
    const size = isText(node) ? textBytes(node.data) : isTag(node) ? this.#elementSize(node) : 0;
    this.#sizes.set(node, size);
    return size;
  }

  #elementSize(node: Element): number {
    let size = 2 * node.name.length + 5 + this.#options.extraBytes(node);
    for (const [name, value] of Object.entries(node.attribs)) size += name.length + 4 + textBytes(value);
    for (const child of node.children) size += this.size(child);
    return size;
  }
}

function textBytes(text: string): number {
  return Buffer.byteLength(text) + 5 * (text.match(/[&<>"]/g)?.length ?? 0);
}

/** Not between the halves of a surrogate pair. */
function wholeCharacters(text: string): number {
  return /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
}

/** Children that must stay together: rows that a cell spans, a term and what describes it. */
function unitsOf(root: Element): readonly (readonly ChildNode[])[] {
  const units: ChildNode[][] = [];
  let spanned = 0;
  let isTerm = false;
  for (const child of root.children) {
    const last = units.at(-1);
    const staysWithLast = (spanned > 0 || (isTerm && isTag(child) && child.name === 'dd')) && last !== undefined;
    if (staysWithLast) last.push(child);
    else units.push([child]);
    if (!isTag(child)) continue;
    isTerm = child.name === 'dt';
    spanned = Math.max(spanned - 1, child.name === 'tr' ? Math.max(0, ...child.children.filter(isTag).map((cell) => (Number(getAttribute(cell, 'rowspan')) || 1) - 1)) : 0);
  }
  return units;
}

/** A heading, what stands over it, and a caption go over with what they introduce. */
function staysWithNext(node: ChildNode): boolean {
  if (isText(node)) return node.data.trim() === '';
  return isTag(node) && (HEADING.test(node.name) || ['caption', 'colgroup', 'thead'].includes(node.name) || getAttribute(node, 'aria-hidden') === 'true');
}

/** Takes what stays with the next out of the end of a group. */
function trailingHeads(group: ChildNode[]): ChildNode[] {
  let at = group.length;
  while (at > 1 && isHeading(group[at - 1])) at -= 1;
  return group.splice(at);
}

function isHeading(node: ChildNode | undefined): boolean {
  return node !== undefined && isTag(node) && HEADING.test(node.name);
}

interface Continuation {
  readonly label: string | null;
  /** List items in the pieces before. */
  readonly itemsBefore: number;
}

/** The same element again, without what may stand only once. */
function continuation(root: Element, { label, itemsBefore }: Continuation): Element {
  const copy = element(root.name, root.attribs);
  for (const name of ['id', 'aria-labelledby', 'aria-describedby', 'aria-details']) setAttribute(copy, name, null);
  if (label !== null) setAttribute(copy, 'aria-label', label);
  if (root.name === 'ol') setAttribute(copy, 'start', String(Number(getAttribute(root, 'start') ?? 1) + itemsBefore));
  return copy;
}

function itemsIn(groups: readonly (readonly ChildNode[])[]): number {
  return groups.flat().filter((node) => isTag(node) && node.name === 'li').length;
}

/** What an element is labelled by, as words: the label itself stands in another file. */
function labelOf(root: Element): string | null {
  const id = getAttribute(root, 'aria-labelledby');
  const label = id === null ? null : findFirst(root, (candidate) => getAttribute(candidate, 'id') === id);
  return label === null ? getAttribute(root, 'aria-label') : textContent(label).trim();
}

/** Heads that are repeated: cells keep naming their columns by scope. */
function copyWithoutIds(root: Element): Element {
  const copy = element(root.name, root.attribs, root.children.map((child) => (isTag(child) ? copyWithoutIds(child) : isText(child) ? child.data : null)));
  setAttribute(copy, 'id', null);
  return copy;
}

/** @param children of no parent, or of one that lets them go */
function fill(parent: Element, children: readonly ChildNode[]): void {
  let previous: ChildNode | null = null;
  for (const child of children) {
    child.parent = parent;
    child.prev = previous;
    child.next = null;
    if (previous !== null) previous.next = child;
    previous = child;
  }
  parent.children = [...children];
}
