/** The rows that go on after a break through them: as high as what is left in their cells. */

import type { Band, BandCell, BandRow, Measured } from '../measured.js';
import { contentHeight } from './views.js';

/** What goes on: rows as high as what is left in them. */
export function restBand(band: Band, { cells, firstRow, consumedPt }: { readonly cells: readonly BandCell[]; readonly firstRow: number; readonly consumedPt: number }): Band {
  const moved = cells
    .map((cell): BandCell => ({ ...cell, rowStart: Math.max(0, cell.rowStart - firstRow), rowEnd: Math.max(1, cell.rowEnd - firstRow) }))
    .sort((a, b) => a.node.box.order - b.node.box.order);
  const sources = band.rows.slice(firstRow);
  const gaps = sources.map((row, index) => {
    const previous = sources[index - 1];
    return previous === undefined ? 0 : row.yPt - previous.yPt - previous.heightPt;
  });
  const heights = sources.map((row, index) => (index === 0 ? Math.max(0, row.floorPt - consumedPt) : row.floorPt));
  const needed = (cell: BandCell): number => cell.offsetPt + naturalHeight(cell) + cell.belowPt;
  for (const cell of moved) if (cell.rowEnd - cell.rowStart === 1) heights[cell.rowStart] = Math.max(heights[cell.rowStart] ?? 0, needed(cell));
  for (const cell of moved.filter((one) => one.rowEnd - one.rowStart > 1)) {
    let has = 0;
    for (let row = cell.rowStart; row < cell.rowEnd; row++) has += (heights[row] ?? 0) + (row > cell.rowStart ? (gaps[row] ?? 0) : 0);
    if (needed(cell) > has) heights[cell.rowEnd - 1] = (heights[cell.rowEnd - 1] ?? 0) + needed(cell) - has;
  }
  let y = 0;
  const rows = sources.map((row, index): BandRow => {
    y += gaps[index] ?? 0;
    const placed = { ...row, yPt: y, heightPt: heights[index] ?? 0, floorPt: index === 0 ? Math.max(0, row.floorPt - consumedPt) : row.floorPt };
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
  const height = Math.max(naturalHeight(cell), last.yPt + last.heightPt - first.yPt - cell.offsetPt - cell.belowPt);
  return height === cell.node.heightPt ? cell : { ...cell, node: { ...cell.node, heightPt: height } };
}

/** A cell's height without what rows gave it that are now others. */
function naturalHeight({ node, stretches }: BandCell): number {
  return stretches ? Math.max(node.floorPt, heldHeight(node) + node.insetBottomPt) : node.heightPt;
}

/** Height of what a cell holds: the rest of it may be cut off. */
export function heldHeight(node: Measured): number {
  return node.insetTopPt + contentHeight(node.content);
}
