/** What a briefing states, for machines: sentences and words at the addresses where its readers find them. */

import { expect, it } from 'vitest';

import type { BriefingInput } from '../../../src/briefing/schema.js';
import { statementsOf } from '../../../src/compose/statements.js';
import { createTemplates } from '../../../src/templates/create-templates.js';
import { words } from '../citations/work-fixture.js';
import { briefingOf, drawFigure } from './compose-briefing.js';

function statements(more: Partial<BriefingInput>) {
  const briefing = briefingOf({ title: 'T', language: 'en', date: '2020', ...more });
  return statementsOf({ briefing, house: { data: { page: 'A4', inBrief: false }, locate: briefing.locate }, templates: createTemplates({ find: () => null }), catalogue: words('en'), drawFigure, embargoIsOver: false });
}

const sources = [{ id: 'afp', type: 'article-newspaper', title: 'Idlib', author: [{ family: 'Example', given: 'Ada' }, { literal: 'AFP' }], issued: '2020-02-28', 'container-title': 'Le Monde' }, { id: 'note', type: 'report', issued: '2020-02~' }];

it('says facts as sentences, with who claims them and what reports them', () => {
  const { facts } = statements({ sources, facts: [{ id: 'displaced', measure: 'Displaced people', value: 948_000, qualifier: 'more than', claimants: ['UN'], sources: [{ id: 'afp', at: '§ 9' }, { id: 'afp', at: '§ 1' }, { id: 'nobody' }] }] });
  expect(facts).toEqual([{ id: 'fact-displaced', text: 'Displaced people: more than 948,000', claimants: ['UN'], sources: ['source-afp'] }]);
});

it('has quotes word for word, passages parted, with speakers and translation', () => {
  const { quotes } = statements({ sources, quotes: [
    { id: 'one', text: 'Il faut agir', language: 'fr', translation: 'We must act', speakers: [{ name: 'OCHA', kind: 'body' }], date: '2020-02-28', sources: [{ id: 'afp' }] },
    { id: 'two', frame: 'He {1} and {2}', fragments: [{ text: 'came' }, { text: 'saw' }], speakers: [{ name: 'Caesar', role: 'consul', affiliation: 'Rome' }], date: { text: 'at dawn' } },
  ] });
  expect(quotes).toEqual([
    { id: 'quote-one', text: 'Il faut agir', language: 'fr', translation: 'We must act', speakers: [{ name: 'OCHA', isBody: true, role: null, affiliation: null }], date: '2020-02-28', sources: ['source-afp'] },
    { id: 'quote-two', text: 'came […] saw', language: 'en', translation: null, speakers: [{ name: 'Caesar', isBody: false, role: 'consul', affiliation: 'Rome' }], date: null, sources: [] },
  ]);
});

it('has the data of figures, and sources as far as they are known', () => {
  const made = statements({ sources, figures: [{ id: 'rise', kind: 'table', title: 'It rises', data: { columns: ['year', 'n'], rows: [['1958', 1]] } }, { id: 'all', kind: 'facts', title: 'All' }] });
  expect(made.datasets).toEqual([{ id: 'fig-rise', figure: 'rise', title: 'It rises', description: null, columns: ['year', 'n'], credit: null, sources: [] }]);
  expect(made.sources).toMatchObject([
    { id: 'source-afp', type: 'article-newspaper', title: 'Idlib', authors: [{ name: 'Ada Example', isBody: false }, { name: 'AFP', isBody: true }], container: 'Le Monde', date: '2020-02-28' },
    { id: 'source-note', title: null, authors: [], date: null },
  ]);
});
