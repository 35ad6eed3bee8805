/** Random documents of all constructs that the engine knows, with style sheets, for `fast-check`. */

import fc from 'fast-check';

export interface RandomDocument {
  readonly sheet: string;
  readonly html: string;
}

type Words = readonly string[];

const WORDS = ['a', 'of', 'the', 'note', 'page', 'treaty', 'border', 'minis\u00adter', 'con\u00adfer\u00adence', 'agree\u00adment', 'vote.', 'Paris,', 'UN', 'Élysée', '2020', 'Ατ', 'да'];
const word = fc.constantFrom(...WORDS);
const words = (most: number): fc.Arbitrary<Words> => fc.oneof({ weight: 6, arbitrary: fc.array(word, { minLength: 1, maxLength: Math.min(12, most) }) }, { weight: 1, arbitrary: fc.array(word, { minLength: 1, maxLength: most }) });

/** Numbers the words, so that each stands once in the document, and what can be referred to; references to nothing go. */
function numbered(html: string): string {
  let count = 0;
  let targets = 0;
  const named = html.replace(/\u0001/g, () => String(count++)).replace(/\u0002/g, () => ` id="t${targets++}"`);
  return named.replace(/\u0003(\d)/g, (_, at: string) => (targets === 0 ? '' : ` class="to" href="#t${Number(at) % targets}"`));
}

/** Takes the place of an id, and of a reference to one. */
const ID = '\u0002';
const REFERENCE = '\u0003';

const text = (all: Words): string => all.map((one) => `${one}\u0001`).join(' ');

const BREAKS = [
  'break-before: page', 'break-before: left', 'break-before: right', 'break-before: avoid', 'break-after: page', 'break-after: right', 'break-after: avoid', 'break-after: avoid',
  'break-inside: avoid', 'break-inside: avoid', 'page-break-inside: avoid', 'page-break-after: always', 'page: other', 'page: wide',
];
const BOXES = [
  'margin: 4pt 0', 'margin-top: 9pt', 'margin-bottom: 11pt', 'margin: 3pt 5%', 'padding: 3pt', 'padding: 2pt 0 6pt', 'padding-bottom: 5pt', 'padding-top: 7%', 'border: 1pt solid black', 'border-bottom: 2pt double red',
  'background: #eee', 'border: 1pt solid; border-radius: 3pt; background: #eee; padding: 2pt', 'box-decoration-break: clone; border: 1pt solid; padding: 2pt', 'box-decoration-break: clone; padding: 3pt 0; background: #eee',
  'min-height: 30pt', 'min-height: 120pt', 'height: 25pt', 'height: 90pt', 'height: 50%', 'height: 100%', 'max-height: 20pt', 'max-width: 70%', 'width: 60%', 'margin-top: -2pt; padding-top: 2pt !important', 'margin: 0 -3pt; padding: 0 3pt', 'margin-bottom: -2pt; padding-bottom: 2pt !important', 'counter-reset: c', 'counter-increment: c 2', 'margin-left: auto; width: 50%', 'box-sizing: border-box; width: 100%; padding: 0 3pt', 'min-width: 30pt',
];
const TEXTS = [
  'orphans: 3', 'widows: 3', 'orphans: 2; widows: 2', 'orphans: 4; widows: 4', 'text-align: justify', 'text-align: justify; hyphens: auto', 'text-align: end', 'text-align: center', 'direction: rtl', 'text-indent: 6pt', 'font-size: 7pt; line-height: 1.1', 'font-size: 3pt', 'line-height: 9pt',
  'visibility: hidden', 'white-space: pre-wrap', 'hyphens: auto', 'text-wrap: balance',
];
const css = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...BREAKS, ...BOXES, ...TEXTS), { minLength: 1, maxLength: 3 }).map((all) => all.join('; ')) },
);
const isPartHeight = (one: string): boolean => /height: \d+%|max-height/.test(one);
/** For grids and tables, which parts of a height do not make higher or lower; a table's caption, and one of collapsed borders, has no padding to make up for a pull. */
const rowCss = css.map((all) => all.split('; ').filter((one) => !isPartHeight(one) && one !== 'margin-top: -2pt' && one !== 'margin-bottom: -2pt').join('; '));
/** What the flow's own breaks have no say in: text in lines. */
const inlineCss = fc.constantFrom('', '', 'padding: 0 1pt', 'border: 0.5pt solid', 'font-size: 6pt', 'vertical-align: super', 'margin: 0 2pt', 'box-decoration-break: clone; padding: 0 1pt');

