import { describe, expect, it } from 'vitest';
import { endKey, formatTime, htmlDatetime, parseEdtf, sortKey } from '../../../src/language/time.js';

function shown(source: string, locale: string): string | null {
  const edtf = parseEdtf(source);
  return edtf === null ? null : formatTime(edtf, locale).replaceAll('\u00a0', ' ');
}

describe('parseEdtf', () => {
  it.each([
    ['2020', 'year'], ['2020-02', 'month'], ['2020-02-29', 'day'], ['2020-02-27T10:30:00Z', 'time'], ['2020-02-27T10:30', 'time'],
    ['2020-02-27~', 'day'], ['2020?', 'year'], ['2020-21', 'season'], ['201X', 'decade'], ['20XX', 'century'],
    ['2020-XX', 'year'], ['2020-02-XX', 'month'], ['2020-XX-XX', 'year'], ['-0044', 'year'], ['0000', 'year'], ['Y-12000', 'year'], ['Y170000', 'year'],
    ['2019-12/..', 'month'], ['../2020', 'year'], ['2019-12/', 'month'], ['2019/2020-03-01', 'year'],
  ])('reads %s as exact to the %s', (source, precision) => {
    expect(parseEdtf(source)?.precision).toBe(precision);
  });

  it.each([
    '', 'soon', '2020-13', '2020-02-30', '2019-02-29', '2020-00', '2020-2', '20-02-2020', '../..', '/', '2021/2020', '2020-25',
    '2020-21-03', '2020-02-27T25:00', '-0000', '2020~~', '27 février 2020', '2020-XX-03', '201X-03', '2020-02-XXT10:00', '2020/2021/2022',
  ])('refuses %j', (source) => {
    expect(parseEdtf(source)).toBeNull();
  });

  it('marks approximate and uncertain times', () => {
    expect(parseEdtf('2020~')).toMatchObject({ approximate: true, uncertain: false });
    expect(parseEdtf('2020%')).toMatchObject({ approximate: true, uncertain: true });
  });
});

describe('sortKey', () => {
  it('puts times in order, open beginnings first', () => {
    const ordered = ['../2000', 'Y-300000', '-0044', '0044', '19XX', '2019-12/..', '2020-02', '2020-02-27', '2020-02-27T10:00+02:00', '2020-02-27T09:00Z', '2020-21', '2020-22', 'Y300000'];
    const keys = ordered.map((source) => {
      const edtf = parseEdtf(source);
      return edtf === null ? NaN : sortKey(edtf);
    });
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(keys).not.toContain(NaN);
  });

  it.each([['2020-02', '2020-03-01'], ['2020-12', '2021-01-01'], ['201X', '2020-01-01'], ['2019/2020', '2021-01-01'], ['2020-21', '2020-06-01']])(
    'ends %s where %s begins', (source, next) => {
      const [edtf, follower] = [parseEdtf(source), parseEdtf(next)];
      expect(edtf && endKey(edtf)).toBe(follower && sortKey(follower));
    });
});

describe('htmlDatetime', () => {
  it.each([
    ['2020', '2020'], ['2020-02', '2020-02'], ['2020-02-27', '2020-02-27'], ['2020-02-27T10:30:00Z', '2020-02-27T10:30Z'],
    ['2020-02-27T10:30:00-05:30', '2020-02-27T10:30-05:30'], ['0800-02', '0800-02'], ['2020-02-XX', '2020-02'],
    ['2020-21', null], ['2020~', null], ['2020-02/2020-03', null], ['-0044', null], ['201X', null], ['Y12000', null],
  ])('of %s is %s', (source, expected) => {
    const edtf = parseEdtf(source);
    expect(edtf && htmlDatetime(edtf)).toBe(expected);
  });
});

describe('formatTime', () => {
  it.each([
    ['2020-02', 'février 2020', 'February 2020'],
    ['2020-02-27', '27 février 2020', '27 February 2020'],
    ['2020-03-01', '1er mars 2020', '1 March 2020'],
    ['2020-03-11', '11 mars 2020', '11 March 2020'],
    ['2020', '2020', '2020'],
    ['2020-02-27/2020-02-28', '27–28 février 2020', '27 – 28 February 2020'],
    ['2020-03-01/2020-03-02', '1er–2 mars 2020', '1 – 2 March 2020'],
    ['2020-02-28/2020-03-01', '28 février – 1er mars 2020', '28 February – 1 March 2020'],
    ['2019-12/2020-02', 'décembre 2019 – février 2020', 'December 2019 – February 2020'],
    ['2019/2020', '2019–2020', '2019–2020'],
    // Beyond JavaScript's own dates.
    ['Y170000002-05', 'Y170000002-05', 'Y170000002-05'],
    ['Y-999999999-01-02', 'Y-999999999-01-02', 'Y-999999999-01-02'],
    ['Y12345-05', 'mai 12345', 'May 12345'],
    ['2019-12/..', 'depuis décembre 2019', 'since December 2019'],
    ['2019-12-01/..', 'depuis le 1er décembre 2019', 'since 1 December 2019'],
    ['../2020', 'jusqu’en 2020', 'until 2020'],
    ['../2020-02-27', 'jusqu’au 27 février 2020', 'until 27 February 2020'],
    ['2019/', '2019 – ?', '2019 – ?'],
    ['2020-02-27~', 'vers le 27 février 2020', 'about 27 February 2020'],
    ['2020-02~', 'vers février 2020', 'about February 2020'],
    ['2020?', '2020 (date incertaine)', '2020 (uncertain)'],
    ['2020%', 'vers 2020 (date incertaine)', 'about 2020 (uncertain)'],
    ['2019~/..', 'depuis ≈ 2019', 'since ≈ 2019'],
    ['2020-22', 'été 2020', 'summer 2020'],
    ['2020-22/..', 'depuis l’été 2020', 'since summer 2020'],
    ['201X', '2010–2019', '2010–2019'],
    ['2020-02~/2020-05', 'vers février 2020 – mai 2020', 'about February 2020 – May 2020'],
    ['2020-02-27T08:05:00Z', '27 février 2020 à 8:05 UTC', '27 February 2020 at 8:05 UTC'],
    ['-0043', '44 av. J.-C.', '44 BC'],
    ['Y-12000', '−12000', '−12000'],
  ])('%s: %s; %s', (source, french, english) => {
    expect([shown(source, 'fr'), shown(source, 'en-GB')]).toEqual([french, english]);
  });

  it('keeps to the Gregorian calendar and does without words where it has none', () => {
    expect(shown('2020-02', 'fa')).toMatch(/۲۰۲۰/);
    expect(shown('2020/..', 'pl')).toBe('2020 –');
    expect(shown('2020-02', 'not a tag')).toBe('February 2020');
  });
});
