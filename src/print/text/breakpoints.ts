/** Sums up a paragraph's tokens for line breaking: where lines may end, and how wide the text is up to there. */

import { hyphenator } from '../../language/hyphenate.js';
import { ADDRESS_BREAK, NO_BREAK } from './line-break.js';
import type { ShapedWord, Shaper, TextFont } from './shape.js';
import { FORCED } from './token.js';
import type { Token, TokenBreakpoints, WordToken } from './token.js';

export interface BreakpointOptions {
  readonly shaper: Shaper;
  readonly withHyphens: boolean;
  /** Words wider than this are broken between letters where `overflow-wrap` allows it; Infinity: none are. */
  readonly emergencyWidthPt: number;
  /** What hangs out of the line where it ends with this token. */
  readonly hangAt: (token: WordToken, isLast: boolean) => number;
}

const HYPHEN_COST = 50;
const ADDRESS_COST = 80;
const INSIDE_WORD_COST = 2_000;
/** Where a number and its unit are together too wide, they part before a word is broken. */
const PARTED_COST = 400;
const STRETCH_OF_SPACE = 1 / 2;
const SHRINK_OF_SPACE = 1 / 3;
const LETTERS = /[\p{L}\p{M}]+/gu;

/** A place inside a word where a line may end. */
interface InnerBreak {
  readonly offset: number;
  readonly isHyphen: boolean;
  /** The glyphs before it: their advances, without letter-spacing, and their number. */
  readonly em: number;
  readonly glyphs: number;
}

class Sums {
  readonly end: number[] = [];
  readonly next: number[] = [];
  readonly endStretch: number[] = [];
  readonly nextStretch: number[] = [];
  readonly endShrink: number[] = [];
  readonly nextShrink: number[] = [];
  readonly cost: number[] = [];
  readonly isHyphen: number[] = [];
  readonly fills: number[] = [];
  readonly tokens: number[] = [];
  readonly offsets: number[] = [];
  /** Text so far, with the glue at its end and that glue alone. */
  reachPt = 0;
  gluePt = 0;
  trailingPt = 0;
  leaders = 0;

  add(token: number, offset: number, endPt: number, nextPt: number, cost: number, isHyphen: boolean): void {
    const [inner, all] = [this.gluePt - this.trailingPt, this.gluePt];
    this.tokens.push(token);
    this.offsets.push(offset);
    this.end.push(endPt);
    this.next.push(nextPt);
    this.endStretch.push(inner * STRETCH_OF_SPACE);
    this.nextStretch.push(all * STRETCH_OF_SPACE);
    this.endShrink.push(inner * SHRINK_OF_SPACE);
    this.nextShrink.push(all * SHRINK_OF_SPACE);
    this.cost.push(cost);
    this.isHyphen.push(isHyphen ? 1 : 0);
    this.fills.push(this.leaders);
  }

  finish(): TokenBreakpoints {
    return {
      end: Float64Array.from(this.end),
      next: Float64Array.from(this.next),
      endStretch: Float64Array.from(this.endStretch),
      nextStretch: Float64Array.from(this.nextStretch),
      endShrink: Float64Array.from(this.endShrink),
      nextShrink: Float64Array.from(this.nextShrink),
      cost: Float64Array.from(this.cost),
      isHyphen: Uint8Array.from(this.isHyphen),
      fills: Uint16Array.from(this.fills),
      tokens: this.tokens,
      offsets: this.offsets,
      hasHyphens: this.isHyphen.includes(1),
    };
  }
}

/** Sums up all tokens. The paragraph's end is the last breakpoint; a forced break at its end makes no line of its own. */
export function tokenBreakpoints(tokens: readonly Token[], options: BreakpointOptions): TokenBreakpoints {
  const sums = new Sums();
  const lastVisible = tokens.findLastIndex((token) => token.kind !== 'close' && token.kind !== 'open');
  const endsInBreak = tokens[lastVisible]?.kind === 'break';
  let hangPt = 0;
  for (const [index, token] of tokens.entries()) {
    const beginPt = sums.reachPt;
    if (token.kind === 'word' && token.word.bodyLength > 0) addInnerBreaks(sums, tokens, index, token, beginPt, options);
    sums.reachPt += token.widthPt + token.spacePt;
    if (token.kind === 'leader') sums.leaders += 1;
    if (token.kind === 'word') {
      sums.gluePt += token.spacePt;
      const isSpace = token.word.bodyLength === 0 && !token.isStandIn;
      sums.trailingPt = isSpace ? sums.trailingPt + token.spacePt : token.spacePt;
      if (!isSpace) hangPt = options.hangAt(token, index === lastVisible);
    } else if (token.widthPt > 0) {
      sums.trailingPt = 0;
      hangPt = 0;
    }
    if (token.breakAfter === NO_BREAK) continue;
    const isForced = token.breakAfter === FORCED;
    if (isForced && index >= lastVisible) continue;
    const cost = isForced ? -Infinity : token.breakAfter === ADDRESS_BREAK ? ADDRESS_COST : 0;
    sums.add(index, -1, sums.reachPt - sums.trailingPt - hangPt, sums.reachPt, cost, false);
  }
  const end = sums.reachPt - sums.trailingPt - hangPt;
  if (tokens.length > 0) sums.add(tokens.length - 1, -1, endsInBreak ? sums.reachPt : end, sums.reachPt, -Infinity, false);
  return sums.finish();
}

