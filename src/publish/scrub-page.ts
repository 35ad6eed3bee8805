/** Takes what a page that stays says of publications that have left: entries in its lists, and links; of a link in a text the words stay. */

import { scriptJson } from '../editions/site/page-meta.js';
import { appendChild, insertBefore, removeNode, text as textNode } from '../html/build.js';
import type { Element } from '../html/dom.js';
import { parseHtml } from '../html/parse.js';
import { serialiseHtml } from '../html/serialise.js';
import { findAll, findFirst, getAttribute, hasClass, textContent } from '../html/walk.js';

/** @param slugs of what has left, or names of volumes @returns the same page where it names none of them */
export function scrubPage(page: string, slugs: readonly string[]): string {
  const named = slugs.filter((slug) => page.includes(`${slug}/index.html`));
  if (named.length === 0) return page;
  const leadsAway = (element: Element): boolean => element.name === 'a' && named.some((slug) => isPageOf(getAttribute(element, 'href') ?? '', slug));
  const document = parseHtml(page);
  for (const entry of findAll(document, (element) => element.name === 'article' && hasClass(element, 'entry'))) if (findFirst(entry, leadsAway) !== null) removeNode(entry);
  for (const list of findAll(document, (element) => hasClass(element, 'related'))) if (findFirst(list, (element) => element.name === 'article') === null) removeNode(list);
  for (const row of findAll(document, (element) => element.name === 'p' && hasClass(element, 'volumes'))) if (findFirst(row, leadsAway) !== null) removeNode(row);
  for (const link of findAll(document, (element) => element.name === 'link' && named.some((slug) => isPageOf(getAttribute(element, 'href') ?? '', slug)))) removeNode(link);
  for (const script of findAll(document, (element) => element.name === 'script' && getAttribute(element, 'type') === 'application/ld+json')) scrubData(script);
  for (const link of findAll(document, leadsAway)) {
    for (const child of [...link.children]) insertBefore(link, child);
    removeNode(link);
  }
  return serialiseHtml(document);
}

/** The page's translations go, those that stay too: nothing in the data tells one from another where the site has no address. */
function scrubData(script: Element): void {
  const { workTranslation, ...rest } = readData(textContent(script));
  if (workTranslation === undefined) return;
  for (const child of [...script.children]) removeNode(child);
  appendChild(script, textNode(scriptJson(rest)));
}

/** Whatever somebody has made of the file since. */
function readData(text: string): Readonly<Record<string, unknown>> {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null ? { ...data } : {};
  } catch {
    return {};
  }
}

function isPageOf(href: string, slug: string): boolean {
  const address = href.replace(/#.*$/, '');
  return address === `${slug}/index.html` || address.endsWith(`/${slug}/index.html`);
}
