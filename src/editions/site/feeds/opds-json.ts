/**
 * The catalogue for e-readers as OPDS 2.0 (drafts.opds.io/opds-2.0) on the model of the Readium Web Publication Manifest.
 *
 * The root shows the newest, volumes, topics and languages in groups; each list has a feed of its own, in pages; each
 * publication has a document of its own. Links are relative: the catalogue works wherever the site stands.
 */

import type { SiteFile } from '../build-site.js';
import { type BookList, type Library, type ListPage, PAGE_LENGTH, ROOT, entryName, facetsOf, feedId, listsOf, pageName, pagesOf, wayTo } from './library.js';
import { type Book, COVER_SIZE, THUMBNAIL_SIZE, latestUpdate } from './publication.js';
import { topicsOf } from './shelves.js';

const FEED = 'application/opds+json';
const PUBLICATION = 'application/opds-publication+json';
/** In a group of the root: a shelf's first row. */
const IN_GROUP = 12;

/** Keys in the order in which they are written; undefined ones are left out. */
type Json = string | number | boolean | undefined | readonly Json[] | { readonly [key: string]: Json };

export function opdsJsonFiles(library: Library): readonly SiteFile[] {
  const topicAddresses = new Map(library.topics.map((list) => [list.title.normalize('NFC').toLowerCase(), list.name]));
  const place = (path: string): Place => ({ library, path, topicAddresses });
  return [
    rootFeed(place(pathOf(ROOT))),
    ...listsOf(library).flatMap((list) => pagesOf(list).map((page) => listFeed(place(pathOf(pageName(list, page.number))), page))),
    ...library.books.map((book) => write(pathOf(entryName(book)), publication(place(pathOf(entryName(book))), book))),
  ];
}

const pathOf = (name: string): string => `opds/${name}.json`;

/** The file that is being written. */
interface Place {
  readonly library: Library;
  readonly path: string;
  /** Names of the topics' lists, by what tells topics apart. */
  readonly topicAddresses: ReadonlyMap<string, string>;
}

function write(path: string, json: Json): SiteFile {
  return { path, text: `${JSON.stringify(json, null, 1)}\n` };
}

function toFeed({ path }: Place, name: string, more: { readonly [key: string]: Json } = {}): Json {
  return { ...more, href: wayTo(path, pathOf(name)), type: FEED };
}

function rootFeed(place: Place): SiteFile {
  const { books, facts, newest, volumes, topics, languages, words } = place.library;
  return write(place.path, {
    metadata: { identifier: feedId(facts, `opds/${ROOT}`), title: facts.title, modified: latestUpdate(books), description: facts.description ?? undefined, numberOfItems: books.length },
    links: [
      toFeed(place, ROOT, { rel: ['self', 'start'] }),
      { rel: 'alternate', href: wayTo(place.path, 'index.html'), type: 'text/html' },
      { rel: 'alternate', href: `${ROOT}.xml`, type: 'application/atom+xml;profile=opds-catalog;kind=navigation' },
    ],
    groups: [
      bookGroup(place, newest),
      ...(volumes === null ? [] : [bookGroup(place, volumes)]),
      ...(topics.length === 0 ? [] : [wayGroup(place, words.text('catalogue.topics'), topics)]),
      ...(languages.length === 0 ? [] : [wayGroup(place, words.text('catalogue.languages'), languages)]),
    ],
  });
}

function bookGroup(place: Place, list: BookList): Json {
  return {
    metadata: { title: list.title, numberOfItems: list.books.length },
    links: [toFeed(place, list.name, { rel: 'self' })],
    publications: list.books.slice(0, IN_GROUP).map((book) => publication(place, book)),
  };
}

function wayGroup(place: Place, title: string, lists: readonly BookList[]): Json {
  return { metadata: { title, numberOfItems: lists.length }, navigation: lists.map((list) => toFeed(place, list.name, { rel: 'subsection', title: list.title, properties: { numberOfItems: list.books.length } })) };
}

