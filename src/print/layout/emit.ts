/** Turns the galley's parts of one page into fragments with absolute positions, and notes what begins where. */

import type { Element } from '../../html/dom.js';
import type { DeferredText, ReplacedBox, TextItem } from '../boxes/box.js';
import { begin, emitBands } from './emit-bands.js';
import type { BoxFragment, Destination, Fragment, GraphicFragment, Rect, VectorOperation } from './fragment.js';
import type { AtomicInline } from '../boxes/box.js';
import type { Line } from '../text/paragraph.js';
import { marginBoxHeight, marginValue, stackChild, type LineSet, type LinesContent, type Measured, type SolidContent } from './measured.js';
import { childTop, contentHeight, isLastPart } from './paginate/views.js';
import { resolveMargin } from './sizes.js';

/** What emission learns by the way. */
export interface Findings {
  /** Where each element's first fragment is; in the order of the document within a page. */
  readonly begins: Map<Element, Destination>;
  readonly deferredPages: Map<DeferredText, number>;
  /** Text shown once: not repeated, not generated, not in footnotes. */
  readonly texts: { readonly pageIndex: number; readonly item: TextItem; readonly textOffset: number }[];
  /** Lines with page-dependent text: what they say is put right when the pages are known. */
  readonly deferredLines: DeferredLine[];
  /** Boxes in lines that are cut, with the page of their first part. */
  readonly torn: Map<AtomicInline, number>;
}

export interface DeferredLine {
  readonly line: Line;
  /** The paragraph's lines; null for a list item's marker. */
  readonly set: LineSet | null;
  readonly pageIndex: number;
  /** Its pieces are the fragments from `at` on, one each, set from (x, y). */
  readonly fragments: Fragment[];
  readonly at: number;
  readonly xPt: number;
  readonly yPt: number;
}

export interface EmitContext {
  readonly pageIndex: number;
  readonly findings: Findings;
  readonly isFootnote: boolean;
  readonly isRepeated: boolean;
  readonly draw: (box: ReplacedBox, widthPt: number, heightPt: number) => GraphicFragment['drawing'];
  /** Foot of the page's content area, above its notes; `Infinity` where boxes may stand out of it. */
  readonly bottomPt: number;
  /** Next line's number on the page. */
  readonly counter: { line: number };
}

/** The fragment of a measured box whose border box begins at (x, y). */
export function emitBox(node: Measured, xPt: number, yPt: number, context: EmitContext): BoxFragment {
  begin(node.box.element, xPt, yPt, context);
  const at = { xPt, yPt };
  const children: Fragment[] = [];
  emitMarker(node, at, children, context);
  const end = yPt + node.heightPt;
  const { abovePt, belowPt } = emitContent(node, at, children, within(node, yPt, context));
  const top = yPt + abovePt;
  const bottom = bottomEdge(node, end - belowPt, context);
  return {
    kind: 'box', box: node.box, xPt, yPt: top, widthPt: node.widthPt, heightPt: Math.max(0, bottom - top),
    edges: { top: node.hasTop, right: true, bottom: node.hasBottom, left: true },
    children, isRepeated: context.isRepeated,
  };
}

function isTable({ content }: Measured): boolean {
  return content.kind === 'bands' && content.table !== null;
}

/** What goes on within a cloned lower edge ends above it. */
function within(node: Measured, yPt: number, context: EmitContext): EmitContext {
  // Where the lower edge had no room, its content has.
  const bottomPt = yPt + Math.max(node.heightPt - node.insetBottomPt, node.insetTopPt + contentHeight(node.content));
  const isInside = node.style.boxDecorationBreak === 'clone' && !isTable(node) && context.bottomPt !== Infinity && bottomPt < context.bottomPt;
  return isInside ? { ...context, bottomPt } : context;
}

/** Where a box ends on the page: not below the page's foot, and at it where the box goes on (CSS Break 3, section 5.4: sliced boxes). */
function bottomEdge(node: Measured, endPt: number, { bottomPt }: EmitContext): number {
  if (node.content.kind === 'solid' || bottomPt === Infinity) return endPt;
  return node.hasBottom || isTable(node) ? Math.min(endPt, bottomPt) : bottomPt;
}

interface Corner {
  readonly xPt: number;
  readonly yPt: number;
}

/** What captions take above and below the box that has the borders. */
interface Outside {
  readonly abovePt: number;
  readonly belowPt: number;
}

const NOTHING_OUTSIDE: Outside = { abovePt: 0, belowPt: 0 };

/** @param at the node's border box's corner */
function emitContent(node: Measured, at: Corner, into: Fragment[], context: EmitContext): Outside {
  const { content } = node;
  const inner: Corner = { xPt: at.xPt + node.insetLeftPt, yPt: at.yPt + node.insetTopPt };
  switch (content.kind) {
    case 'lines': emitLines(content, inner, into, context); return NOTHING_OUTSIDE;
    case 'solid': into.push(graphic(content, inner, context)); return NOTHING_OUTSIDE;
    case 'stack':
      for (let index = content.from; index < content.to; index++) {
        const child = stackChild(content, index);
        if (child !== null) into.push(emitBox(child, inner.xPt + child.xPt, inner.yPt + childTop(content, index), context));
      }
      return NOTHING_OUTSIDE;
    case 'bands': {
      const { table } = content;
      const above = table === null || table.isContinued ? null : table.captionTop;
      const below = table === null || !isLastPart(content) ? null : table.captionBottom;
      if (above !== null) into.push(emitBox(above, at.xPt + above.xPt, at.yPt + marginValue(above.margins.top), context));
      into.push(...emitBands(node, inner, context, emitBox));
      const belowPt = marginBoxHeight(below);
      if (below !== null) into.push(emitBox(below, at.xPt + below.xPt, at.yPt + node.heightPt - belowPt + marginValue(below.margins.top), context));
      return { abovePt: marginBoxHeight(above), belowPt };
    }
  }
}

