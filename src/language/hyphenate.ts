/**
 * Where words may be hyphenated, by the patterns of their language (Liang's algorithm, package `hyphen`).
 *
 * Patterns are loaded, synchronously, when a language is first asked for: a few milliseconds and half a megabyte each.
 */

import { createRequire } from 'node:module';

/** Offsets (UTF-16) in the word before which a hyphen may be set, ascending. */
export type Hyphenator = (word: string) => readonly number[];

interface PatternSet {
  /** File name of the patterns in the package. */
  readonly patterns: string;
  /** Fewest letters before and after the hyphen. */
  readonly before: number;
  readonly after: number;
}

/**
 * By primary language, or by language and region where these differ; no other name reaches the loader.
 * The package gives no notices, so only patterns whose licence was read at their source (hyph-utf8) are here, and all are
 * permissive: fr, en-gb and de-1996 MIT, pt BSD-3-Clause, en-us free with its notice. Others (it, ru: LPPL) wait for a decision.
 */
const PATTERN_SETS: ReadonlyMap<string, PatternSet> = new Map([
  ['de', { patterns: 'de-1996', before: 2, after: 3 }],
  ['en', { patterns: 'en-us', before: 2, after: 3 }],
  ...['au', 'gb', 'ie', 'nz', 'za'].map((region): [string, PatternSet] => [`en-${region}`, { patterns: 'en-gb', before: 2, after: 3 }]),
  ['fr', { patterns: 'fr', before: 3, after: 3 }],
  ['pt', { patterns: 'pt', before: 2, after: 3 }],
]);

const SHORTEST_WORD = 5;
const SOFT_HYPHEN = '\u00ad';
const WORD = /^\p{L}[\p{Ll}\p{Lo}\p{Lm}\p{M}]+$/u;
/** A capital begins a name, which is best left whole, except where every noun has one. */
const NAME = /^\p{Lu}/u;
const CAPITALISES_NOUNS: ReadonlySet<string> = new Set(['de-1996']);

const require = createRequire(import.meta.url);
const hyphenators = new Map<string, Hyphenator>();

/**
 * The hyphenator of a language, or null if there are no patterns for it.
 * It leaves alone words of under five letters, with digits or with capitals (German: with capitals after the first letter).
 *
 * @param language BCP 47, such as `fr` or `en-GB`.
 */
export function hyphenator(language: string): Hyphenator | null {
  const [primary = '', region = ''] = language.toLowerCase().split(/-(?:[a-z]{4}-)?/);
  const set = PATTERN_SETS.get(`${primary}-${region}`) ?? PATTERN_SETS.get(primary);
  if (set === undefined) return null;
  let made = hyphenators.get(set.patterns);
  if (made === undefined) {
    made = createHyphenator(set);
    hyphenators.set(set.patterns, made);
  }
  return made;
}

function createHyphenator(set: PatternSet): Hyphenator {
  // The package has no types: `(patterns, options) => (text) => string` is its documented factory.
  const factory = require('hyphen') as (patterns: unknown, options: object) => (text: string) => string;
  const insertHyphens = factory(require(`hyphen/patterns/${set.patterns}.js`), { html: false, minWordLength: SHORTEST_WORD, hyphenChar: SOFT_HYPHEN });
  const known = new Map<string, readonly number[]>();
  return (word) => {
    let positions = known.get(word);
    if (positions === undefined) {
      positions = word.length < SHORTEST_WORD || !WORD.test(word) || (NAME.test(word) && !CAPITALISES_NOUNS.has(set.patterns)) ? [] : positionsIn(insertHyphens(word), set);
      known.set(word, positions);
    }
    return positions;
  };
}

function positionsIn(hyphenated: string, set: PatternSet): readonly number[] {
  const parts = hyphenated.split(SOFT_HYPHEN);
  const length = hyphenated.length - (parts.length - 1);
  const positions: number[] = [];
  let offset = 0;
  for (const part of parts.slice(0, -1)) {
    offset += part.length;
    if (offset >= set.before && length - offset >= set.after) positions.push(offset);
  }
  return positions;
}
