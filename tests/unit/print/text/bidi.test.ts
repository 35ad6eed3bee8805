import { describe, expect, test } from 'vitest';
import { embeddingLevels, visualOrder } from '../../../../src/print/text/bidi.js';
import { inline, setParagraph, styleWith, text } from './text-fixtures.js';

const levelsOf = (content: string, direction: 'ltr' | 'rtl' | 'auto' = 'ltr'): string => [...(embeddingLevels(content, direction) ?? [])].join('');

describe('embedding levels', () => {
  test('are not worked out for text of one direction', () => {
    expect(embeddingLevels('Idlib, February 2020', 'ltr')).toBeNull();
  });

  test('raise Arabic words, and numbers in them', () => {
    expect(levelsOf('a مرحبا b')).toBe('001111100');
    expect(levelsOf('سنة 2020', 'rtl')).toBe('11112222');
    expect(levelsOf('مرحبا a', 'auto')).toBe('1111112');
  });

  test('go over forced breaks', () => {
    expect(levelsOf('ab\u2028cd', 'rtl')).toHaveLength(5);
    expect(levelsOf('a\nb', 'rtl').startsWith('2')).toBe(true);
  });
});

describe('visual order', () => {
  test.each([
    ['all left to right', [0, 0, 0], [0, 1, 2]],
    ['a right-to-left stretch', [0, 1, 1, 0], [0, 2, 1, 3]],
    ['a number in right-to-left text', [1, 1, 2, 2, 1], [4, 2, 3, 1, 0]],
    ['levels within levels', [0, 1, 2, 3, 2, 1, 0], [0, 5, 2, 3, 4, 1, 6]],
  ])('%s', (_, levels, order) => {
    expect(visualOrder(levels)).toEqual(order);
  });
});

describe('lines of mixed direction', () => {
  const rtl = styleWith({ direction: 'rtl', language: 'en' });

  test('a right-to-left paragraph begins at the right and ends its sentence at the left', async () => {
    const { lines } = await setParagraph([text('Sheaf 2.0.', rtl)], 200, rtl);
    const runs = (lines[0]?.pieces ?? []).flatMap((piece) => (piece.kind === 'glyphs' ? [piece] : []));
    expect(runs.map((piece) => piece.run.text)).toEqual(['.', 'Sheaf 2.0']);
    expect(Math.max(...runs.map((piece) => piece.xPt + piece.run.widthPt))).toBeCloseTo(200, 6);
  });

  test('Hebrew words run from right to left, their text stays in logical order', async () => {
    const { lines, diagnostics } = await setParagraph([text('a שלום עולם b')], 300);
    const runs = (lines[0]?.pieces ?? []).flatMap((piece) => (piece.kind === 'glyphs' ? [piece] : []));
    // No font of the tests has Hebrew: substitutes stand in, each with its letter.
    expect(runs.map((piece) => piece.run.actualText ?? piece.run.text).join('')).toBe('a םלוע םולש b');
    expect(diagnostics.map(({ code, message }) => [code, message.includes('Hebrew')])).toEqual([['TXT-011', true]]);
    expect(runs.every((piece, index) => index === 0 || piece.xPt >= (runs[index - 1]?.xPt ?? 0))).toBe(true);
  });

  test('an isolate keeps a number from moving', async () => {
    const bdi = styleWith({ unicodeBidi: 'isolate', direction: 'ltr' });
    const { shown } = await setParagraph([inline([text('TLP:CLEAR', bdi)], bdi), text(' 12', rtl)], 300, rtl);
    expect(shown).toEqual(['12 TLP:CLEAR']);
  });
});
