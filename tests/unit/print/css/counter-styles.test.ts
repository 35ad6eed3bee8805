/** Numbers in the predefined counter styles. */

import { expect, test } from 'vitest';
import { createCounterStyles, PREDEFINED } from '../../../../src/print/css/counter-styles.js';

test.each<readonly [style: string, value: number, text: string]>([
  ['decimal', -7, '-7'], ['decimal-leading-zero', 7, '07'], ['decimal-leading-zero', -7, '-7'], ['decimal-leading-zero', 123, '123'],
  ['lower-roman', 49, 'xlix'], ['upper-roman', 1990, 'MCMXC'], ['lower-roman', 4000, '4000'], ['LOWER-ROMAN', 4, 'iv'],
  ['lower-alpha', 27, 'aa'], ['upper-latin', 52, 'AZ'], ['lower-greek', 17, 'ρ'], ['upper-greek', 18, 'Σ'], ['lower-greek', 25, 'αα'],
  ['armenian', 1234, 'ՌՄԼԴ'], ['lower-armenian', 9999, 'քջղթ'], ['georgian', 19999, 'ჵჰშჟთ'], ['georgian', 10, 'ი'],
  ['hebrew', 15, 'טו'], ['hebrew', 16, 'טז'], ['hebrew', 444, 'תמד'], ['hebrew', 1999, 'א׳תתקצט'], ['hebrew', 11000, '11000'],
  ['arabic-indic', 120, '١٢٠'], ['persian', 45, '۴۵'], ['devanagari', 90, '९०'], ['thai', 3, '๓'], ['khmer', 12, '១២'],
  ['cjk-decimal', 305, '三〇五'], ['cjk-heavenly-stem', 10, '癸'], ['cjk-heavenly-stem', 11, '一一'], ['hiragana', 3, 'う'], ['katakana-iroha', 1, 'イ'],
  ['lower-serbian', 6, 'ђ'], ['upper-ukrainian', 7, 'Є'], ['persian-alphabetic', 3, 'پ'], ['arabic-abjad', 4, 'د'], ['disc', 5, '•'], ['none', 5, ''],
  ['nonsense', 5, '5'],
])('%s %i', (style, value, text) => expect(PREDEFINED.text(value, style)).toBe(text));

test.each<readonly [style: string, marker: string | null]>([
  ['decimal', '3. '], ['square', '▪ '], ['hiragana', 'う、'], ['none', null], ['"* ', '* '],
])('marker %s', (style, marker) => expect(PREDEFINED.marker(3, style)).toBe(marker));

test('styles that refer to one another without end come to decimal', () => {
  const styles = createCounterStyles(new Map([['a', { system: { extends: 'b' }, suffix: '!' }], ['b', { system: { extends: 'a' } }]] as const));
  expect(styles.marker(7, 'a')).toBe('7!');
  expect(styles.isKnown('b')).toBe(true);
  expect(styles.isKnown('c')).toBe(false);
});
