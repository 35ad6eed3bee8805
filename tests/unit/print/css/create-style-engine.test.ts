/** Cascade, inheritance and values, case by case: a sheet, a document, and what comes of an element. */

import { describe, expect, test } from 'vitest';
import { elementsOf } from '../../../../src/html/walk.js';
import { codes, styled } from './style-of.js';
import type { ComputedStyle } from '../../../../src/print/css/computed-style.js';

const RED = { red: 255, green: 0, blue: 0, alpha: 1 };
const BLUE = { red: 0, green: 0, blue: 255, alpha: 1 };
const BLACK = { red: 0, green: 0, blue: 0, alpha: 1 };
const P = '<html><body><p id="x" class="c d">a</p></body></html>';

type Expected = Partial<ComputedStyle>;
type Case = readonly [name: string, css: string, expected: Expected, html?: string];

function table(cases: readonly Case[]): void {
  for (const [name, css, expected, html = P] of cases) test(name, () => {
    const { style, diagnostics } = styled(html, css);
    expect(style()).toMatchObject(expected);
    expect(codes(diagnostics)).toEqual([]);
  });
}

describe('cascade', () => {
  table([
    ['later wins', 'p { color: red } p { color: blue }', { colour: BLUE }],
    ['specificity wins over order', '.c { color: blue } p { color: red }', { colour: BLUE }],
    ['two classes win over one', '.c.d { color: blue } .c { color: red }', { colour: BLUE }],
    ['an id wins over classes', '#x { color: blue } p.c.d { color: red }', { colour: BLUE }],
    ['an attribute named id counts as a class', '[id=x] { color: red } #x { color: blue } [id=x] { color: red }', { colour: BLUE }],
    [':where counts nothing', 'p { color: blue } :where(#x) { color: red }', { colour: BLUE }],
    [':is counts its strongest', ':is(p, #x) { color: blue } p.c { color: red }', { colour: BLUE }],
    ['!important wins', 'p { color: blue !important } #x { color: red }', { colour: BLUE }],
    ['style attributes win', '#x { color: red }', { colour: BLUE }, '<p id="x" style="color: blue">a</p>'],
    ['!important wins over style attributes', 'p { color: blue !important }', { colour: BLUE }, '<p id="x" style="color: red">a</p>'],
    ['the user agent sheet loses to any selector', '* { font-weight: 300 }', { fontWeight: 300 }, '<b id="x">a</b>'],
    ['logical and physical sides meet in order', 'p { margin-inline-start: 1pt; margin-left: 2pt; margin-right: 3pt; margin-inline-end: 4pt }', { margin: { top: 12, right: 4, bottom: 12, left: 2 } }],
    ['child, sibling and structural selectors', 'body > p:first-child + p, p:nth-child(3) { color: red } p:not(.c) ~ p.c { color: blue }', { colour: BLUE }, '<body><p>1</p><p>2</p><p id="x" class="c">3</p></body>'],
    ['print rules hold, screen rules do not', '@media print { p { color: red } } @media screen { p { color: blue } } @media screen and (min-width: 3px) { p { colour: x } }', { colour: RED }],
    ['paper is light', '@media (prefers-color-scheme: dark) { p { color: blue } } @media all and (prefers-color-scheme: light) { p { color: red } }', { colour: RED }],
  ]);
});

describe('inheritance', () => {
  table([
    ['inherited properties', 'body { color: red; font-size: 20pt; hyphens: auto }', { colour: RED, fontSizePt: 20, hyphens: 'auto' }],
    ['others do not', 'body { padding: 3pt; text-decoration: underline }', { padding: { top: 0, right: 0, bottom: 0, left: 0 } }],
    ['inherit', 'body { padding: 3pt } p { padding: inherit }', { padding: { top: 3, right: 3, bottom: 3, left: 3 } }],
    ['initial', 'body { color: red } p { color: initial; display: initial }', { colour: BLACK, display: 'inline' }],
    ['unset', 'body { color: red; padding: 3pt } p { color: blue; color: unset; padding: 2pt; padding: unset }', { colour: RED, padding: { top: 0, right: 0, bottom: 0, left: 0 } }],
    ['a line height of a number is inherited as such', 'body { line-height: 1.5; font-size: 10pt } p { font-size: 20pt }', { lineHeight: { factor: 1.5 } }],
    ['a line height of a length is inherited computed', 'body { line-height: 2em; font-size: 10pt } p { font-size: 20pt }', { lineHeight: { pt: 20 } }],
    ['language from the nearest lang', '', { language: 'fr-CA' }, '<html lang="fr"><div lang="fr-CA"><p id="x">a</p></div></html>'],
    ['direction from dir, and logical sides by it', 'p { margin-inline-start: 7pt; border-inline-end: 1pt solid red; padding-block: 1pt 2pt }', { direction: 'rtl', margin: { top: 12, right: 7, bottom: 12, left: 0 }, padding: { top: 1, right: 0, bottom: 2, left: 0 } }, '<div dir="rtl"><p id="x">a</p></div>'],
    ['dir=auto', '', { direction: 'rtl', unicodeBidi: 'isolate' }, '<p id="x" dir="auto">12 שלום a</p>'],
    ['bdi', '', { direction: 'ltr', unicodeBidi: 'isolate' }, '<p dir="rtl"><bdi id="x">TLP:CLEAR</bdi></p>'],
  ]);
});

