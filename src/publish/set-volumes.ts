/** Sets several volumes: from the cache where nothing in them has changed, else side by side in workers, or here. */

import { join } from 'node:path';

import { collectionName } from '../briefing/collection.js';
import { loadCollection } from '../briefing/load-collection.js';
import { readVisibility } from '../briefing/read-visibility.js';
import { cacheUnusable, settingFailed } from '../diagnostics/catalogue/cli.js';
import { ownFile } from '../host/package-file.js';
import { runInWorkers } from '../host/worker-pool.js';
import { embargoIsOver, withheldBecause } from './audience.js';
import { type Cache, folderCache } from './cache.js';
import { folderFingerprint, sha256 } from './fingerprint.js';
import { linksStillHold } from './link-briefings.js';
import type { BuildRequest, Stage } from './request.js';
import { type CollectionRequest, type CollectionResult, setCollection } from './set-collection.js';
import { commonKey } from './setting-cache.js';
import { isSystemError } from './system-error.js';

export interface SetVolume extends CollectionResult {
  readonly isCached: boolean;
}

/** Results in the order of the ids; a fault inside Sheaf becomes a diagnostic of that volume alone. */
export async function setVolumes(request: BuildRequest, ids: readonly string[]): Promise<readonly SetVolume[]> {
  if (ids.length === 0) return [];
  const cache = request.cache && request.write ? folderCache<CollectionResult>(request.fs, join(request.root, '.sheaf', 'cache', 'collections')) : null;
  const common = cache === null ? '' : commonKey(request);
  const keys = new Map(cache === null ? [] : ids.map((id) => [id, volumeKey(request, id, common)]));
  const found = new Map<string, SetVolume>();
  for (const id of ids) {
    const known = cache?.get(id, keys.get(id) ?? '') ?? null;
    if (known === null || !linksStillHold(request, known.linked)) continue;
    found.set(id, { ...known, isCached: true });
    request.onProgress({ slug: collectionName(id), stage: 'load', state: 'cached' });
  }
  for (const result of await setAnew(request, ids.filter((id) => !found.has(id)))) {
    found.set(result.id, { ...(cache === null || result.setting === null ? result : kept(cache, result, keys.get(result.id) ?? '')), isCached: false });
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** All that a volume depends on: its folder, those of its briefings, and who may see which of them. */
function volumeKey({ fs, root, audience, now }: BuildRequest, id: string, common: string): string {
  const members = loadCollection({ fs, root, id }).value?.data.briefings ?? [];
  const states = members.map((slug) => {
    const visibility = readVisibility({ fs, root, slug });
    return [slug, folderFingerprint(fs, join(root, 'briefings', slug)), visibility === null ? null : [withheldBecause(visibility, audience, now), embargoIsOver(visibility, now)]];
  });
  const own = readVisibility({ fs, root, slug: collectionName(id) });
  const state = own === null ? null : [withheldBecause(own, audience, now), embargoIsOver(own, now)];
  return sha256(`${common}\n${folderFingerprint(fs, join(root, 'briefings', 'collections', id))}\n${JSON.stringify([state, states])}`);
}

/** A cache that cannot be written costs time, and nothing else. */
function kept(cache: Cache<CollectionResult>, result: CollectionResult, key: string): CollectionResult {
  try {
    cache.set(result.id, key, result);
    return result;
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return { ...result, diagnostics: [...result.diagnostics, cacheUnusable({ path: '.sheaf/cache', reason: cause.code }, { cause })] };
  }
}

async function setAnew(request: BuildRequest, ids: readonly string[]): Promise<readonly CollectionResult[]> {
  const count = Math.min(request.jobs, ids.length);
  const isCompiled = import.meta.url.endsWith('.js') && request.fs.exists(ownFile('lib', 'publish', 'setting-worker.js'));
  if (count > 1 && isCompiled) {
    const results = runInWorkers<CollectionRequest, CollectionResult, Stage>({
      url: new URL('./setting-worker.js', import.meta.url),
      tasks: ids.map((id) => collectionRequest(request, id)),
      count,
      onNote: (index, stage) => request.onProgress({ slug: collectionName(ids[index] ?? ''), stage, state: 'begun' }),
    });
    return Promise.all(results.map((result, index) => guard(request, result, ids[index] ?? '')));
  }
  const results: CollectionResult[] = [];
  for (const id of ids) {
    const setting = setCollection(collectionRequest(request, id), (stage) => request.onProgress({ slug: collectionName(id), stage, state: 'begun' }));
    results.push(await guard(request, setting, id));
  }
  return results;
}

function collectionRequest({ root, only, pageMarks, strict, audience, now }: BuildRequest, collection: string): CollectionRequest {
  return { root, collection, only, pageMarks, strict, audience, now };
}

async function guard(request: BuildRequest, result: Promise<CollectionResult>, id: string): Promise<CollectionResult> {
  try {
    const settled = await result;
    request.onProgress({ slug: collectionName(id), stage: 'write', state: settled.setting === null ? 'failed' : 'done' });
    return settled;
  } catch (cause) {
    return { id, setting: null, withheldBecause: null, leftOut: [], linked: [], diagnostics: [settingFailed({ slug: collectionName(id) }, { cause })], memberDiagnostics: [] };
  }
}
