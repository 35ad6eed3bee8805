import { describe, expect, it } from 'vitest';
import { pageLines, lay, textOf } from './lay.js';

const p = (text: string): string => `<p>${text}</p>`;
const lines = (count: number, word = 'line'): string => `<p>${Array.from({ length: count }, (_, index) => `${word}${index}`).join('<br>')}</p>`;

describe('breaks', () => {
  it('fills pages with lines, no fewer than orphans and widows ask for', () => {
    const laid = lay('p { orphans: 2; widows: 3 }', lines(8) + lines(5, 'next'));
    expect(laid.pages.map((page) => pageLines(page).length)).toEqual([10, 3]);
    expect(lay('p { orphans: 2; widows: 4 }', lines(8) + lines(5, 'next')).pages.map((page) => pageLines(page).length)).toEqual([8, 5]);
  });

  it('gives widows and orphans up rather than leave a page empty', () => {
    expect(lay('p { orphans: 9; widows: 9 }', lines(15)).pages.map((page) => pageLines(page).length)).toEqual([10, 5]);
  });

  it('drops the margin at an unforced break and keeps it after a forced one', () => {
    const laid = lay('#b { margin-top: 15pt }', `${lines(9)}<p id="b">b</p>`);
    expect(laid.rects('b')).toEqual([{ page: 1, x: 0, y: 0, width: 200, height: 10 }]);
    expect(lay('#b { margin-top: 15pt; break-before: page }', `${lines(2)}<p id="b">b</p>`).rects('b')[0]).toMatchObject({ page: 1, y: 15 });
  });

  it('inserts a blank page for a break to the right, and names it blank', () => {
    const laid = lay('#b { break-before: right }', `<p>a</p><p id="b">b</p>`);
    expect(laid.pages.map((page) => page.isBlank)).toEqual([false, true, false]);
    expect(laid.rects('b')[0]?.page).toBe(2);
  });

  it('begins a page where the page name changes, with the width and height of that page', () => {
    const laid = lay('@page cover { size: 300pt 200pt } .cover { page: cover }', '<div class="cover" id="c"><p>cover</p></div><p id="b">b</p>');
    expect(laid.pages.map((page) => page.name)).toEqual(['cover', '']);
    expect(laid.rects('c')[0]).toMatchObject({ page: 0, width: 300 });
    expect(laid.rects('b')[0]).toMatchObject({ page: 1, width: 200 });
  });

  it('leaves no heading at the foot of a page', () => {
    const laid = lay('h2 { break-after: avoid } p { orphans: 2 }', `${lines(8)}<h2>head</h2>${lines(3, 'text')}`);
    expect(textOf(laid)[1]?.[0]).toBe('head');
    const grid = lay('.grid { grid-template-columns: 100pt 100pt } h3 { break-after: avoid } p { orphans: 2; widows: 2 }', `${lines(9)}<div class="grid"><h3>head</h3><div>${lines(4, 't')}</div></div>`);
    expect(textOf(grid)[1]?.[0]).toBe('head t0');
  });

  it('keeps a box together that asks for it, unless it is higher than a page', () => {
    const kept = lay('.k { break-inside: avoid }', `${lines(5)}<div class="k">${lines(6, 'k')}</div>`);
    expect(kept.pages.map((page) => pageLines(page).length)).toEqual([5, 6]);
    const high = lay('.k { break-inside: avoid }', `${lines(5)}<div class="k">${lines(16, 'k')}</div>`);
    expect(high.pages.map((page) => pageLines(page).length)).toEqual([10, 10, 1]);
  });

  it('slices borders at a break, or clones them', () => {
    const css = 'div { border: 5pt solid black; padding: 5pt }';
    const [sliced] = lay(css, `<div id="d">${lines(12)}</div>`).pages;
    expect(sliced?.content[0]?.kind === 'box' ? sliced.content[0].edges.bottom : null).toBe(false);
    const cloned = lay(`${css} div { box-decoration-break: clone }`, `<div id="d">${lines(12)}</div>`);
    expect(cloned.rects('d').map(({ page, height }) => [page, height])).toEqual([[0, 100], [1, 60]]);
  });
});

