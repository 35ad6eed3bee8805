/** Where a line may end inside a word: at hyphens of the text's language or of the author, or between letters. */

import { hyphenator } from '../../language/hyphenate.js';
import type { ComputedStyle } from '../css/computed-style.js';
import { graphemeEnds } from './grapheme-ends.js';
import { ADDRESS_BREAK } from './line-break.js';
import { endsLetter, isWordSpace } from './shape.js';
import type { ShapedWord, Shaper, TextFont } from './shape.js';
import type { TextSource, Token, WordToken } from './token.js';

/** A place inside a word where a line may end. */
export interface InnerBreak {
  readonly offset: number;
  readonly isHyphen: boolean;
  /** The glyphs before it: their advances, without letter- and word-spacing, their number, and what of them are spaces. */
  readonly em: number;
  readonly glyphs: number;
  readonly spaces: number;
  readonly spaceEm: number;
}

export interface InnerBreakOptions {
  /** Words may be hyphenated. */
  readonly withHyphens: boolean;
  /** 1 for each token that breaks between letters, where `overflow-wrap` allows it; null: none do. */
  readonly tooWide: Uint8Array | null;
  /** Called where hyphens are asked for in a language that has no patterns. */
  readonly noPatterns: (token: WordToken) => void;
}

const NONE: readonly InnerBreak[] = [];
const LETTERS = /[\p{L}\p{M}]+/gu;
/** Addresses, numbers and names of files are left whole. */
const NO_WORD = /[\d@/\\_]|\p{L}\.\p{L}/u;
const HYPHENS = /[-\u2010\u2011]/;
const HYPHEN_MINUS = 0x2d;
const HYPHEN = 0x2010;
/** CSS leaves `auto` open: words shorter than this stay whole. */
const SHORTEST_WORD = 5;

/** True where a line may end with the text's own wrapping rules at all. */
export const mayWrap = (style: ComputedStyle): boolean => style.whiteSpace !== 'nowrap' && style.whiteSpace !== 'pre' && style.textWrap !== 'nowrap';
/** True where a word that no line can hold may break anywhere (CSS Text 3, section 5.5). */
export const breaksAnywhere = (style: ComputedStyle): boolean => (style.overflowWrap !== 'normal' || style.wordBreak === 'break-word') && mayWrap(style);

/** The places inside a word, in order. */
export function innerBreaks(tokens: readonly Token[], index: number, token: WordToken, options: InnerBreakOptions): readonly InnerBreak[] {
  const { style } = token.source;
  const isWide = options.tooWide?.[index] === 1 && breaksAnywhere(style);
  const breaksAll = style.wordBreak === 'break-all';
  if (!(options.withHyphens || isWide || breaksAll) || !mayWrap(style) || token.isStandIn) return NONE;
  // A word that no line can hold is broken where its language allows, before it is broken anywhere.
  const hyphens = (options.withHyphens || isWide) && (isWide || !isPartOfCompound(tokens, index)) ? hyphenBreaks(token, isWide, options) : NONE;
  return isWide || breaksAll ? withLetterBreaks(token.word, hyphens) : hyphens;
}

/** The hyphen that a line ends with, in the font and direction of a text. */
export function shapeHyphen(shaper: Shaper, source: TextSource, level: number): ShapedWord {
  const { font, style } = source;
  return shaper.shape(font, style.hyphenateCharacter === 'auto' ? usualHyphen(font) : style.hyphenateCharacter.text, level % 2 === 1, source.box.element);
}

function usualHyphen(font: TextFont): string {
  const [face] = font.faces;
  return face !== undefined && !face.has(HYPHEN_MINUS) && face.has(HYPHEN) ? '\u2010' : '-';
}

/** Hyphens of each shaped word, by what they depend on beside it; a word is shaped for one language. */
const known = new Map<string, WeakMap<ShapedWord, readonly InnerBreak[]>>();

