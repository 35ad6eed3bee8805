/** Parts of one-page editions for tests, out of briefings composed with the real templates. */

import { type BriefParts, briefParts } from '../../../../../src/editions/dossier/in-brief/brief-parts.js';
import type { BriefingInput } from '../../../../../src/briefing/schema.js';
import { composed } from '../../../compose/compose-briefing.js';

export const sentence = (times: number): string => Array.from({ length: times }, () => 'The figure was wrong.').join(' ');

export const FULL: BriefingInput = {
  title: 'Floods', subtitle: 'A deck', language: 'en', date: '2026-03', version: '2', correction: sentence(40),
  summary: { bottomLine: sentence(30), keyFacts: ['f0', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6'], points: [{ text: 'First [@s1].' }, { text: 'Second.' }] },
  facts: Array.from({ length: 7 }, (_, index) => ({ id: `f${index}`, measure: 'Gauge', value: index, sources: [{ id: 's0' }] })),
  quotes: [{ id: 'long', text: sentence(30), speakers: [{ name: 'A' }], sources: [{ id: 's0' }] }, { id: 'short', text: 'The river is rising.', speakers: [{ name: 'B' }], sources: [{ id: 's1' }] }],
  sources: [{ id: 's0', type: 'report', title: 'First report' }, { id: 's1', type: 'report', title: 'Second report' }, { id: 's2', type: 'report', title: 'Third report' }],
};

export function onePage(input: BriefingInput = FULL): { readonly composed: ReturnType<typeof composed>; readonly parts: BriefParts } {
  const briefing = composed(input);
  return { composed: briefing, parts: briefParts(briefing) };
}
