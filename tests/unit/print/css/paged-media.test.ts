/** Pages, margin boxes, pseudo-elements and faults, on a small sheet with the features of the house style. */

import { describe, expect, test } from 'vitest';
import { codes, styled } from './style-of.js';
import type { PageSelector } from '../../../../src/print/css/computed-style.js';

const SHEET = `
:root { --straw: #b58613; --sans: "Source Sans 3", sans-serif; --edge: 22mm }
@page {
  size: A4; margin: 25mm var(--edge) 20mm; -sheaf-page-label: counter(page, lower-roman);
  @top-left { content: string(asof); width: 38mm; margin-inline-end: 4mm; border-inline-end: 4mm solid var(--straw); vertical-align: bottom; font: 8.5pt/10pt var(--sans) }
  @bottom-center { content: counter(page) " / " counter(pages) }
  @footnote { margin-inline-start: 48mm; border-top: 0.5pt solid }
}
@page cover { margin: 0; @top-left { content: none } }
@page cover:first { background: var(--straw) }
@page :left { margin-left: 30mm }
@page :blank { @bottom-center { content: none } }
@font-face { font-family: "Literata"; src: url("literata.ttf") format("truetype"); font-weight: 600; font-style: italic }
html { font: 11pt/16pt var(--sans); }
.title { string-set: title content(), short attr(data-short) "…"; bookmark-level: 1; bookmark-label: content(before) content() }
.fn { float: footnote } .fn::footnote-call { content: counter(footnote); vertical-align: 3.6pt }
.toc a::after { content: leader(dotted) target-counter(attr(href), page) }
`;
const HTML = '<html lang="fr"><body><h1 id="x" class="title">a<span id="n" class="fn">b</span></h1><p class="toc"><a id="a" href="#x">c</a></p><ul><li id="li">d</li></ul></body></html>';

function page(options: Partial<PageSelector> = {}): PageSelector {
  return { name: '', first: false, side: 'right', blank: false, ...options };
}

describe('pages', () => {
  const { engine, diagnostics, element, style } = styled(HTML, SHEET);
  const mm = 72 / 25.4;

  test('nothing is reported', () => expect(codes(diagnostics)).toEqual([]));

  test('size, margins and tokens', () => {
    const plain = engine.pageStyle(page());
    expect(plain.widthPt).toBeCloseTo(210 * mm);
    expect(plain.heightPt).toBeCloseTo(297 * mm);
    expect(plain.marginPt.left).toBeCloseTo(22 * mm, 4);
    expect(plain.marginPt.bottom).toBeCloseTo(20 * mm, 4);
    expect(plain.label).toEqual([{ kind: 'counter', name: 'page', style: 'lower-roman' }]);
    expect(plain).toBe(engine.pageStyle(page()));
  });

  test.each([
    ['left pages', page({ side: 'left' }), 30 * mm],
    ['a named page wins over a side', page({ name: 'cover', side: 'left' }), 0],
    ['an unknown name is a plain page', page({ name: 'other' }), 22 * mm],
  ])('%s', (_name, selector, left) => expect(engine.pageStyle(selector).marginPt.left).toBeCloseTo(left, 4));

  test('margin boxes by page', () => {
    expect([...engine.pageStyle(page()).marginBoxes.keys()]).toEqual(['top-left', 'bottom-center']);
    expect([...engine.pageStyle(page({ name: 'cover' })).marginBoxes.keys()]).toEqual(['bottom-center']);
    expect([...engine.pageStyle(page({ blank: true })).marginBoxes.keys()]).toEqual(['top-left']);
    expect(engine.pageStyle(page({ name: 'cover', first: true })).backgroundColour).toEqual({ red: 181, green: 134, blue: 19, alpha: 1 });
  });

  test('a margin box inherits from the page, the page from the root', () => {
    const box = engine.pageStyle(page()).marginBoxes.get('top-left');
    expect(box).toMatchObject({ fontFamily: ['Source Sans 3', 'sans-serif'], fontSizePt: 8.5, lineHeight: { pt: 10 }, verticalAlign: 'bottom', textAlign: 'left', language: 'fr', display: 'block' });
    expect(box?.border.right).toMatchObject({ style: 'solid', colour: { red: 181 } });
    expect(engine.pageStyle(page()).marginBoxes.get('bottom-center')).toMatchObject({ fontSizePt: 11, textAlign: 'center', verticalAlign: 'middle' });
    expect(engine.pageStyle(page()).footnoteArea).toMatchObject({ display: 'block', border: { top: { widthPt: 0.5 } } });
  });

  test('margins mirror with the direction of the root', () => {
    const area = styled('<html dir="rtl"><body></body></html>', SHEET).engine.pageStyle(page()).footnoteArea;
    expect(area.margin.right).toBeCloseTo(48 * mm, 4);
    expect(area.margin.left).toBe(0);
  });

  test('font faces', () => expect(engine.fontFaces).toEqual([{ family: 'Literata', weight: 600, style: 'italic', url: 'literata.ttf' }]));

  test('strings, bookmarks and generated content', () => {
    expect(style().stringSet).toEqual([{ name: 'title', value: [{ kind: 'content', part: 'text' }] }, { name: 'short', value: [{ kind: 'attr', name: 'data-short' }, { kind: 'text', text: '…' }] }]);
    expect(style().bookmarkLabel).toEqual([{ kind: 'content', part: 'before' }, { kind: 'content', part: 'text' }]);
    expect(style('n')).toMatchObject({ float: 'footnote', display: 'block' });
    expect(engine.pseudoStyleOf(element('n'), 'footnote-call')).toMatchObject({ verticalAlign: { raisePt: 3.6 }, content: [{ kind: 'counter', name: 'footnote', style: 'decimal' }] });
    expect(engine.pseudoStyleOf(element('n'), 'footnote-marker')).not.toBeNull();
    expect(engine.pseudoStyleOf(element('li'), 'marker')).not.toBeNull();
    expect(engine.pseudoStyleOf(element(), 'footnote-call')).toBeNull();
    expect(engine.pseudoStyleOf(element(), 'before')).toBeNull();
    expect(engine.pseudoStyleOf(element('a'), 'after')?.content).toEqual([{ kind: 'leader', text: '.' }, { kind: 'target-counter', url: { kind: 'attr', name: 'href' }, name: 'page', style: 'decimal' }]);
  });
});

