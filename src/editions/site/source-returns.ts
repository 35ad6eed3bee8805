/**
 * Gives each source of a page the ways back to where it is cited.
 *
 * The links are empty and named: the style sheet numbers them, so that the text stays the briefing's.
 */

import { appendChild, element, setAttribute, text } from '../../html/build.js';
import { type Element, isTag } from '../../html/dom.js';
import { childElements, closest, findAll, getAttribute, hasClass } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import { formatNumber } from '../../language/numbers.js';

/** More than these crowd out the source itself; the reader's own search finds the others. */
const MOST = 60;

/** In place. */
export function addSourceReturns(article: Element, catalogue: Catalogue): void {
  const calls = new Map<string, Element[]>();
  for (const link of findAll(article, isCitation)) {
    const target = (getAttribute(link, 'href') ?? '').slice(1);
    calls.set(target, [...(calls.get(target) ?? []), link]);
  }
  for (const source of findAll(article, isSource)) {
    const links = calls.get(getAttribute(source, 'id') ?? '');
    const home = childElements(source).find(({ name }) => name === 'dd');
    if (links === undefined || home === undefined) continue;
    appendChild(home, text(' '));
    appendChild(home, returnsTo(links.slice(0, MOST), catalogue));
  }
}

function returnsTo(links: readonly Element[], catalogue: Catalogue): Element {
  const ways = links.map((link, index) => {
    const id = getAttribute(link, 'id') ?? `cited-${(getAttribute(link, 'href') ?? '').slice('#source-'.length)}-${index + 1}`;
    setAttribute(link, 'id', id);
    const number = formatNumber(index + 1, 0, catalogue.language);
    return element('a', { href: `#${id}`, role: 'doc-backlink', 'aria-label': catalogue.text('source.return', { n: number }), 'data-n': number });
  });
  return element('span', { class: 'returns', role: 'group', 'aria-label': catalogue.text('source.returns') }, ways.flatMap((way) => [way, ' ']));
}

function isSource(candidate: Element): boolean {
  const list = candidate.parent;
  return getAttribute(candidate, 'id')?.startsWith('source-') === true && list !== null && isTag(list) && hasClass(list, 'sources');
}

function isCitation(candidate: Element): boolean {
  return candidate.name === 'a' && getAttribute(candidate, 'href')?.startsWith('#source-') === true && closest(candidate, ({ name }) => name === 'cite') !== null;
}
