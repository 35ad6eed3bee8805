/**
 * Reads a project's briefings and volumes for one build of its Eleventy site: sets what has changed, and makes of it the data
 * that templates see, the pages, and the files beside them.
 *
 * What always holds: only what the public may see is set; addresses in pages are relative, so that they hold below any
 * `pathPrefix`.
 */

import { availableParallelism } from 'node:os';
import { posix } from 'node:path';

import type { JavaScriptTemplate } from '@11ty/eleventy';

import type { House } from '../briefing/briefing.js';
import { collectionName } from '../briefing/collection.js';
import { listCollections } from '../briefing/load-collection.js';
import { listBriefings, loadHouse } from '../briefing/load.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { citationFiles } from '../editions/site/citation-files.js';
import { siteFeeds } from '../editions/site/feeds/site-feeds.js';
import type { SiteContent, SitePage } from '../editions/site/site.js';
import { byDate } from '../editions/site/site-shelves.js';
import { siteTemplates } from '../editions/site/site-templates.js';
import type { FileSystem } from '../host/host.js';
import type { Catalogue } from '../language/catalogue.js';
import { PUBLIC } from '../publish/audience.js';
import { describeSetting } from '../publish/describe-setting.js';
import { editionFiles } from '../publish/edition-files.js';
import { sha256 } from '../publish/fingerprint.js';
import { houseStyles } from '../publish/house-styles.js';
import type { Manifest } from '../publish/manifest.js';
import { siteContent } from '../publish/render-site.js';
import type { BuildRequest } from '../publish/request.js';
import { setAll } from '../publish/set-all.js';
import type { BriefingSetting } from '../publish/set-briefing.js';
import { isVolume } from '../publish/set-collection.js';
import { setVolumes } from '../publish/set-volumes.js';
import { siteAssets } from '../publish/site-assets.js';
import { catalogues } from '../publish/site-pages.js';
import { templateFiles } from '../publish/template-files.js';
import { createTemplates } from '../templates/create-templates.js';
import { type BriefingData, briefingData } from './briefing-data.js';
import type { PluginSettings } from './plugin-options.js';

export interface BriefingProject {
  /** The latest first. */
  readonly publications: readonly BriefingData[];
  /** Of briefings and volumes, by slug: what others cite. */
  readonly pages: ReadonlyMap<string, SitePage>;
  /** Every page of the site by its input path, those included that the project does not want. */
  readonly templates: ReadonlyMap<string, JavaScriptTemplate>;
  /** What stands beside the pages, by path from the output's root. */
  readonly files: ReadonlyMap<string, Uint8Array | string>;
  readonly catalogueOf: (language: string) => Catalogue;
}

/**
 * @param diagnostics takes all that is wrong
 * @param report takes what the layouts have to say when they are carried out
 */
export async function readProject(fs: FileSystem, settings: PluginSettings, { diagnostics, report }: { readonly diagnostics: Diagnostic[]; readonly report: (found: readonly Diagnostic[]) => void }): Promise<BriefingProject> {
  const { root, folder } = settings;
  const files = templateFiles(fs, root);
  const house = await readHouse(fs, root, diagnostics);
  const set = await setPublications(buildRequest(fs, settings), diagnostics);
  const content = siteContent({ house, manifest: manifestOf(set), pages: set }, false);
  const catalogueOf = catalogues(files, diagnostics);
  const assets = await siteAssets({ fs, root, house, cache: true, content, texts: [] });
  diagnostics.push(...assets.diagnostics);
  const dressing = { templates: createTemplates({ find: (name) => files.find(`${name}.hbs`) }), catalogueOf, assets: assets.value.addresses, folder };
  const beside = new Map<string, Uint8Array | string>([...assets.value.files, ...set.flatMap(({ slug, setting }) => besidePage(slug, setting)), ...content.pages.flatMap((page) => [...citationFiles(page)])]);
  if (settings.feeds) for (const { path, text } of siteFeeds(content, catalogueOf)) if (!OF_THE_HOST.has(path)) beside.set(path, text);
  return {
    publications: publicationData(content, catalogueOf, folder),
    pages: new Map(content.pages.map((page) => [page.entry.slug, page])),
    templates: siteTemplates(content, dressing, report),
    files: new Map([...beside].map(([path, file]) => [posix.join(folder, path), file])),
    catalogueOf,
  };
}

