/** The OPDS 2.0 catalogue, clause by clause against the draft, its JSON Schema and that of the Readium Web Publication Manifest. */

import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

import { libraryOf } from '../../../../../src/editions/site/feeds/library.js';
import { opdsJsonFiles } from '../../../../../src/editions/site/feeds/opds-json.js';
import type { SiteContent } from '../../../../../src/editions/site/site.js';
import { catalogue } from '../site-fixture.js';
import { manyPublications, publication, siteOf } from './publication-fixture.js';

interface Link {
  readonly href: string;
  readonly type: string;
  readonly rel?: string | readonly string[];
  readonly title?: string;
  readonly width?: number;
  readonly height?: number;
  readonly size?: number;
  readonly properties?: { readonly numberOfItems: number };
}
interface Metadata {
  readonly title: string;
  readonly [key: string]: unknown;
}
interface OpdsPublication {
  readonly metadata: Metadata;
  readonly links: readonly Link[];
  readonly images: readonly Link[];
}
interface Collection {
  readonly metadata: Metadata;
  readonly links?: readonly Link[];
  readonly publications?: readonly OpdsPublication[];
  readonly navigation?: readonly Link[];
}
interface Feed extends Collection {
  readonly links: readonly Link[];
  readonly groups?: readonly Collection[];
  readonly facets?: readonly { readonly metadata: Metadata; readonly links: readonly Link[] }[];
}

function files(site: SiteContent): ReadonlyMap<string, string> {
  const library = libraryOf(site, catalogue(site.facts.language));
  return new Map(library === null ? [] : opdsJsonFiles(library).map(({ path, text }) => [path, text]));
}

const site = siteOf([...manyPublications(120), publication('collections/year', { kind: 'volume', title: 'The year', issued: '2020-02', topics: ['Conflict', 'conflict', 'Water'] })]);
const all = files(site);
// What these tests look at is what the files say; a member that is not there fails them.
const read = <T>(path: string): T => JSON.parse(all.get(path) ?? 'null') as T;
const isDocument = (path: string): boolean => path.startsWith('opds/publications/');
const feeds = [...all.keys()].filter((path) => !isDocument(path)).map((path) => ({ path, feed: read<Feed>(path) }));
const documents = [...all.keys()].filter(isDocument).map((path) => ({ path, document: read<OpdsPublication>(path) }));
const shown = feeds.flatMap(({ path, feed }) => [...(feed.publications ?? []), ...(feed.groups ?? []).flatMap((group) => group.publications ?? [])].map((document) => ({ path, document })));
const has = (link: Link, rel: string): boolean => [link.rel].flat().includes(rel);

describe('OPDS 2.0', () => {
  it('a feed holds publications, navigation or groups, has a title and a link to itself', () => {
    for (const { path, feed } of feeds) {
      expect([feed.publications, feed.navigation, feed.groups].some((collection) => collection !== undefined), path).toBe(true);
      expect(feed.metadata.title, path).not.toBe('');
      const self = feed.links.filter((link) => has(link, 'self'));
      expect(self.map(({ href, type }) => [posix.join(posix.dirname(path), href), type]), path).toEqual([[path, 'application/opds+json']]);
    }
  });

  it('1.2, 1.3: each publication has a title, pictures of which one is a PNG, with their sizes', () => {
    for (const { path, document: { metadata, images } } of [...shown, ...documents]) {
      expect(metadata.title, path).not.toBe('');
      expect(images.map(({ type, width, height }) => [type, width, height]), path).toEqual([['image/png', 1600, 2560], ['image/png', 400, 640]]);
    }
  });

  it('4.1: each publication has acquisition links, and one to its own document', () => {
    for (const { path, document: { links } } of [...shown, ...documents]) {
      expect(links.filter((link) => has(link, 'http://opds-spec.org/acquisition/open-access')).map(({ type, size }) => [type, size]), path).toEqual([['application/epub+zip', 158_000], ['application/pdf', 99_000]]);
      const [self] = links.filter((link) => has(link, 'self'));
      expect(self?.type).toBe('application/opds-publication+json');
      expect(documents.some((other) => other.path === posix.join(posix.dirname(path), self?.href ?? '')), path).toBe(true);
    }
  });

  it('1.1, 1.5: groups have titles, what leads on in them has titles and relations', () => {
    const { groups = [], navigation } = read<Feed>('opds/catalog.json');
    expect(navigation).toBeUndefined();
    expect(groups.map(({ metadata, links = [], publications, navigation: ways }) => [metadata.title, metadata['numberOfItems'], links[0]?.href ?? null, publications?.length ?? null, ways?.map(({ title, rel, properties }) => `${title} ${String(rel)} ${properties?.numberOfItems}`) ?? null])).toEqual([
      ['Newest first', 121, 'new.json', 12, null], ['Volumes', 1, 'volumes.json', 1, null],
      ['Topics', 4, null, null, ['Climate subsection 60', 'Conflict subsection 61', 'Réfugiés subsection 60', 'Water subsection 1']],
      ['Languages', 2, null, null, ['English subsection 81', 'français subsection 40']],
    ]);
  });

  it('1.4: groups of facets have a title, two links or more, and at most one in force', () => {
    for (const { path, feed } of feeds) {
      for (const { metadata, links } of feed.facets ?? []) {
        expect(metadata.title, path).not.toBe('');
        expect(links.length, path).toBeGreaterThan(1);
        expect(links.filter((link) => has(link, 'self')).length, path).toBeLessThanOrEqual(1);
      }
    }
    expect(read<Feed>('opds/languages/fr.json').facets?.map(({ metadata, links }) => [metadata.title, links.map(({ title, rel }) => `${title} ${String(rel)}`)])).toEqual([['Languages', ['All http://opds-spec.org/facet', 'English http://opds-spec.org/facet', 'français self']]]);
  });

  it('3: pages say how many there are and lead to one another', () => {
    const { metadata, links, publications } = read<Feed>('opds/new.2.json');
    expect([metadata['numberOfItems'], metadata['itemsPerPage'], metadata['currentPage'], publications?.length]).toEqual([121, 50, 2, 50]);
    expect(['first', 'previous', 'next', 'last'].map((rel) => links.find((link) => has(link, rel))?.href)).toEqual(['new.json', 'new.json', 'new.3.json', 'new.3.json']);
  });

  it('every link leads to a file that there is', () => {
    const there = new Set([...all.keys(), 'index.html', 'opds/catalog.xml', ...site.publications.flatMap(({ folder, files: own }) => [`${folder}/index.html`, ...own.map(({ path }) => path)])]);
    const check = (path: string, json: unknown): void => {
      if (typeof json !== 'object' || json === null) return;
      for (const [key, value] of Object.entries(json)) {
        if (key === 'href') expect(there.has(posix.join(posix.dirname(path), String(value))), `${path} ${String(value)}`).toBe(true);
        else check(path, value);
      }
    };
    for (const path of all.keys()) check(path, read(path));
  });
});

