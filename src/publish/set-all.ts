/**
 * Sets several briefings: from the cache where nothing has changed, else side by side in workers, or here where
 * there is one worker's work only.
 */

import { join } from 'node:path';

import { settingFailed } from '../diagnostics/catalogue/cli.js';
import type { FileSystem } from '../host/host.js';
import { ownFile } from '../host/package-file.js';
import { runInWorkers, runtimeVersion } from '../host/worker-pool.js';
import { type Cache, folderCache, noCache } from './cache.js';
import { folderFingerprint, sha256 } from './fingerprint.js';
import type { BuildRequest } from './request.js';
import { type SettingRequest, type SettingResult, setBriefing } from './set-briefing.js';

export interface SetBriefing extends SettingResult {
  readonly isCached: boolean;
}

/** Results in the order of the slugs; a fault inside Sheaf becomes a diagnostic of that briefing alone. */
export async function setAll(request: BuildRequest, slugs: readonly string[]): Promise<readonly SetBriefing[]> {
  const cache: Cache<SettingResult> = request.cache && request.write ? folderCache<SettingResult>(request.fs, join(request.root, '.sheaf', 'cache')) : noCache;
  const keyOf = request.cache && request.write ? cacheKeys(request) : (): string => '';
  const found = new Map<string, SetBriefing>();
  for (const slug of slugs) {
    const known = cache.get(slug, keyOf(slug));
    if (known === null) continue;
    found.set(slug, { ...known, isCached: true });
    request.onProgress({ slug, stage: 'load', state: 'cached' });
  }
  const anew = slugs.filter((slug) => !found.has(slug));
  const fresh = await setAnew(request, anew);
  for (const result of fresh) {
    found.set(result.slug, { ...result, isCached: false });
    if (result.setting !== null) cache.set(result.slug, keyOf(result.slug), result);
  }
  return slugs.flatMap((slug) => found.get(slug) ?? []);
}

async function setAnew(request: BuildRequest, slugs: readonly string[]): Promise<readonly SettingResult[]> {
  const tasks = slugs.map((slug) => settingRequest(request, slug));
  const count = Math.min(request.jobs, tasks.length);
  // Threads need the compiled module; from source (in tests) all is set here.
  const worker = new URL('./setting-worker.js', import.meta.url);
  const isCompiled = request.fs.exists(ownFile('lib', 'publish', 'setting-worker.js')) && import.meta.url.endsWith('.js');
  if (count > 1 && isCompiled) {
    for (const slug of slugs) request.onProgress({ slug, stage: 'compose', state: 'begun' });
    return Promise.all(runInWorkers<SettingRequest, SettingResult>(worker, tasks, count).map((result, index) => guard(result, slugs[index] ?? '')));
  }
  const results: SettingResult[] = [];
  for (const task of tasks) {
    const setting = setBriefing(task, (stage) => request.onProgress({ slug: task.slug, stage, state: 'begun' }));
    results.push(await guard(setting, task.slug));
  }
  return results;
}

function settingRequest(request: BuildRequest, slug: string): SettingRequest {
  const { root, only, pageMarks, strict, audience, now } = request;
  return { root, slug, only, pageMarks, strict, audience, now };
}

async function guard(result: Promise<SettingResult>, slug: string): Promise<SettingResult> {
  try {
    return await result;
  } catch (cause) {
    return { slug, setting: null, visibility: null, diagnostics: [settingFailed({ slug }, { cause })] };
  }
}

/** What a result depends on besides the request: Sheaf and Node, templates, house, the briefing's own folder. */
function cacheKeys(request: BuildRequest): (slug: string) => string {
  const { fs, root } = request;
  const house = join(root, 'briefings', 'sheaf.yaml');
  const common = [
    ownFingerprint(fs),
    folderFingerprint(fs, join(root, 'templates')),
    folderFingerprint(fs, ownFile('templates')),
    fs.exists(house) ? sha256(fs.readBytes(house)) : '',
    JSON.stringify([request.only, request.pageMarks, request.strict]),
  ].join('\n');
  return (slug) => sha256(`${common}\n${folderFingerprint(fs, join(root, 'briefings', slug))}`);
}

function ownFingerprint(fs: FileSystem): string {
  return `${runtimeVersion()}\n${folderFingerprint(fs, ownFile('lib'))}\n${sha256(fs.readBytes(ownFile('package.json')))}`;
}
