/**
 * Makes the site's files in the staging folder: index, pages, notices, style sheet, fonts, images.
 *
 * In: the manifest as it will be (it says what stands on the index), and the briefings set now. Out: the paths of all
 * files written, from the staging folder, with `/`.
 */

import { join, posix } from 'node:path';

import type { House } from '../briefing/briefing.js';
import { collectionName } from '../briefing/collection.js';
import { missingSystemFile } from '../diagnostics/catalogue/cli.js';
import { fontNotSubset, noBaseUrl } from '../diagnostics/catalogue/site.js';
import { type Diagnostic, type Outcome, hasErrors } from '../diagnostics/index.js';
import type { SiteFile } from '../editions/site/build-site.js';
import type { Publication } from '../editions/site/feeds/publication.js';
import type { SiteAssets, SiteContent, SiteEntry, SiteFacts } from '../editions/site/site.js';
import { type FontCache, siteFonts } from '../editions/site/site-fonts.js';
import type { FileSystem } from '../host/host.js';
import { makeTemporaryFolder } from '../host/node-host.js';
import { packageFile } from '../host/package-file.js';
import { PUBLIC } from './audience.js';
import type { Manifest, PublishedBriefing } from './manifest.js';
import { preparedFont } from './prepare-fonts.js';
import type { BuildRequest } from './request.js';
import { sameIdentifiers } from './same-identifiers.js';
import type { BriefingSetting } from './set-briefing.js';
import { type HouseStyles, houseStyles } from './house-styles.js';
import { FONTS, brandFaces, logoFiles, preloadsOf, siteLogo } from './site-brand.js';
import { type SitePages, sitePages } from './site-pages.js';
import { siteScripts } from './site-scripts.js';
import { templateFiles } from './template-files.js';

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

export const STYLE_SHEET = 'assets/site.css';

export async function renderSite(options: RenderSiteOptions): Promise<Outcome<readonly string[]>> {
  const { request, out } = options;
  const { fs } = request;
  const diagnostics: Diagnostic[] = [];
  const scripts = siteScripts(templateFiles(fs, request.root));
  const built = await buildPages(options, { styleSheet: STYLE_SHEET, preloads: preloadsOf(options.house.brand), scripts: scripts.addresses }, diagnostics);
  if (hasErrors(diagnostics)) return { value: [], diagnostics };
  // Without the file, nothing has been said of the site at all: whoever tries Sheaf out need not be told.
  const house = join(request.root, 'briefings', 'sheaf.yaml');
  if (options.house.data.baseUrl === undefined && fs.info(house) !== null) diagnostics.push(noBaseUrl({}, { place: options.house.locate.value(['baseUrl']) }));
  diagnostics.push(...sameIdentifiers(options.manifest));
  const contents = new Map<string, Uint8Array | string>(built.map(({ path, text }) => [path, text]));
  for (const { slug, setting } of options.pages) for (const asset of setting.assets) contents.set(posix.join(slug, asset.url), asset.bytes);
  const texts = [...built.filter(({ path }) => path.endsWith('.html')).map(({ text }) => text), ...keptPages(options)];
  const assets = await siteAssets({ fs, root: request.root, house: options.house, cache: request.cache, texts });
  diagnostics.push(...assets.diagnostics);
  for (const [path, content] of [...scripts.files, ...assets.value]) contents.set(path, content);
  for (const [path, content] of contents) fs.writeFile(join(out, path), content);
  return { value: [...contents.keys()].sort(), diagnostics };
}

async function buildPages(options: RenderSiteOptions, assets: SiteAssets, diagnostics: Diagnostic[]): Promise<readonly SiteFile[]> {
  const { fs, root } = options.request;
  // Not in the staging folder, which holds files that are no templates.
  const emptyFolder = makeTemporaryFolder(join(root, '.sheaf'), 'site-');
  try {
    const task = { root, content: siteContent(options), assets, emptyFolder };
    const outcome = await (options.sitePages === null ? sitePages(fs, task) : options.sitePages(task));
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  } finally {
    fs.remove(emptyFolder);
  }
}

