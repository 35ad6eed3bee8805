/**
 * The pipeline: from a project's briefings to finished editions in the output folder.
 *
 * In: a request. Out: what became of each briefing, and every diagnostic. What always holds: nothing is written of a
 * briefing that the audience may not see; a briefing with errors leaves its earlier editions in place while the others
 * are built; the output folder never shows half a briefing.
 */

import { join } from 'node:path';

import { readVisibility } from '../briefing/read-visibility.js';
import { cacheUnusable, cannotWrite, keptLastGood, settingFailed, withheld as withheldNote } from '../diagnostics/catalogue/cli.js';
import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import { waitingWorker } from '../host/worker-pool.js';
import { type WithheldBecause, withheldBecause } from './audience.js';
import { compiledModule } from './compiled-module.js';
import { checkAnchors } from './check-anchors.js';
import { readDepartures } from './departures.js';
import { type Manifest, type PublishedFile } from './manifest.js';
import { decideLeaving, removeLeaving, removeTraces } from './leaving.js';
import { publishEditions } from './publish-editions.js';
import type { BuildRequest } from './request.js';
import { type SetBriefing, setAll } from './set-all.js';
import { setVolumes } from './set-volumes.js';
import type { SitePages } from './site-pages.js';
import { type Survey, survey } from './survey.js';
import { type VolumeSummary, keptVolumes, summariseVolume, volumeDiagnostics, volumesWithheld } from './volume-outcome.js';
import { isSystemError } from './system-error.js';

export interface BriefingSummary {
  readonly slug: string;
  /** `failed` has errors; `unwritten` has none, but could not be put into the output folder. */
  readonly outcome: 'built' | 'cached' | 'failed' | 'unwritten' | 'withheld';
  readonly withheldBecause: WithheldBecause | null;
  /** The moment its embargo ends, as the author writes it. */
  readonly embargo: string | null;
  /** What stands in the output folder for it now; paths from there. */
  readonly files: readonly PublishedFile[];
  readonly pages: number | null;
}

export interface BuildResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly briefings: readonly BriefingSummary[];
  /** Volumes, named `collections/<id>`. */
  readonly volumes: readonly VolumeSummary[];
  /** The site's own files: index, notices, assets; paths from the output folder. */
  readonly siteFiles: readonly PublishedFile[];
  /** The request itself cannot be carried out. */
  readonly badRequest: boolean;
  /** A fault of Sheaf's own, not of the content. */
  readonly internalFault: boolean;
}

export async function buildAll(request: BuildRequest): Promise<BuildResult> {
  const found = await survey(request);
  if (found.isOver) {
    const failures = request.write && !found.isOutputRefused ? letWithheldLeave(request, found) : [];
    return { diagnostics: [...found.diagnostics, ...failures], briefings: [], volumes: [], siteFiles: [], badRequest: found.badRequest, internalFault: false };
  }

  const sitePages = siteThread(request);
  const results = await setAll(request, found.toBuild);
  const sorted = sortResults(request, results);
  const strayAnchors = checkAnchors(request, results);
  const alsoWithheld = withheldAmong(request, found.others);
  const volumes = await setVolumes(request, found.volumesToBuild);
  const withheldVolumes = volumesWithheld(request, found.collections);
  const diagnostics = [...found.diagnostics, ...results.flatMap((result) => result.diagnostics), ...strayAnchors, ...sorted.notes];
  diagnostics.push(...volumeDiagnostics(volumes, found.toBuild, diagnostics));
  for (const slug of sorted.failed) {
    request.onProgress({ slug, stage: 'write', state: 'failed' });
    if (found.manifest?.briefings[slug] !== undefined) diagnostics.push(keptLastGood({ slug }));
  }

  let manifest: Manifest | null = found.manifest;
  let isWritten = true;
  if (request.write) {
    const published = await publishEditions({ request, house: found.house, before: found.manifest, previous: found.previous, known: found.known, ready: sorted.ready, readyVolumes: volumes, knownCollections: found.collections, withheld: [...sorted.withheld.keys(), ...alsoWithheld, ...withheldVolumes], sitePages });
    diagnostics.push(...published.diagnostics);
    isWritten = !hasErrors(published.diagnostics);
    manifest = published.value;
    diagnostics.push(...keptVolumes(volumes, { before: found.manifest, after: manifest, maySee: (slug) => found.known.includes(slug) && !sorted.withheld.has(slug) && !alsoWithheld.includes(slug) }));
    diagnostics.push(...writeReport(request, diagnostics));
  }
  const has = ({ entry }: { readonly entry: { readonly code: string } }): boolean => diagnostics.some(({ code }) => code === entry.code);
  return {
    diagnostics,
    briefings: results.map((result) => summarise(result, { sorted, manifest, isWritten })),
    volumes: volumes.map((volume) => summariseVolume(volume, { manifest, isWritten })),
    siteFiles: manifest?.files ?? [],
    badRequest: has(cannotWrite),
    internalFault: has(settingFailed),
  };
}

