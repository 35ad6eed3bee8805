/** Reads the labels under which viewers show a PDF's pages (ISO 32000-1, 12.4.2): “iv”, “3”. */

import type { PdfDictionary, PdfObject } from './object.js';
import { nameOf, textOf } from './object.js';
import type { PdfFile } from './pdf-file.js';

/** Number trees go a level or two deep. */
const DEEPEST = 20;
const ROMAN: readonly (readonly [number, string])[] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];
/** Beyond these no page is numbered in words or letters. */
const LAST_ROMAN = 5000;
const LAST_LETTERS = 26 * 50;

/** One for each page; plain numbers where the file names none. */
export function readPageLabels(file: PdfFile, pageCount: number): readonly string[] {
  const ranges = new Map<number, PdfDictionary>();
  gather(file, file.catalog.get('PageLabels'), ranges, 0);
  let [start, range]: [number, PdfDictionary | null] = [0, null];
  return Array.from({ length: pageCount }, (_, page) => {
    const own = ranges.get(page);
    if (own !== undefined) [start, range] = [page, own];
    return range === null ? String(page + 1) : labelOf(file, range, page - start);
  });
}

function gather(file: PdfFile, node: PdfObject | undefined, ranges: Map<number, PdfDictionary>, depth: number): void {
  const tree = file.dictionary(node);
  const numbers = file.list(tree.get('Nums'));
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const page = file.resolve(numbers[index]);
    if (typeof page === 'number') ranges.set(page, file.dictionary(numbers[index + 1]));
  }
  if (depth < DEEPEST) for (const kid of file.list(tree.get('Kids'))) gather(file, kid, ranges, depth + 1);
}

function labelOf(file: PdfFile, range: PdfDictionary, offset: number): string {
  const first = file.resolve(range.get('St'));
  const number = (typeof first === 'number' ? first : 1) + offset;
  const style = nameOf(file.resolve(range.get('S')));
  return (textOf(file.resolve(range.get('P'))) ?? '') + written(number, style);
}

function written(number: number, style: string): string {
  switch (style) {
    case 'D':
      return String(number);
    case 'r':
    case 'R':
      return inCase(number <= LAST_ROMAN ? roman(number) : String(number), style === 'R');
    case 'a':
    case 'A':
      return inCase(number >= 1 && number <= LAST_LETTERS ? String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26)) : String(number), style === 'A');
    default:
      return '';
  }
}

function roman(number: number): string {
  let [left, text] = [number, ''];
  for (const [value, letters] of ROMAN) {
    for (; left >= value; left -= value) text += letters;
  }
  return text;
}

function inCase(text: string, isUpper: boolean): string {
  return isUpper ? text.toUpperCase() : text;
}
