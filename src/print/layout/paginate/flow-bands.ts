/** Breaks rows: between bands, between the rows of a band, and through their cells, each of which goes on by itself. */

import type { BreakValue } from '../../css/computed-style.js';
import { bandAt, isForced, joinBreaks, type Band, type BandCell, type BandRow, type BandsContent, type Measured } from '../measured.js';
import { addNotes, addSplitNotes, reservedPt, type Notes } from './notes.js';
import type { Sequence } from './sequence.js';
import { DROPS_AVOID, EPSILON_PT, NOTHING, below, mustPlace, type Flow, type FlowBox, type PieceFlow, type Space } from './space.js';
import { bandTops, contentHeight } from './views.js';

/** The bands of a grid or table as a sequence. */
export function bandsSequence(node: Measured, content: BandsContent, flowBox: FlowBox): Sequence<Band> {
  const tops = bandTops(content);
  const facts = (index: number): Band | null => bandAt(content, index);
  const between = (index: number): BreakValue => joinBreaks(facts(index - 1)?.after ?? 'auto', facts(index)?.before ?? 'auto');
  return {
    from: content.from,
    to: content.to,
    top: (index) => node.insetTopPt + (tops[index] ?? 0),
    forced: (index) => (isForced(between(index)) ? between(index) : null),
    avoids: (index) => between(index) === 'avoid',
    flow: (index, space) => {
      const band = facts(index);
      if (band === null) return NOTHING;
      const overhead = content.table === null ? 0 : (content.table.head?.heightPt ?? 0) + (content.table.foot?.heightPt ?? 0);
      // A table's row breaks only where it is higher than what a page has for it.
      const isKept = content.table !== null && space.leniency < DROPS_AVOID && band.heightPt <= space.pagePt - (content.table.repeats ? overhead : 0);
      return flowBand(band, isKept, space, flowBox);
    },
  };
}

function flowBand(band: Band, isKept: boolean, space: Space, flowBox: FlowBox): PieceFlow<Band> {
  const notes = band.hasForcedBreak || space.mustBreak ? null : addNotes(space.notes, band.notes);
  if (notes !== null && band.heightPt <= space.roomPt - reservedPt(notes) + EPSILON_PT) return { kind: 'whole', notes };
  if (isKept && !band.hasForcedBreak) return NOTHING;
  return space.mustBreak ? breakInside(band, space, flowBox) : cutBand(band, space, flowBox);
}

/** A break is wanted though all fits: through the lowest cell, and through the others at the same height. */
function breakInside(band: Band, space: Space, flowBox: FlowBox): PieceFlow<Band> {
  const lowest = band.cells.reduce<BandCell | null>((best, cell) => (best === null || cellBottom(band, cell) > cellBottom(band, best) ? cell : best), null);
  if (lowest === null) return NOTHING;
  const top = cellTop(band, lowest);
  const tried = flowBox(lowest.node, below(space, top));
  const room = tried.kind === 'cut' ? top + tried.head.heightPt : (band.rows.at(-1)?.yPt ?? 0);
  if (room <= 0) return NOTHING;
  const result = cutBand(band, { ...space, roomPt: Math.min(space.roomPt, room + reservedPt(tried.kind === 'cut' ? tried.notes : space.notes)), mustBreak: false }, flowBox);
  return result.kind === 'cut' ? result : NOTHING;
}

function cellTop(band: Band, cell: BandCell): number {
  return (band.rows[cell.rowStart]?.yPt ?? 0) + cell.offsetPt;
}

function cellBottom(band: Band, cell: BandCell): number {
  return cellTop(band, cell) + cell.node.heightPt;
}

interface CellFlow {
  readonly cell: BandCell;
  readonly flow: Flow;
}

