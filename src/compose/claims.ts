/** Counts the claims that carry a source: the strokes of the sheaf on the cover, and the number in the colophon. */

import type { SourceReference } from '../briefing/schema.js';
import type { Claim } from './document.js';
import type { Composition } from './composition.js';

const LONGEST_LOCATOR = 200;

/** All of them, in the document's order. A claim without a source of this briefing is none. */
export function claimsOf(composition: Composition): Claim[] {
  const { data } = composition.briefing;
  const claims: Claim[] = [];
  const add = (kind: Claim['kind'], text: string, sources: readonly SourceReference[] | undefined): void => {
    const known = (sources ?? []).filter(({ id }) => composition.sourceNumbers.has(id));
    if (known.length === 0) return;
    const locator = known.map(({ at }) => at ?? '').filter((at) => at !== '').join('; ');
    claims.push({ kind, words: wordCount(text), locatorLength: Math.min([...locator].length, LONGEST_LOCATOR) });
  };
  for (const located of composition.facts.values()) {
    add('fact', `${composition.value(located).phrase} ${located.fact.label ?? located.fact.measure}`, located.fact.sources);
  }
  for (const quote of data.quotes ?? []) add('quote', quote.text ?? (quote.fragments ?? []).map(({ text }) => text).join(' '), quote.sources);
  for (const figure of data.figures ?? []) add('other', figure.title, figure.sources);
  for (const entry of data.timeline ?? []) add('other', entry.text, entry.sources);
  for (const actor of data.actors ?? []) add('other', [actor.name, actor.position, actor.note].filter((piece) => piece !== undefined).join(' '), actor.sources);
  for (const step of data.outlook?.nextSteps ?? []) add('other', step.text, step.sources);
  for (const { question, text, sources } of data.outlook?.openQuestions ?? []) add('other', `${question} ${text ?? ''}`, sources);
  return claims;
}

/** Runs of letters and digits; Markdown's signs count for nothing. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu)?.length ?? 0;
}
