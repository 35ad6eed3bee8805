import { describe, expect, it } from 'vitest';

import { relatedTo, translations } from '../../../../src/editions/site/related.js';
import { shelvesBySlug, siteShelves } from '../../../../src/editions/site/site-shelves.js';
import { publication } from './feeds/publication-fixture.js';
import { content, entry } from './site-fixture.js';

type About = Parameters<typeof publication>[1] & { readonly date?: string };

function related(abouts: Readonly<Record<string, About>>, slug: string): readonly string[] {
  const publications = Object.entries(abouts).map(([name, about]) => publication(name, { topics: [], places: [], ...about }));
  const entries = publications.map(({ folder, language }) => entry(folder, { language, series: null, date: abouts[folder]?.date ?? '2020' }));
  const shelvesOf = shelvesBySlug(siteShelves(content([], { entries, publications })));
  const own = entries.find((one) => one.slug === slug);
  return own === undefined ? [] : relatedTo(own, { shelvesOf, translationsOf: translations(publications) }).map((one) => one.slug);
}

describe('relatedTo', () => {
  it('takes who shares most, and of these the latest', () => {
    const site = { a: { topics: ['Water', 'Law'], places: ['Delta'] }, b: { topics: ['Water'] }, c: { topics: ['Water', 'Law'] }, d: { places: ['Delta'], date: '2024' }, e: { topics: ['Law'], date: '2022' }, f: { topics: ['Energy'] } };
    expect(related(site, 'a')).toEqual(['c', 'e', 'b', 'd']);
  });
  it('takes neither itself nor its translations, and one of another’s', () => {
    const site = { a: { topics: ['Water'], ownIdentifier: 'A' }, 'a-fr': { topics: ['Water'], ownIdentifier: 'A', language: 'fr' }, b: { topics: ['Water'], ownIdentifier: 'B' }, 'b-fr': { topics: ['Water'], ownIdentifier: 'B', language: 'fr' } };
    expect(related(site, 'a')).toEqual(['b']);
    expect(related(site, 'a-fr')).toEqual(['b-fr']);
  });
  it('has four at most, and none where nothing is shared', () => {
    expect(related(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`n${index}`, { topics: ['Water'] }])), 'n0')).toHaveLength(4);
    expect(related({ a: { topics: ['Water'] }, b: { topics: ['Energy'] } }, 'a')).toEqual([]);
  });
});

describe('translations', () => {
  it('are publications of one identifier in several languages', () => {
    const all = translations([publication('a', { ownIdentifier: 'A' }), publication('b', { ownIdentifier: 'A', language: 'fr' }), publication('c', { ownIdentifier: 'C' }), publication('d', { ownIdentifier: 'C' }), publication('e')]);
    expect([...all].map(([folder, group]) => [folder, group.map((one) => one.folder)])).toEqual([['a', ['a', 'b']], ['b', ['a', 'b']]]);
  });
});
