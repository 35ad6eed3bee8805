import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/index.js';
import type { Drawing } from '../../src/print/layout/fragment.js';
import { drawPdf } from '../../src/print/pdf/draw-pdf.js';
import type { PdfMetadata } from '../../src/print/print.js';
import { outlineOfTags, plainSpaces, readPdf, tagsOf, textOfTag } from '../support/pdf-reader.js';
import type { PdfReading } from '../support/pdf-reader.js';
import type { FixtureOptions } from '../support/print-fixture.js';
import { printFixture } from '../support/print-fixture.js';

const METADATA: PdfMetadata = {
  title: 'Idleb & <autres>', authors: ['A. Un', 'B. Deux'], subject: 'Sujet', keywords: ['paix', 'guerre'], publisher: 'Unité', rights: 'CC BY 4.0',
  language: 'fr', date: new Date('2020-02-27T12:30:00Z'), identifier: 'urn:example:1',
};

interface Drawn {
  readonly bytes: Uint8Array;
  readonly pdf: PdfReading;
  readonly diagnostics: readonly Diagnostic[];
}

async function draw(html: string, options: FixtureOptions & { readonly allow?: readonly string[] } = {}): Promise<Drawn> {
  const diagnostics: Diagnostic[] = [];
  const bytes = await drawPdf({ ...printFixture(html, options), metadata: METADATA, placeOf: () => null, report: (diagnostic) => diagnostics.push(diagnostic) });
  expect(diagnostics.map(({ code }) => code).filter((code) => !(options.allow ?? []).includes(code))).toEqual([]);
  return { bytes, pdf: await readPdf(bytes), diagnostics };
}

/** The tag tree below the document's root, without indentation to begin with. */
async function tags(html: string, options: FixtureOptions & { readonly allow?: readonly string[] } = {}): Promise<string> {
  return outlineOfTags((await draw(html, options)).pdf.tags);
}

describe('text', () => {
  const SOURCE = 'L’office officiel, différent et efficace\u00A0: AVATAR, To Wa, fjord, waffles\u00A0; 3,6\u00A0millions — « vingt-neuf » ₂ → ≥ n° 4.';

  test('reads back exactly as it was written, ligatures, kerning and no-break spaces included', async () => {
    const { pdf } = await draw(`<body><p>${SOURCE}</p></body>`);
    expect(textOfTag(pdf.tags)).toBe(SOURCE);
  });

  test('keeps the words apart where a line drops the space at its end', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `mot${index}`).join(' ');
    const { pdf } = await draw(`<body><p>${long}</p></body>`);
    expect(textOfTag(pdf.tags)).toBe(long);
  });

  test('keeps words apart where the space belongs to the next element', async () => {
    const words = Array.from({ length: 40 }, (_, index) => `<b>mot${index}</b>`).join(' ');
    const { pdf } = await draw(`<body><p>${words}</p></body>`);
    expect(textOfTag(pdf.tags)).toBe(Array.from({ length: 40 }, (_, index) => `mot${index}`).join(' '));
  });

  test('embeds every font, and no other', async () => {
    const { pdf } = await draw('<body><p>Texte</p></body>');
    expect(pdf.fonts).toHaveLength(1);
    expect(pdf.fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true);
    expect(pdf.fonts[0]?.name).toMatch(/^[A-Z]{6}\+Literata/);
  });
});

