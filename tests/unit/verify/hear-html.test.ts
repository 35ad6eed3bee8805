import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/verify/read-page.js';
import { writeHeard } from '../../../src/verify/write-heard.js';

/** What is heard of a page's body. */
function heard(body: string, style = ''): readonly string[] {
  const page = readPage(`<html lang="en"><head><title>T</title><link rel="stylesheet" href="s.css"></head><body>${body}</body></html>`, () => style);
  return writeHeard(page).trimEnd().split('\n').slice(3);
}

describe('what is heard of HTML', () => {
  it.each<readonly [name: string, body: string, lines: readonly string[]]>([
    ['headings at their levels', '<h1>One</h1><h2>Two</h2><div role="heading" aria-level="4">Four</div>', ['heading 1: One', 'heading 2: Two', 'heading 4: Four']],
    ['text beside blocks is a paragraph', 'before<p>one</p>between <b>words</b><div>two</div>', ['paragraph: before', 'paragraph: one', 'paragraph: between words', 'paragraph: two']],
    ['white space once, outside of what is announced', '<p> a\n  b <a href="#c"> d </a>.</p>', ['paragraph: a b {link #c: d} .']],
    ['soft hyphens are not heard, any space is one', '<p>in\u00ADvisible 3\u202f000\u00a0km</p>', ['paragraph: invisible 3 000 km']],
    ['links with names of their own', '<p><a href="/x" aria-label="Home">H</a> <a>no link</a> <a href="">empty</a></p>', ['paragraph: {link /x: Home} no link {link to nowhere: empty}']],
    ['abbreviations, quotations, code', '<p><abbr title="World Health Organization">WHO</abbr> <abbr>EU</abbr> <q>so</q> <code>x</code></p>', ['paragraph: {abbreviation of World Health Organization: WHO} EU {quotation: so} {code: x}']],
    ['languages, neighbours together', '<p>He says <i lang="fr">oui</i> <b lang="fr">non</b>.</p><p lang="tr">Evet <a href="#a">hayır</a></p>', ['paragraph: He says {fr: oui non}.', 'paragraph [tr]: Evet {link #a: hayır}']],
    ['a language within a link', '<p><a href="#a">word <i lang="fr">mot</i></a></p>', ['paragraph: {link #a: word {fr: mot}}']],
    ['lists with their numbers', '<ul><li>a</li></ul><ol start="3"><li>b</li><li value="9">c</li><li>d</li></ol><ol reversed><li>e</li><li>f</li></ol>', ['list, 1 item', '  item: a', 'list, 3 items', '  item 3: b', '  item 9: c', '  item 10: d', 'list, 2 items', '  item 2: e', '  item 1: f']],
    ['lists within items', '<ul aria-label="Way"><li>a<ul><li>b</li></ul></li></ul>', ['list “Way”, 1 item', '  item', '    paragraph: a', '    list, 1 item', '      item: b']],
    ['definitions', '<dl><div><dt>a</dt><dt>b</dt><dd>c</dd></div><dt>d</dt><dd>e</dd><dd>f</dd></dl>', ['list, 2 items', '  term: a', '  term: b', '  definition: c', '  term: d', '  definition', '    paragraph: e', '    paragraph: f']],
    ['contents', '<nav role="doc-toc"><ol><li><a href="#a">A</a></li></ol></nav>', ['contents, 1 item', '  item: {link #a: A}']],
    ['pictures', '<img src="a" alt="A hill"><p>see <img src="b" alt=""> <svg role="img" aria-label="A line"><text>5</text></svg></p><img src="c"><svg><title>T</title></svg>', ['picture: A hill', 'paragraph: see {picture: A line}', 'paragraph: {picture without description}{picture: T}']],
    ['figures and quotes', '<figure><blockquote lang="fr"><p>Oui</p></blockquote><figcaption>She</figcaption></figure>', ['quote [fr]: Oui', 'caption: She']],
    ['what is hidden is not heard', '<p hidden>a</p><p aria-hidden="true">b</p><script>c</script><p>d<span hidden>e</span></p>', ['paragraph: d']],
    ['notes and their calls', '<p>a<a href="#n" role="doc-noteref" id="c">1</a></p><section role="doc-endnotes" aria-label="Notes"><ol><li id="n">b <a href="#c" role="doc-backlink" aria-label="back">↑</a></li></ol></section>', ['paragraph: a{note call #n: 1}', 'endnotes “Notes”', 'note 1 #n, back to #c “back”: b']],
    ['footnotes', '<aside role="doc-footnote" id="n"><a href="#c" role="doc-backlink">4</a> b</aside>', ['note 4 #n, back to #c: b']],
    ['places of the page', '<header>a</header><nav aria-label="Site">b</nav><main><article><header>c</header><section aria-labelledby="t"><h2 id="t">d</h2></section><section aria-label="R">e</section></article></main><footer>f</footer>', ['banner', 'paragraph: a', 'navigation “Site”', 'paragraph: b', 'main', 'paragraph: c', 'heading 2: d', 'region “R”', 'paragraph: e', 'contentinfo', 'paragraph: f']],
    ['page breaks', '<span role="doc-pagebreak" aria-label="4"></span><p>a <span role="doc-pagebreak" title="page 5"></span>b</p>', ['page break: 4', 'paragraph: a {page break: page 5}b']],
    ['what opens', '<details><summary>More</summary><p>a</p></details><details open><summary>Less</summary>b</details>', ['disclosure, closed: More', '  paragraph: a', 'disclosure, open: Less', '  paragraph: b']],
    ['blocks in an element of a line', '<p><span>a</span></p><b><p>c</p>d</b>', ['paragraph: a', 'paragraph: c', 'paragraph: d']],
  ])('%s', (_name, body, lines) => {
    expect(heard(body)).toEqual(lines);
  });
});

