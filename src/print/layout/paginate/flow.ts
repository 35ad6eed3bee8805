/** Fills a space with a box: whole, cut in two, or not at all. The one function of the paginator that recurses. */

import { breakBetween } from '../block.js';
import { joinBreaks, marginValue, stackChild, type BandsContent, type Measured, type StackContent } from '../measured.js';
import { bandsSequence } from './flow-bands.js';
import { captionAbove, captionBelow, flowCaptionAbove, flowCaptionBelow, isCaptionTooHigh, mayPartCaption } from './flow-captions.js';
import { emptyFlow } from './flow-empty.js';
import { flowLines } from './flow-lines.js';
import { addNotes, addSplitNotes, reservedPt, squeezeNotes, type Notes } from './notes.js';
import { flowSequence, type Sequence } from './sequence.js';
import { DROPS_AVOID, DROPS_KEEPING, EPSILON_PT, NOTHING, SPLITS_NOTES, goesOnEmpty, mustPlace, type Flow, type Space } from './space.js';
import { childTop, contentHeight, cutBands, cutBelow, cutStack, hasMarkerRoom, headHeight, headOf, restOf } from './views.js';

/** Fills the space with a box; positions in it are from the box's border-box top. */
export function flowBox(node: Measured, space: Space): Flow {
  const { facts } = node;
  // What has no height stands anywhere, under something too high for its page as well.
  if (node.heightPt === 0 && facts.notes.length === 0 && !facts.hasForcedBreak && !space.mustBreak) return { kind: 'whole', notes: space.notes };
  const whole = space.mustBreak || facts.hasForcedBreak ? null : fitsWhole(node, space);
  if (whole !== null) return { kind: 'whole', notes: whole };
  const isKept = facts.avoidInside && space.leniency < DROPS_KEEPING && (node.heightPt <= space.pagePt || space.mustBreak);
  if (isKept && !facts.hasForcedBreak) return NOTHING;
  // A cloned lower edge takes its room on this page, too.
  const inner = node.style.boxDecorationBreak === 'clone' ? { ...space, roomPt: space.roomPt - node.insetBottomPt } : space;
  switch (node.content.kind) {
    case 'solid': return forceWhole(node, space);
    case 'lines': return flowLines(node, node.content, inner, flowBox);
    case 'stack': return flowStack(node, node.content, inner);
    case 'bands': return remembered(node, inner);
  }
}

function fitsWhole(node: Measured, space: Space): Notes | null {
  // What is too high in itself need not have its notes measured: of a whole book's they would be many, on each page.
  if (node.heightPt > space.roomPt - reservedPt(space.notes) + EPSILON_PT) return null;
  const notes = addNotes(space.notes, node.facts.notes);
  const bottom = node.facts.notes.length > 0 ? Math.max(node.heightPt, space.occupiedPt) : node.heightPt;
  return notes !== null && bottom <= space.roomPt - reservedPt(notes) + EPSILON_PT ? notes : null;
}

/** What cannot be cut stands where nothing else can be done, even if it stands out of the page. */
function forceWhole(node: Measured, space: Space): Flow {
  if (!mustPlace(space)) return NOTHING;
  return { kind: 'whole', notes: squeezeNotes(space.notes, node.facts.notes, space.roomPt - node.heightPt) };
}

function flowStack(node: Measured, stack: StackContent, space: Space): Flow {
  if (stack.from >= stack.to) return emptyFlow(node, space);
  const result = flowSequence(stackSequence(node, stack), space);
  if (result.kind === 'none') return NOTHING;
  if (result.kind === 'whole') {
    const bottom = node.insetTopPt + contentHeight(stack) + node.insetBottomPt;
    const fits = bottom <= space.roomPt - reservedPt(result.notes) + EPSILON_PT;
    // Padding at the very bottom is not worth an empty page; text is never lost by it.
    if (fits || space.leniency >= DROPS_AVOID || node.insetBottomPt === 0) return wholeOrBelow(node, space, result.notes);
    return flowStack(node, stack, { ...space, mustBreak: true });
  }
  const child = stackChild(stack, result.index);
  const startPt = result.forced !== null && child !== null ? marginValue(child.margins.top) : 0;
  const parts = cutStack(stack, result.index, result.piece, startPt);
  if (!hasMarkerRoom(node, parts.head, space.roomPt - reservedPt(result.notes)) && !mustPlace(space)) return NOTHING;
  const head = headOf(node, parts.head);
  return { kind: 'cut', head, rest: restOf(node, parts.rest, head.heightPt), forced: result.forced, notes: result.notes };
}

/** All that the box holds is placed; its height may go on. */
function wholeOrBelow(node: Measured, space: Space, notes: Notes): Flow {
  const room = space.roomPt - reservedPt(notes);
  if (!hasMarkerRoom(node, node.content, room) && !mustPlace(space)) return NOTHING;
  // What had to stand here may reach further.
  const bottom = Math.max(room, node.insetTopPt + contentHeight(node.content));
  return goesOnEmpty(node, bottom, space) ? { kind: 'cut', ...cutBelow(node, bottom), forced: null, notes } : { kind: 'whole', notes };
}

function stackSequence(node: Measured, stack: StackContent): Sequence<Measured> {
  return {
    from: stack.from,
    to: stack.to,
    top: (index) => node.insetTopPt + childTop(stack, index),
    forced: (index) => {
      const next = stack.children[index]?.node.facts;
      return next === undefined ? null : breakBetween(stack.children[index - 1]?.node.facts, next);
    },
    avoids: (index) => joinBreaks(stack.children[index - 1]?.node.facts.after ?? 'auto', stack.children[index]?.node.facts.before ?? 'auto') === 'avoid',
    holds: (index) => (stackChild(stack, index)?.heightPt ?? 0) > EPSILON_PT,
    flow: (index, space) => {
      const child = stackChild(stack, index);
      return child === null ? NOTHING : flowBox(child, space);
    },
  };
}

