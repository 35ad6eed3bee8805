/** Makes e-books of briefings written in tests, with the real templates, styles and drawings, and takes them apart. */

import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { compose } from '../../src/compose/compose.js';
import { type PageStart, markPages } from '../../src/compose/page-marks.js';
import type { BriefingInput } from '../../src/briefing/schema.js';
import { type EbookBrand, setEbook } from '../../src/editions/ebook/set-ebook.js';
import { drawFigure } from '../../src/figures/draw-figure.js';
import { loadCatalogue } from '../../src/language/catalogue.js';
import { createTemplates } from '../../src/templates/create-templates.js';
import { type Extras, briefingOf } from '../unit/compose/compose-briefing.js';

const templateFolder = new URL('../../templates/', import.meta.url);
const fontFolder = new URL('../../node_modules/@expo-google-fonts/', import.meta.url);

function read(path: string): string | null {
  try {
    return readFileSync(new URL(path, templateFolder), 'utf8');
  } catch {
    return null;
  }
}

export interface Ebook {
  readonly bytes: Uint8Array;
  /** Texts of the files by path in the archive. */
  readonly files: ReadonlyMap<string, string>;
}

interface EbookExtras extends Extras {
  readonly pages?: readonly PageStart[];
  readonly embedFonts?: boolean;
  readonly brand?: EbookBrand;
}

export async function makeEbook(input: BriefingInput, { pages = [], embedFonts = false, brand, ...extras }: EbookExtras = {}): Promise<Ebook> {
  const briefing = briefingOf(input, extras);
  const templates = createTemplates({ find: (name) => fileOf(`${name}.hbs`) });
  const catalogue = loadCatalogue(briefing.data.language, (name) => read(`locales/${name}`)).value;
  const composed = compose({ briefing, house: { data: { page: 'A4', inBrief: false }, locate: briefing.locate }, templates, catalogue, drawFigure }).value;
  if (composed === null) throw new Error('the briefing was not composed');
  const { value, diagnostics } = await setEbook({
    composed,
    marked: markPages(composed.document, pages),
    templates,
    catalogue,
    styleSheets: (name) => [fileOf(`styles/${name}.css`) ?? { text: '', file: name }],
    font: (path) => readFileSync(new URL(path, fontFolder)),
    embedFonts,
    ...(brand === undefined ? {} : { brand }),
  });
  if (value === null || diagnostics.length > 0) throw new Error(`diagnostics: ${JSON.stringify(diagnostics.map(({ code, message }) => ({ code, message })))}`);
  const decoder = new TextDecoder();
  return { bytes: value, files: new Map(Object.entries(unzipSync(value)).map(([path, bytes]) => [path, decoder.decode(bytes)])) };
}

function fileOf(path: string): { readonly text: string; readonly file: string } | null {
  const text = read(path);
  return text === null ? null : { text, file: `templates/${path}` };
}
