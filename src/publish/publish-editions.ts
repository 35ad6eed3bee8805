/**
 * Puts what was set into the output folder: editions briefing by briefing, then index and assets, then the manifest.
 * What the audience may no longer see leaves first.
 */

import { join, posix } from 'node:path';

import type { House } from '../briefing/briefing.js';
import { cannotWrite } from '../diagnostics/catalogue/cli.js';
import { type Diagnostic, type Outcome, hasErrors } from '../diagnostics/index.js';
import { EDITIONS, type BuildRequest } from './request.js';
import { MANIFEST_FILE, type Manifest, type PublishedBriefing, type PublishedFile, formatManifest } from './manifest.js';
import { type Staging, describeFile, filesBelow, stageOutput } from './output.js';
import type { SetBriefing } from './set-all.js';
import type { BriefingSetting } from './set-briefing.js';

export interface PublishOptions {
  readonly request: BuildRequest;
  readonly house: House;
  /** What stood in the output folder before. */
  readonly before: Manifest | null;
  /** Every briefing of the project; others that the manifest names are gone. */
  readonly known: readonly string[];
  readonly ready: readonly SetBriefing[];
  readonly withheld: readonly string[];
}

/** The new manifest; the old one where nothing could be written. */
export async function publishEditions(options: PublishOptions): Promise<Outcome<Manifest>> {
  const { request, before } = options;
  const { fs, out } = request;
  const diagnostics: Diagnostic[] = [];
  let staging: Staging | null = null;
  try {
    fs.makeFolder(out);
    const manifest = startManifest(options);
    removeWhatMustLeave(options, manifest);
    staging = stageOutput(fs, out);
    for (const { slug, setting } of options.ready) if (setting !== null) stageEditions(staging, slug, setting);
    for (const { slug, setting } of options.ready) if (setting !== null) manifest.briefings[slug] = describe(options, staging, slug, setting);
    const site = request.only.includes('html') ? await stageSite(options, staging, manifest) : null;
    diagnostics.push(...(site?.diagnostics ?? []));
    if (hasErrors(diagnostics)) return { value: before ?? startManifest(options), diagnostics };
    place(options, staging, manifest, site?.value ?? null);
    staging.write(MANIFEST_FILE, formatManifest(manifest));
    staging.placeFile(MANIFEST_FILE);
    return { value: manifest, diagnostics };
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    diagnostics.push(cannotWrite({ path: cause.path ?? out, reason: cause.code }, { cause }));
    return { value: before ?? startManifest(options), diagnostics };
  } finally {
    staging?.discard();
  }
}

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

/** What stays from before: briefings that are still there and may be seen, and notices. */
function startManifest({ request, before, known, withheld }: PublishOptions): Manifest {
  const briefings: Record<string, PublishedBriefing> = {};
  const notices: Manifest['notices'] = {};
  for (const [slug, entry] of Object.entries(before?.briefings ?? {})) {
    const stays = known.includes(slug) && !withheld.includes(slug);
    if (stays) briefings[slug] = entry;
    else notices[slug] = { language: entry.language };
  }
  for (const [slug, notice] of Object.entries(before?.notices ?? {})) notices[slug] = notice;
  return { audience: request.audience, briefings, notices, files: [...(before?.files ?? [])] };
}

function removeWhatMustLeave({ request, before, withheld }: PublishOptions, manifest: Manifest): void {
  const { fs, out } = request;
  const gone = Object.keys(before?.briefings ?? {}).filter((slug) => manifest.briefings[slug] === undefined);
  for (const slug of new Set([...gone, ...withheld.filter((slug) => manifest.notices[slug] === undefined)])) fs.remove(join(out, slug));
}

function stageEditions(staging: Staging, slug: string, setting: BriefingSetting): void {
  if (setting.pdf !== null) staging.write(posix.join(slug, `${slug}.pdf`), setting.pdf);
  if (setting.epub !== null) staging.write(posix.join(slug, `${slug}.epub`), setting.epub);
}

/** The entry without the page, which is made after it and may name these files. */
function describe({ request, before }: PublishOptions, staging: Staging, slug: string, setting: BriefingSetting): PublishedBriefing {
  const { head, claims } = setting;
  const staged = filesBelow(request.fs, staging.folder, slug).map((path) => describeFile(request.fs, staging.folder, path));
  return {
    title: head.title,
    subtitle: head.subtitle,
    language: head.language,
    direction: head.direction,
    date: head.dateIso,
    dateShown: head.date,
    asOf: head.asOf,
    series: head.series,
    version: head.version,
    marking: head.marking,
    topics: [...head.topics],
    pages: setting.pages ?? before?.briefings[slug]?.pages ?? null,
    claims: claims.map((claim) => [claim.kind, claim.words, claim.locatorLength]),
    files: [...staged, ...keptFiles(request, before, slug, staged)],
  };
}

/** Editions that this build does not make stay as they are. */
function keptFiles({ fs, out, only }: BuildRequest, before: Manifest | null, slug: string, staged: readonly PublishedFile[]): readonly PublishedFile[] {
  if (only.length === EDITIONS.length) return [];
  return (before?.briefings[slug]?.files ?? []).filter((file) => !staged.some((other) => other.path === file.path) && fs.exists(join(out, file.path)));
}

async function stageSite(options: PublishOptions, staging: Staging, manifest: Manifest): Promise<Outcome<readonly string[]>> {
  const { request, house } = options;
  for (const slug of options.ready.map((result) => result.slug)) delete manifest.notices[slug];
  request.onProgress({ slug: null, stage: 'html', state: 'begun' });
  const pages = options.ready.flatMap(({ slug, setting }) => (setting === null ? [] : [{ slug, setting }]));
  // Eleventy takes half a second to load: only where pages are made.
  const { renderSite } = await import('./render-site.js');
  return renderSite({ request, house, manifest, pages, out: staging.folder });
}

/** @param site paths of the site's files below the staging folder */
function place({ request, ready }: PublishOptions, staging: Staging, manifest: Manifest, site: readonly string[] | null): void {
  const { fs, out, only } = request;
  request.onProgress({ slug: null, stage: 'write', state: 'begun' });
  const folders = [...ready.filter((result) => result.setting !== null).map((result) => result.slug), ...Object.keys(manifest.notices)];
  for (const slug of folders) {
    const staged = filesBelow(fs, staging.folder, slug);
    if (staged.length === 0) continue;
    const described = staged.map((path) => describeFile(fs, staging.folder, path));
    const entry = manifest.briefings[slug];
    const others = (entry?.files ?? []).filter((file) => !staged.includes(file.path));
    if (entry !== undefined) manifest.briefings[slug] = { ...entry, files: [...others, ...described] };
    if (only.length === EDITIONS.length) staging.placeFolder(slug);
    else for (const path of staged) staging.placeFile(path);
  }
  if (site === null) return;
  const own = site.filter((path) => !folders.some((slug) => path.startsWith(`${slug}/`)));
  const described = own.map((path) => describeFile(fs, staging.folder, path));
  for (const old of manifest.files) if (!own.includes(old.path)) fs.remove(join(out, old.path));
  for (const path of own) staging.placeFile(path);
  manifest.files = described;
}
