/** Takes one claim out of a briefing's page, a key figure or a quotation, for a page of the project that repeats it with its source. */

import { element, removeNode, setAttribute } from '../html/build.js';
import type { Document, Element } from '../html/dom.js';
import { serialiseHtml } from '../html/serialise.js';
import { childElements, elementsOf, findAll, findById, findFirst, getAttribute, hasClass, textContent } from '../html/walk.js';

export type ClaimKind = 'fact' | 'quote';

export interface ClaimPlace {
  /** Of the briefing's page, from the page that repeats the claim. */
  readonly address: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Ids of the claims of a kind, as authors write them. */
export function claimIds(document: Document, kind: ClaimKind): readonly string[] {
  return findAll(document, (candidate) => hasClass(candidate, kind)).flatMap((found) => getAttribute(found, 'id')?.replace(`${kind}-`, '') ?? []);
}

/** Markup; null where the page has no such claim. @param document composed: left as it is */
export function embedClaim(document: Document, { kind, id }: { readonly kind: ClaimKind; readonly id: string }, place: ClaimPlace): string | null {
  const found = findById(document, `${kind}-${id}`);
  if (found === null || !hasClass(found, kind)) return null;
  return kind === 'fact' ? embedFact(found, document, place) : embedQuote(found, document, place);
}

/** “at least 29 people [1, § 6]”: the number leads to its place in the briefing, the key to the source. */
function embedFact(fact: Element, document: Document, { address, language, direction }: ClaimPlace): string {
  const qualifier = textOf(findFirst(fact, ({ name }) => name === 'i'));
  const number = textOf(findFirst(fact, ({ name }) => name === 'b'));
  const link = element('a', { href: `${address}#${getAttribute(fact, 'id') ?? ''}` }, [[qualifier, number].filter((part) => part !== '').join(' ')]);
  const keys = findAll(fact, ({ name }) => name === 'cite').map((cite) => ownCopy(cite, document, address));
  return serialiseHtml(element('span', { class: 'briefing-fact', lang: language, dir: direction }, [link, ...keys.flatMap((key) => [' ', key])]));
}

function embedQuote(quote: Element, document: Document, { address, language, direction }: ClaimPlace): string {
  const copy = ownCopy(quote, document, address);
  const words = childElements(copy).find(({ name }) => name === 'blockquote');
  if (words !== undefined) setAttribute(words, 'cite', `${address}#${getAttribute(quote, 'id') ?? ''}`);
  for (const [name, value] of [['class', 'briefing-quote'], ['lang', language], ['dir', direction]] as const) setAttribute(copy, name, value);
  return serialiseHtml(copy);
}

/** Without what belongs to the briefing's page: ids, and where its dossier's pages begin. Links lead to that page. */
function ownCopy(original: Element, document: Document, address: string): Element {
  const copy = original.cloneNode(true);
  for (const part of elementsOf(copy)) {
    if (getAttribute(part, 'role') === 'doc-pagebreak' || hasClass(part, 'pb')) {
      removeNode(part);
      continue;
    }
    const href = getAttribute(part, 'href');
    if (href !== null && href.startsWith('#')) {
      const title = sourceOf(document, href.slice(1));
      setAttribute(part, 'href', `${address}${href}`);
      if (title !== null) setAttribute(part, 'title', title);
    }
    for (const name of ['id', 'role', 'aria-describedby']) setAttribute(part, name, null);
  }
  return copy;
}

/** What a source is, for those who do not follow its link; null of what is no source. */
function sourceOf(document: Document, id: string): string | null {
  const source = id.startsWith('source-') ? findById(document, id) : null;
  return source === null ? null : textOf(findFirst(source, ({ name }) => name === 'dd') ?? source);
}

function textOf(found: Element | null): string {
  return found === null ? '' : textContent(found).replace(/[ \n\t]+/g, ' ').trim();
}
