/** Counters page by page, and the text of margin boxes and page labels (CSS Paged Media 3, section 7; CSS Lists 3, section 4). */

import type { CounterSetting } from '../boxes/box.js';
import { quotationMarks } from '../boxes/quotation-marks.js';
import type { ComputedStyle, ContentItem, CounterChange, PageStyle } from '../css/computed-style.js';
import type { CounterStyles } from '../css/counter-styles.js';

/** The value of a counter on a page, after all that the page and the elements that begin on it do to it. */
export interface PageCounters {
  value(name: string, pageIndex: number): number;
  /** Whether it is the pages that have the counter, not the document. */
  isOfPages(name: string): boolean;
}

/**
 * Counts through the pages. `page` grows by one on each, unless the page context gives it another increment; what elements
 * do to a counter holds for the page on which they begin.
 *
 * @param settings what elements do, by the index of their page, in the order of the document
 */
export function pageCounters(styles: readonly PageStyle[], settings: ReadonlyMap<number, readonly CounterSetting[]>): PageCounters {
  const ofPages = new Set(['page', ...styles.flatMap(({ counterReset, counterIncrement, counterSet }) => [...counterReset, ...counterIncrement, ...counterSet].map(({ name }) => name))]);
  const current = new Map<string, number>();
  const pages = styles.map((style, index) => {
    apply(current, { reset: style.counterReset, increment: withPage(style.counterIncrement), set: style.counterSet }, null);
    for (const setting of settings.get(index) ?? []) {
      apply(current, setting, ofPages);
      for (const [name, value] of setting.values) if (!ofPages.has(name)) current.set(name, value);
    }
    return new Map(current);
  });
  return { value: (name, index) => pages[index]?.get(name) ?? 0, isOfPages: (name) => ofPages.has(name) };
}

function withPage(increment: readonly CounterChange[]): readonly CounterChange[] {
  return increment.some(({ name }) => name === 'page') ? increment : [{ name: 'page', value: 1 }, ...increment];
}

/** @param only names to which the changes apply; null for all but the number of pages, which nothing changes */
function apply(current: Map<string, number>, { reset, increment, set }: Pick<CounterSetting, 'reset' | 'increment' | 'set'>, only: ReadonlySet<string> | null): void {
  const isMeant = (name: string): boolean => (only === null ? name !== 'pages' : only.has(name));
  for (const { name, value } of reset) if (isMeant(name)) current.set(name, value);
  for (const { name, value } of increment) if (isMeant(name)) current.set(name, (current.get(name) ?? 0) + value);
  for (const { name, value } of set) if (isMeant(name)) current.set(name, value);
}

export interface PageFacts {
  readonly count: number;
  readonly counterStyles: CounterStyles;
  counter(name: string): number;
  string(name: string, position: Extract<ContentItem, { kind: 'string' }>['position']): string;
}

/** The text of a `content` value in a page's context: margin boxes and labels. */
export function pageText(items: readonly ContentItem[], facts: PageFacts, { quotes, language }: Pick<ComputedStyle, 'quotes' | 'language'>): string {
  let depth = 0;
  return items.map((item): string => {
    switch (item.kind) {
      case 'text': return item.text;
      case 'counter':
      case 'counters': return facts.counterStyles.text(item.name === 'pages' ? facts.count : facts.counter(item.name), item.style);
      case 'string': return facts.string(item.name, item.position);
      case 'open-quote': return quotationMarks(quotes, language, depth++)[0];
      case 'close-quote':
        depth = Math.max(0, depth - 1);
        return quotationMarks(quotes, language, depth)[1];
      default: return '';
    }
  }).join('');
}
