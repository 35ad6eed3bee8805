/** Breaks a paragraph between lines: orphans, widows, and the notes that its lines call (CSS Break 3, section 3.3). */

import type { Line } from '../../text/paragraph.js';
import type { LinesContent, Measured } from '../measured.js';
import { emptyFlow } from './flow-empty.js';
import { addNotes, addSplitNotes, reservedPt, squeezeNotes, type Notes } from './notes.js';
import { DROPS_ORPHANS, EPSILON_PT, NOTHING, SPLITS_NOTES, goesOnEmpty, mustPlace, type Flow, type Space } from './space.js';
import { cutBelow, cutLinesAt, headOf, restOf } from './views.js';

/** Fills the space with lines; whole where all fit. */
export function flowLines(node: Measured, content: LinesContent, space: Space): Flow {
  const { from, to, set } = content;
  const filled = fill(node, content, space);
  const count = to - from;
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

/** The page's notes after each line that fits. */
function fill(node: Measured, { set, from, to }: LinesContent, space: Space): readonly Notes[] {
  const after: Notes[] = [];
  let notes = space.notes;
  for (let index = from; index < to; index++) {
    const line = set.lines[index];
    if (line === undefined) break;
    const own = node.insetTopPt + lineBottom(set.lines, from, index);
    const bottom = line.footnotes.length > 0 ? Math.max(own, space.occupiedPt) : own;
    const next = place(line, bottom, notes, space) ?? (index === from && mustPlace(space) ? force(line, bottom, notes, space) : null);
    if (next === null) break;
    after.push(next);
    notes = next;
  }
  return after;
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
