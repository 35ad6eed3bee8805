/**
 * Inline items → a paragraph ready to be broken for any width.
 *
 * The items are flattened into one string with an object character for what is not text; direction (UAX 9) and break
 * opportunities (UAX 14) are found on the whole string, since both look over box boundaries; then each word
 * is shaped. Nothing here depends on the width of the lines.
 */

import type { DeferredText, FootnoteCall, InlineBox, InlineItem, TextItem } from '../boxes/box.js';
import type { ComputedStyle, LengthPercentageAuto } from '../css/computed-style.js';
import { bidiControls, embeddingLevels, paragraphLevels } from './bidi.js';
import type { BidiControls } from './bidi.js';
import { widthOf } from './breakpoints.js';
import { mayWrap } from './inner-breaks.js';
import { setTabs } from './tab-stops.js';
import { atomicFrame, inlineFrame, strutFrame, textFrame } from './inline-frame.js';
import type { InlineFrame } from './inline-frame.js';
import { BREAK, NO_BREAK, SOFT_HYPHEN_BREAK, breakOpportunities } from './line-break.js';
import type { InlineContext } from './paragraph.js';
import type { Shaper } from './shape.js';
import { FORCED } from './token.js';
import type { InlineEdge, InlineParent, TextSource, Token, WordToken } from './token.js';

export interface Prepared {
  readonly tokens: readonly Token[];
  readonly strut: InlineFrame;
  readonly baseLevel: number;
  readonly baseLevels: Uint8Array | null;
}

const OBJECT = '\ufffc';
/** A forced break ends the bidi paragraph too (CSS Writing Modes 4, section 2.4.2). */
const SEPARATOR = '\u2029';
/** A leader parts what stands on its two sides as a tab does (UAX 9, type S), and holds them on one line. */
const LEADER = '\t\u2060';
const LETTER = /[\p{L}\p{N}]/u;

/** One item of the flattened paragraph, at its offset in the paragraph's string. */
type Entry =
  | { readonly kind: 'text'; readonly source: TextSource; readonly from: number; readonly to: number; readonly offset: number }
  | { readonly kind: 'token'; readonly token: Token; readonly offset: number };

export function prepareTokens(shaper: Shaper, items: readonly InlineItem[], style: ComputedStyle, context: InlineContext): Prepared {
  const strut = strutFrame(style, shaper.fontOf(style).faces[0] ?? null);
  const flat = new Flattener(shaper, context);
  flat.add(items, strut, null);
  const text = flat.text;
  const direction = style.unicodeBidi === 'plaintext' ? 'auto' : style.direction;
  const levels = embeddingLevels(text, direction);
  const breaks = breakOpportunities(text);
  const tokens: Token[] = [];
  for (const entry of flat.entries) {
    if (entry.kind === 'text') addWords(tokens, shaper, entry, levels, breaks);
    else {
      const { token } = entry;
      token.level = levels?.[Math.min(entry.offset, levels.length - 1)] ?? 0;
      if (mayWrap(style) && token.kind === 'atomic') markBreakBefore(tokens, breaks[entry.offset] ?? NO_BREAK);
      tokens.push(token);
    }
  }
  setTabs(tokens);
  if (direction !== 'auto') return { tokens, strut, baseLevel: direction === 'rtl' ? 1 : 0, baseLevels: null };
  const paragraphs = paragraphLevels(text);
  return { tokens, strut, baseLevel: paragraphs[0] ?? 0, baseLevels: baseLevelsOf(tokens, paragraphs) };
}

/** For each token the level of its bidi paragraph; null where all are alike. */
function baseLevelsOf(tokens: readonly Token[], paragraphs: Uint8Array): Uint8Array | null {
  if (paragraphs.every((level) => level === paragraphs[0])) return null;
  let paragraph = 0;
  return Uint8Array.from(tokens, (token) => paragraphs[token.kind === 'break' ? paragraph++ : paragraph] ?? 0);
}

class Flattener {
  text = '';
  readonly entries: Entry[] = [];
  private readonly shaper: Shaper;
  private readonly context: InlineContext;
  /** Of the inline boxes around, outermost first. */
  private readonly controls: BidiControls[] = [];

  constructor(shaper: Shaper, context: InlineContext) {
    this.shaper = shaper;
    this.context = context;
  }

