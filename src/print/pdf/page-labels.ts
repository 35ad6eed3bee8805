/** Turns the pages' labels into ranges of numbering (ISO 32000-1, 12.4.2). */

import { PREDEFINED } from '../css/counter-styles.js';

export interface LabelRange {
  /** Index of the first page of the range. */
  readonly from: number;
  /** Decimal or roman numbers; null where the prefix is all there is. */
  readonly style: 'D' | 'r' | 'R' | null;
  readonly prefix: string;
  readonly start: number;
}

type Reading = Omit<LabelRange, 'from'>;

export function labelRanges(labels: readonly string[]): readonly LabelRange[] {
  const ranges: LabelRange[] = [];
  labels.forEach((label, index) => {
    const last = ranges.at(-1);
    if (last !== undefined && last.style !== null && write(last, last.start + index - last.from) === label) return;
    const next = labels[index + 1];
    // A lone `i` or `c` could be a number or a letter: the next page tells.
    const readings = readingsOf(label);
    const reading = readings.find((candidate) => candidate.style !== null && next !== undefined && write(candidate, candidate.start + 1) === next) ?? readings[0];
    if (reading !== undefined) ranges.push({ from: index, ...reading });
  });
  return ranges;
}

/** The value of the catalogue's `PageLabels`; `string` makes text string objects. */
export function pageLabelTree(labels: readonly string[], string: (text: string) => unknown): unknown {
  const numbers: unknown[] = [];
  for (const { from, style, prefix, start } of labelRanges(labels)) {
    const entry: Record<string, unknown> = {};
    if (style !== null) entry['S'] = style;
    if (prefix !== '') entry['P'] = string(prefix);
    if (style !== null && start !== 1) entry['St'] = start;
    numbers.push(from, entry);
  }
  return { Nums: numbers };
}

function readingsOf(label: string): readonly Reading[] {
  const readings: Reading[] = [];
  const decimal = /^(.*?)([1-9]\d{0,8})$/s.exec(label);
  if (decimal !== null) readings.push({ style: 'D', prefix: decimal[1] ?? '', start: Number(decimal[2]) });
  const roman = fromRoman(label.toLowerCase());
  if (roman !== null && label === label.toLowerCase()) readings.push({ style: 'r', prefix: '', start: roman });
  if (roman !== null && label === label.toUpperCase()) readings.push({ style: 'R', prefix: '', start: roman });
  readings.push({ style: null, prefix: label, start: 1 });
  return readings;
}

function write({ style, prefix }: Reading, value: number): string {
  if (style === null) return prefix;
  const number = style === 'D' ? String(value) : style === 'r' ? toRoman(value) : toRoman(value).toUpperCase();
  return prefix + number;
}

const WORTHS: ReadonlyMap<string, number> = new Map([['m', 1000], ['d', 500], ['c', 100], ['l', 50], ['x', 10], ['v', 5], ['i', 1]]);

function toRoman(value: number): string {
  return PREDEFINED.text(value, 'lower-roman');
}

function fromRoman(text: string): number | null {
  if (!/^[mdclxvi]{1,15}$/.test(text)) return null;
  const worths = [...text].map((letter) => WORTHS.get(letter) ?? 0);
  const value = worths.reduce((sum, worth, index) => sum + (worth < (worths[index + 1] ?? 0) ? -worth : worth), 0);
  return toRoman(value) === text ? value : null;
}
