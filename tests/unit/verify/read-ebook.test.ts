import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readEbook } from '../../../src/verify/read-ebook.js';
import { Unreadable } from '../../../src/verify/unreadable.js';
import { writeHeard } from '../../../src/verify/write-heard.js';

const CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>';
const OPF = `<package><metadata><dc:title>The <b>book</b></dc:title><dc:language>en</dc:language></metadata>
  <manifest><item id="b" href="text/two.xhtml"/><item id="a" href="one%20a.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`;
const page = (title: string, body: string): string => `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="fr"><head><title>${title}</title><link rel="stylesheet" href="../s.css"/></head><body>${body}</body></html>`;

function book(files: Readonly<Record<string, string>> = {}): Uint8Array {
  const all: Readonly<Record<string, string>> = {
    'META-INF/container.xml': CONTAINER, 'OEBPS/content.opf': OPF, 'OEBPS/s.css': '.x { display: none }',
    'OEBPS/one a.xhtml': page('One', '<p lang="en">a <a href="text/two.xhtml#b">b</a></p>'), 'OEBPS/text/two.xhtml': page('Two', '<h1>B</h1><p class="x">hidden</p>'), ...files,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)])));
}

describe('an e-book', () => {
  it('is heard in the order of its spine, places without their files', () => {
    expect(writeHeard(readEbook(book()))).toBe('title: The book\nlanguage: en\n\ndocument one a.xhtml “One”\nparagraph: a {link #b: b}\ndocument two.xhtml “Two”\nheading 1 [fr]: B\n');
  });

  it.each<readonly [string, Uint8Array, RegExp]>([
    ['no ZIP file', strToU8('hello'), /not a ZIP file/],
    ['cut short', book().slice(0, 400), /not a ZIP file/],
    ['no package document', zipSync({ 'META-INF/container.xml': strToU8('<container/>') }), /no package document/],
    ['a document that is not there', book({ 'OEBPS/content.opf': OPF.replace('text/two', 'text/%zz') }), /%zz\.xhtml is missing/],
    ['a document outside of the book', book({ 'OEBPS/content.opf': OPF.replace('text/two.xhtml', '../../../etc/passwd') }), /is missing/],
  ])('%s: a sentence', (_name, bytes, says) => {
    expect(() => readEbook(bytes)).toThrow(Unreadable);
    expect(() => readEbook(bytes)).toThrow(says);
  });

  it('that unpacks to more than a book can hold is refused before it is unpacked', () => {
    const bomb = zipSync({ 'a.xhtml': [new Uint8Array(33 * 1024 * 1024), { level: 1 }], 'b.xhtml': [new Uint8Array(33 * 1024 * 1024), { level: 1 }] });
    expect(() => readEbook(bomb)).toThrow(/more than a book/);
  });
});
