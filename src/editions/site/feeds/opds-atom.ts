/**
 * The catalogue for e-readers as OPDS 1.2 (specs.opds.io/opds-1.2): Atom feeds.
 *
 * A navigation feed is the root; acquisition feeds hold the newest, volumes, topics and languages, in pages; each
 * publication has an entry document of its own, with all that is known of it. Links are relative, which Atom
 * (RFC 4287, section 4.2.7.1) and readers allow: the catalogue works wherever the site stands.
 */

import type { SiteFile } from '../build-site.js';
import { type BookList, type Library, type ListPage, ROOT, entryId, entryName, facetsOf, feedId, listsOf, pageName, pagesOf, wayTo } from './library.js';
import { type Book, byUpdate, latestUpdate } from './publication.js';
import { topicsOf } from './shelves.js';
import { type XmlElement, element, textElement, writeXml } from './xml.js';

const NAVIGATION = 'application/atom+xml;profile=opds-catalog;kind=navigation';
const ACQUISITION = 'application/atom+xml;profile=opds-catalog;kind=acquisition';
const ENTRY = 'application/atom+xml;type=entry;profile=opds-catalog';
const SORT_NEW = 'http://opds-spec.org/sort/new';

/** Prefixes of all feeds: what a parser looks for by name has the name that it knows. */
const NAMESPACES = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:dc': 'http://purl.org/dc/terms/',
  'xmlns:opds': 'http://opds-spec.org/2010/catalog',
  'xmlns:thr': 'http://purl.org/syndication/thread/1.0',
  'xmlns:fh': 'http://purl.org/syndication/history/1.0',
  'xmlns:schema': 'http://schema.org/',
};

export function opdsAtomFiles(library: Library): readonly SiteFile[] {
  const lists = listsOf(library).flatMap((list) => pagesOf(list).map((page) => listFeed(library, page)));
  const indexes = [shelfIndex(library, 'topics', library.topics), shelfIndex(library, 'languages', library.languages)];
  return [rootFeed(library), ...indexes.flat(), ...lists, completeFeed(library), ...library.books.map((book) => entryDocument(library, book))];
}

const pathOf = (name: string): string => `opds/${name}.xml`;

interface Feed {
  readonly name: string;
  readonly title: string;
  readonly updated: string;
  /** The feed above it; null for the root. */
  readonly up: string | null;
  readonly type: string;
  readonly links?: readonly XmlElement[];
  readonly entries: readonly XmlElement[];
}

function writeFeed({ facts }: Library, { name, title, updated, up, type, links = [], entries }: Feed): SiteFile {
  const path = pathOf(name);
  const root = element('feed', { ...NAMESPACES, 'xml:lang': facts.language }, [
    element('id', {}, [feedId(facts, `opds/${name}`)]),
    element('title', {}, [title]),
    element('updated', {}, [updated]),
    element('author', {}, [element('name', {}, [facts.publisher ?? facts.title])]),
    link('self', path, path, { type }),
    link('start', path, pathOf(ROOT), { type: NAVIGATION }),
    ...(up === null ? [] : [link('up', path, pathOf(up), { type: NAVIGATION })]),
    link('http://opds-spec.org/crawlable', path, pathOf('all'), { type: ACQUISITION }),
    link('alternate', path, 'index.html', { type: 'text/html' }),
    ...links,
    ...entries,
  ]);
  return { path, text: writeXml(root) };
}

function link(rel: string, from: string, to: string, attributes: XmlElement['attributes']): XmlElement {
  return element('link', { rel, href: wayTo(from, to), ...attributes });
}

function rootFeed(library: Library): SiteFile {
  const { books, facts, newest, volumes, topics, languages, words } = library;
  const path = pathOf(ROOT);
  const ways: readonly XmlElement[] = [
    way(library, path, { list: newest, rel: SORT_NEW }),
    ...(volumes === null ? [] : [way(library, path, { list: volumes, rel: 'subsection' })]),
    ...(topics.length === 0 ? [] : [wayToIndex(library, path, { name: 'topics', title: words.text('catalogue.topics'), lists: topics })]),
    ...(languages.length === 0 ? [] : [wayToIndex(library, path, { name: 'languages', title: words.text('catalogue.languages'), lists: languages })]),
  ];
  const otherFormat = element('link', { rel: 'alternate', href: `${ROOT}.json`, type: 'application/opds+json' });
  return writeFeed(library, { name: ROOT, title: facts.title, updated: latestUpdate(books), up: null, type: NAVIGATION, links: [otherFormat], entries: ways });
}

/** The list of topics, or of languages. */
function shelfIndex(library: Library, name: 'topics' | 'languages', lists: readonly BookList[]): readonly SiteFile[] {
  if (lists.length === 0) return [];
  const entries = lists.map((list) => way(library, pathOf(name), { list, rel: 'subsection' }));
  return [writeFeed(library, { name, title: library.words.text(`catalogue.${name}`), updated: latestUpdate(library.books), up: ROOT, type: NAVIGATION, entries })];
}

function way(library: Library, path: string, { list, rel }: { readonly list: BookList; readonly rel: string }): XmlElement {
  const { facts, words } = library;
  return element('entry', {}, [
    element('title', {}, [list.title]),
    element('id', {}, [feedId(facts, `opds/${list.name}`)]),
    element('updated', {}, [latestUpdate(list.books)]),
    element('content', { type: 'text' }, [words.plural('catalogue.books', list.books.length)]),
    link(rel, path, pathOf(list.name), { type: ACQUISITION, title: list.title }),
  ]);
}

