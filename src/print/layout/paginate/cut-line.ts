/**
 * Cuts a line that is too high for its page because of what stands in it: an inline-block, inline table or inline grid.
 *
 * The box is broken like any other. What comes before it in the line stands beside its first part, what comes after
 * beside its last, so that all is read in order.
 */

import type { Line, LinePiece } from '../../text/paragraph.js';
import { NO_MARGIN, marginBoxHeight, marginValue, type LinesContent, type Measured } from '../measured.js';
import { addNotes, reservedPt, squeezeNotes, type Notes } from './notes.js';
import { DROPS_KEEPING, EPSILON_PT, below, mustPlace, type FlowBox, type Space } from './space.js';

export interface LineCut {
  /** The same lines with the first part of the cut one as the last. */
  readonly head: LinesContent;
  readonly rest: LinesContent;
  readonly notes: Notes;
}

/** A line of a paragraph, and the space from its top. */
export interface LinePlace {
  readonly content: LinesContent;
  readonly index: number;
  readonly space: Space;
}

type AtomicPiece = Extract<LinePiece, { kind: 'atomic' }>;

/** Cuts a line in a box that can be broken; null where none can, or where nothing of it may stand here. */
export function cutLine({ content, index, space }: LinePlace, flowBox: FlowBox): LineCut | null {
  const { set } = content;
  const line = set.lines[index];
  if (line === undefined || !isTooHigh(line, space)) return null;
  const ordered = [...line.pieces].sort(inOrder);
  for (const [at, piece] of ordered.entries()) {
    const node = piece.kind === 'atomic' ? set.atomics.get(piece.box) : undefined;
    if (piece.kind !== 'atomic' || node === undefined || node.content.kind === 'solid') continue;
    const cut = cutAt({ line, piece, node, before: ordered.slice(0, at), after: ordered.slice(at + 1) }, space, flowBox);
    if (cut === null) continue;
    const { head, shown, rest, left, notes } = cut;
    const lines = set.lines.slice(0, index);
    return {
      head: { ...content, to: index + 1, set: { ...set, lines: [...lines, head], atomics: new Map([...set.atomics, [piece.box, shown]]), torn: [piece.box] } },
      // The whole line stays before its rest, which is no paragraph's first.
      rest: { ...content, from: index + 1, to: content.to + 1, set: { ...set, lines: [...lines, line, rest, ...set.lines.slice(index + 1)], atomics: new Map([...set.atomics, [piece.box, left]]), torn: [] } },
      notes,
    };
  }
  return null;
}

/** Whether no page has the height for a line: under heads of tables a page has less. */
function isTooHigh({ heightPt }: Line, { pagePt, isFirst, leniency }: Space): boolean {
  return heightPt > pagePt + EPSILON_PT || (isFirst && leniency >= DROPS_KEEPING);
}

function inOrder(a: LinePiece, b: LinePiece): number {
  return a.box.order - b.box.order || offsetOf(a) - offsetOf(b);
}

function offsetOf(piece: LinePiece): number {
  return piece.kind === 'glyphs' ? piece.textOffset : 0;
}

/** A line, the box in it that is to be cut, and what is read before and after it. */
interface BoxInLine {
  readonly line: Line;
  readonly piece: AtomicPiece;
  readonly node: Measured;
  readonly before: readonly LinePiece[];
  readonly after: readonly LinePiece[];
}

interface BoxCut {
  readonly head: Line;
  readonly shown: Measured;
  readonly rest: Line;
  readonly left: Measured;
  readonly notes: Notes;
}

function cutAt({ line, piece, node, before, after }: BoxInLine, space: Space, flowBox: FlowBox): BoxCut | null {
  const { order } = piece.box;
  const within = new Set(node.facts.notes);
  const notesBefore = line.footnotes.filter((note) => note.order < order && !within.has(note));
  const added = addNotes(space.notes, notesBefore);
  // Cells beside it have text that notes must leave its room.
  const leavesRoom = added !== null && (notesBefore.length === 0 || space.occupiedPt <= space.roomPt - reservedPt(added) + EPSILON_PT);
  const notes = leavesRoom ? added : mustPlace(space) ? squeezeNotes(space.notes, notesBefore, 0) : null;
  if (notes === null) return null;
  const room = space.roomPt - reservedPt(notes);
  const [ahead, behind] = [covering(before, before, after, piece), [...covering(before, after, before, piece), ...after.filter(({ kind }) => kind !== 'decoration')]];
  const start = stacked(ahead, line.yPt, room);
  if (start.heightPt > room + EPSILON_PT) return null;
  const marginPt = marginValue(node.margins.top);
  const flow = flowBox(node, { ...below(space, marginPt), notes });
  if (flow.kind !== 'cut') return null;
  const headPt = Math.max(start.heightPt, marginPt + flow.head.heightPt);
  const left: Measured = { ...flow.rest, margins: { ...flow.rest.margins, top: NO_MARGIN } };
  const restPt = Math.max(marginBoxHeight(left), ...units(behind).map(({ topPt, bottomPt }) => bottomPt - topPt));
  // It ends where the whole line did: the lines below keep their places.
  const restY = line.yPt + line.heightPt - restPt;
  const end = units(behind).flatMap((unit) => moved(unit.pieces, Math.max(0, restY - unit.topPt)));
  const notesAfter = line.footnotes.filter((note) => note.order > order && !within.has(note));
  return {
    head: { ...line, heightPt: headPt, pieces: [...start.pieces, { ...piece, yPt: line.yPt, heightPt: headPt }], footnotes: notesBefore },
    shown: flow.head,
    rest: { yPt: restY, heightPt: restPt, baselinePt: line.baselinePt, pieces: [...end, { ...piece, yPt: restY, heightPt: marginBoxHeight(left) }], footnotes: [...left.facts.notes, ...notesAfter], hyphenated: line.hyphenated },
    left,
    notes: flow.notes,
  };
}

