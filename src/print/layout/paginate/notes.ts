/** The footnotes of the page being filled: a value, so that a tried break can be taken back. */

import type { FootnoteCall } from '../../boxes/box.js';
import type { Measured } from '../measured.js';

/** What the paginator asks of the house about footnotes. */
export interface NoteArea {
  /** Margin, border and padding of the area, above and below the notes. */
  readonly insetsPt: number;
  /** The note's body, measured for the area's width. */
  measure(call: FootnoteCall): Measured;
  /** Of the bodies. */
  readonly widthPt: number;
  /** A body that comes over from a page of another width, for the width of this one. */
  refit(body: Measured): Measured;
  /** Cuts a body for a height; null where not even its first line fits, unless `forced` asks for that line all the same. */
  cut(body: Measured, roomPt: number, forced: boolean): { readonly head: Measured; readonly rest: Measured } | null;
}

export interface PageNote {
  /** Null for a note that comes over from the page before. */
  readonly call: FootnoteCall | null;
  /** Its place among the notes. */
  readonly order: number;
  readonly body: Measured;
}

export interface Notes {
  readonly area: NoteArea;
  readonly placed: readonly PageNote[];
  /** What goes on at the foot of the next page. */
  readonly carried: readonly PageNote[];
  readonly bodiesPt: number;
}

/** The page's notes before anything is placed: what came over from the page before, as far as it fits. */
export function startNotes(area: NoteArea, carried: readonly PageNote[], pageHeightPt: number): Notes {
  const come = carried.map((note) => (note.call === null ? note : { ...note, call: null }));
  return fill({ area, placed: [], carried: [], bodiesPt: 0 }, come, pageHeightPt, true);
}

/** Height taken from the page by its notes. */
export function reservedPt(notes: Notes): number {
  return notes.placed.length === 0 ? 0 : notes.bodiesPt + notes.area.insetsPt;
}

/** With the notes of newly placed text, whole. Null where one has already gone over to the next page: order would be lost. */
export function addNotes(notes: Notes, calls: readonly FootnoteCall[]): Notes | null {
  if (calls.length === 0) return notes;
  if (notes.carried.length > 0) return null;
  const added = withNested(calls, notes.area);
  return { ...notes, placed: [...notes.placed, ...added], bodiesPt: added.reduce((sum, { body }) => sum + body.heightPt, notes.bodiesPt) };
}

/**
 * The same where the notes do not fit whole: as much as fits into `roomPt` stays, the rest goes over.
 * @param always carry them over whole where not even a line fits; otherwise null comes back
 */
export function addSplitNotes(notes: Notes, calls: readonly FootnoteCall[], roomPt: number, always: boolean): Notes | null {
  const next = fill(notes, withNested(calls, notes.area), roomPt, false);
  return always || next.placed.length > notes.placed.length ? next : null;
}

/**
 * The page's notes where something stands that leaves them no more than `roomPt`, and the notes of `calls` after them:
 * what has no room goes over to the next page, in order.
 */
export function squeezeNotes(notes: Notes, calls: readonly FootnoteCall[], roomPt: number): Notes {
  const all = [...notes.placed, ...notes.carried, ...withNested(calls, notes.area)];
  return fill({ area: notes.area, placed: [], carried: [], bodiesPt: 0 }, all, Math.max(0, roomPt), false);
}

/** Notes, each followed by those that its own text calls. */
function withNested(calls: readonly FootnoteCall[], area: NoteArea): readonly PageNote[] {
  return calls.flatMap((call) => {
    const body = area.measure(call);
    return [{ call, order: call.order, body }, ...withNested(body.facts.notes, area)];
  });
}

/** Adds notes as long as there is room; the rest of the first one without, and all after it, go over. A page may have thousands of them. */
function fill(notes: Notes, added: readonly PageNote[], roomPt: number, mustProgress: boolean): Notes {
  if (notes.carried.length > 0) return { ...notes, carried: [...notes.carried, ...added] };
  const { area } = notes;
  const placed = [...notes.placed];
  let { bodiesPt } = notes;
  for (const [index, note] of added.entries()) {
    const room = roomPt - bodiesPt - area.insetsPt;
    if (note.body.heightPt <= room + 0.01) {
      placed.push(note);
      bodiesPt += note.body.heightPt;
      continue;
    }
    // On a page that is too small for any note the first one gets at least a line, or pages would never end.
    const isForced = mustProgress && placed.length === 0;
    const cut = area.cut(note.body, room, isForced);
    if (cut !== null) {
      return { area, placed: [...placed, { ...note, body: cut.head }], bodiesPt: bodiesPt + cut.head.heightPt, carried: [{ ...note, body: cut.rest }, ...added.slice(index + 1)] };
    }
    if (!isForced) return { area, placed, bodiesPt, carried: added.slice(index) };
    placed.push(note);
    bodiesPt = note.body.heightPt;
  }
  return { area, placed, bodiesPt, carried: [] };
}
