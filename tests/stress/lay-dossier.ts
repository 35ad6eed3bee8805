/** Lays out the dossier of a briefing's data with the real templates, style sheets and house fonts, without drawing it. */

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BriefingInput } from '../../src/briefing/schema.js';
import { compose } from '../../src/compose/compose.js';
import type { Diagnostic } from '../../src/diagnostics/index.js';
import { type DossierOptions, dossierDocument, dossierSheets } from '../../src/editions/dossier/set-dossier.js';
import { drawFigure } from '../../src/figures/draw-figure.js';
import { loadCatalogue } from '../../src/language/catalogue.js';
import { generateBoxes } from '../../src/print/boxes/generate-boxes.js';
import { createStyleEngine } from '../../src/print/css/create-style-engine.js';
import type { Page } from '../../src/print/layout/fragment.js';
import { layout } from '../../src/print/layout/layout.js';
import { type FontLibrary, loadFonts } from '../../src/print/text/fonts.js';
import { createTextStage } from '../../src/print/text/text-stage.js';
import { createTemplates } from '../../src/templates/create-templates.js';
import { briefingOf } from '../unit/compose/compose-briefing.js';

export interface LaidDossier {
  readonly pages: readonly Page[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The conformance run bundles this file elsewhere in the repository. */
const templateFolder = ((): URL => {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('templates/locales/en.json', folder))) folder = new URL('..', folder);
  return new URL('templates/', folder);
})();
const require = createRequire(import.meta.url);

function template(path: string): string | null {
  try {
    return readFileSync(new URL(path, templateFolder), 'utf8');
  } catch {
    return null;
  }
}

const styleSheets: DossierOptions['styleSheets'] = (name) => [{ text: template(`styles/${name}.css`) ?? '', file: `${name}.css` }];
const resolve = (url: string) => (url.startsWith('font:') ? { bytes: new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/${url.slice('font:'.length)}`))), mediaType: 'font/ttf' } : null);
const placeOf = (): null => null;

/** Opened once for all documents of a test. */
let fontsOfAll: FontLibrary | null = null;

/** @param input as `briefing.yaml` has it */
export async function layDossier(input: BriefingInput, page: 'A4' | 'Letter'): Promise<LaidDossier> {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(outcome: { readonly value: T; readonly diagnostics: readonly Diagnostic[] }): T => {
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  };
  const briefing = briefingOf(input);
  const templates = createTemplates({ find: (name) => {
    const text = template(`${name}.hbs`);
    return text === null ? null : { text, file: `templates/${name}.hbs` };
  } });
  const catalogue = loadCatalogue(briefing.data.language, (name) => template(`locales/${name}`)).value;
  const composed = compose({ briefing, house: { data: { page, inBrief: false }, locate: briefing.locate }, templates, catalogue, drawFigure, embargoIsOver: false }).value;
  if (composed === null) throw new Error('the briefing cannot be composed');
  const options: DossierOptions = { composed, templates, catalogue, styleSheets, resolve, placeOf, page, draw: false, logo: null };
  const document = take(dossierDocument(options));
  if (document === null) throw new Error('the dossier cannot be dressed');
  const styles = take(createStyleEngine({ sheets: dossierSheets(options), document }));
  const tree = take(generateBoxes({ document, styles, resolve, placeOf }));
  const fonts = fontsOfAll ?? take(await loadFonts({ faces: styles.fontFaces, resolve }));
  fontsOfAll = fonts;
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  return { pages: layout({ tree, styles, text: createTextStage({ fonts, report, placeOf }), placeOf, report }).pages, diagnostics };
}
