/**
 * The shelves that publications stand on: by topic or another name, and by language, each with an address of its own.
 *
 * Topics are the authors' own words: those that differ only in case are one.
 */

import { createHash } from 'node:crypto';

import type { Publication } from './publication.js';

export interface Shelf<P extends Publication> {
  /** As shown: the topic, or the name of the language in itself. */
  readonly name: string;
  /** Part of an address: `refugies`. */
  readonly id: string;
  /** In the order in which they came. */
  readonly publications: readonly P[];
}

export function topicShelves<P extends Publication>(publications: readonly P[], language: string): readonly Shelf<P>[] {
  return namedShelves(publications, ({ topics }) => topics, language);
}

/** Names that differ only in case are one. Sorted by name; letters of the site's language decide the order. */
export function namedShelves<P extends Publication>(publications: readonly P[], namesOf: (publication: P) => readonly string[], language: string): readonly Shelf<P>[] {
  const byKey = new Map<string, { readonly name: string; readonly publications: P[] }>();
  for (const publication of publications) {
    for (const [key, name] of distinct(namesOf(publication))) {
      const shelf = byKey.get(key) ?? { name, publications: [] };
      shelf.publications.push(publication);
      byKey.set(key, shelf);
    }
  }
  const taken = new Set<string>();
  const shelves = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, shelf]) => ({ ...shelf, id: addressOf(key, taken) }));
  return shelves.sort(byName(language));
}

export function languageShelves<P extends Publication>(publications: readonly P[], language: string): readonly Shelf<P>[] {
  const byTag = new Map<string, P[]>();
  for (const publication of publications) {
    const tag = usualTag(publication.language);
    const shelf = byTag.get(tag) ?? [];
    shelf.push(publication);
    byTag.set(tag, shelf);
  }
  return [...byTag].map(([tag, inIt]) => ({ name: languageName(tag), id: tag.toLowerCase().replace(/[^a-z0-9-]+/g, '-'), publications: inIt })).sort(byName(language));
}

/** `pt-BR` for `pt-br`: case means nothing in tags (BCP 47, section 2.1.1). */
function usualTag(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}

/** “français”: as its readers call it; the tag where nobody knows it. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The topics of one publication by what tells them apart, each once. */
export function topicsOf({ topics }: Pick<Publication, 'topics'>): ReadonlyMap<string, string> {
  return distinct(topics);
}

function distinct(names: readonly string[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const name of names) if (!keys.has(keyOf(name))) keys.set(keyOf(name), name);
  return keys;
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

const LONGEST = 60;
/** No folder can have these names where files are served from Windows. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Letters of the Latin alphabet without their accents; a hash where none are left, or another topic has them already. */
function addressOf(key: string, taken: Set<string>): string {
  const plain = key.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST).replace(/^-+|-+$/g, '');
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 8);
  const isWhole = plain !== '' && !DEVICES.test(plain) && !/[\p{L}\p{N}]/u.test(key.normalize('NFKD').replace(/[\p{M}a-z0-9]/gu, ''));
  const address = isWhole && !taken.has(plain) ? plain : [plain, hash].filter((part) => part !== '').join('-');
  taken.add(address);
  return address;
}

function byName(language: string): (a: { readonly name: string; readonly id: string }, b: { readonly name: string; readonly id: string }) => number {
  const collator = collatorOf(language);
  return (a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

function collatorOf(language: string): Intl.Collator {
  try {
    return new Intl.Collator(language);
  } catch {
    return new Intl.Collator('en');
  }
}
