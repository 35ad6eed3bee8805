/** What HTML and styles become as boxes: named cases, each with its tree in short. */

import { describe, expect, test } from 'vitest';
import { boxesOf, dump } from './dump.js';

type Case = readonly [name: string, html: string, expected: string, css?: string];

function table(cases: readonly Case[]): void {
  for (const [name, html, expected, css = ''] of cases) test(name, () => expect(dump(html, css)).toBe(expected));
}

describe('blocks and lines', () => {
  table([
    ['white space between blocks is dropped', ' <p>a</p>\n <p>b</p> ', 'main{p"a" p"b"}'],
    ['text among blocks gets anonymous ones', 'a<p>b</p>c', 'main{*main"a" p"b" *main"c"}'],
    ['spaces collapse across inline edges', '<p> a <b> b </b> c </p>', 'main{p"a (b )c"}'],
    ['spaces at a break go', '<p>a <br> b</p>', 'main{p"a/b"}'],
    ['no-break spaces stay', '<p> \u00A0 \u202F </p>', 'main{p"\u00A0 \u202F"}'],
    ['pre keeps its lines', '<pre>a\n  b</pre>', 'main{pre"a/  b"}'],
    ['pre-line keeps line feeds only', '<p>a  b \n  c</p>', 'main{p"a b/c"}', 'p { white-space: pre-line }'],
    ['a block in an inline cuts it', '<p><b>a<div>b</div>c</b></p>', 'main{p{*p"(a)" div"b" *p"(c)"}}', 'div { display: block }'],
    ['contents and none', '<section><p>a</p></section><p hidden>b</p><template><p>c</p></template><script>d</script>', 'main{p"a"}', 'section { display: contents }'],
    ['inline-block', '<p>a <i>b</i></p>', 'main{p"a @i"b""}', 'i { display: inline-block }'],
    ['wbr', '<p>a<wbr>b</p>', 'main{p"a\u200Bb"}'],
    ['transformed in its language', '<p lang="tr">istanbul</p><p lang="el">Άνοιξη</p>', 'main{p"İSTANBUL" p"ΑΝΟΙΞΗ"}', 'p { text-transform: uppercase }'],
    ['capitalised', '<p>élan vital, l’état</p>', 'main{p"Élan Vital, L’état"}', 'p { text-transform: capitalize }'],
    ['grid children are blocks', '<div>a <p>b</p> <span>c</span></div>', 'main{div#{*div"a" p"b" span"c"}}', 'div { display: grid }'],
  ]);
});

describe('lists and counters', () => {
  table([
    ['markers', '<ul><li>a</ul><ol start="3"><li>b<li value="9">c<li>d</ol>', 'main{ul{li[(*• )]"a"} ol{li[(*3. )]"b" li[(*9. )]"c" li[(*10. )]"d"}}'],
    ['nested lists count anew', '<ol><li>a<ol><li>b</ol><li>c</ol>', 'main{ol{li[(*1. )]{*li"a" ol{li[(*1. )]"b"}} li[(*2. )]"c"}}'],
    ['reversed', '<ol reversed><li>a<li>b</ol>', 'main{ol{li[(*2. )]"a" li[(*1. )]"b"}}'],
    ['styles', '<ol type="A"><li>a</ol><ol type="i"><li>b</ol><ol class="x"><li>c</ol>', 'main{ol{li[(*A. )]"a"} ol{li[(*i. )]"b"} ol{li[(*١. )]"c"}}', '.x { list-style-type: arabic-indic }'],
    ['strings, none, inside', '<ul class="a"><li>a</ul><ul class="b"><li>b</ul><ul class="c"><li>c</ul>', 'main{ul{li[(*– )]"a"} ul{li"b"} ul{li"(*• )c"}}', '.a { list-style: "– " } .b { list-style: none } .c { list-style-position: inside }'],
    ['::marker content', '<ul><li>a</ul>', 'main{ul{li[(*→)]"a"}}', 'li::marker { content: "→" }'],
    ['counters with scopes', '<div><h2>a</h2><h3>b</h3><h3>c</h3><h2>d</h2><h3>e</h3></div>', 'main{div{h2"(*1 )a" h3"(*1.1 )b" h3"(*1.2 )c" h2"(*2 )d" h3"(*2.1 )e"}}', 'h2 { counter-increment: a; counter-reset: b } h3 { counter-increment: b } div { counter-reset: a } h2::before { content: counter(a) " " } h3::before { content: counter(a) "." counter(b) " " }'],
    ['counters() joins what is nested', '<ol><li>a<ol><li>b</ol></ol>', 'main{ol{li{*li"(*1)a" ol{li"(*1.1)b"}}}}', 'ol { counter-reset: n; list-style: none } li { counter-increment: n } li::before { content: counters(n, ".") }'],
    ['a self-made counter ends with its parent', '<div><p>a</p></div><p>b</p>', 'main{div{p"(*1)a"} p"(*1)b"}', 'p { counter-increment: n } p::before { content: counter(n) }'],
  ]);
});

