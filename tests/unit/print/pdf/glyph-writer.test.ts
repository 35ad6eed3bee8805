import { describe, expect, test } from 'vitest';
import { ContentStream } from '../../../../src/print/pdf/content-stream.js';
import { EmbeddedFonts } from '../../../../src/print/pdf/embedded-font.js';
import { GlyphWriter } from '../../../../src/print/pdf/glyph-writer.js';
import type { PdfkitDocument } from '../../../../src/print/pdf/pdfkit-document.js';
import { openDocument } from '../../../../src/print/pdf/pdfkit-document.js';
import type { GlyphRun } from '../../../../src/print/text/glyph-run.js';
import { houseFace, shapeRun } from '../../../support/print-fixture.js';
import { houseFonts } from '../text/text-fixtures.js';

const BLACK = { red: 0, green: 0, blue: 0, alpha: 1 };
const METADATA = { title: 't', authors: [], subject: null, keywords: [], publisher: null, rights: null, language: 'en', date: new Date(0), identifier: null };

interface Bench {
  readonly writer: GlyphWriter;
  readonly fonts: EmbeddedFonts;
  readonly document: PdfkitDocument;
  /** What was written, with codes replaced by the characters they stand for. */
  written(): readonly string[];
}

async function bench(): Promise<Bench> {
  const { document } = await openDocument(METADATA);
  const content = new ContentStream({ nameOf: () => 'A' });
  const fonts = new EmbeddedFonts(document);
  const writer = new GlyphWriter(content, fonts, () => undefined);
  const decode = (hex: string): string => (hex.match(/.{4}/g) ?? []).map((code) => String.fromCodePoint(...(document._font.unicode[Number.parseInt(code, 16)] ?? []))).join('');
  const written = (): readonly string[] => {
    writer.close();
    return new TextDecoder().decode(content.take()).trimEnd().split('\n').map((line) => (line.endsWith('TJ') ? line.replace(/<([0-9a-f]+)>/g, (_, hex: string) => `(${decode(hex)})`) : line));
  };
  return { writer, fonts, document, written };
}

function at(xPt: number, baselinePt = 50): { xPt: number; baselinePt: number; colour: typeof BLACK } {
  return { xPt, baselinePt, colour: BLACK };
}

/** A run whose glyphs are all as wide as the font says: nothing to adjust. */
function plainRun(text: string, changes: Partial<GlyphRun> = {}): GlyphRun {
  const { font, face } = houseFace();
  const glyphs = [...text].map((letter) => font.layout(letter));
  const advances = Float64Array.from(glyphs, ({ positions }) => positions[0]?.xAdvance ?? 0);
  return {
    face, sizePt: 10, text, level: 0, glyphIds: Uint16Array.from(glyphs, (layout) => layout.glyphs[0]?.id ?? 0), advances, xOffsets: null, yOffsets: null,
    clusters: Uint32Array.from(glyphs, (_, index) => index), widthPt: (advances.reduce((sum, advance) => sum + advance, 0) / 1000) * 10, actualText: null, ...changes,
  };
}

describe('a line', () => {
  test('shows nothing of text of size 0', async () => {
    const { writer, written } = await bench();
    writer.show(plainRun('Head', { sizePt: 0, widthPt: 0 }), at(10));
    expect(written().join('')).toBe('');
  });

  test('is one TJ, whatever number of runs it is made of', async () => {
    const { writer, written } = await bench();
    const first = plainRun('ab ');
    writer.show(first, at(20));
    writer.show(plainRun('cd'), at(20 + first.widthPt));
    expect(written()).toEqual(['BT', '0 0 0 rg', '/F1 10 Tf', '1 0 0 -1 20 50 Tm', '[(ab cd)] TJ', 'ET']);
  });

  test('adjusts where a run stands off, and does not let rounding add up', async () => {
    const { writer, written } = await bench();
    const spaced = plainRun('aaaa', { advances: plainRun('aaaa').advances.map((advance) => advance + 10.4) });
    writer.show(spaced, at(20));
    const [, , , , array] = written();
    expect(array).toBe('[(a)-10(a)-11(a)-10(a)] TJ');
  });

  test('sets the font and the place anew only when they change', async () => {
    const { writer, written } = await bench();
    writer.show(plainRun('a'), at(20));
    writer.show(plainRun('b'), at(20, 66));
    writer.show(plainRun('c', { sizePt: 12 }), at(30, 66));
    expect(written()).toEqual(['BT', '0 0 0 rg', '/F1 10 Tf', '1 0 0 -1 20 50 Tm', '[(a)] TJ', '1 0 0 -1 20 66 Tm', '[(b)] TJ', '/F1 12 Tf', '1 0 0 -1 30 66 Tm', '[(c)] TJ', 'ET']);
  });

  test('goes on after a space that the layout dropped', async () => {
    const { writer, written } = await bench();
    const run = plainRun('ab');
    writer.show(run, at(20));
    writer.showSpace(run);
    expect(written()[4]).toBe('[(ab )] TJ');
  });
});

