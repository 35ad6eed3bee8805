import { describe, expect, test } from 'vitest';
import type { ComputedStyle } from '../../../../src/print/css/computed-style.js';
import type { Line } from '../../../../src/print/text/paragraph.js';
import { createTextStage } from '../../../../src/print/text/text-stage.js';
import { CONTEXT, PLAIN, houseFonts, inline, leader, lineBreak, setParagraph, styleWith, text } from './text-fixtures.js';

const LOREM = 'The envoy said that the talks would resume on Monday, that both delegations had accepted the agenda, and that nothing else would be announced before the end of the week.';

const glyphs = (line: Line | undefined) => (line?.pieces ?? []).flatMap((piece) => (piece.kind === 'glyphs' ? [piece] : []));
const rightEdge = (line: Line | undefined): number => Math.max(...glyphs(line).map((piece) => piece.xPt + piece.run.widthPt));
const sides = <T>(top: T, right: T, bottom: T, left: T) => ({ top, right, bottom, left });

describe('lines', () => {
  test('break ragged text evenly and lose nothing', async () => {
    const { lines, shown, diagnostics } = await setParagraph([text(LOREM)], 200);
    expect(shown).toMatchInlineSnapshot(`
      [
        "The envoy said that the talks",
        "would resume on Monday, that",
        "both delegations had accepted the",
        "agenda, and that nothing else would",
        "be announced before the end of",
        "the week.",
      ]
    `);
    expect(glyphs(lines[0])).toHaveLength(1);
    expect(lines.every((line) => rightEdge(line) <= 200)).toBe(true);
    expect(lines.flatMap(glyphs).map((piece) => piece.run.text).join('')).toBe(LOREM);
    expect(diagnostics).toEqual([]);
  });

  test('keep the space at a line end in the text, without room', async () => {
    const { lines } = await setParagraph([text(LOREM)], 200);
    const run = glyphs(lines[0])[0]?.run;
    expect(run?.text.endsWith(' ')).toBe(true);
    expect(run?.advances.at(-1)).toBe(0);
  });

  test('have their baseline at half the height plus half of ascent less descent', async () => {
    const { lines } = await setParagraph([text(LOREM)], 200);
    expect(lines[0]?.heightPt).toBe(16);
    expect(lines[0]?.baselinePt).toBeCloseTo(8 + 0.4345 * 11, 6);
    expect(lines[2]?.yPt).toBe(32);
    const sans = styleWith({ fontFamily: ['Source Sans 3'], fontSizePt: 9.5, lineHeight: { pt: 12.5 } });
    expect((await setParagraph([text('Qualifier', sans)], 200, sans)).lines[0]?.baselinePt).toBeCloseTo(6.25 + 0.312 * 9.5, 6);
  });

  test('do not drift for a run of another face with line-height 0', async () => {
    const sans = styleWith({ fontFamily: ['Source Sans 3'], fontSizePt: 8.5, lineHeight: { pt: 0 } });
    const { lines } = await setParagraph([text('Twenty-nine '), inline([text('[1, § 9]', sans)], sans)], 200);
    expect(lines[0]?.heightPt).toBe(16);
    expect(new Set(glyphs(lines[0]).map((piece) => piece.baselinePt)).size).toBe(1);
  });

  test.each([
    ['left', 0], ['right', 1], ['center', 0.5], ['end', 1],
  ] as const)('align %s', async (textAlign, part) => {
    const { lines } = await setParagraph([text('Short')], 200, styleWith({ textAlign }));
    const [piece] = glyphs(lines[0]);
    expect(piece?.xPt).toBeCloseTo((200 - (piece?.run.widthPt ?? 0)) * part, 6);
  });

  test('justify all but the last', async () => {
    const style = styleWith({ textAlign: 'justify', hyphens: 'auto' });
    const { lines } = await setParagraph([text(LOREM, style)], 220, style);
    for (const line of lines.slice(0, -1)) expect(rightEdge(line)).toBeCloseTo(220, 6);
    expect(rightEdge(lines.at(-1))).toBeLessThan(219);
  });

  test('indent the first line, also outwards', async () => {
    for (const indent of [20, -20]) {
      const { lines } = await setParagraph([text(LOREM)], 200, PLAIN, indent);
      expect(glyphs(lines[0])[0]?.xPt).toBe(indent);
      expect(glyphs(lines[1])[0]?.xPt).toBe(0);
    }
  });

  test('hang the opening guillemet with its space, and the closing one', async () => {
    const style = styleWith({ hangingPunctuation: ['first', 'last'], language: 'fr', textAlign: 'right' });
    const { lines } = await setParagraph([text('«\u202fNous partons\u202f»', style)], 200, style);
    const [piece] = glyphs(lines[0]);
    expect(rightEdge(lines[0])).toBeGreaterThan(204);
    const left = await setParagraph([text('«\u202fNous partons\u202f»', { ...style, textAlign: 'left' } as ComputedStyle)], 200, { ...style, textAlign: 'left' });
    expect(glyphs(left.lines[0])[0]?.xPt).toBeLessThan(-5);
    expect(piece?.run.text).toBe('«\u202fNous partons\u202f»');
  });

  test('break at br, keep an empty line, and make none after the last br', async () => {
    const { shown, lines } = await setParagraph([text('one'), lineBreak(), lineBreak(), text('two'), lineBreak()], 200);
    expect(shown).toEqual(['one', '', 'two']);
    expect(lines[2]?.yPt).toBe(32);
  });

  test('an empty paragraph has none', async () => {
    expect((await setParagraph([], 200)).lines).toEqual([]);
    expect((await setParagraph([inline([])], 200)).lines).toEqual([]);
  });

  test('keep spaces, tabs and newlines of pre', async () => {
    const style = styleWith({ whiteSpace: 'pre' });
    const { shown, lines } = await setParagraph([text('a  b\n\tc', style)], 10, style);
    expect(shown).toEqual(['a  b', ' c']);
    const [tab, c] = glyphs(lines[1]);
    const [spaced] = (await setParagraph([text(' '.repeat(8) + 'c', style)], 200, style)).lines.map(glyphs);
    expect((tab?.run.widthPt ?? 0) + (c?.run.widthPt ?? 0)).toBeCloseTo(spaced?.[0]?.run.widthPt ?? 0, 6);
    expect(glyphs(lines[1]).at(-1)?.textOffset).toBe(6);
  });

  test('never break inside nowrap', async () => {
    const tight = styleWith({ whiteSpace: 'nowrap' });
    const { shown } = await setParagraph([text('before '), inline([text('held together here', tight)], tight), text(' after')], 60);
    expect(shown).toEqual(['before', 'held together here', 'after']);
  });

  test('balance headings without adding lines', async () => {
    const style = styleWith({ textWrap: 'balance', fontSizePt: 20, lineHeight: { pt: 24 } });
    const { lines, shown } = await setParagraph([text('What the ceasefire of February would change for Idlib', style)], 334, style);
    expect(shown).toEqual(['What the ceasefire of February', 'would change for Idlib']);
    expect(rightEdge(lines[0])).toBeLessThan(334);
  });

  test('warn of what cannot be broken, once, and let it stand out', async () => {
    const word = 'Rindfleischetikettierungsüberwachungsaufgabe';
    const { shown, diagnostics } = await setParagraph([text(`a ${word} b`)], 80);
    expect(shown).toEqual(['a', word, 'b']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['TXT-006']);
    const style = styleWith({ overflowWrap: 'anywhere', hyphens: 'none' });
    const broken = await setParagraph([text(word, style)], 80, style);
    expect(broken.diagnostics).toEqual([]);
    expect(broken.shown.join('')).toBe(word);
    expect(broken.lines.every((line) => rightEdge(line) <= 80.5)).toBe(true);
  });

  test('break a word that no line can hold where its language allows, before they break it anywhere', async () => {
    const style = styleWith({ overflowWrap: 'break-word', language: 'de' });
    const { shown, lines, diagnostics } = await setParagraph([text('Wirtschaftsministerium', style)], 80, style);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.slice(0, -1).every((line) => glyphs(line).at(-1)?.run.actualText === '\u00ad')).toBe(true);
    expect(shown[0]).toMatch(/^Wirtschafts/);
    const balanced = await setParagraph([text('Wirtschaftsministerium', styleWith({ ...style, textWrap: 'balance' }))], 80, styleWith({ ...style, textWrap: 'balance' }));
    expect(balanced.shown).toEqual(shown);
    expect((await setParagraph([text('948.000\u00a0Menschen', style)], 60, style)).shown).toEqual(['948.000', 'Menschen']);
    expect(diagnostics).toEqual([]);
  });
});

