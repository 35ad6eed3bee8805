/** Breaks rows: between bands, between the rows of a band, and through their cells, each of which goes on by itself. */

import type { BreakValue } from '../../css/computed-style.js';
import { bandAt, isForced, joinBreaks, type Band, type BandCell, type BandRow, type BandsContent, type Measured } from '../measured.js';
import { addNotes, reservedPt, squeezeNotes, type Notes } from './notes.js';
import { heldHeight, restBand } from './rest-band.js';
import { breakBeforeRow, forcedRow } from './row-breaks.js';
import type { Sequence } from './sequence.js';
import { DROPS_AVOID, DROPS_KEEPING, EPSILON_PT, MOST_EMPTY_PAGES, NOTHING, SPLITS_NOTES, below, mustPlace, type Flow, type FlowBox, type PieceFlow, type Space } from './space.js';
import { bandTop, cutBelow } from './views.js';

/** The bands of a grid or table as a sequence. */
export function bandsSequence(node: Measured, content: BandsContent, flowBox: FlowBox): Sequence<Band> {
  const facts = (index: number): Band | null => bandAt(content, index);
  const between = (index: number): BreakValue => joinBreaks(facts(index - 1)?.after ?? 'auto', facts(index)?.before ?? 'auto');
  return {
    from: content.from,
    to: content.to,
    top: (index) => node.insetTopPt + bandTop(content, index),
    forced: (index) => (isForced(between(index)) ? between(index) : null),
    avoids: (index) => between(index) === 'avoid',
    holds: (index) => (facts(index)?.heightPt ?? 0) > EPSILON_PT,
    flow: (index, space) => {
      const band = facts(index);
      if (band === null) return NOTHING;
      const overhead = content.table === null || !content.table.repeats ? 0 : (content.table.head?.heightPt ?? 0) + (content.table.foot?.heightPt ?? 0);
      return flowBand(band, content.table === null ? null : space.pagePt - overhead, space, flowBox);
    },
  };
}

/** @param keptPt a table's row breaks only where it is higher than this, what a page has for it; null in grids */
function flowBand(band: Band, keptPt: number | null, space: Space, flowBox: FlowBox): PieceFlow<Band> {
  const notes = band.hasForcedBreak || space.mustBreak ? null : addNotes(space.notes, band.notes);
  const bottom = band.notes.length > 0 ? Math.max(band.heightPt, space.occupiedPt) : band.heightPt;
  if (notes !== null && bottom <= space.roomPt - reservedPt(notes) + EPSILON_PT) return { kind: 'whole', notes };
  const isKept = (row: BandRow | undefined): boolean => row !== undefined && keptPt !== null && space.leniency < DROPS_KEEPING && row.heightPt <= keptPt;
  if (band.rows.length === 1 && isKept(band.rows[0]) && !band.hasForcedBreak) return NOTHING;
  const request: BandRequest = { band: loosened(band), aligned: band, isKept, flowBox };
  return space.mustBreak ? breakInside(request, space) : cutBand(request, space);
}

interface BandRequest {
  readonly band: Band;
  /** The band as it stands where it is whole. */
  readonly aligned: Band;
  /** Whether a row is to stay in one piece. */
  readonly isKept: (row: BandRow | undefined) => boolean;
  readonly flowBox: FlowBox;
}

