/** Writes a news feed as Atom (RFC 4287). */

import type { SiteFile } from '../build-site.js';
import type { Tombstone } from './departures.js';
import { feedId } from './library.js';
import type { NewsFeed, NewsItem } from './news.js';
import { type XmlElement, element, textElement, writeXml } from './xml.js';

export const ATOM_FILE = 'feed.xml';
export const ATOM_TYPE = 'application/atom+xml';

export function atomFeed(feed: NewsFeed): SiteFile {
  const { folder, facts, baseUrl, home, title, language, items, tombstones } = feed;
  const path = `${folder}${ATOM_FILE}`;
  const root = element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:at': tombstones.length === 0 ? null : 'http://purl.org/atompub/tombstones/1.0', 'xml:lang': language }, [
    element('id', {}, [feedId(facts, path)]),
    element('title', {}, [title]),
    ...(folder === '' ? textElement('subtitle', facts.description) : []),
    element('updated', {}, [items.reduce((latest, { updated }) => (updated > latest ? updated : latest), '1980-01-01T00:00:00Z')]),
    element('author', {}, [element('name', {}, [facts.publisher ?? facts.title])]),
    element('link', { rel: 'self', href: `${baseUrl}/${path}`, type: ATOM_TYPE }),
    element('link', { rel: 'alternate', href: home, type: 'text/html' }),
    ...tombstones.map((tombstone) => deletedEntry(tombstone, language)),
    ...items.map((item) => entry(item, language)),
  ]);
  return { path, text: writeXml(root) };
}

/** RFC 6721: what a reader holds of an entry that is gone is to go too. */
function deletedEntry({ id, when, comment, language }: Tombstone, feedLanguage: string): XmlElement {
  return element('at:deleted-entry', { ref: id, when }, [element('at:comment', { 'xml:lang': language === feedLanguage ? null : language }, [comment])]);
}

function entry({ id, url, title, text, language, authors, topics, rights, published, updated, enclosures }: NewsItem, feedLanguage: string): XmlElement {
  return element('entry', { 'xml:lang': language === feedLanguage ? null : language }, [
    element('id', {}, [id]),
    element('title', {}, [title]),
    element('published', {}, [published]),
    element('updated', {}, [updated]),
    ...authors.map((name) => element('author', {}, [element('name', {}, [name])])),
    element('link', { rel: 'alternate', href: url, type: 'text/html', hreflang: language }),
    ...enclosures.map(({ url: href, type, bytes }) => element('link', { rel: 'enclosure', href, type, length: bytes })),
    ...topics.map((term) => element('category', { term })),
    ...textElement('rights', rights),
    element('summary', { type: 'text' }, [text]),
  ]);
}