function cutBand(band: Band, space: Space, flowBox: FlowBox): PieceFlow<Band> {
  for (let rowCount = band.rows.length; rowCount >= 1; rowCount--) {
    if (rowCount < band.rows.length && space.leniency < DROPS_AVOID && avoidsBefore(band, rowCount)) continue;
    const cells = band.cells.filter((cell) => cell.rowStart < rowCount);
    const flows = flowCells(band, cells, space, flowBox);
    if (flows === null) continue;
    const isCut = flows.cells.some(({ flow }) => flow.kind === 'cut');
    // Rows that are higher than what they hold may end in nothing.
    if (!isCut && rowCount === band.rows.length) return { kind: 'whole', notes: flows.notes };
    return split(band, rowCount, flows, space);
  }
  return NOTHING;
}

function avoidsBefore(band: Band, row: number): boolean {
  return band.cells.some((cell) => (cell.rowEnd === row && cell.node.facts.after === 'avoid') || (cell.rowStart === row && cell.node.facts.before === 'avoid'));
}

interface CellFlows {
  readonly cells: readonly CellFlow[];
  readonly notes: Notes;
}

/** Fills each cell by itself, those that call notes first; null where one of them cannot begin here. */
function flowCells(band: Band, cells: readonly BandCell[], space: Space, flowBox: FlowBox): CellFlows | null {
  const done = new Map<BandCell, Flow>();
  let { notes, occupiedPt } = space;
  const callsNotes = (cell: BandCell): boolean => cell.node.facts.notes.length > 0;
  for (const cell of [...cells.filter(callsNotes), ...cells.filter((one) => !callsNotes(one))]) {
    const top = cellTop(band, cell);
    let flow = flowBox(cell.node, { ...below({ ...space, occupiedPt }, top), notes, isFirst: space.isFirst && cell.rowStart === 0, mustBreak: false });
    if (flow.kind === 'none' && cell.rowStart === 0 && mustPlace(space)) {
      flow = { kind: 'whole', notes: addSplitNotes(notes, cell.node.facts.notes, 0, true) ?? notes };
    }
    if (flow.kind === 'none') return null;
    done.set(cell, flow);
    notes = flow.notes;
    occupiedPt = Math.max(occupiedPt, top + (flow.kind === 'cut' ? flow.head.heightPt : heldHeight(cell.node)));
  }
  return { cells: cells.flatMap((cell): readonly CellFlow[] => { const flow = done.get(cell); return flow === undefined ? [] : [{ cell, flow }]; }), notes };
}

/** Height of what a cell holds: the rest of it may be cut off. */
function heldHeight(node: Measured): number {
  return node.insetTopPt + contentHeight(node.content);
}

function split(band: Band, rowCount: number, flows: CellFlows, space: Space): PieceFlow<Band> {
  const room = space.roomPt - reservedPt(flows.notes);
  const unplaced = band.cells.filter((cell) => cell.rowStart >= rowCount);
  const cutRow = flows.cells.some(({ flow }) => flow.kind === 'cut') ? lastRowAbove(band.rows, room, rowCount) : rowCount;
  const firstRow = Math.min(rowCount, cutRow);
  const bottom = Math.max(0, ...flows.cells.map(({ cell, flow }) => cellTop(band, cell) + (flow.kind === 'cut' ? flow.head.heightPt : Math.min(cell.node.heightPt, Math.max(0, room - cellTop(band, cell))))));
  const headRows = band.rows.slice(0, Math.max(1, Math.min(rowCount, firstRow + 1)));
  const head: Band = {
    ...band,
    rows: headRows.map((row, index) => (index === headRows.length - 1 ? { ...row, heightPt: Math.max(0, bottom - row.yPt) } : row)),
    cells: flows.cells.map(({ cell, flow }): BandCell => {
      const node = flow.kind === 'cut' ? flow.head : cell.node;
      const height = cell.stretches && (flow.kind === 'cut' || cellTop(band, cell) + node.heightPt > bottom) ? Math.max(0, bottom - cellTop(band, cell)) : node.heightPt;
      return { ...cell, node: height === node.heightPt ? node : { ...node, heightPt: height }, rowEnd: Math.min(cell.rowEnd, headRows.length) };
    }),
    heightPt: bottom,
    notes: flows.cells.flatMap(({ cell, flow }) => (flow.kind === 'cut' ? [] : cell.node.facts.notes)),
  };
  const cutCells = flows.cells.flatMap(({ cell, flow }): readonly BandCell[] => (flow.kind === 'cut' ? [{ ...cell, node: flow.rest, offsetPt: 0 }] : []));
  const rest = restBand(band, { cells: [...cutCells, ...unplaced], firstRow, consumedPt: Math.max(0, bottom - (band.rows[firstRow]?.yPt ?? 0)) });
  const forced = flows.cells.find(({ flow }) => flow.kind === 'cut' && flow.forced !== null)?.flow;
  return { kind: 'cut', head, rest, forced: forced?.kind === 'cut' ? forced.forced : null, notes: flows.notes };
}

