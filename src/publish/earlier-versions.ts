/**
 * Earlier versions of a publication that stay there to download: its PDF and its EPUB as they were.
 *
 * A version is what the data call one; where they name none, a publication of another date is another version. One that is
 * built again replaces itself. What a file holds must be what the manifest beside it says, and lie in that folder.
 */

import { join, posix } from 'node:path';

import { earlierFileUnusable } from '../diagnostics/catalogue/cli.js';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import type { FileSystem } from '../host/host.js';
import { isWithin } from '../host/resolve-inside.js';
import { sha256 } from './fingerprint.js';
import type { PublishedBriefing, PublishedFile, PublishedVersion } from './manifest.js';

/** A publication as an output folder holds it. */
export interface EarlierEdition {
  /** Absolute: the output folder. */
  readonly folder: string;
  readonly entry: PublishedBriefing;
}

export interface EarlierVersionsOptions {
  readonly fs: FileSystem;
  /** Slug, or name of the volume. */
  readonly slug: string;
  readonly now: Pick<PublishedBriefing, 'version' | 'date' | 'facts'>;
  /** The first that has a version gives it. */
  readonly earlier: readonly EarlierEdition[];
  /** Takes a file. @param path from the output folder */
  readonly write: (path: string, content: Uint8Array) => void;
}

interface Candidate extends PublishedVersion {
  readonly folder: string;
}

/** The folder of earlier versions within that of a publication. */
export const VERSIONS = 'versions';

/** Writes the files of all versions but the present one. @returns them, the latest first */
export function keepEarlierVersions({ fs, slug, now, earlier, write }: EarlierVersionsOptions): Outcome<PublishedVersion[]> {
  const diagnostics: Diagnostic[] = [];
  const kept = new Map<string, PublishedVersion>();
  const withdrawn = new Set([now, ...earlier.map(({ entry }) => entry)].flatMap(({ facts }) => (facts?.revisions ?? []).filter((revision) => revision.withdrawn).map(({ version }) => version)));
  const folders = new Set<string>();
  const known = new Set<string>();
  for (const candidate of earlier.flatMap((edition) => candidatesOf(slug, edition))) {
    const { version } = candidate;
    if (version === versionOf(now) || withdrawn.has(version) || kept.has(version)) continue;
    const folder = folderOf(version, folders);
    const files: PublishedFile[] = [];
    for (const { path, sha256: expected } of candidate.files) {
      // An edition that was not made anew for a version is that of the one before.
      if (known.has(expected)) continue;
      const { value: content, diagnostics: faults } = readUnchanged(fs, candidate.folder, { path, sha256: expected });
      diagnostics.push(...faults);
      if (content === null) continue;
      known.add(expected);
      const target = posix.join(slug, VERSIONS, folder, posix.basename(path));
      write(target, content);
      files.push({ path: target, bytes: content.byteLength, sha256: expected });
    }
    if (files.length === 0) continue;
    folders.add(folder);
    kept.set(version, { version, date: candidate.date, pages: candidate.pages, files });
  }
  return { value: [...kept.values()].sort(latestFirst), diagnostics };
}

/** A briefing whose data name no version is told apart by its date. */
function versionOf({ version, date }: Pick<PublishedBriefing, 'version' | 'date'>): string {
  return version ?? date;
}

function candidatesOf(slug: string, { folder, entry }: EarlierEdition): readonly Candidate[] {
  const { version, date, facts, pages, versions } = entry;
  const name = posix.join(slug, posix.basename(slug));
  const files = entry.files.filter(({ path }) => path === `${name}.pdf` || path === `${name}.epub`);
  const revision = facts?.revisions.find((candidate) => candidate.version === version);
  return [...versions, { version: version ?? date, date: revision?.date ?? date, pages, files }].map((candidate) => ({ ...candidate, folder }));
}

/** Null, with a warning, where the file is not there, not in the folder, or not what the manifest says. */
function readUnchanged(fs: FileSystem, folder: string, file: { readonly path: string; readonly sha256: string }): Outcome<Uint8Array | null> {
  const path = join(folder, file.path);
  const unusable = (why: 'missing' | 'changed'): Outcome<null> => ({ value: null, diagnostics: [earlierFileUnusable({ path: file.path, folder, why })] });
  const [real, realFolder] = [fs.realPath(path), fs.realPath(folder)];
  if (real === null || realFolder === null || !isWithin(realFolder, real) || fs.info(real)?.kind !== 'file') return unusable('missing');
  const content = fs.readBytes(real);
  return sha256(content) === file.sha256 ? { value: content, diagnostics: [] } : unusable('changed');
}

/** “1.2 (rev)” is `1.2-rev`. */
function folderOf(version: string, taken: ReadonlySet<string>): string {
  const name = version.toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '').replace(/\.{2,}/g, '.').slice(0, 60);
  return name === '' || taken.has(name) ? `${name === '' ? 'v' : name}-${sha256(version).slice(0, 8)}` : name;
}

function latestFirst(a: PublishedVersion, b: PublishedVersion): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return b.version.localeCompare(a.version, 'en', { numeric: true });
}
