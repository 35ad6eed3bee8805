/** The OPDS 1.2 catalogue, clause by clause against the specification and against Atom (RFC 4287). */

import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

import { libraryOf } from '../../../../../src/editions/site/feeds/library.js';
import { opdsAtomFiles } from '../../../../../src/editions/site/feeds/opds-atom.js';
import type { Element } from '../../../../../src/html/dom.js';
import { isTag } from '../../../../../src/html/dom.js';
import { parseFragment } from '../../../../../src/html/parse.js';
import { textContent } from '../../../../../src/html/walk.js';
import type { SiteContent } from '../../../../../src/editions/site/site.js';
import { catalogue } from '../site-fixture.js';
import { manyPublications, publication, siteOf } from './publication-fixture.js';

const NAVIGATION = 'application/atom+xml;profile=opds-catalog;kind=navigation';
const ACQUISITION = 'application/atom+xml;profile=opds-catalog;kind=acquisition';
const ENTRY = 'application/atom+xml;type=entry;profile=opds-catalog';
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
/** The only elements that OPDS 1.2 asks not to be used, since Atom has them. */
const NOT_DUBLIN_CORE = ['dc:title', 'dc:creator', 'dc:subject', 'dc:rights', 'dc:description', 'dc:abstract'];

function files(site: SiteContent): ReadonlyMap<string, string> {
  const library = libraryOf(site, catalogue(site.facts.language));
  return new Map(library === null ? [] : opdsAtomFiles(library).map(({ path, text }) => [path, text]));
}

const rootOf = (text: string): Element => {
  const root = parseFragment(text.replace(/^<\?xml.*?\?>\n/, ''), { xml: true }).find(isTag);
  if (root === undefined) throw new Error('no element');
  return root;
};
const children = (element: Element, name: string): readonly Element[] => element.children.filter(isTag).filter((child) => child.name === name);
const texts = (element: Element, name: string): readonly string[] => children(element, name).map(textContent);
const links = (element: Element, rel: string): readonly Element['attribs'][] => children(element, 'link').map(({ attribs }) => attribs).filter(({ rel: own }) => own === rel);
const acquisitions = (entry: Element): readonly Element['attribs'][] => children(entry, 'link').map(({ attribs }) => attribs).filter(({ rel }) => rel?.startsWith('http://opds-spec.org/acquisition') === true);

const site = siteOf([...manyPublications(120), publication('collections/year', { kind: 'volume', title: 'The year' })]);
const all = files(site);
const feeds = [...all].map(([path, text]) => ({ path, root: rootOf(text) })).filter(({ root }) => root.name === 'feed');
const documents = [...all].map(([path, text]) => ({ path, root: rootOf(text) })).filter(({ root }) => root.name === 'entry');
const isNavigation = ({ path }: { readonly path: string }): boolean => ['opds/catalog.xml', 'opds/topics.xml', 'opds/languages.xml'].includes(path);

describe('the files', () => {
  it('are a root, lists in pages, an index of topics and one of languages, everything in one, and a document each', () => {
    expect([...all.keys()].filter((path) => !path.startsWith('opds/publications/')).sort()).toEqual([
      'opds/all.xml', 'opds/catalog.xml', 'opds/languages.xml', 'opds/languages/en.xml', 'opds/languages/en.2.xml', 'opds/languages/fr.xml',
      'opds/new.2.xml', 'opds/new.3.xml', 'opds/new.xml', 'opds/topics.xml', 'opds/topics/climate.2.xml', 'opds/topics/climate.xml',
      'opds/topics/conflict.2.xml', 'opds/topics/conflict.xml', 'opds/topics/refugies.2.xml', 'opds/topics/refugies.xml', 'opds/volumes.xml',
    ].sort());
    expect(documents.map(({ path }) => path)).toHaveLength(121);
  });

  it('are none where nothing has an e-book', () => {
    expect([...files(siteOf([publication('a', { files: [{ path: 'a/a.pdf', bytes: 1 }] })])).keys()]).toEqual([]);
  });

  it('are the same for the same content, in whatever order it comes', () => {
    expect([...files({ ...site, publications: [...site.publications].reverse() })]).toEqual([...all]);
  });

  it('have a root alone where there is neither topic nor second language', () => {
    expect([...files(siteOf([publication('a', { topics: [] })])).keys()]).toEqual(['opds/catalog.xml', 'opds/new.xml', 'opds/all.xml', 'opds/publications/a.xml']);
  });
});