function addInnerBreaks(sums: Sums, tokens: readonly Token[], index: number, token: WordToken, beginPt: number, options: BreakpointOptions): void {
  const { font, style } = token.source;
  const isWide = token.widthPt > options.emergencyWidthPt && style.overflowWrap !== 'normal' && token.level % 2 === 0;
  // A word that no line can hold is broken where its language allows, before it is broken anywhere.
  const inner = (options.withHyphens || isWide) && token.level % 2 === 0 && !isPartOfCompound(tokens, index) ? hyphenBreaks(token, isWide) : [];
  const all = isWide ? withLetterBreaks(token.word, inner) : inner;
  if (all.length === 0) return;
  const hyphenPt = widthOf(options.shaper.shape(font, '-', false, token.source.box.element), font);
  const trailingPt = sums.trailingPt;
  sums.trailingPt = 0;
  for (const { offset, isHyphen, em, glyphs } of all) {
    const reach = beginPt + em * font.sizePt + glyphs * font.letterSpacingPt;
    sums.add(index, offset, reach + (isHyphen ? hyphenPt : 0), reach, isHyphen ? HYPHEN_COST : token.word.text.charAt(offset - 1) === '\u00a0' ? PARTED_COST : INSIDE_WORD_COST, isHyphen);
  }
  sums.trailingPt = trailingPt;
}

/** Kept for each shaped word, by `hyphens`: a word is shaped for one language. */
const innerBreaks = { auto: new WeakMap<ShapedWord, readonly InnerBreak[]>(), manual: new WeakMap<ShapedWord, readonly InnerBreak[]>() };
const NO_BREAKS: readonly InnerBreak[] = [];

/** Soft hyphens, or, where the style hyphenates (or the word must break) and the word has none, the places that its language allows. */
function hyphenBreaks(token: WordToken, mustBreak: boolean): readonly InnerBreak[] {
  const { style } = token.source;
  const hyphens = mustBreak && style.hyphens === 'manual' ? 'auto' : style.hyphens;
  if (hyphens === 'none' || style.whiteSpace === 'nowrap' || style.whiteSpace === 'pre') return NO_BREAKS;
  let breaks = innerBreaks[hyphens].get(token.word);
  if (breaks === undefined) {
    const offsets = hyphenOffsets(token.word.text, hyphens === 'auto' ? style.language : null);
    breaks = offsets.length === 0 ? NO_BREAKS : offsets.map((offset) => innerBreak(token.word, offset, true));
    innerBreaks[hyphens].set(token.word, breaks);
  }
  return breaks;
}

function hyphenOffsets(text: string, language: string | null): readonly number[] {
  const offsets: number[] = [];
  for (let offset = text.indexOf('\u00ad'); offset >= 0; offset = text.indexOf('\u00ad', offset + 1)) {
    if (offset > 0 && offset + 1 < text.length) offsets.push(offset + 1);
  }
  if (offsets.length > 0) return offsets;
  const hyphenate = language === null ? null : hyphenator(language);
  if (hyphenate === null || /[\d@/\\_]/.test(text)) return offsets;
  for (const match of text.matchAll(LETTERS)) {
    for (const position of hyphenate(match[0])) offsets.push(match.index + position);
  }
  return offsets;
}

/** Parts of a compound with hyphens of its own get no more of them, nor do the parts of an address. */
function isPartOfCompound(tokens: readonly Token[], index: number): boolean {
  const [previous, token] = [tokens[index - 1], tokens[index]];
  if (token?.kind !== 'word') return false;
  return /[-\u2010\u2011]/.test(token.word.text) || token.breakAfter === ADDRESS_BREAK || previous?.breakAfter === ADDRESS_BREAK ||
    (previous?.kind === 'word' && previous.word.text.endsWith('-'));
}

/** Every grapheme boundary, for words that no line can hold. */
function withLetterBreaks(word: ShapedWord, hyphens: readonly InnerBreak[]): readonly InnerBreak[] {
  const breaks = new Map<number, InnerBreak>();
  const body = word.text.slice(0, word.bodyLength);
  for (const { index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(body)) {
    if (index > 0) breaks.set(index, innerBreak(word, index, false));
  }
  for (const hyphen of hyphens) breaks.set(hyphen.offset, hyphen);
  return [...breaks.values()].sort((a, b) => a.offset - b.offset);
}

/** Of a word's body, in points. */
export function widthOf(word: ShapedWord, font: TextFont): number {
  return word.bodyEm * font.sizePt + word.bodyGlyphs * font.letterSpacingPt;
}

function innerBreak(word: ShapedWord, offset: number, isHyphen: boolean): InnerBreak {
  let [em, glyphs] = [0, 0];
  for (const piece of word.pieces) {
    for (let index = 0; index < piece.clusters.length; index += 1) {
      if (piece.start + (piece.clusters[index] ?? 0) >= offset) continue;
      em += (piece.advances[index] ?? 0) / piece.face.unitsPerEm;
      glyphs += 1;
    }
  }
  return { offset, isHyphen, em, glyphs };
}
