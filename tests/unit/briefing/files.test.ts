import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';

import { readBibtex } from '../../../src/briefing/bibtex.js';
import { loadBriefing } from '../../../src/briefing/load.js';
import { memoryFileSystem } from '../../support/memory-file-system.js';
import type { MemoryEntry } from '../../support/memory-file-system.js';

const HEAD = 'title: T\nlanguage: en\ndate: 2020\nsummary: {bottomLine: x}\n';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

function load(yaml: string, files: Readonly<Record<string, MemoryEntry>>) {
  const others = Object.fromEntries(Object.entries(files).map(([name, content]) => [`/p/briefings/one/${name}`, content]));
  const fs = memoryFileSystem({ '/p/secret': 'x', '/p/briefings/one/briefing.yaml': HEAD + yaml, ...others });
  const { value, diagnostics } = loadBriefing({ fs, root: '/p', slug: 'one' });
  const shown = diagnostics.map(({ code, place, message }) => `${code} ${place?.file.slice(10)}:${place?.start.line}:${place?.start.column} ${message}`);
  return { value, shown, diagnostics };
}

const chart = (content: MemoryEntry, x = 'year', y = 'n') =>
  load(`figures: [{id: f, kind: chart, chart: line, title: t, alt: a, data: {file: d}, encoding: {x: {field: ${x}}, y: {field: ${y}}}}]\n`, { d: content });

describe('data files', () => {
  test.each([
    ['comma', 'year,n,name\n2019,1.50,"a, ""b"""\n2020,,007\n'],
    ['semicolon, CRLF', 'year;n;name\r\n2019;1.50;"a, ""b"""\r\n2020;;007\r\n'],
    ['tab, byte order mark', '\uFEFFyear\tn\tname\n2019\t1.50\t"a, ""b"""\n2020\t\t007'],
  ])('CSV: %s', (_, csv) => {
    const { value, shown } = chart(csv);
    expect(shown).toEqual([]);
    expect(value?.tables.get('f')).toEqual({ columns: ['year', 'n', 'name'], rows: [[2019, 1.5, 'a, "b"'], [2020, null, '007']] });
  });

  test('JSON', () => {
    const { value, shown } = chart('[{"year": "2019", "n": 315.703}, {"n": 2, "x": null}]');
    expect(shown).toEqual([]);
    expect(value?.tables.get('f')).toEqual({ columns: ['year', 'n', 'x'], rows: [[2019, 315.703, null], [null, 2, null]] });
  });

  test.each([
    ['year,n\n2019\n2020,1,2\n', ['DATA-039 one/d:2:1 This row has one cell, but there are 2 columns', 'DATA-039 one/d:3:1 This row has 3 cells, but there are 2 columns']],
    ['year,n\n2019,"x\n', ['DATA-066 one/d:2:1 “d” cannot be read as a table: a quotation mark that opens is never closed']],
    ['year,n\n', ['DATA-044 one/d:1:1 “d” has no rows of data']],
    ['', ['DATA-044 one/d:1:1 “d” has no rows of data']],
    ['year,n\n2019,948.000\n2020,1.000\n', ['DATA-017 one/d:2:6 “948.000” can be read in more than one way, and so can 1 more in this column']],
    ['year,n\n2019,"1,234"\n', ['DATA-017 one/d:2:7 “1,234” can be read in more than one way']],
    ['year,n\n2019,1e3\n', ['DATA-018 one/d:2:6 “1e3” is not a plainly written number']],
    ['year,n\n2019,n/a\n2020,?\n', ['DATA-041 one/d:2:6 “n/a” in column “n” is not a number, nor are 1 more in this column']],
    ['year,m\n2019,1\n', ['DATA-040 one/briefing.yaml:5:120 The data has no column “n”']],
    ['year,n,n\n2019,1,2\n', ['DATA-043 one/d:1:8 Two columns have the name “n”']],
    ['[1, 2]', ['DATA-063 one/d:1:1 “d” is not a list of objects, one a row: it has items that are not objects']],
    ['[{"year": {}}]', ['DATA-066 one/d:1:1 “d” cannot be read as a table: in row 1, “year” is neither text nor a number']],
    ['[{"year": 1,}]', ['DATA-066 one/d:1:13 “d” cannot be read as a table: it is not JSON from here on']],
    ['<html></html>', ['DATA-063 one/briefing.yaml:5:76 “d” is not CSV or JSON']],
    [new Uint8Array([0x61, 0xe9, 0x2c]), ['DATA-005 one/briefing.yaml:5:76 “d” is not text in UTF-8']],
    [{ link: '/p/secret' }, ['DATA-060 one/briefing.yaml:5:76 “d” is a symbolic link that leads out of the briefing’s folder']],
  ])('faults: %j', (content, expected) => {
    expect(chart(content).shown).toEqual(expected);
  });

  test('a decimal point is told from its neighbours', () => {
    expect(chart('year,n\n1,315.703\n2,315.71\n').value?.tables.get('f')?.rows).toEqual([[1, 315.703], [2, 315.71]]);
  });

  test.each([['../x.csv', 'climbs out'], ['/etc/passwd', 'root'], ['http://example.org/x.csv', 'root'], ['nothing.csv', 'There is no file']])('%s is not read', (path, why) => {
    const { shown } = load(`figures: [{id: f, kind: table, title: t, data: {file: '${path}'}}]\n`, {});
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain('one/briefing.yaml:5:55 ');
    expect(shown[0]).toContain(why);
  });

  test('no name outside of the folder is suggested', () => {
    const { diagnostics } = load("figures: [{id: f, kind: table, title: t, data: {file: 'out/secre'}}]\n", { out: { link: '/p' } });
    expect(diagnostics.flatMap(({ hints }) => hints).join()).not.toContain('secret');
  });

  test('inline rows', () => {
    const table = (rows: string, more = '') => load(`figures:\n  - {id: f, kind: table, title: t, data: {columns: [a, b], rows: ${rows}}${more}}\n`, {});
    expect(table('[[x, 1], ["948.000", 2.5], [null, ""]]').value?.tables.get('f')?.rows).toEqual([['x', 1], ['948.000', 2.5], [null, null]]);
    expect(table('[[x, 948.000]]').shown).toEqual(['DATA-017 one/briefing.yaml:6:71 “948.000” can be read in more than one way']);
    expect(table('[[x]]').shown).toEqual(['DATA-039 one/briefing.yaml:6:67 This row has one cell, but there are 2 columns']);
    expect(table('[[x, 1]]', ', columns: [{field: c}]').shown).toEqual(['DATA-040 one/briefing.yaml:6:95 The data has no column “c”']);
  });
});

