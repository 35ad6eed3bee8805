/** Page numbers in the text are put right where they stand; the pages are made again only where a number moves something. */

import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/html/parse.js';
import { generateBoxes } from '../../src/print/boxes/generate-boxes.js';
import { createStyleEngine } from '../../src/print/css/create-style-engine.js';
import { layout } from '../../src/print/layout/layout.js';
import { createTextStage } from '../../src/print/text/text-stage.js';
import { pageLines } from './lay.js';
import { FONT_FACES, realAssets, realFonts } from './real-stages.js';

const fonts = await realFonts();
const BASE = `${FONT_FACES} @page { size: 200pt 100pt; margin: 0 } html { font: 10pt/10pt Square } body, p, ol, td { margin: 0; padding: 0 } li { display: block } table { border-spacing: 0 } .f { break-before: page }`;

interface Set {
  readonly passes: number;
  readonly first: readonly string[];
  readonly codes: readonly string[];
}

/** How often the second page was begun, and what the first says. */
function set(css: string, html: string): Set {
  const document = parseHtml(`<!doctype html><html><body>${html}</body></html>`);
  const engine = createStyleEngine({ sheets: [{ text: BASE + css, file: 'test.css' }], document }).value;
  let passes = 0;
  const styles: typeof engine = {
    ...engine,
    pageStyle: (selector) => {
      if (selector.index === 1) passes++;
      return engine.pageStyle(selector);
    },
  };
  const codes: string[] = [];
  const report = ({ code }: { readonly code: string }): void => void codes.push(code);
  const placeOf = (): null => null;
  const tree = generateBoxes({ document, styles, resolve: realAssets, placeOf }).value;
  const laid = layout({ tree, styles, text: createTextStage({ fonts, report, placeOf }), placeOf, report });
  const [page] = laid.pages;
  return { passes, first: page === undefined ? [] : pageLines(page).map((line) => line.replace(/\s+/g, ' ').trim()), codes };
}

const chapters = (count: number): string => Array.from({ length: count }, (_, index) => `<p class="f" id="c${index + 1}">${index + 1}</p>`).join('');
const entry = (n: number, text: string): string => `<li><a href="#c${n}">${text}</a></li>`;

describe('one pass', () => {
  it('is enough for a contents list with leaders, whatever was guessed', () => {
    const { passes, first, codes } = set('a::after { content: leader(dotted) target-counter(attr(href), page) }', `<ol>${entry(1, 'One')}${entry(12, 'Two')}</ol>${chapters(12)}`);
    expect(passes).toBe(1);
    expect(first.map((line) => line.replace(/[. ]+/, ' '))).toEqual(['One 2', 'Two 13']);
    expect(codes).toEqual([]);
  });

  it('is enough for numbers in boxes of a given width, and for “page of pages” in running text', () => {
    const { passes, first } = set('a::before { content: target-counter(attr(href), page); display: inline-block; width: 30pt } p.n::after { content: counter(page) "/" counter(pages) }', `<ol>${entry(11, 'One')}</ol><p class="n">at </p>${chapters(11)}`);
    expect(passes).toBe(1);
    expect(first).toEqual(['12 One', 'at 1 / 12']);
  });
});

describe('a second pass', () => {
  it('comes where a number widens a column that takes its width from it', () => {
    const { passes, first } = set('td.n::after { content: target-counter(url(#c1), page) } #c1 { counter-reset: page 1000 }', `<table><tr><td class="n"></td><td>b</td></tr></table>${chapters(2)}`);
    expect(passes).toBe(2);
    expect(first).toEqual(['1000 b']);
  });

  it('comes where a number moves the end of a line', () => {
    const { passes, first } = set('a::after { content: target-counter(attr(href), page) } #c1 { counter-reset: page 100000 }', `<p>aaaa bbbb cccc <a href="#c1"></a> dddd</p>${chapters(2)}`);
    expect(passes).toBe(2);
    expect(first).toEqual(['aaaa bbbb cccc', '100000 dddd']);
  });
});
