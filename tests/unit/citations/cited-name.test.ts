/** Names as bibliographies sort them. */

import { describe, expect, it } from 'vitest';

import { citedName, initials, invertedName } from '../../../src/citations/cited-name.js';

describe('a name', () => {
  it.each([
    ['Ada Example', 'Example, Ada'], ['Anna Maria van der Berg', 'van der Berg, Anna Maria'], ['Jean-Luc de La Tour', 'de La Tour, Jean-Luc'], ['Example, Ada', 'Example, Ada'], ['Martin King Jr.', 'King, Martin Jr.'],
    ['OCHA', 'OCHA'], ['  Ada   Example ', 'Example, Ada'], ['山田太郎', '山田太郎'], ['محمد الحربي', 'الحربي, محمد'], ['Abd al Rahman', 'al Rahman, Abd'], ['Van Morrison', 'Morrison, Van'], ['', ''],
  ])('%s is sorted as %s', (name, sorted) => {
    expect(invertedName(citedName(name))).toBe(sorted);
  });

  it('is sorted as its author says', () => {
    expect(invertedName(citedName('Gabriel García Márquez', { family: 'García Márquez', isBody: false }))).toBe('García Márquez, Gabriel');
    expect(invertedName(citedName('Nguyễn Văn An', { family: 'Nguyễn', isBody: false }))).toBe('Nguyễn, Văn An');
    expect(invertedName(citedName('World Health Organization', { family: null, isBody: true }))).toBe('World Health Organization');
  });

  it('has initials', () => {
    expect(initials('Jean-Pierre Émile', { stop: '.', space: ' ' })).toBe('J.-P. É.');
    expect(initials('Anna Maria', { stop: '', space: '' })).toBe('AM');
  });
});
