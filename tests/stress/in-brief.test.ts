/**
 * The one-page edition of briefings at the extremes, and of random ones: always one page, never empty, and what is left out is told of.
 * `STRESS=all npx vitest run tests/stress` sets all of them.
 */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BriefingInput } from '../../src/briefing/schema.js';
import { extremes } from './extremes.mjs';
import { setOnePage } from './set-one-page.js';

/** One of each kind; the others are set where STRESS=all. */
const ALWAYS = new Set(['minute-overfull', 'draft-amber-embargo']);

const chosen = extremes().flatMap(({ house, briefings }) => Object.entries(briefings).map(([slug, data]) => ({ slug, data, page: house.page }))).filter(({ slug }) => process.env['STRESS'] === 'all' || ALWAYS.has(slug));

it.each(chosen)('one page of $slug', async ({ data, page }) => {
  // The data are those of `extremes.mjs`, which `sheaf build` reads too.
  const { pageCount, errors } = await setOnePage(data as BriefingInput, page);
  expect({ pageCount, errors }).toEqual({ pageCount: 1, errors: [] });
});

it('another theme has one page too', async () => {
  const full = chosen.find(({ slug }) => slug === 'draft-amber-embargo');
  // The data are those of `extremes.mjs`, as above.
  expect(await setOnePage(full?.data as BriefingInput, 'Letter', 'ministry')).toMatchObject({ pageCount: 1, errors: [] });
});

const word = fc.constantFrom('river', 'gauge', 'commission', 'Überschwemmungsgebiet', 'a', 'of', 'navigable', 'interinstitutional', '2 400', 'εκατό', 'вода');
const text = (most: number): fc.Arbitrary<string> => fc.array(word, { minLength: 1, maxLength: most }).map((words) => words.join(' '));
const fact = fc.record({ measure: text(8), value: fc.oneof(fc.integer({ min: -9, max: 99_999_999 }), text(5)), qualifier: fc.option(fc.constantFrom('at least' as const, 'estimated' as const), { nil: undefined }), unit: fc.option(text(3), { nil: undefined }) });
const briefing: fc.Arbitrary<BriefingInput> = fc
  .record({
    title: text(60), subtitle: fc.option(text(60), { nil: undefined }), lead: text(700), correction: fc.option(text(60), { nil: undefined }),
    facts: fc.array(fact, { maxLength: 12 }), points: fc.array(text(120), { maxLength: 8 }), quotes: fc.array(text(200), { maxLength: 3 }), sources: fc.array(text(80), { minLength: 1, maxLength: 14 }),
  })
  .map(({ title, subtitle, lead, correction, facts, points, quotes, sources }) => ({
    title, subtitle, correction, language: 'en', date: '2026-03', asOf: '2026-03-02', handling: { marking: 'TLP:AMBER+STRICT' as const },
    summary: { bottomLine: lead, keyFacts: facts.map((_, index) => `f${index}`), points: points.map((point) => ({ text: `${point} [@s0]` })) },
    facts: facts.map((one, index) => ({ ...one, id: `f${index}`, sources: [{ id: `s${index % sources.length}`, at: 'p. 3' }] })),
    quotes: quotes.map((words, index) => ({ id: `q${index}`, text: words, speakers: [{ name: 'A. Speaker', role: 'envoy' }], sources: [{ id: 's0' }] })),
    sources: sources.map((title_, index) => ({ id: `s${index}`, type: 'report', title: title_ })),
  }));

it('of any briefing there is one page, and as much of it as that page holds', async () => {
  await fc.assert(
    fc.asyncProperty(briefing, fc.constantFrom('A4' as const, 'Letter' as const), async (input, page) => {
      const { pageCount, errors, plan, leftOut } = await setOnePage(input, page);
      expect({ pageCount, errors }).toEqual({ pageCount: 1, errors: [] });
      // Whoever reads that something is missing was told so by the build as well.
      const kept = { facts: plan.facts === (input.facts ?? []).length, points: plan.points === (input.summary?.points ?? []).length, lead: plan.lead === null };
      expect(leftOut > 0).toBe(!kept.facts || !kept.points || !kept.lead || (!plan.quote && (input.quotes ?? []).length > 0) || plan.correction !== null);
    }),
    { numRuns: process.env['STRESS'] === 'all' ? 60 : 2, seed: 20260314 },
  );
});
