/**
 * All that the site offers to programs: catalogues for e-readers, news feeds, the sitemap.
 *
 * In: the site's content. Out: files, and how pages link to them. The same content gives the same bytes.
 */

import type { Catalogue } from '../../../language/catalogue.js';
import type { SiteFile } from '../build-site.js';
import type { SiteContent } from '../site.js';
import { ATOM_FILE, ATOM_TYPE, atomFeed } from './atom-feed.js';
import { JSON_FEED_FILE, JSON_FEED_TYPE, jsonFeed } from './json-feed.js';
import { ROOT, libraryOf } from './library.js';
import { newsFeeds } from './news.js';
import { opdsAtomFiles } from './opds-atom.js';
import { opdsJsonFiles } from './opds-json.js';
import { booksOf } from './publication.js';
import { robots, sitemap } from './sitemap.js';

/** A link in the head of a page. */
export interface FeedLink {
  /** From the site's root. */
  readonly path: string;
  readonly type: string;
  readonly label: string;
}

export function siteFeeds(content: SiteContent, catalogueOf: (language: string) => Catalogue): readonly SiteFile[] {
  const { facts: { baseUrl, language } } = content;
  const library = libraryOf(content, catalogueOf(language));
  const catalogues = library === null ? [] : [...opdsAtomFiles(library), ...opdsJsonFiles(library)];
  const news = baseUrl === null ? [] : newsFeeds(content, baseUrl, catalogueOf).flatMap((feed) => [atomFeed(feed), jsonFeed(feed)]);
  return [...catalogues, ...news, ...(baseUrl === null ? [] : [sitemap(content, baseUrl)]), robots(content, baseUrl)];
}

/** What the index offers to programs, the catalogue first. */
export function feedLinks({ facts, publications }: SiteContent, words: Catalogue): readonly FeedLink[] {
  const news = facts.baseUrl === null ? [] : [
    { path: ATOM_FILE, type: ATOM_TYPE, label: words.text('feed.title', { title: facts.title }) },
    { path: JSON_FEED_FILE, type: JSON_FEED_TYPE, label: words.text('feed.title', { title: facts.title }) },
  ];
  return [...catalogueLinks(publications, words), ...news];
}

/** OPDS 1.2, section 7: links from pages name the profile, and no kind. */
function catalogueLinks(publications: SiteContent['publications'], words: Catalogue): readonly FeedLink[] {
  if (booksOf(publications).length === 0) return [];
  const label = words.text('catalogue.title');
  return [{ path: `opds/${ROOT}.xml`, type: 'application/atom+xml;profile=opds-catalog', label }, { path: `opds/${ROOT}.json`, type: 'application/opds+json', label }];
}
