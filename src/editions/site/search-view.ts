/**
 * The search page: a field, which a script brings to life where there is an index and a host, and the list of all titles, which is
 * all that the page holds without scripts.
 */

import { searchLanguage } from '../../language/search-language.js';
import type { Catalogue } from '../../language/catalogue.js';
import { languageName } from './feeds/shelves.js';
import { baseOf, frameOf } from './frame-view.js';
import type { SiteContent, SiteEntry } from './site.js';
import type { PageView } from './site-templates.js';
import { byDate } from './site-shelves.js';

export const SEARCH_FOLDER = 'search';

/** Counts that among them take every form of every language. */
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100, 1.5, 1_000_000];

export function searchView({ facts, entries, volumes }: SiteContent, catalogue: Catalogue): PageView {
  const base = baseOf(facts, SEARCH_FOLDER);
  const text = (key: string): string => catalogue.text(key);
  const hasSearch = facts.hasSearch === true && entries.length > 0;
  const title = hasSearch ? text('site.search') : text('search.titles');
  const all = [...entries, ...volumes].sort(byDate);
  const languages = languagesOf(all, facts.language);
  return {
    ...frameOf(facts, catalogue, base),
    title: `${title} – ${facts.title}`,
    description: null,
    isHidden: true,
    isIndex: false,
    section: 'search',
    skip: { id: 'title', label: text('site.skipContent') },
    alternates: [],
    ...(hasSearch ? { scripts: ['search'], usesWebAssembly: true } : {}),
    layout: 'site/search',
    content: {
      title,
      base,
      note: hasSearch ? text('search.noScripts') : null,
      search: hasSearch ? { button: text('site.search'), field: text('search.field'), language: text('shelf.language'), all: text('site.all'), facets: ['topic', 'place', 'year'].map((name) => ({ name, label: text(`shelf.${name}`) })) } : null,
      words: ['none', 'hint', 'elsewhere', 'more', 'failed', 'busy'].map((name) => ({ name, text: text(`search.${name}`) })),
      counts: countForms(catalogue),
      languages,
      hasLanguages: languages.length > 1,
      titlesLabel: text('search.titles'),
      years: byYear(all).map(({ year, inIt }) => ({ year, titles: inIt.map((entry) => titleView(entry, facts.language, base)) })),
    },
  };
}

/** “{count} results”, in each plural form of the language. */
function countForms(catalogue: Catalogue): readonly { readonly form: string; readonly text: string }[] {
  const rules = new Intl.PluralRules(catalogue.language);
  const forms = new Map(COUNTS.map((count) => [rules.select(count), catalogue.plural('search.results', count, { count: '{count}' })]));
  return [...forms].map(([form, words]) => ({ form, text: words }));
}

/** The site's own language first, by default; the others by their names. */
function languagesOf(entries: readonly SiteEntry[], siteLanguage: string): readonly { readonly id: string; readonly name: string }[] {
  const ids = [...new Set(entries.map(({ language }) => searchLanguage(language)))];
  const own = searchLanguage(siteLanguage);
  const { compare } = new Intl.Collator(siteLanguage);
  return ids.map((id) => ({ id, name: languageName(id) })).sort((a, b) => Number(b.id === own) - Number(a.id === own) || compare(a.name, b.name));
}

function byYear(entries: readonly SiteEntry[]): readonly { readonly year: string; readonly inIt: readonly SiteEntry[] }[] {
  const years = new Map<string, SiteEntry[]>();
  for (const entry of entries) {
    const year = /^\d{4}/.exec(entry.date)?.[0] ?? '';
    const inIt = years.get(year);
    if (inIt === undefined) years.set(year, [entry]);
    else inIt.push(entry);
  }
  return [...years].map(([year, inIt]) => ({ year, inIt }));
}

function titleView({ slug, title, language, direction }: SiteEntry, siteLanguage: string, base: string): Readonly<Record<string, unknown>> {
  return { href: `${base}${slug}/index.html`, title, ...(language === siteLanguage ? { language: null, direction: null } : { language, direction }) };
}
