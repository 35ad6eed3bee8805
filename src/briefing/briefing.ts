/** A briefing as loaded: its data, the files it refers to, and where each value was written. */

import type { Place } from '../diagnostics/index.js';
import type { Brand } from './brand/brand.js';
import type { BriefingData, HouseData, Source } from './schema.js';

/** A path into the data: `['facts', 3, 'sources', 0, 'id']`. */
export type DataPath = readonly (string | number)[];

/** Finds the place in `briefing.yaml` (or in a file that it includes) of each value. */
export interface Locator {
  /** The place of a value; of its nearest existing ancestor where the value is absent. */
  value(path: DataPath): Place;
  /** The place of a key. */
  key(path: DataPath): Place;
  /** A stretch of the text of a string value or included file; offsets are in the decoded text. */
  text(path: DataPath, start: number, end: number): Place;
  /** A scalar as the author wrote it (`3.60`); null for what is not a scalar. */
  scalarSource(path: DataPath): string | null;
}

export interface Asset {
  /** As written in the data, relative to the briefing's folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/svg+xml';
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export type Cell = string | number | null;

/** Data of a figure: from CSV, JSON or inline. A cell is a number only where the source writes one plainly. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Briefing {
  readonly slug: string;
  /** Absolute path of the briefing's folder. */
  readonly folder: string;
  readonly data: BriefingData;
  /** The data's sources, read from the bibliography file where they are kept in one; in source-number order. */
  readonly sources: readonly Source[];
  /** Markdown of `background[i].file`, by section index. */
  readonly sectionTexts: ReadonlyMap<number, string>;
  /** Images and maps, by path. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Figure data, by figure id. */
  readonly tables: ReadonlyMap<string, DataTable>;
  readonly locate: Locator;
}

export interface House {
  readonly data: HouseData;
  readonly brand: Brand;
  readonly locate: Locator;
}
