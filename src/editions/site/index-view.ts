/** The index: the latest briefing large, with its sheaf; the others in a list of several pages, each in its own language. */

import { drawSheaf } from '../../figures/sheaf.js';
import { asOfLine } from '../../language/as-of.js';
import type { Catalogue } from '../../language/catalogue.js';
import { downloadsOf } from './downloads.js';
import { ATOM_TYPE } from './feeds/atom-feed.js';
import { feedLinks } from './feeds/site-feeds.js';
import { filterView } from './filters-view.js';
import { baseOf, frameOf } from './frame-view.js';
import { type ListPage, listPages, pageFolder, pageOf, pagingView } from './paging.js';
import type { SiteContent, SiteEntry } from './site.js';
import { type SiteShelf, type SiteShelves, byDate } from './site-shelves.js';
import type { PageView } from './site-templates.js';

export interface IndexOptions {
  readonly content: SiteContent;
  readonly shelves: SiteShelves;
  /** Of `shelvesBySlug`. */
  readonly shelvesOf: ReadonlyMap<string, readonly SiteShelf[]>;
  readonly catalogueOf: (language: string) => Catalogue;
  /** Path of the file with all entries; null where every list is on one page. */
  readonly entriesPath: string | null;
}

/** The index and its further pages, by the folders that they stand in, from the site's root. */
export function indexViews(options: IndexOptions): readonly (readonly [string, PageView])[] {
  const [latest = null, ...others] = [...options.content.entries].sort(byDate);
  return listPages(others).map((page) => [pageFolder('', page.number), indexView(latest, page, options)]);
}

function indexView(latest: SiteEntry | null, page: ListPage<SiteEntry>, { content, shelves, shelvesOf, catalogueOf, entriesPath }: IndexOptions): PageView {
  const { facts, volumes } = content;
  const catalogue = catalogueOf(facts.language);
  const isFirst = page.number === 1;
  const base = baseOf(facts, pageFolder('', page.number));
  const publisher = facts.publisher ?? facts.title;
  const text = (key: string): string => catalogue.text(key);
  const viewOf = (entry: SiteEntry): EntryView => entryView(entry, { siteLanguage: facts.language, base, catalogue: catalogueOf(entry.language), shelves: shelvesOf.get(entry.slug) ?? [] });
  const number = isFirst ? null : pageOf(page, catalogue);
  const filters = filterView(shelves, { base, catalogue, entriesPath: page.last === 1 ? null : entriesPath });
  return {
    ...frameOf(facts, catalogue, base),
    title: [facts.title, text('site.briefings'), ...(number === null ? [] : [number])].join(' – '),
    description: facts.description ?? catalogue.text('site.description', { publisher }),
    isHidden: false,
    isIndex: isFirst,
    skip: { id: 'briefings', label: text('site.skipContent') },
    alternates: isFirst ? feedLinks(content, catalogue).map(({ path, type, label }) => ({ href: `${base}${path}`, type, label })) : [],
    scripts: filters === null || page.items.length === 0 ? [] : ['filter'],
    section: 'index',
    layout: 'site/index',
    content: {
      title: facts.title,
      none: text('site.none'),
      latestLabel: text('site.latest'),
      othersTitle: text(isFirst ? 'site.others' : 'site.allBriefings'),
      number,
      isFirst,
      latest: latest === null || !isFirst ? null : { ...viewOf(latest), ...latestParts(latest, base, catalogueOf(latest.language)) },
      foundTitle: text('site.briefings'),
      filterTitle: text('site.filter'),
      filters,
      latestAgain: latest === null || page.last > 1 || filters === null ? null : viewOf(latest),
      others: page.items.map(viewOf),
      paging: pagingView(page, { folder: '', base, catalogue }),
      volumesTitle: text('site.volumes'),
      volumes: isFirst ? [...volumes].sort(byDate).map(viewOf) : [],
      subscribe: isFirst ? subscriptions(content, base, catalogue) : null,
    },
  };
}

/** Ways to be told of what is new: one link for a kind of program, to the format that most of them read; null where there is none. */
function subscriptions(content: SiteContent, base: string, catalogue: Catalogue): Readonly<Record<string, unknown>> | null {
  const offered = feedLinks(content, catalogue);
  const catalogueLink = offered.find(({ type }) => type.includes('opds-catalog'));
  const newsLink = offered.find(({ type }) => type === ATOM_TYPE);
  const links = [
    ...(catalogueLink === undefined ? [] : [{ href: `${base}${catalogueLink.path}`, type: catalogueLink.type, label: catalogue.text('catalogue.subscribe') }]),
    ...(newsLink === undefined ? [] : [{ href: `${base}${newsLink.path}`, type: newsLink.type, label: catalogue.text('feed.subscribe') }]),
  ];
  return links.length === 0 ? null : { title: catalogue.text('site.subscribe'), links };
}

export type EntryView = Readonly<Record<string, unknown>>;

export interface EntryViewOptions {
  readonly siteLanguage: string;
  /** Of `baseOf`. */
  readonly base: string;
  /** Of the entry's language. */
  readonly catalogue: Catalogue;
  /** That it stands on; their topics are shown. */
  readonly shelves?: readonly SiteShelf[];
}

/** More topics than these crowd a list. */
const TOPICS_SHOWN = 3;

export function entryView(entry: SiteEntry, { siteLanguage, base, catalogue, shelves = [] }: EntryViewOptions): EntryView {
  const isForeign = entry.language !== siteLanguage;
  return {
    href: `${base}${entry.slug}/index.html`,
    title: entry.title,
    deck: entry.subtitle,
    language: isForeign ? entry.language : null,
    direction: isForeign ? entry.direction : null,
    series: entry.series,
    corrected: entry.isCorrected === true ? catalogue.text('entry.corrected') : null,
    // Of one that says up to when its facts hold, that is what a reader wants to know; of others the date.
    time: entry.asOf === null ? entry.dateShown : asOfLine(catalogue, entry.asOf),
    inLanguage: isForeign ? languageName(entry.language, catalogue) : null,
    // On a public site all is clear; a site for some readers says so of each briefing.
    mark: entry.marking === 'TLP:CLEAR' ? null : entry.marking,
    topics: shelves.filter(({ kind }) => kind === 'topic').slice(0, TOPICS_SHOWN).map(({ folder, name }) => ({ href: `${base}${folder}/index.html`, name })),
    comma: /^(?:ar|fa|ps|sd|ug|ur)(?:-|$)/.test(entry.language) ? '، ' : ', ',
    filters: shelves.map(({ kind, id }) => `${kind}:${id}`).join(' '),
  };
}

function latestParts(entry: SiteEntry, base: string, catalogue: Catalogue): EntryView {
  return {
    read: catalogue.text('site.read'),
    downloads: downloadsOf(entry, catalogue, base),
    sheaf: entry.claims.length === 0 ? null : { markup: drawSheaf(entry.claims, { format: 'hero', direction: catalogue.direction }) },
  };
}

/** “en français”, “in English”: in that language itself, for those who read it. */
function languageName(language: string, catalogue: Catalogue): string | null {
  const base = language.split('-')[0] ?? language;
  if (catalogue.wordsLanguage !== base && catalogue.wordsLanguage !== language) return null;
  try {
    const name = new Intl.DisplayNames(language, { type: 'language' }).of(base);
    return name === undefined || name === base ? null : catalogue.text('language.of', { language: name });
  } catch {
    return null;
  }
}
