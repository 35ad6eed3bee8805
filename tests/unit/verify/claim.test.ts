import { describe, expect, it } from 'vitest';
import { missingPiece } from '../../../src/verify/claim.js';
import { plainText } from '../../../src/verify/plain-text.js';

function missing(text: string, ...pieces: readonly string[]): string | null {
  return missingPiece(plainText(text), { name: 'c', pieces: pieces.map((piece, index) => ({ text: piece, path: [index] })) })?.text ?? null;
}

describe('a claim is carried', () => {
  it.each([
    ['by its pieces in their order', 'Soldiers killed: at least 29 on Thursday', ['Soldiers killed', 'at least', '29'], null],
    ['whatever stands between', `Soldiers killed ${'x '.repeat(150)}29`, ['Soldiers killed', '29'], null],
    ['not far from one another', `Soldiers killed ${'x '.repeat(300)}29`, ['Soldiers killed', '29'], '29'],
    ['not the other way round', '29 soldiers killed', ['soldiers killed', '29'], '29'],
    ['by whole numbers only', 'killed: 290, 1.29, 29.5', ['killed', '29'], '29'],
    ['by whole words only', 'the unkilled', ['killed'], 'killed'],
    ['where the words stand once more', 'killed: none. Later killed: 29', ['killed', '29'], null],
    ['with typographic quotes and spaces', '« plus en\u00a0mesure »', ['"plus en mesure"'], null],
    ['whatever space French typography puts before signs', 'Vraiment\u202f? 30\u00a0%\u00a0: oui', ['Vraiment?', '30 % : oui'], null],
    ['without pieces always', 'anything', ['', ' '], null],
    ['with the first that was not found told of', 'a b', ['a', 'b', 'c', 'd'], 'c'],
  ])('%s', (_name, text, pieces, expected) => {
    expect(missing(text, ...pieces)).toBe(expected);
  });
});

it('a claim that is not there costs little, however often its first piece is', () => {
  const begun = performance.now();
  expect(missing('level 12, '.repeat(200_000), 'level', '13')).toBe('13');
  expect(performance.now() - begun).toBeLessThan(8000);
});
