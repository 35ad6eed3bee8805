/** Contents stand on the first page, or before it on pages of their own; numbers too wide for their columns are set tighter. */

import { expect, it } from 'vitest';
import type { ComposedBriefing } from '../../../../src/compose/document.js';
import { dressForPrint } from '../../../../src/editions/dossier/dress.js';
import { monthsTable } from '../../../../src/editions/dossier/months-table.js';
import { Element } from '../../../../src/html/dom.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { serialiseHtml } from '../../../../src/html/serialise.js';
import { childElements, classesOf, findAll, findFirst, hasClass, textContent } from '../../../../src/html/walk.js';

const ARTICLE = '<article class="briefing"><header class="head"><h1>T</h1></header><section class="part minute"><h2>M</h2><div class="row inside"><ol><li>a</li><li>b</li><li>c</li><li>d</li></ol></div></section><section class="part"><h2>B</h2></section></article>';

function dressed(contents: string | null): readonly string[] {
  // Of the head only what the root element carries is read.
  const head = { language: 'en', direction: 'ltr', title: 'T', marking: null, states: [] as ComposedBriefing['head']['states'] } as ComposedBriefing['head'];
  const composed = { head, document: parseHtml(ARTICLE), parts: [], claims: [], assets: new Map() } satisfies ComposedBriefing;
  const article = findFirst(dressForPrint(composed, { cover: '<header class="cover"></header>', contents, imprint: '', page: 'A4', chartData: '' }), (element) => element.name === 'article');
  return article === null ? [] : [classesOf(article).join(' '), ...childElements(article).map((child) => classesOf(child).join(' ') + (findFirst(child, (one) => hasClass(one, 'inside')) === null ? '' : ' with contents'))];
}

it('keeps the contents on the first page of a short dossier', () => {
  expect(dressed(null)).toEqual(['briefing', 'cover', 'part minute with contents', 'part']);
});

it('puts the contents of a long one between cover and first page, as front matter', () => {
  expect(dressed('<nav class="part contents"></nav>')).toEqual(['briefing fronted', 'cover', 'part contents', 'part minute', 'part']);
});

it.each([['416.18', false], ['80–120 cm', true], ['948,000 people', true], ['−17 cm', false]])('%s is set tighter: %s', (number, isTight) => {
  const head = { language: 'en', direction: 'ltr', title: 'T', marking: null, states: [] as ComposedBriefing['head']['states'] } as ComposedBriefing['head'];
  const facts = parseHtml(`<article class="briefing"><section class="part minute"><dl class="facts"><div class="fact"><dd><b>${number}</b></dd></div></dl></section></article>`);
  const document = dressForPrint({ head, document: facts, parts: [], claims: [], assets: new Map() }, { cover: '<header class="cover"></header>', contents: null, imprint: '', page: 'A4', chartData: '' });
  expect(findFirst(document, (element) => hasClass(element, 'tight')) !== null).toBe(isTight);
});

it('puts the data of charts into tables at the end, each tied to its chart both ways', () => {
  const head = { language: 'en', direction: 'ltr', title: 'T', marking: null, states: [] as ComposedBriefing['head']['states'] } as ComposedBriefing['head'];
  const charts = parseHtml('<article class="briefing"><section class="part figs"><h2>F</h2><figure class="chart" id="fig-a"><figcaption><b>Figure 1</b></figcaption><p class="says">It grows</p><details class="chart-data"><summary>Data of figure 1</summary><table class="data"><tbody data-k="9"><tr><td>1</td></tr></tbody></table></details></figure></section></article>');
  const markup = { cover: '<header class="cover"></header>', contents: null, imprint: '<footer class="imprint"></footer>', chartData: '<section class="part" id="chart-data"><h2>Data</h2></section>', page: 'A4' as const };
  const html = serialiseHtml(dressForPrint({ head, document: charts, parts: [], claims: [], assets: new Map() }, markup));
  expect(html).toContain('<figcaption><b>Figure 1</b><a class="data-link" href="#data-fig-a">Data of figure 1</a></figcaption><p class="says">It grows</p></figure>');
  expect(html).toContain('<section class="part" id="chart-data"><h2>Data</h2><div class="wide" id="data-fig-a"><table class="data"><caption><a href="#fig-a"><b>Figure 1</b></a><span class="pause">.</span> <span>It grows</span></caption><tbody><tr><td>1</td></tr></tbody></table></div></section><footer');
});

it('sets a long series of months as years and months, however the months are written', () => {
  const row = (index: number): string => `<tr><th><time datetime="${1990 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01">?</time></th><td>${index}</td></tr>`;
  const table = (count: number): Element => findFirst(parseHtml(`<table><thead><tr><th>Month</th><th>ppm</th></tr></thead><tbody>${Array.from({ length: count }, (_, index) => row(index)).join('')}</tbody></table>`), ({ name }) => name === 'table') ?? new Element('table', {});
  expect(monthsTable(table(24), 'en')).toBeNull();
  const long = monthsTable(table(40), 'fr');
  expect(long === null ? [] : findAll(long, ({ name }) => name === 'tr').map((tr) => childElements(tr).slice(0, 4).map(textContent).join(' '))).toEqual(['ppm janv. févr. mars', '1990 0 1 2', '1991 12 13 14', '1992 24 25 26', '1993 36 37 38']);
  expect(long === null ? '' : textContent(long)).toContain('36373839––');
});
