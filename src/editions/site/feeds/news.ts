/**
 * What the news feeds tell, before either format: each publication, and each notice of a correction as news of its own.
 *
 * In: the site's content. Out: plain data with absolute addresses, which feeds need: readers keep entries far from here.
 */

import { nameBasedUuid } from '../../../compose/name-based-uuid.js';
import type { Catalogue } from '../../../language/catalogue.js';
import type { SiteContent, SiteFacts } from '../site.js';
import { type Departure, type Tombstone, departureOf } from './departures.js';
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
  /** Entries that are gone. */
  readonly tombstones: readonly Tombstone[];
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
  // An address that holds a publication again tells of that alone.
  const departures = content.notices.filter(({ slug }) => !publications.some(({ folder }) => folder === slug)).flatMap((notice) => departureOf(notice, baseUrl, catalogueOf(notice.language)));
  const alive = new Set(publications.map(entryId));
  const languages = languageShelves(publications, facts.language);
  const feed = (folder: string, name: string | null, language: string, inIt: readonly Publication[], gone: readonly Departure[]): NewsFeed => ({
    folder,
    title: name === null ? facts.title : `${facts.title} – ${name}`,
    language,
    facts,
    baseUrl,
    home: `${baseUrl}/`,
    items: newest(inIt.flatMap((publication) => itemsOf(publication, baseUrl, catalogueOf(publication.language))), gone.map(({ item }) => item)),
    // A successor may have taken over the identifier of what it replaces.
    tombstones: gone.flatMap(({ tombstone }) => (tombstone === null || alive.has(tombstone.id) ? [] : [tombstone])),
  });
  return [
    feed('', null, facts.language, publications, departures),
    ...topicShelves(publications, facts.language).map(({ id, name, publications: inIt }) => feed(`topics/${id}/`, name, facts.language, inIt, departures.filter(({ departed }) => isAbout(departed.topics, inIt, name)))),
    ...(languages.length < 2 ? [] : languages.map(({ id, name, publications: inIt }) => feed(`languages/${id}/`, name, inIt[0]?.language ?? facts.language, inIt, departures.filter(({ language }) => language === inIt[0]?.language)))),
  ];
}

/** Of a topic that other publications still have: what has left took its own topics along. */
function isAbout(topics: readonly string[], inIt: readonly Publication[], name: string): boolean {
  const keys = [...topicsOf({ topics: [name] }).keys()];
  return inIt.length > 0 && [...topicsOf({ topics }).keys()].some((key) => keys.includes(key));
}

function newest(items: readonly (NewsItem & { readonly order: Publication })[], notices: readonly NewsItem[]): readonly NewsItem[] {
  const sorted: NewsItem[] = [...items].sort((a, b) => byUpdate(a.order, b.order));
  for (const notice of [...notices].sort((a, b) => (a.updated < b.updated ? -1 : a.updated > b.updated ? 1 : a.id < b.id ? -1 : 1))) {
    const at = sorted.findIndex(({ updated }) => updated <= notice.updated);
    sorted.splice(at === -1 ? sorted.length : at, 0, notice);
  }
  return sorted.slice(0, LONGEST);
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
