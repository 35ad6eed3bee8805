/** The marks that say in which state a document is (draft, under embargo), beside the TLP label: every edition shows them. */

import type { Composition } from './composition.js';
import type { StateMark } from './document.js';

export function stateMarks(composition: Composition): readonly StateMark[] {
  const { handling, status } = composition.briefing.data;
  const marks: StateMark[] = [];
  if (status !== 'final') marks.push({ kind: 'status', text: composition.word(status === 'draft' ? 'marking.draft' : `status.${status}`) });
  if (handling?.embargo !== undefined && composition.options.embargoIsOver !== true) {
    marks.push({ kind: 'embargo', text: composition.word('marking.embargo', { date: composition.timeText(handling.embargo) }) });
  }
  return marks;
}