describe('footnotes', () => {
  it('stand at the foot of the page of their call', () => {
    const laid = lay('', `${lines(6)}${p('word<span class="fn">note</span> end')}${lines(4, 'z')}`);
    expect(textOf(laid)[0]).toEqual(['line0', 'line1', 'line2', 'line3', 'line4', 'line5', 'word * end', 'z0', 'z1', '---', 'note']);
  });

  it('take the line of their call along where the page has no room', () => {
    const laid = lay('', `${lines(9)}${p('word<span class="fn">note</span>')}`);
    expect(textOf(laid)[1]).toEqual(['word *', '---', 'note']);
  });

  it('go on at the next foot only where they cannot stand whole', () => {
    const laid = lay('', `${lines(3)}${p(`word<span class="fn">${Array.from({ length: 14 }, (_, index) => `n${index}`).join('<br>')}</span>`)}${lines(3, 'after')}`);
    expect(laid.pages.length).toBe(3);
    expect(textOf(laid)[1]).toHaveLength(11);
    expect(textOf(laid)[2]).toEqual(['after0', 'after1', 'after2', '---', 'n9', 'n10', 'n11', 'n12', 'n13']);
    expect(laid.diagnostics.map(({ code }) => code)).toEqual(['LAY-007']);
  });

  it('count margins and borders of their area', () => {
    const laid = lay('@page { @footnote { margin-left: 20pt; padding-top: 4pt; border-top: 1pt solid black } }', `${p('word<span class="fn">note</span>')}`);
    expect(laid.pages[0]?.footnotes).toMatchObject({ xPt: 20, widthPt: 180, yPt: 85, heightPt: 15 });
  });
});

describe('hostile input', () => {
  it.each([
    ['a box higher than a page', '#x { height: 350pt; border: 1pt solid black }', '<div id="x"></div><p>after</p>', ['after']],
    ['nested avoid', 'div { break-inside: avoid; break-after: avoid; break-before: avoid }', `<div><div><div>${lines(25)}</div></div><div>${lines(3, 'm')}</div></div>`, ['line0', 'line24', 'm2']],
    ['no height at all', '@page { size: 200pt 0 }', `${lines(3)}<div class="grid"><p>g</p></div>`, ['line0', 'line2', 'g']],
    ['a note longer than pages', '', `<p>a<span class="fn">${Array.from({ length: 35 }, (_, index) => `n${index}`).join('<br>')}</span> b</p>`, ['n0', 'n34', 'b']],
    ['a table head higher than a page', '', `<table><thead><tr><th>${lines(14, 'h')}</th></tr></thead><tbody><tr><td>cell</td></tr><tr><td>last</td></tr></tbody></table>`, ['h0', 'h13', 'cell', 'last']],
    ['a picture on a page without height', '@page { size: 200pt 0 } img { display: block }', '<div><img width="20" height="20"></div><p>after</p>', ['after']],
    ['a row higher than pages', '', `<table><tbody><tr><td>${lines(32, 'c')}</td><td>short</td></tr></tbody></table>`, ['c0', 'c31', 'short']],
    ['a note without room', '@page { @footnote { padding-top: 300pt } }', '<p>a<span class="fn">note</span> b</p><p>c</p>', ['note', 'b', 'c']],
    ['a clone thicker than a page', 'div { border: 60pt solid black; box-decoration-break: clone }', `<div>${lines(3)}</div>`, ['line0', 'line2']],
  ])('ends and loses nothing: %s', (_, css, html, words) => {
    const laid = lay(css, html);
    const all = textOf(laid).flat().join(' ').split(' ');
    for (const word of words) expect(all.filter((one) => one === word)).toHaveLength(1);
    expect(laid.pages.length).toBeLessThan(60);
  });
});
