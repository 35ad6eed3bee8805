/**
 * The print engine's way from HTML and CSS to a tagged PDF, stage by stage. It knows nothing of briefings.
 *
 * What always holds: each stage takes the one before it as data and changes none of it; whatever cannot be set
 * as asked is answered by a diagnostic, and no text is lost.
 */

import type { Diagnostic } from '../diagnostics/index.js';
import { generateBoxes } from './boxes/generate-boxes.js';
import { createStyleEngine } from './css/create-style-engine.js';
import { layout } from './layout/layout.js';
import type { PrintInput, PrintResult } from './print.js';
import { loadFonts } from './text/fonts.js';
import { createTextStage } from './text/text-stage.js';

export type { AssetResolver, PdfMetadata, PrintInput, PrintResult } from './print.js';
export type { PageMapEntry } from './layout/fragment.js';
/** Reads the document that `print` sets. */
export { parseHtml } from '../html/parse.js';

export async function print(input: PrintInput): Promise<PrintResult> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const take = <T>(outcome: { readonly value: T; readonly diagnostics: readonly Diagnostic[] }): T => {
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  };

  // The engine of styles goes on finding faults as later stages ask for pages and pseudo-elements: taken at the end.
  const styled = createStyleEngine({ sheets: input.styleSheets, document: input.document, placeOf: input.placeOf });
  const styles = styled.value;
  const tree = take(generateBoxes({ document: input.document, styles, resolve: input.resolve, placeOf: input.placeOf }));
  const fonts = take(await loadFonts({ faces: styles.fontFaces, resolve: input.resolve }));
  const text = createTextStage({ fonts, report, placeOf: input.placeOf });
  const laidOut = layout({
    tree,
    styles,
    text,
    placeOf: input.placeOf,
    report,
  });
  const pdf = input.draw ? await draw() : null;
  return { pdf, pageCount: laidOut.pages.length, pageMap: laidOut.pageMap, diagnostics: [...styled.diagnostics, ...diagnostics] };

  async function draw(): Promise<Uint8Array> {
    const { drawPdf } = await import('./pdf/draw-pdf.js');
    return drawPdf({ document: laidOut, tree, metadata: input.metadata, placeOf: input.placeOf, report });
  }
}
