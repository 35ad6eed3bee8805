/** The structure tree of whole documents, construct by construct: what a reader of tags finds, attributes included. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import { expect, test } from 'vitest';
import { parseHtml } from '../../src/html/parse.js';
import { print } from '../../src/print/index.js';
import type { AssetResolver } from '../../src/print/print.js';
import { plainSpaces, readPdf, readTags, type Tag } from '../support/pdf-reader.js';
import { pictureAsset } from '../suite/pictures.js';

const font = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf')));
const resolve: AssetResolver = (url) => (url === 'literata.ttf' ? { bytes: font, mediaType: 'font/ttf' } : pictureAsset(url));

const CSS = `
@font-face { font-family: Literata; src: url(literata.ttf) }
@page { size: 100mm 100mm; margin: 10mm; @top-left { content: "head" } @bottom-right { content: counter(page) } }
html { font: 9pt/12pt Literata } .fn { float: footnote } .gone { display: none }`;

async function set(body: string, css = ''): Promise<Uint8Array> {
  const { pdf } = await print({
    document: parseHtml(`<html lang="en"><body>${body}</body></html>`), styleSheets: [{ text: CSS + css, file: 'test.css' }], resolve, placeOf: () => null, draw: true,
    metadata: { title: 'x', authors: [], subject: null, keywords: [], publisher: null, rights: null, language: 'en', date: new Date(0), identifier: null },
  });
  return pdf ?? new Uint8Array();
}

/** One line a tag or text, indented; attributes after the tag's name. */
function outline(tag: Tag, depth = 0): string {
  const said = Object.entries({ Lang: tag.language, Alt: tag.alternative, E: tag.expansion, ID: tag.id, ...tag.attributes, BBox: null }).flatMap(([name, value]) => (value === null || name === 'Placement' ? [] : [` ${name}=${String(value)}`]));
  const own = `${' '.repeat(depth)}${tag.role}${said.join('')}`;
  const children = tag.children.map((child) => {
    if (typeof child === 'string') return `${' '.repeat(depth + 1)}“${plainSpaces(child)}”`;
    if ('link' in child) return `${' '.repeat(depth + 1)}→ ${child.link.destination === null ? (child.link.address ?? '') : `#${child.link.destination}`} (${child.link.description})`;
    return outline(child, depth + 1);
  });
  return [own, ...children].join('\n');
}

/** Below the document. */
async function tree(body: string, css = ''): Promise<string> {
  const tags = await readTags(await set(body, css));
  return tags.children.map((child) => (typeof child === 'string' || 'link' in child ? '' : outline(child))).join('\n');
}

