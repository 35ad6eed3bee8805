/** What a table paints behind and between its cells, page by page. */

import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/html/parse.js';
import { generateBoxes } from '../../src/print/boxes/generate-boxes.js';
import { createStyleEngine } from '../../src/print/css/create-style-engine.js';
import { layout } from '../../src/print/layout/layout.js';
import { boxesOf } from './lay.js';
import { squareText } from './square-text.js';

const BASE = `@page { size: 100pt 40pt; margin: 0 } html { font-size: 10pt; line-height: 10pt } body { margin: 0 }
table { border-spacing: 0 } td, th { padding: 0; vertical-align: top; orphans: 1; widows: 1 } .c { border-collapse: collapse }`;

/** Each painted rectangle as `colour x y w h`, lines as `style colour x y w h`, in the order of painting, by page. */
function painted(css: string, html: string): readonly (readonly string[])[] {
  const document = parseHtml(`<!doctype html><html><body>${html}</body></html>`);
  const styles = createStyleEngine({ sheets: [{ text: BASE + css, file: 'test.css' }], document }).value;
  const tree = generateBoxes({ document, styles, resolve: () => null, placeOf: () => null }).value;
  const laid = layout({ tree, styles, text: squareText, drawSvg: () => [], placeOf: () => null, report: () => undefined });
  return laid.pages.map((page) => boxesOf(page).filter(({ box }) => box.kind === 'paint').map(({ box: { style }, xPt, yPt, widthPt, heightPt }) => {
    const rect = [xPt, yPt, widthPt, heightPt].map((value) => Math.round(value * 100) / 100).join(' ');
    const { backgroundColour: fill, border: { top, left } } = style;
    const side = top.widthPt > 0 ? top : left;
    return fill === null ? `${side.style} ${rect}` : `#${[fill.red, fill.green, fill.blue].map((channel) => Math.round(channel / 17).toString(16)).join('')} ${rect}`;
  }));
}

describe('backgrounds of a table', () => {
  it('lie in layers: column groups, columns, row groups, rows; what meets is one rectangle', () => {
    const css = '#g { background: #111 } #k { background: #222 } tbody { background: #333 } #r { background: #444 }';
    const html = '<table><colgroup id="g"><col><col id="k"></colgroup><tbody><tr><td>a</td><td>b</td></tr><tr id="r"><td>c</td><td>d</td></tr></tbody></table>';
    expect(painted(css, html)).toEqual([['#111 0 0 20 20', '#222 10 0 10 20', '#333 0 0 20 20', '#444 0 10 20 10']]);
  });

  it('leave the spacing between cells to the table', () => {
    expect(painted('table { border-spacing: 2pt } tr { background: #444 }', '<table><tr><td>a</td><td>b</td></tr></table>')).toEqual([['#444 2 2 10 10', '#444 14 2 10 10']]);
  });

  it('go with a cell into the rows that it spans, and no other row’s lies over it', () => {
    const html = '<table><tr style="background: #111"><td rowspan="2">a</td><td>b</td></tr><tr style="background: #222"><td>c</td></tr></table>';
    expect(painted('', html)).toEqual([['#111 0 0 10 20', '#111 10 0 10 10', '#222 10 10 10 10']]);
  });

  it('show where a row lacks a cell', () => {
    expect(painted('#r { background: #444 }', '<table><tr><td>a</td><td>b</td></tr><tr id="r"><td>c</td></tr></table>')).toEqual([['#444 0 10 20 10']]);
  });

  it('do not show for hidden rows', () => {
    expect(painted('#r { background: #444; visibility: hidden }', '<table><tr id="r"><td>a</td></tr></table>')).toEqual([[]]);
  });
});

describe('collapsed borders', () => {
  it('are centred on the grid lines, joined at the corners, and one line where equal ones meet', () => {
    expect(painted('td { border: 2pt solid black }', '<table class="c"><tr><td>a</td><td>b</td></tr></table>')).toEqual([[
      'solid 0 0 26 2', 'solid 0 12 26 2', 'solid 0 0 2 14', 'solid 12 0 2 14', 'solid 24 0 2 14',
    ]]);
  });

  it('are not drawn through cells that span', () => {
    const html = '<table class="c"><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>';
    expect(painted('tr + tr { border-top: 2pt solid black }', html)).toEqual([['solid 10 10 10 2']]);
  });

  it('show the stronger one: wider, then double, solid, dashed, dotted; of equals that of the cell above', () => {
    const pair = (above: string, below: string): readonly string[] | undefined => painted(`#a { border-bottom: ${above} } #b { border-top: ${below} }`, '<table class="c"><tr><td id="a">a</td></tr><tr><td id="b">b</td></tr></table>')[0];
    expect(pair('1pt double #000', '2pt dotted #000')).toEqual(['dotted 0 10 10 2']);
    expect(pair('2pt solid #000', '2pt double #000')).toEqual(['double 0 10 10 2']);
    expect(pair('2pt dashed #000', '2pt solid #000')).toEqual(['solid 0 10 10 2']);
    expect(pair('hidden', '2pt solid #000')).toEqual([]);
    expect(pair('none', '2pt dotted #000')).toEqual(['dotted 0 10 10 2']);
  });

  it('prefer the cell to the row, the row to its group, and these to the column and the table', () => {
    const css = 'table { border: 2pt dotted #000 } col { border: 2pt dashed #000 } tbody { border-top: 2pt solid #000 } tr { border-top: 2pt solid #000 }';
    expect(painted(css, '<table class="c"><col><tbody><tr><td>a</td></tr></tbody></table>')[0]?.[0]).toBe('dashed 0 12 14 2');
    expect(painted(css, '<table class="c"><col><tbody><tr><td style="border: 2pt double #000">a</td></tr></tbody></table>')[0]).toEqual(['double 0 0 14 2', 'double 0 12 14 2', 'double 0 0 2 14', 'double 12 0 2 14']);
  });

  it('close a table at the page’s foot and open it on the next with what its own rows have', () => {
    const row = (text: string): string => `<tr><td>${text}</td></tr>`;
    expect(painted('@page { size: 100pt 26pt } td { border-top: 2pt solid black }', `<table class="c">${['a', 'b', 'c'].map(row).join('')}</table>`)).toEqual([['solid 0 0 10 2', 'solid 0 12 10 2'], ['solid 0 0 10 2']]);
    expect(painted('@page { size: 100pt 26pt } td { border-bottom: 2pt solid black }', `<table class="c">${['a', 'b', 'c'].map(row).join('')}</table>`)[0]).toEqual(['solid 0 10 10 2', 'solid 0 21 10 2']);
  });

  it('keep the line under a repeated head, and draw none where a row is cut in two', () => {
    const html = '<table class="c"><thead><tr><th>h</th></tr></thead><tbody><tr><td>1<br>2<br>3<br>4<br>5</td></tr></tbody></table>';
    expect(painted('th { border-bottom: 2pt solid black } td { border-bottom: 2pt dashed black }', html)).toEqual([['solid 0 10 10 2'], ['solid 0 10 10 2'], ['dashed 0 21 10 2', 'solid 0 10 10 2']]);
  });
});