/** Files that speak for a whole host: the project has its own, or none. */
const OF_THE_HOST: ReadonlySet<string> = new Set(['robots.txt', 'sitemap.xml']);

/** Its pages stand where Eleventy puts them, so a prefix is Eleventy's affair. */
async function readHouse(fs: FileSystem, root: string, diagnostics: Diagnostic[]): Promise<House> {
  const { value: house, diagnostics: found } = loadHouse({ fs, root });
  const styled = await houseStyles(templateFiles(fs, root), house);
  diagnostics.push(...found, ...styled.diagnostics);
  return { ...house, data: { ...house.data, site: { ...house.data.site, prefix: undefined } } };
}

function buildRequest(fs: FileSystem, { root, editions, now }: PluginSettings): BuildRequest {
  return {
    fs, root, out: root, slugs: [], only: editions, audience: PUBLIC, now, jobs: availableParallelism(), cache: true,
    // Their numbers are those of the dossier's pages.
    pageMarks: editions.includes('pdf'),
    search: false, strict: false, write: true, onProgress: () => undefined,
  };
}

interface SetPublication {
  readonly slug: string;
  readonly setting: BriefingSetting;
}

async function setPublications(request: BuildRequest, diagnostics: Diagnostic[]): Promise<readonly SetPublication[]> {
  const listed = listBriefings(request);
  const collections = listCollections(request);
  diagnostics.push(...listed.diagnostics, ...collections.diagnostics);
  const briefings = await setAll(request, listed.value);
  const volumes = await setVolumes(request, collections.value);
  diagnostics.push(...[...briefings, ...volumes].flatMap((result) => result.diagnostics));
  const named = [...briefings, ...volumes.map(({ id, setting }) => ({ slug: collectionName(id), setting }))];
  return named.flatMap(({ slug, setting }) => (setting === null ? [] : [{ slug, setting }]));
}

/** As if all had just been published. */
function manifestOf(set: readonly SetPublication[]): Manifest {
  const manifest: Manifest = { audience: PUBLIC, briefings: {}, collections: {}, notices: {}, files: [] };
  for (const { slug, setting } of set) {
    const files = [...editionFiles(slug, setting)].map(([path, bytes]) => ({ path, bytes: bytes.byteLength, sha256: sha256(bytes) }));
    const entry = { ...describeSetting(setting, { pages: setting.pages, files }), versions: [] };
    if (isVolume(setting)) manifest.collections[posix.basename(slug)] = { ...entry, briefings: [...setting.members] };
    else manifest.briefings[slug] = entry;
  }
  return manifest;
}

function besidePage(slug: string, setting: BriefingSetting): readonly (readonly [string, Uint8Array])[] {
  return [...editionFiles(slug, setting), ...setting.assets.map(({ url, bytes }) => [posix.join(slug, url), bytes] as const)];
}

function publicationData({ entries, volumes, publications }: SiteContent, catalogueOf: BriefingProject['catalogueOf'], folder: string): readonly BriefingData[] {
  const byFolder = new Map(publications.map((publication) => [publication.folder, publication]));
  const members = new Map(volumes.map(({ slug, briefings }) => [slug, briefings]));
  const root = folder === '' ? '/' : `/${folder}/`;
  return [...entries, ...volumes].sort(byDate).flatMap((entry) => {
    const publication = byFolder.get(entry.slug);
    return publication === undefined ? [] : [briefingData({ entry, publication, briefings: members.get(entry.slug) ?? [], catalogue: catalogueOf(entry.language), root })];
  });
}
