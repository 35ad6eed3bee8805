/** Sums up a paragraph's tokens for line breaking: where lines may end, and how wide the text is up to there. */

import { hangOf } from './hanging.js';
import type { Hang } from './hanging.js';
import { innerBreaks, shapeHyphen } from './inner-breaks.js';
import type { InnerBreak, InnerBreakOptions } from './inner-breaks.js';
import { INSIDE_WORD_COST } from './break-measure.js';
import { ADDRESS_BREAK, NO_BREAK } from './line-break.js';
import type { ShapedWord, Shaper, TextFont } from './shape.js';
import { FORCED } from './token.js';
import { mayPartAfter } from './too-wide.js';
import type { Paragraph, Token, TokenBreakpoints, WordToken } from './token.js';

export interface BreakpointOptions extends InnerBreakOptions {
  readonly shaper: Shaper;
  /** Whose style says what hangs out of its lines; null: nothing does. */
  readonly hanging: Pick<Paragraph, 'style'> | null;
}

const HYPHEN_COST = 50;
const ADDRESS_COST = 80;
/** Where a number and its unit are together too wide, they part before a word is broken. */
const PARTED_COST = 400;
const NO_HANG: Hang = { alwaysPt: 0, maybePt: 0 };

/** Gathers the places, and keeps the sums of what was passed. */
class Sums {
  private readonly end: number[] = [];
  private readonly next: number[] = [];
  private readonly endGlue: number[] = [];
  private readonly nextGlue: number[] = [];
  private readonly cost: number[] = [];
  private readonly isHyphen: number[] = [];
  private readonly fills: number[] = [];
  private readonly mayHang: number[] = [];
  private readonly tokens: number[] = [];
  private readonly offsets: number[] = [];
  private leaders = 0;
  private hasHyphens = false;
  private hangs = false;
  /** Text so far, with the glue at its end; the glue in it, and the part of it that vanishes at a line's end. */
  private reachPt = 0;
  private gluePt = 0;
  private trailingPt = 0;
  /** Space after the last letter, which a line's end does not have either. */
  private tailPt = 0;
  private hang: Hang = NO_HANG;
  /** Edges of the open boxes that each line repeats (`box-decoration-break: clone`). */
  private clonedBeforePt = 0;
  private clonedAfterPt = 0;

  /** Goes past a word with its spaces. */
  passWord(token: WordToken, hang: Hang): void {
    this.reachPt += token.widthPt + token.spacePt;
    this.gluePt += token.gluePt + token.spacePt;
    const isSpace = token.word.bodyLength === 0 && !token.isStandIn;
    if (token.source.keepsTrailing) this.trailingPt = 0;
    else this.trailingPt = isSpace ? this.trailingPt + token.spacePt : token.spacePt;
    if (isSpace) return;
    this.hang = hang;
    this.tailPt = token.level % 2 === 0 && !token.isStandIn ? token.source.font.letterSpacingPt : 0;
  }

  /** Goes past what is no word. */
  pass(token: Exclude<Token, WordToken>): void {
    this.reachPt += token.widthPt + token.spacePt;
    if (token.kind === 'leader') this.leaders += 1;
    if (token.kind === 'open' || token.kind === 'close') {
      const { cloned } = token.inline;
      const sign = token.kind === 'open' ? 1 : -1;
      if (cloned !== null) {
        this.clonedBeforePt += sign * cloned.before.widthPt;
        this.clonedAfterPt += sign * cloned.after.widthPt;
      }
    }
    if (token.widthPt <= 0) return;
    this.hang = NO_HANG;
    // Spaces before a box's end are at the line's end all the same.
    if (token.kind === 'close') return;
    this.trailingPt = 0;
    this.tailPt = 0;
  }

  /** A line may end after what was passed last. */
  addAfter(token: number, cost: number, keepsEnd: boolean): void {
    const hungPt = keepsEnd ? 0 : this.trailingPt + this.hang.alwaysPt + this.tailPt;
    this.offsets.push(-1);
    this.isHyphen.push(0);
    this.add(token, cost, this.reachPt - hungPt, this.reachPt);
    this.endGlue.push(keepsEnd ? this.gluePt : this.gluePt - this.trailingPt);
    this.nextGlue.push(this.gluePt);
    this.mayHang.push(this.hang.maybePt);
    this.hangs ||= this.hang.maybePt > 0;
  }

