/** Catalogues and news feeds read back by parsers that are not ours. */

import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import FeedParser, { type Item } from 'feedparser';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import type * as Opds from 'opds-feed-parser';
import { describe, expect, it } from 'vitest';

import { siteFeeds } from '../../src/editions/site/feeds/site-feeds.js';
import type { SiteContent } from '../../src/editions/site/site.js';
import { catalogue, entry } from '../unit/editions/site/site-fixture.js';
import { manyPublications, publication, siteOf } from '../unit/editions/site/feeds/publication-fixture.js';

// A CommonJS module: required, it has the shape that its types say.
const opds = createRequire(import.meta.url)('opds-feed-parser') as typeof Opds.default;

const BASE = 'https://example.org/briefings';
const files = (site: SiteContent): ReadonlyMap<string, string> => new Map(siteFeeds(site, catalogue).map(({ path, text }) => [path, text]));

async function readOpds<T>(text: string | undefined): Promise<T> {
  // The parser answers with one class for each kind of document, which the test names.
  return (await new opds.default().parse(text ?? '')) as T;
}

async function readFeed(text: string): Promise<{ readonly meta: FeedParser['meta']; readonly items: readonly Item[] }> {
  const parser = new FeedParser({ addmeta: false });
  const items: Item[] = [];
  await new Promise<void>((resolve, reject) => {
    parser.on('error', reject).on('end', resolve).on('readable', () => {
      for (let item = parser.read(); item !== null; item = parser.read()) items.push(item);
    });
    Readable.from([text]).pipe(parser);
  });
  return { meta: parser.meta, items };
}

describe('OPDS 1.2 read by opds-feed-parser', () => {
  const site = siteOf([...manyPublications(60), publication('collections/year', { kind: 'volume' })]);
  const all = files(site);

  it('reads every feed and entry', async () => {
    for (const [path, text] of all) if (path.startsWith('opds/') && path.endsWith('.xml')) expect((await readOpds<Opds.OPDSFeed>(text)).id, path).toMatch(/^urn:uuid:/);
  });

  it('knows navigation from acquisition, and finds the root, pages and facets', async () => {
    const root = await readOpds<Opds.OPDSFeed>(all.get('opds/catalog.xml'));
    expect([root.constructor.name, root.title, root.entries.map(({ title }) => title)]).toEqual(['NavigationFeed', 'Sheaf', ['Newest first', 'Volumes', 'Topics', 'Languages']]);
    const list = await readOpds<Opds.OPDSFeed>(all.get('opds/new.xml'));
    expect([list.constructor.name, list.entries.length]).toEqual(['AcquisitionFeed', 50]);
    expect(list.links.filter((link) => link instanceof opds.OPDSCatalogRootLink).map(({ href }) => href)).toEqual(['catalog.xml']);
    expect(list.links.find(({ rel }) => rel === 'next')?.href).toBe('new.2.xml');
    const facets = list.links.filter((link): link is Opds.OPDSFacetLink => link instanceof opds.OPDSFacetLink);
    expect(facets.map(({ title, facetGroup }) => `${facetGroup}: ${title}`)).toEqual(['Topics: Climate', 'Topics: Conflict', 'Topics: Réfugiés', 'Languages: English', 'Languages: français']);
    expect((await readOpds<Opds.OPDSFeed>(all.get('opds/all.xml'))).complete).toBe(true);
  });

  it('reads an entry whole', async () => {
    const entry = await readOpds<Opds.OPDSEntry>(all.get('opds/publications/note-7.xml'));
    expect([entry.title, entry.authors.map(({ name }) => name), entry.language, entry.issued, entry.publisher, entry.rights, entry.identifiers, entry.subtitle, entry.series.name, String(entry.series.position)]).toEqual([
      'Title of note-7', ['Ada Example', 'Bob Example'], 'en', '2020-08-08', 'Press office', 'TLP:CLEAR. CC BY 4.0', ['urn:uuid:0000-note-7'], 'A deck', 'Notes', '3',
    ]);
    expect(entry.summary.content).toBe('What note-7 says.');
    expect(entry.links.filter((link) => link instanceof opds.OPDSAcquisitionLink).map(({ href, type }) => `${type} ${href}`)).toEqual(['application/epub+zip ../../note-7/note-7.epub', 'application/pdf ../../note-7/note-7.pdf']);
    expect(entry.links.filter((link) => link instanceof opds.OPDSArtworkLink).map(({ href }) => href)).toEqual(['../../note-7/note-7-cover.png', '../../note-7/note-7-thumbnail.png']);
  });
});

