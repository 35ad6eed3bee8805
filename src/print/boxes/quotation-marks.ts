/** Quotation marks by language, for `quotes: auto` (after CLDR's delimiters), outermost pair first. */

type Pairs = readonly (readonly [open: string, close: string])[];

const ENGLISH: Pairs = [['“', '”'], ['‘', '’']];
const GERMAN: Pairs = [['„', '“'], ['‚', '‘']];
const NARROW = '\u202F';

const BY_LANGUAGE: ReadonlyMap<string, Pairs> = new Map<string, Pairs>([
  ['en', ENGLISH], ['fr', [[`«${NARROW}`, `${NARROW}»`], ['“', '”']]], ['fr-ch', [['«', '»'], ['‹', '›']]], ['de', GERMAN], ['de-ch', [['«', '»'], ['‹', '›']]],
  ['it', [['«', '»'], ['“', '”']]], ['es', [['«', '»'], ['“', '”']]], ['pt-pt', [['«', '»'], ['“', '”']]], ['pl', [['„', '”'], ['«', '»']]], ['cs', GERMAN], ['sk', GERMAN], ['sl', GERMAN],
  ['hr', GERMAN], ['bg', GERMAN], ['ru', [['«', '»'], ['„', '“']]], ['uk', [['«', '»'], ['„', '“']]], ['el', [['«', '»'], ['“', '”']]], ['ar', [['”', '“'], ['’', '‘']]], ['fa', [['«', '»'], ['‹', '›']]],
  ['he', [['”', '”'], ['’', '’']]], ['sv', [['”', '”'], ['’', '’']]], ['fi', [['”', '”'], ['’', '’']]], ['da', ENGLISH], ['nb', [['«', '»'], ['‘', '’']]], ['no', [['«', '»'], ['‘', '’']]],
  ['hu', [['„', '”'], ['»', '«']]], ['ro', [['„', '”'], ['«', '»']]], ['ja', [['「', '」'], ['『', '』']]],
]);

/** The marks at a depth of nesting, from 0; deeper than the list goes, its last pair. */
export function quotationMarks(quotes: 'auto' | Pairs, language: string, depth: number): readonly [open: string, close: string] {
  const tag = language.toLowerCase();
  const pairs = quotes === 'auto' ? (BY_LANGUAGE.get(tag) ?? BY_LANGUAGE.get(tag.split('-')[0] ?? '') ?? ENGLISH) : quotes;
  const [open, close] = pairs[Math.min(depth, pairs.length - 1)] ?? ['', ''];
  return [open, close];
}
