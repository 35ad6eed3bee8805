/** Breaks a paragraph between lines: orphans, widows, and the notes that its lines call (CSS Break 3, section 3.3). */

import type { Line } from '../../text/paragraph.js';
import type { LinesContent, Measured } from '../measured.js';
import { cutLine, type LineCut } from './cut-line.js';
import { emptyFlow } from './flow-empty.js';
import { addNotes, addSplitNotes, reservedPt, squeezeNotes, type Notes } from './notes.js';
import { DROPS_ORPHANS, EPSILON_PT, NOTHING, SPLITS_NOTES, below, goesOnEmpty, mustPlace, type Flow, type FlowBox, type Space } from './space.js';
import { cutBelow, cutLinesAt, headOf, restOf } from './views.js';

/** Fills the space with lines; whole where all fit. */
export function flowLines(node: Measured, content: LinesContent, space: Space, flowBox: FlowBox): Flow {
  const { from, to, set } = content;
  const { filled, cut } = fill(node, content, space, flowBox);
  const count = to - from;
  if (cut !== null) {
    const head = headOf(node, cut.head);
    return { kind: 'cut', head, rest: restOf(node, cut.rest, head.heightPt), forced: null, notes: cut.notes };
  }
  if (filled.length === count && !space.mustBreak) {
    const last = filled.at(-1) ?? space.notes;
    const room = space.roomPt - reservedPt(last);
    const bottom = node.insetTopPt + (count === 0 ? 0 : lineBottom(set.lines, from, to - 1)) + node.insetBottomPt;
    if (bottom <= room + EPSILON_PT && goesOnEmpty(node, room, space)) return { kind: 'cut', ...cutBelow(node, room), forced: null, notes: last };
    if (count === 0) return emptyFlow(node, space);
    // A lower padding that does not fit is cut off rather than carried over alone.
    if (node.insetBottomPt === 0 || space.leniency >= DROPS_ORPHANS || bottom <= room + EPSILON_PT) return { kind: 'whole', notes: last };
  }
  const chosen = choose(filled.length === count ? count - 1 : filled.length, count, content, space);
  const notes = filled[chosen - 1];
  if (chosen < 1 || notes === undefined) return NOTHING;
  const parts = cutLinesAt(content, from + chosen);
  const head = headOf(node, parts.head);
  return { kind: 'cut', head, rest: restOf(node, parts.rest, head.heightPt), forced: null, notes };
}

/** How many lines stay, at most `most`, so that neither part is too short. */
function choose(most: number, count: number, { set }: LinesContent, { leniency }: Space): number {
  if (leniency >= DROPS_ORPHANS) return most;
  const chosen = Math.min(most, count - set.widows);
  return chosen >= set.orphans ? chosen : 0;
}

interface Filled {
  /** The page's notes after each line that fits. */
  readonly filled: readonly Notes[];
  /** The line that follows, where that is cut. */
  readonly cut: LineCut | null;
}

function fill(node: Measured, content: LinesContent, space: Space, flowBox: FlowBox): Filled {
  const { set, from, to } = content;
  const after: Notes[] = [];
  let notes = space.notes;
  for (let index = from; index < to; index++) {
    const line = set.lines[index];
    if (line === undefined) break;
    const own = node.insetTopPt + lineBottom(set.lines, from, index);
    const bottom = line.footnotes.length > 0 ? Math.max(own, space.occupiedPt) : own;
    let next = place(line, bottom, notes, space);
    if (next === null) {
      const isFirst = index === from && space.isFirst;
      const cut = space.mustBreak ? null : cutLine({ content, index, space: { ...below(space, own - line.heightPt), notes, isFirst } }, flowBox);
      if (cut !== null) return { filled: after, cut };
      if (index === from && mustPlace(space)) next = force(line, bottom, notes, space);
    }
    if (next === null) break;
    after.push(next);
    notes = next;
  }
  return { filled: after, cut: null };
}

function lineBottom(lines: readonly Line[], from: number, index: number): number {
  const line = lines[index];
  const top = from === 0 ? 0 : (lines[from]?.yPt ?? 0);
  return line === undefined ? 0 : line.yPt + line.heightPt - top;
}

/** The notes with the line placed, null where it does not fit with them. */
function place(line: Line, bottomPt: number, notes: Notes, space: Space): Notes | null {
  const next = addNotes(notes, line.footnotes);
  if (next !== null && bottomPt <= space.roomPt - reservedPt(next) + EPSILON_PT) return next;
  const isCaller = line.footnotes.length > 0;
  if (!isCaller || space.leniency < SPLITS_NOTES || notes.carried.length > 0) return null;
  if (bottomPt > space.roomPt - reservedPt(notes) + EPSILON_PT) return null;
  return addSplitNotes(notes, line.footnotes, space.roomPt - bottomPt, false);
}

function force(line: Line, bottomPt: number, notes: Notes, space: Space): Notes {
  return squeezeNotes(notes, line.footnotes, space.roomPt - bottomPt);
}
