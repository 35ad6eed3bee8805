/** What the tokens of one line show: whole words or parts of them, the hyphen, edges of boxes that go on; white space at the end vanishes. */

import { widthOf } from './breakpoints.js';
import type { LineRange } from './break-lines.js';
import { shapeHyphen } from './inner-breaks.js';
import type { ShapedWord, Shaper } from './shape.js';
import type { EdgeToken, InlineParent, Paragraph, Token, WordToken } from './token.js';

export interface LineItem {
  readonly token: Token;
  /** For words; a fragment of the token's own where the line breaks inside it. */
  readonly word: ShapedWord | null;
  readonly start: number;
  readonly isHyphen: boolean;
  /** An edge that the box has on every line, not one of its own. */
  readonly isRepeated: boolean;
  /** Glue that vanishes at the line's end. */
  isTrailing: boolean;
  /** The space after its last letter vanishes too. */
  endsLine: boolean;
  level: number;
  widthPt: number;
  /** Of the trailing spaces that remain. */
  spacePt: number;
  /** What of both can stretch. */
  gluePt: number;
}

export interface LineItemOptions {
  readonly shaper: Shaper;
  readonly paragraph: Paragraph;
  readonly range: LineRange;
  /** Inline boxes that go on from the line before, outermost first. */
  readonly openBoxes: readonly InlineParent[];
}

/** The line's items in logical order, trimmed at its end. */
export function lineItems(options: LineItemOptions): LineItem[] {
  const { paragraph, range, openBoxes } = options;
  const items: LineItem[] = [];
  for (const inline of openBoxes) if (inline.cloned !== null) items.push(repeatedEdge('open', inline, paragraph));
  for (let index = range.from; index <= range.to; index += 1) {
    const token = paragraph.tokens[index];
    if (token === undefined) break;
    if (token.kind === 'word') addWord(items, token, index, options);
    else items.push(itemOf(token, null));
  }
  trimEnd(items, paragraph);
  if (hasCloned(items, openBoxes)) {
    for (const inline of stillOpen(items, openBoxes)) if (inline.cloned !== null) items.push(repeatedEdge('close', inline, paragraph));
  }
  return items;
}

function itemOf(token: Token, word: ShapedWord | null): LineItem {
  const isWord = token.kind === 'word';
  const { widthPt, spacePt, level } = token;
  return {
    token, word, start: isWord ? token.start : 0, isHyphen: false, isRepeated: false, isTrailing: false, endsLine: false, level,
    widthPt, spacePt: isWord ? spacePt : 0, gluePt: isWord ? token.gluePt + spacePt : 0,
  };
}

function addWord(items: LineItem[], token: WordToken, index: number, { shaper, range }: LineItemOptions): void {
  const from = index === range.from ? range.fromOffset : 0;
  const to = index === range.to && range.toOffset >= 0 ? range.toOffset : token.word.text.length;
  if (from === 0 && to === token.word.text.length) items.push(itemOf(token, token.word));
  else items.push(partOf(token, shaper.shape(token.source.font, token.word.text.slice(from, to), token.level % 2 === 1, token.source.box.element), from));
  if (index !== range.to || !range.hyphenated) return;
  const hyphen = shapeHyphen(shaper, token.source, token.level);
  items.push({ ...itemOf(token, hyphen), start: token.start + to, isHyphen: true, widthPt: widthOf(hyphen, token.source.font), spacePt: 0, gluePt: 0 });
}

function partOf(token: WordToken, word: ShapedWord, from: number): LineItem {
  const { font } = token.source;
  const spacePt = word.spaces === 0 ? 0 : token.spacePt;
  const gluePt = word.innerSpaceEm * font.sizePt + word.innerSpaces * (font.letterSpacingPt + font.wordSpacingPt);
  return { ...itemOf(token, word), start: token.start + from, widthPt: widthOf(word, font), spacePt, gluePt: gluePt + spacePt };
}

function repeatedEdge(kind: 'open' | 'close', inline: InlineParent, paragraph: Paragraph): LineItem {
  const edge = kind === 'open' ? inline.cloned?.before : inline.cloned?.after;
  const token: EdgeToken = { kind, inline, widthPt: edge?.widthPt ?? 0, marginPt: edge?.marginPt ?? 0, spacePt: 0, level: paragraph.baseLevel, breakAfter: 0 };
  return { ...itemOf(token, null), isRepeated: true };
}

function hasCloned(items: readonly LineItem[], openBoxes: readonly InlineParent[]): boolean {
  return openBoxes.some((inline) => inline.cloned !== null) || items.some(({ token }) => token.kind === 'open' && token.inline.cloned !== null);
}

/** The boxes that go on after the line, innermost first. */
function stillOpen(items: readonly LineItem[], openBoxes: readonly InlineParent[]): readonly InlineParent[] {
  const open = [...openBoxes];
  for (const { token, isRepeated } of items) {
    if (isRepeated) continue;
    if (token.kind === 'open') open.push(token.inline);
    else if (token.kind === 'close') open.splice(open.lastIndexOf(token.inline), 1);
  }
  return open.reverse();
}

/** White space at the line's end vanishes (CSS Text 3, section 4.1.2) and takes the paragraph's level (UAX 9, L1). */
function trimEnd(items: readonly LineItem[], paragraph: Paragraph): void {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item === undefined) return;
    const { token } = item;
    if (token.kind === 'break' || token.kind === 'close' || (token.kind === 'open' && item.widthPt === 0)) {
      if (item.widthPt === 0) item.level = paragraph.baseLevel;
      continue;
    }
    if (token.kind !== 'word' || (token.isStandIn && item.widthPt > 0) || (token.source.keepsTrailing && !item.isHyphen)) return;
    if (!item.isHyphen) {
      item.isTrailing = true;
      item.gluePt -= item.spacePt;
      item.spacePt = 0;
    }
    if (item.word !== null && item.word.bodyLength > 0) {
      trimTail(item, token);
      return;
    }
    item.level = paragraph.baseLevel;
  }
}

/** No letter-spacing at a line's end (CSS Text 3, section 7.2). */
function trimTail(item: LineItem, token: WordToken): void {
  const { letterSpacingPt } = token.source.font;
  if (letterSpacingPt === 0 || item.level % 2 === 1) return;
  item.endsLine = true;
  item.widthPt -= letterSpacingPt;
}