/** Rows in cells of rows ask the same again and again, and each would double the work of those within: what was found is kept. */
const found = new WeakMap<Measured, { readonly space: Space; readonly flow: Flow }[]>();
const MOST_KEPT = 8;

function remembered(node: Measured, space: Space): Flow {
  const known = found.get(node) ?? [];
  const same = known.find((one) => isSame(one.space, space));
  if (same !== undefined) return same.flow;
  const flow = flowBands(node, space);
  if (known.length >= MOST_KEPT) known.shift();
  known.push({ space, flow });
  found.set(node, known);
  return flow;
}

function isSame(a: Space, b: Space): boolean {
  return a.roomPt === b.roomPt && a.notes === b.notes && a.occupiedPt === b.occupiedPt && a.leniency === b.leniency && a.isFirst === b.isFirst && a.mustBreak === b.mustBreak && a.pagePt === b.pagePt;
}

function flowBands(node: Measured, space: Space): Flow {
  const { content } = node;
  if (content.kind !== 'bands') return NOTHING;
  const { table } = content;
  const above = captionAbove(node);
  if (above !== null && isCaptionTooHigh(above, space)) return flowCaptionAbove(above, space, flowBox);
  const flow = table !== null && content.from >= content.to ? flowRowless(node, space) : flowRows(node, content, space);
  return flow.kind === 'none' && above !== null && mayPartCaption(space) ? flowCaptionAbove(above, space, flowBox) : flow;
}

/** A table of nothing but captions, a head and a foot. */
function flowRowless(node: Measured, space: Space): Flow {
  const below = captionBelow(node);
  const flow = below !== null && (isCaptionTooHigh(below, space) || space.leniency >= DROPS_AVOID) ? flowCaptionBelow(below, space.notes, space, flowBox) : NOTHING;
  return flow.kind === 'none' ? forceWhole(node, space) : flow;
}

function flowRows(node: Measured, content: BandsContent, space: Space): Flow {
  if (content.from >= content.to) return emptyFlow(node, space);
  const { table } = content;
  const isStart = table !== null && !table.isContinued;
  const opening = isStart ? [...(table.captionTop?.facts.notes ?? []), ...(table.head?.notes ?? [])] : [];
  const started = addNotes(space.notes, opening) ?? (mustPlace(space) ? addSplitNotes(space.notes, opening, 0, true) : null);
  if (started === null || (opening.length > 0 && !mustPlace(space) && space.occupiedPt > space.roomPt - reservedPt(started) + EPSILON_PT)) return NOTHING;
  const sequence = bandsSequence(node, content, flowBox);
  const foot = table !== null && table.foot !== null && table.repeats ? table.foot.heightPt + table.spacingPt : 0;
  // Without room for its head and foot a table's rows still have to go somewhere.
  const room = mustPlace(space) ? Math.max(space.roomPt - foot, node.insetTopPt + headHeight(content)) : space.roomPt - foot;
  const result = flowSequence(sequence, { ...space, roomPt: room, notes: started });
  if (result.kind === 'none') return NOTHING;
  if (result.kind === 'whole') return closeBands(node, space, result.notes);
  const parts = cutBands(content, result.index, result.piece);
  const head = headOf(node, parts.head);
  return { kind: 'cut', head, rest: restOf(node, parts.rest, head.heightPt), forced: result.forced, notes: result.notes };
}

/** All rows fit; what stands below them (foot, lower caption, padding) must fit too, or the last rows go on with it. */
function closeBands(node: Measured, space: Space, placed: Notes): Flow {
  const { content } = node;
  if (content.kind !== 'bands') return NOTHING;
  const { table } = content;
  const closing = [...(table?.foot?.notes ?? []), ...(table?.captionBottom?.facts.notes ?? [])];
  const caption = captionBelow(node);
  const isCaptioned = caption !== null;
  const natural = node.insetTopPt + contentHeight(content);
  const mayLosePadding = !isCaptioned && (space.leniency >= DROPS_AVOID || table === null && node.insetBottomPt === 0);
  const bottom = mayLosePadding ? natural : natural + node.insetBottomPt;
  const notes = addNotes(placed, closing);
  // Notes leave the cells beside this their room as well.
  const low = Math.max(bottom, closing.length > 0 ? space.occupiedPt : 0);
  const fits = (on: Notes): boolean => low <= space.roomPt - reservedPt(on) + EPSILON_PT;
  if (notes !== null && (fits(notes) || (table === null && mayLosePadding))) return wholeOrBelow(node, space, notes);
  if (space.leniency >= SPLITS_NOTES && fits(placed)) return { kind: 'whole', notes: squeezeNotes(placed, closing, space.roomPt - low) };
  if (caption !== null && (space.leniency >= DROPS_AVOID || isCaptionTooHigh(caption, space))) {
    const flow = flowCaptionBelow(caption, placed, space, flowBox);
    if (flow.kind !== 'none') return flow;
  }
  const broken = space.mustBreak ? NOTHING : flowBands(node, { ...space, mustBreak: true });
  return broken.kind === 'none' && mustPlace(space) ? { kind: 'whole', notes: squeezeNotes(placed, closing, space.roomPt - low) } : broken;
}
