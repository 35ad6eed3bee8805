import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakOpportunities } from '../../../../src/print/text/line-break.js';
import { lineBreaks } from '../../../../src/print/text/line-break-rules.js';

const shown = (text: string): string => [...text].reduce((line, character, index, all) => {
  const offset = all.slice(0, index).join('').length;
  return `${line}${lineBreaks(text)[offset] === 1 ? '÷' : ''}${character}`;
}, '');

describe('line breaking by UAX 14', () => {
  test.each([
    ['ideographs part anywhere, their punctuation stays', '日本語。', '日÷本÷語。'],
    ['small kana never begin a line', 'きょう', 'きょ÷う'],
    ['Hangul syllables part, those of letters do not', '한국 각', '한÷국 ÷각'],
    ['Hebrew words hold their hyphen', 'א־ב א-ב', 'א־ב ÷א-ב'],
    ['marks stay on their letters', 'e\u0301 a\u0308', 'e\u0301 ÷a\u0308'],
    ['a family of emoji is one', '👩\u200d💻👍🏽', '👩\u200d💻÷👍🏽'],
    ['flags go in pairs', '🇫🇷🇩🇪', '🇫🇷÷🇩🇪'],
    ['a number keeps its signs', '$(12.5)% 3,50€', '$(12.5)% ÷3,50€'],
  ])('%s', (_, text, expected) => expect(shown(text)).toBe(expected));
});

describe('tailoring', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'aé1 1-–—/().,;:!?%«»“”…\u00a0\u202f\u00ad'), maxLength: 12 });

  test('plain text breaks alike whatever stands elsewhere in the paragraph', () => {
    fc.assert(fc.property(plain, (text) => {
      const [alone, among] = [breakOpportunities(`x ${text} x`), breakOpportunities(`x ${text} x Ω`)];
      expect([...among].slice(0, alone.length - 1)).toEqual([...alone].slice(0, -1));
    }), { numRuns: 500 });
  });
});
