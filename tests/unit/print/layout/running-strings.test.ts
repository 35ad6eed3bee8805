import { describe, expect, it } from 'vitest';
import { Element } from '../../../../src/html/dom.js';
import { runningStrings } from '../../../../src/print/layout/running-strings.js';

const heading = (): Element => new Element('h2', {});

describe('runningStrings', () => {
  const [a, b, c] = [heading(), heading(), heading()];
  const strings = new Map([a, b, c].map((element, index) => [element, [{ name: 'part', value: 'ABC'[index] ?? '' }]] as const));
  const begins = new Map([[a, { pageIndex: 0, xPt: 0, yPt: 50 }], [b, { pageIndex: 0, xPt: 0, yPt: 80 }], [c, { pageIndex: 2, xPt: 0, yPt: 10 }]] as const);
  const say = runningStrings(strings, begins, [10, 10, 10]);

  it.each([
    ['first', ['A', 'B', 'C']],
    ['last', ['B', 'B', 'C']],
    ['start', ['', 'B', 'C']],
    ['first-except', ['', 'B', '']],
  ] as const)('gives the %s value of each page', (position, expected) => {
    expect([0, 1, 2].map((page) => say(page, 'part', position))).toEqual(expected);
  });

  it('knows nothing of a name that nobody sets', () => {
    expect(say(0, 'title', 'first')).toBe('');
  });
});
