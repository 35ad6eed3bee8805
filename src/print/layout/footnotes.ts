/** The footnote area: its size, the bodies in it, and its fragment at the page's foot. */

import type { Element } from '../../html/dom.js';
import type { BlockBox, BlockLevelBox, FootnoteCall } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import { contentWidth } from './page-frames.js';
import { emitBox, type EmitContext } from './emit.js';
import type { BoxFragment, Fragment, Rect } from './fragment.js';
import type { Measured } from './measured.js';
import type { Measurer } from './measurer.js';
import { counterpart, isCut } from './paginate/counterpart.js';
import { flowBox } from './paginate/flow.js';
import type { NoteArea, PageNote } from './paginate/notes.js';
import type { PageFrame } from './paginate/pages.js';
import type { Leniency } from './paginate/space.js';
import { breakTail } from './paragraph-tail.js';
import { insetsOf, resolveMargin } from './sizes.js';

/** Bodies measured in this pass, by call and width. */
export type KnownNotes = Map<FootnoteCall, Measured>;

/** The footnote area of a page, as the paginator asks for it. */
export function footnoteArea(frame: PageFrame, measurer: Measurer, known: KnownNotes): NoteArea {
  const width = contentWidth(frame.style);
  const style = frame.style.footnoteArea;
  const insets = insetsOf(style, width);
  const margins = { top: resolveMargin(style.margin.top, width), bottom: resolveMargin(style.margin.bottom, width) };
  const inner = Math.max(0, width - resolveMargin(style.margin.left, width) - resolveMargin(style.margin.right, width) - insets.left - insets.right);
  const insetsPt = insets.top + insets.bottom + margins.top + margins.bottom;
  const measureBody = (box: BlockLevelBox): Measured => measurer.measure(box, { widthPt: inner, heightPt: null, page: frame.name, sizing: 'fill', isolated: true, besidePt: insetsPt });
  const area: NoteArea = {
    insetsPt,
    widthPt: inner,
    measure(call) {
      const before = known.get(call);
      if (before !== undefined) return before;
      const body = measureBody(call.footnote);
      known.set(call, body);
      return body;
    },
    refit(body) {
      const whole = body.box.kind === 'cell' ? body : measureBody(body.box);
      if (whole.widthPt === body.widthPt) return body;
      return isCut(body) ? (counterpart(whole, body, (node, line) => breakTail(node, line, measurer)) ?? body) : whole;
    },
    cut(body, roomPt, forced) {
      const notes = { area, placed: [], carried: [], bodiesPt: 0 };
      const leniencies: readonly Leniency[] = forced ? [0, 1, 2, 3, 5] : [0, 1, 2, 3];
      for (const leniency of leniencies) {
        const flow = flowBox(body, { roomPt: Math.max(0, roomPt), notes, occupiedPt: 0, isFirst: true, leniency, mustBreak: false, pagePt: frame.heightPt - area.insetsPt });
        if (flow.kind === 'cut') return { head: flow.head, rest: flow.rest };
      }
      return null;
    },
  };
  return area;
}

/** Height that a page's notes take from it, with their area's margins. */
export function footnotesHeight(notes: readonly PageNote[], style: ComputedStyle, widthPt: number): number {
  if (notes.length === 0) return 0;
  const insets = insetsOf(style, widthPt);
  return notes.reduce((sum, { body }) => sum + body.heightPt, insets.top + insets.bottom + resolveMargin(style.margin.top, widthPt) + resolveMargin(style.margin.bottom, widthPt));
}

export interface FootnotePlace {
  /** The page's content area. */
  readonly area: Rect;
  readonly style: ComputedStyle;
  readonly element: Element;
}

/** The area with its notes, its bottom at the foot of the page's content area; null without notes. */
export function emitFootnotes(notes: readonly PageNote[], { area, style, element }: FootnotePlace, context: EmitContext): BoxFragment | null {
  if (notes.length === 0) return null;
  const insets = insetsOf(style, area.widthPt);
  const left = resolveMargin(style.margin.left, area.widthPt);
  const right = resolveMargin(style.margin.right, area.widthPt);
  const ordered = [...notes].sort((a, b) => (a.call === null ? -1 : a.order) - (b.call === null ? -1 : b.order));
  const bodies = ordered.reduce((sum, { body }) => sum + body.heightPt, 0);
  const heightPt = bodies + insets.top + insets.bottom;
  const yPt = area.yPt + area.heightPt - resolveMargin(style.margin.bottom, area.widthPt) - heightPt;
  const xPt = area.xPt + left;
  let y = yPt + insets.top;
  const children = ordered.map(({ body }): Fragment => {
    const fragment = emitBox(body, xPt + insets.left + body.xPt, y, context);
    y += body.heightPt;
    return fragment;
  });
  return {
    kind: 'box', box: syntheticBlock(style, element), xPt, yPt, widthPt: Math.max(0, area.widthPt - left - right), heightPt,
    edges: { top: true, right: true, bottom: true, left: true }, children, isRepeated: false,
  };
}

/** A box that no element has: the footnote area, a margin box. */
export function syntheticBlock(style: ComputedStyle, element: Element): BlockBox {
  return { kind: 'block', order: Number.MAX_SAFE_INTEGER, element, style, generated: true, content: { kind: 'blocks', children: [] }, marker: null };
}
