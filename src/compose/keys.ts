/**
 * Numbers the elements whose text the editions lay out, in document order: `data-k`. The key survives dressing for
 * an edition, so that the print engine's page map can be applied to the site and the e-book.
 */

import { type Document, type Element, KEY_ATTRIBUTE, isTag } from '../html/dom.js';
import { setAttribute } from '../html/build.js';
import { walk } from '../html/walk.js';

const KEYED = new Set([
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'li', 'dt', 'dd', 'td', 'th', 'figcaption', 'summary', 'caption', 'time', 'pre', 'img',
]);

/** Sets `data-k` throughout, in place. Drawings have text of their own that no page map counts: they carry no keys. */
export function numberKeys(document: Document): void {
  let next = 1;
  walk(document, (node) => {
    if (!isTag(node)) return undefined;
    if (node.name === 'svg') return 'skip';
    if (KEYED.has(node.name) || isCall(node)) setAttribute(node, KEY_ATTRIBUTE, String(next++));
    return undefined;
  });
}

function isCall(element: Element): boolean {
  return element.name === 'a' && element.attribs['class'] === 'call';
}