describe('the metadata of a publication', () => {
  it('say all that is known, in the manifest’s terms', () => {
    const document = JSON.parse(files(siteOf([publication('a', { ownIdentifier: 'doi:10.1/1' })])).get('opds/publications/a.json') ?? '') as OpdsPublication;
    expect(document.metadata).toEqual({
      '@type': 'http://schema.org/Book', identifier: 'urn:uuid:0000-a', altIdentifier: ['doi:10.1/1'], title: 'Title of a', subtitle: 'A deck', author: [{ name: 'Ada Example' }, { name: 'Bob Example' }],
      publisher: { name: 'Press office' }, language: 'en', readingProgression: 'ltr', modified: '2020-02-28T00:00:00Z', published: '2020-02-27', description: 'What a says.',
      subject: [{ name: 'Conflict', links: [{ href: '../topics/conflict.json', type: 'application/opds+json' }] }, { name: 'Idlib' }], numberOfPages: 7, belongsTo: { series: { name: 'Notes', position: 3 } }, rights: 'TLP:CLEAR. CC BY 4.0',
    });
  });

  it('name those who had a hand in it by what they did', () => {
    const contributors = [{ name: 'Eda', relator: 'edt' }, { name: 'Tor', relator: 'trl' }, { name: 'Uno', relator: 'ctg' }, { name: 'Tess', relator: 'trl' }];
    const { metadata } = JSON.parse(files(siteOf([publication('a', { contributors })])).get('opds/publications/a.json') ?? '') as OpdsPublication;
    expect([metadata['editor'], metadata['translator'], metadata['illustrator'], metadata['contributor']]).toEqual([[{ name: 'Eda' }], [{ name: 'Tor' }, { name: 'Tess' }], undefined, [{ name: 'Uno' }]]);
  });

  it('invent no day where only the month is known', () => {
    expect(read<OpdsPublication>('opds/publications/collections/year.json').metadata['published']).toBeUndefined();
  });

  it('leave out what is not known, and never say null', () => {
    const bare = publication('a', { subtitle: null, ownIdentifier: null, authors: [], publisher: null, description: null, topics: [], places: [], rights: null, series: null, issued: null, pages: null });
    const text = files(siteOf([bare])).get('opds/publications/a.json') ?? '';
    expect(text).not.toContain('null');
    expect(Object.keys((JSON.parse(text) as OpdsPublication).metadata)).toEqual(['@type', 'identifier', 'title', 'language', 'readingProgression', 'modified']);
  });

  it('name a place in a series only where it is a number', () => {
    const series = (number: string | null) => (JSON.parse(files(siteOf([publication('a', { series: { title: 'Notes', number } })])).get('opds/publications/a.json') ?? '') as OpdsPublication).metadata['belongsTo'];
    expect([series('12'), series('2020/3'), series(null)]).toEqual([{ series: { name: 'Notes', position: 12 } }, { series: { name: 'Notes' } }, { series: { name: 'Notes' } }]);
  });
});