describe('tables', () => {
  it('each cell after the headers of its column; those of its row are in the row', () => {
    expect(heard('<table><caption>C</caption><thead><tr><th>A</th><th abbr="B">B, at length</th></tr></thead><tbody><tr><th>x</th><td>1</td></tr><tr><th scope="row">y</th><td></td></tr></tbody></table>')).toEqual([
      'table, 2 columns, 3 rows', '  caption: C', '  row 1: column header: A | column header: B, at length', '  row 2: row header: (A) x | (B) 1', '  row 3: row header: (A) y | (B) empty',
    ]);
  });

  it('spans', () => {
    expect(heard('<table><tr><td></td><th scope="col" colspan="2">A</th></tr><tr><th scope="row" rowspan="2">x</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>')).toEqual([
      'table, 3 columns, 3 rows', '  row 1: empty | column header over 2 columns: A', '  row 2: row header over 2 rows: x | (A) 1 | (A) 2', '  row 3: (x; A) 3 | (x; A) 4',
    ]);
  });

  it('headers that cells name themselves', () => {
    expect(heard('<table><tr><th id="a">A</th><th id="b">B</th></tr><tr><td headers="b">1</td><td headers="">2</td></tr></table>')).toEqual(['table, 2 columns, 2 rows', '  row 1: row header: A | row header: B', '  row 2: (B) 1 | 2']);
  });

  it('cells that hold more than a paragraph', () => {
    expect(heard('<table><tr><th scope="row">x</th><td><ul><li>1</li></ul></td></tr></table>')).toEqual(['table, 2 columns, 1 row', '  row 1', '    cell: row header: x', '    cell:', '      list, 1 item', '        item: 1']);
  });

  it('many rows take time in their proportion', () => {
    const rows = '<tr><th scope="row">x</th><td>1</td></tr>'.repeat(20_000);
    expect(heard(`<table><thead><tr><th>A</th><th>B</th></tr></thead>${rows}</table>`)).toHaveLength(20_002);
  });
});

describe('style sheets', () => {
  it.each([
    ['hide elements', '.a { display: none }', ['paragraph: b']],
    ['the more specific rule wins', 'p.a { display: block } .a { display: none }', ['paragraph: a', 'paragraph: b']],
    ['so does the important one', 'p.a { display: block } .a { display: none !important }', ['paragraph: b']],
    ['the later one among equals', '.a { visibility: hidden } .a { visibility: visible }', ['paragraph: a', 'paragraph: b']],
    ['for a wide screen', '@media (max-width: 40em) { .a { display: none } } @media screen and (min-width: 40em) { .b { display: none } }', ['paragraph: a']],
    ['not for print, nor for pointers over them', '@media print { .a { display: none } } .b:hover { display: none } .a::before { display: none }', ['paragraph: a', 'paragraph: b']],
    ['rules without sense hide nothing', '.a { display: } } {{ .b:::x { display: none }', ['paragraph: a', 'paragraph: b']],
  ])('%s', (_name, style, lines) => {
    expect(heard('<p class="a">a</p><p class="b">b</p>', style)).toEqual(lines);
  });

  it('a counter before an item is its number', () => {
    expect(heard('<ol class="a"><li>a</li><li value="5">b</li></ol>', 'ol { list-style: none } .a > li::before { content: counter(list-item) ". " }')).toEqual(['list, 2 items', '  item 1: a', '  item 5: b']);
    expect(heard('<ul class="a"><li>a</li></ul>', '.a > li::before { content: counter(x) }')).toEqual(['list, 1 item', '  item: a']);
  });

  it('a list set without numbers is heard without; one within it has its own', () => {
    expect(heard('<div class="a"><ol><li>a<ol><li>b</li></ol></li></ol></div>', '.a > ol { list-style: none }')).toEqual(['list, 1 item', '  item', '    paragraph: a', '    list, 1 item', '      item 1: b']);
    expect(heard('<ol><li>a</li></ol><ol class="a"><li>b</li></ol>', '.a { list-style-type: none }')).toEqual(['list, 1 item', '  item 1: a', 'list, 1 item', '  item: b']);
  });
});
