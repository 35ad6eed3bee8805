/** Where every element with an id begins, also those that have no box of their own. */

import { isTag, type Element, type ParentNode } from '../../html/dom.js';
import type { Bookmark } from '../boxes/box.js';
import type { Destination, OutlineEntry } from './fragment.js';

/** Adds to `begins` the elements without a box: they begin with what they hold, or else with what follows them. */
export function completeBegins(root: Element, begins: ReadonlyMap<Element, Destination>): ReadonlyMap<Element, Destination> {
  const complete = new Map(begins);
  let next: Destination | undefined;
  const visit = (element: Element): void => {
    for (let child = element.lastChild; child !== null; child = child.prev) if (isTag(child)) visit(child);
    const own = begins.get(element) ?? next;
    if (own !== undefined) complete.set(element, own);
    next = own;
  };
  visit(topOf(root));
  return complete;
}

function topOf(element: Element): Element {
  let top = element;
  for (let at: ParentNode | null = element.parent; at !== null && isTag(at); at = at.parent) top = at;
  return top;
}

/** Ids with their places, in the order of the document. */
export function destinationsOf(root: Element, begins: ReadonlyMap<Element, Destination>): ReadonlyMap<string, Destination> {
  const destinations = new Map<string, Destination>();
  const visit = (element: Element): void => {
    const { id } = element.attribs;
    const begin = begins.get(element);
    if (id !== undefined && id !== '' && begin !== undefined && !destinations.has(id)) destinations.set(id, begin);
    for (const child of element.children) if (isTag(child)) visit(child);
  };
  visit(topOf(root));
  return destinations;
}

export function outlineOf(bookmarks: ReadonlyMap<Element, Bookmark>, begins: ReadonlyMap<Element, Destination>): readonly OutlineEntry[] {
  return [...bookmarks].flatMap(([element, bookmark]): readonly OutlineEntry[] => {
    const begin = begins.get(element);
    return begin === undefined ? [] : [{ ...bookmark, ...begin }];
  });
}
