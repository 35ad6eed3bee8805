import { describe, expect, it } from 'vitest';
import { lay, textOf } from './lay.js';

describe('blocks', () => {
  it('stacks blocks and collapses margins between siblings and through parents', () => {
    const laid = lay('p { margin: 10pt 0 } div { margin: 20pt 0 }', '<p id="a">a</p><div id="d"><p id="b">b</p></div><p id="c">c</p>');
    expect(laid.rects('a')).toEqual([{ page: 0, x: 0, y: 10, width: 200, height: 10 }]);
    expect(laid.rects('d')).toEqual([{ page: 0, x: 0, y: 40, width: 200, height: 10 }]);
    expect(laid.rects('b')).toEqual([{ page: 0, x: 0, y: 40, width: 200, height: 10 }]);
    expect(laid.rects('c')).toEqual([{ page: 0, x: 0, y: 70, width: 200, height: 10 }]);
  });

  it('adds negative margins to positive ones, and lets empty blocks collapse through', () => {
    const laid = lay('#a { margin-bottom: 20pt } #e { margin: 5pt 0 30pt } #b { margin-top: -12pt }', '<p id="a">a</p><p id="e"></p><p id="b">b</p>');
    expect(laid.rects('b')[0]?.y).toBe(28);
  });

  it('keeps margins inside where padding or border separates them', () => {
    const laid = lay('div { padding-top: 3pt; border: 2pt solid black } p { margin: 10pt 0 }', '<div id="d"><p id="p">a</p></div>');
    expect(laid.rects('d')).toEqual([{ page: 0, x: 0, y: 0, width: 200, height: 37 }]);
    expect(laid.rects('p')).toEqual([{ page: 0, x: 2, y: 15, width: 196, height: 10 }]);
  });

  it('takes box-sizing, percentages, minimum, maximum and auto margins into account', () => {
    const laid = lay('p { padding: 0 10pt } #a { width: 100pt } #b { width: 50%; box-sizing: border-box; margin: 0 auto } #c { max-width: 60pt; margin-left: auto } #d { min-height: 25pt }', '<p id="a">a</p><p id="b">b</p><p id="c">c</p><p id="d">d</p>');
    expect(laid.rects('a')[0]).toMatchObject({ x: 0, width: 120 });
    expect(laid.rects('b')[0]).toMatchObject({ x: 50, width: 100 });
    expect(laid.rects('c')[0]).toMatchObject({ x: 120, width: 80 });
    expect(laid.rects('d')[0]).toMatchObject({ y: 30, height: 25 });
  });

  it('hangs list markers in front of the first line', () => {
    const laid = lay('ul { list-style: disc; padding-left: 30pt }', '<ul><li>aaa bbb</li></ul>');
    expect(textOf(laid)).toEqual([['• aaa bbb']]);
  });

  it('scales a picture that is too wide, and says so', () => {
    const laid = lay('img { display: block }', '<div><img id="i" width="400" height="100"></div>');
    expect(laid.rects('i')[0]).toMatchObject({ width: 200, height: 50 });
    expect(laid.diagnostics.map(({ code }) => code)).toEqual(['LAY-001']);
  });
});