describe('hyphens', () => {
  test('come in where a line would fall far short, as runs that stand for U+00AD', async () => {
    const style = styleWith({ hyphens: 'auto', language: 'fr' });
    const source = 'Le gouvernement intergouvernemental recommande instamment le désengagement';
    const { shown, lines } = await setParagraph([text(source, style)], 110, style);
    const hyphenated = lines.filter((line) => line.hyphenated);
    expect(hyphenated.length).toBeGreaterThan(0);
    for (const line of hyphenated) expect(glyphs(line).at(-1)?.run).toMatchObject({ text: '-', actualText: '\u00ad' });
    const read = lines.flatMap(glyphs).map(({ run }) => run.actualText ?? run.text).join('').replaceAll('\u00ad', '');
    expect(read).toBe(source);
    expect(shown.length).toBe(lines.length);
  });

  test('of the author show only at a line end', async () => {
    const { lines, shown } = await setParagraph([text('Donau\u00addampf\u00adschiff')], 75);
    expect(lines[0]?.hyphenated).toBe(true);
    expect(shown.join('|').replaceAll('\u00ad', '')).toBe('Donaudampf-|schiff');
  });

  test('stay away where the style has none', async () => {
    const style = styleWith({ hyphens: 'none' });
    expect((await setParagraph([text('Donau\u00addampf\u00adschiff', style)], 60, style)).lines).toHaveLength(1);
  });
});

