/** Lists of figures and tables come where there are enough of them. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { figureLists } from '../../../../src/editions/dossier/figure-lists.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { loadCatalogue } from '../../../../src/language/catalogue.js';

const { value: catalogue } = loadCatalogue('fr', (name) => readFileSync(new URL(`../../../../templates/locales/${name}`, import.meta.url), 'utf8'));

const chart = (n: number): string => `<figure class="chart" id="fig-${n}"><figcaption><b>Figure ${n}</b> <span>note</span></figcaption><p class="says">Ce que montre ${n}</p></figure>`;
const table = (n: number): string => `<div class="wide" id="tab-${n}"><table class="data"><caption><b>Tableau ${n}</b> <span>Titre ${n}</span></caption></table></div>`;
const lists = (html: string): readonly string[] => figureLists(parseHtml(html), catalogue).map(({ title, items }) => `${title}: ${items.map(({ id, label, title: own }) => `${id} ${label} ${own}`).join('; ')}`);

it('lists three or more of a kind, each with its number and title', () => {
  expect(lists([1, 2, 3].map(chart).join('') + [1, 2].map(table).join(''))).toEqual(['Liste des figures: fig-1 Figure 1 Ce que montre 1; fig-2 Figure 2 Ce que montre 2; fig-3 Figure 3 Ce que montre 3']);
  expect(lists([1, 2].map(chart).join('') + [1, 2, 3].map(table).join(''))).toEqual(['Liste des tableaux: tab-1 Tableau 1 Titre 1; tab-2 Tableau 2 Titre 2; tab-3 Tableau 3 Titre 3']);
});

it('leaves out what has no number or no title', () => {
  expect(lists(`${chart(1)}${chart(2)}<figure class="chart" id="x"><p class="says">x</p></figure>`)).toEqual([]);
});
