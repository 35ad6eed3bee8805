/** Takes a finished page apart, for projects that put it into a layout of their own, or leave some pages of the site out. */

import { posix } from 'node:path';

import { removeNode, setAttribute } from '../html/build.js';
import type { Document, Element } from '../html/dom.js';
import { parseHtml } from '../html/parse.js';
import { serialiseHtml } from '../html/serialise.js';
import { childElements, findAll, findFirst, getAttribute, parentElement } from '../html/walk.js';

export interface PageParts {
  /** What the page's head says beyond what every layout has: style sheet, scripts, what search engines and reference managers read. */
  readonly head: string;
  readonly content: string;
}

/** What a layout says itself. The policy is for pages that hold nothing but ours. */
const OF_THE_LAYOUT = (element: Element): boolean =>
  element.name === 'title' || getAttribute(element, 'charset') !== null || getAttribute(element, 'http-equiv') !== null || getAttribute(element, 'rel') === 'icon' || ['viewport', 'color-scheme', 'referrer', 'description'].includes(getAttribute(element, 'name') ?? '');

export function takePageApart(page: string): PageParts {
  const document = parseHtml(page);
  const head = findFirst(document, ({ name }) => name === 'head');
  const main = findFirst(document, ({ name }) => name === 'main');
  if (head === null || main === null) throw new Error('A page of the site has no head or no main part: see site/page.hbs among the project’s templates.');
  return {
    head: childElements(head).filter((element) => !OF_THE_LAYOUT(element)).map((element) => serialiseHtml(element)).join('\n'),
    content: main.children.map((child) => serialiseHtml(child)).join('').trim(),
  };
}

/**
 * Links to pages that are not made go: entries of lists as a whole, others become plain text.
 *
 * @param path of the page, from the site's root
 * @param isMissing asked with paths from the site's root
 */
export function withoutLinks(page: string, path: string, isMissing: (path: string) => boolean): string {
  const document = parseHtml(page);
  const links = findAll(document, ({ name }) => name === 'a' || name === 'link');
  for (const link of links) {
    const target = targetOf(link, path);
    if (target !== null && isMissing(target)) removeLink(link);
  }
  removeEmptyLists(document);
  return serialiseHtml(document);
}

/** From the site's root; null where it leads elsewhere. */
function targetOf(link: Element, path: string): string | null {
  const href = getAttribute(link, 'href') ?? '';
  if (href === '' || /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(href)) return null;
  return posix.join(posix.dirname(path), href.replace(/[?#].*$/, ''));
}

function removeLink(link: Element): void {
  const parent = parentElement(link);
  if (link.name === 'link') removeNode(link);
  else if (parent?.name === 'li' && childElements(parent).length === 1) removeNode(parent);
  else for (const name of ['href', 'aria-current', 'type']) setAttribute(link, name, null);
}

function removeEmptyLists(document: Document): void {
  for (const list of findAll(document, ({ name }) => name === 'ul')) if (childElements(list).length === 0) removeNode(list);
}
