/** Source keys: “[1, § 9]”, “[1, § 1 et 9; 2]”, each number linked to its entry in the list of sources. */

import { escapeAttribute } from '../html/serialise.js';
import type { Catalogue } from '../language/catalogue.js';
import type { CitationItem, CitationReference } from '../markdown/references.js';

/** A source and the place in it, as the data has them. */
export interface KeyReference {
  readonly id: string;
  readonly at?: string | null | undefined;
}

export interface SourceKey {
  /** `<a href="#source-afp">[1, § 9]</a>`, without `<cite>`. */
  readonly html: string;
  readonly text: string;
}

/** Numbers sources from 1 in their order; of two with one id the first counts. */
export function numberSources(sources: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  sources.forEach(({ id }, index) => {
    if (!numbers.has(id)) numbers.set(id, index + 1);
  });
  return numbers;
}

/**
 * The key of one or several references: those to one source are joined, in the order of their first mention.
 * References to no source are left out (the checks report them); empty if none remains.
 */
export function sourceKey(references: readonly KeyReference[], numbers: ReadonlyMap<string, number>, catalogue: Catalogue): SourceKey {
  const bySource = new Map<string, string[]>();
  for (const { id, at } of references) {
    if (!numbers.has(id)) continue;
    const locators = bySource.get(id) ?? [];
    bySource.set(id, [...locators, ...(at == null ? [] : [at])]);
  }
  const entries = [...bySource].map(([id, locators]) => {
    const locator = joinLocators(locators, catalogue);
    return { id, number: `${numbers.get(id) ?? ''}`, locator };
  });
  const plain = entries.map(({ number, locator }) => `${number}${locator === '' ? '' : `, ${locator}`}`);
  const text = entries.length === 0 ? '' : `[${plain.join('; ')}]`;
  const [only] = entries;
  if (only === undefined) return { html: '', text };
  const linked = entries.map((entry) => placeMarkup(entry, catalogue.direction));
  if (entries.length === 1) return { html: link(only.id, `[${linked.join('')}]`), text };
  return { html: `[${entries.map((entry, index) => link(entry.id, linked[index] ?? '')).join('; ')}]`, text };
}

/** What a citation in Markdown prints, with its words before (“see [1, p. 3]; also [2]”); null if one of its sources does not exist. */
export function citationKey(citation: CitationReference, numbers: ReadonlyMap<string, number>, catalogue: Catalogue): SourceKey | null {
  if (citation.items.some(({ id }) => !numbers.has(id))) return null;
  const groups: CitationItem[][] = [];
  for (const item of citation.items) {
    const last = groups.at(-1);
    if (last === undefined || item.prefix !== null) groups.push([item]);
    else last.push(item);
  }
  const keys = groups.map((items) => {
    const key = sourceKey(items.map(({ id, locator }) => ({ id, at: locator })), numbers, catalogue);
    const prefix = items[0]?.prefix ?? null;
    return prefix === null ? key : { html: `${escapeAttribute(prefix)} ${key.html}`, text: `${prefix} ${key.text}` };
  });
  return { html: keys.map(({ html }) => html).join('; '), text: keys.map(({ text }) => text).join('; ') };
}

const RANGE = /(?<![\d-])(\d+)[-–](\d+)(?![\d-])/g;

/** “4-7” is a range; “2020-04” is a month. */
function dashed(range: string, from: string, to: string): string {
  return from.length === 4 && to.length === 2 ? range : `${from}–${to}`;
}

/** “§ 1”, “§ 9” → “§ 1 et 9”; “p. 3”, “§ 9” → “p. 3, § 9”. A hyphen between numbers becomes an en dash. */
export function joinLocators(locators: readonly string[], catalogue: Catalogue): string {
  const byLabel = new Map<string, Set<string>>();
  for (const locator of locators.flatMap((text) => text.split(';'))) {
    const text = locator.replace(/\s+/g, ' ').trim().replace(RANGE, dashed);
    if (text === '') continue;
    // A number begins a place only behind a space or a sign: “co2” is one word.
    const digit = Math.max(text.search(/(?<![\p{L}_-])\d/u), 0);
    const [label, places] = [text.slice(0, digit).trim(), text.slice(digit)];
    const known = byLabel.get(label) ?? new Set<string>();
    byLabel.set(label, known);
    for (const place of splitPlaces(label, places)) known.add(place);
  }
  return [...byLabel].map(([label, places]) => {
    const joined = enumerate([...places], catalogue);
    return label === '' ? joined : labelled(label, joined, catalogue);
  }).join(', ');
}

/** Pages in scripts that have no “p.” are named as the catalogue has them. */
function labelled(label: string, places: string, catalogue: Catalogue): string {
  return /^pp?\.$/.test(label) && catalogue.direction === 'rtl' && catalogue.has('source.page') ? catalogue.text('source.page', { n: places }) : `${label}\u00a0${places}`;
}

/** “4–7, 20” and “1 et 9” hold two places each; words hold one. */
function splitPlaces(label: string, places: string): readonly string[] {
  return label === '' || !/^[\d\s,–etandy]+$/.test(places) ? [places] : places.split(/\s*,\s*|\s+(?:et|and|e|y)\s+/).filter((place) => place !== '');
}

function enumerate(places: readonly string[], catalogue: Catalogue): string {
  const last = places.at(-1) ?? '';
  return places.length < 2 ? last : `${places.slice(0, -1).join(', ')} ${catalogue.text('source.and')} ${last}`;
}

/** Number and place; from right to left each by itself, or letters of another script would carry digits along. */
function placeMarkup({ number, locator }: { readonly number: string; readonly locator: string }, direction: 'ltr' | 'rtl'): string {
  if (locator === '') return number;
  const place = escapeAttribute(locator);
  return direction === 'rtl' ? `<bdi>${number}</bdi>, <bdi>${place}</bdi>` : `${number}, ${place}`;
}

function link(id: string, markup: string): string {
  return `<a href="#source-${escapeAttribute(id)}">${markup}</a>`;
}
