/**
 * All briefings and volumes of the site as its lists show them, in one file, for the script that narrows a list of several pages
 * down: it is read when that is first asked for.
 */

import type { Catalogue } from '../../language/catalogue.js';
import { hashedName } from './hashed-name.js';
import { type EntryView, entryView } from './index-view.js';
import { PAGE_LENGTH } from './paging.js';
import type { SiteContent } from './site.js';
import { SHELF_KINDS, type SiteShelf, type SiteShelves, byDate } from './site-shelves.js';

export interface EntriesFile {
  /** From the site's root. */
  readonly path: string;
  /** JSON: the markup of each entry, the latest briefing first, the volumes last. Addresses in it begin at the site's root. */
  readonly text: string;
}

export interface EntriesFileOptions {
  readonly content: SiteContent;
  readonly shelves: SiteShelves;
  /** Of `shelvesBySlug`. */
  readonly shelvesOf: ReadonlyMap<string, readonly SiteShelf[]>;
  readonly catalogueOf: (language: string) => Catalogue;
  /** Carries the template of an entry out. */
  readonly render: (entry: EntryView) => string;
}

/** Null where every list of the site is on one page, which then holds all that there is. */
export function entriesFile({ content: { facts, entries, volumes }, shelves, shelvesOf, catalogueOf, render }: EntriesFileOptions): EntriesFile | null {
  // The index shows the latest one by itself.
  if (entries.length - 1 <= PAGE_LENGTH && SHELF_KINDS.every((kind) => shelves[kind].every((shelf) => shelf.entries.length <= PAGE_LENGTH))) return null;
  const all = [...[...entries].sort(byDate), ...[...volumes].sort(byDate)];
  const texts = all.map((entry) => render(entryView(entry, { siteLanguage: facts.language, base: '', catalogue: catalogueOf(entry.language), shelves: shelvesOf.get(entry.slug) ?? [] })).trim());
  const text = `${JSON.stringify(texts)}\n`;
  return { path: hashedName('assets/entries.json', text), text };
}
