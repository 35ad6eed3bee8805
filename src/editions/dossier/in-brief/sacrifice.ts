/**
 * The order in which the one-page edition gives things up, until all that is left stands on one page. Whole items go, the
 * last of a list first; only the bottom line, and the title where nothing else is left, are ever shortened.
 */

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
  readonly correction: boolean;
  /** Characters of the bottom line; null for all. */
  readonly lead: number | null;
  /** The parts of the full briefing are named. */
  readonly contents: boolean;
  /** Characters of title, publisher and the like. */
  readonly names: number;
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
  for (const characters of [600, 400, 240]) if (leadLength(parts) > characters) give({ lead: characters });
  give({ facts: 0 });
  give({ correction: false });
  give({ names: 120 });
  give({ names: 40 });
  return plans;
}

function fullest({ facts, points, answers, openings, charts }: BriefParts): Plan {
  return {
    deck: true, facts: facts.length, points: points.length, answers: answers.length, openings: openings.length, context: true, quote: true, chart: charts.length === 0 ? null : 0,
    sources: 'listed', correction: true, lead: null, contents: true, names: LONGEST_NAME,
  };
}

function leadLength({ lead }: BriefParts): number {
  return lead === null ? 0 : textContent(lead).length;
}
