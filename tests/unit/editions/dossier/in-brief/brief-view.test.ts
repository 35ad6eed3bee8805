import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type BriefContext, briefView } from '../../../../../src/editions/dossier/in-brief/brief-view.js';
import { plansInOrder } from '../../../../../src/editions/dossier/in-brief/sacrifice.js';
import { loadCatalogue } from '../../../../../src/language/catalogue.js';
import { FULL, onePage } from './one-page.js';

const catalogue = loadCatalogue('en', (name) => readFileSync(new URL(`../../../../../templates/locales/${name}`, import.meta.url), 'utf8')).value;
const contextOf = (input = FULL): BriefContext => ({ ...onePage(input), catalogue, logo: null, pages: 9, address: 'https://example.org/floods/floods.pdf' });

test('the fullest plan shows all, and leads to the full briefing', () => {
  const context = contextOf();
  const [plan] = plansInOrder(context.parts);
  if (plan === undefined) throw new Error('There is a plan.');
  const view = briefView(plan, context);
  expect({ ...view, facts: view.facts.length, points: view.points.length, sources: view.sources.length }).toMatchObject({
    title: 'Floods', titleClass: 'short', deck: 'A deck', isSmall: false, facts: 7, points: 2, sources: 2, sourceCount: null,
    more: { href: 'https://example.org/floods/floods.pdf', shown: 'example.org/floods/floods.pdf', about: expect.stringMatching(/^9 pages: /) },
  });
  expect(String(view.correction)).not.toContain('…');
});

test('the barest shows a correction’s beginning and says where the rest is; sources are counted', () => {
  const context = contextOf({ ...FULL, title: 'Floods '.repeat(30).trim() });
  const plan = plansInOrder(context.parts).at(-1);
  if (plan === undefined) throw new Error('There is a plan.');
  const view = briefView(plan, context);
  expect(String(view.correction)).toMatch(/The figure was wrong.*… The whole correction is in the full briefing\.<\/p>$/s);
  expect(view).toMatchObject({ isSmall: true, titleClass: 'longer', deck: null, facts: [], points: [], quote: null, sources: [], sourceCount: '3 sources, listed in the full briefing.', more: { about: '9 pages' } });
  expect(view.title).toMatch(/^Floods .*…$/);
  expect(view.title.length).toBeLessThanOrEqual(41);
});
