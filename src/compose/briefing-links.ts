/**
 * Links from one briefing to another. In the shared document they lead where the page of the other stands on the site; in
 * a volume that holds both they lead inside of it; on paper and in an e-book alone to the public address, if there is one.
 */

import { removeNode, insertBefore } from '../html/build.js';
import type { AnyNode, Element } from '../html/dom.js';
import { findAll, findFirst, getAttribute } from '../html/walk.js';
import { memberId, prefixedId } from './prefix-ids.js';

/** From the page of a briefing. */
export function briefingAddress(slug: string, id: string | null): string {
  return `../${slug}/index.html${id === null ? '' : `#${id}`}`;
}

const ADDRESS = /^\.\.\/([a-z0-9-]+)\/index\.html(?:#(.+))?$/;

/** In place: a link that has no address is its words alone. */
export function settleBriefingLinks(root: AnyNode, addressOf: (slug: string, id: string | null) => string | null): void {
  for (const link of findAll(root, ({ name }) => name === 'a')) {
    const [, slug, id = null] = ADDRESS.exec(getAttribute(link, 'href') ?? '') ?? [];
    if (slug === undefined) continue;
    const address = addressOf(slug, id);
    if (address === null) unwrap(link);
    else link.attribs['href'] = address;
  }
}

/** The address of a briefing's page on the public site; null for a house that has none. */
export function publicAddress(baseUrl: string | undefined, slug: string, id: string | null): string | null {
  return baseUrl === undefined ? null : `${baseUrl.replace(/\/+$/, '')}/${slug}/${id === null ? '' : `#${id}`}`;
}

/** In place, in a volume: links to its briefings lead inside of it. Once its ids bear their slugs: before, these links would be taken for the text's own. */
export function leadInsideVolume(root: AnyNode): void {
  settleBriefingLinks(root, (slug, id) => `#${id === null ? memberId(slug) : prefixedId(slug, id)}`);
}

/** Whether a document leads to another briefing anywhere. */
export function hasBriefingLinks(root: AnyNode): boolean {
  return findFirst(root, (element) => element.name === 'a' && ADDRESS.test(getAttribute(element, 'href') ?? '')) !== null;
}

function unwrap(link: Element): void {
  for (const child of [...link.children]) insertBefore(link, child);
  removeNode(link);
}
