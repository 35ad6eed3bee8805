/** Cuts long lists into pages, and says how their pages lead to one another. */

import type { Catalogue } from '../../language/catalogue.js';
import { formatNumber } from '../../language/numbers.js';

/** Entries on a page of a list. */
export const PAGE_LENGTH = 20;

export interface ListPage<T> {
  /** From 1. */
  readonly number: number;
  readonly last: number;
  readonly items: readonly T[];
}

/** At least one page, be it empty. */
export function listPages<T>(items: readonly T[], length = PAGE_LENGTH): readonly ListPage<T>[] {
  const last = Math.max(1, Math.ceil(items.length / length));
  return Array.from({ length: last }, (_, index) => ({ number: index + 1, last, items: items.slice(index * length, (index + 1) * length) }));
}

/** The folder of a page of a list, from the site's root; empty for the root. @param folder of the list */
export function pageFolder(folder: string, number: number): string {
  return [folder, ...(number === 1 ? [] : [`page/${number}`])].filter((part) => part !== '').join('/');
}

export interface PagingView {
  readonly title: string;
  readonly newer: PageLink | null;
  readonly older: PageLink | null;
  /** `label` is null where pages are left out. */
  readonly pages: readonly { readonly href: string | null; readonly label: string | null; readonly name: string | null; readonly isCurrent: boolean }[];
}

export interface PageLink {
  readonly href: string;
  readonly label: string;
}

/** Null where there is one page only. @param base of `baseOf` */
export function pagingView({ number, last }: Pick<ListPage<unknown>, 'number' | 'last'>, { folder, base, catalogue }: { readonly folder: string; readonly base: string; readonly catalogue: Catalogue }): PagingView | null {
  if (last === 1) return null;
  const address = (page: number): string => `${base}${[pageFolder(folder, page), 'index.html'].filter((part) => part !== '').join('/')}`;
  const shown = shownNumbers(number, last);
  const write = (page: number): string => formatNumber(page, 0, catalogue.language);
  return {
    title: catalogue.text('paging.title'),
    newer: number === 1 ? null : { href: address(number - 1), label: catalogue.text('paging.newer') },
    older: number === last ? null : { href: address(number + 1), label: catalogue.text('paging.older') },
    pages: shown.flatMap((page, index) => [
      ...(page - (shown[index - 1] ?? 0) > 1 ? [{ href: null, label: null, name: null, isCurrent: false }] : []),
      { href: address(page), label: write(page), name: catalogue.text('paging.page', { n: write(page) }), isCurrent: page === number },
    ]),
  };
}

/** First, last, and those about the current one; no gap of a single page. */
export function shownNumbers(number: number, last: number): readonly number[] {
  const wanted = new Set([1, last, number - 1, number, number + 1].filter((page) => page >= 1 && page <= last));
  for (const page of [...wanted]) if (wanted.has(page + 2)) wanted.add(page + 1);
  return [...wanted].sort((a, b) => a - b);
}

/** “Page 2 of 7”. */
export function pageOf({ number, last }: Pick<ListPage<unknown>, 'number' | 'last'>, catalogue: Catalogue): string {
  const write = (value: number): string => formatNumber(value, 0, catalogue.language);
  return catalogue.text('paging.of', { n: write(number), last: write(last) });
}
