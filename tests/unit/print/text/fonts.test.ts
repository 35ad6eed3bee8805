import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../../src/diagnostics/index.js';
import { glyphPath, loadFonts } from '../../../../src/print/text/fonts.js';
import { nominalGlyph } from '../../../../src/print/text/harfbuzz.js';
import { FACES, houseFonts, resolveFont } from './text-fixtures.js';

const silent = (): void => undefined;
const request = (fontFamily: readonly string[], fontWeight = 400, fontStyle: 'normal' | 'italic' = 'normal') => ({ fontFamily, fontWeight, fontStyle });

describe('the font library', () => {
  test('reads the metrics that browsers use', async () => {
    const fonts = await houseFonts();
    const [literata, sans] = ['Literata', 'Source Sans 3'].map((family) => fonts.choose(request([family]), silent).primary);
    expect(literata).toMatchObject({ id: 'Literata-400-normal', unitsPerEm: 1000, ascent: 1177, descent: -308, lineGap: 0, xHeight: 507 });
    expect(sans).toMatchObject({ id: 'SourceSans3-400-normal', ascent: 1024, descent: -400 });
    expect(literata?.has(0x202f)).toBe(false);
    expect(sans?.has(0x202f)).toBe(true);
  });

  test.each([
    [300, 'Literata-300-normal'], [200, 'Literata-300-normal'], [350, 'Literata-300-normal'], [400, 'Literata-400-normal'],
    [500, 'Literata-400-normal'], [550, 'Literata-600-normal'], [700, 'Literata-600-normal'],
  ])('matches weight %d with %s', async (weight, id) => {
    const fonts = await houseFonts();
    expect(fonts.choose(request(['literata'], weight), silent).primary?.id).toBe(id);
  });

  test('prefers the style to the weight', async () => {
    const fonts = await houseFonts();
    expect(fonts.choose(request(['Literata'], 600, 'italic'), silent).primary?.id).toBe('Literata-400-italic');
  });

  test('opens only the files that are asked for', async () => {
    const opened: string[] = [];
    const { value: fonts } = await loadFonts({ faces: FACES, resolve: (url) => (opened.push(url), resolveFont(url)) });
    expect(opened).toEqual([]);
    fonts.choose(request(['Literata']), silent);
    expect(opened).toEqual(['literata/400Regular/Literata_400Regular.ttf']);
  });

  test('says what it cannot use, and goes on with another face', async () => {
    const diagnostics: Diagnostic[] = [];
    const faces = [
      { family: 'Gone', weight: 400, style: 'normal', url: 'nowhere.ttf' },
      { family: 'Web', weight: 400, style: 'normal', url: 'web.woff2' },
      { family: 'Noise', weight: 400, style: 'normal', url: 'noise.ttf' },
      { family: 'Cut', weight: 400, style: 'normal', url: 'cut.ttf' },
      ...FACES,
    ] as const;
    const { value: fonts } = await loadFonts({
      faces,
      resolve: (url) =>
        url === 'web.woff2' ? { bytes: new TextEncoder().encode('wOF2....'), mediaType: 'font/woff2' }
        : url === 'cut.ttf' ? { bytes: (resolveFont('literata/400Regular/Literata_400Regular.ttf')?.bytes ?? new Uint8Array()).subarray(0, 60_000), mediaType: 'font/ttf' }
        : url === 'noise.ttf' ? { bytes: new Uint8Array(300).fill(7), mediaType: 'font/ttf' }
        : resolveFont(url),
    });
    expect(fonts.choose(request(['Gone', 'Web', 'Noise', 'Cut', 'Unknown']), (diagnostic) => diagnostics.push(diagnostic)).primary?.family).toBe('Literata');
    expect(diagnostics.map(({ code }) => code)).toEqual(['TXT-001', 'TXT-002', 'TXT-002', 'TXT-002', 'TXT-003']);
    fonts.choose(request(['Gone', 'Web', 'Noise', 'Cut', 'Unknown']), (diagnostic) => diagnostics.push(diagnostic));
    expect(diagnostics).toHaveLength(5);
  });

  test('without any font warns and gives none', async () => {
    const { value: fonts, diagnostics } = await loadFonts({ faces: [], resolve: resolveFont });
    expect(diagnostics.map(({ code }) => code)).toEqual(['TXT-004']);
    expect(fonts.choose(request(['serif']), silent).primary).toBeNull();
  });

  test('gives the outline of a glyph as a path', async () => {
    const face = (await houseFonts()).choose(request(['Literata']), silent).primary;
    if (face === null) throw new Error('no face');
    expect(glyphPath(face, nominalGlyph(face, 0x49))).toMatch(/^M[\d., -]+/);
    expect(glyphPath(face, nominalGlyph(face, 0x20))).toBe('');
  });
});
