/**
 * What belongs with a briefing: others on the same subjects, and the same in other languages.
 *
 * In: the shelves of the site, made once for all pages. Out: entries. A page costs as much as its shelves are long.
 */

import type { Publication } from './feeds/publication.js';
import type { SiteEntry } from './site.js';
import { type SiteShelf, byDate } from './site-shelves.js';

export interface Neighbours {
  /** The shelves that a publication stands on, by its folder. */
  readonly shelvesOf: ReadonlyMap<string, readonly SiteShelf[]>;
  /** The same briefing in all its languages, by the folder of each; only where there are several. */
  readonly translationsOf: ReadonlyMap<string, readonly Publication[]>;
}

/** How much a subject in common says. */
const WEIGHTS: Partial<Record<SiteShelf['kind'], number>> = { topic: 2, place: 1 };
/** Of two that have as much in common, the one in the reader's language; and of one series. */
const SAME_LANGUAGE = 0.5;
const SAME_SERIES = 0.25;
const MOST = 4;

/** The closest first; of equally close ones the latest. */
export function relatedTo(entry: SiteEntry, { shelvesOf, translationsOf }: Neighbours): readonly SiteEntry[] {
  const itself = new Set([entry.slug, ...(translationsOf.get(entry.slug) ?? []).map(({ folder }) => folder)]);
  const closeness = new Map<SiteEntry, number>();
  for (const { kind, entries } of shelvesOf.get(entry.slug) ?? []) {
    const weight = WEIGHTS[kind];
    if (weight === undefined) continue;
    for (const other of entries) if (!itself.has(other.slug)) closeness.set(other, (closeness.get(other) ?? 0) + weight);
  }
  const scored = [...closeness].map(([other, shared]) => ({ other, score: shared + (other.language === entry.language ? SAME_LANGUAGE : 0) + (other.series !== null && other.series === entry.series ? SAME_SERIES : 0) }));
  const sorted = scored.sort((a, b) => b.score - a.score || byDate(a.other, b.other)).map(({ other }) => other);
  return oncePerBriefing(sorted, translationsOf).slice(0, MOST);
}

/** Of one briefing in several languages, the closest. */
function oncePerBriefing(entries: readonly SiteEntry[], translationsOf: Neighbours['translationsOf']): readonly SiteEntry[] {
  const taken = new Set<string>();
  return entries.filter(({ slug }) => {
    if (taken.has(slug)) return false;
    for (const { folder } of translationsOf.get(slug) ?? []) taken.add(folder);
    return true;
  });
}

/** Publications with one identifier of their author's own, in several languages, are translations of one another. */
export function translations(publications: readonly Publication[]): ReadonlyMap<string, readonly Publication[]> {
  const byOriginal = new Map<string, Publication[]>();
  for (const publication of publications) {
    if (publication.ownIdentifier === null) continue;
    const known = byOriginal.get(publication.ownIdentifier);
    if (known === undefined) byOriginal.set(publication.ownIdentifier, [publication]);
    else known.push(publication);
  }
  const groups = [...byOriginal.values()].filter((group) => new Set(group.map(({ language }) => language)).size > 1);
  return new Map(groups.flatMap((group) => group.map(({ folder }) => [folder, group] as const)));
}
