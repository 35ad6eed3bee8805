/**
 * The news feeds of a built site, read back by two parsers that are not ours: feedsmith and feedparser find the same entries in
 * Atom, and feedsmith the same in JSON Feed; what a feed says of itself and of its entries holds. The sitemap names every page.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { parseDocument } from 'htmlparser2';

import { filesIn } from './editions.mjs';
import { outcome } from './outcome.mjs';

/**
 * @param {string} folder an output folder
 * @param {string} name what to call it
 * @param {{ baseUrl?: string | null }} [options] where the site says it stands; without, it has no feeds
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each pair of feeds, one for the sitemap
 */
export async function checkFeeds(folder, name, { baseUrl = null } = {}) {
  const files = filesIn(folder);
  const feeds = files.filter((file) => /(?:^|\/)feed\.xml$/.test(file));
  if (baseUrl === null) return feeds.length === 0 ? [] : [outcome('feeds', name, ['a site without an address has feeds'])];
  const { parseAtomFeed, parseJsonFeed } = await import('feedsmith');
  const outcomes = [];
  for (const path of feeds) {
    const text = readFileSync(join(folder, path), 'utf8');
    const json = parseJsonFeed(readFileSync(join(folder, path.replace(/\.xml$/, '.json')), 'utf8'));
    outcomes.push(outcome('feeds, feedsmith and feedparser', `${name}/${path}`, feedFaults({ address: `${baseUrl}/${path}`, atom: parseAtomFeed(text), json, other: await readWithFeedparser(text) })));
  }
  if (feeds.length === 0) outcomes.push(outcome('feeds, feedsmith and feedparser', name, ['there is no feed']));
  return [...outcomes, outcome('sitemap', name, sitemapFaults(folder, files, baseUrl))];
}

async function readWithFeedparser(text) {
  const { default: FeedParser } = await import('feedparser');
  const parser = new FeedParser({ addmeta: false });
  const items = [];
  await new Promise((resolve, reject) => {
    parser.on('error', reject).on('end', resolve).on('readable', () => {
      for (let item = parser.read(); item !== null; item = parser.read()) items.push(item);
    });
    Readable.from([text]).pipe(parser);
  });
  return { meta: parser.meta, items };
}

function feedFaults({ address, atom, json, other: { meta, items } }) {
  const entries = atom.entries ?? [];
  // feedparser takes what looks like markup out of titles, also where the feed says that they are text.
  const bare = (title) => title?.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim();
  const same = (what, one, two) => (JSON.stringify(one) === JSON.stringify(two) ? [] : [`${what} differ: ${JSON.stringify(one).slice(0, 300)} and ${JSON.stringify(two).slice(0, 300)}`]);
  const linkOf = ({ links }) => links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
  const moments = entries.map(({ updated }) => Date.parse(updated));
  return [
    ...same('addresses of the feed', [atom.links?.find(({ rel }) => rel === 'self')?.href, meta.xmlurl, json.feed_url?.replace(/\.json$/, '.xml')], [address, address, address]),
    ...same('titles of the feed', [bare(atom.title?.value), json.title], [bare(meta.title), atom.title?.value]),
    ...same('titles of the entries in Atom', entries.map(({ title }) => bare(title?.value)), items.map(({ title }) => bare(title))),
    ...same('identifiers of the entries in Atom', entries.map(({ id }) => id), items.map(({ guid }) => guid)),
    ...same('addresses of the entries in Atom', entries.map(linkOf), items.map(({ link }) => link)),
    ...same('enclosures of the entries in Atom', entries.map(({ links }) => (links ?? []).filter(({ rel }) => rel === 'enclosure').map(({ href }) => href)), items.map(({ enclosures }) => enclosures.map(({ url }) => url))),
    ...same('entries of Atom and JSON', entries.map((entry) => [entry.id, entry.title?.value, linkOf(entry), entry.updated]), (json.items ?? []).map(({ id, title, url, date_modified: modified }) => [id, title, url, modified])),
    ...(new Set(entries.map(({ id }) => id)).size === entries.length ? [] : ['two entries share an identifier']),
    ...(moments.every((moment, index) => Number.isFinite(moment) && (index === 0 || moment <= moments[index - 1])) ? [] : ['the entries are not the latest first']),
    ...(entries.length > 0 ? [] : ['there is no entry']),
    ...(entries.some(({ title }) => (title?.value ?? '') === '') ? ['an entry has no title'] : []),
  ];
}

/** Each page that may be found stands in the sitemap once, with its translations, and they with it. */
function sitemapFaults(folder, files, baseUrl) {
  if (!files.includes('sitemap.xml')) return ['there is no sitemap'];
  const urls = new Map();
  const elementsOf = (node) => (node.children ?? []).filter(({ type }) => type === 'tag');
  const [set] = elementsOf(parseDocument(readFileSync(join(folder, 'sitemap.xml'), 'utf8'), { xmlMode: true }));
  const findings = [];
  for (const url of elementsOf(set)) {
    const address = elementsOf(url).find(({ name }) => name === 'loc')?.children[0]?.data ?? '';
    if (urls.has(address)) findings.push(`stands twice: ${address}`);
    urls.set(address, elementsOf(url).filter(({ name }) => name === 'xhtml:link').map(({ attribs }) => attribs.href));
  }
  for (const [address, translations] of urls) {
    if (translations.length > 0 && !translations.includes(address)) findings.push(`is not among its own translations: ${address}`);
    for (const one of translations) if (!urls.get(one)?.includes(address)) findings.push(`${one} does not name its translation ${address}`);
  }
  // Further pages of a list are found from its first.
  for (const file of files.filter((one) => one.endsWith('.html') && !/(?:^|\/)page\/\d+\//.test(one))) {
    const isHidden = /<meta name="robots" content="noindex/.test(readFileSync(join(folder, file), 'utf8'));
    const address = `${baseUrl}/${file.replace(/index\.html$/, '')}`;
    if (isHidden === urls.has(address)) findings.push(isHidden ? `names a page that is not to be found: ${address}` : `does not name ${address}`);
  }
  return findings;
}
