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

export interface FilterWay {
  readonly id: string;
  readonly href: string;
  readonly label: string;
  readonly count: string;
  readonly isCurrent: boolean;
}

/** Kinds that help to choose among a list; authors have a page of their own, and are looked for by name. */
const FILTER_KINDS = SHELF_KINDS.filter((kind) => kind !== 'author');
/** Of a kind with more shelves the fullest are shown. */
const MOST = 10;

/** @param base of `baseOf` @param current the shelf that is being looked at */
export function filterGroups(shelves: SiteShelves, { base, catalogue, current = null }: { readonly base: string; readonly catalogue: Catalogue; readonly current?: SiteShelf | null }): readonly FilterGroup[] {
  return FILTER_KINDS.flatMap((kind) => {
    const all = shelves[kind];
    // One shelf is no choice.
    if (all.length < 2) return [];
    const isListed = isListedKind(kind);
    const fullest = isListed && all.length > MOST ? fullestOf(all, current) : all;
    return [{
      kind,
      title: catalogue.text(`shelf.${kind}s`),
      ways: fullest.map((shelf) => ({ id: shelf.id, href: `${base}${shelf.folder}/index.html`, label: shelf.name, count: formatNumber(shelf.entries.length, 0, catalogue.language), isCurrent: shelf === current })),
      more: fullest.length === all.length ? null : { href: `${base}${kind}s/index.html`, label: catalogue.text('shelf.allOf', { name: catalogue.text(`shelf.${kind}s`) }) },
    }];
  });
}

/** In their own order. */
function fullestOf(shelves: readonly SiteShelf[], current: SiteShelf | null): readonly SiteShelf[] {
  const chosen = new Set([...shelves].sort((a, b) => b.entries.length - a.entries.length).slice(0, MOST));
  return shelves.filter((shelf) => chosen.has(shelf) || shelf === current);
}

export function isListedKind(kind: ShelfKind): kind is ListedKind {
  return (LISTED_KINDS as readonly ShelfKind[]).includes(kind);
}
