import { describe, expect, it } from 'vitest';

import { RESERVED_SLUGS } from '../../../../src/briefing/slugs.js';
import { SHELF_KINDS, shelfFolder, shelvesBySlug, siteShelves } from '../../../../src/editions/site/site-shelves.js';
import { publication } from './feeds/publication-fixture.js';
import { content, entry } from './site-fixture.js';

type About = Parameters<typeof publication>[1];

const site = (abouts: Readonly<Record<string, About>>, entries: Readonly<Record<string, Parameters<typeof entry>[1]>> = {}) =>
  content([], { entries: Object.keys(abouts).map((slug) => entry(slug, entries[slug])), publications: Object.entries(abouts).map(([slug, about]) => publication(slug, about)) });

it('no briefing can have the address of a shelf or a page', () => {
  expect([...SHELF_KINDS.map((kind) => shelfFolder(kind, '').replace('/', '')), 'page', 'search', 'assets'].filter((folder) => !RESERVED_SLUGS.has(folder))).toEqual([]);
});

describe('siteShelves', () => {
  it('puts the latest first, and one name in two cases on one shelf', () => {
    const shelves = siteShelves(site({ a: { topics: ['Water'] }, b: { topics: ['water', 'Energy'] } }, { a: { date: '2020' }, b: { date: '2021' } }));
    expect(shelves.topic.map(({ folder, entries }) => [folder, entries.map(({ slug }) => slug)])).toEqual([['topics/energy', ['b']], ['topics/water', ['b', 'a']]]);
  });
  it.each(['../../etc', 'con', '{{x}}', '<script>', '💧', 'المياه', '%2e%2e', 'a'.repeat(300), 'page'])('gives the name “%s” an address of one plain part', (name) => {
    const [shelf] = siteShelves(site({ a: { places: [name] } })).place;
    expect(shelf?.folder).toMatch(/^places\/[a-z0-9][a-z0-9-]{0,69}$/);
    expect(shelf?.folder).not.toBe('places/con');
    expect(shelf?.name).toBe(name);
  });
  it('has no shelves of languages or markings where one holds all', () => {
    const one = siteShelves(site({ a: {}, b: {} }));
    expect([one.language, one.marking]).toEqual([[], []]);
    const two = siteShelves(site({ a: { language: 'en' }, b: { language: 'fr' } }, { a: { marking: 'TLP:GREEN' } }));
    expect(two.language.map(({ folder }) => folder)).toEqual(['languages/en', 'languages/fr']);
    expect(two.marking.map(({ name }) => name)).toEqual(['TLP:CLEAR', 'TLP:GREEN']);
  });
  it('has the latest year first', () => {
    const years = siteShelves(site({ a: { issued: '2019-02' }, b: { issued: '2021' }, c: { issued: null } }, { c: { date: 'undated' } })).year;
    expect(years.map(({ name }) => name)).toEqual(['2021', '2019']);
  });
  it('tells which shelves a publication stands on', () => {
    const shelves = siteShelves(site({ a: { topics: ['Water'], places: ['Delta'], authors: ['Ada'], issued: '2019' } }));
    expect(shelvesBySlug(shelves).get('a')?.map(({ folder }) => folder)).toEqual(['topics/water', 'places/delta', 'authors/ada', 'years/2019']);
  });
});
