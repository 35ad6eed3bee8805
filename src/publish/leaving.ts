/**
 * What must leave the output folder: briefings that the audience may not see any more, and those that are gone.
 * They leave whatever else becomes of the build.
 */

import { join } from 'node:path';

import { collectionName } from '../briefing/collection.js';
import type { FileSystem } from '../host/host.js';
import type { Departures } from './departures.js';
import { MANIFEST_FILE, type Manifest, formatManifest, plainNotice } from './manifest.js';
import { describeFile, removeEmptyFolders } from './output.js';
import { scrubPage } from './scrub-page.js';

export interface Leaving {
  /** What the output folder holds once they have left. */
  readonly manifest: Manifest;
  /** Slugs of briefings and names of volumes that stood there before. */
  readonly slugs: readonly string[];
  /** What a broken build may have left of withheld briefings: folders that the manifest does not know. */
  readonly strays: readonly string[];
  /** Notices say what they did not say before. */
  readonly hasNews: boolean;
}

export interface Standing {
  readonly audience: string;
  /** What stood in the output folder before. */
  readonly before: Manifest | null;
  /** What an earlier build has put elsewhere; its addresses are those of this output. Null where none is named. */
  readonly previous?: Manifest | null;
  /** Every briefing of the project. */
  readonly known: readonly string[];
  readonly withheld: readonly string[];
  /** Of those, the ones that say why they are gone. */
  readonly departures: Departures;
  /** Every collection of the project, by its id; `withheld` names them as `collections/<id>`. */
  readonly knownCollections: readonly string[];
}

/** What stays: briefings that are still there and may be seen. Where one has left, a notice takes its address. */
export function decideLeaving({ audience, before, previous = null, known, withheld, departures, knownCollections }: Standing): Leaving {
  const entries = Object.entries(before?.briefings ?? {});
  const stays = (slug: string): boolean => known.includes(slug) && !withheld.includes(slug);
  const volumes = Object.entries(before?.collections ?? {});
  // A volume leaves with the first of its briefings; where it is made anew, that comes in its place.
  const volumeStays = (id: string, members: readonly string[]): boolean => knownCollections.includes(id) && !withheld.includes(collectionName(id)) && members.every(stays);
  const isVolumeThere = (name: string): boolean => volumes.some(([id]) => collectionName(id) === name);
  const left = [
    ...entries.filter(([slug]) => !stays(slug)).map(([slug, { language }]) => ({ name: slug, language })),
    ...volumes.filter(([id, { briefings: members }]) => !volumeStays(id, members)).map(([id, { language }]) => ({ name: collectionName(id), language })),
  ];
  // What stood in the earlier output, and does not any more, has not left this folder; its address says so all the same.
  const leftBefore = [
    ...Object.entries(previous?.briefings ?? {}).filter(([slug]) => !stays(slug)).map(([slug, { language }]) => [slug, plainNotice(language)] as const),
    ...Object.entries(previous?.collections ?? {}).filter(([id]) => !knownCollections.includes(id) || withheld.includes(collectionName(id))).map(([id, { language }]) => [collectionName(id), plainNotice(language)] as const),
    ...Object.entries(previous?.notices ?? {}).filter(([name]) => before?.briefings[name] === undefined && !isVolumeThere(name)),
  ];
  // Of what is withheld now nothing is told any more, whatever the notice said before.
  const earlier = [...leftBefore, ...Object.entries(before?.notices ?? {})].map(([name, notice]) => [name, withheld.includes(name) ? plainNotice(notice.language) : notice] as const);
  const notices = Object.fromEntries([...earlier, ...left.map(({ name, language }) => [name, plainNotice(language)] as const), ...departures]);
  const briefings = Object.fromEntries(entries.filter(([slug]) => stays(slug)));
  const collections = Object.fromEntries(volumes.filter(([id, { briefings: members }]) => volumeStays(id, members)));
  return { manifest: { audience, briefings, collections, notices, files: [...(before?.files ?? [])] }, slugs: left.map(({ name }) => name), hasNews: JSON.stringify(Object.entries(notices).sort()) !== JSON.stringify(Object.entries(before?.notices ?? {}).sort()), strays: withheld.filter((name) => before?.notices[name] === undefined) };
}

/** Takes the editions away, and what the pages that stay say of them, and says so in the manifest, before anything else is written. */
export function removeLeaving(fs: FileSystem, out: string, { manifest, slugs, strays }: Leaving): void {
  for (const slug of new Set([...slugs, ...strays])) fs.remove(join(out, slug));
  if (slugs.length === 0) return;
  for (const { files } of [...Object.values(manifest.briefings), ...Object.values(manifest.collections)]) {
    for (const [at, { path }] of files.entries()) {
      if (!path.endsWith('.html') || fs.info(join(out, path))?.kind !== 'file') continue;
      const page = fs.readText(join(out, path));
      const scrubbed = scrubPage(page, slugs);
      if (scrubbed === page) continue;
      fs.writeFile(join(out, path), scrubbed);
      files[at] = describeFile(fs, out, path);
    }
  }
  fs.writeFile(join(out, MANIFEST_FILE), formatManifest(manifest));
}

/** Where the site could not be made anew: its index and lists may still speak of what has left, so they go too. */
export function removeTraces(fs: FileSystem, out: string, { manifest, slugs }: Leaving): Manifest {
  if (slugs.length === 0) return manifest;
  // The names in the lists that a script reads lie among the assets.
  const speaks = ({ path }: { readonly path: string }): boolean => !path.startsWith('assets/') || path.endsWith('.json');
  for (const { path } of manifest.files.filter(speaks)) {
    fs.remove(join(out, path));
    removeEmptyFolders(fs, out, path);
  }
  const without = { ...manifest, files: manifest.files.filter((file) => !speaks(file)) };
  fs.writeFile(join(out, MANIFEST_FILE), formatManifest(without));
  return without;
}
