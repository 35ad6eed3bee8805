/**
 * Every page of the briefings at the extremes: nothing stands over something else or out of its page, no page but the last is
 * almost empty, no heading stands at a page's foot. `STRESS=all npx vitest run tests/stress` lays all of them out, as `npm run conformance` does.
 */

import { describe, expect, it } from 'vitest';
import type { BriefingInput } from '../../src/briefing/schema.js';
import { extremes } from './extremes.mjs';
import { layDossier } from './lay-dossier.js';
import { pageFaults } from './page-faults.js';

/** One of each kind; the others are laid out where STRESS=all. */
const ALWAYS = new Set(['title-180-full-head', 'values-wide', 'minute-overfull', 'quotes-long', 'names-long', 'chart-40-bars', 'arabic', 'letter-minute-full', 'draft-amber-embargo']);
/** Pages that the briefing's data force to be so, with the reason. */
const FORCED: Readonly<Record<string, readonly string[]>> = {};

describe.each(extremes())('$name', ({ house, briefings }) => {
  const chosen = Object.entries(briefings).filter(([slug]) => process.env['STRESS'] === 'all' || ALWAYS.has(slug));
  it.each(chosen)('%s', async (slug, data) => {
    // The data are those of `extremes.mjs`, which `sheaf build` reads too.
    const { pages } = await layDossier(data as BriefingInput, house.page);
    expect(pageFaults(pages)).toEqual(FORCED[slug] ?? []);
  });
});
