/** Sets what the engine's own tests are made of as PDF files for the validators: the suite's cases, random documents, CommonMark's examples. */

import { tests as examples } from 'commonmark-spec';
import fc from 'fast-check';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseHtml, print } from '../../src/print/index.js';
import { FONT_FACES, realAssets } from '../layout/real-stages.js';
import { randomDocumentOf } from '../layout/random-document.js';
import { parseCases } from '../suite/parse-cases.js';
import { BASE_SHEET, suiteAssets } from '../suite/set-case.js';

type Documents = Iterable<{ readonly name: string; readonly html: string; readonly sheet: string; readonly resolve: typeof suiteAssets }>;

/** Random documents of one seed: as many as find what others did not. */
const RANDOM = 40;
const SEED = 20200227;
const A5 = '@page { size: A5; margin: 12mm } html { font: 9pt/12pt Literata } pre, code { font-family: Literata } pre { white-space: pre-wrap } img { width: 4mm; height: 4mm }';

/**
 * Writes a PDF for each document into a folder, which is made.
 *
 * @param suite the folder of the suite
 * @returns what could not be set; empty if all could
 */
export async function setEngineDocuments(out: string, suite: string): Promise<readonly string[]> {
  mkdirSync(out, { recursive: true });
  const faults: string[] = [];
  for (const { name, html, sheet, resolve } of documents(suite)) {
    try {
      const document = parseHtml(html);
      const metadata = { title: name, authors: [], subject: null, keywords: [], publisher: null, rights: null, language: 'en', date: new Date(0), identifier: null };
      const { pdf } = await print({ document, styleSheets: [{ text: sheet, file: `${name}.css` }], resolve, metadata, placeOf: () => null, draw: true });
      if (pdf !== null) writeFileSync(join(out, `${name}.pdf`), pdf);
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  return faults;
}

function* documents(suite: string): Documents {
  for (const file of readdirSync(suite, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html')).sort()) {
    const topic = file.replace(/\.html$/, '').split(sep).join('-');
    for (const { name, root, body, sheets } of parseCases(readFileSync(join(suite, file), 'utf8'))) {
      yield { name: `suite-${topic}-${name}`, html: `<!doctype html><html ${root}><body>${body}</body></html>`, sheet: [BASE_SHEET, ...sheets.map(({ text }) => text)].join('\n'), resolve: suiteAssets };
    }
  }
  for (const [index, { sheet, html }] of fc.sample(randomDocumentOf(3), { numRuns: RANDOM, seed: SEED }).entries()) yield { name: `random-${index}`, html, sheet: FONT_FACES + sheet, resolve: realAssets };
  for (const section of new Set(examples.map((example) => example.section))) {
    const own = examples.filter((example) => example.section === section);
    const name = section.toLowerCase().replace(/[^a-z]+/g, '-');
    const picture = (url: string): ReturnType<typeof realAssets> => realAssets(url) ?? realAssets('4x4.png');
    yield { name: `commonmark-${name}`, html: own.map(({ html }) => `<section><h1>Example</h1>${html}</section>`).join(''), sheet: FONT_FACES + A5, resolve: picture };
  }
}
