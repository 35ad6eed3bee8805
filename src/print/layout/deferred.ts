/** Page-dependent text: what it says, given the pages of the pass before, or before the first a guess of them. */

import type { BoxTree, DeferredText } from '../boxes/box.js';
import { transformText } from '../boxes/text-transform.js';
import type { PageCounters } from './page-numbers.js';
import type { RunningStrings } from './running-strings.js';

/** What a finished pass tells the next. */
export interface PassOutcome {
  readonly counters: PageCounters;
  readonly pageCount: number;
  readonly pageOfId: ReadonlyMap<string, number>;
  readonly pageOfText: ReadonlyMap<DeferredText, number>;
  readonly strings: RunningStrings;
}

/** The text of a page-dependent piece, transformed as its style has it; null for leaders, which fill their line. */
export function deferredText(box: DeferredText, tree: BoxTree, outcome: PassOutcome): string | null {
  const text = plainText(box, tree, outcome);
  return text === null ? null : transformText(text, box.style.textTransform, box.style.language);
}

function plainText(box: DeferredText, tree: BoxTree, outcome: PassOutcome): string | null {
  const { item } = box;
  switch (item.kind) {
    case 'leader': return null;
    case 'target-text':
      if (box.target === null) return '';
      return (item.part === 'content' ? tree.targetTexts.get(box.target) : tree.targetParts.get(box.target)?.[item.part]) ?? '';
    case 'target-counter': {
      if (box.target === null) return '';
      if (item.name === 'pages') return tree.counterStyles.text(outcome.pageCount, item.style);
      if (outcome.counters.isOfPages(item.name)) {
        const page = outcome.pageOfId.get(box.target);
        return page === undefined ? '' : tree.counterStyles.text(outcome.counters.value(item.name, page), item.style);
      }
      const value = tree.targetCounters.get(box.target)?.get(item.name)?.at(-1);
      return value === undefined ? '' : tree.counterStyles.text(value, item.style);
    }
    case 'target-counters': {
      if (box.target === null) return '';
      if (item.name === 'pages' || outcome.counters.isOfPages(item.name)) return deferredText({ ...box, item: { ...item, kind: 'target-counter' } }, tree, outcome);
      const values = tree.targetCounters.get(box.target)?.get(item.name) ?? [];
      return values.map((value) => tree.counterStyles.text(value, item.style)).join(item.separator);
    }
    case 'counter':
    case 'counters':
      if (item.name === 'pages') return tree.counterStyles.text(outcome.pageCount, item.style);
      return tree.counterStyles.text(outcome.counters.value(item.name, outcome.pageOfText.get(box) ?? 0), item.style);
    case 'string': return outcome.strings(outcome.pageOfText.get(box) ?? 0, item.name, item.position);
  }
}
