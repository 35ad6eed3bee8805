/** Outlook: next steps, options, open questions, the state of a procedure. */

import type { DataPath } from '../../briefing/briefing.js';
import type { Outlook } from '../../briefing/schema.js';
import type { SafeHtml, Shown } from '../../templates/index.js';
import type { Composition } from '../composition.js';

export interface OutlookView {
  readonly title: Shown;
  readonly intro: Shown | null;
  /** Whether the kinds get side-heads: only where there are several. */
  readonly headed: boolean;
  readonly steps: readonly { readonly time: Shown | null; readonly text: Shown; readonly key: SafeHtml | null }[];
  readonly options: readonly OptionView[];
  readonly questions: readonly { readonly question: Shown; readonly text: Shown | null; readonly key: SafeHtml | null }[];
  readonly procedure: readonly { readonly label: string; readonly value: Shown }[];
}

interface OptionView {
  readonly title: Shown;
  /** Owner and deadline. */
  readonly terms: readonly Shown[];
  readonly aspects: readonly { readonly label: string; readonly text: Shown }[];
}

export function outlookPart(composition: Composition): OutlookView | null {
  const { outlook } = composition.briefing.data;
  if (outlook === undefined) return null;
  const path = ['outlook'];
  const intro = outlook.intro === undefined ? null : composition.running(outlook.intro, [...path, 'intro']);
  const view = {
    title: composition.text(outlook.title ?? composition.word('part.outlook'), [...path, 'title']),
    intro,
    steps: (outlook.nextSteps ?? []).map(({ time, text, sources }, index) => ({
      time: composition.optionalTime(time, [...path, 'nextSteps', index, 'time']),
      text: composition.inline(text, [...path, 'nextSteps', index, 'text']),
      key: composition.key(sources),
    })),
    options: (outlook.options ?? []).map((option, index) => optionView(composition, option, [...path, 'options', index])),
    questions: (outlook.openQuestions ?? []).map(({ question, text, sources }, index) => ({
      question: composition.inline(question, [...path, 'openQuestions', index, 'question']),
      text: composition.optionalInline(text, [...path, 'openQuestions', index, 'text']),
      key: composition.key(sources),
    })),
    procedure: procedureView(composition, outlook.procedure, [...path, 'procedure']),
  };
  const kinds = [view.steps, view.options, view.questions, view.procedure].filter((list) => list.length > 0).length;
  return kinds === 0 && intro === null ? null : { ...view, headed: kinds > 1 };
}

function optionView(composition: Composition, option: NonNullable<Outlook['options']>[number], path: DataPath): OptionView {
  const aspects = (['benefit', 'cost', 'risk'] as const).flatMap((aspect) => {
    const text = composition.optionalInline(option[aspect], [...path, aspect]);
    return text === null ? [] : [{ label: composition.word(`option.${aspect}`), text }];
  });
  const deadline = option.deadline === undefined ? null : `${composition.word('option.deadline')}: ${composition.timeText(option.deadline)}`;
  return {
    title: composition.text(option.title, [...path, 'title']),
    terms: [
      composition.optionalText(option.owner, [...path, 'owner']),
      deadline === null ? null : composition.text(deadline, [...path, 'deadline']),
    ].filter((piece) => piece !== null),
    aspects,
  };
}

function procedureView(composition: Composition, procedure: Outlook['procedure'], path: DataPath): { label: string; value: Shown }[] {
  if (procedure === undefined) return [];
  return (['stage', 'committee', 'rapporteur', 'nextStep'] as const).flatMap((field) => {
    const value = composition.optionalText(procedure[field], [...path, field]);
    return value === null ? [] : [{ label: composition.word(`procedure.${field}`), value }];
  });
}
