import { describe, expect, it } from 'vitest';
import { bytesOf, splitLong } from '../../../../src/editions/ebook/split-long.js';
import { type Element, isTag } from '../../../../src/html/dom.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { serialiseXhtml } from '../../../../src/html/serialise.js';
import { findAll, getAttribute, textContent } from '../../../../src/html/walk.js';

function elementOf(html: string): Element {
  const root = parseHtml(html).children.find(isTag);
  if (root === undefined) throw new Error('no element');
  return root;
}

function split(html: string, maxBytes: number): readonly string[] {
  return splitLong(elementOf(html), { maxBytes, extraBytes: () => 0 }).map((piece) => serialiseXhtml(piece));
}

describe('splitLong', () => {
  it('leaves alone what is short enough', () => {
    expect(split('<section id="a"><p>one</p></section>', 1_000)).toEqual(['<section id="a"><p>one</p></section>']);
  });

  it('cuts between children, with the id on the first piece and the label on the others', () => {
    const section = (id: string): string => `<section id="${id}"><h2>${id}</h2><p>${'x'.repeat(100)}</p></section>`;
    const pieces = split(`<section id="part" aria-labelledby="t"><h1 id="t">Part</h1>${section('one')}${section('two')}${section('three')}</section>`, 400);
    expect(pieces.map((piece) => [...piece.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))).toEqual([['part', 't', 'one', 'two'], ['three']]);
    expect(pieces[1]).toMatch(/^<section aria-label="Part"><section id="three">/);
  });

  it('goes on counting where a list begins at nought', () => {
    const pieces = split(`<ol start="0">${'<li>0123456789</li>'.repeat(20)}</ol>`, 200);
    const items = (piece: string): number => piece.split('<li>').length - 1;
    expect(pieces[1]).toMatch(new RegExp(`^<ol start="${items(pieces[0] ?? '')}">`));
  });

  it('keeps a heading with what follows it', () => {
    const pieces = split(`<section><p>${'x'.repeat(200)}</p><h2>Head</h2><p>${'y'.repeat(200)}</p></section>`, 300);
    expect(pieces[1]).toMatch(/^<section><h2>Head<\/h2><p>y/);
  });

  it('repeats the heads of a table, and cuts no rows that a cell spans', () => {
    const row = (text: string, span = 1): string => `<tr><td${span > 1 ? ` rowspan="${span}"` : ''}>${text.repeat(40)}</td></tr>`;
    const pieces = split(`<table id="t"><caption>Cap</caption><thead><tr><th id="h" scope="col">Head</th></tr></thead><tbody>${row('a')}${row('b', 2)}${row('c')}${row('d')}</tbody></table>`, 200);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces.slice(1)) expect(piece).toMatch(/^<table><thead><tr><th scope="col">Head<\/th><\/tr><\/thead><tbody>/);
    expect(pieces.some((piece) => /b{40}.*c{40}/.test(piece))).toBe(true);
  });

  it('goes on counting a list, and cuts one long text after a sentence', () => {
    const item = `<li>${'x'.repeat(80)}</li>`;
    expect(split(`<ol start="3">${item}${item}${item}</ol>`, 230)[1]).toMatch(/^<ol start="5">/);
    const text = 'A sentence of words. '.repeat(100);
    const pieces = splitLong(elementOf(`<p>${text}</p>`), { maxBytes: 600, extraBytes: () => 0 });
    expect(pieces.map(textContent).join('')).toBe(text);
    for (const piece of pieces.slice(0, -1)) expect(textContent(piece)).toMatch(/\. $/);
  });

  it('counts what comes along with an element, loses nothing, and keeps the pieces small', () => {
    const body = Array.from({ length: 300 }, (_, index) => `<p>Words ${index} <a class="call">1</a> 🚀&amp;</p>`).join('');
    const root = elementOf(`<section><div>${body}</div></section>`);
    const whole = textContent(root);
    const pieces = splitLong(root, { maxBytes: 2_000, extraBytes: ({ name }) => (name === 'a' ? 100 : 0) });
    expect(pieces.map(textContent).join('')).toBe(whole);
    for (const piece of pieces) {
      expect(bytesOf(piece) + 100 * findAll(piece, ({ name }) => name === 'a').length).toBeLessThan(2_200);
      expect(getAttribute(piece, 'id')).toBeNull();
    }
  });
});
