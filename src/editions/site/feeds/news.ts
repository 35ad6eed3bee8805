/**
 * What the news feeds tell, before either format: each publication, and each notice of a correction as news of its own.
 *
 * In: the site's content. Out: plain data with absolute addresses, which feeds need: readers keep entries far from here.
 */

import { nameBasedUuid } from '../../../compose/name-based-uuid.js';
import type { Catalogue } from '../../../language/catalogue.js';
import type { SiteContent, SiteFacts } from '../site.js';
import { entryId } from './library.js';
import { type Publication, byUpdate, editionsOf } from './publication.js';
import { languageShelves, topicShelves, topicsOf } from './shelves.js';

export interface NewsFeed {
  /** Folder of its files, from the site's root: empty, or `topics/refugies/`. */
  readonly folder: string;
  readonly title: string;
  readonly language: string;
  readonly facts: SiteFacts;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Of the page that shows the same. */
  readonly home: string;
  /** What was changed last comes first. */
  readonly items: readonly NewsItem[];
}

export interface NewsItem {
  readonly id: string;
  /** Of the page, or of the notice on it. */
  readonly url: string;
  readonly title: string;
  /** Plain text. */
  readonly text: string;
  readonly language: string;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly rights: string | null;
  readonly published: string;
  readonly updated: string;
  readonly image: string | null;
  readonly enclosures: readonly { readonly url: string; readonly type: string; readonly bytes: number }[];
}

/** Feeds hold the latest; all there is stands in the catalogue and the sitemap. */
const LONGEST = 50;

/** Of the whole site, of each topic, of each language where there are several. */
export function newsFeeds(content: SiteContent, baseUrl: string, catalogueOf: (language: string) => Catalogue): readonly NewsFeed[] {
  const { facts, publications } = content;
  const languages = languageShelves(publications, facts.language);
  const feed = (folder: string, name: string | null, language: string, inIt: readonly Publication[]): NewsFeed => ({
    folder,
    title: name === null ? facts.title : `${facts.title} – ${name}`,
    language,
    facts,
    baseUrl,
    home: `${baseUrl}/`,
    items: newest(inIt.flatMap((publication) => itemsOf(publication, baseUrl, catalogueOf(publication.language)))),
  });
  return [
    feed('', null, facts.language, publications),
    ...topicShelves(publications, facts.language).map(({ id, name, publications: inIt }) => feed(`topics/${id}/`, name, facts.language, inIt)),
    ...(languages.length < 2 ? [] : languages.map(({ id, name, publications: inIt }) => feed(`languages/${id}/`, name, inIt[0]?.language ?? facts.language, inIt))),
  ];
}

function newest(items: readonly (NewsItem & { readonly order: Publication })[]): readonly NewsItem[] {
  return [...items].sort((a, b) => byUpdate(a.order, b.order)).slice(0, LONGEST);
}

/** A correction comes before what it corrects. */
function itemsOf(publication: Publication, baseUrl: string, catalogue: Catalogue): readonly (NewsItem & { readonly order: Publication })[] {
  const { correction, title, folder } = publication;
  const { epub, pdf, cover } = editionsOf(publication);
  const url = `${baseUrl}/${folder}/`;
  const enclose = (edition: { readonly path: string; readonly bytes: number } | null, type: string): NewsItem['enclosures'] => (edition === null ? [] : [{ url: `${baseUrl}/${edition.path}`, type, bytes: edition.bytes }]);
  const item = {
    id: entryId(publication),
    url,
    title,
    text: publication.description ?? publication.subtitle ?? title,
    language: publication.language,
    authors: publication.authors,
    topics: [...topicsOf(publication).values()],
    rights: publication.rights,
    published: publication.published,
    updated: publication.updated,
    image: cover === null ? null : `${baseUrl}/${cover.path}`,
    enclosures: [...enclose(pdf, 'application/pdf'), ...enclose(epub, 'application/epub+zip')],
    order: publication,
  };
  if (correction === null) return [item];
  const notice = { ...item, id: nameBasedUuid(`sheaf:correction:${entryId(publication)}:${correction}`), title: catalogue.text('feed.correction', { title }), text: correction, published: publication.updated, image: null, enclosures: [] };
  return [notice, item];
}
