/** Sets the one-page edition of a briefing's data with the real templates, style sheets and house fonts, without drawing it. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BriefingInput } from '../../src/briefing/schema.js';
import { compose } from '../../src/compose/compose.js';
import { setInBrief } from '../../src/editions/dossier/in-brief/set-in-brief.js';
import type { Plan } from '../../src/editions/dossier/in-brief/sacrifice.js';
import { drawFigure } from '../../src/figures/draw-figure.js';
import { loadCatalogue } from '../../src/language/catalogue.js';
import { createTemplates } from '../../src/templates/create-templates.js';
import { briefingOf } from '../unit/compose/compose-briefing.js';

export interface OnePage {
  readonly pageCount: number;
  readonly plan: Plan;
  readonly errors: readonly string[];
  /** How many kinds of things the build says it left out. */
  readonly leftOut: number;
  readonly told: readonly string[];
}

const templateFolder = new URL('../../templates/', import.meta.url);
const require = createRequire(import.meta.url);
const fonts = new Map<string, Uint8Array>();

function template(path: string): string | null {
  try {
    return readFileSync(new URL(path, templateFolder), 'utf8');
  } catch {
    return null;
  }
}

function font(path: string): Uint8Array {
  const known = fonts.get(path) ?? new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/${path}`)));
  fonts.set(path, known);
  return known;
}

/**
 * @param theme a folder of `templates/themes/`
 * @param more rules behind all sheets
 */
export async function setOnePage(input: BriefingInput, page: 'A4' | 'Letter', theme: string | null = null, more = ''): Promise<OnePage> {
  const briefing = briefingOf(input);
  const templates = createTemplates({ find: (name) => {
    const text = template(`${name}.hbs`);
    return text === null ? null : { text, file: `templates/${name}.hbs` };
  } });
  const catalogue = loadCatalogue(briefing.data.language, (name) => template(`locales/${name}`)).value;
  const composed = compose({ briefing, house: { data: { page, inBrief: true }, locate: briefing.locate }, templates, catalogue, drawFigure }).value;
  if (composed === null) throw new Error('the briefing cannot be composed');
  const sheet = (path: string) => {
    const text = template(path);
    return text === null ? [] : [{ text, file: path }];
  };
  const { value, diagnostics } = await setInBrief({
    composed, templates, catalogue, page, logo: null, draw: false, pages: 9, address: 'https://example.org/x/x.pdf', placeOf: () => null,
    styleSheets: (name) => [...sheet(`styles/${name}.css`), ...(theme === null ? [] : sheet(`themes/${theme}/${name}.css`)), ...(name === 'in-brief' && more !== '' ? [{ text: more, file: 'more.css' }] : [])],
    resolve: (url) => (url.startsWith('font:') ? { bytes: font(url.slice('font:'.length)), mediaType: 'font/ttf' } : null),
  });
  if (value === null) throw new Error(`the page cannot be set: ${diagnostics.map(({ code, message }) => `${code} ${message}`).join('; ')}`);
  const leftOut = diagnostics.filter(({ code }) => code === 'BRIEF-001').length;
  return { pageCount: value.pageCount, plan: value.plan, errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message), leftOut, told: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}
