import { EpubCheck } from '@likecoin/epubcheck-ts';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it, vi } from 'vitest';
import type { Asset } from '../../src/briefing/briefing.js';
import type { BriefingInput } from '../../src/briefing/schema.js';
import { writeIndexedPng } from '../../src/figures/canvas/indexed-png.js';
import { isTag } from '../../src/html/dom.js';
import { parseHtml } from '../../src/html/parse.js';
import { elementsOf, findAll, getAttribute, textContent } from '../../src/html/walk.js';
import { realBriefing } from '../unit/compose/compose-briefing.js';
import { type Ebook, makeEbook } from './make-ebook.js';

const minimal: BriefingInput = { title: 'Bare', language: 'en', date: '2026' };
const LONG = 'The reconstruction of inland waterway infrastructure and the interinstitutional arrangements for cross-border maintenance financing under the intergovernmental agreement of the cities!!';

const hostile: BriefingInput = {
  title: 'R&D <b>bold</b> "quoted" \'single\' 🚀 <% throw 1 %> {{y}} {% z %} \u0001',
  subtitle: '<%= process.exit() %> & <script>alert(1)</script>',
  language: 'en',
  date: '2026-03-14',
  publisher: 'A & B <c>',
  authors: [{ name: 'O\'Brien & "Sons" <x>' }],
  topics: ['a & b', '<i>', 'same'],
  places: ['"here"', 'same'],
  identifier: 'urn:x:"<&>\'',
  licence: '<%= 1 %> & co',
  handling: { marking: 'TLP:AMBER' },
  summary: { bottomLine: 'Bottom <% line %> & {{x}} 🚀', points: [{ label: 'A & B', text: 'See [l](http://example.org/?a=b&c=d) and ![p](http://example.org/p.png).' }] },
  background: [
    { id: '1-a-b', title: '<% ID & "odd" %>', text: 'A note[^1] and again.[^1] And @fig:bars.\n\n[^1]: With `<% code %>` [@s, p. 3].' },
    { id: 'x--y', title: '🚀', text: 'See @sec:1-a-b, @fig:t1 and another note.[^2]\n\n[^2]: Other.' },
  ],
  quotes: [{ id: 'q', frame: 'It is {1}.', fragments: [{ text: 'so' }], speakers: [{ name: '<S>' }] }],
  figures: [
    { id: 'bars', kind: 'chart', chart: 'bar', title: 'Bars & <bars>', alt: 'Two "bars" <&>', data: { columns: ['who', 'n'], rows: [['a', 1.5], ['b', 20]] }, encoding: { x: { field: 'n', kind: 'number' }, y: { field: 'who', kind: 'category' } } },
    { id: 't1', kind: 'table', title: 'T & <t>', data: { columns: ['a', 'b', 'c', 'd'], rows: [['<x>', '&', '"', null]] } },
  ],
  glossary: [{ id: 'g-1', term: '<t> & "q"', definition: 'x' }],
  sources: [{ id: 's', type: 'report', title: 'Log & <log>' }],
};

const rtl: BriefingInput = {
  title: 'إدلب: جيشان وجهاً لوجه',
  language: 'ar',
  date: '2020-02',
  summary: { bottomLine: 'قتلت الغارات جنودا.' },
  background: [{ id: 'one', title: 'خلفية', text: 'نص.[^1]\n\n[^1]: حاشية.' }],
};

const cases: readonly (readonly [name: string, input: BriefingInput])[] = [
  ['Idleb', realBriefing('idleb-fevrier-2020')],
  ['hostile text', hostile],
  ['right to left', rtl],
  ['nothing optional', minimal],
  ['a title of 180 characters', { ...minimal, title: LONG.slice(0, 180) }],
  ['a date before ZIP', { ...minimal, date: '1911' }],
];

/** Each book is made once. */
const made = new Map<string, Promise<Ebook>>();
function book(name: string): Promise<Ebook> {
  const input = cases.find(([known]) => known === name)?.[1];
  if (input === undefined) throw new Error(`no case ${name}`);
  const known = made.get(name) ?? makeEbook(input);
  made.set(name, known);
  return known;
}

function chapterPaths({ files }: Ebook): readonly string[] {
  return [...files.keys()].filter((path) => path.endsWith('.xhtml'));
}

function file({ files }: Ebook, path: string): string {
  return files.get(`OEBPS/${path}`) ?? '';
}

