/** Reads a briefing's YAML whatever faults it has, for what must be known of it all the same. */

import { join } from 'node:path';

import { collectionId } from './collection.js';
import { collectionSchema } from './collection-schema.js';
import { type DataNode, dataNode } from './data-node.js';
import type { Project } from './load.js';
import { createLocator } from './locate.js';
import { readText } from './read-file.js';
import { readValues } from './read-values.js';
import { readYaml } from './read-yaml.js';
import { briefingSchema } from './schema.js';

export interface LooseReading {
  readonly data: DataNode;
  /** The whole file. */
  readonly text: string;
}

/** Of a briefing, or of a collection by its name (`collections/<id>`). Read as loading does, aliases followed; null where the file cannot be read, or is no YAML at all. */
export function readLoosely({ fs, root, slug }: Project & { readonly slug: string }): LooseReading | null {
  const isCollection = collectionId(slug) !== null;
  const file = isCollection ? 'collection.yaml' : 'briefing.yaml';
  const shown = `briefings/${slug}`;
  const beginning = { file: `${shown}/${file}`, start: { line: 1, column: 1, offset: 0 }, end: null };
  const { content } = readText({ fs, path: join(root, 'briefings', slug), shown }, file, beginning);
  const yaml = content === null ? null : readYaml(beginning.file, content).yaml;
  if (yaml === null) return null;
  return { data: dataNode(readValues(yaml, isCollection ? collectionSchema : briefingSchema, createLocator(yaml)).data), text: yaml.text };
}
