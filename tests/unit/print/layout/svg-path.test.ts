import { describe, expect, test } from 'vitest';
import { parsePath } from '../../../../src/print/layout/svg-path.js';

function segments(data: string): string {
  return parsePath(data)
    .map((segment) => (segment.command === 'Z' ? 'Z' : `${segment.command}${segment.points.map((value) => Math.round(value * 1000) / 1000).join(' ')}`))
    .join(' ');
}

describe('path data', () => {
  test.each([
    ['M1 2L3 4', 'M1 2 L3 4'],
    ['m1 2 3 4', 'M1 2 L4 6'],
    ['M1,2h3v-1H0V0z', 'M1 2 L4 2 L4 1 L0 1 L0 0 Z'],
    ['M0 0zl1 1', 'M0 0 Z L1 1'],
    ['M.5.5-1-1', 'M0.5 0.5 L-1 -1'],
    ['M0 0c1 1 2 2 3 0s2-2 3 0', 'M0 0 C1 1 2 2 3 0 C4 -2 5 -2 6 0'],
    ['M0 0q3 3 6 0t6 0', 'M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0'],
    ['M0 0S1 1 2 2', 'M0 0 C0 0 1 1 2 2'],
    ['M0 0A0 5 0 0 1 4 4', 'M0 0 L4 4'],
    ['M0 0A5 5 0 0 1 0 0', 'M0 0'],
  ])('%s', (data, expected) => {
    expect(segments(data)).toBe(expected);
  });

  test('turns an arc into curves of a quarter at most, ending where it says', () => {
    expect(segments('M1 0A1 1 0 0 1-1 0')).toBe('M1 0 C1 0.552 0.552 1 0 1 C-0.552 1 -1 0.552 -1 0');
  });

  test('reads the flags of an arc without separators', () => {
    expect(segments('M1 0a1 1 0 01-1 1')).toBe('M1 0 C1 0.552 0.552 1 0 1');
  });

  test('widens an arc that is too small for its ends', () => {
    expect(segments('M0 0A1 1 0 0 1 10 0')).toBe('M0 0 C0 -2.761 2.239 -5 5 -5 C7.761 -5 10 -2.761 10 0');
  });

  test.each([['', ''], ['L1 1', ''], ['M1 1 L2', 'M1 1'], ['M1 1 X 2 2', 'M1 1'], ['M0 0A1 1 0 2 1 3 3', 'M0 0']])('stops at the first fault: %s', (data, expected) => {
    expect(segments(data)).toBe(expected);
  });
});