describe('news feeds', () => {
  const site = siteOf(
    [publication('old', { updated: '2020-01-05T00:00:00Z', language: 'fr' }), publication('new', { correction: 'The number of displaced people was 948,000.', updated: '2020-03-01T00:00:00Z', title: 'New & <bold>' })],
    { baseUrl: BASE, description: 'What we publish' },
  );
  const all = files(site);

  it('are there for all, for each topic and each language', () => {
    const feeds = [...all.keys()].filter((path) => /feed\.(?:xml|json)$/.test(path));
    expect(feeds.sort()).toEqual(['feed.json', 'feed.xml', 'languages/en/feed.json', 'languages/en/feed.xml', 'languages/fr/feed.json', 'languages/fr/feed.xml', 'topics/conflict/feed.json', 'topics/conflict/feed.xml']);
  });

  it('are Atom that feedsmith reads', () => {
    const feed = parseAtomFeed(all.get('feed.xml') ?? '');
    expect([feed.title?.value, feed.updated, feed.links?.map(({ rel, href }) => `${rel} ${href}`)]).toEqual(['Sheaf', '2020-03-01T00:00:00Z', [`self ${BASE}/feed.xml`, `alternate ${BASE}/`]]);
    expect(feed.entries?.map(({ title, updated, published, summary }) => [title?.value, updated, published, summary?.value])).toEqual([
      ['Correction: New & <bold>', '2020-03-01T00:00:00Z', '2020-03-01T00:00:00Z', 'The number of displaced people was 948,000.'],
      ['New & <bold>', '2020-03-01T00:00:00Z', '2020-02-27T00:00:00Z', 'What new says.'],
      ['Title of old', '2020-01-05T00:00:00Z', '2020-02-27T00:00:00Z', 'What old says.'],
    ]);
    const links = feed.entries?.[1]?.links?.map(({ rel, href, type, length }) => [rel, href, type, length ?? null]);
    expect(links).toEqual([['alternate', `${BASE}/new/`, 'text/html', null], ['enclosure', `${BASE}/new/new.pdf`, 'application/pdf', 99_000], ['enclosure', `${BASE}/new/new.epub`, 'application/epub+zip', 158_000]]);
  });

  it('are Atom that feedparser reads', async () => {
    const { meta, items } = await readFeed(all.get('feed.xml') ?? '');
    expect([meta['#type'], meta['#version'], meta.title, meta.link, meta.xmlurl, meta.language]).toEqual(['atom', '1.0', 'Sheaf', `${BASE}/`, `${BASE}/feed.xml`, 'en']);
    expect(items.map(({ title, link, date }) => [title, link, date.toISOString()])).toEqual([
      ['Correction: New & <bold>', `${BASE}/new/`, '2020-03-01T00:00:00.000Z'], ['New & <bold>', `${BASE}/new/`, '2020-03-01T00:00:00.000Z'], ['Title of old', `${BASE}/old/`, '2020-01-05T00:00:00.000Z'],
    ]);
    expect(items.map(({ enclosures }) => enclosures.length)).toEqual([0, 2, 2]);
    expect(new Set(items.map(({ guid }) => guid)).size).toBe(3);
  });

  it('are JSON feeds that feedsmith reads', () => {
    const feed = parseJsonFeed(all.get('feed.json') ?? '');
    expect([feed.title, feed.home_page_url, feed.feed_url, feed.language, feed.description]).toEqual(['Sheaf', `${BASE}/`, `${BASE}/feed.json`, 'en', 'What we publish']);
    const [correction, item] = feed.items ?? [];
    expect([correction?.title, correction?.content_text, correction?.attachments]).toEqual(['Correction: New & <bold>', 'The number of displaced people was 948,000.', undefined]);
    expect([item?.id, item?.url, item?.date_published, item?.date_modified, item?.tags, item?.authors?.map(({ name }) => name), item?.image, item?.attachments?.map(({ url, mime_type, size_in_bytes }) => [url, mime_type, size_in_bytes])]).toEqual([
      parseAtomFeed(all.get('feed.xml') ?? '').entries?.[1]?.id, `${BASE}/new/`, '2020-02-27T00:00:00Z', '2020-03-01T00:00:00Z', ['Conflict'], ['Ada Example', 'Bob Example'], `${BASE}/new/new-cover.png`,
      [[`${BASE}/new/new.pdf`, 'application/pdf', 99_000], [`${BASE}/new/new.epub`, 'application/epub+zip', 158_000]],
    ]);
  });

  it('give a corrected text of a notice a new entry, and the briefing’s own stays the same', () => {
    const ids = (correction: string | null) => parseAtomFeed(files(siteOf([publication('a', { correction })], { baseUrl: BASE })).get('feed.xml') ?? '').entries?.map(({ id }) => id) ?? [];
    expect(ids('One.')[1]).toBe(ids(null)[0]);
    expect(ids('Two.')[1]).toBe(ids(null)[0]);
    expect(ids('One.')[0]).not.toBe(ids('Two.')[0]);
  });

  it('hold the latest fifty', () => {
    expect(parseAtomFeed(files(siteOf(manyPublications(80), { baseUrl: BASE })).get('feed.xml') ?? '').entries).toHaveLength(50);
  });

  it('need an address: without one neither they nor a sitemap are written', () => {
    expect([...files(siteOf([publication('a')])).keys()].filter((path) => !path.startsWith('opds/'))).toEqual(['robots.txt']);
  });
});

