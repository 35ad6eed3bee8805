/** Topics and languages as shelves: their names and addresses. */

import { describe, expect, it } from 'vitest';

import { languageShelves, topicShelves } from '../../../../../src/editions/site/feeds/shelves.js';
import { publication } from './publication-fixture.js';

const shelves = (...topics: readonly string[]) => topicShelves(topics.map((topic, index) => publication(`p${index}`, { topics: [topic] })), 'en').map(({ name, id, publications }) => [name, id, publications.length]);

describe('shelves of topics', () => {
  it('have addresses of plain letters, and one for words that differ in case only', () => {
    expect(shelves('Réfugiés', 'réfugiés', 'Climate & energy')).toEqual([['Climate & energy', 'climate-energy', 1], ['Réfugiés', 'refugies', 2]]);
  });

  it('have addresses of their own where plain letters are the same, or are none', () => {
    const ids = shelves('Refugies', 'Réfugiés', 'لاجئون', 'Straße', 'Strae', '–').map(([, id]) => id);
    expect(new Set(ids).size).toBe(6);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('are not paths', () => {
    for (const [, id] of shelves('../../etc/passwd', 'a/b', '.', '%2e%2e')) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('hold a publication once, however often it names the topic', () => {
    expect(topicShelves([publication('a', { topics: ['X', 'x', 'X'] })], 'en').map(({ publications }) => publications.length)).toEqual([1]);
  });
});

it('shelves of languages have the names that their readers use; what is no language keeps its tag', () => {
  const found = languageShelves(['fr', 'en', 'ar', 'xx-broken--', 'fr'].map((language, index) => publication(`p${index}`, { language })), 'en');
  expect(found.map(({ name, id, publications }) => [name, id, publications.length])).toEqual([['English', 'en', 1], ['français', 'fr', 2], ['xx-broken--', 'xx-broken--', 1], ['العربية', 'ar', 1]]);
});

it('the tag of a language in other letters is the same language', () => {
  const found = languageShelves(['pt-BR', 'pt-br', 'PT-br'].map((language, index) => publication(`p${index}`, { language })), 'en');
  expect(found.map(({ id, publications }) => [id, publications.length])).toEqual([['pt-br', 3]]);
});
