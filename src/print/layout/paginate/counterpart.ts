/** Takes a place in one galley over into another of the same boxes, measured for pages of another width. */

import type { Line } from '../../text/paragraph.js';
import { marginValue, stackChild, type Band, type BandCell, type BandsContent, type LineSet, type LinesContent, type Measured, type MeasuredContent, type StackContent } from '../measured.js';
import { restBand } from './rest-band.js';
import { contentHeight, restOf, spent } from './views.js';

/** The lines of a paragraph from the one that is given on, broken for the width of `node`; null where they cannot be. */
export type BreakRest = (node: Measured, from: Line) => LineSet | null;

/**
 * The part of `node` that goes on where `rest` does.
 *
 * @param rest what is left of the same box, measured for another width
 * @returns null where the two are not cut alike: in boxes within lines, in captions, where tables have given up their heads; and for what is itself followed by another part
 */
export function counterpart(node: Measured, rest: Measured, breakRest: BreakRest): Measured | null {
  const content = restContent(node, rest, breakRest);
  if (content === null) return null;
  const like = restOf(node, content, Infinity);
  // A height of its own goes on with what is left of it.
  return { ...like, floorPt: rest.floorPt, heightPt: Math.max(rest.floorPt, like.insetTopPt + contentHeight(content) + like.insetBottomPt) };
}

function restContent(node: Measured, { content: like }: Measured, breakRest: BreakRest): MeasuredContent | null {
  const { content } = node;
  if (endsEarly(like)) return null;
  if (like.kind === 'stack') return content.kind === 'stack' ? restStack(content, like, breakRest) : null;
  if (like.kind === 'lines') return content.kind === 'lines' ? restLines(node, content, like, breakRest) : null;
  return like.kind === 'bands' && content.kind === 'bands' ? restBands(content, like, breakRest) : null;
}

/** Whether what follows in the box has been parted from it already. */
function endsEarly(content: MeasuredContent): boolean {
  switch (content.kind) {
    case 'solid': return false;
    case 'lines': return content.to < content.set.lines.length;
    case 'stack': return content.last !== null || content.to < content.children.length;
    case 'bands': return content.last !== null || content.to < content.bands.length;
  }
}

function restStack(content: StackContent, like: StackContent, breakRest: BreakRest): MeasuredContent | null {
  if (content.children.length !== like.children.length) return null;
  if (like.from >= like.to) return spent(content);
  const child = stackChild(content, like.from);
  if (child === null) return null;
  const first = like.first === null ? null : counterpart(child, like.first, breakRest);
  if (like.first !== null && first === null) return null;
  // A margin that the break has cut off stays off.
  const startPt = first === null && like.startPt !== 0 ? marginValue(child.margins.top) : 0;
  return { ...content, from: like.from, first, startPt };
}

function restLines(node: Measured, content: LinesContent, like: LinesContent, breakRest: BreakRest): MeasuredContent | null {
  if (like.from >= like.to) return spent(content);
  const line = like.set.lines[like.from];
  const isTorn = line?.pieces.some((piece) => piece.kind === 'atomic' && isCutAtomic(like.set.atomics.get(piece.box)));
  const set = line === undefined || isTorn === true ? null : breakRest(node, line);
  // The line before stands for all that is on pages before.
  return set === null || line === undefined ? null : { kind: 'lines', set: { ...set, lines: [line, ...set.lines] }, from: 1, to: set.lines.length + 1 };
}

function isCutAtomic(node: Measured | undefined): boolean {
  return node !== undefined && isCut(node);
}

function restBands(content: BandsContent, like: BandsContent, breakRest: BreakRest): MeasuredContent | null {
  if (content.bands.length !== like.bands.length) return null;
  const { table } = content;
  if ((table === null) !== (like.table === null) || (like.table !== null && !(like.table.isContinued && like.table.repeats))) return null;
  if (like.from >= like.to) return table === null ? spent(content) : null;
  const band = content.bands[like.from];
  const first = like.first === null || band === undefined ? null : restOfBand(band, like.first, breakRest);
  if (like.first !== null && first === null) return null;
  return { ...content, from: like.from, first, startPt: 0, table: table === null ? null : { ...table, captionTop: null, isContinued: true } };
}

function restOfBand(band: Band, like: Band, breakRest: BreakRest): Band | null {
  const firstRow = band.rows.length - like.rows.length;
  const row = band.rows[firstRow];
  if (row === undefined) return null;
  const cells: BandCell[] = [];
  for (const { node: left } of like.cells) {
    const cell = band.cells.find(({ node }) => node.box === left.box);
    if (cell === undefined) return null;
    const node = isCut(left) ? counterpart(cell.node, left, breakRest) : cell.node;
    if (node === null) return null;
    cells.push(isCut(left) ? { ...cell, node, offsetPt: 0, shiftPt: 0 } : cell);
  }
  return restBand(band, { cells, firstRow, consumedPt: row.floorPt - (like.rows[0]?.floorPt ?? 0) });
}

/** Whether something of a box has been shown already. */
export function isCut({ content }: Measured): boolean {
  if (content.kind === 'solid') return false;
  return content.from > 0 || (content.kind !== 'lines' && content.first !== null) || (content.kind === 'bands' && content.table?.isContinued === true);
}
