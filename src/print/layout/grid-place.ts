/** Puts grid items into cells: explicit lines, spans, and auto-placement by rows or columns (CSS Grid 2, section 8). */

import type { BlockLevelBox, GridBox } from '../boxes/box.js';
import type { GridLine, TrackSize } from '../css/computed-style.js';

/** Line numbers count from 0; ends are exclusive. */
export interface PlacedItem {
  readonly box: BlockLevelBox;
  readonly rowStart: number;
  readonly rowEnd: number;
  readonly columnStart: number;
  readonly columnEnd: number;
}

export interface PlacedGrid {
  readonly items: readonly PlacedItem[];
  readonly columns: readonly TrackSize[];
  readonly rows: readonly TrackSize[];
}

/** A track more than this is no layout: it would only eat memory. */
const MOST_TRACKS = 1000;

interface Span {
  /** Null where auto-placement finds it. */
  readonly start: number | null;
  readonly length: number;
}

/** Places a grid's items and makes the implicit tracks that they need. */
export function placeItems(grid: GridBox): PlacedGrid {
  const { style } = grid;
  const byColumn = style.gridAutoFlow === 'column';
  const explicitColumns = style.gridTemplateColumns.length;
  const explicitRows = style.gridTemplateRows.length;
  const asked = grid.children.map((box) => ({
    box,
    // “Along” is the axis that auto-placement fills first: columns of a row, or rows of a column.
    along: spanOf(byColumn ? box.style.gridRowStart : box.style.gridColumnStart, byColumn ? box.style.gridRowEnd : box.style.gridColumnEnd, byColumn ? explicitRows : explicitColumns),
    across: spanOf(byColumn ? box.style.gridColumnStart : box.style.gridRowStart, byColumn ? box.style.gridColumnEnd : box.style.gridRowEnd, byColumn ? explicitColumns : explicitRows),
  }));
  const tracksAlong = Math.max(1, byColumn ? explicitRows : explicitColumns, ...asked.map(({ along }) => (along.start ?? 0) + along.length));
  const found = autoPlace(asked, tracksAlong);
  const items = asked.map(({ box, along, across }, index): PlacedItem => {
    const [a, c] = found[index] ?? [0, 0];
    return byColumn
      ? { box, rowStart: a, rowEnd: a + along.length, columnStart: c, columnEnd: c + across.length }
      : { box, rowStart: c, rowEnd: c + across.length, columnStart: a, columnEnd: a + along.length };
  });
  return {
    items,
    columns: withImplicit(style.gridTemplateColumns, style.gridAutoColumns, Math.max(0, ...items.map((item) => item.columnEnd))),
    rows: withImplicit(style.gridTemplateRows, style.gridAutoRows, Math.max(0, ...items.map((item) => item.rowEnd))),
  };
}

function withImplicit(explicit: readonly TrackSize[], auto: TrackSize, count: number): readonly TrackSize[] {
  return explicit.length >= count ? explicit : [...explicit, ...Array.from({ length: count - explicit.length }, () => auto)];
}

function spanOf(start: GridLine, end: GridLine, explicitTracks: number): Span {
  const from = lineIndex(start, explicitTracks);
  const to = lineIndex(end, explicitTracks);
  if (from !== null && to !== null) {
    const [low, high] = from <= to ? [from, to] : [to, from];
    return { start: low, length: limit(Math.max(1, high - low)) };
  }
  const span = limit(spanLength(start) ?? spanLength(end) ?? 1);
  if (from !== null) return { start: from, length: span };
  if (to !== null) return { start: Math.max(0, to - span), length: span };
  return { start: null, length: span };
}

function limit(length: number): number {
  return Math.min(Math.max(1, length), MOST_TRACKS);
}

/** Negative numbers count from the end of the explicit grid; lines before its start are taken as its start. */
function lineIndex(line: GridLine, explicitTracks: number): number | null {
  if (line === 'auto' || !('line' in line)) return null;
  const index = line.line > 0 ? line.line - 1 : explicitTracks + 1 + line.line;
  return Math.min(Math.max(0, index), MOST_TRACKS);
}

function spanLength(line: GridLine): number | null {
  return line !== 'auto' && 'span' in line ? line.span : null;
}

/** For each item its first track along and across, sparse packing. */
function autoPlace(asked: readonly { readonly along: Span; readonly across: Span }[], tracksAlong: number): readonly (readonly [along: number, across: number])[] {
  const taken = new Set<number>();
  const key = (along: number, across: number): number => across * (2 * MOST_TRACKS + 1) + along;
  const result: (readonly [number, number])[] = [];
  const isFree = (a: number, c: number, along: number, across: number): boolean => {
    for (let i = a; i < a + along; i++) for (let j = c; j < c + across; j++) if (taken.has(key(i, j))) return false;
    return true;
  };
  const take = (index: number, a: number, c: number): void => {
    const item = asked[index];
    if (item === undefined) return;
    for (let i = a; i < a + item.along.length; i++) for (let j = c; j < c + item.across.length; j++) taken.add(key(i, j));
    result[index] = [a, c];
  };
  asked.forEach(({ along, across }, index) => {
    if (along.start !== null && across.start !== null) take(index, along.start, across.start);
  });
  asked.forEach(({ along, across }, index) => {
    if (along.start !== null || across.start === null) return;
    let a = 0;
    while (!isFree(a, across.start, along.length, across.length)) a++;
    take(index, a, across.start);
  });
  let cursorA = 0;
  let cursorC = 0;
  asked.forEach(({ along, across }, index) => {
    if (across.start !== null) return;
    if (along.start !== null) {
      if (along.start < cursorA) cursorC++;
      cursorA = along.start;
      while (!isFree(cursorA, cursorC, along.length, across.length)) cursorC++;
    } else {
      while (cursorA + along.length > tracksAlong || !isFree(cursorA, cursorC, along.length, across.length)) {
        cursorA++;
        if (cursorA + along.length > tracksAlong) [cursorA, cursorC] = [0, cursorC + 1];
      }
    }
    take(index, cursorA, cursorC);
  });
  return result;
}
