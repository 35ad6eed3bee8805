/**
 * The site as virtual templates for Eleventy: index, a page for each briefing, notices.
 *
 * Shared by the site edition and the plugin. A template's data are plain text and markup that Sheaf has made; its
 * `render` gives them to the Handlebars layouts, so that no engine of Eleventy's ever reads an author's braces.
 */

import { posix } from 'node:path';

import type { JavaScriptTemplate } from '@11ty/eleventy';

import { markStandIns } from '../../compose/mark-stand-ins.js';
import { missingSystemFile } from '../../diagnostics/catalogue/cli.js';
import { type Diagnostic, type Outcome, hasErrors } from '../../diagnostics/index.js';
import { parseHtml } from '../../html/parse.js';
import { serialiseHtml } from '../../html/serialise.js';
import type { Catalogue } from '../../language/catalogue.js';
import { type Templates, trustedHtml } from '../../templates/index.js';
import { briefingView } from './briefing-view.js';
import { contentPolicy } from './content-policy.js';
import { entriesFile } from './entries-file.js';
import { errorView } from './error-view.js';
import { type EntryView, indexViews } from './index-view.js';
import { navigationOf } from './navigation.js';
import { noticeView } from './notice-view.js';
import { translations } from './related.js';
import { listMeta } from './list-meta.js';
import { type PageMeta, pageMeta, scriptJson } from './page-meta.js';
import { SEARCH_FOLDER, searchView } from './search-view.js';
import { shelfViews, shelvesView } from './shelf-view.js';
import { LISTED_KINDS, SHELF_KINDS, type ShelfKind, type SiteShelves, shelvesBySlug, siteShelves } from './site-shelves.js';
import { volumeView } from './volume-view.js';
import type { SiteAssets, SiteContent, SiteLogo } from './site.js';

/** What turns content into pages. */
export interface SiteDressing {
  readonly templates: Templates;
  /** The catalogue of a language; missing words have been reported by whoever made it. */
  readonly catalogueOf: (language: string) => Catalogue;
  /** What the pages load. */
  readonly assets: SiteAssets;
  /** Of a site among other pages: its folder, from the output's root. Left out where the site is all there is, and has an error page. */
  readonly folder?: string;
}

/** A page before its layout: strings only, so that it passes through Eleventy's data unharmed. */
export interface PageView {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Of the browser's tab. */
  readonly title: string;
  readonly description: string | null;
  /** Search engines are asked to pass the page over. */
  readonly isHidden: boolean;
  /** Of `baseOf`: the way from the page to the site's root, such as `../`, or the site's prefix. */
  readonly base: string;
  readonly siteTitle: string;
  /** In the place of the site's name; `name` is that name where the logo's words are others. */
  readonly logo: (SiteLogo & { readonly name: string | null }) | null;
  readonly isIndex: boolean;
  /** The part of the site that it belongs to, as the head shows it; none of them where left out. */
  readonly section?: 'index' | 'search' | ShelfKind;
  /** Address of the search page; null where the site has no full-text search. */
  readonly search: string | null;
  /** The id that the skip link leads to, and its words. */
  readonly skip: { readonly id: string; readonly label: string };
  readonly words: { readonly navigation: string; readonly briefings: string; readonly footer: string; readonly all: string };
  /** What its head tells machines besides; left out where the page is no publication's. */
  readonly meta?: PageMeta | null;
  readonly alternates: readonly { readonly type: string; readonly href: string; readonly label: string; readonly language?: string }[];
  /** Names of the scripts that it loads: `filter` is `templates/scripts/filter.js`. */
  readonly scripts?: readonly string[];
  /** It compiles WebAssembly, as full-text search does. */
  readonly usesWebAssembly?: boolean;
  /** Template of the page's content, and its values. */
  readonly layout: 'site/index' | 'site/shelf' | 'site/shelves' | 'site/briefing' | 'site/notice' | 'site/error' | 'site/search' | 'collection/page';
  readonly content: Readonly<Record<string, unknown>>;
}

const VIEW = 'sheaf';

/**
 * Virtual templates by input path.
 *
 * @param report takes what the layouts have to say when they are carried out
 */
