/** Goes through the DOM and asks it questions. Nothing here changes a node; nothing recurses, however deep the tree. */

import { cloneNode, hasChildren, isCDATA } from 'domhandler';
import { Document, isTag, isText } from './dom.js';
import type { AnyNode, ChildNode, Element } from './dom.js';

/** Visits a node and its descendants in document order; where `visit` answers `'skip'`, the node's children are left out. */
export function walk(root: AnyNode, visit: (node: AnyNode) => 'skip' | undefined | void): void {
  const pending: AnyNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (visit(node) === 'skip' || !hasChildren(node)) continue;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child !== undefined) pending.push(child);
    }
  }
}

/** All elements in document order, the root itself included if it is one. */
export function elementsOf(root: AnyNode): Element[] {
  const elements: Element[] = [];
  walk(root, (node) => {
    if (isTag(node)) elements.push(node);
  });
  return elements;
}

/** Elements for which `test` holds, in document order. */
export function findAll(root: AnyNode, test: (element: Element) => boolean): Element[] {
  return elementsOf(root).filter(test);
}

/** The first element in document order for which `test` holds. */
export function findFirst(root: AnyNode, test: (element: Element) => boolean): Element | null {
  const pending: AnyNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isTag(node) && test(node)) return node;
    if (!hasChildren(node)) continue;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child !== undefined) pending.push(child);
    }
  }
  return null;
}

export function findById(root: AnyNode, id: string): Element | null {
  return findFirst(root, (element) => element.attribs['id'] === id);
}

/** Every element with an id; of two with the same id the first. */
export function indexById(root: AnyNode): Map<string, Element> {
  const index = new Map<string, Element>();
  walk(root, (node) => {
    const id = isTag(node) ? node.attribs['id'] : undefined;
    if (isTag(node) && id !== undefined && id !== '' && !index.has(id)) index.set(id, node);
  });
  return index;
}

/** The outermost element: the document's first child that is one. */
export function rootElement(document: Document): Element | null {
  return document.children.find(isTag) ?? null;
}

/** The node itself or its nearest ancestor that is an element and for which `test` holds. */
export function closest(node: AnyNode, test: (element: Element) => boolean): Element | null {
  for (let current: AnyNode | null = node; current !== null; current = current.parent) {
    if (isTag(current) && test(current)) return current;
  }
  return null;
}

export function parentElement(node: AnyNode): Element | null {
  return node.parent !== null && isTag(node.parent) ? node.parent : null;
}

export function childElements(node: AnyNode): Element[] {
  return hasChildren(node) ? node.children.filter(isTag) : [];
}

/** All text in a node, as it stands. */
export function textContent(root: AnyNode): string {
  let text = '';
  walk(root, (node) => {
    if (isText(node)) text += node.data;
  });
  return text;
}

/** The value of an attribute; null where the element has none of that name. */
export function getAttribute(element: Element, name: string): string | null {
  return Object.hasOwn(element.attribs, name) ? (element.attribs[name] ?? null) : null;
}

export function hasAttribute(element: Element, name: string): boolean {
  return Object.hasOwn(element.attribs, name);
}

/** The words of the `class` attribute. */
export function classesOf(element: Element): string[] {
  return (element.attribs['class'] ?? '').split(/[ \t\n\f\r]+/).filter((word) => word !== '');
}

export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

/** The nearest value of an attribute (`lang`, `data-o`) on the node or its ancestors. */
export function inheritedAttribute(node: AnyNode, name: string): string | null {
  const owner = closest(node, (element) => hasAttribute(element, name));
  return owner === null ? null : getAttribute(owner, name);
}

/** A deep copy of a document; the copy shares no node with the original and keeps the source positions. */
export function cloneDocument(document: Document): Document {
  const copy = new Document([]);
  copyChildren(document, copy);
  return copy;
}

function copyChildren(from: Document, to: Document): void {
  const pending: [from: AnyNode, to: AnyNode][] = [[from, to]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [source, target] = pair;
    if (!hasChildren(source) || !hasChildren(target)) continue;
    let previous: ChildNode | null = null;
    for (const child of source.children) {
      const copy: ChildNode = cloneNode(child, false);
      copy.startIndex = child.startIndex;
      copy.endIndex = child.endIndex;
      copy.parent = target;
      copy.prev = previous;
      if (previous !== null) previous.next = copy;
      previous = copy;
      target.children.push(copy);
      if (isTag(child) || isCDATA(child)) pending.push([child, copy]);
    }
  }
}
