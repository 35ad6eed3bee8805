/**
 * Cuts a line that is too high for its page because of what stands in it: inline-blocks, inline tables and grids.
 * They go on side by side, as the cells of a row do; text stands beside their first parts.
 */

import type { AtomicInline } from '../../boxes/box.js';
import type { Line, LinePiece } from '../../text/paragraph.js';
import { NO_MARGIN, marginBoxHeight, marginValue, type LineSet, type LinesContent, type Measured } from '../measured.js';
import { addNotes, reservedPt, squeezeNotes, type Notes } from './notes.js';
import { DROPS_KEEPING, EPSILON_PT, below, mustPlace, type FlowBox, type Space } from './space.js';

export interface LineCut {
  /** The same lines with the first part of the cut one as the last. */
  readonly head: LinesContent;
  readonly rest: LinesContent;
  readonly notes: Notes;
}

/** A line of a paragraph, and where in the space it begins. */
export interface LinePlace {
  readonly content: LinesContent;
  readonly index: number;
  /** From the top of the line. */
  readonly space: Space;
}

/** Cuts a line whose boxes can be broken; null where none can, or where nothing of it may stand here. */
export function cutLine({ content, index, space }: LinePlace, flowBox: FlowBox): LineCut | null {
  const { set } = content;
  const line = set.lines[index];
  if (line === undefined || !isTooHigh(line, space) || !atomicsOf(line, set).some(({ node }) => canBreak(node))) return null;
  const parts = partsOf(line, set, space, flowBox);
  if (parts === null || parts.left.size === 0) return null;
  const { pieces, shown, left, notes } = parts;
  const first: Line = { ...line, pieces, heightPt: parts.heightPt, footnotes: notesCalled(line, set, shown) };
  return {
    head: { ...content, to: index + 1, set: { ...set, lines: [...set.lines.slice(0, index), first], atomics: new Map([...set.atomics, ...shown]), torn: [...left.keys()] } },
    rest: restOfLine(content, index, left),
    notes,
  };
}

/** Whether no page has the height for a line: under heads of tables a page has less. */
function isTooHigh({ heightPt }: Line, { pagePt, isFirst, leniency }: Space): boolean {
  return heightPt > pagePt + EPSILON_PT || (isFirst && leniency >= DROPS_KEEPING);
}

/** The line's boxes that go on, in a line of their own before those that follow. */
function restOfLine(content: LinesContent, index: number, left: ReadonlyMap<AtomicInline, Measured>): LinesContent {
  const { set, to } = content;
  const line = set.lines[index];
  if (line === undefined) return content;
  const heightPt = Math.max(...[...left.values()].map(marginBoxHeight));
  // It ends where the whole line did: the lines below keep their places.
  const yPt = line.yPt + line.heightPt - heightPt;
  const pieces = line.pieces.flatMap((piece): readonly LinePiece[] => {
    const node = piece.kind === 'atomic' ? left.get(piece.box) : undefined;
    return piece.kind !== 'atomic' || node === undefined ? [] : [{ ...piece, yPt, heightPt: marginBoxHeight(node) }];
  });
  const footnotes = [...left.values()].flatMap(({ facts }) => facts.notes);
  const rest: Line = { yPt, heightPt, baselinePt: yPt + heightPt, pieces, footnotes, hyphenated: line.hyphenated };
  const lines = [...set.lines.slice(0, index + 1), rest, ...set.lines.slice(index + 1)];
  return { kind: 'lines', set: { ...set, lines, atomics: new Map([...set.atomics, ...left]), torn: [] }, from: index + 1, to: to + 1 };
}

interface AtomicPiece {
  readonly piece: Extract<LinePiece, { kind: 'atomic' }>;
  readonly node: Measured;
}

function atomicsOf(line: Line, { atomics }: LineSet): readonly AtomicPiece[] {
  return line.pieces.flatMap((piece) => {
    const node = piece.kind === 'atomic' ? atomics.get(piece.box) : undefined;
    return piece.kind !== 'atomic' || node === undefined ? [] : [{ piece, node }];
  });
}

function canBreak({ content }: Measured): boolean {
  return content.kind !== 'solid';
}

interface Parts {
  /** What stands here, in its new places. */
  readonly pieces: readonly LinePiece[];
  readonly shown: ReadonlyMap<AtomicInline, Measured>;
  readonly left: ReadonlyMap<AtomicInline, Measured>;
  readonly heightPt: number;
  readonly notes: Notes;
}