function wayToIndex({ facts, words }: Library, path: string, { name, title, lists }: { readonly name: string; readonly title: string; readonly lists: readonly BookList[] }): XmlElement {
  return element('entry', {}, [
    element('title', {}, [title]),
    element('id', {}, [feedId(facts, `opds/${name}`)]),
    element('updated', {}, [latestUpdate(lists.flatMap(({ books }) => books))]),
    element('content', { type: 'text' }, [lists.slice(0, 12).map((list) => list.title).join(' · ') + (lists.length > 12 ? ' …' : '')]),
    link('subsection', path, pathOf(name), { type: NAVIGATION, title: words.text(`catalogue.${name}`) }),
  ]);
}

function listFeed(library: Library, { list, number, last, books }: ListPage): SiteFile {
  const path = pathOf(pageName(list, number));
  const toPage = (rel: string, page: number): readonly XmlElement[] => (page < 1 || page > last ? [] : [link(rel, path, pathOf(pageName(list, page)), { type: ACQUISITION })]);
  const paging = last === 1 ? [] : [...toPage('first', 1), ...toPage('previous', number - 1), ...toPage('next', number + 1), ...toPage('last', last)];
  const facets = facetsOf(library, list).flatMap(({ title, facets: inGroup }) =>
    inGroup.map((facet) => link('http://opds-spec.org/facet', path, pathOf(facet.name), {
      type: ACQUISITION, title: facet.title, 'opds:facetGroup': title, 'opds:activeFacet': facet.isActive ? 'true' : null, 'thr:count': facet.count,
    })));
  return writeFeed(library, {
    name: pageName(list, number),
    title: list.kind === 'newest' ? library.facts.title : list.title,
    updated: latestUpdate(list.books),
    up: list.kind === 'topic' ? 'topics' : list.kind === 'language' ? 'languages' : ROOT,
    type: ACQUISITION,
    links: [...paging, ...facets],
    entries: books.map((book) => element('entry', entryAttributes(library, book), entryOf(library, { book, path, isComplete: false }))),
  });
}

/** All there is in one feed for programs that gather catalogues (section 2.5): what was changed last comes first. */
function completeFeed(library: Library): SiteFile {
  const books = [...library.books].sort(byUpdate);
  const path = pathOf('all');
  const entries = books.map((book) => element('entry', entryAttributes(library, book), entryOf(library, { book, path, isComplete: true })));
  return writeFeed(library, { name: 'all', title: library.facts.title, updated: latestUpdate(books), up: ROOT, type: ACQUISITION, links: [element('fh:complete')], entries });
}

function entryDocument(library: Library, book: Book): SiteFile {
  const path = pathOf(entryName(book));
  const links = [link('self', path, path, { type: ENTRY }), link('start', path, pathOf(ROOT), { type: NAVIGATION })];
  const root = element('entry', { ...NAMESPACES, 'xml:lang': book.language }, [...entryOf(library, { book, path, isComplete: true }), ...links]);
  return { path, text: writeXml(root) };
}

function entryAttributes({ facts }: Library, { language }: Book): XmlElement['attributes'] {
  return language === facts.language ? {} : { 'xml:lang': language };
}

interface EntryPlace {
  readonly book: Book;
  /** Of the file that the entry stands in. */
  readonly path: string;
  /** With all that is known (section 5.1.2). */
  readonly isComplete: boolean;
}

function entryOf(library: Library, { book, path, isComplete }: EntryPlace): readonly XmlElement[] {
  const { facts, words } = library;
  const { series, issued, rights, ownIdentifier, pages } = book;
  const authors = book.authors.length > 0 ? book.authors : [book.publisher ?? facts.publisher ?? facts.title];
  const summary = book.description ?? book.subtitle;
  return [
    element('title', {}, [book.title]),
    element('id', {}, [entryId(book)]),
    element('updated', {}, [book.updated]),
    ...authors.map((name) => element('author', {}, [element('name', {}, [name])])),
    ...book.contributors.map(({ name }) => element('contributor', {}, [element('name', {}, [name])])),
    ...textElement('dc:identifier', book.identifier),
    ...textElement('dc:identifier', ownIdentifier),
    ...textElement('dc:language', book.language),
    ...textElement('dc:issued', issued),
    ...(isComplete ? [...textElement('dc:publisher', book.publisher), ...textElement('dc:extent', pages === null ? null : words.plural('inBrief.pages', pages))] : []),
    ...(isComplete && summary !== book.subtitle ? textElement('schema:alternativeHeadline', book.subtitle) : []),
    ...(series === null ? [] : [element('schema:Series', { name: series.title, 'schema:position': series.number })]),
    ...[...topicsOf(book)].map(([term, label]) => element('category', { term, label })),
    ...textElement('summary', summary, { type: 'text' }),
    ...textElement('rights', rights),
    ...linksOf(library, { book, path, isComplete }),
  ];
}

function linksOf({ facts }: Library, { book, path, isComplete }: EntryPlace): readonly XmlElement[] {
  const { epub, pdf, cover, thumbnail } = book.editions;
  const acquire = facts.isPublic ? 'http://opds-spec.org/acquisition/open-access' : 'http://opds-spec.org/acquisition';
  const acquisition = (edition: { readonly path: string; readonly bytes: number }, type: string): XmlElement => link(acquire, path, edition.path, { type, length: edition.bytes });
  const document = pathOf(entryName(book));
  return [
    acquisition(epub, 'application/epub+zip'),
    ...(pdf === null ? [] : [acquisition(pdf, 'application/pdf')]),
    link('http://opds-spec.org/image', path, cover.path, { type: 'image/png' }),
    link('http://opds-spec.org/image/thumbnail', path, thumbnail.path, { type: 'image/png' }),
    ...(isComplete ? [] : [link('alternate', path, document, { type: ENTRY, title: book.title })]),
    link('alternate', path, `${book.folder}/index.html`, { type: 'text/html', hreflang: book.language, title: book.title }),
  ];
}
