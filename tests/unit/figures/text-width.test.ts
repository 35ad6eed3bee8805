import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { textWidth } from '../../../src/figures/text-width.js';
import { setWidth } from './text-boxes.js';

const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?()–—’«»éèàçœÆßğŁ\u00A0\u202F−×→≥₂αωЖя…'), maxLength: 40 });

describe('textWidth', () => {
  it('is never much less than the font’s own width', () => {
    for (const weight of [400, 600] as const) {
      fc.assert(fc.property(letters, (text) => {
        expect(textWidth(text, 10, weight)).toBeGreaterThan(setWidth(text, 10, weight) * 0.985 - 1);
      }), { numRuns: 100 });
    }
  });

  it('is the font’s own width for plain text, kerning aside', () => {
    const text = 'Persons displaced since December 2019';
    expect(textWidth(text, 10) / setWidth(text, 10, 400)).toBeCloseTo(1, 1);
  });
});
