import { expect, test } from 'vitest';
import { type Plan, plansInOrder } from '../../../../../src/editions/dossier/in-brief/sacrifice.js';
import { FULL, onePage } from './one-page.js';

const changes = (plans: readonly Plan[]): readonly string[] =>
  plans.slice(1).map((plan, index) => Object.entries(plan).filter(([key, value]) => plans[index]?.[key as keyof Plan] !== value).map(([key, value]) => `${key} ${value}`).join(', '));

test('things are given up one by one, in the order that BRIEF-001 tells', () => {
  expect(changes(plansInOrder(onePage().parts))).toEqual([
    'facts 6', 'deck false', 'points 1', 'points 0', 'context false', 'sources counted', 'facts 3', 'quote false', 'contents false',
    'lead 600', 'lead 400', 'lead 240', 'facts 0', 'correction 600', 'correction 300', 'correction 150', 'names 120', 'names 40', 'small true',
  ]);
});

test('a correction is never left out, and a short one never cut', () => {
  const plans = plansInOrder(onePage({ ...FULL, correction: 'It was 5, not 6.' }).parts);
  expect(plans.every(({ correction }) => correction === null)).toBe(true);
  expect(plansInOrder(onePage().parts).every(({ correction }) => correction === null || correction >= 150)).toBe(true);
});

test('a briefing with little in it has little to give up', () => {
  expect(changes(plansInOrder(onePage({ title: 'x', language: 'en', date: '2026' }).parts))).toEqual(['deck false', 'context false', 'sources counted', 'quote false', 'contents false', 'names 120', 'names 40', 'small true']);
});
