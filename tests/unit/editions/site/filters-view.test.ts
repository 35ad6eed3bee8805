import { describe, expect, it } from 'vitest';

import { type FilterOptions, filterView, sharedWith } from '../../../../src/editions/site/filters-view.js';
import { shelvesBySlug, siteShelves } from '../../../../src/editions/site/site-shelves.js';
import { publication } from './feeds/publication-fixture.js';
import { catalogue, content, entry } from './site-fixture.js';

type About = Parameters<typeof publication>[1];

const shelvesOf = (abouts: Readonly<Record<string, About>>) =>
  siteShelves(content([], { entries: Object.keys(abouts).map((slug) => entry(slug)), publications: Object.entries(abouts).map(([slug, about]) => publication(slug, about)) }));
const view = (abouts: Readonly<Record<string, About>>, more: Partial<FilterOptions> = {}) => filterView(shelvesOf(abouts), { base: '', catalogue: catalogue('en'), entriesPath: null, ...more });

const WATER = { a: { topics: ['Water'], places: ['Delta'], issued: '2020' }, b: { topics: ['Water', 'Energy'], places: ['Delta'], issued: '2021' }, c: { topics: ['Energy'], places: ['Coast'], issued: '2022' } };

describe('filterView', () => {
  it('leaves out what is no choice', () => {
    expect(view({ a: { topics: ['Water'], issued: '2020' }, b: { topics: ['Energy'], issued: '2020' } })?.groups.map(({ kind }) => kind)).toEqual(['topic']);
    expect(view({ a: { issued: '2020' } })).toBeNull();
    expect(view({})).toBeNull();
  });

  it('shows the fullest of many, and the way to all', () => {
    const topics = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`n${index}`, { topics: [`Topic ${index}`, ...(index < 5 ? ['Zebra'] : [])] }]));
    const group = view(topics)?.groups[0];
    expect(group?.ways).toHaveLength(10);
    expect(group?.ways.at(-1)).toMatchObject({ label: 'Zebra', count: '5', href: 'topics/zebra/index.html' });
    expect(group?.more).toEqual({ href: 'topics/index.html', label: 'All: Topics' });
  });

  it('beside a shelf shows those of its kind, and of the others what they have in common with it', () => {
    const shelves = shelvesOf(WATER);
    const shelf = shelves.topic.find(({ name }) => name === 'Water');
    if (shelf === undefined) throw new Error('no shelf');
    const beside = filterView(shelves, { base: '../../', catalogue: catalogue('en'), entriesPath: 'assets/entries.json', current: { shelf, shared: sharedWith(shelf, shelvesBySlug(shelves)) } });
    expect(beside).toMatchObject({ shelf: 'topic:water', entries: '../../assets/entries.json', base: '../../' });
    // Of places there is one: no choice.
    expect(beside?.groups.map(({ kind, ways }) => [kind, ways.map(({ label, count, shared, isCurrent }) => [label, count, shared, isCurrent])])).toEqual([
      ['topic', [['Energy', '2', null, false], ['Water', '2', null, true]]],
      ['year', [['2021', null, '1', false], ['2020', null, '1', false]]],
    ]);
  });

  it.each([
    ['en', { one: '{count} briefing', other: '{count} briefings' }],
    ['ar', { zero: '{count} إحاطة', one: 'إحاطة واحدة', two: 'إحاطتان', few: '{count} إحاطات', many: '{count} إحاطة', other: '{count} إحاطة' }],
  ])('gives the script the words for any number of briefings (%s)', (language, forms) => {
    expect(JSON.parse(view(WATER, { catalogue: catalogue(language) })?.words.counts ?? '')).toEqual(forms);
  });
});
