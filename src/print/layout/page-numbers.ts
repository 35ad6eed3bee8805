/** The text of page counters and page labels. */

import type { ContentItem, PageStyle } from '../css/computed-style.js';

const ROMAN: readonly (readonly [number, string])[] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];
const NUMERIC: Readonly<Record<string, number>> = { 'arabic-indic': 0x0660, persian: 0x06f0, devanagari: 0x0966, bengali: 0x09e6, thai: 0x0e50 };

/** A counter's value in a counter style (CSS Counter Styles 3); what is not known or out of range is decimal. */
export function counterText(value: number, style: string): string {
  switch (style) {
    case 'none': return '';
    case 'lower-roman': return roman(value);
    case 'upper-roman': return roman(value).toUpperCase();
    case 'lower-alpha':
    case 'lower-latin': return alphabetic(value);
    case 'upper-alpha':
    case 'upper-latin': return alphabetic(value).toUpperCase();
    case 'decimal-leading-zero': return value < 0 ? String(value) : String(value).padStart(2, '0');
    default: {
      const zero = NUMERIC[style];
      return zero === undefined ? String(value) : String(value).replace(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)));
    }
  }
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [unit, letters] of ROMAN) while (rest >= unit) [text, rest] = [text + letters, rest - unit];
  return text;
}

function alphabetic(value: number): string {
  if (value < 1) return String(value);
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

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
      case 'counters': return item.name === 'page' ? counterText(facts.number, item.style) : item.name === 'pages' ? counterText(facts.count, item.style) : counterText(0, item.style);
      case 'string': return facts.string(item.name, item.position);
      case 'open-quote': return '“';
      case 'close-quote': return '”';
      default: return '';
    }
  }).join('');
}
