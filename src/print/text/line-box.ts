/**
 * Builds one line: visual order (UAX 9), alignment, runs of glyphs, the areas of inline boxes, the line's height (CSS 2.1, section 10.8).
 */

import type { FootnoteCall } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import { visualOrder } from './bidi.js';
import type { LineRange } from './break-lines.js';
import { widthOf } from './breakpoints.js';
import { hangAfter, hangBefore } from './hanging.js';
import { lineExtent } from './inline-frame.js';
import type { InlineFrame, LineExtent } from './inline-frame.js';
import { mayJoin, mergeRun } from './merge-runs.js';
import type { PlacedPiece } from './merge-runs.js';
import type { Line, LinePiece } from './paragraph.js';
import type { ShapedWord, Shaper } from './shape.js';
import { FORCED } from './token.js';
import type { InlineParent, Paragraph, TextSource, Token } from './token.js';

export interface LineOptions {
  readonly shaper: Shaper;
  readonly paragraph: Paragraph;
  readonly range: LineRange;
  readonly widthPt: number;
  /** 0 but on the first line. */
  readonly indentPt: number;
  readonly isFirst: boolean;
  readonly yPt: number;
  /** Inline boxes that go on from the line before, outermost first. */
  readonly openBoxes: readonly InlineParent[];
}

/** What one token shows on this line. */
interface LineItem {
  readonly token: Token;
  /** For words; a fragment of the token's own where the line breaks inside it. */
  readonly word: ShapedWord | null;
  readonly start: number;
  readonly isHyphen: boolean;
  /** Glue that vanishes at the line's end. */
  isTrailing: boolean;
  level: number;
  widthPt: number;
  /** Of the trailing spaces that remain. */
  spacePt: number;
}

interface Area {
  readonly inline: InlineParent;
  readonly isFirst: boolean;
  isLast: boolean;
  leftPt: number;
  rightPt: number;
}

/** Builds the line and says which inline boxes go on after it. */
export function buildLine(options: LineOptions): { readonly line: Line; readonly openBoxes: readonly InlineParent[] } {
  const items = lineItems(options);
  trimEnd(items, options.paragraph);
  const { naturalPt, spaces, leaders } = sumUp(items);
  const place = placement(options, items, naturalPt, leaders > 0);
  const extent = lineExtent(framesOf(options, items));
  const areas = openAreas(options, items);
  const pieces = layPieces({ options, items, areas, extent, place, justifyPt: spaces > 0 ? place.justifyPt / spaces : 0, leaderPt: place.leaderPt / Math.max(leaders, 1) });
  const decorations = [...areas.values()].map((area) => decoration(area, extent, options.yPt));
  const footnotes = items.flatMap(({ token }) => (token.kind === 'open' && token.inline.box.kind === 'footnote-call' ? [token.inline.box] : ([] as FootnoteCall[])));
  const line: Line = {
    yPt: options.yPt,
    heightPt: extent.heightPt,
    baselinePt: options.yPt + extent.baselinePt,
    pieces: [...decorations, ...pieces],
    footnotes,
    hyphenated: options.range.hyphenated,
  };
  return { line, openBoxes: [...areas.values()].filter((area) => !area.isLast).map((area) => area.inline) };
}

function lineItems({ shaper, paragraph, range }: LineOptions): LineItem[] {
  const items: LineItem[] = [];
  for (let index = range.from; index <= range.to; index += 1) {
    const token = paragraph.tokens[index];
    if (token === undefined) break;
    if (token.kind !== 'word') {
      items.push({ token, word: null, start: 0, isHyphen: false, isTrailing: false, level: token.level, widthPt: token.widthPt, spacePt: 0 });
      continue;
    }
    const from = index === range.from ? range.fromOffset : 0;
    const to = index === range.to && range.toOffset >= 0 ? range.toOffset : token.word.text.length;
    const isWhole = from === 0 && to === token.word.text.length;
    const { font } = token.source;
    const word = isWhole ? token.word : shaper.shape(font, token.word.text.slice(from, to), token.level % 2 === 1, token.source.box.element);
    const widthPt = isWhole ? token.widthPt : widthOf(word, font);
    const spacePt = word.spaces === 0 ? 0 : token.spacePt;
    items.push({ token, word, start: token.start + from, isHyphen: false, isTrailing: false, level: token.level, widthPt, spacePt });
    if (index === range.to && range.hyphenated) {
      const hyphen = shaper.shape(font, '-', false, token.source.box.element);
      items.push({ token, word: hyphen, start: token.start + to, isHyphen: true, isTrailing: false, level: token.level, widthPt: widthOf(hyphen, font), spacePt: 0 });
    }
  }
  return items;
}

/** White space at the line's end vanishes (CSS Text 3, section 4.1.2) and takes the paragraph's level (UAX 9, L1). */
function trimEnd(items: readonly LineItem[], paragraph: Paragraph): void {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item === undefined) break;
    const { token } = item;
    if (token.kind === 'break' || ((token.kind === 'open' || token.kind === 'close') && item.widthPt === 0)) {
      item.level = paragraph.baseLevel;
      continue;
    }
    if (token.kind !== 'word' || item.isHyphen || (token.isStandIn && item.widthPt > 0)) break;
    item.isTrailing = true;
    item.spacePt = 0;
    if (item.word !== null && item.word.bodyLength > 0) break;
    item.level = paragraph.baseLevel;
  }
}

