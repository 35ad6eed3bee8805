/**
 * The shelves of the site: published briefings and volumes by topic, place, author, language, year and marking, each with an
 * address of its own.
 *
 * In: the site's content. Out: for each kind its shelves, the latest publication first on each. Topics and languages have the
 * addresses of the feeds that tell of them.
 */

import { type Shelf, languageShelves, namedShelves, topicShelves } from './feeds/shelves.js';
import type { SiteContent, SiteEntry } from './site.js';

export const SHELF_KINDS = ['topic', 'place', 'author', 'language', 'year', 'marking'] as const;
export type ShelfKind = (typeof SHELF_KINDS)[number];

/** The kinds that have a page with all their shelves. */
export const LISTED_KINDS = ['topic', 'place', 'author'] as const satisfies readonly ShelfKind[];
export type ListedKind = (typeof LISTED_KINDS)[number];

export interface SiteShelf {
  readonly kind: ShelfKind;
  /** Part of its address: `refugies`. */
  readonly id: string;
  /** In the authors' words; of a language its name in itself. */
  readonly name: string;
  /** From the site's root: `topics/refugies`. */
  readonly folder: string;
  /** The latest first. */
  readonly entries: readonly SiteEntry[];
}

export type SiteShelves = Readonly<Record<ShelfKind, readonly SiteShelf[]>>;

/** The shelves that each publication stands on, by its folder, in the order of the kinds. */
export function shelvesBySlug(shelves: SiteShelves): ReadonlyMap<string, readonly SiteShelf[]> {
  const bySlug = new Map<string, SiteShelf[]>();
  for (const kind of SHELF_KINDS) {
    for (const shelf of shelves[kind]) {
      for (const { slug } of shelf.entries) {
        const known = bySlug.get(slug);
        if (known === undefined) bySlug.set(slug, [shelf]);
        else known.push(shelf);
      }
    }
  }
  return bySlug;
}

export function shelfFolder(kind: ShelfKind, id: string): string {
  return `${kind}s/${id}`;
}

export function siteShelves({ facts, entries, volumes, publications }: SiteContent): SiteShelves {
  const byFolder = new Map([...entries, ...volumes].map((entry) => [entry.slug, entry]));
  const shelved = publications.filter(({ folder }) => byFolder.has(folder));
  const shelvesOf = (kind: ShelfKind, shelves: readonly Shelf<(typeof shelved)[number]>[]): readonly SiteShelf[] =>
    shelves.map(({ id, name, publications: inIt }) => ({
      kind, id, name, folder: shelfFolder(kind, id),
      entries: inIt.flatMap(({ folder }) => byFolder.get(folder) ?? []).sort(byDate),
    }));
  const named = (kind: ShelfKind, namesOf: (publication: (typeof shelved)[number]) => readonly string[]): readonly SiteShelf[] => shelvesOf(kind, namedShelves(shelved, namesOf, facts.language));
  return {
    topic: shelvesOf('topic', topicShelves(shelved, facts.language)),
    place: named('place', ({ places }) => places),
    author: named('author', ({ authors }) => authors),
    language: several(shelvesOf('language', languageShelves(shelved, facts.language))),
    year: [...named('year', ({ issued, folder }) => yearOf(issued ?? byFolder.get(folder)?.date ?? ''))].reverse(),
    marking: several(named('marking', ({ folder }) => markingOf(byFolder.get(folder)))),
  };
}

/** Where all publications share a language or a marking, it tells none from another. */
function several(shelves: readonly SiteShelf[]): readonly SiteShelf[] {
  return shelves.length < 2 ? [] : shelves;
}

/** What is unmarked stands on no shelf: nobody has said who may see it. */
function markingOf(entry: SiteEntry | undefined): readonly string[] {
  return entry?.marking == null ? [] : [entry.marking];
}

function yearOf(date: string): readonly string[] {
  const year = /^\d{4}/.exec(date)?.[0];
  return year === undefined ? [] : [year];
}

/** The latest first; of one day by title, so that the order is always the same. */
export function byDate(a: SiteEntry, b: SiteEntry): number {
  if (a.date !== b.date) return a.date > b.date ? -1 : 1;
  if (a.title !== b.title) return a.title < b.title ? -1 : 1;
  return a.slug < b.slug ? -1 : 1;
}
