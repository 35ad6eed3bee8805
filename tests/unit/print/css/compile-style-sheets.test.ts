/** Style sheets compiled for old readers. */

import { expect, test } from 'vitest';
import { compileStyleSheets } from '../../../../src/print/css/compile-style-sheets.js';
import { parseStyleSheet } from '../../../../src/print/css/parse-style-sheet.js';

test.each([
  ['var and calc', ':root { --s: 0.5em; --ink: #15202a } p { margin: calc(var(--s) * 3) 0; color: var(--ink) }', 'p{margin:1.5em 0;color:#15202a}'],
  ['fallbacks', 'p { color: var(--none, red) }', 'p{color:red}'],
  ['print and dark are dropped', '@media print { p { color: red } } @media (prefers-color-scheme: dark) { :root { --a: 1 } } @page { margin: 0 } p { color: blue }', 'p{color:blue}'],
  ['other media stay', ':root{--a:red} @media (min-width: 30em) { p > a { color: var(--a) } }', '@media (min-width: 30em){p > a{color:red}}'],
  ['a dark override does not count', ':root { --a: red } @media (prefers-color-scheme: dark) { :root { --a: blue } } p { color: var(--a) }', 'p{color:red}'],
  ['font faces, strings, comments, importance', '/* a */ @font-face { font-family: "A  B"; src: url(a.ttf) } p::before { content: "a /* b */  c" !important }', '@font-face{font-family:"A  B";src:url(a.ttf)}p::before{content:"a /* b */  c"!important}'],
  ['rules left empty go', ':root { --a: 1 } p { --b: 2 }', ''],
])('%s', (_name, css, expected) => {
  const { value, diagnostics } = compileStyleSheets([{ text: css, file: 'ebook.css' }]);
  expect(value).toBe(expected);
  expect(diagnostics).toEqual([]);
});

test.each([
  ['no value', 'p { color: var(--none); margin: 0 }', 'p{margin:0}', 'CSS-009'],
  ['mixed units', 'p { width: calc(100% - 1em) }', '', 'CSS-009'],
  ['garbage', 'p { color } a { color: red }', 'a{color:red}', 'CSS-001'],
])('%s is left out with a warning', (_name, css, expected, code) => {
  const { value, diagnostics } = compileStyleSheets([{ text: css, file: 'ebook.css' }]);
  expect(value).toBe(expected);
  expect(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.place?.file])).toEqual([[code, 'ebook.css']]);
});

test('a fault in a sheet that print reads too is reported as print reports it', () => {
  const shared = { text: ':root { --a: 1pt }\np { color; margin: var(--a) }', file: 'shared.css' };
  const { value, diagnostics } = compileStyleSheets([shared, { text: 'a { padding: var(--a) }', file: 'ebook.css' }]);
  expect(value).toBe('p{margin:1pt}a{padding:1pt}');
  expect(diagnostics).toEqual(parseStyleSheet(shared).diagnostics);
});
