import { describe, expect, it } from 'vitest';
import { glyphsOf, lay, textOf, type Laid } from './lay.js';

function marginText(laid: Laid, page: number, name: string): string | undefined {
  const box = laid.pages[page]?.marginBoxes.find((one) => one.name === name);
  return box === undefined ? undefined : glyphsOf([box.fragment]).map((glyphs) => glyphs.run.text).join(' ');
}

const PAGE = '@page { size: 200pt 140pt; margin: 20pt }';

describe('margin boxes', () => {
  it('say page and pages, and the strings that the page sets', () => {
    const laid = lay(`${PAGE} @page { @top-left { content: string(part) } @top-right { content: string(part, start) } @bottom-left { content: string(part, last) } @bottom-right { content: string(part, first-except) } @bottom-center { content: counter(page) "/" counter(pages) } } h2 { string-set: part content() }`,
      '<p>x</p><h2>A</h2><h2>B</h2><div style="break-before: page"><p>y</p></div><h2 style="break-before: page">C</h2>');
    expect(['top-left', 'top-right', 'bottom-left', 'bottom-right', 'bottom-center'].map((name) => marginText(laid, 0, name))).toEqual(['A', '', 'B', '', '1/3']);
    expect(['top-left', 'top-right', 'bottom-left', 'bottom-right', 'bottom-center'].map((name) => marginText(laid, 1, name))).toEqual(['B', 'B', 'B', 'B', '2/3']);
    expect(['top-left', 'top-right', 'bottom-left', 'bottom-right', 'bottom-center'].map((name) => marginText(laid, 2, name))).toEqual(['C', 'C', 'C', '', '3/3']);
  });

  it('take given widths, keep the middle box in the middle and the last at the end', () => {
    const laid = lay(`${PAGE} @page { @top-left { content: "a"; width: 40pt } @top-center { content: "b"; width: 60pt } @top-right { content: "c"; width: 30pt; height: 10pt; margin-top: 4pt } }`, '<p>x</p>');
    expect(laid.pages[0]?.marginBoxes.map(({ name, xPt, yPt, widthPt, heightPt }) => [name, xPt, yPt, widthPt, heightPt])).toEqual([
      ['top-left', 20, 0, 40, 20], ['top-center', 70, 0, 60, 20], ['top-right', 150, 10, 30, 10],
    ]);
  });

  it('share the edge by what they hold where no width is given', () => {
    const laid = lay(`${PAGE} @page { @bottom-left { content: "aaa" } @bottom-right { content: "a" } }`, '<p>x</p>');
    expect(laid.pages[0]?.marginBoxes.map(({ xPt, widthPt }) => [xPt, widthPt])).toEqual([[20, 120], [140, 40]]);
  });
});

describe('what depends on pages', () => {
  it('names the pages of targets, and settles where their width moves the text', () => {
    const laid = lay('', `<p>see <page-of of="z"></page-of></p>${'<p>x</p>'.repeat(150)}<p id="z">end</p>`);
    expect(textOf(laid)[0]?.[0]).toBe('see 16');
    expect(laid.destinations.get('z')).toEqual({ pageIndex: 15, xPt: 0, yPt: 10 });
    expect(laid.diagnostics).toEqual([]);
  });

  it('labels pages, and makes an outline of bookmarks', () => {
    const laid = lay('@page front { -sheaf-page-label: counter(page, lower-roman) } .f { page: front } h2 { bookmark-level: 1; bookmark-label: content() }', '<div class="f"><h2>One</h2></div><h2 id="two">Two</h2>');
    expect(laid.pages.map(({ label }) => label)).toEqual(['i', '2']);
    expect(laid.outline).toMatchObject([{ level: 1, label: 'One', pageIndex: 0 }, { level: 1, label: 'Two', pageIndex: 1 }]);
  });

  it('gives elements without text a place, too', () => {
    const laid = lay('', '<p>a</p><p>b <a id="mark"></a></p><section id="s"><p id="c">c</p></section>');
    expect(laid.destinations.get('mark')).toBeDefined();
    expect(laid.destinations.get('s')).toEqual(laid.destinations.get('c'));
  });
});

describe('the page map', () => {
  it('names the owner of the first new text and how much of it came before', () => {
    const laid = lay('', `<p data-k="1">${Array.from({ length: 12 }, (_, index) => `word${String.fromCharCode(97 + index)}`).join('<br>')}</p><p data-k="2" style="break-before: page">aa <b data-k="3">bb</b> cc</p><div style="break-before: page"><p>unkeyed</p></div>`);
    expect(laid.pageMap).toEqual([
      { label: '1', pageIndex: 0, key: '1', offset: 0 },
      { label: '2', pageIndex: 1, key: '1', offset: 50 },
      { label: '3', pageIndex: 2, key: '2', offset: 0 },
      { label: '4', pageIndex: 3, key: null, offset: 0 },
    ]);
  });

  it('leaves repeated heads and footnotes out', () => {
    const rows = Array.from({ length: 12 }, (_, index) => `<tr><td data-k="r${index}">c${index}</td></tr>`).join('');
    const laid = lay('', `<table><thead><tr><th data-k="h">head</th></tr></thead><tbody>${rows}</tbody></table>`);
    expect(laid.pageMap.map(({ key }) => key)).toEqual(['h', 'r9']);
  });
});

describe('collapsed borders', () => {
  it('take half of the stronger one from the cells on both sides', () => {
    const laid = lay('table { border-collapse: collapse; border-bottom: 2pt solid black } td { border-top: 1pt solid black } th { border-bottom: 3pt solid black }', '<table><thead><tr><th id="h">h</th></tr></thead><tbody><tr><td id="a">a</td></tr><tr><td id="b">b</td></tr></tbody></table>');
    expect(laid.rects('h')[0]).toMatchObject({ y: 0, height: 11.5 });
    expect(laid.rects('a')[0]).toMatchObject({ y: 11.5, height: 12 });
    expect(laid.rects('b')[0]).toMatchObject({ y: 23.5, height: 11.5 });
  });
});
