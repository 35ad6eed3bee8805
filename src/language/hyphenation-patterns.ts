/**
 * Which languages can be hyphenated, and under which licence their patterns stand.
 *
 * The package `hyphen` carries the patterns of the hyph-utf8 collection without their notices; these were read at the
 * source, file by file. Taken are patterns that may be used and passed on freely: MIT, BSD, notices to that effect, and
 * the LaTeX Project Public License, which asks of those who change a file that they say so (nothing is changed here).
 * Left out are patterns under the GPL or LGPL alone (cs, ga, lv, sk), under MPL, GPL or LGPL (hu), and without any licence (ro).
 */

export type PatternLicence = 'MIT' | 'BSD-3-Clause' | 'LPPL' | 'free with its notice' | 'freely distributable';

export interface PatternSet {
  /** Primary languages, or languages with a region where these differ, in lower case. */
  readonly languages: readonly string[];
  /** File name of the patterns in the package. */
  readonly patterns: string;
  /** Fewest letters before and after the hyphen: as the patterns were made for, or more where print asks for more. */
  readonly before: number;
  readonly after: number;
  readonly licence: PatternLicence;
  /** All nouns are written with a capital, so that a capital tells no name. */
  readonly capitalisesNouns?: true;
}

export const PATTERN_SETS: readonly PatternSet[] = [
  { languages: ['be'], patterns: 'be', before: 2, after: 2, licence: 'MIT' },
  { languages: ['bg'], patterns: 'bg', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['ca'], patterns: 'ca', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['da'], patterns: 'da', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['de'], patterns: 'de-1996', before: 2, after: 3, licence: 'MIT', capitalisesNouns: true },
  { languages: ['el'], patterns: 'el-monoton', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['en'], patterns: 'en-us', before: 2, after: 3, licence: 'free with its notice' },
  { languages: ['en-au', 'en-gb', 'en-ie', 'en-nz', 'en-za'], patterns: 'en-gb', before: 2, after: 3, licence: 'MIT' },
  { languages: ['es'], patterns: 'es', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['et'], patterns: 'et', before: 2, after: 3, licence: 'LPPL' },
  { languages: ['fi'], patterns: 'fi', before: 2, after: 2, licence: 'freely distributable' },
  { languages: ['fr'], patterns: 'fr', before: 3, after: 3, licence: 'MIT' },
  { languages: ['gl'], patterns: 'gl', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['hr'], patterns: 'hr', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['is'], patterns: 'is', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['it'], patterns: 'it', before: 2, after: 2, licence: 'MIT' },
  { languages: ['lt'], patterns: 'lt', before: 2, after: 2, licence: 'MIT' },
  { languages: ['nb', 'no'], patterns: 'nb', before: 2, after: 2, licence: 'free with its notice' },
  { languages: ['nl'], patterns: 'nl', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['nn'], patterns: 'nn', before: 2, after: 2, licence: 'free with its notice' },
  { languages: ['pl'], patterns: 'pl', before: 2, after: 2, licence: 'MIT' },
  { languages: ['pt'], patterns: 'pt', before: 2, after: 3, licence: 'BSD-3-Clause' },
  { languages: ['ru'], patterns: 'ru', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['sl'], patterns: 'sl', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['sv'], patterns: 'sv', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['tr'], patterns: 'tr', before: 2, after: 2, licence: 'LPPL' },
  { languages: ['uk'], patterns: 'uk', before: 2, after: 2, licence: 'LPPL' },
];

const BY_LANGUAGE: ReadonlyMap<string, PatternSet> = new Map(PATTERN_SETS.flatMap((set) => set.languages.map((language): [string, PatternSet] => [language, set])));

/** The patterns for a language (BCP 47), or null; no name that is not in the table reaches the loader. */
export function patternsFor(language: string): PatternSet | null {
  const [primary = '', region = ''] = language.toLowerCase().split(/-(?:[a-z]{4}-)?/);
  return BY_LANGUAGE.get(`${primary}-${region}`) ?? BY_LANGUAGE.get(primary) ?? null;
}
