/** The words before “as of” fit what follows them. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { asOfLabel, asOfLine } from '../../../src/language/as-of.js';
import { loadCatalogue } from '../../../src/language/catalogue.js';

const catalogueOf = (language: string) => loadCatalogue(language, (name) => readFileSync(new URL(`../../../templates/locales/${name}`, import.meta.url), 'utf8')).value;

it.each([
  ['13 mars 2026', 'Arrêté au 13 mars 2026', 'Arrêté au'], ['1er mars 2026', 'Arrêté au 1er mars 2026', 'Arrêté au'], ['mars 2026', 'Arrêté en mars 2026', 'Arrêté en'], ['2026', 'Arrêté en 2026', 'Arrêté en'],
  ['la nuit de jeudi à vendredi', 'Arrêté à la nuit de jeudi à vendredi', 'Arrêté à'],
])('French before %s', (time, line, label) => {
  expect([asOfLine(catalogueOf('fr'), time), asOfLabel(catalogueOf('fr'), time)]).toEqual([line, label]);
});

it('has one word in English', () => {
  expect(['March 13, 2026', 'March 2026', 'Thursday night'].map((time) => asOfLine(catalogueOf('en'), time))).toEqual(['As of March 13, 2026', 'As of March 2026', 'As of Thursday night']);
});
