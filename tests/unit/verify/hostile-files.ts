/**
 * Files that are made to keep a reader busy or to fill its memory: small, and without end in one way each. Those marked
 * `read` hold no more than a reader can take, however they are made; all others are refused with a sentence.
 */

import { deflateRawSync, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { ReadableEdition } from '../../../src/verify/finished-edition.js';

export interface HostileFile {
  readonly edition: ReadableEdition;
  readonly outcome: 'read' | 'unreadable';
  readonly make: () => Uint8Array;
}

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const times = (count: number, make: (index: number) => string): string => Array.from({ length: count }, (_, index) => make(index)).join('');
const MEGABYTE = 1024 * 1024;

function packed(number: number, keys: string, content: Uint8Array | string): string {
  const bytes = deflateSync(typeof content === 'string' ? latin1(content) : content, { level: 1 });
  return `${number} 0 obj<<${keys}/Filter/FlateDecode/Length ${bytes.length}>>stream\n${Buffer.from(bytes).toString('latin1')}\nendstream endobj\n`;
}

/** One page, one tag; its objects are searched for. */
function pdf(objects: string, { page = '', pages = '[4 0 R]', tags = '5 0 R', trailer = '' } = {}): Uint8Array {
  return latin1(`%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R>>endobj\n2 0 obj<</Type/Pages/Kids${pages}>>endobj\n3 0 obj<</K ${tags}>>endobj\n4 0 obj<</Type/Page${page}>>endobj\n5 0 obj<</S/Document>>endobj\n${objects}\ntrailer<</Root 1 0 R${trailer}>>`);
}

const withContent = (content: string, resources = '<<>>', more = ''): Uint8Array => pdf(packed(50, '', content) + more, { page: `/Contents 50 0 R/Resources ${resources}` });
const wideMap = (text: string): string => `beginbfrange ${times(15, (index) => `<${(index * 65_536).toString(16).padStart(8, '0')}> <${(index * 65_536 + 65_535).toString(16).padStart(8, '0')}> <${text}>`)} endbfrange`;

function tableStream(): Uint8Array {
  const stream = packed(9, '/Type/XRef/W[0 1 0]/Size 60000000/Root 1 0 R', new Uint8Array(60 * MEGABYTE).fill(65));
  return latin1(`%PDF-1.7\n${stream}startxref\n9\n%%EOF`);
}

/** Tables that each name the next, the last the first; and each the whole file. */
function tablesInARing(): Uint8Array {
  const rows = `xref\n0 20000\n${'0000000000 00000 n \n'.repeat(20_000)}`;
  const length = rows.length + 40;
  return latin1(`%PDF-1.7\n${times(150, (index) => `${rows}trailer<</Prev ${9 + ((index + 1) % 150) * length}>>`.padEnd(length))}startxref\n9\n%%EOF`);
}

const CONTAINER = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>';

function book(chapter: string, { items = '<item id="c" href="c.xhtml"/>', spine = '<itemref idref="c"/>', more = {} as Readonly<Record<string, string>> } = {}): Uint8Array {
  const files = { 'META-INF/container.xml': CONTAINER, 'a.opf': `<package><manifest>${items}</manifest><spine>${spine}</spine></package>`, 'c.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><head><link rel="stylesheet" href="s.css"/></head><body>${chapter}</body></html>`, ...more };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { level: 1 });
}

/** A ZIP file whose entries all name the same packed bytes, each saying that it holds ten. */
function overlapping(count: number, unpackedBytes: number): Uint8Array {
  const bytes = deflateRawSync(new Uint8Array(unpackedBytes), { level: 9 });
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const entries = Array.from({ length: count }, (_, index) => {
    const name = `${index}.xhtml`;
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(10, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.write(name, 46);
    return entry;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length + bytes.length, 16);
  return Buffer.concat([local, bytes, directory, end]);
}

const page = (body: string): Uint8Array => strToU8(`<html lang="en"><body>${body}</body></html>`);

export const HOSTILE_FILES: Readonly<Record<string, HostileFile>> = {
  'trailers within one another': { edition: 'pdf', outcome: 'unreadable', make: () => latin1(`%PDF-1.7\n${'trailer<<'.repeat(30_000)}`) },
  'arrays that do not end': { edition: 'pdf', outcome: 'unreadable', make: () => latin1(`%PDF-1.7\n${times(20_000, (index) => `${index + 1} 0 obj[\n`)}`) },
  'streams that do not end': { edition: 'pdf', outcome: 'unreadable', make: () => latin1(`%PDF-1.7\n${times(100_000, (index) => `${index + 1} 0 obj<</L 1>>stream\n`)}`) },
  'streams with lengths into a comment': { edition: 'pdf', outcome: 'unreadable', make: () => latin1(`%PDF-1.7\n${times(20_000, (index) => `${index + 1} 0 obj<</Length 0>>stream\n%`)}${'%'.repeat(MEGABYTE)}`) },
  'a table of sixty million objects': { edition: 'pdf', outcome: 'unreadable', make: tableStream },
  'tables in a ring': { edition: 'pdf', outcome: 'unreadable', make: tablesInARing },
  'a hundred wide character maps': { edition: 'pdf', outcome: 'unreadable', make: () => withContent(times(100, (index) => `/F${index} 1 Tf (ab) Tj `), `<</Font<<${times(100, (index) => `/F${index} <</ToUnicode ${100 + index} 0 R>>`)}>>>>`, times(100, (index) => packed(100 + index, '', wideMap('0041'.repeat(20))))) },
  'a code that stands for a novel': { edition: 'pdf', outcome: 'unreadable', make: () => withContent(`/F 1 Tf (${'ab'.repeat(4 * MEGABYTE)}) Tj`, '<</Font<</F <</ToUnicode 100 0 R>>>>>>', packed(100, '', `beginbfchar <6162> <${'0041'.repeat(100_000)}> endbfchar`)) },
  'one text in the place of many': { edition: 'pdf', outcome: 'unreadable', make: () => withContent('/Span/P BDC EMC '.repeat(100_000), `<</Properties<</P<</ActualText(${'x'.repeat(MEGABYTE)})>>>>>>`) },
  'one text in the tags of many': { edition: 'pdf', outcome: 'unreadable', make: () => pdf(`9 0 obj(${'\xfe\xff' + 'x'.repeat(MEGABYTE)})endobj`, { tags: `[${'<</S/P/Alt 9 0 R>>'.repeat(20_000)}]` }) },
  'tags that share their children': { edition: 'pdf', outcome: 'unreadable', make: () => pdf(`9 0 obj[${'1 '.repeat(20_000)}]endobj`, { tags: `[${'<</S/P/K 9 0 R>>'.repeat(20_000)}]` }) },
  'tags that share their attributes': { edition: 'pdf', outcome: 'unreadable', make: () => pdf(`9 0 obj[${'<</a 1/b 2>>'.repeat(20_000)}]endobj`, { tags: `[${'<</S/P/A 9 0 R>>'.repeat(20_000)}]` }) },
  'tags in a ring': { edition: 'pdf', outcome: 'read', make: () => pdf('9 0 obj<</S/P/K[5 0 R 9 0 R]>>endobj 5 0 obj<</S/Document/K[9 0 R 5 0 R 9 0 R]>>endobj') },
  'tags that go deep': { edition: 'pdf', outcome: 'read', make: () => pdf(times(50_000, (index) => `${10 + index} 0 obj<</S/P/K ${11 + index} 0 R>>endobj\n`), { tags: '10 0 R' }) },
  'a role that stands for itself': { edition: 'pdf', outcome: 'read', make: () => pdf('3 0 obj<</K 5 0 R/RoleMap<</Document/X/X/Document>>>>endobj') },
  'pages that hold one another twice': { edition: 'pdf', outcome: 'read', make: () => pdf('9 0 obj[<</Kids 9 0 R>><</Kids 9 0 R>>]endobj', { pages: ' 9 0 R' }) },
  'pages that share their lists': { edition: 'pdf', outcome: 'unreadable', make: () => pdf(`9 0 obj[${'4 0 R '.repeat(20_000)}]endobj`, { pages: `[${'<</Kids 9 0 R>>'.repeat(20_000)}]` }) },
  'pages that share their content': { edition: 'pdf', outcome: 'unreadable', make: () => pdf(packed(50, '', ' '.repeat(MEGABYTE)), { pages: `[${'<</Contents 50 0 R>>'.repeat(5000)}]` }) },
  'a page of one content many times': { edition: 'pdf', outcome: 'unreadable', make: () => pdf(packed(50, '', ' '.repeat(MEGABYTE)), { page: `/Contents[${'50 0 R '.repeat(5000)}]` }) },
  'references in a ring': { edition: 'pdf', outcome: 'read', make: () => pdf('9 0 obj 10 0 R endobj 10 0 obj 9 0 R endobj', { page: '/Contents 9 0 R/Resources 10 0 R' }) },
  'object streams that stand in one another': { edition: 'pdf', outcome: 'read', make: () => pdf(packed(60, '/Type/ObjStm/N 2/First 10', '61 0 60 0 <<>>') + packed(61, '/Type/ObjStm/N 1/First 5/Extends 60 0 R', '60 0 <<>>'), { page: '/Contents 60 0 R' }) },
  'object streams in a ring of lengths': { edition: 'pdf', outcome: 'read', make: () => pdf('60 0 obj<</Length 61 0 R>>stream\nendstream endobj 61 0 obj<</Length 60 0 R>>stream\nendstream endobj', { page: '/Contents 60 0 R' }) },
  'lengths that lead on and on': { edition: 'pdf', outcome: 'unreadable', make: () => pdf(times(30_000, (index) => `${60 + index} 0 obj<</Length ${61 + index} 0 R>>stream\nendstream endobj\n`), { page: '/Contents 60 0 R' }) },
  'lists in lists': { edition: 'pdf', outcome: 'read', make: () => pdf(`9 0 obj${'['.repeat(MEGABYTE)}endobj`, { page: '/Resources 9 0 R' }) },
  'dictionaries in dictionaries': { edition: 'pdf', outcome: 'read', make: () => pdf(`9 0 obj${'<</a'.repeat(MEGABYTE / 4)}endobj`, { page: '/Resources 9 0 R' }) },
  'a content of empty dictionaries': { edition: 'pdf', outcome: 'unreadable', make: () => withContent(`[${'<<>>'.repeat(16 * MEGABYTE)}]`) },
  'a content of numbers': { edition: 'pdf', outcome: 'unreadable', make: () => withContent('1 '.repeat(60 * MEGABYTE)) },
  'a content of strings that do not end': { edition: 'pdf', outcome: 'read', make: () => withContent('('.repeat(8 * MEGABYTE)) },
  'a content that unpacks to a gigabyte': { edition: 'pdf', outcome: 'unreadable', make: () => withContent(' '.repeat(128 * MEGABYTE)) },
  'streams that unpack and break': { edition: 'pdf', outcome: 'unreadable', make: () => pdf(packed(50, '', ' '.repeat(30 * MEGABYTE)).replace(/.{8}\nendstream/s, 'xxxxxxxx\nendstream'), { page: `/Contents[${'50 0 R '.repeat(20)}]` }) },
  'a stream packed a hundred times': { edition: 'pdf', outcome: 'read', make: () => pdf(`50 0 obj<</Filter[${'/FlateDecode '.repeat(100)}]/Length 3>>stream\nabc\nendstream endobj`, { page: '/Contents 50 0 R' }) },
  'form XObjects that draw themselves': { edition: 'pdf', outcome: 'read', make: () => withContent('/X Do '.repeat(10_000), '<</XObject<</X 51 0 R>>>>', packed(51, '/Subtype/Form/Resources<</XObject<</X 51 0 R>>>>', '/X Do /X Do')) },
  'pictures in a content that do not end': { edition: 'pdf', outcome: 'read', make: () => withContent(`${'BI ID '.repeat(MEGABYTE)}${' E'.repeat(MEGABYTE)}`) },
  'a chapter five thousand times in the spine': { edition: 'epub', outcome: 'read', make: () => book('<p>word word</p>'.repeat(2000), { spine: '<itemref idref="c"/>'.repeat(5000) }) },
  'the same chapter under five thousand names': { edition: 'epub', outcome: 'unreadable', make: () => book('<p>word word</p>'.repeat(2000), { items: times(5000, (index) => `<item id="c${index}" href="${'x/../'.repeat(index)}c.xhtml#${index}"/>`).slice(0, 8 * MEGABYTE), spine: times(5000, (index) => `<itemref idref="c${index}"/>`) }) },
  'a chapter of elements': { edition: 'epub', outcome: 'unreadable', make: () => book('<b/>'.repeat(4 * MEGABYTE)) },
  'a chapter of attributes': { edition: 'epub', outcome: 'unreadable', make: () => book(`<p${times(MEGABYTE, (index) => ` a${index}=""`)}/>`) },
  'a chapter that goes deep': { edition: 'epub', outcome: 'unreadable', make: () => book('<div>'.repeat(100_000)) },
  'ends of elements that never began': { edition: 'epub', outcome: 'read', make: () => book(`${'<i>'.repeat(400)}${'</x>'.repeat(MEGABYTE)}`) },
  'entities within entities': { edition: 'epub', outcome: 'read', make: () => book('&a;', { more: { 'c.xhtml': `<!DOCTYPE html [<!ENTITY z "zzzzzzzzzz">${times(20, (index) => `<!ENTITY ${String.fromCharCode(97 + index)} "${`&${String.fromCharCode(98 + index)};`.repeat(10)}">`)}]><html><body><p>&a;</p></body></html>` } }) },
  'navigation that leads to itself': { edition: 'epub', outcome: 'read', make: () => book('<nav role="doc-toc"><ol><li><a href="c.xhtml">c</a></li></ol></nav>', { items: '<item id="c" properties="nav" href="c.xhtml"/>' }) },
  'a ZIP file that unpacks to gigabytes': { edition: 'epub', outcome: 'unreadable', make: () => overlapping(1, 256 * MEGABYTE) },
  'files that are the same bytes': { edition: 'epub', outcome: 'unreadable', make: () => overlapping(5000, 16 * MEGABYTE) },
  'a ZIP file of sixty thousand files': { edition: 'epub', outcome: 'unreadable', make: () => overlapping(60_000, 1) },
  'a style sheet of more rules': { edition: 'epub', outcome: 'unreadable', make: () => book('<p>a</p>'.repeat(10_000), { more: { 's.css': '.a { display: none }'.repeat(20_000) } }) },
  'a style sheet of rules': { edition: 'epub', outcome: 'read', make: () => book('<p>a</p>'.repeat(5000), { more: { 's.css': '.a .b .c { display: none }'.repeat(2000) } }) },
  'a name for each of many': { edition: 'html', outcome: 'read', make: () => page(`<p id="a">${'x '.repeat(5000)}</p>${'<section aria-labelledby="a">y</section>'.repeat(20_000)}`) },
  'elements of lines in one another': { edition: 'html', outcome: 'read', make: () => page(`${'<b>'.repeat(500)}${'<i>x</i>'.repeat(100_000)}`) },
  'sections that name one another': { edition: 'html', outcome: 'read', make: () => page(times(500, (index) => `<section id="s${index}" aria-labelledby="s${index + 1}">`) + 'x'.repeat(1000)) },
  'notes in notes': { edition: 'html', outcome: 'read', make: () => page('<aside role="doc-footnote">'.repeat(400) + '<p>x</p>'.repeat(50_000)) },
  'tables in tables': { edition: 'html', outcome: 'read', make: () => page('<table><tr><td>'.repeat(170)) },
  'cells over a thousand rows and columns': { edition: 'html', outcome: 'read', make: () => page(`<table>${'<tr><th scope="row" rowspan="1000">a</th><th scope="col" colspan="1000">b</th></tr>'.repeat(20_000)}</table>`) },
  'cells over a thousand columns': { edition: 'html', outcome: 'read', make: () => page(`<table><tr>${'<th scope="col" colspan="1000">a</th>'.repeat(2000)}</tr></table>`) },
};
