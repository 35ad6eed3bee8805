/**
 * Reads of a briefing only what decides who may see it, even where the rest of the file has faults: a briefing that is
 * withdrawn or put under embargo leaves the public at once, whatever else is wrong with it.
 */

import { join } from 'node:path';

import { collectionId } from './collection.js';
import { collectionSchema } from './collection-schema.js';
import { dataNode } from './data-node.js';
import type { Project } from './load.js';
import { createLocator } from './locate.js';
import { readText } from './read-file.js';
import { readValues } from './read-values.js';
import { readYaml } from './read-yaml.js';
import { type BriefingData, briefingSchema, handlingSchema } from './schema.js';

export type Visibility = Pick<BriefingData, 'status' | 'handling'>;

/** Of a briefing, or of a collection by its name (`collections/<id>`). Read as loading does, aliases followed. Values that are faulty themselves count as absent; null where the file cannot be read, or is no YAML at all. */
export function readVisibility({ fs, root, slug }: Project & { readonly slug: string }): Visibility | null {
  const isCollection = collectionId(slug) !== null;
  const file = isCollection ? 'collection.yaml' : 'briefing.yaml';
  const shown = `briefings/${slug}`;
  const beginning = { file: `${shown}/${file}`, start: { line: 1, column: 1, offset: 0 }, end: null };
  const { content } = readText({ fs, path: join(root, 'briefings', slug), shown }, file, beginning);
  const yaml = content === null ? null : readYaml(beginning.file, content).yaml;
  if (yaml === null) return null;
  const data = dataNode(readValues(yaml, isCollection ? collectionSchema : briefingSchema, createLocator(yaml)).data);
  const given = data.get('handling');
  const { marking, embargo } = handlingSchema.shape;
  return {
    status: briefingSchema.shape.status.safeParse(data.get('status').value).data ?? 'final',
    handling: handlingSchema.parse({ marking: marking.safeParse(given.get('marking').value).data, embargo: embargo.safeParse(given.get('embargo').value).data }),
  };
}