test.each([
  ['nested lists, with the numbering of each', '<ol><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ol>', '', `
L ListNumbering=Decimal
 LI
  Lbl
   “1.”
  LBody
   P
    “a”
   L ListNumbering=Circle
    LI
     Lbl
      “◦”
     LBody
      “b”
 LI
  Lbl
   “2.”
  LBody
   P
    “c”`],
  ['markers inside their items', '<ul><li>a</li><li><p>b</p></li></ul>', 'ul { list-style: square inside }', `
L ListNumbering=Square
 LI
  Lbl
   “▪”
  LBody
   “a”
 LI
  Lbl
   “▪”
  LBody
   P
    “b”`],
  ['lists without markers', '<ol><li>a</li></ol>', 'ol { list-style: none }', `
L
 LI
  LBody
   “a”`],
  ['definition lists, in groups or not', '<dl><dt>a</dt><dt>b</dt><dd>c</dd><dt>d</dt><dd><p>e</p>f</dd></dl><dl><div><dt>g</dt><dd>h</dd></div></dl>', '', `
L
 LI
  Lbl
   “a”
  Lbl
   “b”
  LBody
   “c”
 LI
  Lbl
   “d”
  LBody
   P
    “e”
   P
    “f”
L
 LI
  Lbl
   “g”
  LBody
   “h”`],
  ['what HTML has no place for in lists', '<ul>a<p>b</p><li>c</li></ul>', 'ul { list-style: none }', `
L
 LI
  LBody
   P
    “a”
 LI
  LBody
   P
    “b”
 LI
  LBody
   “c”`],
  ['tables: scope, spans, parts, rows that lack cells', '<table><caption>t</caption><thead><tr><th>a</th><th scope="colgroup" colspan="2">b</th></tr></thead><tr><th scope="row" rowspan="2">c</th><td>d</td><td>e</td></tr><tr><td>f</td></tr><tfoot><tr><td colspan="3">g</td></tr></tfoot></table>', '', `
Table
 Caption
  “t”
 THead
  TR
   TH Scope=Column
    “a”
   TH Scope=Column ColSpan=2
    “b”
 TBody
  TR
   TH Scope=Row RowSpan=2
    “c”
   TD
    “d”
   TD
    “e”
  TR
   TD
    “f”
   TD
 TFoot
  TR
   TD ColSpan=3
    “g”`],
  ['headings within tables, which stand over the rows below', '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><th colspan="2">c</th></tr><tr><th scope="row">d</th><td>e</td></tr></tbody></table>', '', `
Table
 THead
  TR
   TH ID=th-6 Scope=Column
    “a”
   TH ID=th-8 Scope=Column
    “b”
 TBody
  TR
   TH ID=th-12 Scope=Row ColSpan=2
    “c”
  TR
   TH ID=th-15 Scope=Row Headers=th-6,th-12
    “d”
   TD Headers=th-8,th-12,th-15
    “e”`],
  ['headers that the author names', '<table><tr><th id="x">a</th><td headers="x">b</td></tr></table>', '', `
Table
 TR
  TH ID=x Scope=Row
   “a”
  TD Headers=x
   “b”`],
  ['a head that is all the table', '<table><thead><tr><th>a</th></tr></thead></table>', '', `
Table
 TBody
  TR
   TH Scope=Column
    “a”`],
  ['text and pictures among the parts of tables', '<table><caption>a</caption><caption>b</caption><tr><td>c</td></tr></table><div class="t"><div class="r">d</div></div>', '.t { display: table } .r { display: table-row }', `
Table
 Caption
  “a”
  P
   “b”
 TR
  TD
   “c”
P
 “d”`],
  ['tables for the layout alone', '<table role="presentation"><tr><td>a</td><td>b</td></tr></table>', '', `
P
 “a”
P
 “b”`],
  ['figures with their captions', '<figure><img src="4x4.png" alt="A square"><figcaption>a</figcaption></figure><svg role="img" width="9" height="9"><title>A line</title><path d="M0 0L9 9"/></svg><svg role="img" aria-labelledby="a b" width="9" height="9"><title id="a">A square.</title><desc id="b">It is black</desc><path d="M0 0H9V9"/></svg><img src="4x4.png" alt="">', '', `
Div
 P
  Figure Alt=A square
   “”
 Caption
  “a”
P
 Figure Alt=A line
  “”
 Figure Alt=A square. It is black
  “”`],
  ['quotations in their language', '<blockquote lang="fr"><p>a <q lang="de">b</q></p></blockquote><p>c <q>d</q></p>', 'q::before, q::after { content: none }', `
BlockQuote Lang=fr
 P
  “a”
  Quote Lang=de
   “b”
P
 “c”
 Quote
  “d”`],
  ['changes of language, wherever they are', '<p lang="fr">a <span lang="en">b</span></p><table><tr><td>c <i lang="el">d</i></td></tr></table><ul lang="de"><li>e <span lang="not a tag">f</span></li></ul><div lang="el">g</div>', 'ul { list-style: none }', `
P Lang=fr
 “a”
 Span Lang=en
  “b”
Table
 TR
  TD
   “c”
   Span Lang=el
    “d”
L Lang=de
 LI
  LBody
   “e f”
Div Lang=el
 P
  “g”`],
  ['abbreviations with their expansions, code, and signs with names', '<p><abbr title="United Nations">UN</abbr> <abbr>x</abbr> <code>y</code> <span role="img" aria-label="Attention">!</span></p>', 'code { font-family: Literata }', `
P
 Span E=United Nations
  “UN”
 “x”
 Code
  “y”
 “”
 Span Alt=Attention
  “!”`],
  ['notes, tied to their calls both ways', '<p>one<span class="fn" id="n"><p>first</p><p>more</p></span> two<span class="fn" lang="fr">second</span>.</p>', '', `
P
 “one”
 Reference
  Link
   “1”
   → #n (first more)
 “two”
 Reference
  Link
   “2”
   → #note-15 (second)
 “.”
Note ID=n
 Lbl
  Link
   “1.”
   → #call-of-n (one)
 P
  “first”
 P
  “more”
Note Lang=fr ID=note-15
 Lbl
  Link
   “2.”
   → #call-of-note-15 (one two)
 “second”`],
  ['notes within lists, cells and headings', '<h1>a<span class="fn" id="x">b</span></h1><ul><li>c<span class="fn" id="y">d</span> e<ul><li>f</li></ul></li></ul>', 'ul { list-style: none } .fn::footnote-marker { content: none }', `
H1
 “a”
 Reference
  Link
   “1”
   → #x (b)
Note ID=x
 “b”
L
 LI
  LBody
   P
    “c”
    Reference
     Link
      “2”
      → #y (d)
    “e”
   Note ID=y
    “d”
   L
    LI
     LBody
      “f”`],
  ['notes at the end, by their roles', '<p>a<a href="#e" id="r" role="doc-noteref">1</a></p><ol><li id="e" role="doc-endnote">b <a href="#r" role="doc-backlink">up</a></li></ol>', '', `
P
 “a”
 Reference
  Link
   “1”
   → #e (1 (b up))
L ListNumbering=Decimal
 LI
  Lbl
   “1.”
  LBody
   Note ID=e
    “b”
    Link
     “up”
     → #r (up (1))`],
  ['contents, with lists within', '<nav role="doc-toc"><h1>C</h1><ol><li><a href="#s">S</a><ol><li><a href="#t">T</a> …</li></ol></li></ol></nav><section id="s"><h2>S</h2><h3 id="t">T</h3></section>', 'ol { list-style: none }', `
Sect
 H1
  “C”
 TOC
  TOCI
   Reference
    Link
     “S”
     → #s (S)
   TOC
    TOCI
     Reference
      Link
       “T”
       → #t (T)
      “…”
Sect
 H2
  “S”
 H3
  “T”`],
  ['sections, asides and what holds blocks', '<main><article><section>a<aside>b</aside></section><address>c<p>d</p></address></article></main>', '', `
Art
 Sect
  P
   “a”
  Sect
   P
    “b”
 Div
  P
   “c”
  P
   “d”`],
])('%s', async (_, body, css, expected) => {
  expect(await tree(body, css)).toBe(expected.trim());
});

