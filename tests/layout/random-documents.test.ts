/** Random documents: whatever they hold, nothing is lost, shown twice, out of its page, or over something else. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { faultsOf } from './page-rules.js';
import { randomDocumentOf } from './random-document.js';
import { realFonts, setReal } from './real-stages.js';

/** More of them for the patient: `RANDOM_DOCUMENTS=20000 RANDOM_BLOCKS=7 RANDOM_SEED=7 npx vitest run tests/layout/random-documents.test.ts`. */
const RUNS = Number(process.env['RANDOM_DOCUMENTS'] ?? 200);
/** Blocks at the top level. */
const BLOCKS = Number(process.env['RANDOM_BLOCKS'] ?? 1);
const SEED = Number(process.env['RANDOM_SEED'] ?? 20200227);

const fonts = await realFonts();

it('holds on to what must hold of every page in random documents', { timeout: 0 }, () => {
  fc.assert(
    fc.property(randomDocumentOf(BLOCKS), ({ sheet, html }) => {
      expect(faultsOf(setReal(sheet, html, fonts))).toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
