import { describe, expect, it } from 'vitest';

import { listPages, pageFolder, pagingView, shownNumbers } from '../../../../src/editions/site/paging.js';
import { catalogue } from './site-fixture.js';

describe('listPages', () => {
  it.each([[0, [0]], [1, [1]], [20, [20]], [21, [20, 1]], [61, [20, 20, 20, 1]]])('cuts %i entries', (count, lengths) => {
    const pages = listPages(Array.from({ length: count }, (_, index) => index));
    expect(pages.map(({ items }) => items.length)).toEqual(lengths);
    expect(pages.flatMap(({ items }) => items)).toEqual(Array.from({ length: count }, (_, index) => index));
  });
});

describe('shownNumbers', () => {
  it.each([
    [1, 2, [1, 2]], [1, 9, [1, 2, 9]], [4, 9, [1, 2, 3, 4, 5, 9]], [5, 9, [1, 4, 5, 6, 9]], [7, 9, [1, 6, 7, 8, 9]], [9, 9, [1, 8, 9]],
  ])('of page %i of %i are %j: no gap of one page', (number, last, shown) => expect(shownNumbers(number, last)).toEqual(shown));
});

describe('pagingView', () => {
  const view = (number: number, last: number, folder = 'topics/water') => pagingView({ number, last }, { folder, base: '../', catalogue: catalogue('en') });
  it('is none where there is one page', () => expect(view(1, 1)).toBeNull());
  it('leads on, back, and to any page', () => {
    expect(view(2, 3)).toEqual({
      title: 'Pages',
      newer: { href: '../topics/water/index.html', label: 'Newer' },
      older: { href: '../topics/water/page/3/index.html', label: 'Older' },
      pages: [
        { href: '../topics/water/index.html', label: '1', name: 'Page 1', isCurrent: false },
        { href: '../topics/water/page/2/index.html', label: '2', name: 'Page 2', isCurrent: true },
        { href: '../topics/water/page/3/index.html', label: '3', name: 'Page 3', isCurrent: false },
      ],
    });
  });
  it('says where pages are left out', () => expect(view(9, 9, '')?.pages.map(({ label }) => label)).toEqual(['1', null, '8', '9']));
  it('keeps the first page at the list’s own address', () => expect([pageFolder('', 1), pageFolder('', 2), pageFolder('years/2020', 1), pageFolder('years/2020', 3)]).toEqual(['', 'page/2', 'years/2020', 'years/2020/page/3']));
});