/** Soft hyphens, or, where the style hyphenates (or the word must break) and the word has none, the places that its language allows. */
function hyphenBreaks(token: WordToken, mustBreak: boolean, options: InnerBreakOptions): readonly InnerBreak[] {
  const { style } = token.source;
  if (style.hyphens === 'none') return NONE;
  const isAuto = style.hyphens === 'auto' || mustBreak;
  const { word: least, before, after } = style.hyphenateLimitChars;
  const key = isAuto ? `${mustBreak ? 'must' : 'auto'} ${least} ${before} ${after}` : 'manual';
  let breaksOf = known.get(key);
  if (breaksOf === undefined) known.set(key, (breaksOf = new WeakMap()));
  let breaks = breaksOf.get(token.word);
  if (breaks === undefined) {
    const soft = softHyphens(token.word.text);
    const offsets = soft.length > 0 || !isAuto ? soft : patternHyphens(token, mustBreak, options);
    breaks = offsets.length === 0 ? NONE : breaksAt(token.word, offsets, true);
    breaksOf.set(token.word, breaks);
  }
  return breaks;
}

function softHyphens(text: string): readonly number[] {
  const offsets: number[] = [];
  for (let offset = text.indexOf('\u00ad'); offset >= 0; offset = text.indexOf('\u00ad', offset + 1)) {
    if (offset > 0 && offset + 1 < text.length) offsets.push(offset + 1);
  }
  return offsets;
}

function patternHyphens(token: WordToken, mustBreak: boolean, options: InnerBreakOptions): readonly number[] {
  const { text } = token.word;
  const { style } = token.source;
  if (NO_WORD.test(text)) return [];
  const hyphenate = hyphenator(style.language);
  if (hyphenate === null) {
    if (style.hyphens === 'auto' && text.length >= SHORTEST_WORD) options.noPatterns(token);
    return [];
  }
  const { word, before, after } = style.hyphenateLimitChars;
  const offsets: number[] = [];
  for (const match of text.matchAll(LETTERS)) {
    const { length } = match[0];
    if (length < (word === 'auto' ? SHORTEST_WORD : word)) continue;
    for (const position of hyphenate(match[0], mustBreak)) {
      if ((before === 'auto' || position >= before) && (after === 'auto' || length - position >= after)) offsets.push(match.index + position);
    }
  }
  return offsets;
}

/** Parts of a compound with hyphens of its own get no more of them, nor do the parts of an address. */
function isPartOfCompound(tokens: readonly Token[], index: number): boolean {
  const [previous, token] = [tokens[index - 1], tokens[index]];
  if (token?.kind !== 'word') return false;
  return HYPHENS.test(token.word.text) || token.breakAfter === ADDRESS_BREAK || previous?.breakAfter === ADDRESS_BREAK ||
    (previous?.kind === 'word' && previous.word.text.endsWith('-'));
}

/** Every grapheme boundary; a soft hyphen without ink belongs to the letter after it. */
function withLetterBreaks(word: ShapedWord, hyphens: readonly InnerBreak[]): readonly InnerBreak[] {
  const offsets = graphemeEnds(word.text.slice(0, word.bodyLength)).slice(0, -1).filter((offset) => word.text.charAt(offset - 1) !== '\u00ad');
  const breaks = breaksAt(word, offsets, false);
  if (hyphens.length === 0) return breaks;
  const byOffset = new Map(breaks.map((one) => [one.offset, one]));
  for (const hyphen of hyphens) byOffset.set(hyphen.offset, hyphen);
  return [...byOffset.values()].sort((a, b) => a.offset - b.offset);
}

/** Sums up the glyphs before each of some offsets, which rise. The glyphs are gone through once: a word may be a page of letters. */
function breaksAt(word: ShapedWord, offsets: readonly number[], isHyphen: boolean): readonly InnerBreak[] {
  const length = word.text.length;
  // By the letter that a glyph belongs to: glyphs stand in visual order.
  const [advances, letters] = [new Float64Array(length + 1), new Uint32Array(length + 1)];
  for (const piece of word.pieces) {
    for (let index = 0; index < piece.clusters.length; index += 1) {
      const at = piece.start + (piece.clusters[index] ?? 0);
      advances[at] = (advances[at] ?? 0) + (piece.advances[index] ?? 0) / piece.face.unitsPerEm;
      if (endsLetter(piece, index)) letters[at] = (letters[at] ?? 0) + 1;
    }
  }
  let [at, em, glyphs, spaces, spaceEm] = [0, 0, 0, 0, 0];
  return offsets.map((offset) => {
    for (; at < offset; at += 1) {
      const advance = advances[at] ?? 0;
      em += advance;
      glyphs += letters[at] ?? 0;
      if (!isWordSpace(word.text.charCodeAt(at))) continue;
      spaces += 1;
      spaceEm += advance;
    }
    return { offset, isHyphen, em, glyphs, spaces, spaceEm };
  });
}
