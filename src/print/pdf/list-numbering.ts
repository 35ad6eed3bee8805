/** How a list's items are labelled (ISO 32000-1, table 347), by the style of its first marker. */

import type { Element } from '../../html/dom.js';
import type { ComputedStyle } from '../css/computed-style.js';
import { parentElement } from './structure-roles.js';

const NUMBERING: Readonly<Record<string, string>> = {
  disc: 'Disc', circle: 'Circle', square: 'Square', decimal: 'Decimal', 'decimal-leading-zero': 'Decimal',
  'lower-roman': 'LowerRoman', 'upper-roman': 'UpperRoman', 'lower-alpha': 'LowerAlpha', 'lower-latin': 'LowerAlpha',
  'upper-alpha': 'UpperAlpha', 'upper-latin': 'UpperAlpha',
};

/** @param item the element that has the marker */
export function listNumbering(item: Element, marker: ComputedStyle): string {
  // PDF knows no other styles; signs of any kind are discs to it, and counters of any script numbers.
  return NUMBERING[marker.listStyleType] ?? (parentElement(item)?.name === 'ol' ? 'Decimal' : 'Disc');
}
