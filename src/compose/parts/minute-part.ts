/** “In one minute”: bottom line, key figures, points, questions, contents. */

import { unitSpace } from '../../language/numbers.js';
import { type SafeHtml, Shown, escapeHtml, trustedHtml } from '../../templates/index.js';
import type { Composition, LocatedFact } from '../composition.js';
import { originOf } from '../origin.js';

export interface MinuteView {
  readonly title: string;
  readonly lead: Shown | null;
  readonly facts: readonly KeyFactView[];
  readonly points: readonly { readonly label: Shown | null; readonly text: Shown }[];
  readonly questions: readonly { readonly question: Shown; readonly answer: Shown }[];
  readonly contents: readonly { readonly id: string; readonly title: Shown | string }[];
}

interface KeyFactView {
  readonly id: string;
  readonly label: Shown;
  readonly qualifier: Shown | null;
  readonly value: Shown;
  /** Class of values that need a smaller size than a short number. */
  readonly size: 'words' | 'long' | null;
  readonly unit: string | null;
  /** The unit touches the number: “82%”. */
  readonly isUnitClose: boolean;
  readonly key: SafeHtml | null;
}

const KEY_FACTS = 6;
/** One entry is no contents list; without anything beside it, a list of three is none either. */
const FEWEST_PARTS = 2;
const FEWEST_PARTS_ALONE = 4;
/** Characters that a column of the key figures holds in the large size; a unit is set half as large. */
const LONGEST_NUMBER = 9;

/** The facts of the first page: those the author chose, or the first six. */
export function keyFacts(composition: Composition): LocatedFact[] {
  const chosen = composition.briefing.data.summary?.keyFacts ?? [...composition.facts.keys()].slice(0, KEY_FACTS);
  return [...new Set(chosen)].map((id) => composition.facts.get(id)).filter((found) => found !== undefined);
}

/** @param parts those that follow; their headings make the contents */
export function minutePart(composition: Composition, parts: MinuteView['contents']): MinuteView | null {
  const { summary } = composition.briefing.data;
  const view = {
    lead: composition.optionalInline(summary?.bottomLine, ['summary', 'bottomLine']),
    facts: keyFacts(composition).map((located) => keyFactView(composition, located)),
    points: (summary?.points ?? []).map(({ label, text }, index) => ({
      label: label === undefined ? null : composition.text(endedWithStop(label), ['summary', 'points', index, 'label']),
      text: composition.inline(text, ['summary', 'points', index, 'text']),
    })),
    questions: (summary?.questions ?? []).map(({ question, answer }, index) => ({
      question: composition.text(question, ['summary', 'questions', index, 'question']),
      answer: composition.inline(answer, ['summary', 'questions', index, 'answer']),
    })),
  };
  // Contents alone say nothing in a minute: they stand under a head of their own, where there is enough to look up.
  const isContents = view.lead === null && view.facts.length + view.points.length + view.questions.length === 0;
  const contents = parts.length < (isContents ? FEWEST_PARTS_ALONE : FEWEST_PARTS) ? [] : parts;
  return isContents && contents.length === 0 ? null : { ...view, contents, title: composition.word(isContents ? 'contents.title' : 'part.minute') };
}

/** Run-in heads end with a full stop, unless they end with a sign of their own. */
function endedWithStop(label: string): string {
  return /[.!?…:]$/.test(label) ? label : `${label}.`;
}

/** A range parts behind its dash, and never inside a number. */
function valueMarkup(composition: Composition, { fact, path }: LocatedFact, number: string): Shown {
  const at = [...path, fact.valueText === undefined ? 'value' : 'valueText'];
  if (fact.valueText !== undefined || typeof fact.value !== 'object') return composition.text(number, at);
  return new Shown(trustedHtml(escapeHtml(number).toHTML().replace(/(?<=\d)[–-](?=\d)/u, '$&<wbr>')), originOf(at));
}

function keyFactView(composition: Composition, located: LocatedFact): KeyFactView {
  const { fact, path } = located;
  const value = composition.value(located);
  const label = fact.label ?? fact.measure;
  return {
    id: `fact-${fact.id}`,
    label: composition.text(label, [...path, fact.label === undefined ? 'measure' : 'label']),
    qualifier: value.qualifier === null ? null : composition.text(value.qualifier, [...path, 'qualifier']),
    value: valueMarkup(composition, located, value.number),
    size: value.isWords ? 'words' : value.number.length + (value.unit ?? '').length / 2 > LONGEST_NUMBER ? 'long' : null,
    unit: value.unit,
    isUnitClose: value.unit !== null && unitSpace(value.unit, composition.language) === '',
    key: composition.key(fact.sources),
  };
}
