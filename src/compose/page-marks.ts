/**
 * Sets the printed page numbers into the document, for the site and the e-book: so that readers of all editions can
 * cite “p. 7”.
 *
 * In: the composed document, or one dressed from it, and the page map of the canonical dossier. Out: a copy with
 * `<span class="pb" role="doc-pagebreak">` (DPUB-ARIA 1.1) at the exact places. Nothing else changes.
 */

import { element, insertAfter, insertBefore, prependChild } from '../html/build.js';
import { type Document, type Element, KEY_ATTRIBUTE, Text, isTag, isText } from '../html/dom.js';
import { cloneDocument, walk } from '../html/walk.js';

export interface PageStart {
  /** Page label: “3”, “iv”. */
  readonly label: string;
  /** Key of the element in which the page begins. */
  readonly key: string;
  /** How many characters of the element's own text, white space not counted, stand on pages before. */
  readonly offset: number;
}

/** Page starts whose key is not in the document are left out: that edition does not have the element. */
export function markPages(document: Document, pageMap: readonly PageStart[]): Document {
  const copy = cloneDocument(document);
  const keyed = new Map<string, Element>();
  walk(copy, (node) => {
    const key = isTag(node) ? node.attribs[KEY_ATTRIBUTE] : undefined;
    if (key !== undefined && isTag(node)) keyed.set(key, node);
    return undefined;
  });
  const used = new Set<string>();
  for (const { label, key, offset } of pageMap) {
    const target = keyed.get(key);
    const id = `page-${label.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
    if (target === undefined || used.has(id)) continue;
    used.add(id);
    placeMark(target, offset, element('span', { class: 'pb', role: 'doc-pagebreak', id, 'aria-label': label }));
  }
  return copy;
}

function placeMark(target: Element, offset: number, mark: Element): void {
  const spot = offset > 0 ? spotInText(target, offset) : null;
  if (spot === null) placeAtStart(target, mark);
  else splitBefore(spot, mark);
}

interface Spot {
  readonly node: Text;
  /** UTF-16 offset in the node's text. */
  readonly at: number;
}

/** Where the next character after `offset` counted ones stands, moved back to the beginning of its word; null at the very start. */
function spotInText(target: Element, offset: number): Spot | null {
  const nodes = ownTexts(target);
  let counted = 0;
  for (const [index, node] of nodes.entries()) {
    for (let at = 0; at < node.data.length; at += 1) {
      if (isSpace(node.data.charAt(at))) continue;
      if (counted === offset) return wordStart(nodes, index, at);
      counted += 1;
    }
  }
  // Beyond the end: the page begins with what follows this element's text.
  const last = nodes.at(-1);
  return last === undefined ? null : { node: last, at: last.data.length };
}

/** The text that counts for an element: that of no keyed element inside it, and of no drawing. */
function ownTexts(target: Element): Text[] {
  const texts: Text[] = [];
  walk(target, (node) => {
    // What stands between cells or items is no text, and no place for a mark.
    if (isText(node) && node.parent !== null && isTag(node.parent) && mayHold(node.parent)) texts.push(node);
    if (isTag(node) && node !== target && (node.attribs[KEY_ATTRIBUTE] !== undefined || node.name === 'svg')) return 'skip';
    return undefined;
  });
  return texts;
}

/** A page that begins inside a word is marked before it. A word may run through several text nodes (`<i>re</i>do`). */
function wordStart(nodes: readonly Text[], index: number, at: number): Spot | null {
  let spot: Spot | null = null;
  for (let current = index; current >= 0; current -= 1) {
    const node = nodes[current];
    if (node === undefined) return null;
    let position = current === index ? at : node.data.length;
    while (position > 0 && !isSpace(node.data.charAt(position - 1))) position -= 1;
    if (position < node.data.length) spot = { node, at: position };
    if (position > 0) return spot;
  }
  return null;
}

function isSpace(character: string): boolean {
  // Spaces that do not break keep their neighbours in one line, but they end a word all the same.
  return /\s/.test(character);
}

function splitBefore({ node, at }: Spot, mark: Element): void {
  if (at > 0 && at < node.data.length) insertBefore(node, new Text(node.data.slice(0, at)));
  if (at >= node.data.length) {
    insertAfter(node, mark);
    return;
  }
  if (at > 0) node.data = node.data.slice(at);
  insertBefore(node, mark);
}

/** Elements that may not hold a span (HTML, content models), and those that hold nothing. */
const NO_SPAN = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup', 'details', 'svg', 'img', 'br', 'hr', 'col']);

function placeAtStart(target: Element, mark: Element): void {
  const holder = mayHold(target) ? target : firstHolder(target);
  // A table's caption is heard as its name: the page is told before it.
  const table = holder !== null && holder.name === 'caption' ? holder.parent : null;
  if (table !== null && isTag(table) && table.parent !== null && isTag(table.parent) && mayHold(table.parent)) {
    insertBefore(table, mark);
    return;
  }
  if (holder !== null) {
    prependChild(holder, mark);
    return;
  }
  // Nothing inside may hold it: before the element, as far out as need be.
  let outer: Element = target;
  while (outer.parent !== null && isTag(outer.parent) && !mayHold(outer.parent)) outer = outer.parent;
  insertBefore(outer, mark);
}

function mayHold(element: Element): boolean {
  // A row of a definition list holds its terms only.
  if (element.name === 'div' && element.parent !== null && isTag(element.parent) && element.parent.name === 'dl') return false;
  return !NO_SPAN.has(element.name);
}

function firstHolder(element: Element): Element | null {
  if (element.name === 'svg') return null;
  for (const child of element.children) {
    if (!isTag(child)) continue;
    if (mayHold(child)) return child;
    const inner = firstHolder(child);
    if (inner !== null) return inner;
  }
  return null;
}
