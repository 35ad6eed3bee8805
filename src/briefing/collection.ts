/** A collection as loaded: its data, the Markdown of its introduction, and where each value was written. */

import type { DataPath, Locator } from './briefing.js';
import type { CollectionData } from './collection-schema.js';

export interface Collection {
  /** The folder's name. */
  readonly id: string;
  readonly data: CollectionData;
  readonly introduction: Introduction | null;
  readonly locate: Locator;
}

export interface Introduction {
  /** Null for the catalogue's word. */
  readonly title: string | null;
  /** Markdown. */
  readonly text: string;
  /** Where the Markdown stands in the data. */
  readonly path: DataPath;
}

/** How a collection is named beside briefings: on the command line, in addresses, in what is told of a build. */
export function collectionName(id: string): string {
  return `collections/${id}`;
}

/** The id of a collection by its name; null for the name of a briefing. */
export function collectionId(name: string): string | null {
  return name.startsWith('collections/') ? name.slice('collections/'.length) : null;
}
