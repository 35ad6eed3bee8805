/**
 * What both OPDS catalogues hold, before either format: the books, the lists of them, and how the lists hang together.
 *
 * In: the site's content. Out: plain data. Addresses are names below `opds/` without their ending, which is the format's.
 */

import { posix } from 'node:path';

import { nameBasedUuid } from '../../../compose/name-based-uuid.js';
import type { Catalogue } from '../../../language/catalogue.js';
import type { SiteContent, SiteFacts } from '../site.js';
import { type Book, type Publication, booksOf, byDate } from './publication.js';
import { type Shelf, languageShelves, topicShelves } from './shelves.js';

export interface Library {
  readonly facts: SiteFacts;
  /** Words in the site's language. */
  readonly words: Catalogue;
  /** The latest first. */
  readonly books: readonly Book[];
  readonly newest: BookList;
  /** Volumes of several briefings; null where there are none. */
  readonly volumes: BookList | null;
  readonly topics: readonly BookList[];
  /** None where all books share one language. */
  readonly languages: readonly BookList[];
}

/** A list of books with an address of its own. */
export interface BookList {
  readonly name: string;
  readonly title: string;
  readonly kind: 'newest' | 'volumes' | 'topic' | 'language';
  readonly books: readonly Book[];
}

/** One page of a list. */
export interface ListPage {
  readonly list: BookList;
  readonly number: number;
  readonly last: number;
  readonly books: readonly Book[];
}

export const ROOT = 'catalog';
export const PAGE_LENGTH = 50;

/** Null where there is nothing for e-readers. */
export function libraryOf(content: SiteContent, words: Catalogue): Library | null {
  const books = [...booksOf(content.publications)].sort(byDate);
  if (books.length === 0) return null;
  const volumes = books.filter(({ kind }) => kind === 'volume');
  const languages = languageShelves(books, words.language);
  const listOf = (kind: 'topic' | 'language') => ({ id, name, publications }: Shelf<Book>): BookList => ({ name: `${kind}s/${id}`, title: name, kind, books: publications });
  return {
    facts: content.facts,
    words,
    books,
    newest: { name: 'new', title: words.text('catalogue.newest'), kind: 'newest', books },
    volumes: volumes.length === 0 ? null : { name: 'volumes', title: words.text('catalogue.volumes'), kind: 'volumes', books: volumes },
    topics: topicShelves(books, words.language).map(listOf('topic')),
    languages: languages.length < 2 ? [] : languages.map(listOf('language')),
  };
}

export function listsOf({ newest, volumes, topics, languages }: Library): readonly BookList[] {
  return [newest, ...(volumes === null ? [] : [volumes]), ...topics, ...languages];
}

export function pagesOf(list: BookList): readonly ListPage[] {
  const last = Math.max(1, Math.ceil(list.books.length / PAGE_LENGTH));
  return Array.from({ length: last }, (_, index) => ({ list, number: index + 1, last, books: list.books.slice(index * PAGE_LENGTH, (index + 1) * PAGE_LENGTH) }));
}

export function pageName({ name }: BookList, number: number): string {
  // No name of a list holds a full stop.
  return number === 1 ? name : `${name}.${number}`;
}

export function entryName({ folder }: Book): string {
  return `publications/${folder}`;
}

/** A group of ways to narrow a list down, one of which may be in force. */
export interface FacetGroup {
  readonly title: string;
  readonly facets: readonly { readonly title: string; readonly name: string; readonly count: number; readonly isActive: boolean }[];
}

/** Beyond this, a list of lists is what helps. */
const MOST_FACETS = 40;

export function facetsOf(library: Library, list: BookList): readonly FacetGroup[] {
  const { newest, topics, languages, words } = library;
  if (list.kind === 'volumes') return [];
  const group = (kind: BookList['kind'], title: string, lists: readonly BookList[]): readonly FacetGroup[] => {
    if ((list.kind !== 'newest' && list.kind !== kind) || lists.length === 0 || lists.length > MOST_FACETS) return [];
    // What leads back to all belongs to one group only (OPDS 1.2, section 4), so it stands where one list has been chosen.
    const ways = list.kind === 'newest' ? lists : [{ ...newest, title: words.text('site.all') }, ...lists];
    return ways.length < 2 ? [] : [{ title, facets: ways.map((facet) => ({ title: facet.title, name: facet.name, count: facet.books.length, isActive: facet.name === list.name })) }];
  };
  return [...group('topic', words.text('catalogue.topics'), topics), ...group('language', words.text('catalogue.languages'), languages)];
}

/** Of a feed: stays the same as long as the site keeps its address, or its title where it has none. */
export function feedId({ title, baseUrl }: SiteFacts, name: string): string {
  return nameBasedUuid(`sheaf:feed:${baseUrl ?? title}:${name}`);
}

/** Of what is said about a publication, which is not the publication itself. */
export function entryId({ identifier, language }: Pick<Publication, 'identifier' | 'language'>): string {
  return nameBasedUuid(`sheaf:entry:${identifier}:${language}`);
}

/** The way from one file of the site to another, both as paths from its root. */
export function wayTo(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to);
}
