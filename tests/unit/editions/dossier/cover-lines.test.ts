/** The cover says all that the head of the shared document says. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ComposedBriefing } from '../../../../src/compose/document.js';
import { coverLines } from '../../../../src/editions/dossier/cover-lines.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { loadCatalogue } from '../../../../src/language/catalogue.js';

const { value: catalogue } = loadCatalogue('en', (name) => readFileSync(new URL(`../../../../templates/locales/${name}`, import.meta.url), 'utf8'));

function linesOf(head: string, marking: string | null, claims: ComposedBriefing['claims'] = []): readonly string[] {
  const document = parseHtml(`<article class="briefing"><header class="head">${head}</header><section class="part"><dl><div class="x"><dt>No</dt><dd>line</dd></div></dl></section></article>`);
  // Of the document's head only the marking is read.
  const composed = { head: { marking } as ComposedBriefing['head'], claims, document };
  return coverLines(composed, catalogue).map(({ kind, label, mark, text }) => `${kind}|${label}|${mark === null ? '' : `(${mark}) `}${text}`);
}

it('takes the lines of the head in their order, without the date, which stands beside the series', () => {
  const head = '<dl class="about"><div class="asof"><dt>As of</dt><dd>May</dd></div><div class="date"><dt>Date</dt><dd>June</dd></div><div class="authors"><dt>Author</dt><dd>A. B.</dd></div></dl>';
  expect(linesOf(head, null)).toEqual(['asof|As of|May', 'authors|Author|A. B.']);
});

it('says who may see it; the marks of state stand above', () => {
  const head = '<p class="mark tlp-amber">TLP:AMBER</p><p class="mark draft">Draft</p><p class="mark embargo">Under embargo until 2030</p>';
  const [handling = '', ...more] = linesOf(head, 'TLP:AMBER');
  expect(handling).toMatch(/^handling\|Distribution\|\(TLP:AMBER\.\) \w/);
  expect(more).toEqual([]);
});

it('has no line for a marking of which it could only say the name, as its box does', () => {
  expect(linesOf('', 'INTERNAL')).toEqual([]);
});

it('counts the claims', () => {
  expect(linesOf('', null, [{ kind: 'fact', words: 1, locatorLength: 0 }])[0]).toMatch(/^claims\|/);
});