describe('images', () => {
  const image = (content: MemoryEntry) => load('figures: [{id: f, kind: image, title: t, alt: a, file: i.png}]\n', { 'i.png': content });
  const svg = (body: string, attributes = 'width="2in" viewBox="0 0 4 2"') => image(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`);

  test('the format is told from the content', () => {
    expect(image(PNG).value?.assets.get('i.png')).toMatchObject({ mediaType: 'image/png', width: 1, height: 1 });
    expect(svg('<path d="M0 0"/>').value?.assets.get('i.png')).toMatchObject({ mediaType: 'image/svg+xml', width: 192, height: 96 });
  });

  test('other formats and damage are named', async () => {
    const pdf = await (await PDFDocument.create()).save();
    expect(image(pdf).shown).toEqual(['DATA-063 one/briefing.yaml:5:56 “i.png” is not an image in PNG, JPEG or SVG: it is a PDF']);
    expect(image(PNG.subarray(0, 50)).shown).toEqual(['DATA-064 one/briefing.yaml:5:56 The image “i.png” is damaged: it is cut off']);
    expect(image('').shown[0]).toContain('it is empty');
    expect(svg('', '').shown[0]).toContain('neither its width and height nor its viewBox');
    expect(image(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1])).shown[0]).toContain('damaged');
  });

  test.each([
    '<script>x</script>', '<path onclick="x"/>', '<foreignObject/>', '<image href="http://example.org/x.png"/>', '<image xlink:href="file:///etc/passwd"/>',
    '<a href="#x"/>', '<path fill="url(http://example.org/x#a)"/>', '<style>@import "x";</style>', '<style>a{fill:\\75rl(x)}</style>',
    '<image href="data:image/svg+xml;base64,AAAA"/>', '<use href="other.svg#a"/>', '<svg:script/>', '<style><![CDATA[a{background:url(//x)}]]></style>',
  ])('a drawing with %s is refused', (body) => {
    const { value, shown } = svg(body);
    expect(value).toBeNull();
    expect(shown[0]).toMatch(/^DATA-065/);
  });

  test.each(['<g>', '<g a="/>">', '<g a="</g>">'])('a drawing of many nested %s is refused', (tag) => {
    const { value, shown } = svg(tag.repeat(20_000));
    expect(value).toBeNull();
    expect(shown[0]).toMatch(/^DATA-064.*nested more than 200 deep/);
  });

  test('what does not draw is dropped', () => {
    const { value } = svg('<!-- c --><metadata>m</metadata><inkscape:x/><animate/><g inkscape:label="l" id="g"><title>T &amp; U</title></g><use href="#g"/>');
    const text = new TextDecoder().decode(value?.assets.get('i.png')?.bytes);
    expect(text).toBe('<svg xmlns="http://www.w3.org/2000/svg" width="2in" viewBox="0 0 4 2"><g id="g"><title>T &amp; U</title></g><use href="#g"/></svg>');
  });
});

describe('bibliographies', () => {
  const sources = (content: MemoryEntry) => load('sources: {file: s.bib}\nstatement: See [@smith2020].\n', { 's.bib': content });

  test('BibTeX', () => {
    const { value, shown } = sources('@string{j = "Nature"}\n% c\n@article{Smith2020,\n  author = {M{\\"u}ller, Anna and {World Bank} and Jos\\\'e Garc\\\'ia and others},\n  title = "The {CO2} record" # " again", journal = j, year = 2020, month = feb, pages = {1--9}, url = {https://example.org/a}\n}\n');
    expect(shown).toEqual([]);
    expect(value?.sources).toEqual([
      {
        id: 'smith2020', type: 'article-journal', title: 'The CO2 record again', 'container-title': 'Nature', issued: '2020-02', page: '1–9', URL: 'https://example.org/a',
        author: [{ family: 'Müller', given: 'Anna' }, { literal: 'World Bank' }, { family: 'García', given: 'José' }],
      },
    ]);
  });

  test('CSL-JSON', () => {
    const { value, shown } = sources('[{"id": "smith2020", "type": "report", "title": "T", "issued": {"date-parts": [[2020, 2, 7]]}, "author": [{"family": "S", "suffix": "Jr"}], "abstract": "…"}]');
    expect(shown).toEqual([]);
    expect(value?.sources).toEqual([{ id: 'smith2020', type: 'report', title: 'T', issued: '2020-02-07', author: [{ family: 'S' }] }]);
  });

  test('faults', () => {
    expect(sources('@article{smith2020, title = {x').shown[0]).toMatch(/^DATA-067 one\/s.bib:1:1 /);
    expect(sources('@book{a, title={x}}\n@book{A, title={y}}').shown).toEqual([
      'DATA-030 one/s.bib:2:1 Two sources have the id “a”',
      'DATA-031 one/briefing.yaml:6:17 There is no source with the id “smith2020”',
    ]);
    expect(sources('nothing').shown[0]).toMatch(/^DATA-063/);
    expect(sources('[{"type": "book"}]').shown[0]).toMatch(/^DATA-011 one\/s.bib:1:1 This source has no “id”/);
    expect(sources('@misc{smith2020, url={ftp://x}}').shown[0]).toContain('“URL”');
  });

  test('unclosed groups end', () => {
    expect(readBibtex('@comment{ @article{a, b={ }').entries).toEqual([]);
    expect(readBibtex(`@article{a, b=${'{'.repeat(10_000)}`).faults).toHaveLength(1);
  });
});
