/** What becomes of volumes: which are withheld, what is told of them, what stands of them in the output folder afterwards. */

import { collectionName } from '../briefing/collection.js';
import { loadCollection } from '../briefing/load-collection.js';
import { readVisibility } from '../briefing/read-visibility.js';
import { volumeKept, volumeTakenAway } from '../diagnostics/catalogue/collection.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { type WithheldBecause, withheldBecause } from './audience.js';
import type { Manifest, PublishedFile } from './manifest.js';
import type { BuildRequest } from './request.js';
import type { SetVolume } from './set-volumes.js';
import { volumeMembers } from './volume-members.js';

export interface VolumeSummary {
  /** `collections/<id>`. */
  readonly slug: string;
  /** As of a briefing. */
  readonly outcome: 'built' | 'cached' | 'failed' | 'unwritten' | 'withheld';
  /** `empty`: none of its briefings may be seen. */
  readonly withheldBecause: WithheldBecause | 'empty' | null;
  /** Briefings of the collection that the audience may not see. */
  readonly leftOut: readonly string[];
  /** What stands in the output folder for it now; paths from there. */
  readonly files: readonly PublishedFile[];
  readonly pages: number | null;
}

/** Names of the volumes that may not stand in the output folder, whether this build makes them or not; also where the file has faults. */
export function volumesWithheld({ fs, root, audience, now }: BuildRequest, ids: readonly string[]): readonly string[] {
  return ids.map(collectionName).filter((name) => {
    const visibility = readVisibility({ fs, root, slug: name });
    if (visibility !== null && withheldBecause(visibility, audience, now) !== null) return true;
    const collection = loadCollection({ fs, root, id: name.slice(collectionName('').length) }).value;
    return collection !== null && volumeMembers({ fs, root, audience, now }, collection).withheldBecause !== null;
  });
}

/** Of the volumes, and of their briefings; what is told already, of a briefing that is built by itself, is not told again. */
export function volumeDiagnostics(volumes: readonly SetVolume[], built: readonly string[], told: readonly Diagnostic[]): readonly Diagnostic[] {
  const identity = ({ code, message, place }: Diagnostic): string => JSON.stringify([code, message, place?.file, place?.start.offset]);
  const known = new Set(told.map(identity));
  // What is wrong with a briefing reads differently in a volume, where pages and ids are others: its place says whether it is the same.
  const fault = ({ code, place }: Diagnostic): string => JSON.stringify([code, place?.file, place?.start.offset]);
  const toldFaults = new Set(told.map(fault));
  const ofMember = ({ slug, diagnostics }: SetVolume['memberDiagnostics'][number]): readonly Diagnostic[] => (built.includes(slug) ? diagnostics.filter((diagnostic) => !toldFaults.has(fault(diagnostic))) : diagnostics);
  const all = volumes.flatMap(({ diagnostics, memberDiagnostics }) => [...memberDiagnostics.flatMap(ofMember), ...diagnostics]);
  return all.filter((diagnostic) => {
    const isNew = !known.has(identity(diagnostic));
    known.add(identity(diagnostic));
    return isNew;
  });
}

/** Of volumes that could not be made: that the earlier edition stays, or why it does not. */
export function keptVolumes(volumes: readonly SetVolume[], { before, after, maySee }: { readonly before: Manifest | null; readonly after: Manifest | null; readonly maySee: (slug: string) => boolean }): readonly Diagnostic[] {
  return volumes.filter((volume) => volume.setting === null && volume.withheldBecause === null).flatMap(({ id }) => {
    const earlier = before?.collections[id];
    if (earlier === undefined) return [];
    if (after?.collections[id] !== undefined) return [volumeKept({ id })];
    return [volumeTakenAway({ id, slugs: earlier.briefings.filter((slug) => !maySee(slug)) })];
  });
}

export function summariseVolume(volume: SetVolume, { manifest, isWritten }: { readonly manifest: Manifest | null; readonly isWritten: boolean }): VolumeSummary {
  const { id, setting, isCached, leftOut } = volume;
  const outcome = volume.withheldBecause !== null ? 'withheld' : setting === null ? 'failed' : !isWritten ? 'unwritten' : isCached ? 'cached' : 'built';
  const entry = manifest?.collections[id];
  return { slug: collectionName(id), outcome, withheldBecause: volume.withheldBecause, leftOut, files: entry?.files ?? [], pages: entry?.pages ?? null };
}
