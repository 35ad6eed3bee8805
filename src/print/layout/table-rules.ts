/** The borders that win on the grid lines of a table with collapsed borders (CSS 2.1, 17.6.2.1). */

import type { TableBox, TableCell, TableRow, TableTrackGroup } from '../boxes/box.js';
import type { BorderSide } from '../css/computed-style.js';
import { columnCount, rowsOf } from './table-columns.js';

/** Borders by column, or by column line; the same `NO_RULE` where there is none. */
export type RuleLine = readonly BorderSide[];

export interface TableRules {
  readonly columnCount: number;
  /** Above a row by its index in the table, for each column; the count of rows gives the table's lower edge. */
  above(row: number): RuleLine;
  /** Before each column of a row, and after the last: one more than there are columns. */
  across(row: number): RuleLine;
  /**
   * Between two rows that meet on a page though others stand between them (a repeated head, a page's edge):
   * only what adjoins there counts. Null for a page's edge.
   */
  between(above: number | null, below: number | null): RuleLine;
}

export const NO_RULE: BorderSide = { widthPt: 0, style: 'none', colour: { red: 0, green: 0, blue: 0, alpha: 0 } };

const STRENGTH: Record<BorderSide['style'], number> = { none: 0, hidden: 0, dotted: 1, dashed: 2, solid: 3, double: 4 };

interface Slots {
  readonly table: TableBox;
  readonly rows: readonly TableRow[];
  readonly count: number;
  readonly cells: readonly (readonly (TableCell | undefined)[])[];
}

/** Finds the winners, each line when it is first asked for. */
export function createTableRules(table: TableBox): TableRules {
  const rows = rowsOf(table);
  const count = columnCount(table);
  const slots: Slots = { table, rows, count, cells: cellSlots(rows, count) };
  const horizontal: RuleLine[] = [];
  const vertical: RuleLine[] = [];
  const rules: TableRules = {
    columnCount: count,
    above: (row) => (horizontal[row] ??= columnsOf(count, (column) => horizontalRule(slots, row === 0 ? 'table' : row - 1, row === rows.length ? 'table' : row, column))),
    across: (row) => (vertical[row] ??= columnsOf(count + 1, (line) => verticalRule(slots, row, line))),
    between: (above, below) => {
      if (above === null && below === 0) return rules.above(0);
      if (below === null && above === rows.length - 1) return rules.above(rows.length);
      if (above !== null && below === above + 1) return rules.above(below);
      return columnsOf(count, (column) => horizontalRule(slots, above ?? 'page', below ?? 'page', column));
    },
  };
  return rules;
}

function columnsOf(count: number, of: (index: number) => BorderSide): RuleLine {
  return Array.from({ length: count }, (_, index) => of(index));
}

function cellSlots(rows: readonly TableRow[], count: number): Slots['cells'] {
  const slots: (TableCell | undefined)[][] = rows.map(() => new Array<TableCell | undefined>(count));
  rows.forEach((row, index) => {
    for (const cell of row.cells) {
      for (let r = index; r < Math.min(rows.length, index + cell.rowSpan); r++) {
        for (let c = cell.column; c < Math.min(count, cell.column + cell.columnSpan); c++) {
          const line = slots[r];
          if (line !== undefined) line[c] = cell;
        }
      }
    }
  });
  return slots;
}

/** The edge of the table, or of a page in the midst of it, stands where a row has no neighbour. */
type Neighbour = number | 'table' | 'page';

function horizontalRule({ table, rows, cells }: Slots, above: Neighbour, below: Neighbour, column: number): BorderSide {
  const [upper, lower] = [typeof above === 'number' ? above : -1, typeof below === 'number' ? below : -1];
  const [cellAbove, cellBelow] = [cells[upper]?.[column], cells[lower]?.[column]];
  if (cellAbove !== undefined && cellAbove === cellBelow) return NO_RULE;
  const [rowAbove, rowBelow] = [rows[upper], rows[lower]];
  const endsGroup = isGroupEdge(rowAbove, rows[upper + 1]);
  const beginsGroup = isGroupEdge(rowBelow, rows[lower - 1]);
  const track = table.columns[column];
  const edge = above === 'table' ? 'top' : below === 'table' ? 'bottom' : null;
  return strongest([
    cellAbove?.style.border.bottom, cellBelow?.style.border.top,
    rowAbove?.style.border.bottom, rowBelow?.style.border.top,
    endsGroup ? rowAbove?.group?.style.border.bottom : undefined, beginsGroup ? rowBelow?.group?.style.border.top : undefined,
    ...(edge === null ? [] : [track?.style.border[edge], track?.group?.style.border[edge], table.style.border[edge]]),
  ]);
}

function isGroupEdge(row: TableRow | undefined, neighbour: TableRow | undefined): boolean {
  return row !== undefined && row.group !== null && row.group !== neighbour?.group;
}

function verticalRule({ table, rows, cells, count }: Slots, row: number, line: number): BorderSide {
  const before = cells[row]?.[line - 1];
  const after = cells[row]?.[line];
  if (before !== undefined && before === after) return NO_RULE;
  const [start, end] = table.style.direction === 'ltr' ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const edge = line === 0 ? start : line === count ? end : null;
  const [trackBefore, trackAfter] = [table.columns[line - 1], table.columns[line]];
  const box = rows[row];
  const groups: readonly (TableTrackGroup | null | undefined)[] = [trackBefore?.group, trackAfter?.group];
  return strongest([
    before?.style.border[end], after?.style.border[start],
    ...(edge === null ? [] : [box?.style.border[edge], box?.group?.style.border[edge]]),
    trackBefore?.style.border[end], trackAfter?.style.border[start],
    ...(groups[0] === groups[1] ? [] : [groups[0]?.style.border[end], groups[1]?.style.border[start]]),
    edge === null ? undefined : table.style.border[edge],
  ]);
}

/** `hidden` silences all; else the wider border wins, then the stronger style, then the first named. */
function strongest(candidates: readonly (BorderSide | undefined)[]): BorderSide {
  let best = NO_RULE;
  for (const side of candidates) {
    if (side === undefined || side.style === 'none') continue;
    if (side.style === 'hidden') return NO_RULE;
    if (isStronger(side, best)) best = side;
  }
  return best;
}

/** Whether a border wins over another that was named before it. */
export function isStronger(side: BorderSide, than: BorderSide): boolean {
  return side.widthPt > than.widthPt || (side.widthPt === than.widthPt && STRENGTH[side.style] > STRENGTH[than.style]);
}
