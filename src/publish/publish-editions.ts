/**
 * Puts what was set into the output folder: what the audience may no longer see leaves first; then all is staged, the
 * editions briefing by briefing, index and assets; then everything is moved into place, the manifest last.
 */

import { join, relative, sep } from 'node:path';

import type { House } from '../briefing/briefing.js';
import { collectionId, collectionName } from '../briefing/collection.js';
import { cannotWrite } from '../diagnostics/catalogue/cli.js';
import { type Diagnostic, type Outcome, hasErrors } from '../diagnostics/index.js';
import { readDepartures } from './departures.js';
import { describeSetting } from './describe-setting.js';
import { editionFiles } from './edition-files.js';
import { type EarlierEdition, VERSIONS, keepEarlierVersions } from './earlier-versions.js';
import { keptAssets } from './kept-assets.js';
import { type Leaving, decideLeaving, removeLeaving, removeTraces } from './leaving.js';
import { MANIFEST_FILE, type Manifest, type PublishedBriefing, type PublishedFile, type PublishedVersion, formatManifest } from './manifest.js';
import { type Staging, describeFile, filesBelow, stageOutput } from './output.js';
import { EDITIONS, type BuildRequest, type Edition } from './request.js';
import type { SetBriefing } from './set-all.js';
import { type CollectionResult, type VolumeSetting, isVolume } from './set-collection.js';
import type { BriefingSetting } from './set-briefing.js';
import { retellSizes } from './retell-sizes.js';
import { type SitePages, catalogues } from './site-pages.js';
import { templateFiles } from './template-files.js';
import { type SystemError, isSystemError } from './system-error.js';

export interface PublishOptions {
  readonly request: BuildRequest;
  readonly house: House;
  /** What stood in the output folder before. */
  readonly before: Manifest | null;
  /** What an earlier build has put elsewhere; null where none is named. */
  readonly previous: Manifest | null;
  /** Every briefing of the project; others that the manifest names are gone. */
  readonly known: readonly string[];
  readonly ready: readonly SetBriefing[];
  readonly readyVolumes: readonly CollectionResult[];
  /** Slugs, and names of volumes. */
  readonly withheld: readonly string[];
  readonly knownCollections: readonly string[];
  /** Makes the site's pages elsewhere; null where they are made here. */
  readonly sitePages: SitePages | null;
}

/** The new manifest; where nothing could be written, that of what still stands there. */
export async function publishEditions(options: PublishOptions): Promise<Outcome<Manifest>> {
  const { request, before, previous, known, withheld, knownCollections } = options;
  const { fs, out, audience } = request;
  const leaving = decideLeaving({ audience, before, previous, known, withheld, departures: readDepartures({ ...request, known, withheld }), knownCollections });
  let staging: Staging | null = null;
  const diagnostics: Diagnostic[] = [];
  try {
    fs.makeFolder(out);
    removeLeaving(fs, out, leaving);
    staging = stageOutput(fs, out);
    const staged = await new Publication(options, leaving, staging).stage();
    diagnostics.push(...staged.diagnostics);
    if (!hasErrors(diagnostics)) return { value: staged.value.place(), diagnostics };
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    diagnostics.push(cannotWrite({ path: placeOfFault(cause, request, staging), reason: cause.code }, { cause }));
    staging?.undo();
  } finally {
    staging?.discard();
  }
  return { value: removeTraces(fs, out, leaving), diagnostics };
}

/** Where the fault happened, as the user knows it: never the staging folder; from the root where it lies within. */
function placeOfFault(cause: SystemError, { root, out }: BuildRequest, staging: Staging | null): string {
  const path = cause.dest ?? cause.path ?? out;
  const inStage = staging === null ? '..' : relative(staging.folder, path);
  const meant = inStage.startsWith('..') ? path : join(out, inStage);
  const fromRoot = relative(root, meant);
  return fromRoot.startsWith('..') || fromRoot === '' ? meant : fromRoot.split(sep).join('/');
}

interface Ready {
  /** Of a volume its name: in either case the folder that it is published in. */
  readonly slug: string;
  readonly setting: BriefingSetting | VolumeSetting;
}

/** One publishing under way: the manifest as it will be, and what is staged for it. */
class Publication {
  readonly #request: BuildRequest;
  readonly #house: House;
  readonly #before: Manifest | null;
  readonly #previous: Manifest | null;
  readonly #versions = new Map<string, PublishedVersion[]>();
  readonly #leaving: Leaving;
  readonly #staging: Staging;
  readonly #ready: readonly Ready[];
  readonly #manifest: Manifest;
  readonly #sitePages: SitePages | null;
  /** The site's own files; null where it is not made. */
  #site: readonly string[] | null = null;

