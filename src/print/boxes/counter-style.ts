/** Counter styles: what a counter's value looks like (CSS Counter Styles 3, sections 6 and 7). */

const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];
const GREEK = [...'αβγδεζηθικλμνξοπρστυφχψω'];
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
];
const HEBREW: readonly (readonly [number, string])[] = [
  [400, 'ת'], [300, 'ש'], [200, 'ר'], [100, 'ק'], [90, 'צ'], [80, 'פ'], [70, 'ע'], [60, 'ס'], [50, 'נ'], [40, 'מ'], [30, 'ל'], [20, 'כ'],
  [19, 'יט'], [18, 'יח'], [17, 'יז'], [16, 'טז'], [15, 'טו'], [10, 'י'], [9, 'ט'], [8, 'ח'], [7, 'ז'], [6, 'ו'], [5, 'ה'], [4, 'ד'], [3, 'ג'], [2, 'ב'], [1, 'א'],
];
const SYMBOLS: ReadonlyMap<string, string> = new Map([['disc', '•'], ['circle', '◦'], ['square', '▪']]);
/** Code point of the zero of each decimal script. */
const ZEROS: ReadonlyMap<string, number> = new Map([
  ['arabic-indic', 0x0660], ['persian', 0x06f0], ['urdu', 0x06f0], ['devanagari', 0x0966], ['bengali', 0x09e6], ['gurmukhi', 0x0a66], ['gujarati', 0x0ae6], ['oriya', 0x0b66],
  ['tamil', 0x0be6], ['telugu', 0x0c66], ['kannada', 0x0ce6], ['malayalam', 0x0d66], ['thai', 0x0e50], ['lao', 0x0ed0], ['tibetan', 0x0f20], ['myanmar', 0x1040], ['khmer', 0x17e0],
]);

/** A value in a style; outside a style's range, and in a style that is not known, the decimal digits. */
export function formatCounter(value: number, style: string): string {
  if (style === 'none') return '';
  const symbol = SYMBOLS.get(style);
  if (symbol !== undefined) return symbol;
  const zero = ZEROS.get(style);
  if (zero !== undefined) return String(value).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  return special(value, style) ?? String(value);
}

function special(value: number, style: string): string | null {
  switch (style) {
    case 'decimal-leading-zero':
      return Math.abs(value) < 10 ? `${value < 0 ? '-' : ''}0${Math.abs(value)}` : null;
    case 'lower-alpha':
    case 'lower-latin':
      return alphabetic(value, LATIN);
    case 'upper-alpha':
    case 'upper-latin':
      return alphabetic(value, LATIN)?.toUpperCase() ?? null;
    case 'lower-greek':
      return alphabetic(value, GREEK);
    case 'lower-roman':
      return additive(value, ROMAN, 3999);
    case 'upper-roman':
      return additive(value, ROMAN, 3999)?.toUpperCase() ?? null;
    case 'hebrew':
      return additive(value, HEBREW, 999);
    default:
      return null;
  }
}

function alphabetic(value: number, letters: readonly string[]): string | null {
  if (value < 1) return null;
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / letters.length)) text = (letters[(rest - 1) % letters.length] ?? '') + text;
  return text;
}

function additive(value: number, weights: readonly (readonly [number, string])[], maximum: number): string | null {
  if (value < 1 || value > maximum) return null;
  let text = '';
  let rest = value;
  for (const [weight, symbol] of weights) {
    while (rest >= weight) {
      text += symbol;
      rest -= weight;
    }
  }
  return text;
}

/** The text of a list item's marker, its suffix included; null for none. A type with `"` in front is a string. */
export function markerText(value: number, type: string): string | null {
  if (type === 'none') return null;
  if (type.startsWith('"')) return type.slice(1);
  const symbol = SYMBOLS.get(type);
  return symbol === undefined ? `${formatCounter(value, type)}. ` : `${symbol} `;
}