export function siteTemplates(content: SiteContent, dressing: SiteDressing, report: (diagnostics: readonly Diagnostic[]) => void): ReadonlyMap<string, JavaScriptTemplate> {
  const { catalogueOf } = dressing;
  const volumes = new Map(content.volumes.map((volume) => [volume.slug, volume]));
  const publications = new Map(content.publications.map((publication) => [publication.folder, publication]));
  const views = new Map<string, PageView>();
  const shelves = siteShelves(content);
  const shelvesOf = shelvesBySlug(shelves);
  const all = entriesFile({ content, shelves, shelvesOf, catalogueOf, render: (entry) => renderEntry(entry, dressing, report) });
  const lists = { content, shelves, shelvesOf, catalogueOf, entriesPath: all?.path ?? null };
  const neighbours = { shelvesOf: lists.shelvesOf, translationsOf: translations(content.publications) };
  for (const [folder, view] of indexViews(lists)) views.set(posix.join(folder, 'index'), view);
  for (const shelf of SHELF_KINDS.flatMap((kind) => shelves[kind])) for (const [folder, view] of shelfViews(shelf, lists)) views.set(`${folder}/index`, view);
  for (const kind of LISTED_KINDS) if (shelves[kind].length > 0) views.set(`${kind}s/index`, shelvesView(kind, lists));
  for (const page of content.pages) {
    const volume = volumes.get(page.entry.slug);
    const view = volume === undefined ? briefingView(page, { content, neighbours, catalogueOf }) : volumeView({ page, volume, content, catalogueOf });
    const publication = publications.get(page.entry.slug);
    const members = (volume?.briefings ?? []).flatMap((slug) => publications.get(slug) ?? []);
    views.set(`${page.entry.slug}/index`, publication === undefined ? view : { ...view, meta: pageMeta({ publication, facts: content.facts, description: view.description, page, members, translations: neighbours.translationsOf.get(page.entry.slug) ?? [] }) });
  }
  for (const notice of content.notices) views.set(`${notice.slug}/index`, noticeView(content.facts, catalogueOf(notice.language), notice));
  if (dressing.folder === undefined) {
    views.set(`${SEARCH_FOLDER}/index`, searchView(content, catalogueOf(content.facts.language)));
    views.set('404', errorView(content.facts, catalogueOf(content.facts.language)));
  }
  const folder = dressing.folder === undefined || dressing.folder === '' ? '' : `${dressing.folder}/`;
  for (const [path, view] of views) if (view.meta === undefined && !view.isHidden) views.set(path, { ...view, meta: listMeta({ ...view, facts: content.facts, folder: path.replace(/index$/, '') }) });
  const templates = new Map([...views].map(([path, view]) => [`${folder}${path}.11ty.js`, pageTemplate(`${folder}${path}`, view, { dressing, shelves, report })]));
  if (all !== null) templates.set(`${folder}${all.path}.11ty.js`, { data: () => ({ permalink: `${folder}${all.path}` }), render: () => all.text });
  return templates;
}

interface PageSurroundings {
  readonly dressing: SiteDressing;
  readonly shelves: SiteShelves;
  readonly report: (diagnostics: readonly Diagnostic[]) => void;
}

function pageTemplate(path: string, view: PageView, surroundings: PageSurroundings): JavaScriptTemplate {
  return {
    data: () => ({ permalink: `${path}.html`, [VIEW]: view }),
    // Eleventy hands back what `data` gave, which is a PageView.
    render: (data) => renderPage(data[VIEW] as PageView, surroundings),
  };
}

function renderEntry(entry: EntryView, { templates }: SiteDressing, report: PageSurroundings['report']): string {
  const { value, diagnostics } = templates.render('site/entry', entry, { translate: () => null });
  report(diagnostics);
  return value;
}

function renderPage(view: PageView, { dressing: { templates, catalogueOf, assets }, shelves, report }: PageSurroundings): string {
  const catalogue = catalogueOf(view.language);
  const scope = { translate: (key: string, values: Readonly<Record<string, string>>) => (catalogue.has(key) ? catalogue.text(key, values) : null) };
  const content = templates.render(view.layout, withMarkup(view.content), scope);
  const loaded = assetsOf(view, assets, content.value);
  report(loaded.diagnostics);
  const page = hasErrors(content.diagnostics)
    ? content
    : templates.render('site/page', { ...view, alternates: view.alternates.map((alternate) => ({ language: null, ...alternate })), meta: view.meta ?? null, jsonLd: view.meta == null ? null : trustedHtml(scriptJson(view.meta.jsonLd)), ...loaded.value, navigation: navigationOf(view, shelves, catalogue), policy: trustedHtml(contentPolicy(view)), content: trustedHtml(content.value) }, scope);
  report([...content.diagnostics, ...(page === content ? [] : page.diagnostics)]);
  return catalogue.standIns.length === 0 ? page.value : withStandInsMarked(page.value, catalogue);
}

/** What the page loads, as addresses from it. */
function assetsOf({ base, scripts = [] }: PageView, assets: SiteAssets, content: string): Outcome<Readonly<Record<string, unknown>>> {
  const found = scripts.map((name) => ({ name, address: assets.scripts[name] }));
  const diagnostics = found.filter(({ address }) => address === undefined).map(({ name }) => missingSystemFile({ path: `scripts/${name}.js` }));
  const from = (address: string): string => `${base}${address}`;
  const preloads = [...assets.preloads, ...(assets.figureFace !== null && content.includes('<div class="fact"') ? [assets.figureFace] : [])];
  return { value: { styleSheet: from(assets.styleSheet), icon: from(assets.icon), preloads: preloads.map(from), scripts: found.flatMap(({ address }) => (address === undefined ? [] : [from(address)])) }, diagnostics };
}

/** English words where the language's own are missing say that they are English. */
function withStandInsMarked(page: string, catalogue: Catalogue): string {
  const document = parseHtml(page);
  markStandIns(document, catalogue);
  return serialiseHtml(document);
}

/** Markup travels as `{ markup }`, which marks it apart from text. */
export interface Markup {
  readonly markup: string;
}

function withMarkup(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMarkup);
  if (typeof value !== 'object' || value === null) return value;
  if ('markup' in value && typeof value.markup === 'string') return trustedHtml(value.markup);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withMarkup(inner)]));
}
