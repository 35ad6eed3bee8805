/** Looks a project over before anything is built: what there is, what is asked for, and whether it may be written there. */

import { join } from 'node:path';

import type { House } from '../briefing/briefing.js';
import { collectionId, collectionName } from '../briefing/collection.js';
import { listBriefings, loadHouse } from '../briefing/load.js';
import { listCollections, loadCollection } from '../briefing/load-collection.js';
import { unknownCollection } from '../diagnostics/catalogue/collection.js';
import { nearest } from '../diagnostics/nearest.js';
import { noBriefings, noPreviousBuild, otherAudience, unknownManifest, unknownSlug, unsafeOutput } from '../diagnostics/catalogue/cli.js';
import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import { isWithin } from '../host/resolve-inside.js';
import { houseStyles } from './house-styles.js';
import { MANIFEST_FILE, type Manifest, readManifest } from './manifest.js';
import type { BuildRequest } from './request.js';
import { templateFiles } from './template-files.js';

export interface Survey {
  readonly house: House;
  /** Every briefing of the project. */
  readonly known: readonly string[];
  readonly toBuild: readonly string[];
  /** Known, but not asked for. */
  readonly others: readonly string[];
  /** Every collection of the project, by its id. */
  readonly collections: readonly string[];
  /** Those asked for, and those with a briefing that is. */
  readonly volumesToBuild: readonly string[];
  /** What stands in the output folder. */
  readonly manifest: Manifest | null;
  /** What the output of an earlier build holds, where one is named. */
  readonly previous: Manifest | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Nothing can be built. */
  readonly isOver: boolean;
  readonly badRequest: boolean;
  /** The output folder is not this build's to touch. */
  readonly isOutputRefused: boolean;
}

export async function survey(request: BuildRequest): Promise<Survey> {
  const { fs, root, out } = request;
  const house = loadHouse({ fs, root });
  const styled = (await houseStyles(templateFiles(fs, root), house.value)).diagnostics;
  const listed = listBriefings({ fs, root });
  const manifest = readManifest(fs, out);
  const outputRefusals = request.write ? refuseOutput(request, manifest) : [];
  const previous = typeof request.previous === 'string' ? readManifest(fs, request.previous) : null;
  const refusals = [...outputRefusals, ...refusePrevious(request, previous)];
  const collections = listCollections({ fs, root });
  refusals.push(...request.slugs.flatMap((slug) => refuseName(slug, listed.value, collections.value)));
  const empty = listed.value.length === 0 && listed.diagnostics.length === 0 ? [noBriefings({ folder: 'briefings' })] : [];
  const diagnostics = [...house.diagnostics, ...styled, ...listed.diagnostics, ...collections.diagnostics, ...refusals, ...empty];
  const wanted = request.slugs.length === 0 ? listed.value : listed.value.filter((slug) => request.slugs.includes(slug));
  return {
    house: house.value,
    known: listed.value,
    toBuild: wanted,
    others: listed.value.filter((slug) => !wanted.includes(slug)),
    collections: collections.value,
    volumesToBuild: volumesToBuild(request, collections.value),
    manifest,
    previous,
    diagnostics,
    isOver: refusals.length > 0 || empty.length > 0 || hasErrors([...house.diagnostics, ...styled]),
    badRequest: refusals.length > 0,
    isOutputRefused: outputRefusals.length > 0,
  };
}

/** A briefing's slug, or `collections/<id>`. */
function refuseName(name: string, known: readonly string[], collections: readonly string[]): readonly Diagnostic[] {
  const id = collectionId(name);
  if (id !== null) return collections.includes(id) ? [] : [unknownCollection({ id, nearest: nearest(id, collections) })];
  return known.includes(name) ? [] : [unknownSlug({ slug: name, nearest: nearest(name, [...known, ...collections.map(collectionName)]) ?? (collections.includes(name) ? collectionName(name) : null) })];
}

/** A briefing that changes changes the volumes that hold it: a correction reaches every edition. */
function volumesToBuild({ fs, root, slugs }: BuildRequest, collections: readonly string[]): readonly string[] {
  if (slugs.length === 0) return collections;
  return collections.filter((id) => slugs.includes(collectionName(id)) || (loadCollection({ fs, root, id }).value?.data.briefings ?? []).some((slug) => slugs.includes(slug)));
}

/** Not over the project or its input, not over another audience's editions. */
function refuseOutput({ fs, root, out, audience }: BuildRequest, manifest: Manifest | null): Diagnostic[] {
  const real = (path: string): string => fs.realPath(path) ?? path;
  const inputs = ['briefings', 'templates', 'src', '.sheaf', '.git', 'node_modules'].map((name) => join(real(root), name));
  const target = real(out);
  if (isWithin(target, real(root)) || inputs.some((input) => isWithin(input, target))) return [unsafeOutput({ out })];
  if (manifest === null && fs.info(join(out, MANIFEST_FILE)) !== null) return [unknownManifest({ path: join(out, MANIFEST_FILE) })];
  if (manifest !== null && manifest.audience !== audience) return [otherAudience({ out, holds: manifest.audience, audience })];
  return [];
}

/** What was built for others is not offered to this audience. */
function refusePrevious({ previous: folder, audience }: BuildRequest, manifest: Manifest | null): readonly Diagnostic[] {
  if (typeof folder !== 'string') return [];
  if (manifest === null) return [noPreviousBuild({ folder })];
  return manifest.audience === audience ? [] : [otherAudience({ out: folder, holds: manifest.audience, audience })];
}
