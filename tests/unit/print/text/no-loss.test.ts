import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inline, setParagraph, styleWith, text } from './text-fixtures.js';

const awkward = fc.constantFrom('a', 'été', 'office', ' ', '\u00a0', '\u202f', '\u00ad', '\u200b', '-', '\u2011', '—', '/', '«', '»', ';', '.', '12', 'שלום', 'مرحبا', '(', ')', '中', '\u0301', '\u{1f600}', '\u0007', '\u202e', '\u2066', 'https://a.b/c', 'constitutionnellement');
const content = fc.array(awkward, { minLength: 1, maxLength: 25 }).map((parts) => parts.join(''));

test('whatever the text, every visible character comes out once, and nothing throws', async () => {
  await fc.assert(
    fc.asyncProperty(content, content, fc.integer({ min: 0, max: 300 }), fc.constantFrom('start', 'justify', 'center'), fc.constantFrom('ltr', 'rtl'), async (one, two, width, textAlign, direction) => {
      const style = styleWith({ textAlign, direction, hyphens: 'auto', language: 'fr', textWrap: width % 3 === 0 ? 'balance' : 'wrap', overflowWrap: width % 2 === 0 ? 'anywhere' : 'normal' });
      const { lines } = await setParagraph([text(one, style), inline([text(two, style)], style)], width, style, width / 10);
      const shown = new Map<string, number>();
      for (const line of lines) {
        expect(Number.isFinite(line.heightPt + line.yPt)).toBe(true);
        for (const piece of line.pieces) {
          if (piece.kind !== 'glyphs') continue;
          expect([piece.xPt, piece.run.widthPt].every(Number.isFinite)).toBe(true);
          expect(piece.run.glyphIds.includes(0)).toBe(false);
          for (const character of piece.run.actualText ?? piece.run.text) shown.set(character, (shown.get(character) ?? 0) + 1);
        }
      }
      const expected = new Map<string, number>();
      for (const character of one + two) expected.set(character, (expected.get(character) ?? 0) + 1);
      for (const [character, count] of expected) if (/[\p{L}\p{N}\p{P}\p{So}]/u.test(character)) expect([character, shown.get(character)]).toEqual([character, count]);
    }),
    { numRuns: 300, seed: 11 },
  );
});

test('a word as long as a chapter is broken anywhere, and all of it is set', async () => {
  const style = styleWith({ overflowWrap: 'anywhere', hyphens: 'none' });
  const word = 'nonsense'.repeat(2_000);
  const { lines } = await setParagraph([text(word, style)], 200, style);
  const shown = lines.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === 'glyphs' ? [piece.run.text] : [])));
  expect(shown.join('')).toBe(word);
});
