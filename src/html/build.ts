/** Makes and moves DOM nodes. Links between parents and siblings are kept right by every function here. */

import { append, appendChild as attach, prepend, prependChild as attachFirst, removeElement, replaceElement } from 'domutils';
import { Element, Text } from './dom.js';
import { classesOf } from './walk.js';
import type { ChildNode, ParentNode } from './dom.js';

/** Attributes by name; null and false leave one out, true makes an empty one. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A new element. Strings among the children become text nodes, null is skipped; nodes that hang elsewhere are moved. */
export function element(name: string, attributes: Attributes = {}, children: readonly (ChildNode | string | null)[] = []): Element {
  const made = new Element(name, {});
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.attribs[key] = value === true ? '' : String(value);
  }
  for (const child of children) {
    if (child !== null) attach(made, typeof child === 'string' ? new Text(child) : child);
  }
  return made;
}

export function text(data: string): Text {
  return new Text(data);
}

/** Puts a node at the end of a parent's children, taking it away from where it was. */
export function appendChild(parent: ParentNode, child: ChildNode): void {
  attach(parent, child);
}

/** Puts a node before all of a parent's children. */
export function prependChild(parent: ParentNode, child: ChildNode): void {
  attachFirst(parent, child);
}

export function insertBefore(reference: ChildNode, inserted: ChildNode): void {
  prepend(reference, inserted);
}

export function insertAfter(reference: ChildNode, inserted: ChildNode): void {
  append(reference, inserted);
}

/** Takes a node out of its tree. */
export function removeNode(node: ChildNode): void {
  removeElement(node);
}

/** Takes nodes out of their tree, in time that grows with the number of their siblings, however many go. */
export function removeNodes(nodes: readonly ChildNode[]): void {
  const gone = new Set(nodes);
  for (const parent of new Set(nodes.map((node) => node.parent))) {
    if (parent === null) continue;
    // A document's children are typed as such, though they are nodes like any other.
    const kept = (parent.children as ChildNode[]).filter((child) => !gone.has(child));
    for (const [index, child] of kept.entries()) {
      child.prev = kept[index - 1] ?? null;
      child.next = kept[index + 1] ?? null;
    }
    parent.children = kept;
  }
  for (const node of nodes) [node.parent, node.prev, node.next] = [null, null, null];
}

/** Puts a node in the place of another. */
export function replaceNode(old: ChildNode, replacement: ChildNode): void {
  if (replacement.parent !== null) removeElement(replacement);
  replaceElement(old, replacement);
}

export function setAttribute(target: Element, name: string, value: string | null): void {
  if (value === null) delete target.attribs[name];
  else target.attribs[name] = value;
}

export function addClass(target: Element, name: string): void {
  const classes = classesOf(target);
  if (!classes.includes(name)) target.attribs['class'] = [...classes, name].join(' ');
}
