import { describe, expect, it } from 'vitest';
import { glyphArrays } from '../../../../src/print/text/glyph-arrays.js';

describe('arrays of glyphs', () => {
  it('are as long as asked, begin at 0 and share no memory', () => {
    const counts = [0, 1, 3, 7, 55, 20_000, 2, 1000];
    const made = counts.map((count) => glyphArrays(count));
    for (const [index, { glyphIds, advances, clusters }] of made.entries()) {
      expect([glyphIds.length, advances.length, clusters.length]).toEqual([counts[index], counts[index], counts[index]]);
      expect(glyphIds.every((id) => id === 0) && advances.every((advance) => advance === 0) && clusters.every((cluster) => cluster === 0)).toBe(true);
    }
    for (const [index, { glyphIds, advances, clusters }] of made.entries()) {
      glyphIds.fill(index + 1);
      advances.fill(index + 0.5);
      clusters.fill(index + 100_000);
    }
    for (const [index, { glyphIds, advances, clusters }] of made.entries()) {
      expect(glyphIds.every((id) => id === index + 1) && advances.every((advance) => advance === index + 0.5) && clusters.every((cluster) => cluster === index + 100_000)).toBe(true);
    }
  });
});