describe('faults', () => {
  test.each([
    ['an unknown property, once', 'p { position: absolute }\nb { position: static }', ['CSS-002 1:5']],
    ['a vendor’s property', 'p { -webkit-hyphens: auto }', ['CSS-002 1:5']],
    ['an unsupported value, once', 'p { display: flex }\nb { display: flex; display: ruby }', ['CSS-003 1:5', 'CSS-003 2:20']],
    ['an unsupported selector', 'p:focus { color: red }', ['CSS-004 1:1']],
    ['a selector that is none', 'p >> > b { color: red }', ['CSS-004 1:1']],
    ['an unknown pseudo-element', 'p::first-line { color: red }', ['CSS-004 1:1']],
    ['nested rules', 'p { & b { color: red } }', ['CSS-004 1:5']],
    ['unknown at-rules', '@foo { p { color: red } }\n@import "a.css";', ['CSS-005 1:1', 'CSS-005 2:1']],
    ['an unknown media feature', '@media (min-width: 1px) { p { color: red } }', ['CSS-006 1:1']],
    ['a page selector', '@page :nth(x) { margin: 0 }', ['CSS-004 1:1']],
    ['a page size', '@page { size: huge }', ['CSS-003 1:9']],
    ['a face without a file', '@font-face { font-family: A }', ['CSS-008 1:1']],
    ['no colon', 'p { color red; margin: 0 }', ['CSS-001 1:5']],
    ['percentages where a length must be', 'p { border-radius: 50% }', ['CSS-003 1:5']],
    ['negative padding', 'p { padding: -1pt }', ['CSS-003 1:5']],
  ])('%s', (_name, css, expected) => {
    const { diagnostics } = styled(HTML, css);
    expect(codes(diagnostics)).toEqual(expected);
    expect(diagnostics.every(({ severity, place }) => severity === 'warning' && place?.file === 'sheet-1.css')).toBe(true);
  });

  test.each([
    '}}}{{{', '@', '@page', '@page {', 'p{', 'p{color:', 'p{color:var(', 'p{color:var(--a', '\u0000', '<!-- p{} -->', '"', "p{content:'", '/*', 'p{width:calc(', 'p{width:calc(1pt +)}', 'p{margin:1pt 1pt 1pt 1pt 1pt}',
    ':is(', 'p:not()', '[', '[a=', 'p{grid-template-columns:repeat(1e9, 1fr)}', `p{width:${'calc('.repeat(5000)}1pt${')'.repeat(5000)}}`, `${'a{'.repeat(5000)}`, `@layer ${'a.'.repeat(20_000)}a;`, 'p{font:}', '@page a b{}', '@media{p{color:red}}', '!important', 'p{color:red !ie}', '\\', 'p{--a:{}}', 'p{--:}',
  ])('garbage is survived: %#', (css) => {
    const { style } = styled(HTML, css);
    expect(style().fontWeight).toBe(700);
  });
});