/** A table with a head of its own where only phrasing content may stand. */
function tableInLine(all: Words): string {
  const row = (cells: readonly Words[]): string => `<span style="display: table-row">${cells.map((one) => `<span style="display: table-cell">${text(one)}</span>`).join(' ')}</span>`;
  return `<span style="display: table"><span style="display: table-header-group">${row([all.slice(0, 2)])}</span> ${row([all, all.slice(0, 3)])} ${row([all])}</span>`;
}

const { inline } = fc.letrec<{ inline: string; note: string }>((tie) => ({
  inline: fc.oneof(
    { weight: 14, arbitrary: words(60).map(text) },
    { weight: 3, arbitrary: fc.tuple(words(12), inlineCss).map(([all, style]) => `<em style="${style}">${text(all)}</em>`) },
    { weight: 3, arbitrary: tie('note') },
    { weight: 1, arbitrary: fc.tuple(words(9), fc.constantFrom('', 'width: 30pt', 'padding: 2pt', 'margin: 3pt 0', 'width: 40%', 'border: 1pt solid')).map(([all, style]) => `<span style="display: inline-block; ${style}">${text(all)}</span>`) },
    { weight: 1, arbitrary: fc.constantFrom('<img src="5x4.png" alt="x">', '<img src="30x20.png" alt="x">', '<img src="90x300.png" alt="x" style="display: inline-block">', '<svg width="10" height="8"><rect width="10" height="8"/></svg>') },
    { weight: 1, arbitrary: fc.constant('<br>') },
    { weight: 1, arbitrary: fc.tuple(words(9), fc.nat(9)).map(([all, at]) => `<a${REFERENCE}${at}>${text(all)}</a>`) },
    { weight: 1, arbitrary: fc.tuple(words(9), fc.constantFrom('em dir="rtl"', 'bdi', 'em class="counted"')).map(([all, tag]) => `<${tag}>${text(all)}</${tag.split(' ')[0] ?? ''}>`) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('inline-table', 'inline-grid', 'inline-block; width: 40pt', 'inline-grid; grid-template-columns: auto auto; column-gap: 2pt'), fc.array(words(40), { minLength: 1, maxLength: 3 })).map(([display, cells]) => `<span style="display: ${display}">${cells.map((all) => `<span style="display: ${display === 'inline-table' ? 'table-cell' : 'block'}">${text(all)}</span>`).join(' ')}</span>`) },
  ),
  note: fc.tuple(words(50), fc.constantFrom('', '', '', 'block', 'table'), fc.array(tie('note'), { maxLength: 1, depthIdentifier: 'note' }), fc.nat(5)).map(([all, kind, nested, deep]) => `<span class="fn">${text(all)}${kind === 'block' ? ` <span style="display: block">${text(all)}</span>` : ''}${kind === 'table' ? ` ${tableInLine(all)}` : ''}${deep === 0 ? ` ${nested.join(' ')}` : ''}</span>`),
}));

const paragraph = fc.tuple(fc.constantFrom('p', 'p', 'p', 'h2', 'h3', 'pre', 'h2 class="counted"'), css, fc.array(inline, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '', ID)).map(([name, style, all, id]) => `<${name}${id} style="${style}">${all.join(' ')}</${name.split(' ')[0] ?? ''}>`);

const cell = (block: fc.Arbitrary<string>): fc.Arbitrary<{ readonly html: string; readonly style: string; readonly columns: number; readonly rows: number }> =>
  fc.record({
    html: fc.oneof({ weight: 5, arbitrary: inline }, { weight: 1, arbitrary: words(150).map(text) }, { weight: 2, arbitrary: block }),
    style: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('padding: 2pt', 'border: 1pt solid', 'vertical-align: middle', 'vertical-align: bottom', 'vertical-align: baseline', 'background: #eee', 'height: 20pt', 'text-align: end', 'min-width: 25pt', 'max-width: 20pt', 'width: 30%', 'width: 20pt', 'box-decoration-break: clone; border: 1pt solid; padding: 1pt') }),
    columns: fc.constantFrom(1, 1, 1, 1, 2),
    rows: fc.constantFrom(1, 1, 1, 1, 2, 3),
  });

type Cell = { readonly html: string; readonly style: string; readonly columns: number; readonly rows: number };