/** A break is wanted though all fits: through the lowest cell, and through the others at the same height. */
function breakInside(request: BandRequest, space: Space): PieceFlow<Band> {
  const { band, flowBox } = request;
  const lowest = band.cells.reduce<BandCell | null>((best, cell) => (best === null || cellBottom(band, cell) > cellBottom(band, best) ? cell : best), null);
  if (lowest === null) return NOTHING;
  const { cell, flow } = flowCell(band, lowest, space, flowBox);
  const room = flow.kind === 'cut' ? cellTop(band, cell) + flow.head.heightPt : (band.rows.at(-1)?.yPt ?? 0);
  if (room <= 0) return NOTHING;
  const result = cutBand(request, { ...space, roomPt: Math.min(space.roomPt, room + reservedPt(flow.kind === 'cut' ? flow.notes : space.notes)), mustBreak: false });
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

/** A band whose cells may be cut: at the top unless their baselines meet, since text that stands lower might have no room, and as high as they hold. */
function loosened(band: Band): Band {
  return { ...band, cells: band.cells.map(loosen) };
}

function loosen(cell: BandCell): BandCell {
  const { stretches } = cell;
  const { style } = cell.node;
  // Its row's height is not its own.
  const isOwn = !stretches || style.height !== 'auto' || style.minHeight !== 'auto';
  const node = isOwn || cell.node.floorPt === 0 ? cell.node : { ...cell.node, floorPt: 0 };
  const own = node === cell.node ? cell : { ...cell, node };
  return cell.meetsBaseline ? own : unshifted(own);
}

/** The cell at the top of its rows. */
function unshifted(cell: BandCell): BandCell {
  const { node, shiftPt } = cell;
  if (shiftPt === 0) return cell;
  if (node.box.kind !== 'cell') return { ...cell, shiftPt: 0, offsetPt: cell.offsetPt - shiftPt };
  const up = (baseline: number | null): number | null => (baseline === null ? null : baseline - shiftPt);
  return { ...cell, shiftPt: 0, node: { ...node, insetTopPt: node.insetTopPt - shiftPt, baselinePt: up(node.baselinePt), lastBaselinePt: up(node.lastBaselinePt) } };
}

/** Takes as many of the band's rows as can begin here; where a row breaks each of its cells goes on by itself. */
function cutBand(request: BandRequest, space: Space): PieceFlow<Band> {
  const { band, aligned, isKept, flowBox } = request;
  const forced = forcedRow(band);
  const isOverfull = mustPlace(space);
  for (let rowCount = forced ?? band.rows.length; rowCount >= 1; rowCount--) {
    const lastRow = band.rows[rowCount - 1];
    if (lastRow === undefined || (rowCount > 1 && lastRow.yPt > space.roomPt)) continue;
    if (rowCount < (forced ?? band.rows.length) && space.leniency < DROPS_AVOID && breakBeforeRow(band, rowCount) === 'avoid') continue;
    const flows = flowCells(band, band.cells.filter((cell) => cell.rowStart < rowCount), space, flowBox);
    if (flows === null) continue;
    const cut = flows.cells.filter(({ flow }) => flow.kind === 'cut');
    // Rows below one that goes on must wait for it.
    if (cut.some(({ cell }) => cell.rowEnd < rowCount)) continue;
    const isForcedInside = cut.some(({ flow }) => flow.kind === 'cut' && flow.forced !== null);
    if (!isForcedInside && isKept(lastRow) && cut.some(({ cell }) => cell.rowStart === rowCount - 1 && cell.rowEnd === rowCount)) continue;
    const room = space.roomPt - reservedPt(flows.notes);
    if (cut.length > 0 || rowCount < band.rows.length) return split(band, { rowCount, flows, roomPt: room, isOverfull, forced: rowCount === forced ? breakBeforeRow(band, rowCount) : null });
    // A row whose own height goes on; one that is higher than what it holds for another reason may end in nothing.
    const floor = lastRow.yPt + lastRow.floorPt;
    const goesOn = floor > room + EPSILON_PT && room > lastRow.yPt + EPSILON_PT && lastRow.floorPt <= MOST_EMPTY_PAGES * space.pagePt;
    if (goesOn) return split(band, { rowCount, flows, roomPt: room, isOverfull, forced: null, bottomPt: room });
    // Text aligned with the row's middle or bottom moves up to stand here; the row keeps its height.
    const movesUp = aligned.cells.some((cell) => cell.shiftPt > 0 && cellTop(aligned, cell) + heldHeight(cell.node) > room + EPSILON_PT);
    return movesUp ? split(highRows(band), { rowCount, flows, roomPt: room, isOverfull, forced: null, bottomPt: room }) : { kind: 'whole', notes: flows.notes };
  }
  return NOTHING;
}

/** Rows whose heights all go on. */
function highRows(band: Band): Band {
  return { ...band, rows: band.rows.map((row) => ({ ...row, floorPt: row.heightPt })) };
}

interface CellFlows {
  readonly cells: readonly CellFlow[];
  readonly notes: Notes;
}

/** Fills a cell where its baseline meets the others' of its row; at the top only if it cannot begin there. */
function flowCell(band: Band, cell: BandCell, space: Space, flowBox: FlowBox): CellFlow {
  if (cell.shiftPt > 0) {
    // Nothing is forced to stand out of the page that would fit further up.
    const flow = flowBox(cell.node, { ...below(space, cellTop(band, cell)), isFirst: false });
    if (flow.kind !== 'none') return { cell, flow };
  }
  const high = unshifted(cell);
  return { cell: high, flow: flowBox(high.node, below(space, cellTop(band, high))) };
}

/** Fills each cell by itself, usually those that call notes first; null where one of them cannot begin here. */
function flowCells(band: Band, cells: readonly BandCell[], space: Space, flowBox: FlowBox): CellFlows | null {
  const done = new Map<BandCell, CellFlow>();
  let { notes, occupiedPt } = space;
  const callsNotes = (cell: BandCell): boolean => cell.node.facts.notes.length > 0;
  // Where notes may be split they get what the cells beside them leave.
  const [first, second] = space.leniency >= SPLITS_NOTES ? [cells.filter((cell) => !callsNotes(cell)), cells.filter(callsNotes)] : [cells.filter(callsNotes), cells.filter((cell) => !callsNotes(cell))];
  for (const source of [...first, ...second]) {
    const placed = flowCell(band, source, { ...space, occupiedPt, notes, isFirst: space.isFirst && source.rowStart === 0, mustBreak: false }, flowBox);
    const { cell } = placed;
    let { flow } = placed;
    const top = cellTop(band, cell);
    if (flow.kind === 'none' && cell.rowStart === 0 && mustPlace(space)) {
      flow = { kind: 'whole', notes: squeezeNotes(notes, cell.node.facts.notes, space.roomPt - top - cell.node.heightPt) };
    }
    if (flow.kind === 'none') return null;
    done.set(source, { cell, flow });
    notes = flow.notes;
    occupiedPt = Math.max(occupiedPt, top + (flow.kind === 'cut' ? flow.head.heightPt : heldHeight(cell.node)));
  }
  return { cells: cells.flatMap((cell) => done.get(cell) ?? []), notes };
}

interface Split {
  /** Rows that have a part here; the last of them goes on where one of its own cells was cut. */
  readonly rowCount: number;
  readonly flows: CellFlows;
  readonly roomPt: number;
  readonly forced: BreakValue | null;
  /** Text may stand out of the room. */
  readonly isOverfull: boolean;
  /** Given where nothing but the last row's height goes on: where it is cut. */
  readonly bottomPt?: number;
}

function split(band: Band, { rowCount, flows, roomPt, forced, isOverfull, bottomPt }: Split): PieceFlow<Band> {
  const cut = flows.cells.flatMap(({ flow }) => (flow.kind === 'cut' ? [flow] : []));
  const lastRow = band.rows[rowCount - 1];
  const rowBottom = lastRow === undefined ? 0 : lastRow.yPt + lastRow.heightPt;
  const goesOnInRow = bottomPt !== undefined || rowCount === band.rows.length || (cut.length > 0 && (rowBottom > roomPt + EPSILON_PT || flows.cells.some(({ cell, flow }) => flow.kind === 'cut' && cell.rowEnd === rowCount)));
  const firstRow = goesOnInRow ? rowCount - 1 : rowCount;
  const goesOn = ({ cell, flow }: CellFlow): boolean => flow.kind === 'whole' && cell.stretches && cell.rowEnd > firstRow && isOpen(cell.node);
  // The lower edge of what goes on stands here as well where it is cloned.
  const edge = (one: CellFlow): number => (goesOn(one) && one.cell.node.style.boxDecorationBreak === 'clone' ? one.cell.node.insetBottomPt : 0);
  const held = (one: CellFlow): number => cellTop(band, one.cell) + (one.flow.kind === 'cut' ? one.flow.head.heightPt : heldHeight(one.cell.node) + edge(one));
  const asked = bottomPt ?? Math.max(goesOnInRow ? (lastRow?.yPt ?? 0) : rowBottom, ...flows.cells.map(held));
  // A padding that is cut off must not push the table's foot out of the page.
  const bottom = isOverfull ? asked : Math.min(asked, Math.max(roomPt, lastRow?.yPt ?? 0));
  const headCell = (one: CellFlow): BandCell => {
    const { cell, flow } = one;
    const node = flow.kind === 'cut' ? flow.head : goesOn(one) ? cutBelow(cell.node, cell.node.heightPt).head : cell.node;
    const heightPt = cell.stretches && cell.rowEnd >= rowCount ? Math.max(0, bottom - cellTop(band, cell) - (cell.rowEnd === rowCount ? cell.belowPt : 0)) : node.heightPt;
    return { ...cell, node: heightPt === node.heightPt ? node : { ...node, heightPt }, rowEnd: Math.min(cell.rowEnd, rowCount) };
  };
  const rows = band.rows.slice(0, rowCount).map((row) => (row === lastRow ? { ...row, heightPt: bottom - row.yPt } : row));
  const head: Band = { ...band, rows, cells: flows.cells.map(headCell), heightPt: bottom, notes: flows.cells.flatMap(({ cell, flow }) => (flow.kind === 'cut' ? [] : cell.node.facts.notes)) };
  const goingOn = flows.cells.flatMap((one): readonly BandCell[] => {
    const { cell, flow } = one;
    if (flow.kind === 'cut') return [restCell(cell, flow.rest)];
    // What holds no more goes on with its rows: its background and its borders do.
    return goesOn(one) ? [restCell(cell, cutBelow(cell.node, Math.min(cell.node.heightPt, bottom - cellTop(band, cell))).rest)] : [];
  });
  const unplaced = band.cells.filter((cell) => cell.rowStart >= rowCount);
  const rest = restBand(band, { cells: [...goingOn, ...unplaced], firstRow, consumedPt: bottom - (band.rows[firstRow]?.yPt ?? bottom) });
  return { kind: 'cut', head, rest, forced: cut.find((flow) => flow.forced !== null)?.forced ?? forced, notes: flows.notes };
}

/** What of a cell goes on, at the top: an upper edge that is cloned does not repeat the shift. */
function restCell(cell: BandCell, rest: Measured): BandCell {
  const again = rest.box.kind === 'cell' && rest.hasTop ? cell.shiftPt : 0;
  const node = again === 0 ? rest : { ...rest, insetTopPt: rest.insetTopPt - again, heightPt: Math.max(rest.floorPt, rest.heightPt - again) };
  return { ...cell, node, offsetPt: 0, shiftPt: 0 };
}

function isOpen({ content }: Measured): boolean {
  return content.kind === 'lines' || content.kind === 'stack' || (content.kind === 'bands' && content.table === null);
}