describe('Atom (RFC 4287)', () => {
  it('4.1.1: a feed has one id, title, updated and self link, and an author', () => {
    for (const { path, root } of feeds) {
      for (const name of ['id', 'title', 'updated']) expect(texts(root, name), `${path} ${name}`).toHaveLength(1);
      expect(links(root, 'self'), path).toHaveLength(1);
      expect(children(root, 'author').flatMap((author) => texts(author, 'name')), path).toEqual(['Sheaf']);
      expect(texts(root, 'updated')[0], path).toMatch(DATE_TIME);
    }
  });

  it('4.2.6: ids are absolute, and each feed has its own', () => {
    const ids = feeds.flatMap(({ root }) => texts(root, 'id'));
    for (const id of ids) expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('4.1.2: an entry has one id, title and updated; one of a publication an author too', () => {
    for (const { path, root } of [...feeds.flatMap(({ path, root }) => children(root, 'entry').map((entry) => ({ path, root: entry }))), ...documents]) {
      for (const name of ['id', 'title', 'updated']) expect(texts(root, name), `${path} ${name}`).toHaveLength(1);
      expect(texts(root, 'updated')[0], path).toMatch(DATE_TIME);
      if (acquisitions(root).length > 0) expect(children(root, 'author').length, path).toBeGreaterThan(0);
    }
  });

  it('4.1.1: no two alternate links have the same type and language', () => {
    for (const { path, root } of [...feeds, ...documents, ...feeds.flatMap(({ path, root }) => children(root, 'entry').map((entry) => ({ path, root: entry })))]) {
      const alternates = links(root, 'alternate').map(({ type, hreflang }) => `${type} ${hreflang ?? ''}`);
      expect(new Set(alternates).size, path).toBe(alternates.length);
    }
  });

  it('every link leads to a file that there is', () => {
    const there = new Set([...all.keys(), 'index.html', 'opds/catalog.json', ...site.publications.flatMap(({ folder, files: own }) => [`${folder}/index.html`, ...own.map(({ path }) => path)])]);
    for (const { path, root } of [...feeds, ...documents]) {
      for (const element of [root, ...children(root, 'entry')]) {
        for (const { attribs } of children(element, 'link')) expect(there.has(posix.join(posix.dirname(path), attribs['href'] ?? '')), `${path} ${attribs['href']}`).toBe(true);
      }
    }
  });
});

describe('OPDS 1.2', () => {
  it('2: each feed is one for navigation or one for acquisition', () => {
    for (const { path, root } of feeds) {
      for (const entry of children(root, 'entry')) expect(acquisitions(entry).length > 0, path).toBe(!isNavigation({ path }));
    }
  });

  it('2.1: each feed leads to the one root by “start”', () => {
    for (const { path, root } of [...feeds, ...documents]) {
      const [start] = links(root, 'start');
      expect(posix.join(posix.dirname(path), start?.['href'] ?? ''), path).toBe('opds/catalog.xml');
      expect(start?.['type']).toBe(NAVIGATION);
    }
  });

  it('2.2, 2.3, 7.1: links to feeds and entries have their full media types', () => {
    for (const { path, root } of [...feeds, ...documents]) {
      for (const element of [root, ...children(root, 'entry')]) {
        for (const { attribs: { href = '', type } } of children(element, 'link')) {
          const target = posix.join(posix.dirname(path), href);
          if (target.startsWith('opds/publications/')) expect(type, `${path} ${href}`).toBe(ENTRY);
          else if (target.endsWith('.xml')) expect(type, `${path} ${href}`).toBe(isNavigation({ path: target }) ? NAVIGATION : ACQUISITION);
        }
      }
    }
  });

  it('2.2, 6.2: the root leads to the newest by its own relation, to the others by “subsection”', () => {
    const root = rootOf(all.get('opds/catalog.xml') ?? '');
    const ways = children(root, 'entry').map((entry) => [texts(entry, 'title')[0], children(entry, 'link')[0]?.attribs['rel'], children(entry, 'link')[0]?.attribs['href']]);
    expect(ways).toEqual([
      ['Newest first', 'http://opds-spec.org/sort/new', 'new.xml'], ['Volumes', 'subsection', 'volumes.xml'],
      ['Topics', 'subsection', 'topics.xml'], ['Languages', 'subsection', 'languages.xml'],
    ]);
  });

  it('6.2: the newest come first', () => {
    const dates = ['opds/new.xml', 'opds/new.2.xml', 'opds/new.3.xml'].flatMap((path) => children(rootOf(all.get(path) ?? ''), 'entry').flatMap((entry) => texts(entry, 'dc:issued')));
    expect(dates).toHaveLength(121);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('2.4 (RFC 5005, 3): pages lead to the first, previous, next and last', () => {
    const paging = (path: string) => ['first', 'previous', 'next', 'last'].map((rel) => links(rootOf(all.get(path) ?? ''), rel)[0]?.['href'] ?? null);
    expect(['opds/new.xml', 'opds/new.2.xml', 'opds/new.3.xml', 'opds/volumes.xml'].map(paging)).toEqual([
      ['new.xml', null, 'new.2.xml', 'new.3.xml'], ['new.xml', 'new.xml', 'new.3.xml', 'new.3.xml'], ['new.xml', 'new.2.xml', null, 'new.3.xml'], [null, null, null, null],
    ]);
  });

  it('2.5: the complete feed says so, holds every publication in full, and what changed last comes first', () => {
    const root = rootOf(all.get('opds/all.xml') ?? '');
    expect(children(root, 'fh:complete')).toHaveLength(1);
    const entries = children(root, 'entry');
    expect(entries).toHaveLength(121);
    const moments = entries.flatMap((entry) => texts(entry, 'updated'));
    expect(moments).toEqual([...moments].sort().reverse());
    expect(entries.every((entry) => texts(entry, 'dc:publisher').length === 1)).toBe(true);
    for (const { path, root: feed } of feeds) expect(links(feed, 'http://opds-spec.org/crawlable'), path).toHaveLength(1);
  });

  it('4: facets stand in acquisition feeds only, each in one group, at most one of a group in force', () => {
    for (const { path, root } of feeds) {
      const facets = links(root, 'http://opds-spec.org/facet');
      if (isNavigation({ path })) expect(facets, path).toEqual([]);
      const targets = facets.map(({ href }) => href);
      expect(new Set(targets).size, path).toBe(targets.length);
      const groups = new Set(facets.map((facet) => facet['opds:facetGroup']));
      for (const group of groups) expect(facets.filter((facet) => facet['opds:facetGroup'] === group && facet['opds:activeFacet'] === 'true').length, path).toBeLessThanOrEqual(1);
      expect(facets.filter((facet) => ![undefined, 'true'].includes(facet['opds:activeFacet'])), path).toEqual([]);
    }
    const topic = links(rootOf(all.get('opds/topics/climate.xml') ?? ''), 'http://opds-spec.org/facet').map((facet) => [facet['title'], facet['thr:count'], facet['opds:activeFacet'] ?? null]);
    expect(topic).toEqual([['All', '121', null], ['Climate', '60', 'true'], ['Conflict', '61', null], ['Réfugiés', '60', null]]);
  });

  it('5.1.1: what Atom has stands in Atom’s elements; the entry’s id is not the publication’s', () => {
    for (const { path, root } of [...feeds.flatMap(({ path, root }) => children(root, 'entry').map((entry) => ({ path, root: entry }))), ...documents]) {
      for (const name of NOT_DUBLIN_CORE) expect(children(root, name), `${path} ${name}`).toEqual([]);
      expect(texts(root, 'dc:identifier'), path).not.toContain(texts(root, 'id')[0]);
    }
  });

  it('5.1.2: an entry that is not complete leads to the one that is', () => {
    for (const { path, root } of feeds.filter(({ path }) => !isNavigation({ path }) && path !== 'opds/all.xml')) {
      for (const entry of children(root, 'entry')) expect(links(entry, 'alternate').filter(({ type }) => type === ENTRY), path).toHaveLength(1);
    }
  });

  it('5.1.3: a summary is plain text', () => {
    for (const { path, root } of documents) expect(children(root, 'summary').map(({ attribs, children: inside }) => [attribs['type'], inside.some(isTag)]), path).toEqual([['text', false]]);
  });

  it('5.2.2, 5.3: pictures are PNG, large and small; acquisition links have type and length', () => {
    const entry = documents.find(({ path }) => path === 'opds/publications/note-7.xml')?.root;
    if (entry === undefined) throw new Error('no document');
    expect(acquisitions(entry)).toEqual([
      { rel: 'http://opds-spec.org/acquisition/open-access', href: '../../note-7/note-7.epub', type: 'application/epub+zip', length: '158000' },
      { rel: 'http://opds-spec.org/acquisition/open-access', href: '../../note-7/note-7.pdf', type: 'application/pdf', length: '99000' },
    ]);
    expect(links(entry, 'http://opds-spec.org/image')).toEqual([{ rel: 'http://opds-spec.org/image', href: '../../note-7/note-7-cover.png', type: 'image/png' }]);
    expect(links(entry, 'http://opds-spec.org/image/thumbnail')[0]?.['href']).toBe('../../note-7/note-7-thumbnail.png');
  });

  it('5.2.1: what is not for everybody is not called open access', () => {
    const [entry] = children(rootOf(files(siteOf([publication('a')], { isPublic: false })).get('opds/new.xml') ?? ''), 'entry');
    expect(entry === undefined ? [] : acquisitions(entry).map(({ rel }) => rel)).toEqual(['http://opds-spec.org/acquisition', 'http://opds-spec.org/acquisition']);
  });
});

describe('an entry', () => {
  it('says all that is known', () => {
    const document = files(siteOf([publication('a', { ownIdentifier: 'doi:10.1/1', language: 'fr' })])).get('opds/publications/a.xml') ?? '';
    const entry = rootOf(document);
    expect(entry.attribs['xml:lang']).toBe('fr');
    const told = entry.children.filter(isTag).filter(({ name }) => name !== 'link' && name !== 'id').map((child) => [child.name, textContent(child).trim() || Object.values(child.attribs).join(' ')]);
    expect(told).toEqual([
      ['title', 'Title of a'], ['updated', '2020-02-28T00:00:00Z'], ['author', 'Ada Example'], ['author', 'Bob Example'], ['dc:identifier', 'urn:uuid:0000-a'], ['dc:identifier', 'doi:10.1/1'],
      ['dc:language', 'fr'], ['dc:issued', '2020-02-27'], ['dc:publisher', 'Press office'], ['dc:extent', '7 pages'], ['schema:alternativeHeadline', 'A deck'], ['schema:Series', 'Notes 3'],
      ['category', 'conflict Conflict'], ['summary', 'What a says.'], ['rights', 'TLP:CLEAR. CC BY 4.0'],
    ]);
  });

  it('names the publisher where no author is known', () => {
    const entry = rootOf(files(siteOf([publication('a', { authors: [] })])).get('opds/publications/a.xml') ?? '');
    expect(children(entry, 'author').map((author) => textContent(author).trim())).toEqual(['Press office']);
  });

  it('keeps what authors write as text', () => {
    const hostile = '<b>&amp;]]> "\'\u0000\u000B\uD800 {{x}} \u202E';
    const document = files(siteOf([publication('a', { title: hostile, description: hostile, topics: [hostile], authors: [hostile] })], { title: hostile })).get('opds/new.xml') ?? '';
    const [entry] = children(rootOf(document), 'entry');
    const kept = '<b>&amp;]]> "\' {{x}} \u202E';
    expect(entry === undefined ? [] : [texts(entry, 'title')[0], texts(entry, 'summary')[0], children(entry, 'category')[0]?.attribs['label']]).toEqual([kept, kept, kept]);
  });
});