describe.each(cases.map(([name]) => name))('an e-book of %s', (name) => {
  it('is valid, without warnings', async () => {
    const { messages } = await EpubCheck.validate((await book(name)).bytes, { includeUsage: true });
    expect(messages.filter(({ severity }) => severity !== 'info').map(({ id, message, location }) => `${id} ${location?.path ?? ''} ${message}`)).toEqual([]);
  });

  it('has unique ids, and every link leads somewhere', async () => {
    const ebook = await book(name);
    const ids = new Map(chapterPaths(ebook).map((path) => [path, elementsOf(parseHtml(ebook.files.get(path) ?? '', { xml: true })).map((element) => getAttribute(element, 'id')).filter((id) => id !== null)]));
    for (const [path, own] of ids) expect([path, new Set(own).size]).toEqual([path, own.length]);
    for (const path of [...chapterPaths(ebook), 'OEBPS/toc.ncx']) {
      for (const element of elementsOf(parseHtml(ebook.files.get(path) ?? '', { xml: true }))) {
        const href = getAttribute(element, element.name === 'content' ? 'src' : 'href');
        if (href === null || /^(?:https?|mailto):/.test(href)) continue;
        const [target = '', id] = href.split('#');
        const full = target === '' ? path : `OEBPS/${target}`;
        expect(ebook.files.has(full), `${path} → ${href}`).toBe(true);
        if (id !== undefined) expect(ids.get(full), `${path} → ${href}`).toContain(id);
      }
    }
  });

  it('has the same bytes twice', async () => {
    const input = cases.find(([known]) => known === name)?.[1] ?? minimal;
    expect(Buffer.compare(Buffer.from((await book(name)).bytes), Buffer.from((await makeEbook(input)).bytes))).toBe(0);
  });

  it('suits old readers: no var(), calc(), q, details, script or narrow no-break space', async () => {
    const ebook = await book(name);
    for (const path of [...chapterPaths(ebook), 'OEBPS/style.css']) {
      expect(ebook.files.get(path), path).not.toMatch(/var\(|calc\(|<q[ >]|<details|<script|\u202f/);
    }
  });
});

describe('notes', () => {
  it('are asides at the end of the chapter that calls them, with a way back', async () => {
    const background = parseHtml(file(await book('Idleb'), 'background.xhtml'), { xml: true });
    const calls = findAll(background, (element) => getAttribute(element, 'epub:type') === 'noteref');
    const notes = findAll(background, (element) => element.name === 'aside' && getAttribute(element, 'epub:type') === 'footnote');
    expect(calls.length).toBeGreaterThan(5);
    expect(notes.map((note) => `#${getAttribute(note, 'id') ?? ''}`)).toEqual(calls.map((call) => getAttribute(call, 'href')));
    const backs = notes.map((note) => note.children.find(isTag)).map((back) => (back === undefined ? null : getAttribute(back, 'href')));
    expect(backs).toEqual(calls.map((call) => `#${getAttribute(call, 'id') ?? ''}`));
  });
});

describe('charts', () => {
  it('are drawings on paper of their own, with their data one link away', async () => {
    const ebook = await book('Idleb');
    const figures = parseHtml(file(ebook, 'figures.xhtml'), { xml: true });
    const charts = findAll(figures, (element) => element.name === 'svg');
    // Two figures, each for pages and for phones.
    expect(charts).toHaveLength(4);
    for (const chart of charts) {
      const [title, description, paper] = chart.children.filter(isTag);
      expect([title?.name, description?.name]).toEqual(['title', 'desc']);
      expect(getAttribute(chart, 'aria-labelledby')).toBe(description?.attribs['id']);
      expect(description === undefined ? '' : textContent(description)).not.toBe('');
      expect(paper?.attribs['fill']).toBe('#ffffff');
    }
    expect(file(ebook, 'figures.xhtml')).toContain('href="data-tues.xhtml#data-tues"');
    expect(file(ebook, 'data-tues.xhtml')).toContain('plus tôt en février');
    expect(file(ebook, 'content.opf')).toMatch(/<itemref idref="part-\d+" linear="no"\/>/);
  });
});

describe('printed pages', () => {
  it('are marked and listed in order', async () => {
    const ebook = await makeEbook({ ...minimal, background: [{ id: 'a', title: 'A', text: 'One two three.\n\nFour five six.' }] }, { pages: [{ label: '1', key: '1', offset: 0 }, { label: '2', key: '7', offset: 3 }, { label: 'iv', key: '99999', offset: 0 }] });
    const nav = file(ebook, 'toc.xhtml');
    const listed = [...nav.slice(nav.indexOf('page-list')).matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].map(([, href, label]) => `${label ?? ''} ${href ?? ''}`);
    expect(listed[0]).toBe('1 title.xhtml#page-1');
    expect(listed[1]).toMatch(/^2 .*#page-2$/);
    expect(listed).toHaveLength(2);
    expect(file(ebook, 'toc.ncx')).toContain('<meta name="dtb:maxPageNumber" content="2"/>');
    expect(file(ebook, 'content.opf')).toContain('<meta property="pageBreakSource">test.pdf</meta>');
    const { messages } = await EpubCheck.validate(ebook.bytes);
    expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('the archive', () => {
  it('begins with the media type, stored, and names no folders (OCF 3.3, 4.3)', async () => {
    const { bytes, files } = await book('nothing optional');
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const text = (from: number, length: number): string => new TextDecoder('latin1').decode(bytes.subarray(from, from + length));
    const [method, nameLength, extraLength] = [view.getUint16(8, true), view.getUint16(26, true), view.getUint16(28, true)];
    expect([text(0, 2), method, text(30, nameLength), extraLength, text(30 + nameLength, 20)]).toEqual(['PK', 0, 'mimetype', 0, 'application/epub+zip']);
    expect([...files.keys()].filter((path) => path.endsWith('/'))).toEqual([]);
  });
  it('has no file over 260 KB, though a part is longer, and its links, notes and contents follow', async () => {
    const text = Array.from({ length: 120 }, (_, index) => `${'The river fell by a hand between two readings. '.repeat(60)} Reading ${index}.[^${index}] See @sec:last.`).join('\n\n');
    const notes = Array.from({ length: 120 }, (_, index) => `[^${index}]: Note ${index}.`).join('\n\n');
    const ebook = await makeEbook({ ...minimal, background: [{ id: 'first', title: 'First', text: `${text}\n\n${notes}` }, { id: 'last', title: 'Last', text: 'See @sec:first.' }] });
    for (const [path, content] of ebook.files) expect(Buffer.byteLength(content), path).toBeLessThan(260_000);
    const parts = chapterPaths(ebook).filter((path) => /background/.test(path));
    expect(parts).toEqual(['OEBPS/background.xhtml', 'OEBPS/background-2.xhtml']);
    expect(file(ebook, 'background.xhtml')).toContain('href="background-2.xhtml#sec-last"');
    expect(file(ebook, 'background-2.xhtml')).toContain('<title>Background (2)</title>');
    expect(file(ebook, 'toc.xhtml')).toMatch(/href="background\.xhtml#sec-first".*\n.*href="background-2\.xhtml#sec-last"/);
    for (const part of parts) {
      const page = ebook.files.get(part) ?? '';
      for (const [, id] of page.matchAll(/href="#(note-\d+)"/g)) expect(page).toContain(`id="${id ?? ''}"`);
    }
    const { messages } = await EpubCheck.validate(ebook.bytes);
    expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('navigation', () => {
  it('lists figures and tables apart, in the contents and in the NCX, and every level of headings', async () => {
    const ebook = await book('hostile text');
    const nav = parseHtml(file(ebook, 'toc.xhtml'), { xml: true });
    const hrefs = (type: string): readonly string[] => findAll(nav, (element) => element.name === 'nav' && getAttribute(element, 'epub:type') === type).flatMap((list) => findAll(list, ({ name }) => name === 'a').map((link) => getAttribute(link, 'href') ?? ''));
    expect(hrefs('loi')).toEqual(['figures.xhtml#fig-bars']);
    expect(hrefs('lot')).toEqual(['figures.xhtml#fig-t1']);
    expect(hrefs('toc')).toEqual(expect.arrayContaining(['background.xhtml#sec-1-a-b', 'background.xhtml#sec-x--y', 'imprint.xhtml']));
    const ncx = file(ebook, 'toc.ncx');
    for (const type of ['loi', 'lot']) expect(ncx).toContain(`<navList class="${type}">`);
    expect(ncx).toContain('<meta name="dtb:depth" content="2"/>');
  });

  it('numbers the NCX in one running order', async () => {
    const orders = [...file(await book('Idleb'), 'toc.ncx').matchAll(/playOrder="(\d+)"/g)].map(([, order]) => Number(order));
    expect(orders).toEqual(orders.map((_order, index) => index + 1));
  });
});

describe('a language whose words Sheaf lacks', () => {
  it('marks the English words that stand in, in the contents and the imprint too', async () => {
    const ebook = await makeEbook({ ...minimal, title: 'A folyó', language: 'hu' });
    expect(file(ebook, 'toc.xhtml')).toMatch(/<h1 id="toc-title" lang="en" xml:lang="en">Contents<\/h1>/);
    expect(file(ebook, 'toc.xhtml')).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<!DOCTYPE html>\n<html /);
    expect(file(ebook, 'imprint.xhtml')).toContain('lang="en" xml:lang="en">About this document</h1>');
    expect(file(ebook, 'content.opf')).not.toContain('<dc:language>en');
    const { messages } = await EpubCheck.validate(ebook.bytes);
    expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('metadata', () => {
  it('says who made it and how, its place in a series, the languages it quotes, and who vouches for its accessibility', async () => {
    const ebook = await makeEbook({
      ...minimal, authors: [{ name: 'A. Writer' }, { name: 'B. Reader', role: 'editor' }], series: { title: 'Notes', number: '14' }, revisions: [{ version: '2', date: '2026-04-02', changes: 'x' }],
      quotes: [{ id: 'q', text: 'Der Fluss', language: 'de', translation: 'The river', translatedBy: 'C. Voice', speakers: [{ name: 'S' }] }],
    });
    const opf = file(ebook, 'content.opf');
    expect(opf).toMatch(/<dc:creator id="person-1">A\. Writer<\/dc:creator>\n<meta refines="#person-1" property="role" scheme="marc:relators">aut</);
    expect(opf).toMatch(/<dc:contributor id="person-2">B\. Reader<\/dc:contributor>\n<meta refines="#person-2" property="role" scheme="marc:relators">edt</);
    expect(opf).toMatch(/<dc:contributor id="person-3">C\. Voice<.*\n.*>trl</);
    expect([...opf.matchAll(/<dc:language>(.+?)</g)].map(([, tag]) => tag)).toEqual(['en', 'de']);
    expect(opf).toContain('<meta refines="#series" property="group-position">14</meta>');
    expect(opf).toContain('<meta property="dcterms:modified">2026-04-02T00:00:00Z</meta>');
    expect(opf).toContain('<meta property="dcterms:conformsTo" id="conformance">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>');
    expect(opf).toContain('property="a11y:certifiedBy" id="certifier">Sheaf (automated checks)<');
    expect(opf).toContain('checked by programs, not by people');
    const { messages } = await EpubCheck.validate(ebook.bytes);
    expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('claims of accessibility only what there is', async () => {
    const bare = file(await book('nothing optional'), 'content.opf');
    expect(bare).not.toMatch(/longDescription|alternativeText|visual|pageNavigation|pageBreakSource/);
    expect(bare).not.toContain('dc:rights');
    const whole = file(await book('Idleb'), 'content.opf');
    expect(whole).toMatch(/longDescription/);
    expect(whole).toContain('Les notes sont liées au texte');
    expect(whole).not.toContain('édition imprimée');
  });
  it('keeps signs as they are written', async () => {
    const opf = parseHtml(file(await book('hostile text'), 'content.opf'), { xml: true });
    const title = findAll(opf, (element) => element.name === 'dc:title')[0];
    expect(title === undefined ? '' : textContent(title)).toMatch(/^R&D <b>bold<\/b> “quoted” .*🚀\s<%\sthrow\s1\s%>\s\{\{y\}\}\s\{%\sz\s%\}\s?$/u);
    expect(file(await book('hostile text'), 'background.xhtml')).toContain('TLP:AMBER · ');
  });
});

describe('pictures', () => {
  it('of each kind are packed as they are, and listed', async () => {
    const pixel = await writeIndexedPng({ width: 1, height: 1, rgba: Uint8Array.of(14, 63, 75, 255) });
    const photo = await createCanvas(8, 8).encode('jpeg');
    const drawing = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10"/></svg>');
    const asset = (path: string, mediaType: Asset['mediaType'], bytes: Uint8Array): [string, Asset] => [path, { path, mediaType, bytes, width: 8, height: 8 }];
    const figure = (id: string, file: string) => ({ id, kind: 'image' as const, file, alt: `A “${id}” & more`, title: `Title of ${id}` });
    const ebook = await makeEbook(
      { ...minimal, figures: [figure('one', 'a.png'), figure('two', 'b.jpg'), figure('three', 'c.svg')] },
      { assets: new Map([asset('a.png', 'image/png', pixel), asset('b.jpg', 'image/jpeg', photo), asset('c.svg', 'image/svg+xml', drawing)]) },
    );
    const opf = file(ebook, 'content.opf');
    for (const type of ['image/png', 'image/jpeg', 'image/svg+xml']) expect(opf).toContain(`media-type="${type}"`);
    expect(opf).toContain('>visual<');
    const sources = [...file(ebook, 'figures.xhtml').matchAll(/<img[^>]* src="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources).toHaveLength(3);
    for (const source of sources) expect(ebook.files.has(`OEBPS/${source}`)).toBe(true);
    const { messages } = await EpubCheck.validate(ebook.bytes);
    expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('content', () => {
  it('is never fetched', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch');
    const { files } = await makeEbook({ ...minimal, background: [{ id: 'a', title: 'A', text: '![x](http://example.org/x.png) ![y](file:///etc/passwd) <img src="http://example.org/z.png">' }] });
    expect(fetching).not.toHaveBeenCalled();
    fetching.mockRestore();
    for (const [path, text] of files) if (path.endsWith('.xhtml')) expect(text, path).not.toMatch(/<[^<>]*src="(?:http|file)/);
  });
});
