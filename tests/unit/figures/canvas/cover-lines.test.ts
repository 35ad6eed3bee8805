import { describe, expect, it } from 'vitest';
import { breakLines } from '../../../../src/figures/canvas/cover-lines.js';

const width = (text: string): number => [...text].length * 10;

describe('breakLines', () => {
  it('evens the lines out without adding one', () => {
    expect(breakLines('aaaa bbbb cccc dd', 150, width)).toEqual(['aaaa bbbb', 'cccc dd']);
  });
  it('holds no-break spaces', () => {
    expect(breakLines('face à\u00a0la\u00a0nuit', 120, width)).toEqual(['face', 'à\u00a0la\u00a0nuit']);
  });
  it('cuts only a word that is longer than a line', () => {
    expect(breakLines('abcdefghijkl mn', 50, width)).toEqual(['abcde', 'fghij', 'kl mn']);
  });
  it('takes of a text beyond all covers no more than one could hold', () => {
    expect(breakLines('word '.repeat(200_000), 500, width).length).toBeLessThan(100);
  });
  it('breaks beside ideographs, but not before a stop nor after a bracket', () => {
    expect(breakLines('三月的河流：已知（与）未知', 60, width)).toEqual(['三月的河', '流：已知', '（与）未知']);
    expect(breakLines('三月 river 的河', 100, width)).toEqual(['三月 river', '的河']);
  });
  it('cuts a long word where it may be hyphenated', () => {
    expect(breakLines('abcdefghijkl mn', 60, width, () => [3, 7])).toEqual(['abc-', 'defg-', 'hijkl', 'mn']);
  });
  it('makes no line of nothing', () => {
    expect(breakLines(' ', 50, width)).toEqual([]);
  });
});