/** What artifacts of all pages are announced as. */
async function artifactsOf(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const streams = document.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === undefined ? [object] : []));
  const text = streams.map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')).join('\n');
  return new Set([...text.matchAll(/\/Artifact (?:<<(.*?)>> BDC|BMC)/g)].map(([, kind = '']) => kind));
}

test('links say the name of the place they lead to', async () => {
  const { links } = await readPdf(await set('<p><a href="#h">here</a> <a href="#f">figure 1</a> <a href="#t">there</a> <a href="#d">[1]</a> <a href="#l">list</a> <a href="https://example.org/">site</a></p><section id="h"><h1>Heading</h1></section><figure id="f"><img src="4x4.png" alt="x"><figcaption>Figure 1 <b>Growth</b></figcaption></figure><table id="t"><caption>Depths</caption><tr><td>1</td></tr></table><dl><div id="d"><dt>[1]</dt><dd>A report</dd></div></dl><ul id="l" aria-labelledby="n"><li>x</li></ul><p id="n">Names</p>'));
  expect(links.map(({ description }) => description)).toEqual(['here (Heading)', 'Figure 1 Growth', 'there (Depths)', '[1] A report', 'list (Names)', 'site (https://example.org/)']);
});

test('no two notes have one id, whatever the document says', async () => {
  const ids: (string | null)[] = [];
  const visit = (tag: Tag): void => {
    if (tag.role === 'Note') ids.push(tag.id);
    for (const child of tag.children) if (typeof child === 'object' && 'role' in child) visit(child);
  };
  visit(await readTags(await set('<p>a<span class="fn" id="n">1</span><span class="fn" id="n-1">2</span><span class="fn" id="n">3</span><span class="fn" id="n">4</span><span class="fn" id="n-2">5</span></p>')));
  expect(ids).toEqual(['n', 'n-1', 'n-2', 'n-3', 'n-2-1']);
});

test('a link whose text stands in several boxes of a line has one area', async () => {
  const { links } = await readPdf(await set('<p><a href="https://example.org/"><span style="display: inline-block">a</span> b <b style="display: inline-block; width: 9mm">c</b></a></p>'));
  expect(links).toHaveLength(1);
});

test('what is no content is an artifact of its kind', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => `<tr><td>${index}</td></tr>`).join('');
  const bytes = await set(`<div style="border: 1pt solid; background: #eee">a</div><p aria-hidden="true">hidden</p><table><thead><tr><th>head of the table</th></tr></thead>${rows}</table>`, '@page { background: #fffefa }');
  expect(await artifactsOf(bytes)).toEqual(new Set(['/Type /Background /BBox [0 0 283.465 283.465]', '/Type /Layout', '/Type /Pagination', '/Type /Pagination /Subtype /Header /Attached [/Top]', '/Type /Pagination /Subtype /Footer /Attached [/Bottom]']));
  const text = plainSpaces(outline(await readTags(bytes)));
  expect(text).not.toContain('hidden');
  expect(text.match(/head of the table/g)).toHaveLength(1);
});
