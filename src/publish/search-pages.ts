/**
 * What full-text search reads of each publication, and by what its results can be narrowed down.
 *
 * Of a briefing the text of its page, as it is published; of a volume its names and what it is about, since the text is its
 * briefings'. Pagefind's own filters stand in its index in another order each time, so topics, places and years stand in lists
 * of ours, by Pagefind's names for the pages.
 */

import { gunzipSync } from 'node:zlib';

import type { SiteEntry } from '../editions/site/site.js';
import { escapeAttribute, escapeText } from '../html/serialise.js';
import { searchLanguage } from '../language/search-language.js';

export interface SearchedPage {
  readonly entry: SiteEntry;
  /** The page as it is published, or null of a volume. */
  readonly html: string | null;
  readonly description: string | null;
  readonly authors: readonly string[];
  /** Names of the shelves that it stands on. */
  readonly topic: readonly string[];
  readonly place: readonly string[];
  readonly year: readonly string[];
}

export const FACETS = ['topic', 'place', 'year'] as const;

export function addressOfPage({ entry }: SearchedPage): string {
  return `${entry.slug}/index.html`;
}

/** The page for Pagefind: its main part, in its language, with what results show of it. */
export function pageForSearch({ entry, html, description, authors }: SearchedPage): string {
  const shown = { title: entry.title, date: entry.dateShown, series: entry.series ?? '', authors: authors.join(', '), language: entry.language, direction: entry.direction };
  const names = Object.keys(shown).map((name) => `${name}[data-${name}]`).join(', ');
  const values = Object.entries(shown).map(([name, value]) => ` data-${name}="${escapeAttribute(value)}"`).join('');
  const main = html === null ? `<p>${escapeText(entry.subtitle ?? '')}</p><p>${escapeText(description ?? '')}</p>` : mainPart(html);
  return `<!DOCTYPE html><html lang="${escapeAttribute(searchLanguage(entry.language))}"><body><main><i data-pagefind-meta="${names}"${values}></i>${main}</main></body></html>`;
}

function mainPart(html: string): string {
  const begin = html.indexOf('>', html.indexOf('<main')) + 1;
  const end = html.lastIndexOf('</main>');
  // Pagefind joins what stands in neighbouring cells and terms.
  return html.slice(begin, end < begin ? undefined : end).replace(/<\/(?:dt|dd|th|td|li|figcaption|caption)>/g, (tag) => `${tag} `);
}

/**
 * The lists, a file for each language: names of topics, places and years, and for each page by Pagefind's name of it which of
 * these are its, the latest page first.
 *
 * @param index Pagefind's files
 */
export function searchLists(pages: readonly SearchedPage[], index: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  const ids = new Map([...index].flatMap(([path, bytes]) => {
    const id = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
    return id === undefined ? [] : [[addressIn(bytes), id] as const];
  }));
  const lists = new Map<string, string>();
  for (const [language, inIt] of byLanguage(pages)) {
    const facets = FACETS.map((facet) => ({ facet, names: [...new Set(inIt.flatMap((page) => page[facet]))].sort(orderOf(facet, language)) }));
    const numbers = facets.map(({ facet, names }) => ({ facet, numberOf: new Map(names.map((name, number) => [name, number])) }));
    const records = inIt.flatMap((page) => {
      const id = ids.get(addressOfPage(page));
      return id === undefined ? [] : [[id, ...numbers.map(({ facet, numberOf }) => page[facet].flatMap((name) => numberOf.get(name) ?? []))]];
    });
    lists.set(`lists/${language}.json`, JSON.stringify({ ...Object.fromEntries(facets.map(({ facet, names }) => [facet, names])), records }));
  }
  return lists;
}

function orderOf(facet: (typeof FACETS)[number], language: string): (a: string, b: string) => number {
  if (facet === 'year') return (a, b) => (a > b ? -1 : 1);
  const { compare } = new Intl.Collator(language);
  return (a, b) => compare(a, b) || (a < b ? -1 : 1);
}

function byLanguage(pages: readonly SearchedPage[]): ReadonlyMap<string, readonly SearchedPage[]> {
  const found = new Map<string, SearchedPage[]>();
  for (const page of pages) {
    const language = searchLanguage(page.entry.language);
    const inIt = found.get(language);
    if (inIt === undefined) found.set(language, [page]);
    else inIt.push(page);
  }
  return found;
}

/** A fragment is JSON behind a signature, compressed. */
function addressIn(fragment: Uint8Array): string {
  const text = gunzipSync(fragment).toString('utf8');
  // Pagefind's own form.
  const { url } = JSON.parse(text.slice(text.indexOf('{'))) as { readonly url: string };
  return url.replace(/^\//, '');
}
