/**
 * Makes the site's files in the staging folder: index, pages, notices, style sheet, fonts, images.
 *
 * In: the manifest as it will be (it says what stands on the index), and the briefings set now. Out: the paths of all
 * files written, from the staging folder, with `/`.
 */

import { arch, platform } from 'node:os';
import { join, posix } from 'node:path';

import type { House } from '../briefing/briefing.js';
import { collectionName } from '../briefing/collection.js';
import { noBaseUrl, noSearchEngine, prefixElsewhere } from '../diagnostics/catalogue/site.js';
import { type Diagnostic, type Outcome, hasErrors } from '../diagnostics/index.js';
import { citationFiles } from '../editions/site/citation-files.js';
import type { SiteFile } from '../editions/site/build-site.js';
import type { Publication } from '../editions/site/feeds/publication.js';
import type { DepartedBriefing, SiteAssets, SiteContent, SiteEntry, SiteFacts } from '../editions/site/site.js';
import { makeTemporaryFolder } from '../host/node-host.js';
import { PUBLIC } from './audience.js';
import type { Manifest, NoticeFacts, PublishedBriefing } from './manifest.js';
import type { BuildRequest } from './request.js';
import { sameIdentifiers } from './same-identifiers.js';
import { searchEngine } from './search-engine.js';
import type { BriefingSetting } from './set-briefing.js';
import { siteAssets } from './site-assets.js';
import { siteCard } from './site-card.js';
import { siteLogo } from './site-brand.js';
import { sitePage } from './site-page.js';
import { type SitePages, sitePages } from './site-pages.js';
import { stageSearch } from './stage-search.js';

export interface RenderSiteOptions {
  readonly request: BuildRequest;
  readonly house: House;
  readonly manifest: Manifest;
  readonly pages: readonly { readonly slug: string; readonly setting: BriefingSetting }[];
  /** Absolute: where the files are written. */
  readonly out: string;
  /** Makes the pages elsewhere; null where they are made here. */
  readonly sitePages: SitePages | null;
}

export async function renderSite(options: RenderSiteOptions): Promise<Outcome<readonly string[]>> {
  const { request, out } = options;
  const { fs } = request;
  const diagnostics: Diagnostic[] = [];
  const engine = request.search ? searchEngine() : null;
  if (request.search && engine === null) diagnostics.push(noSearchEngine({ machine: `${platform()} ${arch()}` }));
  const known = siteContent(options, engine !== null);
  const card = await siteCard({ fs, root: request.root, house: options.house, content: known });
  const content = { ...known, facts: { ...known.facts, card: card?.path ?? null } };
  const assets = await siteAssets({ fs, root: request.root, house: options.house, cache: request.cache, content, texts: keptPages(options) });
  diagnostics.push(...assets.diagnostics);
  const built = hasErrors(diagnostics) ? [] : await buildPages(options, { content, assets: assets.value.addresses }, diagnostics);
  if (hasErrors(diagnostics)) return { value: [], diagnostics };
  // Without the file, nothing has been said of the site at all: whoever tries Sheaf out need not be told.
  const house = join(request.root, 'briefings', 'sheaf.yaml');
  if (options.house.data.baseUrl === undefined && fs.info(house) !== null) diagnostics.push(noBaseUrl({}, { place: options.house.locate.value(['baseUrl']) }));
  diagnostics.push(...judgePrefix(options.house, content.facts), ...sameIdentifiers(options.manifest));
  const contents = new Map<string, Uint8Array | string>(built.map(({ path, text }) => [path, text]));
  for (const { slug, setting } of options.pages) for (const asset of setting.assets) contents.set(posix.join(slug, asset.url), asset.bytes);
  if (card !== null) contents.set(card.path, card.bytes);
  for (const page of content.pages) for (const [path, text] of citationFiles(page)) contents.set(path, text);
  for (const [path, file] of assets.value.files) contents.set(path, file);
  for (const [path, file] of contents) fs.writeFile(join(out, path), file);
  if (engine !== null) {
    const search = await stageSearch({ fs, root: request.root, pageFolders: [out, request.out], content, engine, cache: request.cache });
    diagnostics.push(...search.diagnostics);
    for (const [path, file] of search.value) {
      contents.set(path, file);
      fs.writeFile(join(out, path), file);
    }
  }
  return { value: [...contents.keys()].sort(), diagnostics };
}

async function buildPages(options: RenderSiteOptions, made: { readonly content: SiteContent; readonly assets: SiteAssets }, diagnostics: Diagnostic[]): Promise<readonly SiteFile[]> {
  const { fs, root } = options.request;
  // Not in the staging folder, which holds files that are no templates.
  const emptyFolder = makeTemporaryFolder(join(root, '.sheaf'), 'site-');
  try {
    const task = { root, ...made, emptyFolder };
    const outcome = await (options.sitePages === null ? sitePages(fs, task) : options.sitePages(task));
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  } finally {
    fs.remove(emptyFolder);
  }
}

