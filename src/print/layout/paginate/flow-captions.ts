/** Captions that do not fit beside their table go on over pages by themselves: above it before its rows, below it behind them. */

import type { FootnoteCall } from '../../boxes/box.js';
import { NO_MARGIN, marginBoxHeight, marginValue, type BandsContent, type Measured, type TableParts } from '../measured.js';
import { addNotes, reservedPt, squeezeNotes, type Notes } from './notes.js';
import { DROPS_AVOID, EPSILON_PT, NOTHING, SPLITS_NOTES, below, mustPlace, type Flow, type FlowBox, type Space } from './space.js';
import { contentHeight } from './views.js';

/** A table with the caption that is to be placed. */
export interface Captioned {
  readonly node: Measured;
  readonly content: BandsContent;
  readonly table: TableParts;
  readonly caption: Measured;
}

/** The table's caption above, where this part of the table shows it. */
export function captionAbove(node: Measured): Captioned | null {
  return captionedBy(node, (table) => (table.isContinued ? null : table.captionTop));
}

/** The table's caption below. */
export function captionBelow(node: Measured): Captioned | null {
  return captionedBy(node, (table) => table.captionBottom);
}

function captionedBy(node: Measured, of: (table: TableParts) => Measured | null): Captioned | null {
  const { content } = node;
  if (content.kind !== 'bands' || content.table === null) return null;
  const caption = of(content.table);
  return caption === null ? null : { node, content, table: content.table, caption };
}

/** Whether no page holds a caption in one piece. */
export function isCaptionTooHigh({ caption }: Captioned, { pagePt }: Space): boolean {
  return marginBoxHeight(caption) > pagePt;
}

/** Whether a caption may be parted from its table's rows here. */
export function mayPartCaption({ leniency, isFirst, mustBreak }: Space): boolean {
  return leniency >= DROPS_AVOID && isFirst && !mustBreak;
}

/** As much of the caption above as fits; the table with what is left of it goes on after a break. */
export function flowCaptionAbove({ node, content, table, caption }: Captioned, space: Space, flowBox: FlowBox): Flow {
  const marginPt = marginValue(caption.margins.top);
  const flow = flowBox(caption, below(space, marginPt));
  if (flow.kind === 'none') return NOTHING;
  const [shown, left] = flow.kind === 'cut' ? [withoutBottomMargin(flow.head), withoutTopMargin(flow.rest)] : [caption, null];
  const shownPt = marginBoxHeight(shown);
  const consumedPt = marginBoxHeight(caption) - marginBoxHeight(left);
  const head: Measured = {
    ...node, heightPt: shownPt, insetTopPt: shownPt, insetBottomPt: 0, hasTop: false, hasBottom: false,
    content: { ...content, to: content.from, last: null, table: { ...table, head: null, foot: null, captionTop: shown, captionBottom: null } },
  };
  const notes = [...(left?.facts.notes ?? []), ...node.facts.notes.slice(caption.facts.notes.length)];
  const rest: Measured = {
    ...node, heightPt: node.heightPt - consumedPt, insetTopPt: node.insetTopPt - consumedPt,
    content: { ...content, table: { ...table, captionTop: left } },
    facts: { ...node.facts, before: 'auto', notes },
  };
  return { kind: 'cut', head, rest, forced: flow.kind === 'cut' ? flow.forced : null, notes: flow.notes };
}

/** All rows are placed: as much of the caption below as fits under them, or none of it. */
export function flowCaptionBelow({ node, content, table, caption }: Captioned, placed: Notes, space: Space, flowBox: FlowBox): Flow {
  const outsidePt = node.insetBottomPt - marginBoxHeight(caption);
  const tablePt = node.insetTopPt + contentHeight(content) + outsidePt;
  const isAlone = content.from >= content.to && tablePt <= 0;
  const footNotes = table.foot?.notes ?? [];
  const notes = footNotesWithin(placed, footNotes, tablePt, space);
  if (notes === null) return NOTHING;
  const flow = flowBox(caption, { ...below(space, tablePt + marginValue(caption.margins.top)), notes, isFirst: space.isFirst && isAlone, mustBreak: false });
  if (flow.kind === 'whole') return { kind: 'whole', notes: flow.notes };
  if (flow.kind === 'none' && isAlone) return NOTHING;
  const [shown, left] = flow.kind === 'cut' ? [withoutBottomMargin(flow.head), flow.rest] : [null, caption];
  const head: Measured = {
    ...node, heightPt: tablePt + marginBoxHeight(shown), insetBottomPt: outsidePt + marginBoxHeight(shown), floorPt: 0,
    content: { ...content, table: { ...table, captionBottom: shown } },
  };
  const rest = captionAlone({ node, content, table, caption: withoutTopMargin(left) });
  return { kind: 'cut', head, rest, forced: flow.kind === 'cut' ? flow.forced : null, notes: flow.kind === 'cut' ? flow.notes : notes };
}

/** The notes of a page with those of a table's foot; null where they leave the table less than its height, and it may be broken before its foot. */
function footNotesWithin(placed: Notes, calls: readonly FootnoteCall[], tablePt: number, space: Space): Notes | null {
  const low = Math.max(tablePt, calls.length > 0 ? space.occupiedPt : 0);
  const leavesRoom = (notes: Notes): boolean => low <= space.roomPt - reservedPt(notes) + EPSILON_PT;
  const added = addNotes(placed, calls);
  if (added !== null && leavesRoom(added)) return added;
  const maySplit = mustPlace(space) || (leavesRoom(placed) && (added === null || space.leniency >= SPLITS_NOTES));
  return maySplit ? squeezeNotes(placed, calls, space.roomPt - low) : null;
}

/** A table of which nothing but the caption below is left. */
function captionAlone({ node, content, table, caption }: Captioned): Measured {
  const heightPt = marginBoxHeight(caption);
  return {
    ...node, heightPt, insetTopPt: 0, insetBottomPt: heightPt, floorPt: 0, hasTop: false, hasBottom: false, marker: null, baselinePt: null, lastBaselinePt: null,
    content: { ...content, from: content.to, first: null, last: null, startPt: 0, table: { ...table, head: null, foot: null, captionTop: null, captionBottom: caption, isContinued: true } },
    facts: { ...node.facts, before: 'auto', hasForcedBreak: caption.facts.hasForcedBreak, notes: caption.facts.notes },
  };
}

function withoutTopMargin(node: Measured): Measured {
  return { ...node, margins: { ...node.margins, top: NO_MARGIN } };
}

function withoutBottomMargin(node: Measured): Measured {
  return { ...node, margins: { ...node.margins, bottom: NO_MARGIN } };
}