/** Nothing can be built, but what the audience may not see any more leaves all the same; what is merely gone stays until a build that works. */
function letWithheldLeave(request: BuildRequest, { known, collections, manifest: before }: Survey): readonly Diagnostic[] {
  const { fs, out, audience } = request;
  const withheld = [...withheldAmong(request, known), ...volumesWithheld(request, collections)];
  if (before === null || withheld.length === 0) return [];
  const leaving = decideLeaving({ audience, before, known: [...known, ...Object.keys(before.briefings)], withheld, departures: readDepartures({ ...request, known, withheld }), knownCollections: [...collections, ...Object.keys(before.collections)] });
  try {
    removeLeaving(fs, out, leaving);
    removeTraces(fs, out, leaving);
    return [];
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return [cannotWrite({ path: out, reason: cause.code }, { cause })];
  }
}

/** Loading what makes the site takes a third of a second: a thread begins with it now, where there is a processor to spare. */
function siteThread(request: BuildRequest): SitePages | null {
  if (!request.write || !request.only.includes('html') || request.jobs < 2) return null;
  const url = compiledModule('./site-worker.js', import.meta.url);
  return url === null ? null : waitingWorker(url);
}

interface SortedResults {
  readonly ready: readonly SetBriefing[];
  readonly failed: readonly string[];
  readonly withheld: ReadonlyMap<string, WithheldBecause>;
  readonly notes: readonly Diagnostic[];
}

function sortResults(request: BuildRequest, results: readonly SetBriefing[]): SortedResults {
  const ready: SetBriefing[] = [];
  const failed: string[] = [];
  const withheld = new Map<string, WithheldBecause>();
  const notes: Diagnostic[] = [];
  for (const result of results) {
    const because = result.visibility === null ? null : withheldBecause(result.visibility, request.audience, request.now);
    if (because !== null) {
      withheld.set(result.slug, because);
      notes.push(withheldNote({ slug: result.slug, because, audience: request.audience }));
    } else if (result.setting === null) {
      failed.push(result.slug);
    } else {
      ready.push(result);
    }
  }
  return { ready, failed, withheld, notes };
}

/** Of the briefings that this build does not touch, those that may not stand in the output folder any more. */
function withheldAmong(request: BuildRequest, slugs: readonly string[]): readonly string[] {
  return slugs.filter((slug) => {
    const visibility = readVisibility({ fs: request.fs, root: request.root, slug });
    return visibility !== null && withheldBecause(visibility, request.audience, request.now) !== null;
  });
}

function summarise(result: SetBriefing, { sorted, manifest, isWritten }: { readonly sorted: SortedResults; readonly manifest: Manifest | null; readonly isWritten: boolean }): BriefingSummary {
  const { slug } = result;
  const because = sorted.withheld.get(slug) ?? null;
  const outcome = because !== null ? 'withheld' : sorted.failed.includes(slug) ? 'failed' : !isWritten ? 'unwritten' : result.isCached ? 'cached' : 'built';
  const entry = manifest?.briefings[slug];
  return { slug, outcome, withheldBecause: because, embargo: result.visibility?.handling?.embargo ?? null, files: entry?.files ?? [], pages: entry?.pages ?? null };
}

/** Diagnostics for other programs; never in the output folder, which may be public. */
function writeReport(request: BuildRequest, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const plain = diagnostics.map(({ cause: _cause, ...rest }) => rest);
  const path = join(request.root, '.sheaf', 'report.json');
  try {
    request.fs.writeFile(path, `${JSON.stringify({ diagnostics: plain }, null, 2)}\n`);
    return [];
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return [cacheUnusable({ path: '.sheaf', reason: cause.code }, { cause })];
  }
}
