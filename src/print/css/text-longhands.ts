/** Fonts and text: the longhands of CSS Fonts 4, CSS Text 4, CSS Inline 3, CSS Writing Modes 4 and CSS Text Decoration 4. */

import { BLACK } from './colour.js';
import { isComma, splitAt } from './component-value.js';
import { parseCounterStyle } from './counter-style-value.js';
import { parseLengthSum, parseNumber, resolveAgainst, round } from './length.js';
import { inherited, reset } from './longhand.js';
import { always, colour, either, integer, keyword, keywordMap, keywordSet, lengthPt, only, onlyKeyword } from './value-parsers.js';
import type { Component } from './component-value.js';
import type { ComputedStyle, FontFeature } from './computed-style.js';
import type { LonghandTable, ValueParser } from './longhand.js';

// CSS Fonts 4, section 2.5: medium is 12 pt here, the rest in the proportions that the table there gives.
const FONT_SIZES_PT: ReadonlyMap<string, number> = new Map([
  ['xx-small', 7.2], ['x-small', 9], ['small', 10.67], ['medium', 12], ['large', 14.4], ['x-large', 18], ['xx-large', 24], ['xxx-large', 36],
]);
const STEP = 1.2;

export const fontSize: ValueParser<number> = (components) => {
  const component = only(components);
  if (component === null) return null;
  if (component.kind === 'ident') {
    const pt = FONT_SIZES_PT.get(component.name);
    if (pt !== undefined) return always(pt);
    if (component.name === 'larger') return (context) => round(context.fontSizePt * STEP);
    return component.name === 'smaller' ? (context) => round(context.fontSizePt / STEP) : null;
  }
  const sum = parseLengthSum(component);
  if (sum === null || ('value' in component && component.value < 0)) return null;
  return (context) => Math.max(0, resolveAgainst(sum, context, context.fontSizePt));
};

export const fontWeight: ValueParser<number> = (components) => {
  const component = only(components);
  if (component === null) return null;
  const word = component.kind === 'ident' ? component.name : null;
  if (word === 'normal') return always(400);
  if (word === 'bold') return always(700);
  // CSS Fonts 4, section 2.2.1: relative weights.
  if (word === 'bolder') return ({ parent }) => ((parent?.['font-weight'] ?? 400) < 350 ? 400 : (parent?.['font-weight'] ?? 400) < 550 ? 700 : 900);
  if (word === 'lighter') return ({ parent }) => ((parent?.['font-weight'] ?? 400) < 550 ? 100 : (parent?.['font-weight'] ?? 400) < 750 ? 400 : 700);
  const value = parseNumber(component);
  return value === null || value < 1 || value > 1000 ? null : always(value);
};

export const fontFamily: ValueParser<readonly string[]> = (components) => {
  const families = splitAt(components, isComma).map(familyName);
  const names = families.filter((name) => name !== null);
  return names.length === families.length ? always(names) : null;
};

function familyName(part: readonly Component[]): string | null {
  const first = part[0];
  if (first?.kind === 'string') return part.length === 1 ? first.text : null;
  const words = part.map((component) => (component.kind === 'ident' ? component.text : null));
  return words.length === 0 || words.includes(null) ? null : words.join(' ');
}

export const lineHeight: ValueParser<ComputedStyle['lineHeight']> = (components) => {
  const component = only(components);
  if (component === null) return null;
  if (onlyKeyword(components) === 'normal') return always('normal');
  if ('value' in component && component.value < 0) return null;
  const factor = parseNumber(component);
  if (factor !== null) return factor < 0 ? null : always({ factor });
  const sum = parseLengthSum(component);
  return sum === null ? null : (context) => ({ pt: Math.max(0, resolveAgainst(sum, context, context.fontSizePt)) });
};

/** Keywords with their features, in groups of which a value takes one keyword each. */
function features(groups: readonly Readonly<Record<string, string>>[], initialWords: readonly string[]): ValueParser<readonly FontFeature[]> {
  const settings = new Map<string, string>(groups.flatMap((group) => Object.entries(group)));
  return (components) => {
    const word = onlyKeyword(components);
    if (word !== null && initialWords.includes(word)) return always([]);
    const found = keywordSet(components, settings);
    const isTwofold = groups.some((group) => components.filter((component) => component.kind === 'ident' && Object.hasOwn(group, component.name)).length > 1);
    if (found === null || isTwofold || (components.length > 1 && components.some((component) => component.kind === 'ident' && component.name === 'none'))) return null;
    const list = found.flatMap((entry) => entry.split(' ').map((tag): FontFeature => (tag.startsWith('-') ? [tag.slice(1), 0] : [tag, 1])));
    return always(list);
  };
}