describe('units and calc', () => {
  table([
    ['absolute units', 'p { margin: 1in 25.4mm 2.54cm 96px; padding: 1pc 40q 1pt 0 }', { margin: { top: 72, right: 72, bottom: 72, left: 72 }, padding: { top: 12, right: 28.346457, bottom: 1, left: 0 } }],
    ['em, ex and ch of the own size', 'p { font-size: 20pt; margin: 1em 2ex 1ch 0.5em }', { margin: { top: 20, right: 20, bottom: 10, left: 10 } }],
    ['em of the parent in font-size', 'body { font-size: 10pt } p { font-size: 2em }', { fontSizePt: 20 }],
    ['rem', 'html { font-size: 10pt } body { font-size: 50pt } p { font-size: 1.5rem; margin: 2rem }', { fontSizePt: 15, margin: { top: 20, right: 20, bottom: 20, left: 20 } }],
    ['percentages stay', 'p { width: 50% }', { width: { percent: 50, plusPt: 0 } }],
    ['calc with percentages', 'p { width: calc(100% - 2 * (4pt + 1em) / 2); font-size: 10pt }', { width: { percent: 100, plusPt: -14 } }],
    ['calc of lengths', 'p { width: calc(1in - 12pt) }', { width: 60 }],
    ['calc of numbers', 'p { line-height: calc(1 + 0.5); orphans: calc(2 * 2) }', { lineHeight: { factor: 1.5 }, orphans: 4 }],
    ['min, max and clamp of one unit', 'p { width: max(1pt, 3pt, 2pt); height: clamp(1em, 5em, 2em); font-size: 10pt }', { width: 3, height: 20 }],
    ['font size keywords', 'body { font-size: 10pt } p { font-size: larger }', { fontSizePt: 12 }],
    ['vertical-align in per cent of the line', 'p { line-height: 20pt; vertical-align: 50% }', { verticalAlign: { raisePt: 10 } }],
  ]);
});

describe('custom properties', () => {
  table([
    ['from the root', ':root { --ink: red } p { color: var(--ink) }', { colour: RED }],
    ['overridden further in', ':root { --ink: red } body { --ink: blue } p { color: var(--ink) }', { colour: BLUE }],
    ['fallbacks, also nested', 'p { color: var(--a, var(--b, blue)) }', { colour: BLUE }],
    ['within shorthands and calc', ':root { --s: 2pt; --serif: "Literata", serif } p { font: 600 calc(var(--s) * 5)/12pt var(--serif); margin: var(--s) 0 }', { fontSizePt: 10, lineHeight: { pt: 12 }, fontFamily: ['Literata', 'serif'], fontWeight: 600, margin: { top: 2, right: 0, bottom: 2, left: 0 } }],
    ['references among them', ':root { --a: var(--b); --b: 3pt } p { width: var(--a) }', { width: 3 }],
    ['computed where they are set', ':root { --a: 3pt; --b: var(--a) } p { --a: 5pt; width: var(--b) }', { width: 3 }],
    ['strings that look like var() are none', 'p { --a: 1pt; width: var(--a); font-family: "var(--zzz)" }', { width: 1, fontFamily: ['var(--zzz)'] }],
    ['set in a style attribute', 'p { width: var(--w) }', { width: 4 }, '<p id="x" style="--w: 4pt">a</p>'],
  ]);

  test.each([
    ['a cycle is invalid', ':root { --a: var(--b); --b: var(--a) } p { width: 5pt; width: var(--a) }', '--a'],
    ['no value and no fallback', 'p { width: 5pt; width: var(--nothing) }', '--nothing'],
  ])('%s', (_name, css, name) => {
    const { style, diagnostics } = styled(P, css);
    expect(style().width).toBe('auto');
    expect(codes(diagnostics)).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: 'CSS-007', message: expect.stringContaining(name) });
  });

  test('a value that does not fit is as if unset', () => {
    const { style, diagnostics } = styled(P, 'body { color: red } p { --c: 12; color: var(--c) }');
    expect(style().colour).toEqual(RED);
    expect(codes(diagnostics)).toEqual(['CSS-007 1:34']);
  });

  test('a chain of doublings ends', () => {
    const chain = Array.from({ length: 60 }, (_, index) => `--v${index + 1}: var(--v${index}) var(--v${index});`).join('');
    const { style } = styled(P, `p { --v0: 1pt; ${chain} width: 3pt; margin: var(--v60) }`);
    expect(style().width).toBe(3);
  });
});