describe('glyphs', () => {
  test('that stand for several characters say all of them', async () => {
    const { writer, document } = await bench();
    const run = shapeRun('fjffi', 10);
    writer.show(run, at(0));
    expect(run.glyphIds.length).toBeLessThan(5);
    expect(document._font.unicode.slice(1).map((codePoints) => String.fromCodePoint(...codePoints)).join('')).toContain('ffi');
  });

  test('that stand for different texts have a code for each', async () => {
    const { fonts, document } = await bench();
    const font = fonts.of(houseFace().face);
    const codes = [' ', '\u00A0', '\u202F', ' '].map((text) => font.codeOf(3, text));
    expect(new Set(codes).size).toBe(3);
    expect(codes[3]).toBe(codes[0]);
    expect(codes.map((code) => document._font.subset.glyphs[code])).toEqual([3, 3, 3, 3]);
    expect(new Set(codes.map((code) => font.widthOf(code))).size).toBe(1);
  });

  test('several for one character read as that character, once', async () => {
    const { writer, written } = await bench();
    const face = (await houseFonts()).choose({ fontFamily: ['Literata'], fontWeight: 400, fontStyle: 'normal' }, () => undefined).primary ?? houseFace().face;
    writer.show(plainRun('ab', { face, text: 'é', clusters: Uint32Array.of(0, 0) }), at(0));
    const lines = written();
    expect(lines[4]).toBe('[(é)] TJ');
    // The other glyph is a shape, which no reader takes for text.
    expect(lines.slice(5, 7)).toEqual(['ET', expect.stringMatching(/^q 0.01 0 0 -0.01 [\d.]+ 50 cm$/)]);
    expect(lines.at(-1)).toBe('f Q');
  });

  test('are offset in both directions', async () => {
    const { writer, written } = await bench();
    writer.show(plainRun('ab', { xOffsets: Float64Array.of(0, 100), yOffsets: Float64Array.of(0, 250) }), at(0));
    expect(written().slice(4)).toEqual(['[(a)] TJ', '2.5 Ts', '[-100(b)] TJ', '0 Ts', 'ET']);
  });

  test('of a right-to-left run keep their own characters', async () => {
    const { writer, written } = await bench();
    // Visual order c b a for the text “abc”.
    writer.show(plainRun('cba', { text: 'abc', level: 1, clusters: Uint32Array.of(2, 1, 0) }), at(0));
    expect(written().slice(4, 7)).toEqual(['/ReversedChars BMC', '[(cba)] TJ', 'EMC']);
  });

  test('.notdef is never shown, but takes its room', async () => {
    const { writer, written } = await bench();
    writer.show(plainRun('abc', { glyphIds: plainRun('abc').glyphIds.map((glyph, index) => (index === 1 ? 0 : glyph)) }), at(0));
    expect(written()[4]).toMatch(/^\[\(a\)-\d+\(c\)\] TJ$/);
  });
});

describe('the actual text', () => {
  test('of one glyph is what its code stands for', async () => {
    const { writer, written } = await bench();
    writer.show(plainRun('-', { actualText: '\u00AD' }), at(0));
    expect(written()[4]).toBe('[(\u00AD)] TJ');
  });

  test('of several glyphs is written around them', async () => {
    const { writer, written } = await bench();
    writer.show(plainRun('[?]', { actualText: '𝄞' }), at(0));
    expect(written().slice(4)).toEqual(['/Span <</ActualText <FEFFD834DD1E>>> BDC', '[([?])] TJ', 'EMC', 'ET']);
  });
});

test('two faces from one file share it', async () => {
  const { fonts } = await bench();
  const { face } = houseFace();
  expect(fonts.of({ ...face, id: 'another' })).toBe(fonts.of(face));
});
