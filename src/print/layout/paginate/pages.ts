/** Fills page after page with the galley: the paginator's outer loop. Every page makes progress. */

import type { BreakValue, PageStyle } from '../../css/computed-style.js';
import { marginValue, type Measured } from '../measured.js';
import { counterpart, type BreakRest } from './counterpart.js';
import { flowBox } from './flow.js';
import { reservedPt, squeezeNotes, startNotes, type NoteArea, type Notes, type PageNote } from './notes.js';
import { EPSILON_PT, FORCES, LENIENCIES, type Flow } from './space.js';
import { withoutHeads } from './without-heads.js';

export interface PageFrame {
  readonly index: number;
  readonly name: string;
  readonly isBlank: boolean;
  readonly style: PageStyle;
  /** Height of the page's content area. */
  readonly heightPt: number;
  /** By how much its content area is wider than the narrowest of its name. */
  readonly extraPt: number;
}

/** Its `extraPt` is that of the lines on it. */
export interface FilledPage extends PageFrame {
  /** Null on blank pages and where only a note goes on. */
  readonly content: Measured | null;
  readonly notes: readonly PageNote[];
  readonly isOverfull: boolean;
  readonly continuesNote: boolean;
}

export interface Pagination {
  sideOf(index: number): 'left' | 'right';
  frame(index: number, name: string, isBlank: boolean): PageFrame;
  noteArea(frame: PageFrame): NoteArea;
}

/** The document measured, for pages of any width. */
export interface Galley {
  /** Measured for pages so much wider than the narrowest of their names. */
  measured(extraPt: number): Measured;
  readonly breakRest: BreakRest;
}

/**
 * Cuts the galley into pages, taking what is left over to the galley of each page's own width.
 *
 * @returns null where something runs on over a page's end that cannot be taken over to a narrower page
 */
export function fillPages(galley: Galley, pagination: Pagination): readonly FilledPage[] | null {
  const pages: FilledPage[] = [];
  let extraPt = 0;
  let notesPt = 0;
  let rest: Measured | null = galley.measured(extraPt);
  let carried: readonly PageNote[] = [];
  let side: BreakValue = rest.facts.before;
  let name = rest.facts.firstPage;
  let isWhole = true;
  while (rest !== null || carried.length > 0) {
    if (rest !== null) name = rest.facts.firstPage;
    if (isWrongSide(pages.length, side, pagination.sideOf)) pages.push(emptyPage(pagination.frame(pages.length, name, true)));
    side = 'auto';
    const frame = pagination.frame(pages.length, name, false);
    if (rest !== null && frame.extraPt !== extraPt) {
      const measured = galley.measured(frame.extraPt);
      const moved: Measured | null = isWhole ? measured : counterpart(measured, rest, galley.breakRest);
      if (moved === null && frame.extraPt < extraPt) return null;
      if (moved !== null) [rest, extraPt] = [moved, frame.extraPt];
    }
    const area = pagination.noteArea(frame);
    const isOtherWidth = carried.length > 0 && area.widthPt !== notesPt;
    const start = startNotes(area, isOtherWidth ? carried.map((note) => ({ ...note, body: area.refit(note.body) })) : carried, frame.heightPt);
    notesPt = area.widthPt;
    // A page that a long note fills is the note's alone.
    const isTaken = start.carried.length > 0;
    const filled: Filled | null = rest === null || isTaken ? null : fillPage(rest, frame, start);
    const notes: Notes = filled === null ? start : filled.flow.notes;
    pages.push({
      ...frame,
      extraPt: filled === null ? frame.extraPt : extraPt,
      content: filled === null ? null : filled.shown,
      notes: notes.placed,
      isOverfull: filled?.isOverfull ?? false,
      continuesNote: notes.carried.length > 0,
    });
    carried = notes.carried;
    if (filled === null) continue;
    isWhole = false;
    if (filled.flow.kind === 'cut') {
      rest = filled.flow.rest;
      side = filled.flow.forced ?? 'auto';
    } else {
      rest = null;
    }
  }
  return pages;
}

interface Filled {
  readonly flow: Exclude<Flow, { kind: 'none' }>;
  /** What stands on the page. */
  readonly shown: Measured;
  readonly isOverfull: boolean;
}

/** Tries the rules in full, then gives them up one by one until something can stand on the page. */
function fillPage(rest: Measured, frame: PageFrame, notes: Notes): Filled | null {
  const top = rest.hasTop ? Math.max(0, marginValue(rest.margins.top)) : 0;
  const space = { roomPt: frame.heightPt - top, notes, occupiedPt: 0, isFirst: true, mustBreak: false, pagePt: frame.heightPt };
  for (const leniency of LENIENCIES) {
    if (leniency >= FORCES) {
      // What may stand out of the page first gets an empty page, without notes from before.
      if (notes.placed.length > 0) return null;
      const bare = withoutHeads(rest, { roomPt: space.roomPt, leastPt: space.roomPt / 2 }) ?? withoutHeads(rest, { roomPt: space.roomPt, leastPt: Infinity });
      if (bare !== null) return fillPage(bare, frame, notes);
    }
    const flow = flowBox(rest, { ...space, leniency });
    if (flow.kind === 'none') continue;
    const shown = flow.kind === 'cut' ? flow.head : rest;
    return { flow, shown, isOverfull: leniency >= FORCES && shown.heightPt > space.roomPt - reservedPt(flow.notes) + EPSILON_PT };
  }
  return { flow: { kind: 'whole', notes: squeezeNotes(notes, rest.facts.notes, 0) }, shown: rest, isOverfull: true };
}

function emptyPage(frame: PageFrame): FilledPage {
  return { ...frame, content: null, notes: [], isOverfull: false, continuesNote: false };
}

/** A recto is on the side of the first page: on the right in books read from left to right (CSS Break 3, section 3.1). */
function isWrongSide(index: number, side: BreakValue, sideOf: Pagination['sideOf']): boolean {
  if (side === 'left' || side === 'right') return sideOf(index) !== side;
  if (side === 'recto' || side === 'verso') return (sideOf(index) === sideOf(0)) !== (side === 'recto');
  return false;
}
