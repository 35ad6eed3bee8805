/**
 * The tags of dossiers at the extremes say what their source says. One of each kind is printed; all of them with
 * `STRESS=all npx vitest run tests/agreement/extremes.test.ts`.
 */

import { describe, expect, it } from 'vitest';
import type { BriefingInput } from '../../src/briefing/schema.js';
import { readDossier } from '../../src/verify/read-dossier.js';
import { extremes } from '../stress/extremes.mjs';
import { comparableLines } from './comparable-lines.js';
import { hearSource } from './hear-source.js';
import { printInput } from './print-dossier.js';

const ALWAYS = new Set(['quotes-long', 'deep-markdown', 'front-matter', 'outlook-12', 'arabic', 'letter-title-180', 'draft-amber-embargo']);

describe.each(extremes())('$name', ({ house, briefings }) => {
  const chosen = Object.entries(briefings).filter(([slug]) => process.env['STRESS'] === 'all' || ALWAYS.has(slug));
  it.each(chosen)('%s', async (_slug, data) => {
    // The data are those of `extremes.mjs`, which `sheaf build` reads too.
    const { pdf, ...dressed } = await printInput(data as BriefingInput, house.page);
    const { heard, outside, mute } = readDossier(pdf);
    expect(comparableLines(heard.blocks, heard.language)).toEqual(comparableLines(hearSource(dressed), dressed.language));
    expect({ outside, mute }).toEqual({ outside: [], mute: [] });
  });
});