/** Writes the rows of one group; a span that would run into another cell is left out, as no author means it. */
function rowsHtml(rows: readonly (readonly [readonly Cell[], string])[], name: 'td' | 'th'): string {
  const taken = new Set<string>();
  return rows.map(([cells, style], row) => {
    let column = 0;
    const html = cells.map((one) => {
      while (taken.has(`${row} ${column}`)) column += 1;
      const columns = one.columns > 1 && !taken.has(`${row} ${column + 1}`) ? one.columns : 1;
      for (let down = 0; down < one.rows; down += 1) for (let across = 0; across < columns; across += 1) taken.add(`${row + down} ${column + across}`);
      return `<${name} colspan="${columns}" rowspan="${one.rows}" style="${one.style}">${one.html}</${name}>`;
    });
    return `<tr style="${style}">${html.join('')}</tr>`;
  }).join('');
}

function table(block: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const plain = cell(inline);
  const row = fc.tuple(fc.array(cell(block), { minLength: 1, maxLength: 3 }), fc.oneof({ weight: 5, arbitrary: fc.constant('') }, fc.constantFrom('break-inside: avoid', 'break-after: avoid', 'break-before: page', 'break-before: avoid', 'background: #eee', 'height: 15pt')));
  return fc.record({
    style: rowCss,
    model: fc.constantFrom('', '', 'border-collapse: collapse', 'border-spacing: 2pt', 'width: 100%', 'table-layout: fixed; width: 100%'),
    head: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, fc.array(plain, { minLength: 1, maxLength: 3 })),
    foot: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.array(plain, { minLength: 1, maxLength: 3 })),
    caption: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.tuple(fc.oneof({ weight: 5, arbitrary: words(20) }, { weight: 1, arbitrary: words(150) }), fc.constantFrom('', '', 'caption-side: bottom', 'padding: 2pt', 'margin-bottom: 3pt'))),
    rows: fc.array(row, { minLength: 1, maxLength: 6 }),
    second: fc.boolean(),
    columns: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, fc.array(fc.constantFrom('', 'width: 20pt', 'width: 25%', 'width: 40%', 'background: #eee').map(String), { minLength: 1, maxLength: 3 })),
  }).map(({ style, model, head, foot, caption, rows, second, columns }) => {
    const at = second ? Math.floor(rows.length / 2) : 0;
    return `<table style="${model}; ${style}">${caption === null ? '' : `<caption style="${caption[1]}">${text(caption[0])}</caption>`}${columns.map((one) => `<col style="${one}">`).join('')}${head === null ? '' : `<thead>${rowsHtml([[head, '']], 'th')}</thead>`}${at > 0 ? `<tbody>${rowsHtml(rows.slice(0, at), 'td')}</tbody>` : ''}<tbody>${rowsHtml(rows.slice(at), 'td')}</tbody>${foot === null ? '' : `<tfoot>${rowsHtml([[foot, '']], 'td')}</tfoot>`}</table>`;
  });
}

const AREAS = ['', '', '', '', 'grid-column: 2', 'grid-column: span 2', 'grid-row: span 2', 'grid-row: 2', 'grid-column: 1 / -1', 'align-self: end', 'align-self: center', 'justify-self: center', 'align-self: baseline', 'margin: auto', 'height: 20pt', 'min-height: 30pt'];

function grid(block: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(
    rowCss,
    fc.constantFrom('', 'grid-template-columns: 1fr 2fr', 'grid-template-columns: 30pt 1fr', 'grid-template-columns: auto auto; column-gap: 3pt', 'grid-template-columns: 1fr 1fr 1fr; gap: 2pt', 'grid-template-columns: repeat(2, minmax(0, 1fr)); row-gap: 3pt'),
    fc.array(fc.tuple(block, fc.constantFrom(...AREAS)), { minLength: 1, maxLength: 5 }),
  ).map(([style, columns, items]) => `<div style="display: grid; ${columns}; ${style}">${items.map(([html, area]) => `<div style="${area}">${html}</div>`).join('')}</div>`);
}

