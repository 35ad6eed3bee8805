/**
 * Reads of a briefing only what decides who may see it, even where the rest of the file has faults: a briefing that is
 * withdrawn or put under embargo leaves the public at once, whatever else is wrong with it.
 */

import type { DataNode } from './data-node.js';
import type { Project } from './load.js';
import { readLoosely } from './read-loosely.js';
import { type BriefingData, briefingSchema, handlingSchema } from './schema.js';

export type Visibility = Pick<BriefingData, 'status' | 'handling'>;

/** Of a briefing, or of a collection by its name (`collections/<id>`). Values that are faulty themselves count as absent; null where the file cannot be read, or is no YAML at all. */
export function readVisibility(project: Project & { readonly slug: string }): Visibility | null {
  const data = readLoosely(project)?.data;
  return data === undefined ? null : visibilityOf(data);
}

export function visibilityOf(data: DataNode): Visibility {
  const given = data.get('handling');
  const { marking, embargo } = handlingSchema.shape;
  return {
    status: briefingSchema.shape.status.safeParse(data.get('status').value).data ?? 'final',
    handling: handlingSchema.parse({ marking: marking.safeParse(given.get('marking').value).data, embargo: embargo.safeParse(given.get('embargo').value).data }),
  };
}
