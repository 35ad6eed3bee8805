/** Gathers rows with their cells into bands: the runs of rows between which a grid or table may break. */

import type { TableRow } from '../boxes/box.js';
import type { BreakValue } from '../css/computed-style.js';
import { joinBreaks, type Band, type BandCell, type BandRow } from './measured.js';
import { forcedRow } from './paginate/row-breaks.js';

export interface RowGeometry {
  /** From the first row's top. */
  readonly yPt: number;
  readonly heightPt: number;
  readonly floorPt: number;
  readonly box: TableRow | null;
}

/** Cells in order of painting, with row indexes of the whole container. */
export function gatherBands(rows: readonly RowGeometry[], cells: readonly BandCell[]): readonly Band[] {
  const tied = new Array<boolean>(rows.length).fill(false);
  for (const cell of cells) for (let row = cell.rowStart; row < cell.rowEnd - 1; row++) tied[row] = true;
  const byRow: BandCell[][] = rows.map(() => []);
  for (const cell of cells) byRow[cell.rowStart]?.push(cell);
  const bands: Band[] = [];
  let start = 0;
  let bottom = 0;
  rows.forEach((_, index) => {
    if (tied[index] === true && index < rows.length - 1) return;
    const band = makeBand({ all: rows, from: start, to: index + 1 }, byRow.slice(start, index + 1).flat(), bottom);
    bands.push(band);
    bottom = (rows[index]?.yPt ?? 0) + (rows[index]?.heightPt ?? 0);
    start = index + 1;
  });
  return bands;
}

/** Rows by their indexes in the container, the end exclusive. */
interface RowRange {
  readonly all: readonly RowGeometry[];
  readonly from: number;
  readonly to: number;
}

function makeBand(range: RowRange, cells: readonly BandCell[], previousBottom: number): Band {
  const rows = range.all.slice(range.from, range.to);
  const firstRow = range.from;
  const top = rows[0]?.yPt ?? 0;
  const last = rows.at(-1);
  const own = cells
    .map((cell): BandCell => ({ ...cell, rowStart: cell.rowStart - firstRow, rowEnd: Math.min(cell.rowEnd - firstRow, rows.length) }))
    .sort((a, b) => a.node.box.order - b.node.box.order);
  return {
    rows: rows.map((row): BandRow => ({ ...row, yPt: row.yPt - top })),
    cells: own,
    gapBeforePt: top - previousBottom,
    heightPt: last === undefined ? 0 : last.yPt + last.heightPt - top,
    ...bandFacts(range, own),
    hasForcedBreak: own.some((cell) => cell.node.facts.hasForcedBreak) || forcedRow({ rows, cells: own }) !== null,
  };
}

function bandFacts({ all, from, to }: RowRange, cells: readonly BandCell[]): Pick<Band, 'before' | 'after' | 'notes'> {
  const starting = cells.filter((cell) => cell.rowStart === 0).map((cell) => cell.node.facts.before);
  const ending = cells.filter((cell) => cell.rowEnd === to - from).map((cell) => cell.node.facts.after);
  const [first, last] = [all[from]?.box ?? null, all[to - 1]?.box ?? null];
  // A row group's own breaks come before its first row and after its last; kept together, it avoids those between.
  const opening = first === null || first.group === all[from - 1]?.box?.group ? undefined : first.group?.style.breakBefore;
  const isClosing = last === null || last.group !== all[to]?.box?.group;
  const closing = isClosing ? last?.group?.style.breakAfter : last.group?.style.breakInside === 'avoid' ? 'avoid' : undefined;
  return {
    before: [opening ?? 'auto', ...starting, first?.style.breakBefore ?? 'auto'].reduce<BreakValue>(joinBreaks, 'auto'),
    after: [...ending, last?.style.breakAfter ?? 'auto', closing ?? 'auto'].reduce<BreakValue>(joinBreaks, 'auto'),
    notes: cells.flatMap((cell) => cell.node.facts.notes),
  };
}