const featureSettings: ValueParser<readonly FontFeature[]> = (components) => {
  if (onlyKeyword(components) === 'normal') return always([]);
  const list: FontFeature[] = [];
  for (const part of splitAt(components, isComma)) {
    const [tag, value, ...rest] = part;
    if (tag?.kind !== 'string' || !/^[ -~]{4}$/.test(tag.text) || rest.length > 0) return null;
    const word = value?.kind === 'ident' ? value.name : null;
    const number = value === undefined || word === 'on' ? 1 : word === 'off' ? 0 : value.kind === 'number' ? value.value : null;
    if (number === null || !Number.isInteger(number) || number < 0) return null;
    list.push([tag.text, number]);
  }
  return always(list);
};

export const fontVariantLigatures = features(
  [
    { none: '-liga -clig -dlig -hlig -calt' }, { 'common-ligatures': 'liga clig', 'no-common-ligatures': '-liga -clig' }, { 'discretionary-ligatures': 'dlig', 'no-discretionary-ligatures': '-dlig' },
    { 'historical-ligatures': 'hlig', 'no-historical-ligatures': '-hlig' }, { contextual: 'calt', 'no-contextual': '-calt' },
  ],
  ['normal'],
);
export const fontVariantCaps = features(
  [{ 'small-caps': 'smcp', 'all-small-caps': 'c2sc smcp', 'petite-caps': 'pcap', 'all-petite-caps': 'c2pc pcap', unicase: 'unic', 'titling-caps': 'titl' }],
  ['normal'],
);
export const fontVariantNumeric = features(
  [
    { 'lining-nums': 'lnum', 'oldstyle-nums': 'onum' }, { 'proportional-nums': 'pnum', 'tabular-nums': 'tnum' }, { 'diagonal-fractions': 'frac', 'stacked-fractions': 'afrc' },
    { ordinal: 'ordn' }, { 'slashed-zero': 'zero' },
  ],
  ['normal'],
);
export const fontVariantPosition = features([{ sub: 'subs', super: 'sups' }], ['normal']);

const spacing: ValueParser<number> = either(lengthPt, keywordMap(new Map([['normal', 0]])));

const HANGING = keywordTable('first', 'last', 'allow-end', 'force-end');
const LINES = keywordTable('underline', 'line-through', 'overline');

function keywordTable<const T extends string>(...words: readonly T[]): ReadonlyMap<string, T> {
  return new Map(words.map((word) => [word, word]));
}

const hangingPunctuation: ValueParser<ComputedStyle['hangingPunctuation']> = (components) => {
  if (onlyKeyword(components) === 'none') return always([]);
  const found = keywordSet(components, HANGING);
  return found === null ? null : always(found);
};

const textDecorationLine: ValueParser<{ underline: boolean; lineThrough: boolean; overline: boolean }> = (components) => {
  if (onlyKeyword(components) === 'none') return always({ underline: false, lineThrough: false, overline: false });
  const found = keywordSet(components, LINES);
  if (found === null) return null;
  return always({ underline: found.includes('underline'), lineThrough: found.includes('line-through'), overline: found.includes('overline') });
};

/** A length, a percentage of the font size, or one of the words that leave it to the font. */
function ofFont(...words: readonly string[]): ValueParser<number | null> {
  return (components) => {
    const word = onlyKeyword(components);
    if (word !== null) return words.includes(word) ? always(null) : null;
    const component = only(components);
    const sum = component === null ? null : parseLengthSum(component);
    return sum === null ? null : (context) => resolveAgainst(sum, context, context.fontSizePt);
  };
}

const quotes: ValueParser<ComputedStyle['quotes']> = (components) => {
  const word = onlyKeyword(components);
  if (word === 'auto') return always('auto');
  if (word === 'none') return always([]);
  const texts = components.map((component) => (component.kind === 'string' ? component.text : null));
  if (texts.length === 0 || texts.length % 2 === 1 || texts.includes(null)) return null;
  const pairs: [string, string][] = [];
  for (let index = 0; index < texts.length; index += 2) pairs.push([texts[index] ?? '', texts[index + 1] ?? '']);
  return always(pairs);
};

/** A raise in points, or a keyword (CSS 2.2, section 10.8.1); percentages are of the line height. */
const verticalAlign: ValueParser<ComputedStyle['verticalAlign']> = either(
  keyword('baseline', 'sub', 'super', 'top', 'middle', 'bottom', 'text-top', 'text-bottom'),
  (components) => {
    const component = only(components);
    const sum = component === null ? null : parseLengthSum(component);
    return sum === null ? null : (context) => ({ raisePt: resolveAgainst(sum, context, context.lineHeightPt) });
  },
);