function lastRowAbove(rows: readonly BandRow[], room: number, rowCount: number): number {
  let found = 0;
  for (let index = 0; index < rowCount; index++) if ((rows[index]?.yPt ?? 0) < room) found = index;
  return found;
}

/** What goes on: rows as high as what is left in them. */
function restBand(band: Band, { cells, firstRow, consumedPt }: { readonly cells: readonly BandCell[]; readonly firstRow: number; readonly consumedPt: number }): Band {
  const moved = cells
    .map((cell): BandCell => ({ ...cell, rowStart: Math.max(0, cell.rowStart - firstRow), rowEnd: Math.max(1, cell.rowEnd - firstRow) }))
    .sort((a, b) => a.node.box.order - b.node.box.order);
  const sources = band.rows.slice(firstRow);
  const gaps = sources.map((row, index) => {
    const previous = sources[index - 1];
    return previous === undefined ? 0 : row.yPt - previous.yPt - previous.heightPt;
  });
  const heights = sources.map((row, index) => (index === 0 ? Math.max(0, row.floorPt - consumedPt) : row.floorPt));
  const needed = (cell: BandCell): number => cell.offsetPt + cell.node.heightPt + cell.belowPt;
  for (const cell of moved) if (cell.rowEnd - cell.rowStart === 1) heights[cell.rowStart] = Math.max(heights[cell.rowStart] ?? 0, needed(cell));
  for (const cell of moved.filter((one) => one.rowEnd - one.rowStart > 1)) {
    let has = 0;
    for (let row = cell.rowStart; row < cell.rowEnd; row++) has += (heights[row] ?? 0) + (row > cell.rowStart ? (gaps[row] ?? 0) : 0);
    if (needed(cell) > has) heights[cell.rowEnd - 1] = (heights[cell.rowEnd - 1] ?? 0) + needed(cell) - has;
  }
  let y = 0;
  const rows = sources.map((row, index): BandRow => {
    y += gaps[index] ?? 0;
    const placed = { ...row, yPt: y, heightPt: heights[index] ?? 0 };
    y += placed.heightPt;
    return placed;
  });
  const last = rows.at(-1);
  return {
    ...band, rows, cells: moved.map((cell) => stretchCell(cell, rows)),
    heightPt: last === undefined ? 0 : last.yPt + last.heightPt,
    before: 'auto',
    notes: moved.flatMap((cell) => cell.node.facts.notes),
  };
}

function stretchCell(cell: BandCell, rows: readonly BandRow[]): BandCell {
  const first = rows[cell.rowStart];
  const last = rows[cell.rowEnd - 1];
  if (!cell.stretches || first === undefined || last === undefined) return cell;
  const height = last.yPt + last.heightPt - first.yPt - cell.offsetPt - cell.belowPt;
  return height > cell.node.heightPt ? { ...cell, node: { ...cell.node, heightPt: height } } : cell;
}