const { block } = fc.letrec<{ block: string }>((tie) => {
  const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 4 });
  return {
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 9, arbitrary: paragraph },
      { weight: 1, arbitrary: css.map((style) => `<div style="${style}"></div>`) },
      { weight: 1, arbitrary: css.map((style) => `<img src="40x25.png" alt="x" style="display: block; ${style}">`) },
      { weight: 3, arbitrary: fc.tuple(fc.constantFrom('div', 'section', 'blockquote', 'aside'), css, blocks).map(([name, style, all]) => `<${name} style="${style}">${all.join('')}</${name}>`) },
      { weight: 3, arbitrary: fc.tuple(fc.constantFrom('ul', 'ol', 'ol'), css, fc.array(fc.tuple(css, fc.oneof(inline, tie('block'), blocks.map((all) => all.join('')))), { minLength: 1, maxLength: 4 })).map(([name, style, items]) => `<${name} style="${style}">${items.map(([own, html]) => `<li style="${own}">${html}</li>`).join('')}</${name}>`) },
      { weight: 1, arbitrary: fc.tuple(css, fc.array(fc.tuple(words(8), fc.oneof(inline, tie('block'))), { minLength: 1, maxLength: 3 })).map(([style, items]) => `<dl style="${style}">${items.map(([term, html]) => `<dt style="break-after: avoid">${text(term)}</dt><dd>${html}</dd>`).join('')}</dl>`) },
      { weight: 1, arbitrary: fc.tuple(css, fc.boolean(), words(15)).map(([style, first, all]) => `<figure style="break-inside: avoid; ${style}">${first ? `<figcaption>${text(all)}</figcaption>` : ''}<img src="60x40.png" alt="x">${first ? '' : `<figcaption style="break-before: avoid">${text(all)}</figcaption>`}</figure>`) },
      { weight: 3, arbitrary: table(tie('block')) },
      { weight: 2, arbitrary: grid(tie('block')) },
    ),
  };
});

const page = fc.record({
  width: fc.constantFrom(80, 120, 200, 300),
  height: fc.constantFrom(40, 60, 90, 150, 400),
  margin: fc.constantFrom('0', '5pt', '4pt 8pt 6pt'),
  wrap: fc.constantFrom('anywhere', 'anywhere', 'break-word', 'normal'),
  area: fc.constantFrom('', '@page { @footnote { padding-top: 2pt; border-top: 1pt solid black } }', '@page { @footnote { margin-top: 4pt } }'),
  sides: fc.constantFrom('', '', '', '@page :left { margin-left: 20pt } @page :first { margin-right: 30pt }', '@page :left { margin-right: 25pt }', '@page :left { margin-top: 12pt }', '@page { @top-center { content: string(head) } @bottom-right { content: counter(page) " / " counter(pages) } }'),
});

const BASE = `
html { font: 5pt/1.2 Narrow; hyphens: manual; orphans: 1; widows: 1 }
body, p, h1, h2, h3, ul, ol, figure, blockquote, pre, dl, dd { margin: 0; padding: 0 }
h2, h3 { font-size: 6pt; font-weight: 400 } th, b { font-weight: 400 } em, cite { font-style: normal } pre { white-space: pre-wrap; font-family: Narrow }
ul, ol { padding: 0 } li { margin-inline: 2.2em 0 !important } blockquote { margin: 2pt 6pt } dd { padding-inline-start: 5pt } td, th { padding: 0; vertical-align: top }
::footnote-call { font: 3pt/0 Narrow } .fn { float: footnote; font-size: 4pt; line-height: 5pt }
h2, h3 { string-set: head content() } .to::after { content: " " leader(".") " " target-counter(attr(href), page) }
.counted { counter-increment: c } .counted::before { content: counters(c, ".") " " }
`;

/**
 * A document as a sheet and the HTML of its body.
 *
 * @param mostBlocks at the top level
 */
export const randomDocumentOf = (mostBlocks: number): fc.Arbitrary<RandomDocument> => fc.record({ page, root: fc.constantFrom('', '', '', ' dir="rtl"'), blocks: fc.array(block, { minLength: 1, maxLength: mostBlocks }) }).map(({ page: { width, height, margin, wrap, area, sides }, root, blocks }) => ({
  sheet: `${BASE}html { overflow-wrap: ${wrap} } @page { size: ${width}pt ${height}pt; margin: ${margin} } @page other { size: ${width}pt ${height + 20}pt } @page wide { size: ${width + 40}pt ${height}pt } ${area} ${sides}`,
  // Boxes of a wider page hang over the wrong side of a narrow one where text runs from right to left.
  html: numbered(`<!doctype html><html lang="en"${root}><body>${root === '' ? blocks.join('') : blocks.join('').replaceAll('page: wide', '')}</body></html>`),
}));
