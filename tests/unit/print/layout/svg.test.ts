import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../../src/diagnostics/index.js';
import { isTag } from '../../../../src/html/dom.js';
import { parseHtml } from '../../../../src/html/parse.js';
import type { ComputedStyle } from '../../../../src/print/css/computed-style.js';
import type { StyleEngine } from '../../../../src/print/css/style-engine.js';
import type { VectorOperation } from '../../../../src/print/layout/fragment.js';
import { drawSvg } from '../../../../src/print/layout/svg.js';
import type { TextStage } from '../../../../src/print/text/paragraph.js';
import { shapeRun, styleWith } from '../../../support/print-fixture.js';

const STYLE = styleWith({ fontSizePt: 12, fontWeight: 400, fontStyle: 'normal', fontFamily: ['Literata'], letterSpacingPt: 0, display: 'inline' });
const RED = { red: 255, green: 0, blue: 0, alpha: 1 };

/** Every letter is 0.5 em wide, whatever the font. */
const shaped: { text: string; style: ComputedStyle }[] = [];
const TEXT = {
  shapeLine(text: string, style: ComputedStyle) {
    shaped.push({ text, style });
    const run = shapeRun(text, style.fontSizePt, { widthPt: text.length * style.fontSizePt * 0.5 });
    return { runs: [run], widthPt: run.widthPt };
  },
  metrics: (style: ComputedStyle) => ({ ascentPt: style.fontSizePt, descentPt: style.fontSizePt / 4, xHeightPt: style.fontSizePt / 2, lineHeightPt: style.fontSizePt }),
} as unknown as TextStage; // drawing calls no more than these two

const STYLES = { styleOf: () => STYLE, customProperty: (_element: unknown, name: string) => (name === '--series' ? '#00ff00' : null) } as unknown as StyleEngine; // nor more of this one

function draw(content: string, attributes = 'viewBox="0 0 100 100"', diagnostics: Diagnostic[] = []): readonly VectorOperation[] {
  shaped.length = 0;
  const root = parseHtml(`<svg ${attributes}>${content}</svg>`).children.find(isTag);
  if (root === undefined) throw new Error('no svg');
  const operations = drawSvg(root, 100, 100, { text: TEXT, style: STYLE, styles: STYLES, report: (diagnostic) => diagnostics.push(diagnostic) });
  return operations;
}

function paths(operations: readonly VectorOperation[]): readonly string[] {
  return operations.flatMap((operation) => (operation.kind === 'path' ? [operation.path] : []));
}

function places(operations: readonly VectorOperation[]): readonly (readonly [text: string, x: number, y: number])[] {
  return operations.flatMap((operation) => (operation.kind === 'glyphs' ? [[operation.run.text, operation.xPt, operation.baselinePt] as const] : []));
}

describe('shapes', () => {
  test('become paths', () => {
    expect(paths(draw('<path d="M0 0h5"/><rect x="1" y="2" width="3" height="4"/><polyline points="0,0 1,1 2,0"/><polygon points="0 0 1 1 2 0"/><circle cx="5" cy="5" r="2"/>'))).toEqual([
      'M0 0h5', 'M1 2H4V6H1Z', 'M0 0L1 1L2 0', 'M0 0L1 1L2 0Z', 'M7 5A2 2 0 0 1 3 5A2 2 0 0 1 7 5Z',
    ]);
  });

  test('without size or paint are left out', () => {
    expect(draw('<rect width="0" height="5"/><circle r="-1"/><path d="" /><rect width="5" height="5" fill="none"/><line x2="5"/><rect width="5" height="5" visibility="hidden"/><g display="none"><rect width="5" height="5"/></g>')).toEqual([]);
  });

    test('take colours from custom properties of the page', () => {
    const [first, second] = draw('<rect width="5" height="5" fill="var(--series)"/><rect width="5" height="5" fill="var(--other, #0000ff)"/>');
    expect([first, second]).toMatchObject([{ fill: { green: 255, blue: 0 } }, { fill: { green: 0, blue: 255 } }]);
  });

test('take their paint from their groups, and may change it', () => {
    const [first, second] = draw('<g fill="red" stroke="#00f" stroke-width="2" stroke-dasharray="3 1 2" stroke-linecap="round"><rect width="5" height="5"/><rect width="5" height="5" style="fill: none; stroke: var(--line, rgb(0 128 0 / 50%))"/></g>');
    expect(first).toMatchObject({ fill: RED, stroke: { colour: { blue: 255 }, widthPt: 2, dashPt: [3, 1, 2, 3, 1, 2], cap: 'round', join: 'miter' } });
    expect(second).toMatchObject({ fill: null, stroke: { colour: { red: 0, green: 128, blue: 0, alpha: 0.5 } } });
  });

  test('know currentColor, opacities and the rule for holes', () => {
    const [shape] = draw('<g opacity=".5"><path d="M0 0h5v5z" fill="currentColor" fill-opacity="50%" fill-rule="evenodd"/></g>');
    expect(shape).toMatchObject({ fill: { ...STYLE.colour, alpha: 0.25 }, fillRule: 'evenodd' });
  });

  test('are moved by transforms, outermost first', () => {
    const [shape] = draw('<g transform="translate(10 20)"><rect width="1" height="1" transform="rotate(90) scale(2)"/></g>');
    expect(shape?.matrix.map((value) => Math.round(value * 1000) / 1000)).toEqual([0, 2, -2, 0, 10, 20]);
  });
});

