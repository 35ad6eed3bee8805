import { describe, expect, test } from 'vitest';
import { createRequire } from 'node:module';
import { hyphenator } from '../../../src/language/hyphenate.js';
import { PATTERN_SETS, patternsFor } from '../../../src/language/hyphenation-patterns.js';

function hyphenate(language: string, word: string): string {
  const positions = hyphenator(language)?.(word) ?? [];
  return [...word].map((letter, index) => (positions.includes(index) ? `-${letter}` : letter)).join('');
}

describe('hyphenation', () => {
  test.each([
    ['en', 'hyphenation', 'hy-phen-ation'],
    ['en-US', 'record', 'record'],
    ['en-GB', 'photographer', 'pho-to-grapher'],
    ['pt-BR', 'governo', 'go-verno'],
    ['fr', 'gouvernement', 'gou-ver-ne-ment'],
    ['fr-FR', 'développement', 'déve-lop-pe-ment'],
    ['de', 'Außenminister', 'Au-ßen-mi-nis-ter'],
    ['de-Latn-DE', 'Bundesregierung', 'Bun-des-re-gie-rung'],
    ['de', 'Schifffahrt', 'Schiff-fahrt'],
    ['de', 'Straßenverkehr', 'Stra-ßen-ver-kehr'],
    ['tr', 'gerçekleştirilmesi', 'ger-çek-leş-ti-ril-me-si'],
    ['tr', 'sığınmacıların', 'sı-ğın-ma-cı-la-rın'],
    ['es', 'responsabilidad', 'res-pon-sa-bi-li-dad'],
    ['it', 'responsabilità', 're-spon-sa-bi-li-tà'],
    ['nl', 'onafhankelijkheid', 'on-af-han-ke-lijk-heid'],
    ['el', 'ανεξαρτησία', 'ανε-ξαρ-τη-σία'],
    ['ru', 'ответственность', 'от-вет-ствен-ность'],
    ['uk', 'незалежність', 'не-за-ле-жність'],
    ['pl', 'odpowiedzialność', 'od-po-wie-dzial-ność'],
    ['sv', 'ansvarsfullhet', 'an-svars-full-het'],
    ['da', 'ansvarlighed', 'an-svar-lig-hed'],
    ['fi', 'hallituksen', 'hal-li-tuk-sen'],
    ['nb', 'regjeringen', 're-gje-rin-gen'],
  ])('%s: %s', (language, word, expected) => {
    expect(hyphenate(language, word)).toBe(expected);
  });

  test('a word of any length is hyphenated alike in all its parts, in time that grows with its length', () => {
    const part = 'responsabilidad';
    const positions = hyphenator('es')?.(part.repeat(7_000)) ?? [];
    const inPart = (from: number): readonly number[] => positions.filter((at) => at > from && at <= from + part.length).map((at) => at - from);
    expect(inPart(part.length)).toEqual([3, 6, 8, 10, 12, 14]);
    for (let from = part.length; from < part.length * 40; from += part.length) expect(inPart(from)).toEqual(inPart(part.length));
    expect(positions.length).toBeGreaterThan(40_000);
  }, 5_000);

  test('leaves short words, names with capitals inside, and digits alone', () => {
    expect(['data', 'UNESCO', 'McDonald', 'covid19', 'S-400'].map((word) => hyphenate('en', word))).toEqual(['data', 'UNESCO', 'McDonald', 'covid19', 'S-400']);
  });

  test('hyphenates names only where they must break, letters of their language lowered by its rules', () => {
    const turkish = hyphenator('tr');
    expect(turkish?.('İstanbullular')).toEqual([]);
    expect(turkish?.('İstanbullular', true)).toEqual(turkish?.('istanbullular'));
  });

  test('names patterns that the package has, each language once', () => {
    const require = createRequire(import.meta.url);
    const languages = PATTERN_SETS.flatMap((set) => set.languages);
    expect(new Set(languages).size).toBe(languages.length);
    for (const { patterns } of PATTERN_SETS) expect(() => require.resolve(`hyphen/patterns/${patterns}.js`), patterns).not.toThrow();
    expect(PATTERN_SETS.every(({ before, after }) => before >= 2 && after >= 2)).toBe(true);
  });

  test('takes no patterns whose notice does not allow it', () => {
    for (const language of ['cs', 'sk', 'hu', 'lv', 'ga', 'ro']) expect(patternsFor(language), language).toBeNull();
  });

  test('keeps two letters before and three after; in French three and three', () => {
    for (const [language, before] of [['en', 2], ['fr', 3]] as const) {
      for (const word of ['actualité', 'area', 'economy', 'opération', 'opera', 'international', 'humanitaire', 'evening']) {
        const positions = hyphenator(language)?.(word) ?? [];
        expect(positions.every((position) => position >= before && word.length - position >= 3), word).toBe(true);
      }
    }
  });

  test('has nothing for languages without patterns, and loads nothing by odd names', () => {
    expect(hyphenator('ar')).toBeNull();
    expect(hyphenator('')).toBeNull();
    expect(hyphenator('../../package')).toBeNull();
  });

  test('gives the same answer object for the same word', () => {
    const english = hyphenator('en');
    expect(english?.('government')).toBe(english?.('government'));
  });
});
