/** Sets a document through the real stages (style, boxes, text, layout) in the suite's square fonts or a house font; fonts are loaded once. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Diagnostic, Place } from '../../src/diagnostics/index.js';
import { ORIGIN_ATTRIBUTE, type Element } from '../../src/html/dom.js';
import { parseHtml } from '../../src/html/parse.js';
import { elementsOf } from '../../src/html/walk.js';
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
  /** The elements that diagnostics are about, in the order of those; null for one that is about none. */
  readonly named: readonly (Element | null)[];
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
  // Each element is its own origin, so that diagnostics name it.
  const elements: Element[] = [];
  for (const element of elementsOf(document)) {
    element.attribs[ORIGIN_ATTRIBUTE] ??= `random ${elements.length}`;
    elements.push(element);
  }
  const placeOf = (origin: string): Place | null => {
    const index = Number(/^random (\d+)$/.exec(origin)?.[1]);
    return Number.isNaN(index) ? null : { file: 'random.html', start: { line: index + 1, column: 1, offset: 0 }, end: null };
  };
  const boxes = generateBoxes({ document, styles, resolve: realAssets, placeOf });
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const laid = layout({ tree: boxes.value, styles, text: createTextStage({ fonts, report, placeOf }), placeOf, report });
  const all = [...styled.diagnostics, ...boxes.diagnostics, ...diagnostics];
  const named = all.map(({ place }) => (place?.file === 'random.html' ? (elements[place.start.line - 1] ?? null) : null));
  return { tree: boxes.value, laid, styles, diagnostics: all, named };
}