describe('generated content', () => {
  table([
    ['before and after', '<p data-x="y">a</p>', 'main{p"(*y:)a(*!)"}', 'p::before { content: attr(data-x) ":" } p::after { content: "!" }'],
    ['quotes by language', '<p lang="fr"><q>a <q>b</q></q></p><p lang="de"><q>c</q></p>', 'main{p"((*«\u202F)a ((*“)b(*”))(*\u202F»))" p"((*„)c(*“))"}'],
    ['what depends on pages is deferred', '<p><a href="#x%20y">a</a></p>', 'main{p"(a(*?leader??target-counter#x y?))"}', 'a::after { content: leader(dotted) target-counter(attr(href), page) }'],
    ['display of pseudo-elements', '<p>a</p>', 'main{p{*p"x" *p"a@*p"y""}}', 'p::before { content: "x"; display: block } p::after { content: "y"; display: inline-block }'],
    ['footnotes', '<p>a<span>n <b>o</b></span> b<span>p</span></p>', 'main{p"a<1|span"(*1. )n (o)"> b<2|span"(*2. )p">"}', 'span { float: footnote }'],
    ['a footnote with blocks begins in the first', '<p>a<span><i>b</i><i>c</i></span></p>', 'main{p"a<1|span{i"(*1. )b" i"c"}>"}', 'span { float: footnote } i { display: block }'],
  ]);

  test('strings, bookmarks and targets', () => {
    const { value } = boxesOf('<main><h1 id="t">A <i>b</i><span class="n">note</span>\n c</h1><p><a href="#t">x</a></p></main>', 'h1 { string-set: title content(), n "–" attr(id); bookmark-level: 1; counter-increment: k 4 } .n { float: footnote } a::after { content: target-text(attr(href)) }');
    expect([...value.strings.values()]).toEqual([[{ name: 'title', value: 'A b c' }, { name: 'n', value: '–t' }]]);
    expect([...value.bookmarks.values()]).toEqual([{ level: 1, label: 'A b c', state: 'auto' }]);
    expect(value.targetTexts).toEqual(new Map([['t', 'A b c']]));
    expect(value.targetCounters.get('t')?.get('k')).toEqual([4]);
  });
});

describe('tables', () => {
  table([
    ['head, body, foot, caption', '<table><caption>c</caption><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody><tfoot><tr><td colspan="2">f</td></tr></tfoot></table>', 'main{table{caption"c" cols2 Htr(0+1x1"a" 1+1x1"b") tr(0+1x1"1" 1+1x1"2") Ftr(0+2x1"f")}}'],
    ['row spans push cells aside and end with their group', '<table><tr><td rowspan="9">a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'main{table{cols2 tr(0+1x2"a" 1+1x1"b") tr(1+1x1"c")}}'],
    ['columns with spans', '<table><col span="2"><col><tr><td>a</td></tr></table>', 'main{table{cols3 tr(0+1x1"a")}}'],
    ['what stands loose gets rows and cells', '<div>x<i>a</i></div>', 'main{div{cols2 *tr(*0+1x1"x" 1+1x1"a")}}', 'div { display: table } i { display: table-cell }'],
  ]);
});

describe('images', () => {
  const png = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAYAAACzzX7wAAAAC0lEQVR4nGNgGFgAAACEAAF8wEpQAAAAAElFTkSuQmCC', 'base64'));
  const resolve = (url: string): { bytes: Uint8Array; mediaType: string } | null =>
    url === 'a.png' ? { bytes: png, mediaType: 'image/png' } : url === 'bad.png' ? { bytes: Uint8Array.of(1, 2, 3), mediaType: 'image/png' } : url === 'a.svg' ? { bytes: new TextEncoder().encode('<svg viewBox="0 0 40 20"/>'), mediaType: 'image/svg+xml' } : null;

  test.each([
    ['own size', '<img src="a.png">', 6, 3],
    ['width keeps proportions', '<img src="a.png" width="16">', 12, 6],
    ['SVG file', '<img src="a.svg">', 30, 15],
    ['inline SVG', '<svg viewBox="0 0 40 20" width="40pt"></svg>', 40, 20],
  ])('%s', (_name, html, width, height) => {
    const { value, diagnostics } = boxesOf(`<main style="display:grid">${html}</main>`, '', resolve);
    const content = value.root.content;
    const box = content.kind === 'blocks' && content.children[0]?.kind === 'grid' ? content.children[0].children[0] : undefined;
    expect(box).toMatchObject({ kind: 'replaced', intrinsicWidthPt: width, intrinsicHeightPt: height });
    expect(diagnostics).toEqual([]);
  });

  test.each([['missing', 'none.png'], ['damaged', 'bad.png']])('%s: the alternative text and a warning', (_name, url) => {
    const { value, diagnostics } = boxesOf(`<main><p data-o="figures[0]">a <img src="${url}" alt="A map"></p></main>`, '', resolve);
    expect(JSON.stringify(value.root, (key, part: unknown) => (key === 'element' || key === 'style' ? undefined : part))).toContain('A map');
    expect(diagnostics).toMatchObject([{ code: 'CSS-020', place: { file: 'figures[0]' } }]);
  });
});

describe('robustness', () => {
  test('nesting without end is flattened with a warning, and no text is lost', () => {
    const { value, diagnostics } = boxesOf(`<main>${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}</main>`);
    expect(JSON.stringify(value.root, (key, part: unknown) => (key === 'element' || key === 'style' ? undefined : part))).toContain('deep');
    expect(diagnostics.map(({ code }) => code)).toEqual(['CSS-021']);
  });

  test('an empty document has a root', () => {
    expect(boxesOf('').value.root.content).toEqual({ kind: 'inline', items: [] });
  });
});