describe('French', () => {
  test.each([
    'Il a dit\u202f: «\u202fNous partons ce soir\u202f»\u202f; puis rien\u202f!',
    'Les S\u2011400 livrés en juillet, 948\u202f000 déplacés\u00a0: un record\u202f?',
  ])('keeps marks with their words: %s', async (source) => {
    for (let width = 30; width < 200; width += 7) {
      const { shown } = await setParagraph([text(source, styleWith({ language: 'fr' }))], width);
      for (const line of shown) {
        expect(line).not.toMatch(/^[;:!?»]/);
        expect(line).not.toMatch(/«$|S-$|948$/);
      }
    }
  });
});

describe('inline boxes', () => {
  test('take the room of padding and margin, and have an area on each line', async () => {
    const style = styleWith({ padding: sides(1, 6, 1, 4), margin: sides(0, 2, 0, 3) });
    const { lines } = await setParagraph([text('a '), inline([text('b')], style), text(' c')], 200);
    const areas = lines[0]?.pieces.filter((piece) => piece.kind === 'decoration') ?? [];
    const b = glyphs(lines[0]).find((piece) => piece.run.text === 'b');
    const [area] = areas;
    if (area?.kind !== 'decoration' || b === undefined) throw new Error('no area');
    expect(area.xPt).toBeCloseTo(b.xPt - 4, 6);
    expect(area.widthPt).toBeCloseTo(b.run.widthPt + 10, 6);
    expect(area.heightPt).toBeCloseTo(1.485 * 11 + 2, 6);
    expect([area.isFirst, area.isLast]).toEqual([true, true]);
    const c = glyphs(lines[0]).at(-1);
    expect(c?.xPt).toBeCloseTo(b.xPt + b.run.widthPt + 8, 6);
  });

  test('that go over lines have open edges', async () => {
    const { lines } = await setParagraph([inline([text(LOREM)])], 200);
    const edges = lines.map((line) => line.pieces.flatMap((piece) => (piece.kind === 'decoration' ? [[piece.isFirst, piece.isLast]] : [])));
    expect(edges[0]).toEqual([[true, false]]);
    expect(edges[1]).toEqual([[false, false]]);
    expect(edges.at(-1)).toEqual([[false, true]]);
  });

  test('raise and lower their text, and make the line higher', async () => {
    const up = styleWith({ verticalAlign: { raisePt: 3.6 }, fontSizePt: 7.5, lineHeight: { pt: 0 } });
    const { lines } = await setParagraph([text('note'), inline([text('1', up)], up)], 200);
    const [base, call] = glyphs(lines[0]);
    expect((base?.baselinePt ?? 0) - (call?.baselinePt ?? 0)).toBeCloseTo(3.6, 6);
    expect(lines[0]?.heightPt).toBe(16);
    const high = styleWith({ verticalAlign: { raisePt: 8 } });
    expect((await setParagraph([text('x'), inline([text('y', high)], high)], 200)).lines[0]?.heightPt).toBe(24);
  });

  test('at the top and bottom of the line move as one', async () => {
    const big = styleWith({ verticalAlign: 'bottom', lineHeight: { pt: 40 } });
    const { lines } = await setParagraph([text('x'), inline([text('y', big)], big)], 200);
    expect(lines[0]?.heightPt).toBe(40);
    expect(lines[0]?.baselinePt).toBeCloseTo(24 + 8 + 0.4345 * 11, 6);
  });
});

describe('what depends on pages', () => {
  test('leaders fill the line', async () => {
    const { lines } = await setParagraph([text('Context '), leader('. '), text(' 12')], 200);
    expect(lines).toHaveLength(1);
    expect(rightEdge(lines[0])).toBeCloseTo(200, 1);
    expect(glyphs(lines[0])[1]?.run.text).toMatch(/^(\. )+$/);
  });
});

describe('the stage', () => {
  test('knows the narrowest and the widest measure', async () => {
    const stage = createTextStage({ fonts: await houseFonts(), report: () => undefined, placeOf: () => null });
    const paragraph = stage.prepare([text('one enormous two')], PLAIN, CONTEXT);
    const width = (word: string): number => stage.shapeLine(word, PLAIN).widthPt;
    expect(paragraph.minContentPt).toBeCloseTo(width('enormous'), 6);
    expect(paragraph.maxContentPt).toBeCloseTo(width('one enormous two'), 6);
    expect(stage.breakLines(paragraph, paragraph.maxContentPt, 0)).toHaveLength(1);
    expect(stage.metrics(PLAIN)).toMatchObject({ lineHeightPt: 16 });
    expect(stage.metrics(PLAIN).ascentPt).toBeCloseTo(1.177 * 11, 9);
  });

  test('names the place of a missing character', async () => {
    const places: unknown[] = [];
    const stage = createTextStage({ fonts: await houseFonts(), report: ({ place }) => places.push(place?.file), placeOf: (origin) => ({ file: origin, start: { line: 1, column: 1, offset: 0 }, end: null }) });
    stage.prepare([text('\u{1f600}')], PLAIN, CONTEXT);
    expect(places).toEqual(['summary.lead']);
  });
});
