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

/** By primary language, or by language and region where these differ. Only languages that a table names are hyphenated: no other name reaches the loader. */
const PATTERN_SETS: ReadonlyMap<string, PatternSet> = new Map(
  (
    [
      ['ca', 'ca', 2, 3], ['cs', 'cs', 2, 3], ['da', 'da', 2, 3], ['de', 'de-1996', 2, 3], ['de-ch', 'de-ch-1901', 2, 3], ['el', 'el-monoton', 2, 3],
      ['en', 'en-us', 2, 3], ['en-gb', 'en-gb', 2, 3], ['en-ie', 'en-gb', 2, 3], ['en-au', 'en-gb', 2, 3], ['en-nz', 'en-gb', 2, 3], ['en-za', 'en-gb', 2, 3],
      ['es', 'es', 2, 3], ['et', 'et', 2, 3], ['eu', 'eu', 2, 3], ['fi', 'fi', 2, 3], ['fr', 'fr', 3, 3], ['ga', 'ga', 2, 3], ['gl', 'gl', 2, 3],
      ['hr', 'hr', 2, 3], ['hu', 'hu', 2, 3], ['it', 'it', 2, 3], ['lt', 'lt', 2, 3], ['lv', 'lv', 2, 3], ['nb', 'nb', 2, 3], ['nl', 'nl', 2, 3],
      ['nn', 'nn', 2, 3], ['no', 'nb', 2, 3], ['pl', 'pl', 2, 3], ['pt', 'pt', 2, 3], ['ro', 'ro', 2, 3], ['ru', 'ru', 2, 3], ['sk', 'sk', 2, 3],
      ['sl', 'sl', 2, 3], ['sv', 'sv', 2, 3], ['tr', 'tr', 2, 3], ['uk', 'uk', 2, 3],
    ] as const
  ).map(([language, patterns, before, after]) => [language, { patterns, before, after }]),
);

const SHORTEST_WORD = 5;
const SOFT_HYPHEN = '\u00ad';
const WORD = /^\p{L}[\p{Ll}\p{Lo}\p{Lm}\p{M}]+$/u;

const require = createRequire(import.meta.url);
const hyphenators = new Map<string, Hyphenator>();

/**
 * The hyphenator of a language, or null if there are no patterns for it.
 * It leaves alone words of under five letters, with digits, or with capitals after the first letter.
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
      positions = word.length < SHORTEST_WORD || !WORD.test(word) ? [] : positionsIn(insertHyphens(word), set);
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
