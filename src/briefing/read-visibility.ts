/**
 * Reads of a briefing only what decides who may see it, even where the rest of the file has faults: a briefing that is
 * withdrawn or put under embargo leaves the public at once, whatever else is wrong with it.
 */

import { join } from 'node:path';

import type { Project } from './load.js';
import { decodeUtf8 } from './read-file.js';
import { readYaml } from './read-yaml.js';
import { type BriefingData, briefingSchema, handlingSchema } from './schema.js';

export type Visibility = Pick<BriefingData, 'status' | 'handling'>;

/** Values that are faulty themselves count as absent; null where the file is no YAML at all. */
export function readVisibility({ fs, root, slug }: Project & { readonly slug: string }): Visibility | null {
  const path = join(root, 'briefings', slug, 'briefing.yaml');
  if (fs.info(path)?.kind !== 'file') return null;
  const text = decodeUtf8(fs.readBytes(path));
  const yaml = text === null ? null : readYaml(path, text).yaml;
  if (yaml === null) return null;
  const { status, handling } = briefingSchema.shape;
  const read = (...keys: readonly string[]): unknown => yaml.document.getIn(keys) ?? undefined;
  const { marking, embargo } = handlingSchema.shape;
  return {
    status: status.safeParse(read('status')).data ?? 'final',
    handling: handling.parse({ marking: marking.safeParse(read('handling', 'marking')).data, embargo: embargo.safeParse(read('handling', 'embargo')).data }),
  };
}
