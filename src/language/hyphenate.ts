/**
 * Where words may be hyphenated, by the patterns of their language (Liang's algorithm, package `hyphen`).
 *
 * Patterns are loaded, synchronously, when a language is first asked for: a few milliseconds and half a megabyte each.
 */

import { createRequire } from 'node:module';
import { patternsFor } from './hyphenation-patterns.js';
import type { PatternSet } from './hyphenation-patterns.js';

/**
 * Offsets (UTF-16) in the word before which a hyphen may be set, ascending.
 * Names are left whole, unless `evenNames`: for words that no line can hold.
 */
export type Hyphenator = (word: string, evenNames?: boolean) => readonly number[];

const SHORTEST_WORD = 5;
/** The package takes the square of a word's length: longer ones are gone through in stretches, each with so much around it that no pattern misses anything. */
const STRETCH = 128;
const AROUND = 64;
const SOFT_HYPHEN = '\u00ad';
const WORD = /^\p{L}[\p{Ll}\p{Lo}\p{Lm}\p{M}]+$/u;
/** A capital begins a name, which is best left whole, except where every noun has one. */
const NAME = /^\p{Lu}/u;
const NONE: readonly number[] = [];

const require = createRequire(import.meta.url);
const hyphenators = new Map<PatternSet, Hyphenator>();

/**
 * The hyphenator of a language, or null if there are no patterns for it.
 * It leaves alone words of under five letters, with digits or with capitals (German: with capitals after the first letter).
 *
 * @param language BCP 47, such as `fr` or `en-GB`.
 */
export function hyphenator(language: string): Hyphenator | null {
  const set = patternsFor(language);
  if (set === null) return null;
  let made = hyphenators.get(set);
  if (made === undefined) {
    made = createHyphenator(set);
    hyphenators.set(set, made);
  }
  return made;
}

function createHyphenator(set: PatternSet): Hyphenator {
  // The package has no types: `(patterns, options) => (text) => string` is its documented factory.
  const factory = require('hyphen') as (patterns: unknown, options: object) => (text: string) => string;
  const insertHyphens = factory(require(`hyphen/patterns/${set.patterns}.js`), { html: false, minWordLength: SHORTEST_WORD, hyphenChar: SOFT_HYPHEN });
  const known = new Map<string, readonly number[]>();
  const locale = set.languages[0];
  return (word, evenNames = false) => {
    if (NAME.test(word) && set.capitalisesNouns !== true && !evenNames) return NONE;
    let positions = known.get(word);
    if (positions === undefined) {
      // The package lowers letters by the general rules, by which a Turkish İ becomes two.
      const lower = word.toLocaleLowerCase(locale);
      const isWord = word.length >= SHORTEST_WORD && WORD.test(word) && lower.length === word.length;
      positions = isWord ? positionsIn(lower, insertHyphens, set) : NONE;
      known.set(word, positions);
    }
    return positions;
  };
}

function positionsIn(word: string, insertHyphens: (text: string) => string, set: PatternSet): readonly number[] {
  const { length } = word;
  const positions: number[] = [];
  for (let from = 0; from < length; from += STRETCH) {
    const start = Math.max(0, from - AROUND);
    let offset = start;
    for (const part of insertHyphens(word.slice(start, from + STRETCH + AROUND)).split(SOFT_HYPHEN)) {
      offset += part.length;
      if (offset > from && offset <= from + STRETCH && offset < length && offset >= set.before && length - offset >= set.after) positions.push(offset);
    }
  }
  return positions;
}