function graphic({ box, widthPt, heightPt }: SolidContent, corner: Corner, context: EmitContext): GraphicFragment {
  return placeGraphic(box, context.draw(box, widthPt, heightPt), { ...corner, widthPt, heightPt });
}

/** A picture set down at its place on the page. */
export function placeGraphic(box: ReplacedBox, drawing: GraphicFragment['drawing'], { xPt, yPt, widthPt, heightPt }: Rect): GraphicFragment {
  const placed = drawing.kind === 'image' ? drawing : { ...drawing, operations: drawing.operations.map((operation) => moved(operation, xPt, yPt)) };
  return { kind: 'graphic', box, drawing: placed, xPt, yPt, widthPt, heightPt };
}

/** A drawing's own coordinates, set down at its place on the page. */
function moved(operation: VectorOperation, xPt: number, yPt: number): VectorOperation {
  const [a, b, c, d, e, f] = operation.matrix;
  return { ...operation, matrix: [a, b, c, d, e + xPt, f + yPt] };
}

function emitLines({ set, from, to }: LinesContent, { xPt, yPt }: Corner, into: Fragment[], context: EmitContext): void {
  for (const box of set.torn) if (!context.findings.torn.has(box)) context.findings.torn.set(box, context.pageIndex);
  const top = from === 0 ? 0 : (set.lines[from]?.yPt ?? 0);
  for (let index = from; index < to; index++) {
    const line = set.lines[index];
    if (line !== undefined) emitLine(line, { xPt, yPt: yPt - top, widthPt: set.widthPt, atomics: set.atomics, set }, into, context);
  }
}

interface LinePlace {
  readonly xPt: number;
  /** Of the paragraph's first line. */
  readonly yPt: number;
  readonly widthPt: number;
  readonly atomics: ReadonlyMap<AtomicInline, Measured>;
  readonly set: LineSet | null;
}

function emitLine(line: Line, place: LinePlace, into: Fragment[], context: EmitContext): void {
  const number = context.counter.line++;
  const { findings, pageIndex } = context;
  const at = into.length;
  let isDeferred = false;
  for (const piece of line.pieces) {
    switch (piece.kind) {
      case 'glyphs': {
        const { box, run, textOffset } = piece;
        const x = place.xPt + piece.xPt;
        into.push({ kind: 'glyphs', box, run, xPt: x, baselinePt: place.yPt + piece.baselinePt, textOffset, line: number });
        if (box.kind === 'deferred') {
          isDeferred = true;
          if (!findings.deferredPages.has(box)) findings.deferredPages.set(box, pageIndex);
        } else if (!box.generated && !context.isFootnote && !context.isRepeated) findings.texts.push({ pageIndex, item: box, textOffset });
        if (!box.generated) begin(box.element, x, place.yPt + line.yPt, context);
        break;
      }
      case 'atomic': {
        const node = place.atomics.get(piece.box);
        if (node === undefined) break;
        const margins = resolveMargin(node.style.margin.left, place.widthPt);
        into.push(emitBox(node, place.xPt + piece.xPt + margins, place.yPt + piece.yPt + marginValue(node.margins.top), context));
        break;
      }
      case 'decoration':
        if (piece.box.kind === 'inline' && !piece.box.generated) begin(piece.box.element, place.xPt + piece.xPt, place.yPt + line.yPt, context);
        into.push({
          kind: 'box', box: piece.box, xPt: place.xPt + piece.xPt, yPt: place.yPt + piece.yPt, widthPt: piece.widthPt, heightPt: piece.heightPt,
          edges: { top: true, bottom: true, left: piece.box.style.direction === 'ltr' ? piece.isFirst : piece.isLast, right: piece.box.style.direction === 'ltr' ? piece.isLast : piece.isFirst },
          children: [], isRepeated: context.isRepeated,
        });
        break;
    }
  }
  if (isDeferred) findings.deferredLines.push({ line, set: place.set, pageIndex, fragments: into, at, xPt: place.xPt, yPt: place.yPt });
}

/** The marker hangs at the start side; its baseline is that of the item's first line. */
function emitMarker(node: Measured, at: Corner, into: Fragment[], context: EmitContext): void {
  const { marker } = node;
  const [line] = marker?.lines ?? [];
  if (marker === null || line === undefined) return;
  const contentX = at.xPt + node.insetLeftPt;
  const width = node.widthPt - node.insetLeftPt - node.insetRightPt;
  const x = node.style.direction === 'rtl' ? contentX + width : contentX - marker.widthPt;
  // The line that it belongs to may have gone to the next page.
  const isHere = node.baselinePt !== null && node.baselinePt <= node.heightPt;
  const baseline = isHere && node.baselinePt !== null ? node.baselinePt - node.insetTopPt : line.baselinePt;
  // Beside a line of smaller type at the page's foot it stands a little higher.
  const yPt = Math.min(at.yPt + node.insetTopPt + baseline - line.baselinePt, context.bottomPt - line.heightPt);
  const place: LinePlace = { xPt: x, yPt, widthPt: Infinity, atomics: marker.atomics, set: null };
  for (const one of marker.lines) emitLine(one, place, into, context);
}
