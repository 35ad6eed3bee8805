/** Writes a path into the data as an origin: `facts[3].sources[0].id`. */

import type { DataPath } from '../briefing/briefing.js';

export function originOf(path: DataPath): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}
