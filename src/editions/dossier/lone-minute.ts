/**
 * Decides whether the first page stands alone: with a bottom line and figures it fills most of a page and the text begins
 * behind it; where it holds little, or more than a page, the text goes on below it, so that no page stands half empty.
 */

import { addClass } from '../../html/build.js';
import type { Element } from '../../html/dom.js';
import { childElements, findAll, findFirst, hasClass, textContent } from '../../html/walk.js';

/** Height of the text of a page, in points. */
const PAGE = { A4: 704, Letter: 640 };
/** What stands alone fills at least and at most these parts of a page, by the estimate, which is a little high. */
const LEAST = 0.52;
const MOST = 1.04;
/** Characters a line: of the large text, of the text, of the columns of the key figures. */
const PER_LINE = { lead: 46, text: 62, fact: 22 };
const COLUMNS = 3;

/** @param article its first part gets the class `alone` where it is to */
export function markLoneMinute(article: Element, page: keyof typeof PAGE): void {
  const minute = findFirst(article, (candidate) => hasClass(candidate, 'minute'));
  if (minute === null) return;
  const own = minuteHeight(minute) / PAGE[page];
  const parts = childElements(article).filter((child) => hasClass(child, 'part'));
  const rest = parts.slice(parts.indexOf(minute) + 1).reduce((sum, part) => sum + partHeight(part), 0) / PAGE[page];
  // A short rest shares the page, rather than being alone on the next.
  const isTail = own + rest < 1 || rest < 0.25;
  if (own >= LEAST && own <= MOST && !isTail) addClass(minute, 'alone');
}

function minuteHeight(minute: Element): number {
  const withClass = (name: string): readonly Element[] => findAll(minute, (element) => hasClass(element, name));
  const lead = withClass('lead').reduce((sum, element) => sum + lines(element, PER_LINE.lead) * 22 + 24, 0);
  const facts = withClass('fact');
  const labels = facts.map((fact) => Math.max(1, ...findAll(fact, (element) => element.name === 'dt').map((label) => lines(label, PER_LINE.fact))));
  const ofFacts = facts.length === 0 ? 0 : Math.ceil(facts.length / COLUMNS) * (65 + Math.max(...labels) * 12.5) + 20;
  const inside = withClass('inside').flatMap((list) => findAll(list, (element) => element.name === 'li'));
  const counted = new Set([...facts.flatMap((fact) => findAll(fact, () => true)), ...inside]);
  const items = findAll(minute, (element) => ['li', 'dd', 'dt'].includes(element.name) && !counted.has(element));
  const ofText = items.reduce((sum, item) => sum + lines(item, PER_LINE.text) * 16 + 8, 0);
  return 48 + lead + ofFacts + ofText + (inside.length === 0 ? 0 : Math.ceil(inside.length / COLUMNS) * 16 + 40);
}

function partHeight(part: Element): number {
  const drawings = findAll(part, (element) => element.name === 'svg' || element.name === 'img').length;
  return 80 + lines(part, PER_LINE.text) * 16 + drawings * 200;
}

function lines(element: Element, perLine: number): number {
  return Math.ceil(textContent(element).trim().length / perLine);
}
