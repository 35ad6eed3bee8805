/** Reads an origin (`facts[3].sources[0].id`), as `data-o` holds it, back into a data path. */

import type { DataPath } from '../briefing/briefing.js';

/** @returns null for what is not an origin */
export function parseOrigin(origin: string): DataPath | null {
  const steps = [...origin.matchAll(/\.?([A-Za-z][\w-]*)|\[(\d+)\]/gy)];
  const length = steps.reduce((sum, step) => sum + step[0].length, 0);
  if (length !== origin.length || steps.length === 0) return null;
  return steps.map((step) => (step[2] === undefined ? step[1] ?? '' : Number(step[2])));
}
