/** Keeps what setting each briefing yielded, for as long as nothing changes that it depends on. */

import { join } from 'node:path';

import { loadHouse } from '../briefing/load.js';
import type { FileSystem } from '../host/host.js';
import { ownFile } from '../host/package-file.js';
import { runtimeVersion } from '../host/worker-pool.js';
import { folderCache } from './cache.js';
import { folderFingerprint, sha256 } from './fingerprint.js';
import type { BuildRequest } from './request.js';
import type { SettingResult } from './set-briefing.js';

export interface SettingCache {
  get(slug: string): SettingResult | null;
  /** @throws a system error where nothing can be written */
  set(slug: string, result: SettingResult): void;
}

/** Null where the build is to use none. */
export function settingCache(request: BuildRequest): SettingCache | null {
  if (!request.cache || !request.write) return null;
  const folder = folderCache<SettingResult>(request.fs, join(request.root, '.sheaf', 'cache'));
  const keyOf = cacheKeys(request);
  return {
    get: (slug) => folder.get(slug, keyOf(slug)),
    set: (slug, result) => folder.set(slug, keyOf(slug), result),
  };
}

/** What every result depends on: Sheaf and Node, templates, house, the request. */
export function commonKey(request: BuildRequest): string {
  const { fs, root, only, pageMarks, strict } = request;
  const house = join(root, 'briefings', 'sheaf.yaml');
  return [
    ownFingerprint(fs),
    folderFingerprint(fs, join(root, 'templates')),
    folderFingerprint(fs, ownFile('templates')),
    fs.info(house)?.kind === 'file' ? sha256(fs.readBytes(house)) : '',
    brandFingerprint(request),
    JSON.stringify([only, pageMarks, strict]),
  ].join('\n');
}

/** And the briefing's own folder. */
function cacheKeys(request: BuildRequest): (slug: string) => string {
  const { fs, root } = request;
  const common = commonKey(request);
  const keys = new Map<string, string>();
  return (slug) => {
    // Taken before the briefing is read: what changes while it is built does not count as built.
    const key = keys.get(slug) ?? sha256(`${common}\n${folderFingerprint(fs, join(root, 'briefings', slug))}`);
    keys.set(slug, key);
    return key;
  };
}

function ownFingerprint(fs: FileSystem): string {
  return `${runtimeVersion()}\n${folderFingerprint(fs, ownFile('lib'))}\n${sha256(fs.readBytes(ownFile('package.json')))}`;
}

/** The files that the house's brand names. */
function brandFingerprint({ fs, root }: BuildRequest): string {
  const { logo, fonts } = loadHouse({ fs, root }).value.brand;
  const images = logo === null ? [] : [logo.light, ...(logo.dark === null ? [] : [logo.dark])];
  return [...images, ...fonts].map(({ path, bytes }) => `${path} ${sha256(bytes)}`).join('\n');
}
