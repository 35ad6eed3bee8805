import { describe, expect, test } from 'vitest';
import { hyphenator } from '../../../src/language/hyphenate.js';

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
  ])('%s: %s', (language, word, expected) => {
    expect(hyphenate(language, word)).toBe(expected);
  });

  test('leaves short words, names with capitals inside, and digits alone', () => {
    expect(['data', 'UNESCO', 'McDonald', 'covid19', 'S-400'].map((word) => hyphenate('en', word))).toEqual(['data', 'UNESCO', 'McDonald', 'covid19', 'S-400']);
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
