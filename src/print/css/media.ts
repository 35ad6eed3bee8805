/** Decides whether the rules under a media query list apply in print (Media Queries 4). */

import { joined, judgeCondition, negate } from './condition.js';
import type { Verdict } from './condition.js';

/** Paper is light, still, and has no pointer. */
const FEATURES: ReadonlyMap<string, string> = new Map([
  ['prefers-color-scheme', 'light'], ['prefers-reduced-motion', 'reduce'], ['prefers-contrast', 'no-preference'], ['forced-colors', 'none'], ['inverted-colors', 'none'],
  ['hover', 'none'], ['any-hover', 'none'], ['pointer', 'none'], ['any-pointer', 'none'], ['update', 'none'], ['scripting', 'none'], ['grid', '0'], ['monochrome', '0'],
  ['color', '8'], ['overflow-block', 'paged'], ['overflow-inline', 'none'],
]);
const WITHOUT: ReadonlySet<string> = new Set(['none', 'no-preference', '0']);

/** True or false where the query is understood; null where no part applies and one of them is not understood. */
export function appliesInPrint(queryList: string): boolean | null {
  const plain = queryList.replace(/\/\*.*?\*\//gs, ' ').trim().toLowerCase();
  return plain === '' ? true : joined(plain.split(',').map((query) => queryVerdict(query.trim())), true);
}

function queryVerdict(query: string): Verdict {
  const typed = /^(?:(not|only)\s+)?([a-z-]+)(?:\s+and\s+(.*))?$/s.exec(query);
  if (typed === null || typed[2] === 'not') return judgeCondition(query, feature);
  const isPaper = typed[2] === 'all' || typed[2] === 'print';
  const condition = typed[3] === undefined ? true : judgeCondition(typed[3], feature);
  const verdict = isPaper ? condition : false;
  return typed[1] === 'not' ? negate(verdict) : verdict;
}

function feature(text: string): Verdict {
  const match = /^\(\s*([a-z-]+)\s*(?::\s*([a-z0-9-]+)\s*)?\)$/.exec(text);
  const value = match === null ? undefined : FEATURES.get(match[1] ?? '');
  if (match === null || value === undefined) return null;
  return match[2] === undefined ? !WITHOUT.has(value) : value === match[2];
}
