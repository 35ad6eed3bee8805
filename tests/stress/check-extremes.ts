/** All briefings at the extremes laid out and looked over, for the conformance run; `pages.test.ts` takes one of each kind. */

import type { BriefingInput } from '../../src/briefing/schema.js';
import { extremes } from './extremes.mjs';
import { layDossier } from './lay-dossier.js';
import { pageFaults } from './page-faults.js';

/** For each briefing its name and one sentence for each fault of its pages. */
export async function checkExtremes(): Promise<readonly { readonly subject: string; readonly faults: readonly string[] }[]> {
  const found: { subject: string; faults: readonly string[] }[] = [];
  for (const { name, house, briefings } of extremes()) {
    for (const [slug, data] of Object.entries(briefings)) {
      // The data are those that `sheaf build` reads too.
      const { pages } = await layDossier(data as BriefingInput, house.page);
      found.push({ subject: `extremes/${name}/${slug}`, faults: pageFaults(pages) });
    }
  }
  return found;
}