  constructor({ request, house, before, previous, ready, readyVolumes, sitePages }: PublishOptions, leaving: Leaving, staging: Staging) {
    this.#request = request;
    this.#house = house;
    this.#before = before;
    this.#previous = previous;
    this.#sitePages = sitePages;
    this.#leaving = leaving;
    this.#staging = staging;
    this.#manifest = { ...leaving.manifest, briefings: { ...leaving.manifest.briefings }, collections: { ...leaving.manifest.collections }, notices: { ...leaving.manifest.notices } };
    const volumes = readyVolumes.map(({ id, setting }) => ({ slug: collectionName(id), setting }));
    this.#ready = [...ready, ...volumes].flatMap(({ slug, setting }) => (setting === null ? [] : [{ slug, setting }]));
  }

  async stage(): Promise<Outcome<this>> {
    const diagnostics: Diagnostic[] = [];
    for (const { slug, setting } of this.#ready) {
      for (const [path, bytes] of editionFiles(slug, setting)) this.#staging.write(path, bytes);
      diagnostics.push(...this.#stageVersions(slug, setting));
      this.#enter(slug, setting);
      delete this.#manifest.notices[slug];
    }
    const site = this.#needsSite() ? await this.#stageSite() : null;
    this.#site = site?.value ?? null;
    if (site !== null && !this.#request.only.includes('html')) this.#stageRetoldPages();
    // The pages are made after their entries, which they show: now they are entered too.
    for (const { slug, setting } of this.#ready) this.#enter(slug, setting);
    return { value: this, diagnostics: [...diagnostics, ...(site?.diagnostics ?? [])] };
  }

  /** Earlier versions, from the output named and from what stands here. */
  #stageVersions(slug: string, { head, facts }: BriefingSetting): readonly Diagnostic[] {
    const { fs, out, previous } = this.#request;
    const at = (folder: string, entry: PublishedBriefing | undefined): readonly EarlierEdition[] => (entry === undefined ? [] : [{ folder, entry }]);
    const earlier = [...(typeof previous === 'string' ? at(previous, entryOf(this.#previous, slug)) : []), ...at(out, this.#earlier(slug))];
    const { value, diagnostics } = keepEarlierVersions({ fs, slug, now: { version: head.version, date: head.dateIso, facts }, earlier, write: (path, content) => this.#staging.write(path, content) });
    this.#versions.set(slug, value);
    return diagnostics;
  }

  /** Everything goes into place, or nothing does. @returns the manifest of what stands there now */
  place(): Manifest {
    this.#request.onProgress({ slug: null, stage: 'write', state: 'begun' });
    for (const { slug } of this.#ready) this.#placeBriefing(slug);
    if (this.#site !== null) this.#placeSite(this.#site);
    this.#staging.write(MANIFEST_FILE, formatManifest(this.#manifest));
    this.#staging.place(MANIFEST_FILE);
    return this.#manifest;
  }

  /** Whatever editions are asked for: its lists must not go on speaking of what has left, nor of files as they were. */
  #needsSite(): boolean {
    if (this.#request.only.includes('html')) return true;
    const isThere = this.#leaving.manifest.files.length > 0;
    return isThere && (this.#leaving.slugs.length > 0 || this.#leaving.hasNews || this.#ready.some(({ slug }) => !sameFiles(this.#earlier(slug), entryOf(this.#manifest, slug))));
  }

  async #stageSite(): Promise<Outcome<readonly string[]>> {
    const { onProgress, only } = this.#request;
    onProgress({ slug: null, stage: 'html', state: 'begun' });
    // Eleventy takes half a second to load: only where pages are made.
    const { renderSite } = await import('./render-site.js');
    return renderSite({ request: this.#request, house: this.#house, manifest: this.#manifest, pages: only.includes('html') ? this.#ready : [], out: this.#staging.folder, sitePages: this.#sitePages });
  }

  /** Pages stay as they are, but for the sizes of files made anew. */
  #stageRetoldPages(): void {
    const { fs, out, root } = this.#request;
    const catalogueOf = catalogues(templateFiles(fs, root), []);
    for (const { slug } of this.#ready) {
      const [before, after, path] = [this.#earlier(slug), entryOf(this.#manifest, slug), `${slug}/index.html`];
      if (before === undefined || after === undefined || fs.info(join(out, path))?.kind !== 'file') continue;
      const page = fs.readText(join(out, path));
      const told = retellSizes(page, { slug, before, after, catalogue: catalogueOf(before.language) });
      if (told !== page) this.#staging.write(path, told);
    }
  }

  #enter(slug: string, setting: Ready['setting']): void {
    const id = collectionId(slug);
    const entry = this.#describe(slug, setting);
    if (id === null) this.#manifest.briefings[slug] = entry;
    else if (isVolume(setting)) this.#manifest.collections[id] = { ...entry, briefings: [...setting.members] };
  }

  /** What stood in its place before. */
  #earlier(slug: string): PublishedBriefing | undefined {
    return entryOf(this.#before, slug);
  }

  #describe(slug: string, setting: BriefingSetting): PublishedBriefing {
    const staged = filesBelow(this.#request.fs, this.#staging.folder, slug).filter((path) => !path.startsWith(`${slug}/${VERSIONS}/`)).map((path) => describeFile(this.#request.fs, this.#staging.folder, path));
    const entry = describeSetting(setting, { pages: setting.pages ?? this.#earlier(slug)?.pages ?? null, files: [...staged, ...this.#keptFiles(slug).filter(({ path }) => !staged.some((file) => file.path === path))] });
    return { ...entry, versions: this.#versions.get(slug) ?? [] };
  }

  /** Files of editions that this build does not make stay as they are. */
  #keptFiles(slug: string): readonly PublishedFile[] {
    const { fs, out, only } = this.#request;
    const earlier = this.#earlier(slug)?.files ?? [];
    return earlier.filter(({ path }) => !only.includes(editionOf(path)) && fs.info(join(out, path)) !== null);
  }

  #placeBriefing(slug: string): void {
    const staged = filesBelow(this.#request.fs, this.#staging.folder, slug);
    if (this.#request.only.length === EDITIONS.length) return this.#staging.place(slug);
    const id = collectionId(slug);
    const entry = id === null ? this.#manifest.briefings[slug] : this.#manifest.collections[id];
    const outdated = publishedFiles(this.#earlier(slug)).filter(({ path }) => !publishedFiles(entry).some((file) => file.path === path));
    for (const { path } of outdated) this.#staging.takeAway(path);
    for (const path of staged) this.#staging.place(path);
    // Where a notice stood and no page is made in its place.
    if (this.#before?.notices[slug] !== undefined && !this.#request.only.includes('html')) this.#staging.takeAway(`${slug}/index.html`);
  }

  #placeSite(site: readonly string[]): void {
    const notices = Object.keys(this.#manifest.notices);
    for (const slug of notices) this.#staging.place(slug);
    const briefings = new Set([...this.#ready.map(({ slug }) => slug), ...notices]);
    const own = site.filter((path) => !briefings.has(/^(?:collections\/)?[^/]*(?=\/)/.exec(path)?.[0] ?? ''));
    const described = own.map((path) => describeFile(this.#request.fs, this.#staging.folder, path));
    const made = new Set(own);
    const outdated = this.#manifest.files.filter(({ path }) => !made.has(path));
    const kept = keptAssets({ fs: this.#request.fs, out: this.#request.out, outdated: outdated.map(({ path }) => path), keptPages: this.#keptPages() });
    for (const { path } of outdated) if (!kept.has(path)) this.#staging.takeAway(path);
    for (const path of own) this.#staging.place(path);
    this.#manifest.files = [...described, ...outdated.filter(({ path }) => kept.has(path))];
  }

  /** Pages in the output folder that this build has not made. */
  #keptPages(): readonly string[] {
    const made = new Set(this.#request.only.includes('html') ? this.#ready.map(({ slug }) => slug) : []);
    const entries = [...Object.entries(this.#manifest.briefings), ...Object.entries(this.#manifest.collections).map(([id, entry]) => [collectionName(id), entry] as const)];
    return entries.filter(([slug]) => !made.has(slug)).flatMap(([, { files }]) => files.map(({ path }) => path).filter((path) => path.endsWith('.html')));
  }
}

function entryOf(manifest: Manifest | null, slug: string): PublishedBriefing | undefined {
  const id = collectionId(slug);
  return id === null ? manifest?.briefings[slug] : manifest?.collections[id];
}

function sameFiles(a: PublishedBriefing | undefined, b: PublishedBriefing | undefined): boolean {
  const marks = (entry: PublishedBriefing | undefined): string => JSON.stringify(publishedFiles(entry).map(({ path, bytes }) => `${path} ${bytes}`).sort());
  return marks(a) === marks(b);
}

/** Those of earlier versions too. */
function publishedFiles(entry: PublishedBriefing | undefined): readonly PublishedFile[] {
  return entry === undefined ? [] : [...entry.files, ...entry.versions.flatMap(({ files }) => files)];
}

function editionOf(path: string): Edition {
  const [, slug = '', file = ''] = /^(?:collections\/)?([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (file.endsWith('.pdf')) return 'pdf';
  // The cover belongs to the e-book, wherever it is shown.
  return [`${slug}.epub`, `${slug}-cover.png`, `${slug}-thumbnail.png`].includes(file) ? 'epub' : 'html';
}