/** The pieces of a part of the line, with the decorations that reach over any of them: one that reaches over both parts ends in neither. */
function covering(opened: readonly LinePiece[], own: readonly LinePiece[], others: readonly LinePiece[], cut: AtomicPiece): readonly LinePiece[] {
  const reaches = (over: LinePiece, pieces: readonly LinePiece[]): boolean => over.kind === 'decoration' && pieces.some((piece) => piece.kind !== 'decoration' && piece.xPt >= over.xPt - EPSILON_PT && piece.xPt < over.xPt + over.widthPt);
  const isStart = own === opened;
  return [...opened, ...(isStart ? [] : own)].flatMap((piece): readonly LinePiece[] => {
    if (piece.kind !== 'decoration') return isStart ? [piece] : [];
    const [here, there] = [reaches(piece, own), reaches(piece, others)];
    if (!here && !(isStart && !there && reaches(piece, [cut]))) return [];
    return [there || reaches(piece, [cut]) ? { ...piece, isFirst: piece.isFirst && isStart, isLast: piece.isLast && !isStart } : piece];
  });
}

/** What moves up or down as one: text with its decorations, or a box. */
interface Unit {
  readonly pieces: readonly LinePiece[];
  readonly topPt: number;
  readonly bottomPt: number;
}

function units(pieces: readonly LinePiece[]): readonly Unit[] {
  const text = pieces.filter(({ kind }) => kind !== 'atomic');
  const boxes = pieces.flatMap((piece) => (piece.kind === 'atomic' ? [{ pieces: [piece], topPt: piece.yPt, bottomPt: piece.yPt + piece.heightPt }] : []));
  if (text.length === 0) return boxes;
  const extents = text.map(extentOf);
  return [{ pieces: text, topPt: Math.min(...extents.map(([top]) => top)), bottomPt: Math.max(...extents.map(([, bottom]) => bottom)) }, ...boxes];
}

function extentOf(piece: LinePiece): readonly [topPt: number, bottomPt: number] {
  if (piece.kind !== 'glyphs') return [piece.yPt, piece.yPt + piece.heightPt];
  const { face, sizePt } = piece.run;
  const em = sizePt / face.unitsPerEm;
  return [piece.baselinePt - face.ascent * em, piece.baselinePt - face.descent * em];
}

/** Pieces in the room from `topPt` on: what would stand below its foot moves up to the top, with what keeps its place to it. */
function stacked(pieces: readonly LinePiece[], topPt: number, roomPt: number): { readonly pieces: readonly LinePiece[]; readonly heightPt: number } {
  const all = units(pieces);
  const isLow = all.some(({ bottomPt }) => bottomPt - topPt > roomPt + EPSILON_PT);
  const upPt = isLow ? Math.min(...all.map((unit) => unit.topPt)) - topPt : 0;
  const placed = all.map((unit) => {
    const ownPt = unit.bottomPt - upPt - topPt > roomPt + EPSILON_PT ? unit.topPt - topPt : upPt;
    return { pieces: moved(unit.pieces, -ownPt), bottomPt: unit.bottomPt - ownPt };
  });
  return { pieces: placed.flatMap((one) => one.pieces), heightPt: Math.max(0, ...placed.map(({ bottomPt }) => bottomPt - topPt)) };
}

function moved(pieces: readonly LinePiece[], byPt: number): readonly LinePiece[] {
  if (byPt === 0) return pieces;
  return pieces.map((piece) => (piece.kind === 'glyphs' ? { ...piece, baselinePt: piece.baselinePt + byPt } : { ...piece, yPt: piece.yPt + byPt }));
}
