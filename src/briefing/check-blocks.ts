/** Checks each block of a briefing for what the schema cannot say: what goes together, and what is worth a second look. */

import {
  emptyGlossaryEntry,
  factWithoutSource,
  fragmentNumber,
  fragmentUnused,
  longBottomLine,
  noBottomLine,
  oneOfTwo,
  quoteWithoutSource,
  quoteWords,
} from '../diagnostics/catalogue/data.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Locator } from './briefing.js';
import type { DataNode } from './data-node.js';

/** The bottom line stands large on the first page, where so many words fit. */
const LONGEST_BOTTOM_LINE = 60;

export function checkBlocks(root: DataNode, locate: Locator): readonly Diagnostic[] {
  return [
    ...checkSummary(root, locate),
    ...root.get('facts').items().flatMap((fact) => checkFact(fact, locate)),
    ...root.get('quotes').items().flatMap((quote) => checkQuote(quote, locate)),
    ...root.get('background').items().flatMap((section) => checkOneOfTwo(section, ['text', 'file'], 'This section', locate)),
    ...root.get('glossary').items().flatMap((entry) => checkGlossaryEntry(entry, locate)),
  ];
}

function checkSummary(root: DataNode, locate: Locator): readonly Diagnostic[] {
  const bottomLine = root.get('summary').get('bottomLine');
  const text = bottomLine.text();
  if (text !== null) {
    const words = countWords(text);
    const place = locate.value(bottomLine.path);
    return words > LONGEST_BOTTOM_LINE ? [longBottomLine({ words, limit: LONGEST_BOTTOM_LINE }, { place })] : [];
  }
  // A draft of three lines needs no advice; questions with answers may stand for the bottom line.
  const hasBody = ['facts', 'quotes', 'background', 'figures', 'timeline'].some((key) => root.get(key).isPresent);
  const hasAnswers = root.get('summary').get('questions').isPresent;
  const isWritten = bottomLine.isPresent;
  return hasBody && !hasAnswers && !isWritten ? [noBottomLine({}, { place: locate.key(root.get('summary').isPresent ? ['summary'] : ['title']) })] : [];
}

/** Words as a reader counts them: references in the text are not words. */
function countWords(text: string): number {
  const prose = text.replace(/\[[^\]]*@[^\]]*\]/g, ' ');
  return prose.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu)?.length ?? 0;
}

function checkFact(fact: DataNode, locate: Locator): readonly Diagnostic[] {
  const id = fact.get('id').text();
  if (id === null || fact.get('sources').isPresent) {
    return [];
  }
  return [factWithoutSource({ id }, { place: locate.value([...fact.path, 'id']) })];
}

function checkQuote(quote: DataNode, locate: Locator): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const id = quote.get('id').text();
  const place = locate.value([...quote.path, 'id']);
  const hasText = quote.get('text').isPresent;
  const fragments = quote.get('fragments');
  if (hasText === fragments.isPresent) {
    diagnostics.push(quoteWords({ both: hasText }, { place: hasText ? locate.key(fragments.path) : place }));
  }
  if (id !== null && !quote.get('sources').isPresent) {
    diagnostics.push(quoteWithoutSource({ id }, { place }));
  }
  return [...diagnostics, ...checkFrame(quote, locate)];
}

function checkFrame(quote: DataNode, locate: Locator): readonly Diagnostic[] {
  const frame = quote.get('frame');
  const text = frame.text();
  if (text === null) {
    return [];
  }
  const count = quote.get('fragments').items().length;
  const named = [...text.matchAll(/\{(\d+)\}/g)];
  const wrong = named.filter((match) => Number(match[1]) < 1 || Number(match[1]) > count);
  const used = new Set(named.map((match) => Number(match[1])));
  const unused = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !used.has(number));
  return [
    ...wrong.map((match) =>
      fragmentNumber({ written: match[0], count }, { place: locate.text(frame.path, match.index, match.index + match[0].length) }),
    ),
    ...unused.map((number) => fragmentUnused({ number }, { place: locate.value([...quote.get('fragments').path, number - 1, 'text']) })),
  ];
}

function checkGlossaryEntry(entry: DataNode, locate: Locator): readonly Diagnostic[] {
  const term = entry.get('term').text();
  const explains = entry.get('expansion').isPresent || entry.get('definition').isPresent;
  return term === null || explains ? [] : [emptyGlossaryEntry({ term }, { place: locate.value([...entry.path, 'term']) })];
}

/** Exactly one of two keys must be there. */
export function checkOneOfTwo(
  node: DataNode,
  [first, second]: readonly [string, string],
  owner: string,
  locate: Locator,
): readonly Diagnostic[] {
  const hasFirst = node.get(first).isPresent;
  const hasSecond = node.get(second).isPresent;
  if (hasFirst !== hasSecond) {
    return [];
  }
  const place = hasSecond ? locate.key([...node.path, second]) : locate.key([...node.path, 'title']);
  return [oneOfTwo({ owner, first, second, both: hasFirst }, { place })];
}
