/** Page-dependent text: what it says, given the pages of the last pass; a guess that reserves the width of its digits before the first. */

import type { DeferredText } from '../boxes/box.js';
import type { BoxTree } from '../boxes/box.js';
import { formatCounter } from '../boxes/counter-style.js';
import type { RunningStrings } from './running-strings.js';

/** What a finished pass tells the next. */
export interface PassOutcome {
  readonly pageCounters: readonly number[];
  readonly pageOfId: ReadonlyMap<string, number>;
  readonly pageOfText: ReadonlyMap<DeferredText, number>;
  readonly strings: RunningStrings;
}

/** Two digits: enough for most documents, so that these need no second pass over their paragraphs' widths. */
const GUESSED_NUMBER = 10;

/** The text of a page-dependent piece; null for leaders, which fill their line. */
export function deferredText(box: DeferredText, tree: BoxTree, outcome: PassOutcome | null): string | null {
  const { item } = box;
  switch (item.kind) {
    case 'leader': return null;
    case 'target-text': return box.target === null ? '' : (tree.targetTexts.get(box.target) ?? '');
    case 'target-counter': {
      if (box.target === null) return '';
      if (item.name !== 'page' && item.name !== 'pages') {
        const value = tree.targetCounters.get(box.target)?.get(item.name);
        return value === undefined ? '' : formatCounter(value, item.style);
      }
      if (outcome === null) return formatCounter(GUESSED_NUMBER, item.style);
      if (item.name === 'pages') return formatCounter(outcome.pageCounters.length, item.style);
      const page = outcome.pageOfId.get(box.target);
      return page === undefined ? '' : formatCounter(outcome.pageCounters[page] ?? 0, item.style);
    }
    case 'counter':
    case 'counters': {
      if (outcome === null) return formatCounter(GUESSED_NUMBER, item.style);
      if (item.name === 'pages') return formatCounter(outcome.pageCounters.length, item.style);
      const page = outcome.pageOfText.get(box);
      return formatCounter(page === undefined ? GUESSED_NUMBER : (outcome.pageCounters[page] ?? 0), item.style);
    }
    case 'string': {
      if (outcome === null) return '';
      return outcome.strings(outcome.pageOfText.get(box) ?? 0, item.name, item.position);
    }
  }
}
