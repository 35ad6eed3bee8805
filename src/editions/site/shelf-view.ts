/** The pages of a shelf, such as a topic: its publications, the latest first; and the page with all shelves of a kind. */

import type { Catalogue } from '../../language/catalogue.js';
import { formatNumber } from '../../language/numbers.js';
import { filterView, sharedWith } from './filters-view.js';
import { baseOf, frameOf } from './frame-view.js';
import { entryView } from './index-view.js';
import { type ListPage, listPages, pageFolder, pageOf, pagingView } from './paging.js';
import type { SiteContent, SiteEntry } from './site.js';
import type { ListedKind, SiteShelf, SiteShelves } from './site-shelves.js';
import type { PageView } from './site-templates.js';

export interface ShelfViewOptions {
  readonly content: SiteContent;
  readonly shelves: SiteShelves;
  /** Of `shelvesBySlug`. */
  readonly shelvesOf: ReadonlyMap<string, readonly SiteShelf[]>;
  readonly catalogueOf: (language: string) => Catalogue;
  /** Path of the file with all entries; null where every list is on one page. */
  readonly entriesPath: string | null;
}

/** By the folders that the pages stand in, from the site's root. */
export function shelfViews(shelf: SiteShelf, options: ShelfViewOptions): readonly (readonly [string, PageView])[] {
  const current = { shelf, shared: sharedWith(shelf, options.shelvesOf) };
  return listPages(shelf.entries).map((page) => [pageFolder(shelf.folder, page.number), shelfView(current, page, options)]);
}

function shelfView(current: { readonly shelf: SiteShelf; readonly shared: ReadonlyMap<SiteShelf, number> }, page: ListPage<SiteEntry>, { content: { facts }, shelves, shelvesOf, catalogueOf, entriesPath }: ShelfViewOptions): PageView {
  const { shelf } = current;
  const catalogue = catalogueOf(facts.language);
  const base = baseOf(facts, pageFolder(shelf.folder, page.number));
  const kind = catalogue.text(`shelf.${shelf.kind}`);
  const number = page.last === 1 ? null : pageOf(page, catalogue);
  const filters = filterView(shelves, { base, catalogue, current, entriesPath: page.last === 1 ? null : entriesPath });
  return {
    ...frameOf(facts, catalogue, base),
    title: [shelf.name, ...(number === null ? [] : [number]), facts.title].join(' – '),
    description: `${kind}: ${shelf.name}. ${catalogue.plural('site.count', shelf.entries.length)}.`,
    isHidden: false,
    isIndex: false,
    skip: { id: 'title', label: catalogue.text('site.skipContent') },
    alternates: feedsOf(shelf, base, facts.baseUrl, catalogue),
    scripts: filters === null ? [] : ['filter'],
    section: shelf.kind,
    layout: 'site/shelf',
    content: {
      kind,
      title: shelf.name,
      language: shelf.kind === 'language' ? shelf.id : null,
      count: catalogue.plural('site.count', shelf.entries.length),
      number,
      filterTitle: catalogue.text('site.filter'),
      listTitle: catalogue.text('site.briefings'),
      filters,
      entries: page.items.map((entry) => entryView(entry, { siteLanguage: facts.language, base, catalogue: catalogueOf(entry.language), shelves: shelvesOf.get(entry.slug) ?? [] })),
      paging: pagingView(page, { folder: shelf.folder, base, catalogue }),
      subscribe: subscription(shelf, base, facts.baseUrl, catalogue),
    },
  };
}

/** Topics and languages have news feeds, where the site knows its own address. */
function feedsOf({ kind, folder, name }: SiteShelf, base: string, baseUrl: string | null, catalogue: Catalogue): PageView['alternates'] {
  if (baseUrl === null || (kind !== 'topic' && kind !== 'language')) return [];
  const label = catalogue.text('feed.title', { title: name });
  return [{ type: 'application/atom+xml', href: `${base}${folder}/feed.xml`, label }, { type: 'application/feed+json', href: `${base}${folder}/feed.json`, label }];
}

function subscription(shelf: SiteShelf, base: string, baseUrl: string | null, catalogue: Catalogue): Readonly<Record<string, unknown>> | null {
  const [feed] = feedsOf(shelf, base, baseUrl, catalogue);
  return feed === undefined ? null : { ...feed, label: catalogue.text('feed.subscribe') };
}

/** All topics, places or authors, with how much stands on each shelf. */
export function shelvesView(kind: ListedKind, { content: { facts }, shelves, catalogueOf }: ShelfViewOptions): PageView {
  const catalogue = catalogueOf(facts.language);
  const base = baseOf(facts, `${kind}s`);
  const title = catalogue.text(`shelf.${kind}s`);
  return {
    ...frameOf(facts, catalogue, base),
    title: `${title} – ${facts.title}`,
    description: `${title} – ${facts.title}`,
    isHidden: false,
    isIndex: false,
    skip: { id: 'title', label: catalogue.text('site.skipContent') },
    alternates: [],
    section: kind,
    layout: 'site/shelves',
    content: {
      title,
      shelves: shelves[kind].map(({ folder, name, entries }) => ({ href: `${base}${folder}/index.html`, name, count: formatNumber(entries.length, 0, catalogue.language) })),
    },
  };
}
