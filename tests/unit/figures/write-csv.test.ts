import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

import { writeCsv } from '../../../src/figures/write-csv.js';

const read = (text: string): readonly (readonly string[])[] => parse(text, { bom: true });

describe('writeCsv', () => {
  it('is read back by others as it was', () => {
    const rows = [['a, b', 'say "so"', 'two\nlines', ''], ['é – ₂', ' blank ', '؟', '1.5']];
    expect(read(writeCsv(['w', 'x', 'y', 'z'], rows))).toEqual([['w', 'x', 'y', 'z'], ...rows]);
  });
  it('has a byte order mark, CRLF, and numbers as programs write them', () => expect(writeCsv(['year', 'ppm'], [[1958, 315.7], [2020, null]])).toBe('\uFEFFyear,ppm\r\n1958,315.7\r\n2020,\r\n'));
  it.each([['=1+2', "'=1+2"], ['@SUM(A1)', "'@SUM(A1)"], ['+cmd|x', "'+cmd|x"], ['-2+3', "'-2+3"], ['\t=1', "'\t=1"], ['-', '-'], ['-5', '-5'], ['+3.5 %', '+3.5 %'], ['– 5', '– 5']])('writes %j so that a spreadsheet shows it', (cell, shown) => {
    expect(read(writeCsv(['x'], [[cell]]))[1]).toEqual([shown]);
  });
});
