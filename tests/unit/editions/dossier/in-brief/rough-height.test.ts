import { expect, test } from 'vitest';
import { roughHeight } from '../../../../../src/editions/dossier/in-brief/rough-height.js';
import { plansInOrder } from '../../../../../src/editions/dossier/in-brief/sacrifice.js';
import { onePage } from './one-page.js';

test('no plan is guessed higher than the one before it', () => {
  const { composed, parts } = onePage();
  const heights = plansInOrder(parts).map((plan) => roughHeight(plan, parts, composed));
  expect(heights.filter((height, index) => index > 0 && height > (heights[index - 1] ?? 0))).toEqual([]);
  expect(heights[0]).toBeGreaterThan(700);
  expect(heights.at(-1)).toBeLessThan(300);
});
