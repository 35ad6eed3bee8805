/** Named strings page by page: what `string()` says in the margins (CSS Generated Content for Paged Media 3, section 1). */

import type { Element } from '../../html/dom.js';
import type { StringSetting } from '../boxes/box.js';
import type { ContentItem } from '../css/computed-style.js';
import type { Destination } from './fragment.js';

type Position = Extract<ContentItem, { kind: 'string' }>['position'];

interface PageString {
  readonly entry: string;
  readonly first: string | null;
  readonly last: string | null;
  /** The first assignment is made by what the page begins with. */
  readonly isAtStart: boolean;
}

/** The value of a string on a page. */
export type RunningStrings = (pageIndex: number, name: string, position: Position) => string;

/**
 * @param begins where elements begin; an element without a box sets nothing
 * @param contentTops top of each page's content area
 */
export function runningStrings(strings: ReadonlyMap<Element, readonly StringSetting[]>, begins: ReadonlyMap<Element, Destination>, contentTops: readonly number[]): RunningStrings {
  const byName = new Map<string, { readonly page: number; readonly value: string; readonly isAtStart: boolean }[]>();
  for (const [element, settings] of strings) {
    const begin = begins.get(element);
    if (begin === undefined) continue;
    const isAtStart = begin.yPt <= (contentTops[begin.pageIndex] ?? 0) + 1;
    for (const { name, value } of settings) {
      const list = byName.get(name) ?? [];
      list.push({ page: begin.pageIndex, value, isAtStart });
      byName.set(name, list);
    }
  }
  const pages = new Map<string, readonly PageString[]>();
  for (const [name, settings] of byName) pages.set(name, pageByPage(settings, contentTops.length));
  return (pageIndex, name, position) => {
    const page = pages.get(name)?.[pageIndex];
    if (page === undefined) return '';
    switch (position) {
      case 'first': return page.first ?? page.entry;
      case 'last': return page.last ?? page.entry;
      case 'start': return page.isAtStart ? (page.first ?? page.entry) : page.entry;
      case 'first-except': return page.first === null ? page.entry : '';
    }
  };
}

function pageByPage(settings: readonly { readonly page: number; readonly value: string; readonly isAtStart: boolean }[], pageCount: number): readonly PageString[] {
  const sorted = [...settings].sort((a, b) => a.page - b.page);
  const result: PageString[] = [];
  let entry = '';
  let next = 0;
  for (let page = 0; page < pageCount; page++) {
    let first: string | null = null;
    let last: string | null = null;
    let isAtStart = false;
    for (let setting = sorted[next]; setting !== undefined && setting.page === page; setting = sorted[++next]) {
      if (first === null) [first, isAtStart] = [setting.value, setting.isAtStart];
      last = setting.value;
    }
    result.push({ entry, first, last, isAtStart });
    entry = last ?? entry;
  }
  return result;
}
