/** Writes a news feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */

import type { SiteFile } from '../build-site.js';
import type { NewsFeed, NewsItem } from './news.js';

export const JSON_FEED_FILE = 'feed.json';
export const JSON_FEED_TYPE = 'application/feed+json';

export function jsonFeed(feed: NewsFeed): SiteFile {
  const { folder, facts, baseUrl, home, title, language, items } = feed;
  const path = `${folder}${JSON_FEED_FILE}`;
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: `${baseUrl}/${path}`,
    description: folder === '' ? facts.description ?? undefined : undefined,
    language,
    authors: [{ name: facts.publisher ?? facts.title }],
    items: items.map(itemOf),
  };
  return { path, text: `${JSON.stringify(json, null, 1)}\n` };
}

function itemOf({ id, url, title, text, language, authors, topics, published, updated, image, enclosures }: NewsItem): object {
  return {
    id,
    url,
    title,
    content_text: text,
    language,
    date_published: published,
    date_modified: updated,
    image: image ?? undefined,
    authors: authors.length === 0 ? undefined : authors.map((name) => ({ name })),
    tags: topics.length === 0 ? undefined : topics,
    attachments: enclosures.length === 0 ? undefined : enclosures.map((enclosure) => ({ url: enclosure.url, mime_type: enclosure.type, size_in_bytes: enclosure.bytes })),
  };
}
