/**
 * Takes the dossier's lists of parts out of a book, whose own contents replace them. A printed page that begins in one
 * begins, in the book, with what follows.
 */

import { prependChild, removeNode } from '../../html/build.js';
import { type Document, type Element, isTag } from '../../html/dom.js';
import { childElements, closest, elementsOf, findAll, getAttribute, hasClass } from '../../html/walk.js';

/** In place. A part that holds nothing else goes too. */
export function dropContents(document: Document): void {
  for (const list of findAll(document, (candidate) => candidate.name === 'nav')) {
    const part = closest(list, (candidate) => candidate.name === 'section' && hasClass(candidate, 'part'));
    const isAllOfIt = part !== null && childElements(part).every((child) => child === list || /^h[1-6]$/.test(child.name));
    drop(isAllOfIt ? part : list, document);
  }
}

/** The last page that begins in what goes is the one that goes on after it. */
function drop(gone: Element, document: Document): void {
  const mark = findAll(gone, isMark).at(-1);
  const target = mark === undefined ? null : follower(gone, document);
  removeNode(gone);
  if (mark !== undefined && target !== null && !target.children.some((child, index) => index === 0 && isTag(child) && isMark(child))) prependChild(target, mark);
}

function isMark(candidate: Element): boolean {
  return getAttribute(candidate, 'role') === 'doc-pagebreak';
}

/** The first element after another that holds text. */
function follower(gone: Element, document: Document): Element | null {
  const within = new Set(elementsOf(gone));
  const all = elementsOf(document);
  const after = all.slice(all.indexOf(gone)).filter((candidate) => !within.has(candidate));
  return after.find(({ name }) => /^(?:h[1-6]|p|li|dt|dd|td|th|figcaption)$/.test(name)) ?? null;
}