describe('colours', () => {
  test.each([
    ['#f00', RED], ['#FF0000', RED], ['#f008', { ...RED, alpha: 136 / 255 }], ['#ff000080', { ...RED, alpha: 128 / 255 }], ['red', RED], ['rgb(255, 0, 0)', RED],
    ['rgb(255 0 0 / 50%)', { ...RED, alpha: 0.5 }], ['rgba(100%, 0%, 0%, .5)', { ...RED, alpha: 0.5 }], ['hsl(240, 100%, 50%)', BLUE], ['hsl(-120deg 100% 50% / 1)', BLUE], ['RebeccaPurple', { red: 102, green: 51, blue: 153, alpha: 1 }],
  ])('%s', (text, expected) => {
    const { style, diagnostics } = styled(P, `p { background: ${text} }`);
    expect(style().backgroundColour).toEqual(expected);
    expect(diagnostics).toEqual([]);
  });

  test('currentcolor and transparent', () => {
    const { style } = styled(P, 'p { color: red; border: 1pt solid; border-top-color: blue; background: transparent; border-left-color: currentColor }');
    expect(style().border).toMatchObject({ top: { colour: BLUE }, right: { colour: RED, widthPt: 1, style: 'solid' }, left: { colour: RED } });
    expect(style().backgroundColour).toBeNull();
  });
});

describe('shorthands', () => {
  table([
    ['margin of three', 'p { margin: 1pt auto 3pt }', { margin: { top: 1, right: 'auto', bottom: 3, left: 'auto' } }],
    ['font resets what it does not name', 'p { font-style: italic; font-variant-caps: small-caps; line-height: 3; font: bold 12pt serif }', { fontStyle: 'normal', fontWeight: 700, lineHeight: 'normal', fontFeatures: [] }],
    ['font with everything', 'p { font: italic small-caps 300 13pt/0 "A B", C D, sans-serif }', { fontStyle: 'italic', fontWeight: 300, fontSizePt: 13, lineHeight: { factor: 0 }, fontFamily: ['A B', 'C D', 'sans-serif'], fontFeatures: [['smcp', 1]] }],
    ['border of one side, and none', 'p { border: 1pt solid red; border-top: 0; border-inline-start: none; border-bottom: double 3pt }', { border: { top: { widthPt: 0, style: 'none', colour: BLACK }, right: { widthPt: 1, style: 'solid', colour: RED }, bottom: { widthPt: 3, style: 'double', colour: BLACK }, left: { widthPt: 0, style: 'none', colour: BLACK } } }],
    ['border-width without a style shows nothing', 'p { border-width: 3pt }', { border: { top: { widthPt: 0, style: 'none', colour: BLACK }, right: { widthPt: 0, style: 'none', colour: BLACK }, bottom: { widthPt: 0, style: 'none', colour: BLACK }, left: { widthPt: 0, style: 'none', colour: BLACK } } }],
    ['grid lines', 'p { grid-row: 1 / span 2; grid-column: 2 }', { gridRowStart: { line: 1 }, gridRowEnd: { span: 2 }, gridColumnStart: { line: 2 }, gridColumnEnd: 'auto' }],
    ['grid-area', 'p { grid-area: 1 / 2 / -1 / span 3 }', { gridRowStart: { line: 1 }, gridColumnStart: { line: 2 }, gridRowEnd: { line: -1 }, gridColumnEnd: { span: 3 } }],
    ['grid tracks', 'p { display: grid; grid-template-columns: 36mm repeat(2, minmax(0, 1fr)) auto; gap: 14pt 6pt }', { display: 'grid', gridTemplateColumns: [{ kind: 'fixed', size: 102.047244 }, { kind: 'minmax', min: { kind: 'fixed', size: 0 }, max: { kind: 'flex', factor: 1 } }, { kind: 'minmax', min: { kind: 'fixed', size: 0 }, max: { kind: 'flex', factor: 1 } }, { kind: 'auto' }], rowGap: 14, columnGap: 6 }],
    ['list-style', 'p { list-style: none }', { listStyleType: 'none' }],
    ['list-style with position', 'p { list-style: inside upper-roman }', { listStyleType: 'upper-roman', listStylePosition: 'inside' }],
    ['list-style of a string', 'p { list-style: "– " }', { listStyleType: '"– ' }],
    ['text-decoration', 'p { text-decoration: underline red }', { textDecoration: { underline: true, lineThrough: false, overline: false, colour: RED, style: 'solid', thicknessPt: null } }],
    ['text-decoration none', 'p { text-decoration: underline; text-decoration: none }', { textDecoration: { underline: false, lineThrough: false, overline: false, colour: null, style: 'solid', thicknessPt: null } }],
    ['old page breaks', 'p { page-break-before: always; page-break-inside: avoid }', { breakBefore: 'page', breakInside: 'avoid' }],
    ['features merge', 'p { font-variant: small-caps tabular-nums lining-nums; font-feature-settings: "onum", "lnum" 0; font-kerning: none }', { fontFeatures: [['kern', 0], ['lnum', 0], ['onum', 1], ['smcp', 1], ['tnum', 1]] }],
    ['spaced letters have no ligatures', 'p { letter-spacing: -0.5pt }', { letterSpacingPt: -0.5, fontFeatures: [['clig', 0], ['liga', 0]] }],
  ]);
});