describe('grids', () => {
  it('sizes fixed, flexible and automatic columns with gaps', () => {
    const laid = lay('.grid { grid-template-columns: 40pt 1fr 2fr; column-gap: 10pt }', '<div class="grid"><p id="a">a</p><p id="b">b</p><p id="c">c</p></div>');
    expect(laid.rects('a')[0]).toMatchObject({ x: 0, width: 40 });
    expect(laid.rects('b')[0]).toMatchObject({ x: 50, width: 46.667 });
    expect(laid.rects('c')[0]).toMatchObject({ x: 106.667, width: 93.333 });
  });

  it('places items on explicit lines, negative ones included, and spans', () => {
    const laid = lay('.grid { grid-template-columns: repeat(4, 50pt); grid-template-rows: 10pt 20pt } #a { grid-column: 2 / -1; grid-row: 2 } #b { grid-column: span 3 } #c { grid-area: 1 / 4 }', '<div class="grid"><p id="a">a</p><p id="b">b</p><p id="c">c</p></div>');
    expect(laid.rects('a')[0]).toEqual({ page: 0, x: 50, y: 10, width: 150, height: 20 });
    expect(laid.rects('b')[0]).toMatchObject({ x: 0, y: 0, width: 150 });
    expect(laid.rects('c')[0]).toMatchObject({ x: 150, y: 0 });
  });

  it('fills columns first with grid-auto-flow: column', () => {
    const laid = lay('.grid { grid-auto-flow: column; grid-template-rows: auto auto; grid-auto-columns: 1fr }', '<div class="grid"><p id="a">a</p><p id="b">b</p><p id="c">c</p></div>');
    expect(laid.rects('b')[0]).toMatchObject({ x: 0, y: 10 });
    expect(laid.rects('c')[0]).toMatchObject({ x: 100, y: 0 });
  });

  it('meets on the first baseline', () => {
    const laid = lay('.grid { grid-template-columns: 50pt 150pt; align-items: baseline } #b { font-size: 20pt; line-height: 30pt }', '<div class="grid"><p id="a">a</p><p id="b">b</p></div>');
    const [a, b] = laid.pages.flatMap((page) => page.content).flatMap((fragment) => (fragment.kind === 'box' ? [fragment] : []));
    expect(b).toBeUndefined();
    expect(a).toBeDefined();
    // 30 − 5 − 4 = 21 from b's top, 8 from a's.
    expect(laid.rects('a')[0]?.y).toBe(13);
    expect(laid.rects('b')[0]?.y).toBe(0);
  });

  it('fills a definite height with fr rows and aligns items in them', () => {
    const laid = lay('.grid { height: 100pt; grid-template-rows: auto 1fr auto } #b { align-self: end }', '<div class="grid"><p id="a">a</p><p id="b">b</p><p id="c">c</p></div>');
    expect(laid.rects('b')[0]).toMatchObject({ y: 80, height: 10 });
    expect(laid.rects('c')[0]).toMatchObject({ y: 90 });
    expect(laid.pages).toHaveLength(1);
  });

  it('breaks a row of side head and text at the lines of its text', () => {
    const laid = lay('.grid { grid-template-columns: 50pt 150pt } h3 { break-after: avoid }', `<div class="grid"><h3>head</h3><div>${'<p>xxxxxxxxxx yyy</p>'.repeat(12)}</div></div>`);
    expect(laid.pages).toHaveLength(2);
    expect(textOf(laid)[0]).toHaveLength(10);
    expect(textOf(laid)[1]).toHaveLength(2);
  });
});

describe('tables', () => {
  it('repeats heads and feet, and breaks between rows', () => {
    const row = '<tr><td>cell</td><td>b</td></tr>';
    const laid = lay('', `<table id="t"><thead><tr><th>head</th></tr></thead><tfoot><tr><td>foot</td></tr></tfoot><tbody>${row.repeat(10)}</tbody></table>`);
    expect(textOf(laid)).toEqual([
      ['head', ...Array.from({ length: 8 }, () => 'cell b'), 'foot'],
      ['head', 'cell b', 'cell b', 'foot'],
    ]);
  });

  it('shares automatic columns by what they hold', () => {
    const laid = lay('table { width: 100% }', '<table><tbody><tr><td id="a">aa</td><td id="b">bb bbbb</td></tr></tbody></table>');
    const [a] = laid.rects('a');
    const [b] = laid.rects('b');
    expect((a?.width ?? 0) + (b?.width ?? 0)).toBe(200);
    expect(a?.width).toBeLessThan(b?.width ?? 0);
  });

  it('spans rows and columns and puts captions above and below', () => {
    const laid = lay('table { table-layout: fixed; width: 90pt } caption { caption-side: bottom }', '<table id="t"><caption>cap</caption><tbody><tr><td id="a" rowspan="2">a</td><td id="b" colspan="2">b</td></tr><tr><td id="c">c</td><td id="d">d</td></tr></tbody></table>');
    expect(laid.rects('a')[0]).toEqual({ page: 0, x: 0, y: 0, width: 30, height: 20 });
    expect(laid.rects('b')[0]).toEqual({ page: 0, x: 30, y: 0, width: 60, height: 10 });
    expect(laid.rects('d')[0]).toEqual({ page: 0, x: 60, y: 10, width: 30, height: 10 });
    expect(textOf(laid)[0]?.at(-1)).toBe('cap');
  });

  it('aligns cells at the top, middle and bottom, and on their baselines', () => {
    const laid = lay('td { vertical-align: middle } #b { vertical-align: bottom }', '<table><tbody><tr><td>a a a</td><td>m</td><td id="b">b</td></tr></tbody></table><style></style>');
    expect(textOf(laid)[0]).toEqual(['a a a m b']);
  });
});
