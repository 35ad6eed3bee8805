/** How paragraphs are broken and aligned: longhands of CSS Text 3 and 4. */

import { parseNumber } from './length.js';
import { inherited } from './longhand.js';
import { always, either, keyword, lengthPercentage, onlyKeyword, only, positivePt } from './value-parsers.js';
import type { ComputedStyle } from './computed-style.js';
import type { Longhands, LonghandTable, ValueParser } from './longhand.js';

type Alignment = ComputedStyle['textAlign'];

/** `match-parent` takes the parent's value, its start and end as the parent's direction has them (CSS Text 3, section 6.1). */
function matchParent<Name extends 'text-align' | 'text-align-last'>(name: Name): ValueParser<Longhands[Name]> {
  return (components) => {
    if (onlyKeyword(components) !== 'match-parent') return null;
    return ({ parent }) => {
      const value = parent?.[name] ?? 'start';
      if (value !== 'start' && value !== 'end') return value;
      return (value === 'start') === ((parent?.direction ?? 'ltr') === 'ltr') ? 'left' : 'right';
    };
  };
}

const ALIGNMENTS = ['start', 'end', 'left', 'right', 'center', 'justify'] as const satisfies readonly Alignment[];

/** A length or percentage, with `hanging` and `each-line` on either side of it (CSS Text 3, section 8.1). */
const textIndent: ValueParser<Longhands['text-indent']> = (components) => {
  const words = components.flatMap((component) => (component.kind === 'ident' ? [component.name] : []));
  const lengths = lengthPercentage(components.filter((component) => component.kind !== 'ident'));
  const isKnown = words.every((word, index) => (word === 'hanging' || word === 'each-line') && words.indexOf(word) === index);
  if (lengths === null || !isKnown) return null;
  return (context) => ({ indent: lengths(context), hangs: words.includes('hanging'), eachLine: words.includes('each-line') });
};

const tabSize: ValueParser<ComputedStyle['tabSize']> = either(
  (components) => {
    const component = only(components);
    const spaces = component === null ? null : parseNumber(component);
    return spaces === null || spaces < 0 ? null : always({ spaces });
  },
  (components) => {
    const length = positivePt(components);
    return length === null ? null : (context) => ({ pt: length(context) });
  },
);

const hyphenateCharacter: ValueParser<ComputedStyle['hyphenateCharacter']> = (components) => {
  const component = only(components);
  if (component?.kind === 'string') return always({ text: component.text });
  return onlyKeyword(components) === 'auto' ? always('auto') : null;
};

/** Letters of the word, before and after the hyphen; one missing is as the last one given (CSS Text 4, section 6.3.2). */
const hyphenateLimits: ValueParser<ComputedStyle['hyphenateLimitChars']> = (components) => {
  const limits = components.map((component) => {
    if (component.kind === 'ident') return component.name === 'auto' ? 'auto' : null;
    const value = parseNumber(component);
    return value !== null && Number.isInteger(value) && value >= 0 ? value : null;
  });
  const [word = null, before = 'auto', after = before] = limits;
  return limits.length > 3 || word === null || before === null || after === null ? null : always({ word, before, after });
};

type ParagraphName =
  | 'text-align' | 'text-align-last' | 'text-justify' | 'text-indent' | 'text-wrap' | 'white-space' | 'tab-size' | 'overflow-wrap' | 'word-break'
  | 'hyphens' | 'hyphenate-character' | 'hyphenate-limit-chars';

export const PARAGRAPH_LONGHANDS: LonghandTable<ParagraphName> = {
  'text-align': inherited<Alignment>('start', either(keyword(...ALIGNMENTS), matchParent('text-align'))),
  'text-align-last': inherited<ComputedStyle['textAlignLast']>('auto', either(keyword('auto', ...ALIGNMENTS), matchParent('text-align-last'))),
  'text-justify': inherited('auto', keyword('auto', 'none', 'inter-word')),
  'text-indent': inherited<Longhands['text-indent']>({ indent: 0, hangs: false, eachLine: false }, textIndent),
  'text-wrap': inherited('wrap', keyword('wrap', 'balance', 'pretty', 'stable', 'nowrap')),
  'white-space': inherited('normal', keyword('normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line', 'break-spaces')),
  'tab-size': inherited<ComputedStyle['tabSize']>({ spaces: 8 }, tabSize),
  'overflow-wrap': inherited('normal', keyword('normal', 'anywhere', 'break-word')),
  'word-break': inherited('normal', keyword('normal', 'break-all', 'keep-all', 'break-word')),
  hyphens: inherited('manual', keyword('none', 'manual', 'auto')),
  'hyphenate-character': inherited<ComputedStyle['hyphenateCharacter']>('auto', hyphenateCharacter),
  'hyphenate-limit-chars': inherited<ComputedStyle['hyphenateLimitChars']>({ word: 'auto', before: 'auto', after: 'auto' }, hyphenateLimits),
};