/** What the site is made from. */
export function siteContent({ house, manifest, pages }: Pick<RenderSiteOptions, 'house' | 'manifest' | 'pages'>, hasSearch: boolean): SiteContent {
  const entries = Object.entries(manifest.briefings).map(([slug, briefing]) => siteEntry(slug, briefing));
  const volumes = Object.entries(manifest.collections).map(([id, volume]) => ({ ...siteEntry(collectionName(id), volume), briefings: volume.briefings }));
  const bySlug = new Map([...entries, ...volumes].map((entry) => [entry.slug, entry]));
  const facts = { ...siteFacts(house, entries, manifest.audience), hasSearch };
  return {
    facts,
    entries,
    volumes,
    publications: [
      ...Object.entries(manifest.briefings).flatMap(([slug, briefing]) => publicationOf('briefing', slug, briefing)),
      ...Object.entries(manifest.collections).flatMap(([id, volume]) => publicationOf('volume', collectionName(id), volume)),
    ],
    pages: pages.flatMap(({ slug, setting }) => {
      const entry = bySlug.get(slug);
      return entry === undefined ? [] : [sitePage(entry, setting, facts)];
    }),
    notices: Object.entries(manifest.notices).sort(([a], [b]) => (a < b ? -1 : 1)).map(([slug, notice]) => ({ slug, language: notice.language, departed: departedBriefing(notice, bySlug) })),
  };
}

/** The site speaks the house's language, else that of its briefings if they share one, else English. */
export function siteFacts({ data, brand }: House, entries: readonly SiteEntry[], audience: string): SiteFacts {
  const { title, publisher, description, language } = data;
  return { title: title ?? publisher ?? 'Sheaf', publisher: publisher ?? null, description: description ?? null, language: language ?? commonLanguage(entries) ?? 'en', logo: siteLogo(brand), prefix: sitePrefix(data.site?.prefix), baseUrl: data.baseUrl?.replace(/\/+$/, '') ?? null, isPublic: audience === PUBLIC };
}

/** `/briefings` is `/briefings/`. */
function sitePrefix(prefix: string | undefined): string | null {
  return prefix === undefined ? null : prefix.replace(/\/?$/, '/');
}

function judgePrefix({ locate }: House, { prefix, baseUrl }: SiteFacts): readonly Diagnostic[] {
  if (prefix === null || baseUrl === null) return [];
  const path = new URL(`${baseUrl}/`).pathname;
  return path === prefix ? [] : [prefixElsewhere({ prefix, baseUrl, path }, { place: locate.value(['site', 'prefix']) })];
}

/** None of what an earlier version of Sheaf has built and this build does not touch. */
function publicationOf(kind: Publication['kind'], slug: string, { facts, title, subtitle, language, direction, topics, pages, files }: PublishedBriefing): readonly Publication[] {
  if (facts === null) return [];
  const { seriesTitle, seriesNumber, ...about } = facts;
  return [{ kind, folder: slug, title, subtitle, language, direction, topics, pages, files, series: seriesTitle === null ? null : { title: seriesTitle, number: seriesNumber }, ...about }];
}

/** Null of what is withheld. */
function departedBriefing({ reason, title, successor, ...notice }: NoticeFacts, bySlug: ReadonlyMap<string, SiteEntry>): DepartedBriefing | null {
  if (reason === 'withheld' || title === null) return null;
  return { ...notice, reason, title, successor: successor === null ? null : bySlug.get(successor) ?? null };
}

function siteEntry(slug: string, { claims, facts, versions, ...briefing }: PublishedBriefing): SiteEntry {
  const changes = new Map((facts?.revisions ?? []).map((revision) => [revision.version, revision.changes]));
  return { ...briefing, slug, versions: versions.map((version) => ({ ...version, changes: changes.get(version.version) ?? null })), isCorrected: (facts?.correction ?? null) !== null, claims: claims.map(([kind, words, locatorLength]) => ({ kind, words, locatorLength })) };
}

function commonLanguage(entries: readonly SiteEntry[]): string | null {
  const languages = new Set(entries.map(({ language }) => language));
  return languages.size === 1 ? [...languages][0] ?? null : null;
}

/** Pages of an earlier build that stay, and are shown with the same font files. */
function keptPages({ request: { fs, out }, manifest, pages }: RenderSiteOptions): readonly string[] {
  const made = new Set(pages.map(({ slug }) => slug));
  const kept = [...Object.keys(manifest.briefings), ...Object.keys(manifest.collections).map(collectionName)].filter((slug) => !made.has(slug));
  return kept.map((slug) => join(out, slug, 'index.html')).filter((path) => fs.info(path)?.kind === 'file').map((path) => fs.readText(path));
}
