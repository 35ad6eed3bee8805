/**
 * Collapsed table borders (CSS 2.1, 17.6.2): which border wins at each grid line, and half of it as room in the cells.
 *
 * Grid lines run between cells; borders stand on them, half on each side. Cells and table come back as copies whose
 * borders are only room: the lines themselves are drawn from `TableRules`, page by page, because what adjoins a row
 * is known only there.
 */

import type { TableBox, TableCell, TableRow } from '../boxes/box.js';
import type { BorderSide, ComputedStyle, Sides } from '../css/computed-style.js';
import { createTableRules, type TableRules } from './table-rules.js';
import { rowsOf } from './table-columns.js';
import type { CollapsedRules } from './table-rule-fragments.js';

export interface CollapsedTable {
  readonly table: TableBox;
  /** Null where borders are separate. */
  readonly rules: CollapsedRules | null;
}

const known = new WeakMap<TableBox, CollapsedTable>();

/** The table with room for its collapsed borders, and the borders; itself where borders are separate. */
export function collapseBorders(table: TableBox): CollapsedTable {
  if (table.style.borderCollapse !== 'collapse') return { table, rules: null };
  const before = known.get(table);
  if (before !== undefined) return before;
  const made = collapse(table);
  known.set(table, made);
  return made;
}

function collapse(table: TableBox): CollapsedTable {
  const rules = createTableRules(table);
  const rows = rowsOf(table);
  const withRoom = createRoomStyles();
  const outer: Mutable = { top: 0, right: 0, bottom: 0, left: 0 };
  const isRtl = table.style.direction === 'rtl';
  const resolved = new Map(rows.map((row, index): [TableRow, TableRow] => {
    const cells = row.cells.map((cell): TableCell => {
      const room = roomOf(cell, index, rules, isRtl);
      if (index === 0) outer.top = Math.max(outer.top, room.top);
      if (index + cell.rowSpan >= rows.length) outer.bottom = Math.max(outer.bottom, room.bottom);
      if (cell.column === 0) grow(outer, isRtl ? 'right' : 'left', room);
      if (cell.column + cell.columnSpan >= rules.columnCount) grow(outer, isRtl ? 'left' : 'right', room);
      return { ...cell, style: withRoom(cell.style, room) };
    });
    return [row, { ...row, cells }];
  }));
  const swap = (list: readonly TableRow[]): readonly TableRow[] => list.map((row) => resolved.get(row) ?? row);
  const style: ComputedStyle = { ...table.style, padding: { top: 0, right: 0, bottom: 0, left: 0 }, border: roomBorder(outer) };
  const rowIndexes = new Map([...resolved.values()].map((row, index) => [row, index] as const));
  return { table: { ...table, style, head: swap(table.head), body: swap(table.body), foot: swap(table.foot) }, rules: { rules, rowIndexes } };
}

type Mutable = { -readonly [S in keyof Sides<number>]: number };

function grow(outer: Mutable, side: keyof Sides<number>, room: Sides<number>): void {
  outer[side] = Math.max(outer[side], room[side]);
}

/** Half of the widest border along each edge of a cell. */
function roomOf(cell: TableCell, row: number, rules: TableRules, isRtl: boolean): Sides<number> {
  const lastRow = row + cell.rowSpan - 1;
  const endColumn = cell.column + cell.columnSpan;
  let [top, bottom, before, after] = [0, 0, 0, 0];
  for (let column = cell.column; column < endColumn; column++) {
    top = Math.max(top, rules.above(row)[column]?.widthPt ?? 0);
    bottom = Math.max(bottom, rules.above(lastRow + 1)[column]?.widthPt ?? 0);
  }
  for (let at = row; at <= lastRow; at++) {
    before = Math.max(before, rules.across(at)[cell.column]?.widthPt ?? 0);
    after = Math.max(after, rules.across(at)[endColumn]?.widthPt ?? 0);
  }
  return { top: top / 2, bottom: bottom / 2, left: (isRtl ? after : before) / 2, right: (isRtl ? before : after) / 2 };
}

/** Equal styles stay one object, as everything that is kept by style expects. */
function createRoomStyles(): (style: ComputedStyle, room: Sides<number>) => ComputedStyle {
  const made = new Map<ComputedStyle, Map<string, ComputedStyle>>();
  return (style, room) => {
    const byRoom = made.get(style) ?? new Map<string, ComputedStyle>();
    made.set(style, byRoom);
    const key = `${room.top} ${room.right} ${room.bottom} ${room.left}`;
    const styled = byRoom.get(key) ?? { ...style, border: roomBorder(room) };
    byRoom.set(key, styled);
    return styled;
  };
}

function roomBorder(room: Sides<number>): Sides<BorderSide> {
  const side = (widthPt: number): BorderSide => ({ widthPt, style: 'none', colour: { red: 0, green: 0, blue: 0, alpha: 0 } });
  return { top: side(room.top), right: side(room.right), bottom: side(room.bottom), left: side(room.left) };
}