  add(items: readonly InlineItem[], frame: InlineFrame, parent: InlineParent | null): void {
    for (const item of items) {
      switch (item.kind) {
        case 'text':
          this.addText(item, item.text, frame, parent);
          break;
        case 'deferred': {
          const shown = this.context.deferredText(item);
          if (shown === null) this.addLeader(item, frame, parent);
          else this.addText(item, shown, frame, parent);
          break;
        }
        case 'break':
          this.addBreak();
          break;
        case 'atomic': {
          const size = this.context.measureAtomic(item);
          const own = atomicFrame(item.style, size.heightPt, size.baselinePt, frame);
          this.addToken({ kind: 'atomic', box: item, heightPt: size.heightPt, frame: own, parent, widthPt: size.widthPt, spacePt: 0, level: 0, breakAfter: NO_BREAK }, OBJECT);
          break;
        }
        case 'inline':
        case 'footnote-call':
          this.addInline(item, frame, parent);
          break;
      }
    }
  }

  private addToken(token: Token, character: string): void {
    this.entries.push({ kind: 'token', token, offset: this.text.length });
    this.text += character;
  }

  /** What boxes do to direction ends before the break and begins anew after it. */
  private addBreak(): void {
    for (const { close } of this.controls.toReversed()) this.text += close;
    this.addToken({ kind: 'break', widthPt: 0, spacePt: 0, level: 0, breakAfter: FORCED }, SEPARATOR);
    for (const { open } of this.controls) this.text += open;
  }

  private addInline(box: InlineBox | FootnoteCall, frame: InlineFrame, parent: InlineParent | null): void {
    const face = this.shaper.fontOf(box.style).faces[0] ?? null;
    const [before, after] = edgeWidths(box.style);
    const cloned = box.style.boxDecorationBreak === 'clone' ? { before, after } : null;
    const inline: InlineParent = { box, frame: inlineFrame(box.style, face, frame), face, parent, cloned };
    const controls = bidiControls(box.style);
    // The edges stand where the controls do, so that an isolate is one thing among its neighbours.
    this.addToken({ kind: 'open', inline, ...before, spacePt: 0, level: 0, breakAfter: NO_BREAK }, controls?.open ?? '');
    if (controls !== null) this.controls.push(controls);
    this.add(box.children, inline.frame, inline);
    if (controls !== null) this.controls.pop();
    this.addToken({ kind: 'close', inline, ...after, spacePt: 0, level: 0, breakAfter: NO_BREAK }, controls?.close ?? '');
  }

  private addText(box: TextItem | DeferredText, text: string, frame: InlineFrame, parent: InlineParent | null): void {
    const { style } = box;
    const keeps = keepsLines(style);
    if (keeps ? /[\n\t\u2028\u2029]/.test(text) : /[\u2028\u2029]/.test(text)) {
      this.addPreserved(box, keeps ? text : text.replace(/[\n\t\r]/g, ' '), frame, parent);
      return;
    }
    if (text === '') return;
    const source = this.sourceOf(box, text.replace(/[\n\t\r]/g, ' '), frame, parent);
    this.entries.push({ kind: 'text', source, from: 0, to: text.length, offset: this.text.length });
    this.text += source.text;
  }

  private sourceOf(box: TextItem | DeferredText, text: string, frame: InlineFrame, parent: InlineParent | null): TextSource {
    const font = this.shaper.fontOf(box.style);
    const { style } = box;
    const keepsTrailing = style.whiteSpace === 'pre' || style.whiteSpace === 'break-spaces';
    return { box, text, font, frame: textFrame(style, font.faces[0] ?? null, frame), parent, style, keepsTrailing };
  }

  /**
   * Text of `pre` and its kin: newlines are breaks, tabs are as wide as `setTabs` makes them. Separators of lines and
   * paragraphs are breaks in any text (CSS Text 3, section 5.1; UAX 14, class BK).
   */
  private addPreserved(box: TextItem | DeferredText, text: string, frame: InlineFrame, parent: InlineParent | null): void {
    const source = this.sourceOf(box, text, frame, parent);
    for (const match of text.matchAll(/\r?\n|[\t\u2028\u2029]|[^\r\n\t\u2028\u2029]+|\r/g)) {
      const [piece] = match;
      if (piece.endsWith('\n') || piece === '\u2028' || piece === '\u2029') {
        this.addBreak();
      } else if (piece === '\t') {
        const word = this.shaper.shape(source.font, ' ', false, box.element);
        this.addToken({ kind: 'word', source, word, start: match.index, isStandIn: true, gluePt: 0, widthPt: 0, spacePt: 0, level: 0, breakAfter: NO_BREAK }, '\t');
      } else if (piece !== '\r') {
        this.entries.push({ kind: 'text', source, from: match.index, to: match.index + piece.length, offset: this.text.length });
        this.text += piece;
      }
    }
  }