/** Fills each box of the line by itself; null where one of them cannot begin here. */
function partsOf(line: Line, set: LineSet, space: Space, flowBox: FlowBox): Parts | null {
  const atomics = atomicsOf(line, set);
  const within = new Set(atomics.flatMap(({ node }) => node.facts.notes));
  const called = line.footnotes.filter((note) => !within.has(note));
  let notes = addNotes(space.notes, called) ?? (mustPlace(space) ? squeezeNotes(space.notes, called, 0) : null);
  if (notes === null) return null;
  const room = space.roomPt - reservedPt(notes);
  const isHigh = ({ node }: AtomicPiece): boolean => marginBoxHeight(node) > room + EPSILON_PT;
  const text = textExtent(line, atomics.filter((one) => !isHigh(one)));
  // Text that would stand below the page's foot moves up to the line's top.
  const up = text !== null && text.bottomPt - line.yPt > room + EPSILON_PT ? text.topPt - line.yPt : 0;
  const shown = new Map<AtomicInline, Measured>();
  const left = new Map<AtomicInline, Measured>();
  const tops = new Map<AtomicInline, number>();
  let heightPt = text === null ? 0 : text.bottomPt - up - line.yPt;
  for (const one of atomics) {
    const { piece, node } = one;
    const whole = marginBoxHeight(node);
    const offset = isHigh(one) ? 0 : piece.yPt - up - line.yPt;
    const top = offset + whole > room + EPSILON_PT ? 0 : offset;
    tops.set(piece.box, line.yPt + top);
    const marginPt = marginValue(node.margins.top);
    const flow = flowBox(node, { ...below(space, top + marginPt), notes, occupiedPt: 0 });
    if (flow.kind === 'none' && !mustPlace(space)) return null;
    if (flow.kind !== 'none') ({ notes } = flow);
    if (flow.kind === 'cut') {
      shown.set(piece.box, flow.head);
      left.set(piece.box, { ...flow.rest, margins: { ...flow.rest.margins, top: NO_MARGIN } });
    }
    heightPt = Math.max(heightPt, top + (flow.kind === 'cut' ? marginPt + flow.head.heightPt : whole));
  }
  return { pieces: line.pieces.map((piece) => moved(piece, up, tops)), shown, left, heightPt, notes };
}

interface Extent {
  readonly topPt: number;
  readonly bottomPt: number;
}

/** From where to where a line's text reaches with the boxes that are no higher than the page; null without any. */
function textExtent(line: Line, atomics: readonly AtomicPiece[]): Extent | null {
  let [topPt, bottomPt] = [Infinity, -Infinity];
  const take = (top: number, bottom: number): void => {
    topPt = Math.min(topPt, top);
    bottomPt = Math.max(bottomPt, bottom);
  };
  for (const piece of line.pieces) {
    if (piece.kind === 'decoration') take(piece.yPt, piece.yPt + piece.heightPt);
    if (piece.kind !== 'glyphs') continue;
    const { face, sizePt } = piece.run;
    take(piece.baselinePt - (face.ascent / face.unitsPerEm) * sizePt, piece.baselinePt - (face.descent / face.unitsPerEm) * sizePt);
  }
  for (const { piece } of atomics) take(piece.yPt, piece.yPt + piece.heightPt);
  return topPt > bottomPt ? null : { topPt, bottomPt };
}

function moved(piece: LinePiece, upPt: number, tops: ReadonlyMap<AtomicInline, number>): LinePiece {
  switch (piece.kind) {
    case 'glyphs': return { ...piece, baselinePt: piece.baselinePt - upPt };
    case 'decoration': return { ...piece, yPt: piece.yPt - upPt };
    case 'atomic': return { ...piece, yPt: tops.get(piece.box) ?? piece.yPt - upPt };
  }
}

/** The notes called in the part of a line that stays: not those in what goes on. */
function notesCalled(line: Line, set: LineSet, shown: ReadonlyMap<AtomicInline, Measured>): Line['footnotes'] {
  const within = new Set(atomicsOf(line, set).flatMap(({ piece, node }) => (shown.has(piece.box) ? node.facts.notes : [])));
  return line.footnotes.filter((note) => !within.has(note));
}