function sumUp(items: readonly LineItem[]): { naturalPt: number; spaces: number; leaders: number } {
  let [naturalPt, spaces, leaders] = [0, 0, 0];
  for (const item of items) {
    naturalPt += item.token.kind === 'leader' ? 0 : item.widthPt + item.spacePt;
    if (item.word !== null && !item.isTrailing) spaces += item.word.spaces;
    if (item.token.kind === 'leader') leaders += 1;
  }
  return { naturalPt, spaces, leaders };
}

interface Placement {
  /** Where the line's content begins, from the content box's left. */
  readonly xPt: number;
  /** To be shared out among the spaces. */
  readonly justifyPt: number;
  /** To be filled by leaders. */
  readonly leaderPt: number;
}

function placement(options: LineOptions, items: readonly LineItem[], naturalPt: number, hasLeaders: boolean): Placement {
  const { paragraph, range, widthPt, indentPt } = options;
  const { style } = paragraph;
  const isRightToLeft = paragraph.baseLevel % 2 === 1;
  const before = options.isFirst ? hangBefore(paragraph) : 0;
  const lastWord = items.findLast((item) => item.word !== null && item.word.bodyLength > 0);
  const after = lastWord?.token.kind === 'word' && !lastWord.isHyphen ? hangAfter(paragraph, lastWord.token, range.isLast) : 0;
  const roomPt = widthPt - indentPt - (naturalPt - before - after);
  const leftEdge = isRightToLeft ? -after : indentPt - before;
  if (hasLeaders) return { xPt: leftEdge, justifyPt: 0, leaderPt: Math.max(0, roomPt) };
  const align = lineAlignment(style, range.isLast || endsForced(items), isRightToLeft);
  if (align === 'justify' && (roomPt <= 0 || items.length > 1)) return { xPt: leftEdge, justifyPt: roomPt, leaderPt: 0 };
  const shift = align === 'right' ? roomPt : align === 'center' ? roomPt / 2 : 0;
  // Text too long for its line stays at the edge where it begins.
  return { xPt: leftEdge + (roomPt >= 0 ? shift : isRightToLeft ? roomPt : 0), justifyPt: 0, leaderPt: 0 };
}

const endsForced = (items: readonly LineItem[]): boolean => items.some((item) => item.token.breakAfter === FORCED);

function lineAlignment(style: ComputedStyle, isLastLine: boolean, isRightToLeft: boolean): 'left' | 'right' | 'center' | 'justify' {
  let align = style.textAlign;
  if (isLastLine) {
    if (style.textAlignLast !== 'auto') align = style.textAlignLast;
    else if (align === 'justify') align = 'start';
  }
  if (align === 'start') return isRightToLeft ? 'right' : 'left';
  if (align === 'end') return isRightToLeft ? 'left' : 'right';
  return align;
}

function framesOf({ paragraph, openBoxes }: LineOptions, items: readonly LineItem[]): Set<InlineFrame> {
  const frames = new Set<InlineFrame>([paragraph.strut]);
  for (const inline of openBoxes) frames.add(inline.frame);
  for (const { token } of items) {
    if (token.kind === 'word' || token.kind === 'leader') frames.add(token.source.frame);
    else if (token.kind === 'atomic') frames.add(token.frame);
    else if (token.kind === 'open') frames.add(token.inline.frame);
  }
  return frames;
}

function openAreas({ openBoxes }: LineOptions, items: readonly LineItem[]): Map<InlineParent, Area> {
  const areas = new Map<InlineParent, Area>();
  const add = (inline: InlineParent, isFirst: boolean): void => {
    areas.set(inline, { inline, isFirst, isLast: false, leftPt: Infinity, rightPt: -Infinity });
  };
  for (const inline of openBoxes) add(inline, false);
  for (const { token } of items) {
    if (token.kind === 'open') add(token.inline, true);
    else if (token.kind === 'close') {
      const area = areas.get(token.inline);
      if (area !== undefined) area.isLast = true;
    }
  }
  return areas;
}

interface LayOptions {
  readonly options: LineOptions;
  readonly items: readonly LineItem[];
  readonly areas: Map<InlineParent, Area>;
  readonly extent: LineExtent;
  readonly place: Placement;
  readonly justifyPt: number;
  readonly leaderPt: number;
}

