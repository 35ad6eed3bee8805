/** Turns the pages' labels into ranges of numbering (ISO 32000-1, 12.4.2). */

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

const NUMERALS: readonly (readonly [string, number])[] = [
  ['m', 1000], ['cm', 900], ['d', 500], ['cd', 400], ['c', 100], ['xc', 90], ['l', 50], ['xl', 40], ['x', 10], ['ix', 9], ['v', 5], ['iv', 4], ['i', 1],
];

function toRoman(value: number): string {
  let rest = value;
  let text = '';
  for (const [numeral, worth] of NUMERALS) {
    while (rest >= worth) {
      text += numeral;
      rest -= worth;
    }
  }
  return text;
}

function fromRoman(text: string): number | null {
  if (!/^[mdclxvi]{1,15}$/.test(text)) return null;
  let value = 0;
  let at = 0;
  for (const [numeral, worth] of NUMERALS) {
    while (text.startsWith(numeral, at)) {
      value += worth;
      at += numeral.length;
    }
  }
  return at === text.length && toRoman(value) === text ? value : null;
}
