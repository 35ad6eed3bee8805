/** What the print engine is to understand one day, when a briefing needs it, but does not yet. */

import type { LaterFeature } from '../../diagnostics/catalogue/css.js';

const BY_PROPERTY: readonly (readonly [RegExp, LaterFeature])[] = [
  [/^flex(?:-|$)/, 'flex'], [/^clear$/, 'floats'], [/^(?:columns|column-(?:count|width|fill|span|rule.*))$/, 'columns'],
  [/^(?:position|top|right|bottom|left|z-index|inset(?:-.*)?)$/, 'positions'],
];

/** The planned feature that a declaration asks for; null for none. */
export function laterFeature(property: string, value: string): LaterFeature | null {
  if (property === 'display') return /\bflex\b/i.test(value) ? 'flex' : null;
  if (property === 'float') return 'floats';
  if ((property === 'background' || property === 'background-image')) return 'gradients';
  if (property.startsWith('break-')) return /column/i.test(value) ? 'columns' : null;
  return BY_PROPERTY.find(([pattern]) => pattern.test(property))?.[1] ?? null;
}
