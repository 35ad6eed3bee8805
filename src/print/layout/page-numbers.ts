/** The text of page counters and page labels. */

import { formatCounter } from '../boxes/counter-style.js';
import type { ContentItem, PageStyle } from '../css/computed-style.js';

/** The page counter of each page: one more than the page before, unless the page context says otherwise. */
export function pageCounters(styles: readonly PageStyle[]): readonly number[] {
  let value = 0;
  return styles.map((style) => {
    const reset = style.counterReset.find((change) => change.name === 'page');
    const increment = style.counterIncrement.find((change) => change.name === 'page');
    if (reset !== undefined) value = reset.value;
    value += increment?.value ?? (reset === undefined ? 1 : 0);
    return value;
  });
}

export interface PageFacts {
  readonly number: number;
  readonly count: number;
  string(name: string, position: Extract<ContentItem, { kind: 'string' }>['position']): string;
}

/** The text of a `content` value in a page's context: margin boxes and labels. */
export function pageText(items: readonly ContentItem[], facts: PageFacts): string {
  return items.map((item): string => {
    switch (item.kind) {
      case 'text': return item.text;
      case 'counter':
      case 'counters': return item.name === 'page' ? formatCounter(facts.number, item.style) : item.name === 'pages' ? formatCounter(facts.count, item.style) : formatCounter(0, item.style);
      case 'string': return facts.string(item.name, item.position);
      case 'open-quote': return '“';
      case 'close-quote': return '”';
      default: return '';
    }
  }).join('');
}
