/** Sets a case of the suite: its HTML and CSS through all stages of the print engine up to the pages of fragments. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { indexLines, type Diagnostic, type Place } from '../../src/diagnostics/index.js';
import { parseHtml } from '../../src/html/parse.js';
import { findById } from '../../src/html/walk.js';
import type { Document } from '../../src/html/dom.js';
import { generateBoxes } from '../../src/print/boxes/generate-boxes.js';
import type { StyleEngine } from '../../src/print/css/style-engine.js';
import { createStyleEngine } from '../../src/print/css/create-style-engine.js';
import type { LaidOutDocument } from '../../src/print/layout/fragment.js';
import { layout } from '../../src/print/layout/layout.js';
import { loadFonts } from '../../src/print/text/fonts.js';
import { createTextStage } from '../../src/print/text/text-stage.js';
import type { AssetResolver } from '../../src/print/print.js';
import { EVERYDAY_RANGES, makeSquareFont } from '../support/square-font.js';
import { pictureAsset } from './pictures.js';
import type { SuiteCase } from './parse-cases.js';

export interface SetCase {
  readonly document: Document;
  readonly styles: StyleEngine;
  readonly laid: LaidOutDocument;
  readonly diagnostics: readonly Diagnostic[];
}

const require = createRequire(import.meta.url);
const HOUSE = [['Literata', 'literata', 'Literata', ['400Regular', '400Regular_Italic', '600SemiBold']], ['Source Sans 3', 'source-sans-3', 'SourceSans3', ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold']]] as const;

export const BASE_SHEET = `
@font-face { font-family: Square; src: url(square.ttf) }
@font-face { font-family: Narrow; src: url(narrow.ttf) }
${HOUSE.flatMap(([family, folder, file, faces]) => faces.map((face) => `@font-face { font-family: "${family}"; src: url(${folder}/${face}/${file}_${face}.ttf); font-weight: ${face.slice(0, 3)}; font-style: ${face.includes('Italic') ? 'italic' : 'normal'} }`)).join('\n')}
@page { size: 200pt 100pt; margin: 0 }
html { font: 10pt/10pt Square; hyphens: manual }
body, p, h1, h2, h3, h4, h5, h6, ul, ol, li, figure, blockquote, pre, dl, dd, hr { margin: 0; padding: 0 }
h1, h2, h3, h4, h5, h6 { font-size: 10pt; font-weight: 400; break-after: auto; break-inside: auto }
pre, code { font-family: Square } p { orphans: 1; widows: 1 } ul, ol { list-style: none }
a { text-decoration: none }
table { border-spacing: 0 } td, th { padding: 0; vertical-align: top; font-weight: 400; text-align: start } tr { break-inside: auto } caption { text-align: start }
.fn { float: footnote }
.fn::footnote-call { content: counter(footnote); font-size: 10pt; line-height: 10pt; vertical-align: baseline }
.fn::footnote-marker { content: counter(footnote) " " }
`;

const made = new Map<string, ReturnType<AssetResolver>>();

/** The test fonts, the house fonts, and pictures `WIDTHxHEIGHT.png`; nothing else exists. */
export const suiteAssets: AssetResolver = (url) => {
  let asset = made.get(url);
  if (asset === undefined) {
    asset = makeAsset(url);
    made.set(url, asset);
  }
  return asset;
};

function makeAsset(url: string): ReturnType<AssetResolver> {
  if (url === 'square.ttf') return { bytes: makeSquareFont({ family: 'Square', advance: 1000, ranges: EVERYDAY_RANGES }), mediaType: 'font/ttf' };
  if (url === 'narrow.ttf') return { bytes: makeSquareFont({ family: 'Narrow', advance: 500, ranges: EVERYDAY_RANGES }), mediaType: 'font/ttf' };
  if (!url.endsWith('.ttf')) return pictureAsset(url);
  try {
    return { bytes: new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/${url}`))), mediaType: 'font/ttf' };
  } catch {
    return null;
  }
}

/** `file` is what diagnostics call the case's file; `source` the whole of it. */
export async function setCase(one: SuiteCase, file: string, source: string): Promise<SetCase> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const take = <T>(outcome: { readonly value: T; readonly diagnostics: readonly Diagnostic[] }): T => {
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  };
  const document = parseHtml(`<!doctype html><html ${one.root}><body>${one.body}</body></html>`);
  const sheets = [{ text: BASE_SHEET, file: 'base.css' }, ...one.sheets.map(({ text, line }) => ({ text: '\n'.repeat(line) + text, file }))];
  const placeOf = (origin: string): Place | null => placeOfOrigin(origin, { one, file, source });
  const styled = createStyleEngine({ sheets, document, placeOf });
  const styles = styled.value;
  const tree = take(generateBoxes({ document, styles, resolve: suiteAssets, placeOf }));
  const fonts = take(await loadFonts({ faces: styles.fontFaces, resolve: suiteAssets }));
  const text = createTextStage({ fonts, report, placeOf });
  const laid = layout({ tree, styles, text, placeOf, report });
  return { document, styles, laid, diagnostics: [...styled.diagnostics, ...diagnostics] };
}

function placeOfOrigin(origin: string, { one, file, source }: { readonly one: SuiteCase; readonly file: string; readonly source: string }): Place | null {
  const index = indexLines(source);
  const begin = source.split('\n').slice(0, one.line).join('\n').length;
  const at = source.indexOf(`data-o="${origin}"`, begin);
  return at < 0 ? null : index.place(file, at, at + `data-o="${origin}"`.length);
}

/** @throws Error where no element has the id */
export function elementWithId(set: SetCase, id: string): NonNullable<ReturnType<typeof findById>> {
  const element = findById(set.document, id);
  if (element === null) throw new Error(`no element has the id “${id}”`);
  return element;
}
