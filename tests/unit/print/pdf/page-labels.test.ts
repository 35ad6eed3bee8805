import { expect, test } from 'vitest';
import { labelRanges, pageLabelTree } from '../../../../src/print/pdf/page-labels.js';

const ranges = (labels: readonly string[]) => labelRanges(labels).map(({ from, style, prefix, start }) => [from, style, prefix, start]);

test.each([
  [['1', '2', '3'], [[0, 'D', '', 1]]],
  [['i', 'ii', '1', '2'], [[0, 'r', '', 1], [2, 'D', '', 1]]],
  [['I', 'II', 'III'], [[0, 'R', '', 1]]],
  [['c', 'ci'], [[0, 'r', '', 100]]],
  [['A-9', 'A-10', 'B-1'], [[0, 'D', 'A-', 9], [2, 'D', 'B-', 1]]],
  [['Couverture', '1'], [[0, null, 'Couverture', 1], [1, 'D', '', 1]]],
  [['', ''], [[0, null, '', 1], [1, null, '', 1]]],
  [['7', '7'], [[0, 'D', '', 7], [1, 'D', '', 7]]],
  [['iiii', '٣'], [[0, null, 'iiii', 1], [1, null, '٣', 1]]],
])('%j', (labels, expected) => {
  expect(ranges(labels)).toEqual(expected);
});

test('the number tree leaves out what is understood', () => {
  expect(pageLabelTree(['i', '5', 'x-1'], (text) => `(${text})`)).toEqual({ Nums: [0, { S: 'r' }, 1, { S: 'D', St: 5 }, 2, { S: 'D', P: '(x-)' }] });
});