/** The style's name; a string keeps its quotation mark in front, so that it is told from a name. */
const listStyleType: ValueParser<string> = (components) => {
  const component = only(components);
  if (component?.kind === 'string') return always(`"${component.text}`);
  const name = component === null ? null : parseCounterStyle(component);
  return name === null ? null : always(name);
};

const listStyleImage: ValueParser<ComputedStyle['listStyleImage']> = (components) => {
  const component = only(components);
  if (component?.kind === 'url') return always(component.url);
  return onlyKeyword(components) === 'none' ? always(null) : null;
};

type TextName =
  | 'direction' | 'font-size' | 'color' | 'font-family' | 'font-weight' | 'font-style' | 'font-stretch' | 'font-kerning' | 'font-variant-ligatures'
  | 'font-variant-caps' | 'font-variant-numeric' | 'font-variant-position' | 'font-feature-settings' | 'line-height' | 'letter-spacing' | 'word-spacing'
  | 'text-transform' | 'hanging-punctuation'
  | 'orphans' | 'widows' | 'list-style-type' | 'list-style-position' | 'list-style-image' | 'quotes' | 'visibility' | 'vertical-align'
  | 'text-decoration-line' | 'text-decoration-color' | 'text-decoration-style' | 'text-decoration-thickness' | 'text-underline-offset' | 'unicode-bidi';

export const TEXT_LONGHANDS: LonghandTable<TextName> = {
  direction: inherited('ltr', keyword('ltr', 'rtl')),
  'font-size': inherited(12, fontSize),
  color: inherited(BLACK, (components) => (onlyKeyword(components) === 'currentcolor' ? ({ parent }) => parent?.color ?? BLACK : colour(components))),
  'font-family': inherited<readonly string[]>(['serif'], fontFamily),
  'font-weight': inherited(400, fontWeight),
  'font-style': inherited('normal', keywordMap(new Map([['normal', 'normal'], ['italic', 'italic'], ['oblique', 'italic']] as const))),
  'font-stretch': inherited('normal', keyword('normal')),
  'font-kerning': inherited('auto', keyword('auto', 'normal', 'none')),
  'font-variant-ligatures': inherited<readonly FontFeature[]>([], fontVariantLigatures),
  'font-variant-caps': inherited<readonly FontFeature[]>([], fontVariantCaps),
  'font-variant-numeric': inherited<readonly FontFeature[]>([], fontVariantNumeric),
  'font-variant-position': inherited<readonly FontFeature[]>([], fontVariantPosition),
  'font-feature-settings': inherited<readonly FontFeature[]>([], featureSettings),
  'line-height': inherited<ComputedStyle['lineHeight']>('normal', lineHeight),
  'letter-spacing': inherited(0, spacing),
  'word-spacing': inherited(0, spacing),
  'text-transform': inherited('none', keyword('none', 'uppercase', 'lowercase', 'capitalize')),
  'hanging-punctuation': inherited<ComputedStyle['hangingPunctuation']>([], hangingPunctuation),
  orphans: inherited(2, integer(1)),
  widows: inherited(2, integer(1)),
  'list-style-type': inherited('disc', listStyleType),
  'list-style-position': inherited('outside', keyword('inside', 'outside')),
  'list-style-image': inherited<ComputedStyle['listStyleImage']>(null, listStyleImage),
  quotes: inherited<ComputedStyle['quotes']>('auto', quotes),
  visibility: inherited('visible', keyword('visible', 'hidden', 'collapse')),
  'vertical-align': reset<ComputedStyle['verticalAlign']>('baseline', verticalAlign),
  'text-decoration-line': reset({ underline: false, lineThrough: false, overline: false }, textDecorationLine),
  'text-decoration-color': reset<ComputedStyle['textDecoration']['colour']>(null, colour),
  'text-decoration-style': reset<ComputedStyle['textDecoration']['style']>('solid', keyword('solid', 'double', 'dotted', 'dashed')),
  'text-decoration-thickness': reset<number | null>(null, ofFont('auto', 'from-font')),
  'text-underline-offset': inherited<number | null>(null, ofFont('auto')),
  'unicode-bidi': reset<ComputedStyle['unicodeBidi']>('normal', keyword('normal', 'embed', 'isolate', 'bidi-override', 'isolate-override', 'plaintext')),
};
