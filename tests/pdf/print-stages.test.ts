import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/index.js';
import { parseHtml } from '../../src/html/parse.js';
import { generateBoxes } from '../../src/print/boxes/generate-boxes.js';
import { createStyleEngine } from '../../src/print/css/create-style-engine.js';
import { layout } from '../../src/print/layout/layout.js';
import { drawSvg } from '../../src/print/layout/svg.js';
import { drawPdf } from '../../src/print/pdf/draw-pdf.js';
import { loadFonts } from '../../src/print/text/fonts.js';
import { createTextStage } from '../../src/print/text/text-stage.js';
import { outlineOfTags, plainSpaces, readPdf, tagsOf, textOfTag } from '../support/pdf-reader.js';
import type { PdfReading } from '../support/pdf-reader.js';

const require = createRequire(import.meta.url);

const CSS = `
@font-face { font-family: Literata; src: url(literata/400Regular/Literata_400Regular.ttf) }
@font-face { font-family: Sans; src: url(source-sans-3/400Regular/SourceSans3_400Regular.ttf) }
@page { size: 120mm 150mm; margin: 20mm 15mm; @bottom-center { content: counter(page); font: 9pt Sans } }
html { font: 11pt/16pt Literata; hyphens: auto }
h1 { bookmark-level: 1; bookmark-label: content() }
.fn { float: footnote }
nav a::after { content: leader('.') target-counter(attr(href), page) }
thead { display: table-header-group }
svg { display: block; width: 60mm; height: 20mm }`;

async function printStages(body: string): Promise<PdfReading> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const placeOf = (): null => null;
  const resolve = (url: string) => ({ bytes: new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/${url}`))), mediaType: 'font/ttf' });
  const document = parseHtml(`<html lang="fr"><body>${body}</body></html>`);
  const { value: styles } = createStyleEngine({ sheets: [{ text: CSS, file: 'test.css' }], document });
  const { value: tree } = generateBoxes({ document, styles, resolve, placeOf });
  const { value: fonts } = await loadFonts({ faces: styles.fontFaces, resolve });
  const text = createTextStage({ fonts, report, placeOf });
  const pages = layout({ tree, styles, text, placeOf, report, drawSvg: (root, widthPt, heightPt, style) => drawSvg(root, widthPt, heightPt, { text, style, styles, report, placeOf }) });
  const metadata = { title: 'Essai', authors: [], subject: null, keywords: [], publisher: null, rights: null, language: 'fr', date: new Date(0), identifier: null };
  const bytes = await drawPdf({ document: pages, tree, metadata, placeOf, report });
  expect(diagnostics).toEqual([]);
  return readPdf(bytes);
}

test('hyphenated text over several pages reads back as it was written', async () => {
  const source = 'Une première offensive officielle, différente et efficace, nécessite évidemment des développements internationaux particulièrement extraordinaires. AVATAR, To Wa. '.repeat(20).trim();
  const pdf = await printStages(`<p>${source}</p>`);
  expect(pdf.pageCount).toBeGreaterThan(1);
  expect(textOfTag(pdf.tags)).toContain('\u00AD');
  expect(plainSpaces(textOfTag(pdf.tags))).toBe(source);
  expect(tagsOf(pdf.tags, 'P')).toHaveLength(1);
});

test('notes, contents, lists and drawings keep their places in the tag tree', async () => {
  const pdf = await printStages(`<article><h1>Titre</h1><nav role="doc-toc"><ol><li><a href="#suite">Suite</a></li></ol></nav>
    <p id="suite">Un mot<span class="fn" id="note-1">La note.</span> encore.</p><ul><li>Point</li></ul>
    <svg viewBox="0 0 170 57" role="img" aria-label="Une courbe"><path d="M0 50L170 0" stroke="#0e5563"/><text x="170" y="40" text-anchor="end" font-size="9.5">CO₂ 415</text></svg></article>`);
  expect(outlineOfTags(pdf.tags)).toBe(
    [
      'Document', '  Art', '    H1', '      “Titre”', '    Sect', '      TOC', '        TOCI', '          Lbl', '            “1.”', '          Reference', '            Link', '              “Suite 1”', '              → #suite',
      '    P', '      “Un mot”', '      Reference', '        Link', '          “1”', '          → #note-1', '      “encore.”', '    Note', '      Lbl', '        Link', '          “1.”', '          → #call-of-note-1', '      “La note.”',
      '    L', '      LI', '        Lbl', '          “•”', '        LBody', '          “Point”', '    Figure', '      “CO₂ 415”',
    ].join('\n'),
  );
});

test('a table that breaks over pages has its head once', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => `<tr><th scope="row">Rang ${index}</th><td>${index}</td></tr>`).join('');
  const pdf = await printStages(`<table><thead><tr><th>Quoi</th><th>Combien</th></tr></thead><tbody>${rows}</tbody></table>`);
  expect(pdf.pageTexts.filter((page) => page.includes('Combien')).length).toBe(pdf.pageCount);
  expect(textOfTag(pdf.tags).match(/Combien/g)).toHaveLength(1);
  expect(tagsOf(pdf.tags, 'TR')).toHaveLength(41);
});

test('a space parts what stands on lines or in boxes of its own within one node', async () => {
  const pdf = await printStages(`<figure><figcaption><b style="display: block">Figure 1</b><span style="display: block">Un trait</span></figcaption></figure>
    <p><span style="display: inline-block; width: 6mm">3</span>Contexte<br>suite</p><p>Un mot<span class="fn">2,40 divisé</span>.</p>`);
  const text = plainSpaces(textOfTag(pdf.tags));
  for (const words of ['Figure 1 Un trait', '3 Contexte suite', '1. 2,40 divisé', 'Un mot']) expect(text.replace(/\s+/g, ' ')).toContain(words);
});
