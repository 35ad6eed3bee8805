/** Writes SVG: elements, numbers, text with its figures in semibold. */

import { LABEL_SIZE } from './palette.js';
import { textWidth } from './text-width.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** Two decimals are a hundredth of a point: finer than any printer. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function svgElement(name: string, attributes: Readonly<Record<string, string | number | null>>, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(String(value))}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Sets the first number of the text in semibold. */
  readonly boldNumber?: boolean;
  readonly weight?: 400 | 600;
}

export function svgText(text: string, place: TextPlace): string {
  const { x, y, size, fill, anchor, boldNumber, weight } = place;
  const attributes = { x, y, 'font-size': size ?? LABEL_SIZE, fill: fill ?? null, 'text-anchor': anchor === undefined || anchor === 'start' ? null : anchor, 'font-weight': weight === 600 ? 600 : null };
  return svgElement('text', attributes, boldNumber === true ? emphasise(text) : escapeXml(text));
}

/** A number with its separators, and the scale word behind it. */
const NUMBER = /[−-]?\d(?:[\d\u00A0\u202F.,’']*\d)?(?:[ \u00A0\u202F](?:millions?|milliards?|milliers?|billions?|thousand|mille|Millionen|Milliarden)\b)?/;

function emphasise(text: string): string {
  const match = NUMBER.exec(text);
  if (match === null) return escapeXml(text);
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  return `${escapeXml(before)}<tspan font-weight="600">${escapeXml(match[0])}</tspan>${escapeXml(after)}`;
}

/** Lines no wider than `widest` at a size; a single word that is wider stands alone. Estimated with the wider weight. */
export function wrapText(text: string, widest: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n\t]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, 600) > widest) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}
