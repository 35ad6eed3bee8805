/** The index: the latest briefing large, with its sheaf; the others in a list, each in its own language. */

import { drawSheaf } from '../../figures/sheaf.js';
import { asOfLine } from '../../language/as-of.js';
import type { Catalogue } from '../../language/catalogue.js';
import { downloadsOf } from './downloads.js';
import { ATOM_TYPE } from './feeds/atom-feed.js';
import { feedLinks } from './feeds/site-feeds.js';
import { baseOf, frameOf } from './frame-view.js';
import type { SiteContent, SiteEntry } from './site.js';
import type { PageView } from './site-templates.js';

export function indexView(content: SiteContent, catalogueOf: (language: string) => Catalogue): PageView {
  const { facts, entries, volumes } = content;
  const catalogue = catalogueOf(facts.language);
  const base = baseOf(facts, '');
  const [latest, ...others] = [...entries].sort(byDate);
  const publisher = facts.publisher ?? facts.title;
  const text = (key: string): string => catalogue.text(key);
  return {
    ...frameOf(facts, catalogue, base),
    title: `${facts.title} – ${text('site.briefings')}`,
    description: facts.description ?? catalogue.text('site.description', { publisher }),
    isHidden: false,
    isIndex: true,
    skip: { id: 'briefings', label: text('site.skipContent') },
    alternates: feedLinks(content, catalogue).map(({ path, type, label }) => ({ href: `${base}${path}`, type, label })),
    layout: 'site/index',
    content: {
      title: facts.title,
      none: text('site.none'),
      latestLabel: text('site.latest'),
      othersTitle: text('site.others'),
      latest: latest === undefined ? null : latestEntry(latest, facts.language, catalogueOf(latest.language)),
      others: others.map((entry) => entryView(entry, facts.language, catalogueOf(entry.language))),
      volumesTitle: text('site.volumes'),
      volumes: [...volumes].sort(byDate).map((volume) => entryView(volume, facts.language, catalogueOf(volume.language))),
      subscribe: subscriptions(content, catalogue),
    },
  };
}

/** Ways to be told of what is new: one link for a kind of program, to the format that most of them read; null where there is none. */
function subscriptions(content: SiteContent, catalogue: Catalogue): Readonly<Record<string, unknown>> | null {
  const offered = feedLinks(content, catalogue);
  const catalogueLink = offered.find(({ type }) => type.includes('opds-catalog'));
  const newsLink = offered.find(({ type }) => type === ATOM_TYPE);
  const links = [
    ...(catalogueLink === undefined ? [] : [{ href: catalogueLink.path, type: catalogueLink.type, label: catalogue.text('catalogue.subscribe') }]),
    ...(newsLink === undefined ? [] : [{ href: newsLink.path, type: newsLink.type, label: catalogue.text('feed.subscribe') }]),
  ];
  return links.length === 0 ? null : { title: catalogue.text('site.subscribe'), links };
}

/** The latest first; of one day by title, so that the order is always the same. */
function byDate(a: SiteEntry, b: SiteEntry): number {
  if (a.date !== b.date) return a.date > b.date ? -1 : 1;
  if (a.title !== b.title) return a.title < b.title ? -1 : 1;
  return a.slug < b.slug ? -1 : 1;
}

export function entryView(entry: SiteEntry, siteLanguage: string, catalogue: Catalogue): Readonly<Record<string, unknown>> {
  const isForeign = entry.language !== siteLanguage;
  return {
    href: `${entry.slug}/index.html`,
    title: entry.title,
    deck: entry.subtitle,
    language: isForeign ? entry.language : null,
    direction: isForeign ? entry.direction : null,
    series: entry.series,
    // Of one that says up to when its facts hold, that is what a reader wants to know; of others the date.
    time: entry.asOf === null ? entry.dateShown : asOfLine(catalogue, entry.asOf),
    inLanguage: isForeign ? languageName(entry.language, catalogue) : null,
    // On a public site all is clear; a site for some readers says so of each briefing.
    mark: entry.marking === 'TLP:CLEAR' ? null : entry.marking,
  };
}

function latestEntry(entry: SiteEntry, siteLanguage: string, catalogue: Catalogue): Readonly<Record<string, unknown>> {
  return {
    ...entryView(entry, siteLanguage, catalogue),
    read: catalogue.text('site.read'),
    downloads: downloadsOf(entry, catalogue, ''),
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
