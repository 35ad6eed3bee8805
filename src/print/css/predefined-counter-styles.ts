/**
 * The counter styles that need no rule: those of CSS Counter Styles 3, section 6, but for the long-hand East Asian and Ethiopic
 * numbers, and the alphabets of the W3C note “Ready-made Counter Styles” that the languages around Europe number by.
 */

import type { CounterStyle } from './counter-representation.js';

export const PLAIN: Omit<CounterStyle, 'system' | 'symbols'> = {
  additive: [], first: 1, negative: ['-', ''], prefix: '', suffix: '. ', range: null, pad: [0, ''], fallback: 'decimal',
};

type Entry = readonly [name: string, style: CounterStyle];
type Weights = CounterStyle['additive'];

const DECIMAL: CounterStyle = { ...PLAIN, system: 'numeric', symbols: [...'0123456789'] };

function cyclic(name: string, symbol: string): Entry {
  return [name, { ...PLAIN, system: 'cyclic', symbols: [symbol], suffix: ' ' }];
}

/** Decimal digits of a script, by its zero. */
function digits(zero: number, ...names: readonly string[]): readonly Entry[] {
  const symbols = Array.from({ length: 10 }, (_, index) => String.fromCodePoint(zero + index));
  return names.map((name): Entry => [name, { ...PLAIN, system: 'numeric', symbols }]);
}

function letters(alphabet: string, ...names: readonly string[]): readonly Entry[] {
  return names.map((name): Entry => [name, { ...PLAIN, system: 'alphabetic', symbols: [...alphabet] }]);
}

function kana(name: string, alphabet: string): Entry {
  return [name, { ...PLAIN, system: 'alphabetic', symbols: [...alphabet], suffix: '、' }];
}

/** An alphabet in small and in capital letters, under two names. */
function bothCases(name: string, alphabet: string): readonly Entry[] {
  return [...letters(alphabet, `lower-${name}`), ...letters(alphabet.toUpperCase(), `upper-${name}`)];
}

function additive(name: string, highest: number, weights: Weights): Entry {
  return [name, { ...PLAIN, system: 'additive', symbols: [], additive: weights, range: [[1, highest]] }];
}

/** Weights of a numeral alphabet: symbols from the greatest, for 9000 … 1000, 900 … 100, 90 … 10, 9 … 1, or a part of these. */
function tiers(greatest: number, symbols: readonly string[]): Weights {
  return symbols.map((symbol, index) => [greatest / 10 ** Math.floor(index / 9) - (index % 9) * (greatest / 9 / 10 ** Math.floor(index / 9)), symbol] as const);
}

const upper = (weights: Weights): Weights => weights.map(([weight, symbol]) => [weight, symbol.toUpperCase()] as const);

const ROMAN: Weights = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
];
const ARMENIAN = tiers(9000, [...'քփւցրտվսռջպչոշնյմճղձհկծխլիժթըէզեդգբա']);
const GEORGIAN: Weights = [[10000, 'ჵ'], ...tiers(9000, [...'ჰჯჴხჭწძცჩშყღქფჳტსრჟპოჲნმლკითჱზვედგბა'])];
const HEBREW: Weights = [
  [10000, 'י׳'], ...tiers(9000, ['ט׳', 'ח׳', 'ז׳', 'ו׳', 'ה׳', 'ד׳', 'ג׳', 'ב׳', 'א׳']), ...[...'תשרק'].map((symbol, index) => [400 - index * 100, symbol] as const),
  ...[...'צפעסנמלכ'].map((symbol, index) => [90 - index * 10, symbol] as const), [19, 'יט'], [18, 'יח'], [17, 'יז'], [16, 'טז'], [15, 'טו'], [10, 'י'],
  ...tiers(9, [...'טחזוהדגבא']),
];

export const PREDEFINED_COUNTER_STYLES: ReadonlyMap<string, CounterStyle> = new Map<string, CounterStyle>([
  cyclic('disc', '•'), cyclic('circle', '◦'), cyclic('square', '▪'), cyclic('disclosure-open', '▾'), cyclic('disclosure-closed', '▸'),
  ['decimal', DECIMAL],
  ['decimal-leading-zero', { ...DECIMAL, pad: [2, '0'] }],
  ['cjk-decimal', { ...DECIMAL, symbols: [...'〇一二三四五六七八九'], suffix: '、', range: [[0, Infinity]] }],
  ...digits(0x0660, 'arabic-indic'), ...digits(0x06f0, 'persian', 'urdu'), ...digits(0x0966, 'devanagari'), ...digits(0x09e6, 'bengali'), ...digits(0x0a66, 'gurmukhi'),
  ...digits(0x0ae6, 'gujarati'), ...digits(0x0b66, 'oriya'), ...digits(0x0be6, 'tamil'), ...digits(0x0c66, 'telugu'), ...digits(0x0ce6, 'kannada'), ...digits(0x0d66, 'malayalam'),
  ...digits(0x0e50, 'thai'), ...digits(0x0ed0, 'lao'), ...digits(0x0f20, 'tibetan'), ...digits(0x1040, 'myanmar'), ...digits(0x17e0, 'khmer', 'cambodian'), ...digits(0x1810, 'mongolian'),
  ...letters('abcdefghijklmnopqrstuvwxyz', 'lower-alpha', 'lower-latin'), ...letters('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'upper-alpha', 'upper-latin'),
  ...bothCases('greek', 'αβγδεζηθικλμνξοπρστυφχψω'),
  ...bothCases('russian', 'абвгдежзиклмнопрстуфхцчшщэюя'), ...bothCases('ukrainian', 'абвгдеєжзиіклмнопрстуфхцчшюя'), ...bothCases('belorussian', 'абвгдеёжзійклмнопрстуўфхцчшыьэюя'),
  ...bothCases('bulgarian', 'абвгдежзийклмнопрстуфхцчшщъьюя'), ...bothCases('serbian', 'абвгдђежзијклљмнњопрстћуфхцчџш'), ...bothCases('macedonian', 'абвгдѓежзѕијклљмнњопрстќуфхцчџш'),
  ...letters('ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی', 'persian-alphabetic'),
  ['arabic-abjad', { ...PLAIN, system: 'fixed', symbols: [...'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ'] }], ['hijai', { ...PLAIN, system: 'fixed', symbols: [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'] }],
  kana('hiragana', 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん'),
  kana('katakana', 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン'),
  kana('hiragana-iroha', 'いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす'),
  kana('katakana-iroha', 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス'),
  ['cjk-earthly-branch', { ...PLAIN, system: 'fixed', symbols: [...'子丑寅卯辰巳午未申酉戌亥'], suffix: '、', fallback: 'cjk-decimal' }],
  ['cjk-heavenly-stem', { ...PLAIN, system: 'fixed', symbols: [...'甲乙丙丁戊己庚辛壬癸'], suffix: '、', fallback: 'cjk-decimal' }],
  additive('lower-roman', 3999, ROMAN), additive('upper-roman', 3999, upper(ROMAN)),
  additive('lower-armenian', 9999, ARMENIAN), additive('upper-armenian', 9999, upper(ARMENIAN)), additive('armenian', 9999, upper(ARMENIAN)),
  additive('georgian', 19999, GEORGIAN), additive('hebrew', 10999, HEBREW),
]);