  private addLeader(box: DeferredText, frame: InlineFrame, parent: InlineParent | null): void {
    const pattern = box.item.kind === 'leader' && box.item.text !== '' ? box.item.text : ' ';
    const source = this.sourceOf(box, pattern, frame, parent);
    const word = this.shaper.shape(source.font, pattern, false, box.element);
    const widthPt = (word.bodyEm + word.spaceEm) * source.font.sizePt;
    this.addToken({ kind: 'leader', source, widthPt, spacePt: 0, level: 0, breakAfter: NO_BREAK }, LEADER);
  }
}

/** Cuts a source's text into words at break opportunities and changes of level, and shapes them. */
function addWords(tokens: Token[], shaper: Shaper, entry: Extract<Entry, { kind: 'text' }>, levels: Uint8Array | null, breaks: Uint8Array): void {
  const { source, from, to } = entry;
  const { style } = source;
  const shift = entry.offset - from;
  markBreakBefore(tokens, mayWrapAround(tokens, source) ? (breaks[entry.offset] ?? NO_BREAK) : NO_BREAK);
  let start = from;
  for (let end = from + 1; end <= to; end += 1) {
    const opportunity = opportunityAt(source, end, breaks[end + shift] ?? NO_BREAK);
    const isCut = end === to || (opportunity !== NO_BREAK && opportunity !== SOFT_HYPHEN_BREAK) || (levels !== null && levels[end + shift] !== levels[end + shift - 1]);
    if (!isCut) continue;
    const level = levels?.[start + shift] ?? 0;
    const token = wordToken(shaper, source, start, source.text.slice(start, end), level);
    // The last word's break is known when what follows it is (a closing box may stand between).
    if (end < to && mayWrap(style) && opportunity !== SOFT_HYPHEN_BREAK) token.breakAfter = opportunity;
    tokens.push(token);
    start = end;
  }
}

/** UAX 14's opportunity as `word-break` and `white-space` have it (CSS Text 3, sections 3 and 5.2). */
function opportunityAt({ style, text }: TextSource, offset: number, opportunity: number): number {
  if (style.whiteSpace === 'break-spaces') return opportunity === NO_BREAK && text.charCodeAt(offset - 1) === 0x20 ? BREAK : opportunity;
  const staysTogether = style.wordBreak === 'keep-all' && opportunity === BREAK && LETTER.test(text[offset] ?? '') && LETTER.test(text[offset - 1] ?? '');
  return staysTogether ? NO_BREAK : opportunity;
}

/** Between two boxes their common parent decides (CSS Text 3, section 5.1): it wraps where either of them does. */
function mayWrapAround(tokens: readonly Token[], source: TextSource): boolean {
  if (mayWrap(source.style)) return true;
  const previous = tokens.findLast((token) => token.kind === 'word');
  return previous?.kind === 'word' && previous.source !== source && mayWrap(previous.source.style);
}

function wordToken(shaper: Shaper, source: TextSource, start: number, text: string, level: number): WordToken {
  const { font } = source;
  const word = shaper.shape(font, text, level % 2 === 1, source.box.element);
  return {
    kind: 'word', source, word, start, isStandIn: false, level, breakAfter: NO_BREAK,
    gluePt: word.innerSpaces === 0 ? 0 : word.innerSpaceEm * font.sizePt + word.innerSpaces * (font.letterSpacingPt + font.wordSpacingPt),
    widthPt: widthOf(word, font),
    spacePt: word.spaceEm * font.sizePt + word.spaces * (font.letterSpacingPt + font.wordSpacingPt),
  };
}

/** A break before what comes next belongs after the token before it, and before boxes that open in between. */
function markBreakBefore(tokens: readonly Token[], opportunity: number): void {
  if (opportunity === NO_BREAK || opportunity === SOFT_HYPHEN_BREAK) return;
  let index = tokens.length - 1;
  while (index >= 0 && tokens[index]?.kind === 'open') index -= 1;
  const token = tokens[index];
  // A leader joins two things: neither stands on another line without it.
  if (token !== undefined && token.kind !== 'leader' && token.breakAfter === NO_BREAK) token.breakAfter = opportunity;
}

const keepsLines = ({ whiteSpace }: ComputedStyle): boolean => whiteSpace !== 'normal' && whiteSpace !== 'nowrap';

const lengthOf = (value: LengthPercentageAuto): number => (value === 'auto' ? 0 : typeof value === 'number' ? value : value.plusPt);

/** Margin, border and padding before and after an inline box's content, in reading order. Percentages count as 0: the container's width is not known yet. */
function edgeWidths(style: ComputedStyle): [before: InlineEdge, after: InlineEdge] {
  const side = (name: 'left' | 'right'): InlineEdge => {
    const marginPt = lengthOf(style.margin[name]);
    return { marginPt, widthPt: marginPt + style.border[name].widthPt + lengthOf(style.padding[name]) };
  };
  return style.direction === 'rtl' ? [side('right'), side('left')] : [side('left'), side('right')];
}
