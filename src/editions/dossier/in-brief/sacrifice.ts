/**
 * The order in which the one-page edition gives things up, until all that is left stands on one page. Whole items go, the
 * last of a list first; only the bottom line, a correction and, where nothing else is left, the names are ever shortened. A
 * correction is never left out: readers of the page must learn that there is one.
 */

import type { Element } from '../../../html/dom.js';
import { textContent } from '../../../html/walk.js';
import type { BriefParts } from './brief-parts.js';

/** What stands on the page. */
export interface Plan {
  readonly deck: boolean;
  readonly facts: number;
  readonly points: number;
  readonly answers: number;
  readonly openings: number;
  /** What we say about the quote. */
  readonly context: boolean;
  readonly quote: boolean;
  /** The place of the chart among `BriefParts.charts`; null for none. */
  readonly chart: number | null;
  /** Those that the page cites are listed, or only counted. */
  readonly sources: 'listed' | 'counted';
  /** Characters of the correction, whose rest is in the full briefing; null for all. */
  readonly correction: number | null;
  /** Characters of the bottom line; null for all. */
  readonly lead: number | null;
  /** The parts of the full briefing are named. */
  readonly contents: boolean;
  /** Characters of title, publisher and the like. */
  readonly names: number;
  /** All is set in small type: where a theme, or a script with high letters, leaves no room for the barest plan. */
  readonly small: boolean;
}

/** Twelve are as many as a briefing has, six as many as two rows hold. */
const TWO_ROWS = 6;
const ONE_ROW = 3;
const LONGEST_NAME = 240;

/** From the fullest plan to the barest: each gives up one thing more than the one before. */
export function plansInOrder(parts: BriefParts): readonly Plan[] {
  const plans: Plan[] = [fullest(parts)];
  const give = (change: Partial<Plan>): void => {
    const last = plans.at(-1);
    if (last === undefined) return;
    const next = { ...last, ...change };
    if (JSON.stringify(next) !== JSON.stringify(last)) plans.push(next);
  };
  const count = { facts: parts.facts.length, points: parts.points.length, answers: parts.answers.length };
  // More key figures than two rows hold are a list, and the list is in the full briefing.
  give({ facts: Math.min(count.facts, TWO_ROWS) });
  give({ deck: false });
  for (let left = parts.openings.length - 1; left >= 0; left -= 1) give({ openings: left });
  for (let left = count.answers - 1; left >= 0; left -= 1) give({ answers: left });
  for (let left = count.points - 1; left >= 0; left -= 1) give({ points: left });
  give({ context: false });
  if (parts.charts.length > 1) give({ chart: 1 });
  give({ sources: 'counted' });
  give({ facts: Math.min(count.facts, ONE_ROW) });
  give({ chart: null });
  give({ quote: false });
  give({ contents: false });
  for (const characters of [600, 400, 240]) if (lengthOf(parts.lead) > characters) give({ lead: characters });
  give({ facts: 0 });
  for (const characters of [600, 300, 150]) if (lengthOf(parts.correction) > characters) give({ correction: characters });
  give({ names: 120 });
  give({ names: 40 });
  give({ small: true });
  return plans;
}

function fullest({ facts, points, answers, openings, charts }: BriefParts): Plan {
  return {
    deck: true, facts: facts.length, points: points.length, answers: answers.length, openings: openings.length, context: true, quote: true, chart: charts.length === 0 ? null : 0,
    sources: 'listed', correction: null, lead: null, contents: true, names: LONGEST_NAME, small: false,
  };
}

function lengthOf(element: Element | null): number {
  return element === null ? 0 : textContent(element).length;
}
