/** Random documents: whatever they hold, nothing is lost, shown twice, out of its page, or over something else. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseHtml } from '../../src/html/parse.js';
import { drawPdf } from '../../src/print/pdf/draw-pdf.js';
import { readTags } from '../support/pdf-reader.js';
import { wordsOfSource, wordsOfTags } from './document-words.js';
import { faultsOf } from './page-rules.js';
import { randomDocumentOf } from './random-document.js';
import { realFonts, setReal } from './real-stages.js';

/** More of them for the patient: `RANDOM_DOCUMENTS=20000 RANDOM_BLOCKS=7 RANDOM_SEED=7 npx vitest run tests/layout/random-documents.test.ts`. */
const RUNS = Number(process.env['RANDOM_DOCUMENTS'] ?? 100);
/** Blocks at the top level. */
const BLOCKS = Number(process.env['RANDOM_BLOCKS'] ?? 1);
/** How many are drawn and read back. */
const DRAWN = Number(process.env['RANDOM_DRAWN'] ?? 24);
const SEED = Number(process.env['RANDOM_SEED'] ?? 20200227);

const METADATA = { title: 'Random', authors: [], subject: null, keywords: [], publisher: null, rights: null, language: 'en', date: new Date(0), identifier: null };

const fonts = await realFonts();

it('holds on to what must hold of every page in random documents', { timeout: 0 }, () => {
  fc.assert(
    fc.property(randomDocumentOf(BLOCKS), ({ sheet, html }) => {
      expect(faultsOf(setReal(sheet, html, fonts))).toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

it.each(['Narrow', 'Literata'])('has every word of random documents in the PDF once and in order, in %s', { timeout: 0 }, async (family) => {
  await fc.assert(
    fc.asyncProperty(randomDocumentOf(BLOCKS), async ({ sheet, html }) => {
      // What is hidden has no place in a PDF's text.
      const shown = html.replaceAll('visibility: hidden', '');
      const { laid, tree } = setReal(sheet.replaceAll('Narrow', family), shown.replaceAll('Narrow', family), fonts);
      const bytes = await drawPdf({ document: laid, tree, metadata: METADATA, report: () => undefined });
      expect(wordsOfTags(readTags(bytes))).toEqual(wordsOfSource(parseHtml(shown)));
    }),
    { numRuns: DRAWN / 2, seed: SEED },
  );
});