function listFeed(place: Place, { list, number, last, books }: ListPage): SiteFile {
  const { library } = place;
  const toPage = (rel: string, page: number): readonly Json[] => (page < 1 || page > last ? [] : [toFeed(place, pageName(list, page), { rel })]);
  const paging = last === 1 ? [] : [...toPage('first', 1), ...toPage('previous', number - 1), ...toPage('next', number + 1), ...toPage('last', last)];
  const facets = facetsOf(library, list).map(({ title, facets: inGroup }) => ({
    metadata: { title },
    links: inGroup.map((facet) => toFeed(place, facet.name, { rel: facet.isActive ? 'self' : 'http://opds-spec.org/facet', title: facet.title, properties: { numberOfItems: facet.count } })),
  }));
  return write(place.path, {
    metadata: {
      identifier: feedId(library.facts, `opds/${pageName(list, number)}`),
      title: list.kind === 'newest' ? library.facts.title : list.title,
      modified: latestUpdate(list.books),
      numberOfItems: list.books.length,
      itemsPerPage: PAGE_LENGTH,
      currentPage: number,
    },
    links: [
      toFeed(place, pageName(list, number), { rel: 'self' }),
      toFeed(place, ROOT, { rel: ['start', 'up'] }),
      ...paging,
      { rel: 'alternate', href: wayTo(place.path, 'index.html'), type: 'text/html' },
    ],
    facets: facets.length === 0 ? undefined : facets,
    publications: books.map((book) => publication(place, book)),
  });
}

function publication(place: Place, book: Book): Json {
  const { path, library: { facts } } = place;
  const { epub, pdf, cover, thumbnail } = book.editions;
  const acquire = facts.isPublic ? 'http://opds-spec.org/acquisition/open-access' : 'http://opds-spec.org/acquisition';
  const acquisition = (edition: { readonly path: string; readonly bytes: number }, type: string): Json => ({ rel: acquire, href: wayTo(path, edition.path), type, size: edition.bytes });
  return {
    metadata: metadataOf(place, book),
    links: [
      { rel: 'self', href: wayTo(path, pathOf(entryName(book))), type: PUBLICATION },
      acquisition(epub, 'application/epub+zip'),
      ...(pdf === null ? [] : [acquisition(pdf, 'application/pdf')]),
      { rel: 'alternate', href: wayTo(path, `${book.folder}/index.html`), type: 'text/html', language: book.language },
    ],
    // Some readers tell them apart by relations, as in OPDS 1.2; the others take the first.
    images: [
      { rel: 'http://opds-spec.org/image', href: wayTo(path, cover.path), type: 'image/png', ...COVER_SIZE },
      { rel: 'http://opds-spec.org/image/thumbnail', href: wayTo(path, thumbnail.path), type: 'image/png', ...THUMBNAIL_SIZE },
    ],
  };
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;

function metadataOf(place: Place, book: Book): Json {
  const { series, issued } = book;
  const subjects = [...[...topicsOf(book)].map(([key, name]) => subjectOf(place, key, name)), ...book.places.map((name): Json => ({ name }))];
  return {
    '@type': 'http://schema.org/Book',
    identifier: book.identifier,
    altIdentifier: book.ownIdentifier === null ? undefined : [book.ownIdentifier],
    title: book.title,
    subtitle: book.subtitle ?? undefined,
    author: book.authors.length === 0 ? undefined : book.authors.map((name) => ({ name })),
    ...rolesOf(book),
    publisher: book.publisher === null ? undefined : { name: book.publisher },
    language: book.language,
    readingProgression: book.direction,
    modified: book.updated,
    // A date that names no day would have one invented.
    published: issued !== null && FULL_DATE.test(issued) ? issued : undefined,
    description: book.description ?? undefined,
    subject: subjects.length === 0 ? undefined : subjects,
    numberOfPages: book.pages ?? undefined,
    belongsTo: series === null ? undefined : { series: { name: series.title, position: positionOf(series.number) } },
    rights: book.rights ?? undefined,
  };
}

/** Members of the manifest by relator; what has none of its own is a contributor. */
const ROLES: readonly (readonly [member: string, relator: string])[] = [['translator', 'trl'], ['editor', 'edt'], ['illustrator', 'ill']];

function rolesOf({ contributors }: Book): { readonly [key: string]: Json } {
  const named = (isMeant: (relator: string) => boolean): Json => {
    const names = contributors.filter(({ relator }) => isMeant(relator)).map(({ name }) => ({ name }));
    return names.length === 0 ? undefined : names;
  };
  const others = named((relator) => ROLES.every(([, own]) => own !== relator));
  return { ...Object.fromEntries(ROLES.map(([member, own]) => [member, named((relator) => relator === own)])), contributor: others };
}

function subjectOf(place: Place, key: string, name: string): Json {
  const address = place.topicAddresses.get(key);
  return address === undefined ? { name } : { name, links: [toFeed(place, address)] };
}

/** A number, where the series counts in numbers. */
function positionOf(number: string | null): number | undefined {
  return number !== null && /^\d{1,9}(?:\.\d{1,3})?$/.test(number) ? Number(number) : undefined;
}
