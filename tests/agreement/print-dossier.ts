/** Dresses the dossier of a briefing with the real templates and style sheets, and prints it with the real fonts: the PDF beside the document that the print engine got. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Briefing } from '../../src/briefing/briefing.js';
import { loadBriefing, loadHouse } from '../../src/briefing/load.js';
import type { BriefingInput } from '../../src/briefing/schema.js';
import { compose } from '../../src/compose/compose.js';
import type { ComposeOptions } from '../../src/compose/compose-options.js';
import { type DossierOptions, dossierDocument, dossierSheets, setDossier } from '../../src/editions/dossier/set-dossier.js';
import { drawFigure } from '../../src/figures/draw-figure.js';
import { nodeFileSystem } from '../../src/host/node-host.js';
import type { Document } from '../../src/html/dom.js';
import { loadCatalogue } from '../../src/language/catalogue.js';
import { templateFiles } from '../../src/publish/template-files.js';
import { createTemplates } from '../../src/templates/create-templates.js';
import { briefingOf } from '../unit/compose/compose-briefing.js';

/** What the print engine gets. */
export interface DressedDossier {
  readonly document: Document;
  /** In the order of the cascade. */
  readonly styleSheets: readonly string[];
  readonly language: string;
}

const own = fileURLToPath(new URL('../../', import.meta.url));
const files = templateFiles(nodeFileSystem(), own);
const require = createRequire(import.meta.url);
const fonts = new Map<string, Uint8Array>();

/** One of this project's own briefings. */
export function dressPublished(slug: string): DressedDossier {
  const briefing = loadBriefing({ fs: nodeFileSystem(), root: own, slug }).value;
  if (briefing === null) throw new Error(`${slug} does not load`);
  return dress(dossierOptions(briefing, loadHouse({ fs: nodeFileSystem(), root: own }).value));
}

/** @param input as `briefing.yaml` has it */
export async function printInput(input: BriefingInput, page: 'A4' | 'Letter'): Promise<DressedDossier & { readonly pdf: Uint8Array }> {
  const briefing = briefingOf(input);
  const options = dossierOptions(briefing, { data: { page, inBrief: false }, locate: briefing.locate });
  const pdf = (await setDossier(options)).value?.pdf;
  if (pdf === undefined || pdf === null) throw new Error('the dossier is not printed');
  return { ...dress(options), pdf };
}

function dress(options: DossierOptions): DressedDossier {
  const document = dossierDocument(options).value;
  if (document === null) throw new Error('the dossier cannot be dressed');
  return { document, styleSheets: dossierSheets(options).map(({ text }) => text), language: options.composed.head.language };
}

function dossierOptions(briefing: Briefing, house: ComposeOptions['house'] & { readonly data: { readonly page: 'A4' | 'Letter' } }): DossierOptions {
  const templates = createTemplates({ find: (name) => files.find(`${name}.hbs`) });
  const catalogue = loadCatalogue(briefing.data.language, (name) => files.find(`locales/${name}`)?.text ?? null).value;
  const composed = compose({ briefing, house, templates, catalogue, drawFigure }).value;
  if (composed === null) throw new Error('the briefing does not compose');
  return {
    composed, templates, catalogue, page: house.data.page, logo: null, draw: true,
    styleSheets: (name) => [{ text: files.find(`styles/${name}.css`)?.text ?? '', file: `${name}.css` }],
    resolve: (url) => (url.startsWith('font:') ? { bytes: font(url.slice('font:'.length)), mediaType: 'font/ttf' } : (composed.assets.get(url) ?? null)),
    placeOf: () => null,
  };
}

function font(path: string): Uint8Array {
  const known = fonts.get(path) ?? new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/${path}`)));
  fonts.set(path, known);
  return known;
}