describe('tags', () => {
  test('follow the headings, sections and paragraphs of the document', async () => {
    expect(await tags('<body><article><h1>Titre</h1><section><h2>Partie</h2><p>Un <b>mot</b>.</p><div>Nu</div></section></article></body>')).toBe(
      ['Document', '  Art', '    H1', '      “Titre”', '    Sect', '      H2', '        “Partie”', '      P', '        “Un mot.”', '      P', '        “Nu”'].join('\n'),
    );
  });

  test('make one P of a paragraph that breaks over pages', async () => {
    const { pdf } = await draw(`<body><p>${'mot '.repeat(400)}</p></body>`);
    expect(pdf.pageCount).toBeGreaterThan(1);
    const paragraphs = tagsOf(pdf.tags, 'P');
    expect(paragraphs).toHaveLength(1);
    expect(paragraphs[0]?.pages).toEqual(Array.from({ length: pdf.pageCount }, (_, index) => index));
  });

  test('give list items their marks and bodies', async () => {
    expect(await tags('<body><ul><li>Un</li><li><p>Deux</p><ul><li>Dedans</li></ul></li></ul></body>')).toBe(
      [
        'Document', '  L', '    LI', '      Lbl', '        “•”', '      LBody', '        “Un”', '    LI', '      Lbl', '        “•”', '      LBody', '        P', '          “Deux”',
        '        L', '          LI', '            Lbl', '              “•”', '            LBody', '              “Dedans”',
      ].join('\n'),
    );
    const { pdf } = await draw('<body><ul><li>Un</li></ul></body>');
    expect(tagsOf(pdf.tags, 'L')[0]?.attributes).toMatchObject({ ListNumbering: 'Disc' });
  });

  test('make items of the terms and definitions of a list, grouped or not', async () => {
    const item = (term: string, ...bodies: readonly string[]): string[] => ['    LI', '      Lbl', `        “${term}”`, ...bodies.flatMap((body) => ['      LBody', `        “${body}”`])];
    expect(await tags('<body><dl><div><dt>a</dt><dd>1</dd></div><div><dt>b</dt><dd>2</dd></div></dl></body>')).toBe(['Document', '  L', ...item('a', '1'), ...item('b', '2')].join('\n'));
    expect(await tags('<body><dl><dt>a</dt><dd>1</dd><dd>2</dd><dt>b</dt><dd>3</dd></dl></body>')).toBe(['Document', '  L', ...item('a', '1', '2'), ...item('b', '3')].join('\n'));
  });

  test('keep a table whole: scopes, spans and empty cells; its head is read once though each page repeats it', async () => {
    const rows = Array.from({ length: 15 }, (_, index) => `<tr><th scope="row">Rang ${index}</th><td>${index === 2 ? '' : index}</td></tr>`).join('');
    const { pdf } = await draw(`<body><table><caption>Table</caption><thead><tr><th>Quoi</th><th>Combien</th></tr></thead><tbody>${rows}<tr><td colspan="2">Fin</td></tr></tbody></table></body>`);
    expect(pdf.pageCount).toBeGreaterThan(1);
    expect(pdf.pageTexts[1]).toContain('Combien');
    expect(textOfTag(pdf.tags).match(/Combien/g)).toHaveLength(1);
    const [table] = tagsOf(pdf.tags, 'Table');
    expect(table?.children.map((child) => (typeof child === 'object' && 'role' in child ? child.role : ''))).toEqual(['Caption', 'THead', 'TBody']);
    expect(tagsOf(pdf.tags, 'TH').map(({ attributes }) => attributes['Scope'])).toEqual(['Column', 'Column', ...Array.from({ length: 15 }, () => 'Row')]);
    expect(tagsOf(pdf.tags, 'TD').at(-1)?.attributes).toMatchObject({ ColSpan: 2 });
    expect(tagsOf(pdf.tags, 'TR').slice(1, -1).every((row) => row.children.length === 2)).toBe(true);
  });

  test('read a note after the paragraph that calls it, and lead to it', async () => {
    expect(await tags('<body><section><p>Avant<span class="fn" id="note-1">La note.</span> après.</p><p>Suite.</p></section></body>')).toBe(
      [
        'Document', '  Sect', '    P', '      “Avant”', '      Reference', '        Link', '          “1”', '          → #note-1', '      “après.”',
        '    Note', '      Lbl', '        Link', '          “1”', '          → #call-of-note-1', '      “La note.”', '    P', '      “Suite.”',
      ].join('\n'),
    );
    const { pdf } = await draw('<body><p>Avant<span class="fn" id="note-1">La note.</span>.</p></body>');
    expect(tagsOf(pdf.tags, 'Note')[0]?.id).toBe('note-1');
    expect(pdf.links[0]?.description).toBe('La note.');
  });

  test('name quotations, code, languages and abbreviations', async () => {
    expect(await tags('<body><figure class="quote"><blockquote lang="en"><p>We <q>said</q></p></blockquote><figcaption>Qui</figcaption></figure><p><code>x</code> <em lang="en">on</em> <em>non</em> <abbr title="Organisation">ONU</abbr></p></body>')).toBe(
      [
        'Document', '  Div', '    BlockQuote', '      P', '        “We”', '        Quote', '          “said”', '    Caption', '      “Qui”',
        '  P', '    Code', '      “x”', '    “”', '    Span', '      “on”', '    “non”', '    Span', '      “ONU”',
      ].join('\n'),
    );
    const { pdf } = await draw('<body lang="fr"><blockquote lang="en"><p>We</p></blockquote><p><abbr title="Organisation">ONU</abbr></p></body>');
    expect(tagsOf(pdf.tags, 'BlockQuote')[0]?.language).toBe('en');
    expect(tagsOf(pdf.tags, 'P').map(({ language }) => language)).toEqual([null, null]);
    expect(tagsOf(pdf.tags, 'Span')[0]?.expansion).toBe('Organisation');
  });

  test('make contents of a list of contents; the dots of a leader are one space', async () => {
    expect(await tags('<body><nav role="doc-toc"><h1>Dans ce dossier</h1><ol><li><a href="#a">Contexte<leader></leader>3</a></li></ol></nav><p id="a">Ici</p></body>')).toBe(
      ['Document', '  Sect', '    H1', '      “Dans ce dossier”', '    TOC', '      TOCI', '        Lbl', '          “•”', '        Reference', '          Link', '            “Contexte 3”', '            → #a', '  P', '    “Ici”'].join('\n'),
    );
  });

  test('leave out what is hidden or decoration', async () => {
    expect(await tags('<body><p aria-hidden="true">Caché</p><p>Montré <img id="i" alt=""></p></body>')).toBe(['Document', '  P', '    “Montré”'].join('\n'));
  });

  test('do not skip a level of headings, and say so', async () => {
    const { pdf, diagnostics } = await draw('<body><h1>Un</h1><h3>Trois</h3></body>', { allow: ['PDF-003'] });
    expect(tagsOf(pdf.tags, 'H2').map(textOfTag)).toEqual(['Trois']);
    expect(diagnostics.map(({ message }) => message)).toEqual(['The heading “Trois” is of level 3, but the heading before it is of level 1; the PDF gives it level 2']);
  });
});

