import { describe, expect, it } from 'vitest';
import { decimalsOf, formatNumber, withUnit } from '../../../src/language/numbers.js';

describe('formatNumber', () => {
  it.each([
    [948000, null, 'fr', '948\u202f000'], [3.6, null, 'fr', '3,6'], [3.6, 2, 'fr', '3,60'], [-5, null, 'fr', '−5'], [29, null, 'fr', '29'],
    [948000, null, 'en', '948,000'], [3.6, null, 'en', '3.6'], [1234.5, 1, 'de', '1.234,5'], [0.1 + 0.2, null, 'en', '0.3'], [5, null, 'not a tag', '5'],
  ])('%d with %s decimals in %s is %s', (value, decimals, language, expected) => {
    expect(formatNumber(value, decimals, language)).toBe(expected);
  });
});

describe('decimalsOf', () => {
  it.each([['3.60', 2], ['29', 0], ['-1.5', 1], ['1e3', null], ['3,6', null], ['', null]])('%j', (source, expected) => {
    expect(decimalsOf(source)).toBe(expected);
  });
});

describe('withUnit', () => {
  it.each([
    ['29', 'soldats', null, 'fr', '29~soldats'], ['3,6 millions', 'Syriens', 'million', 'fr', '3,6 millions de Syriens'], ['2 milliards', 'euros', 'billion', 'fr', '2 milliards d’euros'],
    ['2 millions', 'habitants', 'million', 'fr', '2 millions d’habitants'], ['2 millions', 'hectares', 'million', 'fr', '2 millions d’hectares'], ['2 millions', 'Hongrois', 'million', 'fr', '2 millions de Hongrois'],
    ['3 millions', '€', 'million', 'fr', '3 millions~€'], ['3 mille', 'soldats', 'thousand', 'fr', '3 mille~soldats'], ['3.6 million', 'people', 'million', 'en', '3.6 million~people'], ['29', null, null, 'fr', '29'],
    ['82', '%', null, 'en', '82%'], ['82', '%', null, 'fr', '82~%'], ['82', '%', null, 'de', '82~%'], ['8', '‰', null, 'en-GB', '8‰'], ['82', '%', null, 'not a tag', '82%'],
  ] as const)('%s and %s', (number, unit, scale, language, expected) => {
    expect(withUnit(number, unit, { scale, language }).replaceAll('\u00a0', '~')).toBe(expected);
  });
});