/** What the site is made from. */
function siteContent({ house, manifest, pages }: Pick<RenderSiteOptions, 'house' | 'manifest' | 'pages'>): SiteContent {
  const entries = Object.entries(manifest.briefings).map(([slug, briefing]) => siteEntry(slug, briefing));
  const volumes = Object.entries(manifest.collections).map(([id, volume]) => ({ ...siteEntry(collectionName(id), volume), briefings: volume.briefings }));
  return {
    facts: siteFacts(house, entries, manifest.audience),
    entries,
    volumes,
    publications: [
      ...Object.entries(manifest.briefings).flatMap(([slug, briefing]) => publicationOf('briefing', slug, briefing)),
      ...Object.entries(manifest.collections).flatMap(([id, volume]) => publicationOf('volume', collectionName(id), volume)),
    ],
    pages: pages.flatMap(({ slug, setting }) => {
      const entry = [...entries, ...volumes].find((candidate) => candidate.slug === slug);
      return entry === undefined ? [] : [{ entry, html: setting.html, description: setting.head.description }];
    }),
    notices: Object.entries(manifest.notices).map(([slug, { language: spoken }]) => ({ slug, language: spoken })),
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

/** None of what an earlier version of Sheaf has built and this build does not touch. */
function publicationOf(kind: Publication['kind'], slug: string, { facts, title, subtitle, language, direction, topics, pages, files }: PublishedBriefing): readonly Publication[] {
  if (facts === null) return [];
  const { seriesTitle, seriesNumber, ...about } = facts;
  return [{ kind, folder: slug, title, subtitle, language, direction, topics, pages, files, series: seriesTitle === null ? null : { title: seriesTitle, number: seriesNumber }, ...about }];
}

function siteEntry(slug: string, { claims, facts: _facts, ...briefing }: PublishedBriefing): SiteEntry {
  return { ...briefing, slug, claims: claims.map(([kind, words, locatorLength]) => ({ kind, words, locatorLength })) };
}

function commonLanguage(entries: readonly SiteEntry[]): string | null {
  const languages = new Set(entries.map(({ language }) => language));
  return languages.size === 1 ? [...languages][0] ?? null : null;
}

export interface SiteAssetsOptions {
  readonly fs: FileSystem;
  /** Absolute: the project's folder. */
  readonly root: string;
  readonly house: House;
  /** Whether prepared fonts are kept in `.sheaf/cache/`. */
  readonly cache: boolean;
  /** All that the pages show: its characters decide what the font files hold. */
  readonly texts: readonly string[];
}

/** Style sheet, fonts and their licences, and the logo, by path from the site's root. */
export async function siteAssets({ fs, root, house, cache, texts }: SiteAssetsOptions): Promise<Outcome<ReadonlyMap<string, Uint8Array | string>>> {
  const diagnostics: Diagnostic[] = [];
  const styles = await houseStyles(templateFiles(fs, root), house);
  const characters = new Set(texts.flatMap((text) => [...new Set(text)]));
  const read = (path: string): Uint8Array => fs.readBytes(packageFile(posix.join('@expo-google-fonts', path)));
  const assets = new Map<string, Uint8Array | string>(logoFiles(house.brand));
  try {
    const fonts = await siteFonts({ characters, read, brand: brandFaces(house.brand), cache: cache ? fontCache(fs, join(root, '.sheaf', 'cache', 'fonts')) : NO_FONT_CACHE, prepared: (path) => preparedFont(fs, path) });
    for (const { name, bytes } of fonts.files) assets.set(`${FONTS}/${name}`, bytes);
    const sheets = [styleSheet(styles, 'shared', diagnostics), fonts.css, styleSheet(styles, 'screen', diagnostics)];
    assets.set(STYLE_SHEET, sheets.join('\n'));
  } catch (cause) {
    diagnostics.push(fontNotSubset({ reason: cause instanceof Error ? cause.message : String(cause) }, { cause }));
  }
  return { value: assets, diagnostics };
}

function styleSheet(styles: HouseStyles, name: string, diagnostics: Diagnostic[]): string {
  const sheets = styles.sheets(name, 'screen');
  if (sheets.length === 0) diagnostics.push(missingSystemFile({ path: `styles/${name}.css` }));
  return sheets.map(({ text }) => text).join('\n');
}

/** Pages of an earlier build that stay, and are shown with the same font files. */
function keptPages({ request: { fs, out }, manifest, pages }: RenderSiteOptions): readonly string[] {
  const kept = [...Object.keys(manifest.briefings), ...Object.keys(manifest.collections).map(collectionName)].filter((slug) => pages.every((page) => page.slug !== slug));
  return kept.map((slug) => join(out, slug, 'index.html')).filter((path) => fs.info(path)?.kind === 'file').map((path) => fs.readText(path));
}

const NO_FONT_CACHE: FontCache = { get: () => null, set: () => undefined };

function fontCache(fs: FileSystem, folder: string): FontCache {
  const pathOf = (key: string): string => join(folder, `${key}.woff2`);
  return {
    get: (key) => (fs.info(pathOf(key))?.kind === 'file' ? fs.readBytes(pathOf(key)) : null),
    set(key, bytes) {
      const part = join(folder, `${key}.part`);
      fs.writeFile(part, bytes);
      fs.move(part, pathOf(key));
    },
  };
}