describe('pictures', () => {
  const SHAPE: Drawing = {
    kind: 'vector',
    operations: [{ kind: 'path', path: 'M0 0h10v10z', matrix: [1, 0, 0, 1, 40, 60], fill: { red: 0, green: 0, blue: 0, alpha: 0.5 }, fillRule: 'nonzero', stroke: null }],
  };

  test('say what they show, and where they are', async () => {
    const { pdf } = await draw('<body><figure><figcaption>Figure 1</figcaption><svg id="s" role="img" aria-label="Une courbe"></svg></figure></body>', { drawings: new Map([['s', SHAPE]]) });
    const [figure] = tagsOf(pdf.tags, 'Figure');
    expect(figure?.alternative).toBe('Une courbe');
    expect(figure?.attributes['BBox']).toEqual([30, 304, 120, 364]);
    expect(tagsOf(pdf.tags, 'Caption').map(textOfTag)).toEqual(['Figure 1']);
  });

  test('without alternative text are reported', async () => {
    const { diagnostics } = await draw('<body><div><svg id="s"></svg></div></body>', { allow: ['PDF-002'] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['PDF-002']);
  });

  const damaged: readonly (readonly [string, Uint8Array])[] = [
    ['cut off', PNG_PIXEL().slice(0, 50)],
    ['damaged', PNG_PIXEL().map((byte, index) => (index > 45 && index < 52 ? 0xff : byte))],
    ['empty', new Uint8Array()],
    ['a JPEG in name only', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0])],
  ];
  test.each(damaged)('that are %s are reported, and the rest is drawn', async (_, bytes) => {
    const { pdf, diagnostics } = await draw('<body><p>Avec <img id="i" src="x.png" alt="point"> image</p></body>', { allow: ['PDF-001'], drawings: new Map([['i', { kind: 'image', bytes, mediaType: 'image/png' }]]) });
    expect(diagnostics.map(({ code }) => code)).toEqual(['PDF-001']);
    expect(plainSpaces(textOfTag(pdf.tags))).toBe('Avec image');
  });

  test('with transparency are drawn, and the file is the same each time', async () => {
    const options: FixtureOptions = { drawings: new Map([['i', { kind: 'image', bytes: PNG_PIXEL(), mediaType: 'image/png' }], ['j', { kind: 'image', bytes: PNG_PIXEL(), mediaType: 'image/png' }]]) };
    const html = '<body><p><img id="i" alt="un"><img id="j" alt="deux"></p></body>';
    const [first, second] = [await draw(html, options), await draw(html, options)];
    expect(Buffer.from(first.bytes).toString('latin1')).toContain('/SMask');
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });
});