describe('the view box', () => {
  test.each([
    ['viewBox="0 0 50 50"', [2, 0, 0, 2, 0, 0]],
    ['viewBox="0 0 100 50"', [1, 0, 0, 1, 0, 25]],
    ['viewBox="0 0 100 50" preserveAspectRatio="xMinYMin"', [1, 0, 0, 1, 0, 0]],
    ['viewBox="0 0 100 50" preserveAspectRatio="none"', [1, 0, 0, 2, 0, 0]],
    ['viewBox="-10 -10 50 50"', [2, 0, 0, 2, 20, 20]],
    ['', [0.75, 0, 0, 0.75, 0, 0]],
    ['viewBox="0 0 0 50"', [0.75, 0, 0, 0.75, 0, 0]],
  ])('%s is mapped to the box', (attributes, matrix) => {
    expect(draw('<rect width="1" height="1"/>', attributes)[0]?.matrix).toEqual(matrix);
  });
});

describe('text', () => {
  test('goes on from span to span, with white space collapsed', () => {
    expect(places(draw('<text x="10" y="20" font-size="10">\n  un <tspan font-weight="600">deux</tspan>  trois\n</text>'))).toEqual([['un', 10, 20], [' ', 20, 20], ['deux', 25, 20], [' trois', 45, 20]]);
    expect(shaped.map(({ text, style }) => [text, style.fontWeight, style.fontSizePt])).toEqual([['un', 400, 10], [' ', 400, 10], ['deux', 600, 10], [' trois', 400, 10]]);
  });

  test.each([['start', 50], ['middle', 40], ['end', 30]])('is anchored at its %s', (anchor, x) => {
    expect(places(draw(`<text x="50" y="5" font-size="10" text-anchor="${anchor}">abcd</text>`))).toEqual([['abcd', x, 5]]);
  });

  test('is anchored chunk by chunk, and shifted', () => {
    expect(places(draw('<text font-size="10" text-anchor="end"><tspan x="50" y="5">ab</tspan><tspan x="50" dy="12">abcd</tspan></text>'))).toEqual([['ab', 40, 5], ['abcd', 30, 17]]);
  });

  test('spans of a text from right to left stand in visual order', () => {
    const content = (number: string): string => `<text x="90" y="5" font-size="10" direction="rtl">אב ${number} גד</text>`;
    expect(places(draw(content('<tspan font-weight="600">12</tspan>'))).map(([text]) => text.trim()).filter((text) => text !== '')).toEqual(['גד', '12', 'אב']);
  });

  test('may hang from or stand around its line', () => {
    expect(places(draw('<text font-size="10" dominant-baseline="middle">a</text><text font-size="10" dominant-baseline="hanging">a</text>')).map(([, , y]) => y)).toEqual([2.5, 8]);
  });

  test('takes its size from the box where the drawing gives none', () => {
    draw('<text>a</text>');
    expect(shaped[0]?.style.fontSizePt).toBe(16);
  });

  test('shapes like styles with one object, so that words are found again', () => {
    draw('<text font-size="9">a</text><text font-size="9">b</text>');
    expect(shaped[0]?.style).toBe(shaped[1]?.style);
  });
});

test('what is not understood is named once, and the rest is drawn', () => {
  const diagnostics: Diagnostic[] = [];
  const operations = draw('<defs><linearGradient id="g"/></defs><rect width="5" height="5" fill="url(#g) red"/><image href="x.png"/><use href="#a"/><use href="#b"/><rect width="1" height="1" clip-path="url(#c)"/>', 'viewBox="0 0 100 100"', diagnostics);
  expect(operations).toHaveLength(2);
  expect(operations[0]).toMatchObject({ fill: RED });
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual(['PDF-006 A drawing uses <image>, <use>, clipping, gradients or patterns, which print does not know: these parts are left out or simplified']);
});

test('no drawing is too deep or too odd to be read', () => {
  expect(() => draw('<g>'.repeat(5000) + '<rect width="1" height="1"/>')).not.toThrow();
  expect(() => draw('<path d="M 1e999 nonsense A"/><polygon points="1,,a"/><text x="a" font-size="-1">x</text><rect width="1e400" height="1" transform="rotate(x) matrix(1)"/>')).not.toThrow();
});

test.each([
  ['<defs><style>.a { fill: red }</style></defs><rect class="a" width="5" height="5"/>', 'a style sheet of its own'],
  [`${'<g>'.repeat(120)}<rect width="5" height="5"/>${'</g>'.repeat(120)}`, 'groups nested very deeply'],
])('what is not drawn as asked is told: %#', (content, name) => {
  const diagnostics: Diagnostic[] = [];
  draw(content, undefined, diagnostics);
  expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining(name)]);
});