describe('for search engines', () => {
  it('the sitemap names index and pages, with translations of one another', () => {
    const site = siteOf([publication('note', { ownIdentifier: 'N 1' }), publication('note-fr', { ownIdentifier: 'N 1', language: 'fr' }), publication('other')], { baseUrl: BASE });
    expect(files(site).get('sitemap.xml')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>${BASE}/</loc>
    <lastmod>2020-02-28</lastmod>
  </url>
${['note', 'note-fr'].map((slug) => `  <url>
    <loc>${BASE}/${slug}/</loc>
    <lastmod>2020-02-28</lastmod>
    <xhtml:link rel="alternate" hreflang="en" href="${BASE}/note/"/>
    <xhtml:link rel="alternate" hreflang="fr" href="${BASE}/note-fr/"/>
  </url>
`).join('')}  <url>
    <loc>${BASE}/other/</loc>
    <lastmod>2020-02-28</lastmod>
  </url>
</urlset>
`);
  });

  it('the sitemap names shelves and their lists too', () => {
    const site = { ...siteOf([publication('note', { topics: ['Water & sky'], places: [], authors: [] })], { baseUrl: BASE }), entries: [entry('note')] };
    expect([...(files(site).get('sitemap.xml') ?? '').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address?.slice(BASE.length))).toEqual(['/', '/note/', '/topics/', '/topics/water-sky/', '/years/2020/']);
  });

  it('robots may read what is public, and nothing else', () => {
    const text = (isPublic: boolean, baseUrl: string | null) => files(siteOf([publication('a')], { isPublic, baseUrl })).get('robots.txt');
    expect(text(true, BASE)).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${BASE}/sitemap.xml\n`);
    expect(text(true, null)).toBe('User-agent: *\nAllow: /\n');
    expect(text(false, BASE)).toBe('User-agent: *\nDisallow: /\n');
  });
});
