/** Where a line's content begins, and how what is left of its width is shared out (CSS Text 3, sections 6 and 7.3). */

import type { ComputedStyle } from '../css/computed-style.js';
import { SHRINK_OF_SPACE, isJustified } from './break-lines.js';
import type { LineRange } from './break-lines.js';
import { hangBefore, hangOf } from './hanging.js';
import type { LineItem } from './line-items.js';
import { FORCED } from './token.js';
import type { Paragraph } from './token.js';

export interface Placement {
  /** Where the line's content begins, from the content box's left. */
  readonly xPt: number;
  /** By this part of their width all spaces grow (or shrink, where negative). */
  readonly stretch: number;
  /** What each leader has to fill. */
  readonly leaderPt: number;
}

export interface PlacementOptions {
  readonly paragraph: Paragraph;
  readonly range: LineRange;
  /** Of the line; `indentPt` is in it. */
  readonly widthPt: number;
  readonly indentPt: number;
  readonly isFirst: boolean;
}

export function placeLine(options: PlacementOptions, items: readonly LineItem[]): Placement {
  const { paragraph, range, widthPt, indentPt } = options;
  const isRightToLeft = paragraph.baseLevel % 2 === 1;
  const { naturalPt, gluePt, leaders } = sumUp(items);
  const before = options.isFirst ? hangBefore(paragraph) : 0;
  const innerPt = widthPt - indentPt - (naturalPt - before);
  const after = hangAtEnd(paragraph, items, range.isLast, innerPt);
  const roomPt = innerPt + after;
  const leftEdge = isRightToLeft ? -after : indentPt - before;
  if (leaders > 0) return { xPt: leftEdge, stretch: 0, leaderPt: Math.max(0, roomPt) / leaders };
  const isLastLine = range.isLast || endsForced(items);
  const align = lineAlignment(paragraph.style, isLastLine, isRightToLeft);
  const fills = align === 'justify' || (roomPt < 0 && isJustified(paragraph));
  const stretch = fills && gluePt > 0 ? Math.max(roomPt / gluePt, -SHRINK_OF_SPACE) : 0;
  const leftPt = roomPt - stretch * gluePt;
  const isAtRight = align === 'right' || (align === 'justify' && isRightToLeft);
  const shift = isAtRight ? leftPt : align === 'center' ? leftPt / 2 : 0;
  // Text too long for its line stays at the edge where it begins.
  return { xPt: leftEdge + (leftPt >= 0 ? shift : isRightToLeft ? leftPt : 0), stretch, leaderPt: 0 };
}

function sumUp(items: readonly LineItem[]): { naturalPt: number; gluePt: number; leaders: number } {
  let [naturalPt, gluePt, leaders] = [0, 0, 0];
  for (const item of items) {
    gluePt += item.gluePt;
    if (item.token.kind === 'leader') leaders += 1;
    else naturalPt += item.widthPt + item.spacePt;
  }
  return { naturalPt, gluePt, leaders };
}

/** What hangs out of the line's end; `roomPt` is what is left of the line if nothing does. */
function hangAtEnd(paragraph: Paragraph, items: readonly LineItem[], isLast: boolean, roomPt: number): number {
  if (paragraph.style.hangingPunctuation.length === 0) return 0;
  const lastWord = items.findLast((item) => (item.word !== null && item.word.bodyLength > 0) || (item.widthPt > 0 && item.token.kind !== 'word'));
  if (lastWord?.token.kind !== 'word' || lastWord.isHyphen) return 0;
  const { alwaysPt, maybePt } = hangOf(paragraph.style, lastWord.token, isLast);
  return alwaysPt + Math.min(maybePt, Math.max(0, -roomPt));
}

const endsForced = (items: readonly LineItem[]): boolean => items.some((item) => item.token.breakAfter === FORCED);

function lineAlignment(style: ComputedStyle, isLastLine: boolean, isRightToLeft: boolean): 'left' | 'right' | 'center' | 'justify' {
  let align = style.textAlign;
  if (isLastLine) {
    if (style.textAlignLast !== 'auto') align = style.textAlignLast;
    else if (align === 'justify') align = 'start';
  }
  if (align === 'justify' && style.textJustify === 'none') align = 'start';
  if (align === 'start') return isRightToLeft ? 'right' : 'left';
  if (align === 'end') return isRightToLeft ? 'left' : 'right';
  return align;
}
