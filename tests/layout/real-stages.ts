/** Sets a document through the real stages (style, boxes, text, layout) in the suite's square fonts or a house font; fonts are loaded once. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Diagnostic } from '../../src/diagnostics/index.js';
import { parseHtml } from '../../src/html/parse.js';
import type { BoxTree } from '../../src/print/boxes/box.js';
import { generateBoxes } from '../../src/print/boxes/generate-boxes.js';
import { createStyleEngine } from '../../src/print/css/create-style-engine.js';
import type { StyleEngine } from '../../src/print/css/style-engine.js';
import type { LaidOutDocument } from '../../src/print/layout/fragment.js';
import { layout } from '../../src/print/layout/layout.js';
import type { AssetResolver } from '../../src/print/print.js';
import { loadFonts, type FontLibrary } from '../../src/print/text/fonts.js';
import { createTextStage } from '../../src/print/text/text-stage.js';
import { pictureAsset } from '../suite/pictures.js';
import { EVERYDAY_RANGES, makeSquareFont } from '../support/square-font.js';

export const FONT_FACES = '@font-face { font-family: Square; src: url(square.ttf) }\n@font-face { font-family: Narrow; src: url(narrow.ttf) }\n@font-face { font-family: Literata; src: url(literata.ttf) }\n';

export interface RealDocument {
  readonly tree: BoxTree;
  readonly laid: LaidOutDocument;
  readonly diagnostics: readonly Diagnostic[];
  readonly styles: StyleEngine;
}

const square = makeSquareFont({ family: 'Square', advance: 1000, ranges: EVERYDAY_RANGES });
const narrow = makeSquareFont({ family: 'Narrow', advance: 500, ranges: EVERYDAY_RANGES });

const literata = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf')));

export const realAssets: AssetResolver = (url) => {
  if (url === 'literata.ttf') return { bytes: literata, mediaType: 'font/ttf' };
  if (url === 'square.ttf') return { bytes: square, mediaType: 'font/ttf' };
  if (url === 'narrow.ttf') return { bytes: narrow, mediaType: 'font/ttf' };
  return pictureAsset(url);
};

/** The fonts of all documents that a test sets. */
export async function realFonts(): Promise<FontLibrary> {
  const { fontFaces } = createStyleEngine({ sheets: [{ text: FONT_FACES, file: 'fonts.css' }], document: parseHtml('<p></p>') }).value;
  return (await loadFonts({ faces: fontFaces, resolve: realAssets })).value;
}

/** @param sheet has no `@font-face` of its own */
export function setReal(sheet: string, html: string, fonts: FontLibrary): RealDocument {
  const diagnostics: Diagnostic[] = [];
  const document = parseHtml(html);
  const styled = createStyleEngine({ sheets: [{ text: FONT_FACES + sheet, file: 'random.css' }], document });
  const styles = styled.value;
  const placeOf = (): null => null;
  const boxes = generateBoxes({ document, styles, resolve: realAssets, placeOf });
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const laid = layout({ tree: boxes.value, styles, text: createTextStage({ fonts, report, placeOf }), placeOf, report });
  return { tree: boxes.value, laid, styles, diagnostics: [...styled.diagnostics, ...boxes.diagnostics, ...diagnostics] };
}
