/** Writes SVG: elements, numbers, text with its figures in semibold. */

import { escapeAttribute } from '../html/serialise.js';
import { directionOf } from '../language/direction.js';
import { LABEL_SIZE } from './palette.js';
import type { MeasureText } from './text-width.js';

/** Two decimals are a hundredth of a point: finer than any printer. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function svgElement(name: string, attributes: Readonly<Record<string, string | number | null>>, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeAttribute(String(value))}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** How a drawing is read. `mirror` is the width about which all of it is mirrored; null for one that begins at the left. */
export interface Reading {
  readonly isRightToLeft: boolean;
  readonly mirror: number | null;
}

/** A drawing in a language read from right to left begins at the right, but for an axis of time. */
export function readingOf(language: string, span: number, isTime = false): Reading {
  const isRightToLeft = directionOf(language) === 'rtl';
  return { isRightToLeft, mirror: isRightToLeft && !isTime ? span : null };
}

/** Shapes in their mirrored place; texts have mirrored theirs already, and are left upright. */
export function mirrorShapes(pieces: readonly string[], { mirror }: Reading): string {
  if (mirror === null) return pieces.join('');
  return pieces.map((piece) => (piece.startsWith('<text') ? piece : svgElement('g', { transform: `matrix(-1 0 0 1 ${round(mirror)} 0)` }, piece))).join('');
}

export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Sets this number, or the text's first, in semibold; null for whichever is first. */
  readonly boldNumber?: number | null;
  readonly weight?: 400 | 600;
  readonly reading: Reading;
}

export function svgText(text: string, place: TextPlace): string {
  const { x, y, size, fill, boldNumber, weight, reading } = place;
  const anchor = anchorOf(place.anchor ?? 'start', reading);
  const attributes = {
    x: reading.mirror === null ? x : reading.mirror - x,
    y,
    'font-size': size ?? LABEL_SIZE,
    fill: fill ?? null,
    direction: reading.isRightToLeft ? 'rtl' : null,
    'text-anchor': anchor === 'start' ? null : anchor,
    'font-weight': weight === 600 ? 600 : null,
  };
  return svgElement('text', attributes, boldNumber === undefined ? escapeAttribute(text) : emphasise(text, boldNumber));
}

/** The start of a text from right to left is its right edge: as wanted where all is mirrored, else the other. */
function anchorOf(anchor: 'start' | 'middle' | 'end', { isRightToLeft, mirror }: Reading): 'start' | 'middle' | 'end' {
  if (!isRightToLeft || mirror !== null || anchor === 'middle') return anchor;
  return anchor === 'start' ? 'end' : 'start';
}

/** A number with its separators, and the scale word behind it. */
const NUMBER = /[−-]?\d(?:[\d\u00A0\u202F.,’']*\d)?(?:[ \u00A0\u202F](?:millions?|milliards?|milliers?|billions?|thousand|mille|Millionen|Milliarden)\b)?/g;

/** The number that a mark stands for, where the text has it; else the first that is no part of a word (“1960s”). */
function emphasise(text: string, value: number | null): string {
  const matches = [...text.matchAll(NUMBER)];
  const match = matches.find((candidate) => value !== null && readNumber(candidate[0]).includes(value)) ?? matches.find((candidate) => !/^\p{L}/u.test(text.slice(candidate.index + candidate[0].length)));
  if (match === undefined) return escapeAttribute(text);
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  return `${escapeAttribute(before)}<tspan font-weight="600">${escapeAttribute(match[0])}</tspan>${escapeAttribute(after)}`;
}

/** What a written number may say, its comma and point read either way. */
function readNumber(written: string): readonly number[] {
  const plain = written.replace(/[\u00A0\u202F’']/g, '').replace('−', '-');
  return [plain.replace(/,/g, ''), plain.replace(/\./g, '').replace(',', '.')].map(Number);
}

export interface Wrapping {
  readonly widest: number;
  readonly size: number;
  readonly measure: MeasureText;
}

/** Lines no wider than `widest` at a size; a single word that is wider is cut. Measured with the wider weight. */
export function wrapText(text: string, { widest, size, measure }: Wrapping): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n\t]+/).flatMap((whole) => cutWord(whole, { widest, size, measure }))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer, size, 600) > widest) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** A word in pieces that fit; one piece for almost every word. */
function cutWord(word: string, { widest, size, measure }: Wrapping): readonly string[] {
  if (measure(word, size, 600) <= widest) return [word];
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const character of word) {
    const advance = measure(character, size, 600);
    if (piece !== '' && width + advance > widest) {
      pieces.push(piece);
      [piece, width] = ['', 0];
    }
    piece += character;
    width += advance;
  }
  return [...pieces, piece];
}