/** One half-transparent pixel, as PNG. */
function PNG_PIXEL(): Uint8Array {
  return new Uint8Array(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
}

describe('links', () => {
  test('lead inside and out, and say where', async () => {
    const { pdf } = await draw('<body><p>Voir <a href="#là">la suite</a> et <a href="https://example.org/é?a=1&amp;b=2">ce site</a>.</p><h1 id="là">Contexte</h1></body>');
    expect(pdf.links).toEqual([
      { pageIndex: 0, destination: 'là', address: null, description: 'la suite (Contexte)' },
      { pageIndex: 0, destination: null, address: 'https://example.org/%C3%A9?a=1&b=2', description: 'ce site (https://example.org/é?a=1&b=2)' },
    ]);
    expect(pdf.destinations.get('là')).toBe(0);
  });

  test.each(['#nowhere', 'javascript:alert(1)', 'file:///etc/passwd', 'page.html', 'https://'])('to %s stand as text, with a warning', async (href) => {
    const { pdf, diagnostics } = await draw(`<body><p>Voir <a href="${href}">ici</a>.</p></body>`, { allow: ['PDF-004'] });
    expect(pdf.links).toEqual([]);
    expect(textOfTag(pdf.tags)).toBe('Voir ici.');
    expect(tagsOf(pdf.tags, 'Link')).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['PDF-004']);
  });

  test('to a PDF beside this one open it; only such a link leads there that says so', async () => {
    const { pdf, diagnostics } = await draw('<body><p><a href="full.pdf" type="application/pdf">All of it</a> <a href="other.pdf">Other</a> <a href="../up.pdf" type="application/pdf">Up</a></p></body>', { allow: ['PDF-004'] });
    expect(tagsOf(pdf.tags, 'Link').map(textOfTag)).toEqual(['All of it']);
    expect(diagnostics.map(({ message }) => message.slice(0, 26))).toEqual(['The link to “other.pdf” le', 'The link to “../up.pdf” le']);
  });

  test('over two lines have an area on each', async () => {
    const { pdf } = await draw(`<body><p>Voir <a href="https://example.org/">${'très '.repeat(20)}long</a></p></body>`);
    expect(pdf.links.length).toBeGreaterThan(1);
    expect(tagsOf(pdf.tags, 'Link')).toHaveLength(1);
  });
});

describe('the file', () => {
  const HTML = `<body><h1 id="a">Titre</h1><h2>Une</h2><p>${'mot '.repeat(300)}</p><h2>Deux</h2><p>Fin</p></body>`;

  test('is the same each time', async () => {
    const [first, second] = [await draw(HTML), await draw(HTML)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  test('holds the outline, with the pages it leads to', async () => {
    const { pdf } = await draw(HTML);
    expect(pdf.outline).toEqual([
      { depth: 0, title: 'Titre', pageIndex: 0 },
      { depth: 1, title: 'Une', pageIndex: 0 },
      { depth: 1, title: 'Deux', pageIndex: pdf.pageCount - 1 },
    ]);
  });

  test('holds the pages’ own labels', async () => {
    const { pdf } = await draw(HTML, { labels: (index) => (index === 0 ? 'i' : String(index)) });
    expect(pdf.labels).toEqual(Array.from({ length: pdf.pageCount }, (_, index) => (index === 0 ? 'i' : String(index))));
    expect(pdf.pageCount).toBeGreaterThan(1);
  });

  test('says the same in its information dictionary and its metadata', async () => {
    const { pdf } = await draw(HTML);
    expect(pdf.info).toMatchObject({ Title: 'Idleb & <autres>', Author: 'A. Un, B. Deux', Subject: 'Sujet', Keywords: 'paix, guerre', Creator: 'Sheaf', Producer: 'Sheaf', CreationDate: 'D:20200227123000Z' });
    for (const part of ['Idleb &amp; &lt;autres&gt;', '<rdf:li>A. Un, B. Deux</rdf:li>', '2020-02-27T12:30:00Z', '<pdfaid:part>2</pdfaid:part>', '<pdfaid:conformance>A</pdfaid:conformance>', '<pdfuaid:part>1</pdfuaid:part>']) expect(pdf.xmp).toContain(part);
    expect(pdf.language).toBe('fr');
  });

  test('has a title and a language that readers know, whatever it is given', async () => {
    const drawn = await drawPdf({ ...printFixture('<body><h1>Titre</h1></body>'), metadata: { ...METADATA, title: ' ', language: 'fr_FR' }, report: () => undefined });
    expect(await readPdf(drawn)).toMatchObject({ language: 'fr-FR', info: { Title: 'Titre' } });
    const bare = await drawPdf({ ...printFixture('<body><p>x</p></body>'), metadata: { ...METADATA, title: '', language: '?' }, report: () => undefined });
    expect(await readPdf(bare)).toMatchObject({ language: 'und', info: { Title: 'Untitled' } });
  });

  test('marks running heads and feet as artifacts', async () => {
    const { pdf } = await draw(HTML);
    expect(pdf.pageTexts[0]).toContain('foot 1');
    expect(textOfTag(pdf.tags)).not.toContain('foot');
  });
});