  /** A line may end inside the word that is passed next. */
  addInside(token: number, word: WordToken, inner: InnerBreak, hyphenPt: number): void {
    const { font, style } = word.source;
    const reachPt = this.reachPt + inner.em * font.sizePt + inner.glyphs * font.letterSpacingPt + inner.spaces * font.wordSpacingPt;
    const gluePt = this.gluePt + inner.spaceEm * font.sizePt + inner.spaces * font.wordSpacingPt;
    const cost = inner.isHyphen ? HYPHEN_COST : style.wordBreak === 'break-all' ? 0 : word.word.text.charAt(inner.offset - 1) === '\u00a0' ? PARTED_COST : INSIDE_WORD_COST;
    this.offsets.push(inner.offset);
    this.isHyphen.push(inner.isHyphen ? 1 : 0);
    this.add(token, cost, reachPt + (inner.isHyphen ? hyphenPt : 0) - font.letterSpacingPt, reachPt);
    this.endGlue.push(gluePt);
    this.nextGlue.push(gluePt);
    this.mayHang.push(0);
    this.hasHyphens ||= inner.isHyphen;
  }

  private add(token: number, cost: number, endPt: number, nextPt: number): void {
    this.tokens.push(token);
    this.cost.push(cost);
    this.fills.push(this.leaders);
    this.end.push(endPt + this.clonedAfterPt);
    this.next.push(nextPt - this.clonedBeforePt);
  }

  finish(): TokenBreakpoints {
    return {
      end: new Float64Array(this.end),
      next: new Float64Array(this.next),
      endGlue: new Float64Array(this.endGlue),
      nextGlue: new Float64Array(this.nextGlue),
      cost: new Float64Array(this.cost),
      isHyphen: new Uint8Array(this.isHyphen),
      fills: new Uint16Array(this.fills),
      mayHang: this.hangs ? new Float64Array(this.mayHang) : null,
      tokens: this.tokens,
      offsets: this.offsets,
      hasHyphens: this.hasHyphens,
    };
  }
}

/** Sums up all tokens. The paragraph's end is the last breakpoint; a forced break at its end makes no line of its own. */
export function tokenBreakpoints(tokens: readonly Token[], options: BreakpointOptions): TokenBreakpoints {
  const sums = new Sums();
  const lastVisible = tokens.findLastIndex((token) => token.kind !== 'close' && token.kind !== 'open');
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (token.kind === 'word') {
      if (token.word.bodyLength > 0) addInnerBreaks(sums, tokens, index, options);
      sums.passWord(token, options.hanging === null ? NO_HANG : hangOf(options.hanging.style, token, index === lastVisible));
    } else sums.pass(token);
    if (token.breakAfter === NO_BREAK) {
      if (mayPartAfter(tokens, index, options.tooWide)) sums.addAfter(index, INSIDE_WORD_COST, false);
      continue;
    }
    const isForced = token.breakAfter === FORCED;
    if (isForced && index >= lastVisible) continue;
    sums.addAfter(index, isForced ? -Infinity : token.breakAfter === ADDRESS_BREAK ? ADDRESS_COST : 0, false);
  }
  if (tokens.length > 0) sums.addAfter(tokens.length - 1, -Infinity, tokens[lastVisible]?.kind === 'break');
  return sums.finish();
}

function addInnerBreaks(sums: Sums, tokens: readonly Token[], index: number, options: BreakpointOptions): void {
  const token = tokens[index];
  if (token?.kind !== 'word') return;
  const inner = innerBreaks(tokens, index, token, options);
  if (inner.length === 0) return;
  const { font } = token.source;
  const hyphenPt = widthOf(shapeHyphen(options.shaper, token.source, token.level), font);
  for (const place of inner) sums.addInside(index, token, place, hyphenPt);
}

/** Of a word's body, in points. */
export function widthOf(word: ShapedWord, font: TextFont): number {
  return word.bodyEm * font.sizePt + word.bodyGlyphs * font.letterSpacingPt + word.innerSpaces * font.wordSpacingPt;
}