/** Walks the line from left to right. */
function layPieces(lay: LayOptions): LinePiece[] {
  const { items, areas, extent, options } = lay;
  const order = items.some((item) => item.level > 0) ? visualOrder(items.map((item) => item.level)) : null;
  const pieces: LinePiece[] = [];
  let pending: PlacedPiece[] = [];
  let x = lay.place.xPt;
  const cover = (parent: InlineParent | null, leftPt: number, rightPt: number): void => {
    for (let inline = parent; inline !== null; inline = inline.parent) {
      const area = areas.get(inline);
      if (area === undefined) continue;
      area.leftPt = Math.min(area.leftPt, leftPt);
      area.rightPt = Math.max(area.rightPt, rightPt);
    }
  };
  const flush = (): void => {
    const [first] = pending;
    if (first === undefined) return;
    const run = mergeRun(pending);
    const textOffset = Math.min(...pending.map((piece) => piece.offset));
    pieces.push({ kind: 'glyphs', box: first.source.box, run, xPt: x, baselinePt: options.yPt + extent.baselineOf(first.source.frame), textOffset });
    cover(first.source.parent, x, x + run.widthPt);
    x += run.widthPt;
    pending = [];
  };
  const add = (piece: PlacedPiece): void => {
    const last = pending[pending.length - 1];
    if (last !== undefined && !mayJoin(last, piece)) flush();
    pending.push(piece);
  };
  for (let position = 0; position < items.length; position += 1) {
    const item = items[order === null ? position : (order[position] ?? 0)];
    if (item === undefined) continue;
    const { token } = item;
    if (token.kind === 'word') {
      placeWord(item, token.source, lay.justifyPt, add);
      continue;
    }
    flush();
    const left = x;
    if (token.kind === 'leader') {
      x += lay.leaderPt;
      addLeader(lay, token.source, token.widthPt, left, pieces);
      cover(token.source.parent, left, x);
    } else if (token.kind === 'atomic') {
      x += token.widthPt;
      const yPt = options.yPt + extent.baselineOf(token.frame) - token.frame.abovePt;
      pieces.push({ kind: 'atomic', box: token.box, xPt: left, yPt, widthPt: token.widthPt, heightPt: token.heightPt });
      cover(token.parent, left, x);
    } else if (token.kind === 'open' || token.kind === 'close') {
      x += token.widthPt;
      const marginFirst = (token.kind === 'open') === (token.inline.box.style.direction === 'ltr');
      const inner = marginFirst ? [left + token.marginPt, x] : [left, x - token.marginPt];
      cover(token.inline, inner[0] ?? left, inner[1] ?? x);
    }
  }
  flush();
  return pieces;
}

function placeWord(item: LineItem, source: TextSource, justifyPt: number, add: (piece: PlacedPiece) => void): void {
  const { word, token } = item;
  if (word === null) return;
  const isStandIn = token.kind === 'word' && token.isStandIn;
  const shaped = item.level % 2 === 1 ? word.pieces.toReversed() : word.pieces;
  for (const piece of shaped) {
    add({
      source,
      piece: item.isHyphen ? { ...piece, actualText: '\u00ad' } : piece,
      offset: item.start + piece.start,
      level: item.level,
      spacesFrom: isStandIn ? piece.text.length : word.bodyLength - piece.start,
      spacePt: item.isTrailing ? null : source.font.wordSpacingPt + justifyPt,
      isAlone: item.isHyphen || isStandIn,
    });
  }
}

/** As many patterns as there is room for, flush with the leader's end so that those of many lines stand under one another. */
function addLeader(lay: LayOptions, source: TextSource, patternPt: number, leftPt: number, pieces: LinePiece[]): void {
  const count = patternPt > 0 ? Math.floor(lay.leaderPt / patternPt + 1e-6) : 0;
  if (count === 0) return;
  const { shaper, yPt } = lay.options;
  const word = shaper.shape(source.font, source.text, false, source.box.element);
  let offset = 0;
  const placed: PlacedPiece[] = [];
  for (let index = 0; index < count; index += 1) {
    for (const piece of word.pieces) {
      placed.push({ source, piece, offset: offset + piece.start, level: 0, spacesFrom: piece.length, spacePt: 0, isAlone: false });
    }
    offset += word.text.length;
  }
  const [first] = placed;
  if (first === undefined || placed.some((piece) => piece.piece.face !== first.piece.face)) return;
  const run = mergeRun(placed);
  pieces.push({ kind: 'glyphs', box: source.box, run, xPt: leftPt + lay.leaderPt - run.widthPt, baselinePt: yPt + lay.extent.baselineOf(source.frame), textOffset: 0 });
}

/** The border box of an inline box on this line: its font's ascent and descent, with padding and border (CSS 2.1, section 10.6.1). */
function decoration(area: Area, extent: LineExtent, yPt: number): LinePiece {
  const { inline } = area;
  const { style } = inline.box;
  const pad = (side: 'top' | 'bottom'): number => {
    const padding = style.padding[side];
    return style.border[side].widthPt + (typeof padding === 'number' ? padding : padding.plusPt);
  };
  const baseline = yPt + extent.baselineOf(inline.frame);
  const isEmpty = area.leftPt === Infinity;
  return {
    kind: 'decoration',
    box: inline.box,
    xPt: isEmpty ? 0 : area.leftPt,
    yPt: baseline - inline.frame.ascentPt - pad('top'),
    widthPt: isEmpty ? 0 : area.rightPt - area.leftPt,
    heightPt: inline.frame.ascentPt + inline.frame.descentPt + pad('top') + pad('bottom'),
    isFirst: area.isFirst,
    isLast: area.isLast,
  };
}
