import { describe, expect, it } from 'vitest';

import { drawSheaf, type SheafClaim } from '../../../src/figures/sheaf.js';

const claims = (count: number): readonly SheafClaim[] =>
  Array.from({ length: count }, (_, index) => ({ kind: (['fact', 'quote', 'other'] as const)[index % 3] ?? 'other', words: (index * 7) % 40, locatorLength: (index * 5) % 35 }));

const strokes = (markup: string): readonly (readonly number[])[] =>
  [...markup.matchAll(/<path d="([^"]*C[^"]*)"/g)].map(([, d = '']) => [...d.matchAll(/-?[\d.]+/g)].map(Number));

describe('drawSheaf', () => {
  it('draws one stroke for each claim, strewn by the golden ratio', () => {
    const five = drawSheaf(claims(5), { format: 'cover', direction: 'ltr' });
    expect(strokes(five)).toHaveLength(5);
    // 0, 0.618, 0.236, 0.854, 0.472: from the top stand claims 0, 2, 4, 1, 3.
    expect([...five.matchAll(/stroke-width="([\d.]+)"/g)].map(([, width]) => Number(width))).toEqual([0.8, 0.38, 0.55, 0.55, 0.8]);
  });

  it('follows the formula of the house design', () => {
    const [first] = strokes(drawSheaf(Array.from({ length: 13 }, () => ({ kind: 'fact' as const, words: 24, locatorLength: 28 })), { format: 'cover', direction: 'ltr' }));
    // t = −1: r = 124 × 0.94 = 116.56, l = 36, dr = −0.30 × r²/124, dl = −0.32 × 36, in mm on the cover.
    const spread = (value: number): number => Math.round(value * 100) / 100;
    const dr = -0.3 * (116.56 ** 2 / 124);
    const [x, y] = [first?.[6] ?? 0, first?.[7] ?? 0];
    expect([first?.[0], first?.[1]]).toEqual([spread(x - 36), spread(y - 0.32 * 36)]);
    expect([first?.at(-2), first?.at(-1)]).toEqual([spread(x + 116.56), spread(y + dr)]);
  });

  it('stays inside its frame in every format, however many claims', () => {
    for (const format of ['cover', 'low', 'band', 'hero', 'ebook'] as const) {
      for (const count of [1, 2, 11, 12, 33, 60, 61, 400]) {
        for (const direction of ['ltr', 'rtl'] as const) {
          const markup = drawSheaf(claims(count), { format, direction });
          const [, , width = 0, height = 0] = (/viewBox="([^"]+)"/.exec(markup)?.[1] ?? '').split(' ').map(Number);
          expect(strokes(markup)).toHaveLength(count);
          for (const points of strokes(markup)) {
            const outside = points.filter((value, index) => value < 0 || value > (index % 2 === 0 ? width : height));
            if (outside.length > 0) expect({ format, count, direction, outside }).toBe(null);
          }
        }
      }
    }
  });

  it('is mirrored right to left', () => {
    const left = strokes(drawSheaf(claims(7), { format: 'band', direction: 'ltr' }));
    const right = strokes(drawSheaf(claims(7), { format: 'band', direction: 'rtl' }));
    right.forEach((points, line) => points.forEach((value, index) => expect(value).toBeCloseTo(index % 2 === 0 ? 832 - (left[line]?.[index] ?? 0) : left[line]?.[index] ?? 0, 1)));
  });

  it('thins the strokes of a crowded sheaf', () => {
    const widths = (count: number, format: 'cover' | 'band' = 'cover'): number => Number(/stroke-width="([\d.]+)"/.exec(drawSheaf(claims(count), { format, direction: 'ltr' }))?.[1]);
    expect(widths(120)).toBeCloseTo(widths(60) / 2, 1);
    expect(widths(48)).toBe(0.8);
    expect(widths(33, 'band')).toBe(2.2);       // as the house design draws it
    expect(widths(48, 'band')).toBe(1.5);       // 44 units for 47 ways: fuller, and the knot would be a block
    expect(widths(24)).toBe(0.8);
  });

  it('draws no stroke where there is no claim, and is hidden from screen readers', () => {
    const none = drawSheaf([], { format: 'band', direction: 'ltr' });
    expect(strokes(none)).toEqual([]);
    expect(none).toContain('aria-hidden="true"');
  });
});
