/**
 * Sets several briefings: from the cache where nothing has changed, else side by side in workers, or here where
 * there is one worker's work only.
 */

import { cacheUnusable, settingFailed } from '../diagnostics/catalogue/cli.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { ownFile } from '../host/package-file.js';
import { runInWorkers } from '../host/worker-pool.js';
import { embargoIsOver } from './audience.js';
import { linksStillHold } from './link-briefings.js';
import { type SettingCache, settingCache } from './setting-cache.js';
import type { BuildRequest, Stage } from './request.js';
import { type SettingRequest, type SettingResult, setBriefing } from './set-briefing.js';
import { isSystemError } from './system-error.js';

export interface SetBriefing extends SettingResult {
  readonly isCached: boolean;
}

/** Results in the order of the slugs; a fault inside Sheaf becomes a diagnostic of that briefing alone. */
export async function setAll(request: BuildRequest, slugs: readonly string[]): Promise<readonly SetBriefing[]> {
  const cache = settingCache(request);
  const found = new Map<string, SetBriefing>();
  for (const slug of slugs) {
    const known = cache?.get(slug) ?? null;
    if (known === null || !stillHolds(request, known)) continue;
    found.set(slug, { ...known, isCached: true });
    request.onProgress({ slug, stage: 'load', state: 'cached' });
  }
  for (const result of await setAnew(request, slugs.filter((slug) => !found.has(slug)))) {
    const kept = cache === null || result.setting === null ? [] : keep(cache, result);
    found.set(result.slug, { ...result, diagnostics: [...result.diagnostics, ...kept], isCached: false });
  }
  return slugs.flatMap((slug) => found.get(slug) ?? []);
}

/** What was kept may be of another moment, or for another audience. */
function stillHolds(request: BuildRequest, { visibility, embargoIsOver: wasOver, linked }: SettingResult): boolean {
  return wasOver === (visibility !== null && embargoIsOver(visibility, request.now)) && linksStillHold(request, linked);
}

/** A cache that cannot be written costs time, and nothing else. */
function keep(cache: SettingCache, result: SettingResult): readonly Diagnostic[] {
  try {
    cache.set(result.slug, result);
    return [];
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return [cacheUnusable({ path: '.sheaf/cache', reason: cause.code }, { cause })];
  }
}

function setAnew(request: BuildRequest, slugs: readonly string[]): Promise<readonly SettingResult[]> {
  const count = Math.min(request.jobs, slugs.length);
  // Threads need the compiled module; from source (in tests) all is set here.
  const isCompiled = import.meta.url.endsWith('.js') && request.fs.exists(ownFile('lib', 'publish', 'setting-worker.js'));
  return count > 1 && isCompiled ? setSideBySide(request, slugs, count) : setInTurn(request, slugs);
}

function setSideBySide(request: BuildRequest, slugs: readonly string[], count: number): Promise<readonly SettingResult[]> {
  const results = runInWorkers<SettingRequest, SettingResult, Stage>({
    url: new URL('./setting-worker.js', import.meta.url),
    tasks: slugs.map((slug) => settingRequest(request, slug)),
    count,
    onNote: (index, stage) => request.onProgress({ slug: slugs[index] ?? '', stage, state: 'begun' }),
  });
  return Promise.all(results.map((result, index) => guard(request, result, slugs[index] ?? '')));
}

async function setInTurn(request: BuildRequest, slugs: readonly string[]): Promise<readonly SettingResult[]> {
  const results: SettingResult[] = [];
  for (const slug of slugs) {
    const setting = setBriefing(settingRequest(request, slug), (stage) => request.onProgress({ slug, stage, state: 'begun' }));
    results.push(await guard(request, setting, slug));
  }
  return results;
}

function settingRequest(request: BuildRequest, slug: string): SettingRequest {
  const { root, only, pageMarks, strict, audience, now } = request;
  return { root, slug, only, pageMarks, strict, audience, now };
}

async function guard(request: BuildRequest, result: Promise<SettingResult>, slug: string): Promise<SettingResult> {
  try {
    const settled = await result;
    request.onProgress({ slug, stage: 'write', state: 'done' });
    return settled;
  } catch (cause) {
    return { slug, setting: null, visibility: null, embargoIsOver: false, linked: [], diagnostics: [settingFailed({ slug }, { cause })] };
  }
}
