/**
 * Breaks what is left of a paragraph anew, for a page of another width: the items from the line on at which it was cut.
 * The lines say where in the paragraph's own texts they stand, as if it had been broken whole.
 */

import type { AtomicInline, DeferredText, InlineBox, InlineItem, TextItem } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { Line, LinePiece } from '../text/paragraph.js';
import { withNotesWithin } from './inline.js';
import type { LineSet, Measured } from './measured.js';
import type { LineSpace, Measurer } from './measurer.js';

/** Where in a paragraph a line begins. */
interface Start {
  readonly item: TextItem | DeferredText | AtomicInline;
  readonly textOffset: number;
}

/**
 * The lines of a paragraph from the one that is given on, for the width of `node`, which is the paragraph measured whole.
 * Null where the line's beginning is not to be found in the items: an empty line, the middle of a page number.
 */
export function breakTail(node: Measured, line: Line, measurer: Measurer): LineSet | null {
  const { box, style, content } = node;
  if (content.kind !== 'lines' || (box.kind !== 'block' && box.kind !== 'cell') || box.content.kind !== 'inline') return null;
  const space: LineSpace = { widthPt: content.set.widthPt, page: node.facts.firstPage, besidePt: content.set.besidePt };
  const start = startOf(line);
  if (start === null) return null;
  const origins = new Map<InlineItem, Origin>();
  const tail = tailOf(box.content.items, start, origins);
  if (tail === null) return null;
  const { paragraph, atomics } = measurer.prepareOnce(tail, style, space);
  const lines = paragraph.isEmpty ? [] : measurer.text.breakLines(paragraph, space.widthPt, 0);
  if (lines.length === 0) return null;
  const own = lines.map((one): Line => ({ ...one, pieces: one.pieces.map((piece) => restored(piece, origins)) }));
  return { ...content.set, lines: withNotesWithin(own, atomics), atomics };
}

/** The line's first text or box in the order of the document. */
function startOf({ pieces }: Line): Start | null {
  let start: Start | null = null;
  for (const piece of pieces) {
    if (piece.kind === 'decoration') continue;
    const textOffset = piece.kind === 'glyphs' ? piece.textOffset : 0;
    if (start === null || piece.box.order < start.item.order || (piece.box === start.item && textOffset < start.textOffset)) start = { item: piece.box, textOffset };
  }
  return start !== null && start.item.kind === 'deferred' && start.textOffset > 0 ? null : start;
}

/** What a part of a text or of an inline box was cut from. */
interface Origin {
  readonly box: TextItem | InlineBox;
  readonly textOffset: number;
}

/** The items from the start on; null where it is not among them. */
function tailOf(items: readonly InlineItem[], start: Start, origins: Map<InlineItem, Origin>): readonly InlineItem[] | null {
  for (const [index, item] of items.entries()) {
    const after = items.slice(index + 1);
    if (item === start.item) return [item.kind === 'text' ? textFrom(item, start.textOffset, origins) : item, ...after];
    if (item.kind !== 'inline') continue;
    const children = tailOf(item.children, start, origins);
    if (children !== null) return [boxFrom(item, children, origins), ...after];
  }
  return null;
}

function textFrom(item: TextItem, textOffset: number, origins: Map<InlineItem, Origin>): TextItem {
  if (textOffset === 0) return item;
  const part: TextItem = { ...item, text: item.text.slice(textOffset) };
  origins.set(part, { box: item, textOffset });
  return part;
}

/** An inline box that goes on: without the edge that its beginning has, unless that is cloned. */
function boxFrom(item: InlineBox, children: readonly InlineItem[], origins: Map<InlineItem, Origin>): InlineBox {
  const { style } = item;
  const side = style.direction === 'ltr' ? 'left' : 'right';
  const none = { ...style.border[side], widthPt: 0 };
  const sliced: ComputedStyle = style.boxDecorationBreak === 'clone' ? style
    : { ...style, margin: { ...style.margin, [side]: 0 }, padding: { ...style.padding, [side]: 0 }, border: { ...style.border, [side]: none } };
  const part: InlineBox = { ...item, style: sliced, children };
  origins.set(part, { box: item, textOffset: 0 });
  return part;
}

function restored(piece: LinePiece, origins: ReadonlyMap<InlineItem, Origin>): LinePiece {
  const origin = origins.get(piece.box);
  if (origin === undefined) return piece;
  if (piece.kind === 'glyphs' && origin.box.kind === 'text') return { ...piece, box: origin.box, textOffset: piece.textOffset + origin.textOffset };
  if (piece.kind === 'decoration' && origin.box.kind === 'inline') return { ...piece, box: origin.box, isFirst: false };
  return piece;
}
