/** The ways to narrow the list of briefings down, as links to shelves: by topic, place, author, language, year, marking. */

import type { Catalogue } from '../../language/catalogue.js';
import { formatNumber } from '../../language/numbers.js';
import { LISTED_KINDS, type ListedKind, SHELF_KINDS, type ShelfKind, type SiteShelf, type SiteShelves } from './site-shelves.js';

export interface FilterGroup {
  readonly kind: ShelfKind;
  readonly title: string;
  readonly ways: readonly FilterWay[];
  /** To the page with all shelves of the kind, where not all are shown. */
  readonly more: { readonly href: string; readonly label: string } | null;
}

/** A list and the ways to narrow it down, with what the script needs that does so at once. */
export interface FilterView {
  readonly groups: readonly FilterGroup[];
  readonly base: string;
  /** `topic:water`: the shelf that the list is of. */
  readonly shelf: string | null;
  /** Address of all entries of the site, where the page does not hold all of its list. */
  readonly entries: string | null;
  readonly words: { readonly language: string; readonly ofWords: string; readonly counts: string; readonly none: string; readonly more: string; readonly all: string };
}

export interface FilterWay {
  readonly id: string;
  readonly href: string;
  readonly label: string;
  /** How many stand on the shelf that it leads to; null where it leads off the shelf that is being looked at. */
  readonly count: string | null;
  /** How many of them are on the shelf that is being looked at. */
  readonly shared: string | null;
  readonly isCurrent: boolean;
}

/** Kinds that help to choose among a list; authors have a page of their own, and are looked for by name. */
const FILTER_KINDS = SHELF_KINDS.filter((kind) => kind !== 'author');
/** Of a kind with more shelves the fullest are shown. */
const MOST = 10;

export interface FilterOptions {
  /** Of `baseOf`. */
  readonly base: string;
  readonly catalogue: Catalogue;
  /** The shelf that is being looked at, with how many of its entries stand on each other shelf too. */
  readonly current?: { readonly shelf: SiteShelf; readonly shared: ReadonlyMap<SiteShelf, number> } | null;
  /** Path of the file with all entries, from the site's root; null where the page holds all of its list. */
  readonly entriesPath: string | null;
}

/** Null where there is no choice. */
export function filterView(shelves: SiteShelves, { base, catalogue, current = null, entriesPath }: FilterOptions): FilterView | null {
  const groups = FILTER_KINDS.flatMap((kind) => filterGroup(kind, shelves, { base, catalogue, current }));
  if (groups.length === 0) return null;
  return {
    groups, base,
    shelf: current === null ? null : `${current.shelf.kind}:${current.shelf.id}`,
    entries: entriesPath === null ? null : `${base}${entriesPath}`,
    words: { language: catalogue.language, ofWords: catalogue.wordsLanguage, counts: pluralForms('site.count', catalogue), none: catalogue.text('filter.none'), more: catalogue.text('search.more'), all: catalogue.text('site.all') },
  };
}

function filterGroup(kind: ShelfKind, shelves: SiteShelves, { base, catalogue, current = null }: Omit<FilterOptions, 'entriesPath'>): readonly FilterGroup[] {
  const isOwn = current === null || current.shelf.kind === kind;
  // Of the other kinds, only shelves that have something in common with this one.
  const all = isOwn ? shelves[kind] : shelves[kind].filter((shelf) => current.shared.has(shelf));
  // One shelf is no choice.
  if (all.length < 2) return [];
  const numberOn = (shelf: SiteShelf): number => (isOwn ? shelf.entries.length : current.shared.get(shelf) ?? 0);
  const shown = isListedKind(kind) && all.length > MOST ? fullestOf(all, { numberOn, current: current?.shelf ?? null, isAll: isOwn }) : all;
  const write = (count: number): string => formatNumber(count, 0, catalogue.language);
  return [{
    kind,
    title: catalogue.text(`shelf.${kind}s`),
    ways: shown.map((shelf) => ({
      id: shelf.id, href: `${base}${shelf.folder}/index.html`, label: shelf.name, isCurrent: shelf === current?.shelf,
      count: isOwn ? write(numberOn(shelf)) : null,
      shared: isOwn ? null : write(numberOn(shelf)),
    })),
    more: shown.length === all.length ? null : { href: `${base}${kind}s/index.html`, label: catalogue.text('shelf.allOf', { name: catalogue.text(`shelf.${kind}s`) }) },
  }];
}

/** The fullest of all shelves of a kind are asked for on every page. */
const fullestByKind = new WeakMap<readonly SiteShelf[], ReadonlySet<SiteShelf>>();

/** In their own order, the one that is being looked at among them. */
function fullestOf(shelves: readonly SiteShelf[], { numberOn, current, isAll }: { readonly numberOn: (shelf: SiteShelf) => number; readonly current: SiteShelf | null; readonly isAll: boolean }): readonly SiteShelf[] {
  const fullest = fullestByKind.get(shelves) ?? new Set([...shelves].sort((a, b) => numberOn(b) - numberOn(a)).slice(0, MOST));
  if (isAll) fullestByKind.set(shelves, fullest);
  return shelves.filter((shelf) => fullest.has(shelf) || shelf === current);
}

/** How many entries of a shelf stand on each other one. */
export function sharedWith(shelf: SiteShelf, shelvesOf: ReadonlyMap<string, readonly SiteShelf[]>): ReadonlyMap<SiteShelf, number> {
  const shared = new Map<SiteShelf, number>();
  for (const { slug } of shelf.entries) for (const other of shelvesOf.get(slug) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
  return shared;
}

/** The forms of a text by the categories of `Intl.PluralRules`, as JSON; the number's place is `{count}`. */
function pluralForms(key: string, catalogue: Catalogue): string {
  const rules = new Intl.PluralRules(catalogue.wordsLanguage);
  const forms = new Map<string, string>();
  // Each category that whole numbers have is met by then; a million, of which French and Spanish speak otherwise, is not.
  for (let count = 0; count < 120; count += 1) if (!forms.has(rules.select(count))) forms.set(rules.select(count), catalogue.plural(key, count, { count: '{count}' }));
  return JSON.stringify(Object.fromEntries(forms));
}

export function isListedKind(kind: ShelfKind): kind is ListedKind {
  return (LISTED_KINDS as readonly ShelfKind[]).includes(kind);
}
