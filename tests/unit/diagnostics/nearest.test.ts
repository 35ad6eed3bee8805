import { expect, it } from 'vitest';
import { nearest } from '../../../src/diagnostics/nearest.js';

it.each([
  ['titel', ['subtitle', 'title', 'date'], 'title'],
  ['keyFigures', ['key-figures', 'facts'], 'key-figures'],
  ['zebra', ['title', 'date'], null],
  ['a', [], null],
  ['x'.repeat(61), ['x'.repeat(60)], null],
])('the nearest to %j among %j is %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
