/**
 * The words that Sheaf itself puts into a publication, by language: part titles, labels, qualifiers, notices.
 *
 * They live in `templates/locales/<language>.json`: one object of texts with `{name}` placeholders, or of plural
 * forms by the categories of `Intl.PluralRules`. Where a language lacks something, English stands in, with a warning.
 */

import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { brokenCatalogue, incompleteCatalogue, noCatalogue } from '../diagnostics/catalogue/language.js';
import { directionOf } from './direction.js';
import { formatNumber } from './numbers.js';

export type PlaceholderValues = Readonly<Record<string, string | number>>;

export interface Catalogue {
  /** As asked for: decides how numbers, dates and lists are written. */
  readonly language: string;
  /** The language in which the words are: differs where English stands in. */
  readonly wordsLanguage: string;
  readonly direction: 'ltr' | 'rtl';
  /** English texts, with their placeholders, that stand in for what the language lacks. */
  readonly standIns: readonly string[];
  has(key: string): boolean;
  /** A text, its placeholders filled; plain text, not HTML. The key itself where there is none: ask `has` first where it comes from a user. */
  text(key: string, values?: PlaceholderValues): string;
  /** The form for a count; `{count}` is filled with the count as the language writes it. */
  plural(key: string, count: number, values?: PlaceholderValues): string;
  /** “a, b and c”. */
  list(items: readonly string[]): string;
}

type PluralForms = Readonly<Record<string, string>>;
type Entries = ReadonlyMap<string, string | PluralForms>;

const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

/**
 * The catalogue of a language. Tries the whole tag, then the language alone, then English.
 *
 * @param read Gives the text of a file in `templates/locales/` by name (`fr.json`), or null.
 */
export function loadCatalogue(language: string, read: (name: string) => string | null): Outcome<Catalogue> {
  const diagnostics: Diagnostic[] = [];
  const english = readEntries('en', read, diagnostics);
  for (const candidate of candidates(language)) {
    const own = candidate === 'en' ? english : readEntries(candidate, read, diagnostics);
    if (own === null) continue;
    const missing = [...(english ?? new Map()).keys()].filter((key) => !own.has(key));
    if (missing.length > 0) diagnostics.push(incompleteCatalogue({ name: `${candidate}.json`, keys: missing }));
    const entries = new Map([...(english ?? []), ...own]);
    return { value: makeCatalogue(language, candidate, { entries, standIns: textsOf(english, missing) }), diagnostics };
  }
  diagnostics.push(noCatalogue({ language }));
  return { value: makeCatalogue(language, 'en', { entries: english ?? new Map(), standIns: textsOf(english, [...(english?.keys() ?? [])]) }), diagnostics };
}

function textsOf(entries: Entries | null, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => {
    const entry = entries?.get(key) ?? '';
    return typeof entry === 'string' ? [entry] : Object.values(entry);
  });
}

/** File names from the most to the least exact. A malformed tag has none, so that it never becomes a path. */
function candidates(language: string): readonly string[] {
  if (!LANGUAGE_TAG.test(language)) return [];
  const base = language.split('-')[0] ?? language;
  return [...new Set([language, base.toLowerCase()])];
}

function readEntries(language: string, read: (name: string) => string | null, diagnostics: Diagnostic[]): Entries | null {
  const name = `${language}.json`;
  const text = read(name);
  if (text === null) return null;
  try {
    return toEntries(JSON.parse(text) as unknown);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    diagnostics.push(brokenCatalogue({ name, reason }, { cause }));
    return null;
  }
}

function toEntries(json: unknown): Entries {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Error('it is not an object of texts');
  return new Map(Object.entries(json).map(([key, entry]: [string, unknown]) => [key, toEntry(key, entry)]));
}

function toEntry(key: string, entry: unknown): string | PluralForms {
  if (typeof entry === 'string') return entry;
  if (typeof entry !== 'object' || entry === null || !('other' in entry)) throw new Error(`“${key}” is neither a text nor plural forms with “other”`);
  const forms = Object.entries(entry).map(([category, form]: [string, unknown]): [string, string] => {
    if (typeof form !== 'string') throw new Error(`the form “${category}” of “${key}” is not a text`);
    return [category, form];
  });
  return Object.fromEntries(forms);
}

function makeCatalogue(language: string, wordsLanguage: string, { entries, standIns }: { readonly entries: Entries; readonly standIns: readonly string[] }): Catalogue {
  // Made when first needed: the first of each kind in a process takes several milliseconds.
  let rules: Intl.PluralRules | null = null;
  let lists: Intl.ListFormat | null = null;
  return {
    language,
    wordsLanguage,
    direction: directionOf(language),
    standIns,
    has: (key) => entries.has(key),
    text(key, values = {}) {
      const entry = entries.get(key);
      if (entry === undefined) return key;
      return fill(typeof entry === 'string' ? entry : entry['other'] ?? key, values);
    },
    plural(key, count, values = {}) {
      const entry = entries.get(key);
      rules ??= new Intl.PluralRules(wordsLanguage);
      const form = typeof entry === 'object' ? entry[rules.select(count)] ?? entry['other'] : entry;
      return fill(form ?? key, { count: formatNumber(count, null, language), ...values });
    },
    list(items) {
      const [only = ''] = items;
      return items.length < 2 ? only : (lists ??= new Intl.ListFormat(wordsLanguage, { type: 'conjunction' })).format(items);
    },
  };
}

function fill(text: string, values: PlaceholderValues): string {
  return text.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}