describe('user agent sheet', () => {
  test.each<readonly [string, string, Expected]>([
    ['h1', '<h1 id="x">a</h1>', { display: 'block', fontSizePt: 24, fontWeight: 700, margin: { top: 16.08, right: 0, bottom: 16.08, left: 0 } }],
    ['li in ol', '<ol><li id="x">a</li></ol>', { display: 'list-item', listStyleType: 'decimal' }],
    ['ol type=A', '<ol type="A"><li id="x">a</li></ol>', { listStyleType: 'upper-alpha' }],
    ['nested ul', '<ul><li><ul id="x"></ul></li></ul>', { listStyleType: 'circle', margin: { top: 0, right: 0, bottom: 0, left: 0 } }],
    ['td takes its row’s alignment', '<table><tbody><tr><td id="x">a</td></tr></tbody></table>', { display: 'table-cell', verticalAlign: 'middle' }],
    ['sup', '<sup id="x">a</sup>', { display: 'block', verticalAlign: 'super', fontSizePt: 10 }],
    ['hidden', '<p id="x" hidden>a</p>', { display: 'none' }],
    ['head', '<html><head id="x"></head></html>', { display: 'none' }],
    ['em in strong', '<strong><em id="x">a</em></strong>', { fontStyle: 'italic', fontWeight: 700 }],
    ['a with href', '<p><a id="x" href="#y">a</a></p>', { textDecoration: { underline: true, lineThrough: false, overline: false, colour: null, style: 'solid', thicknessPt: null } }],
  ])('%s', (_name, html, expected) => {
    expect(styled(html).style()).toMatchObject(expected);
  });
});

describe('sharing', () => {
  test('equal styles are the same object, also under different parents', () => {
    const { style } = styled('<body><div class="a"><p id="x">1</p></div><div class="b"><p id="y">2</p><p id="z" class="c">3</p></div></body>', '.a { padding: 1pt } .b { margin: 2pt } .c { color: black }');
    expect(style('x')).toBe(style('y'));
    expect(style('z')).toBe(style('y'));
  });

  test('custom properties keep elements apart, not their styles', () => {
    const { style } = styled('<body><p id="x">1<b id="b1">a</b></p><p id="y" style="--c: red">2<b id="b2">b</b></p></body>', 'b { color: var(--c, blue) }');
    expect(style('x')).toBe(style('y'));
    expect([style('b1').colour, style('b2').colour]).toEqual([BLUE, RED]);
  });

  test('twenty thousand elements against three hundred rules take well under a second', () => {
    const rules = Array.from({ length: 300 }, (_, index) => `.part .c${index} > b, h${(index % 6) + 1} ~ .d${index} { margin-top: ${index}pt }`).join('\n');
    const html = `<html><body>${Array.from({ length: 100 }, (_, part) => `<section class="part">${Array.from({ length: 100 }, (_, item) => `<p class="c${item} d${part}">a<b>b</b></p>`).join('')}</section>`).join('')}</body></html>`;
    const { engine, document } = styled(html, rules);
    const started = performance.now();
    const elements = elementsOf(document);
    for (const element of elements) {
      engine.styleOf(element);
      engine.pseudoStyleOf(element, 'before');
    }
    expect(elements.length).toBeGreaterThan(20_000);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
