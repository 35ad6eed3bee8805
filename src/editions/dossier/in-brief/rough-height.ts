/** About how high a plan stands on the page, in points: a guess that saves most of the layouts by which the right plan is found. */

import type { ComposedBriefing } from '../../../compose/document.js';
import type { Element } from '../../../html/dom.js';
import { findFirst, getAttribute, hasClass, textContent } from '../../../html/walk.js';
import type { BriefParts } from './brief-parts.js';
import type { Plan } from './sacrifice.js';

/** Lines of 118 mm hold about so many characters, in these sizes. */
const LEAD = { perLine: 58, height: 17.5 };
const TEXT = { perLine: 70, height: 14 };
const SMALL = { perLine: 88, height: 11.5 };
/** A row of three key figures, and the space below a block. */
const FACT_ROW = 76;
const GAP = 12;
const DRAWING_WIDTH = 334.5;

export function roughHeight(plan: Plan, parts: BriefParts, { head, parts: headings }: Pick<ComposedBriefing, 'head' | 'parts'>): number {
  const title = lines(head.title, { perLine: head.title.length > 90 ? 50 : head.title.length > 45 ? 36 : 26, height: head.title.length > 90 ? 22 : head.title.length > 45 ? 27 : 32 });
  const deck = plan.deck && head.subtitle !== null ? 5 + lines(head.subtitle, { perLine: 56, height: 17 }) : 0;
  const correction = parts.correction === null ? 0 : 8 + lines(textContent(parts.correction).slice(0, plan.correction ?? undefined), TEXT);
  const lead = parts.lead === null ? 0 : lines(textContent(parts.lead).slice(0, plan.lead ?? undefined), LEAD) + GAP;
  const listed = (elements: readonly Element[], count: number): number => (count === 0 ? 0 : GAP + elements.slice(0, count).reduce((sum, element) => sum + lines(textContent(element), TEXT) + 4, 0));
  const chart = plan.chart === null ? undefined : parts.charts[plan.chart];
  const quote = plan.quote && parts.quote !== null ? GAP + lines(textContent(parts.quote), { perLine: 56, height: 18 }) : 0;
  const sources = plan.sources === 'counted' ? SMALL.height : [...parts.sources.values()].reduce((sum, source) => sum + lines(textContent(source), SMALL), 0);
  const more = lines(plan.contents ? headings.map((heading) => heading.title).join(', ') : '', SMALL) + 3 * SMALL.height;
  return title + deck + correction + GAP + lead + Math.ceil(plan.facts / 3) * FACT_ROW + listed(parts.points, plan.points) + listed(parts.answers, plan.answers) + listed(parts.openings, plan.openings)
    + (chart === undefined ? 0 : drawingHeight(chart) + 19 + GAP) + quote + sources + more + 14;
}

function lines(text: string, { perLine, height }: { readonly perLine: number; readonly height: number }): number {
  return Math.max(1, Math.ceil(text.trim().length / perLine)) * height;
}

function drawingHeight(chart: Element): number {
  const drawing = findFirst(chart, (element) => hasClass(element, 'drawing'));
  const [, , wide = 0, high = 0] = (drawing === null ? '' : (getAttribute(drawing, 'viewBox') ?? '')).split(/[\s,]+/).map(Number);
  return wide > 0 ? (high / wide) * DRAWING_WIDTH : 150;
}
