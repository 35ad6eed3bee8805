import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../../src/diagnostics/index.js';
import { Element } from '../../../../src/html/dom.js';
import { createShaper } from '../../../../src/print/text/shape.js';
import type { ShapedPiece } from '../../../../src/print/text/shape.js';
import { houseFonts, styleWith } from './text-fixtures.js';

async function shape(word: string, changes: Parameters<typeof styleWith>[0] = {}, isRightToLeft = false) {
  const diagnostics: Diagnostic[] = [];
  const shaper = createShaper({ fonts: await houseFonts(), report: (diagnostic) => diagnostics.push(diagnostic), placeOf: () => null });
  const font = shaper.fontOf(styleWith(changes));
  const shaped = shaper.shape(font, word, isRightToLeft, new Element('p', {}));
  return { shaped, pieces: shaped.pieces, diagnostics, again: shaper.shape(font, word, isRightToLeft, null) };
}

const summary = (pieces: readonly ShapedPiece[]) => pieces.map((piece) => [piece.face.family, piece.text, piece.actualText]);

describe('shaping', () => {
  test('keeps each word', async () => {
    const { shaped, pieces, again } = await shape('briefing ');
    expect(again).toBe(shaped);
    expect(shaped).toMatchObject({ bodyLength: 8, bodyGlyphs: 7, spaces: 1, spaceEm: 0.2 });
    expect(summary(pieces)).toEqual([['Literata', 'briefing ', null]]);
  });

  test('joins letters to ligatures, but not where letters are spaced', async () => {
    const ligature = (await shape('office')).pieces[0];
    const spaced = (await shape('office', { letterSpacingPt: 1 })).pieces[0];
    expect(ligature?.glyphIds.length).toBeLessThan(6);
    expect(spaced?.glyphIds.length).toBe(6);
  });

  test('makes U+202F an empty advance of 0.18 em where the face lacks it', async () => {
    const { pieces } = await shape('948\u202f000');
    expect(summary(pieces)).toEqual([['Literata', '948\u202f000', null]]);
    expect(pieces[0]?.advances[3]).toBe(180);
  });

  test('draws U+2011 with the hyphen and says what it stands for', async () => {
    const { pieces, diagnostics } = await shape('S\u2011400');
    expect(summary(pieces)).toEqual([['Literata', 'S', null], ['Literata', '-', '\u2011'], ['Literata', '400', null]]);
    expect(diagnostics).toEqual([]);
  });

  test('falls back by coverage, character by character', async () => {
    const { pieces, diagnostics } = await shape('a\u2190b', { fontFamily: ['Literata', 'Source Sans 3'] });
    expect(pieces.map((piece) => piece.text).join('')).toBe('a\u2190b');
    expect(pieces.every((piece) => !piece.glyphIds.includes(0))).toBe(true);
    expect(diagnostics).toEqual([]);
  });

  test('shows a substitute for what no font has, and reports each character or strange script once', async () => {
    const { pieces, diagnostics } = await shape('a\u4e2d\u4e2d\u{1f600}', { fontFamily: ['Literata'] });
    expect(summary(pieces)).toEqual([
      ['Literata', 'a', null], ['Literata', '\u25a1', '\u4e2d'], ['Literata', '\u25a1', '\u4e2d'], ['Literata', '\u25a1', '\u{1f600}'],
    ]);
    expect(diagnostics.map(({ code, message }) => [code, /U\+[0-9A-F]+/.exec(message)?.[0]])).toEqual([['TXT-011', 'U+4E2D'], ['TXT-005', 'U+1F600']]);
    expect(pieces.every((piece) => !piece.glyphIds.includes(0))).toBe(true);
  });

  test('drops controls and soft hyphens, and keeps the offsets', async () => {
    const { pieces } = await shape('a\u0007b\u00adc');
    expect(pieces).toHaveLength(1);
    expect([...(pieces[0]?.clusters ?? [])]).toEqual([0, 2, 4]);
  });

  test('survives lone surrogates', async () => {
    const { pieces } = await shape('a\ud800b');
    expect(summary(pieces)).toEqual([['Literata', 'a', null], ['Literata', '\u25a1', '\ufffd'], ['Literata', 'b', null]]);
  });

  test('shapes each script with its own rules', async () => {
    const { pieces } = await shape('COVIDвирус');
    expect(pieces.map((piece) => piece.text)).toEqual(['COVID', 'вирус']);
  });
});
