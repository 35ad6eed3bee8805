/** Puts grid items into cells: explicit lines, spans, and auto-placement by rows or columns (CSS Grid 2, section 8). */

import type { BlockLevelBox, GridBox } from '../boxes/box.js';
import type { ComputedStyle, TrackSize } from '../css/computed-style.js';
import { autoPlace, type AskedPlace } from './grid-auto-place.js';
import { explicitAxis, resolveSpan, type ExplicitAxis } from './grid-lines.js';

/** Line numbers count from 0, implicit tracks before the explicit ones included; ends are exclusive. */
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

/** Places a grid's items and makes the implicit tracks that they need; sizes are of the content box, null where not definite. */
export function placeItems(grid: GridBox, widthPt: number | null, heightPt: number | null): PlacedGrid {
  const { style } = grid;
  const columns = explicitAxis({ style, axis: 'column', availablePt: widthPt });
  const rows = explicitAxis({ style, axis: 'row', availablePt: heightPt });
  const byColumn = style.gridAutoFlow.startsWith('column');
  const children = grid.children.some((box) => box.style.order !== 0) ? [...grid.children].sort((a, b) => a.style.order - b.style.order) : grid.children;
  const asked = children.map((box): AskedPlace => {
    const inColumns = resolveSpan(box.style.gridColumnStart, box.style.gridColumnEnd, columns);
    const inRows = resolveSpan(box.style.gridRowStart, box.style.gridRowEnd, rows);
    return byColumn ? { along: inRows, across: inColumns } : { along: inColumns, across: inRows };
  });
  const found = autoPlace({ asked, tracksAlong: (byColumn ? rows : columns).tracks.length, isDense: style.gridAutoFlow.endsWith('dense') });
  const items = children.map((box, index): PlacedItem => {
    const { along, across } = found[index] ?? { along: 0, across: 0 };
    const alongEnd = along + (asked[index]?.along.length ?? 1);
    const acrossEnd = across + (asked[index]?.across.length ?? 1);
    return byColumn
      ? { box, rowStart: along, rowEnd: alongEnd, columnStart: across, columnEnd: acrossEnd }
      : { box, rowStart: across, rowEnd: acrossEnd, columnStart: along, columnEnd: alongEnd };
  });
  const columnTracks = allTracks(columns, style.gridAutoColumns, items.map((item) => [item.columnStart, item.columnEnd]));
  const rowTracks = allTracks(rows, style.gridAutoRows, items.map((item) => [item.rowStart, item.rowEnd]));
  return {
    items: items.map(({ box, rowStart, rowEnd, columnStart, columnEnd }) => ({ box, rowStart: rowTracks.at(rowStart), rowEnd: rowTracks.at(rowEnd), columnStart: columnTracks.at(columnStart), columnEnd: columnTracks.at(columnEnd) })),
    columns: columnTracks.tracks,
    rows: rowTracks.tracks,
  };
}

interface AllTracks {
  readonly tracks: readonly TrackSize[];
  /** From a line of the explicit grid to one of all tracks. */
  at(line: number): number;
}

/** Explicit tracks with implicit ones on both sides, without the empty ones of an `auto-fit`. */
function allTracks({ tracks, fit }: ExplicitAxis, auto: ComputedStyle['gridAutoRows'], spans: readonly (readonly [start: number, end: number])[]): AllTracks {
  let [first, last] = [0, tracks.length];
  const isTaken = new Array<boolean>(tracks.length).fill(false);
  for (const [start, end] of spans) {
    first = Math.min(first, start);
    last = Math.max(last, end);
    if (fit !== null) for (let at = Math.max(start, fit.from); at < Math.min(end, fit.to); at++) isTaken[at] = true;
  }
  const implicit = (index: number): TrackSize => auto[((index % auto.length) + auto.length) % auto.length] ?? { kind: 'auto' };
  const kept: TrackSize[] = [];
  const lines: number[] = [];
  for (let at = first; at < last; at++) {
    lines.push(kept.length);
    if (fit !== null && at >= fit.from && at < fit.to && isTaken[at] !== true) continue;
    kept.push(at < 0 ? implicit(at) : (tracks[at] ?? implicit(at - tracks.length)));
  }
  lines.push(kept.length);
  return { tracks: kept, at: (line) => lines[line - first] ?? 0 };
}
