/** Text taken out of the PDF is the text of the source, whatever its script, its glyphs and its direction. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseHtml } from '../../src/html/parse.js';
import { print } from '../../src/print/index.js';
import type { AssetResolver } from '../../src/print/print.js';
import { plainSpaces, readTags, tagsOf, textOfTag } from '../support/pdf-reader.js';

const require = createRequire(import.meta.url);
const assets = new Map<string, { bytes: Uint8Array; mediaType: string }>();
const resolve: AssetResolver = (url) => {
  const asset = assets.get(url) ?? { bytes: new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/${url}`))), mediaType: 'font/ttf' };
  assets.set(url, asset);
  return asset;
};

const CSS = `
@font-face { font-family: Literata; src: url(literata/400Regular/Literata_400Regular.ttf) }
@font-face { font-family: Sans; src: url(source-sans-3/400Regular/SourceSans3_400Regular.ttf) }
@font-face { font-family: Naskh; src: url(noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf) }
@font-face { font-family: Frank; src: url(frank-ruhl-libre/400Regular/FrankRuhlLibre_400Regular.ttf) }
@page { size: 90mm 120mm; margin: 10mm }
html { font: 11pt/18pt Literata; hyphens: auto }
.caps { font-variant-caps: small-caps } .made { font: 11pt/18pt Frank; font-variant-caps: all-small-caps } .sup { font-variant-position: super }`;

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The text of each paragraph, hyphens of the line breaks left out. */
async function extract(body: string): Promise<readonly string[]> {
  const { pdf } = await print({
    document: parseHtml(`<html lang="en"><body>${body}</body></html>`), styleSheets: [{ text: CSS, file: 'test.css' }], resolve, placeOf: () => null, draw: true,
    metadata: { title: 'x', authors: [], subject: null, keywords: [], publisher: null, rights: null, language: 'en', date: new Date(0), identifier: null },
  });
  return tagsOf(readTags(pdf ?? new Uint8Array()), 'P').map((tag) => textOfTag(tag).replaceAll('\u00ad', ''));
}

test.each([
  ['ligatures', '<p>Office, ﬁne, waffle</p>', 'Office, ﬁne, waffle'],
  ['small capitals of the font', '<p class="caps">Ministers of State</p>', 'Ministers of State'],
  ['small capitals that are made', '<p class="made">Straße İi &#x149;</p>', 'Straße İi \u0149'],
  ['superiors', '<p>CO<span class="sup">2</span> and 1<span class="sup">er</span></p>', 'CO2 and 1er'],
  ['marks on letters', '<p>e&#x30a; x&#x304; q&#x308; Ӓ</p>', 'e\u030a x\u0304 q\u0308 Ӓ'],
  ['spaces and hyphens of all kinds', '<p>948&#x202f;000&nbsp;€, S&#x2011;400, a&#x2009;b</p>', '948\u202f000\u00a0€, S\u2011400, a\u2009b'],
  ['missing and private characters', '<p>a&#x1f469;&#x200d;&#x1f4bb;b 中文 &#xe000;</p>', 'a\u{1f469}\u200d\u{1f4bb}b 中文 \ue000'],
  ['Arabic with its vowels', '<p dir="rtl" lang="ar">مُحَمَّد قال: «لا إلهَ» (سنة 2020).</p>', 'مُحَمَّد قال: «لا إلهَ» (سنة 2020).'],
  ['Hebrew with its points', '<p dir="rtl" lang="he">בְּרֵאשִׁית בָּרָא אֱלֹהִים (שלום) 12-14.</p>', 'בְּרֵאשִׁית בָּרָא אֱלֹהִים (שלום) 12-14.'],
  ['Arabic and Hebrew in Latin text', '<p>Mixed مرحبا بكم world שלום 12 end.</p>', 'Mixed مرحبا بكم world שלום 12 end.'],
  ['mirrored brackets', '<p dir="rtl">א (ב [ג] {ד}) &lt;ה&gt;</p>', 'א (ב [ג] {ד}) <ה>'],
  ['a line break after the call of a note', '<p>one<span style="float: footnote">note</span> <br> two</p>', 'one1 two'],
  ['a separator of lines', '<p>one&#x2028;two</p>', 'one two'],
  ['overridden direction', '<p>a<bdo dir="rtl">bcd</bdo>e</p>', 'abcde'],
])('%s', async (_, body, expected) => {
  expect(await extract(body)).toEqual([expected]);
});

test('boxes in lines from right to left are read in the order of the document', async () => {
  const [text] = await extract('<p dir="rtl">one <span style="display: inline-block">two three</span> four five <b style="display: inline-block">six</b> seven</p>');
  expect(plainSpaces(text ?? '')).toBe('one two three four five six seven');
  const [second] = await extract('<p dir="rtl">one<br><span style="display: inline-block">two</span> three</p>');
  expect(plainSpaces(second ?? '')).toBe('one two three');
});

test('any text', async () => {
  const words = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'aefilostzÉéœßşĞıİ'), minLength: 1, maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...'αβγςΆΰЖийЂґ'), minLength: 1, maxLength: 5 }),
    fc.string({ unit: fc.constantFrom(...['ب', 'بِ', 'لا', 'م', 'حَ', 'مَّ', 'ة', 'إ', 'ن', '٣', '،']), minLength: 1, maxLength: 5 }),
    fc.string({ unit: fc.constantFrom(...['א', 'בְּ', 'שׁ', 'לֹ', 'ם', 'ָר', '־']), minLength: 1, maxLength: 5 }),
    fc.string({ unit: fc.constantFrom(...'0123456789.,-()[]«»“”!?%:/'), minLength: 1, maxLength: 5 }),
    fc.constantFrom('👩\u200d💻', '🇫🇷', '\u2011', 'e\u0301', '中', 'ffi', '→'),
  );
  const paragraph = fc.record({ words: fc.array(words, { minLength: 1, maxLength: 12 }), isRightToLeft: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(paragraph, { minLength: 30, maxLength: 30 }), async (paragraphs) => {
    const texts = paragraphs.map((one) => one.words.join(' '));
    const body = paragraphs.map(({ isRightToLeft }, index) => `<p${isRightToLeft ? ' dir="rtl"' : ''}>${escape(texts[index] ?? '')}</p>`).join('');
    expect(await extract(body)).toEqual(texts);
  }), { numRuns: 3 });
}, 30_000);
