/** Draws the lines around a place of a file, with carets under the place itself. */

import type { Place } from './diagnostic.js';
import { displayCells } from './display.js';
import type { DisplayCell } from './display.js';

export interface FrameOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Marks the caret line and dims the rest; identity where there is no colour. */
  readonly mark: (text: string) => string;
  readonly dim: (text: string) => string;
}

const LINES_BEFORE = 1;
const LINES_AFTER = 1;
const MARGIN = '    ';
/** Of a very long line, only this many code units before and behind the place are looked at. */
const REACH = 1000;

/**
 * The frame's lines: the line of the place with its neighbours, and carets under the place. A place of
 * several lines is marked to the end of its first. Empty if the file does not have the line.
 */
export function codeFrame(text: string, place: Place, options: FrameOptions): readonly string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const at = place.start.line - 1;
  const line = lines[at];
  if (line === undefined) {
    return [];
  }
  const first = Math.max(0, at - LINES_BEFORE);
  // The empty line behind a file's last line break is no line to show.
  const end = Math.min(lines.at(-1) === '' ? lines.length - 1 : lines.length, at + LINES_AFTER + 1);
  const digits = String(Math.max(end, at + 1)).length;
  const room = Math.max(20, options.width - MARGIN.length - digits - 3);
  const column = place.start.column - 1;
  const cut = Math.max(0, column - REACH);
  const near = (whole: string): string => whole.slice(cut, column + REACH);
  const from = column - cut;
  const behind = place.end === null ? column + 1 : place.end.line === place.start.line ? place.end.column - 1 : line.length;
  const marked = markCells(displayCells(near(line)), from, Math.max(behind - cut, from + 1), room);

  const frame: string[] = [];
  for (let index = first; index < Math.max(end, at + 1); index += 1) {
    const content = index === at ? marked.line : clip(displayCells(near(lines[index] ?? '')), marked.skipped, room);
    const gutter = `${MARGIN}${String(index + 1).padStart(digits)} │`;
    frame.push(index === at ? `${options.dim(gutter)} ${content}`.trimEnd() : options.dim(`${gutter} ${content}`.trimEnd()));
    if (index === at) {
      frame.push(`${options.dim(`${MARGIN}${' '.repeat(digits)} │`)} ${options.mark(marked.carets)}`);
    }
  }
  return frame;
}

interface MarkedLine {
  readonly line: string;
  readonly carets: string;
  /** Cells that were left out at the beginning. */
  readonly skipped: number;
}

/** A line cut to the room that there is, so that the marked stretch is in it, and its carets. */
function markCells(cells: readonly DisplayCell[], from: number, to: number, room: number): MarkedLine {
  const firstMarked = cells.findIndex((cell) => cell.start + cell.text.length > from && cell.start >= from);
  const start = firstMarked === -1 ? cells.length : firstMarked;
  const lead = columnsOf(cells.slice(0, start));
  let skipped = 0;
  // A third of the room before the place shows where one is.
  while (lead - columnsOf(cells.slice(0, skipped)) > Math.max(room - 12, (room * 2) / 3) && skipped < start) {
    skipped += 1;
  }
  skipped = skipped === 0 ? 0 : Math.max(0, start - Math.floor(room / 3));
  const line = clip(cells, skipped, room);
  const indent = columnsOf(cells.slice(skipped, start)) + (skipped > 0 ? 1 : 0);
  const wanted = columnsOf(cells.filter((cell) => cell.start >= from && cell.start < to));
  const carets = '^'.repeat(Math.max(1, Math.min(wanted, room - indent)));
  return { line, carets: ' '.repeat(indent) + carets, skipped };
}

/** The cells from `skipped` on that fit, with an ellipsis where something is left out. */
function clip(cells: readonly DisplayCell[], skipped: number, room: number): string {
  const isCut = skipped > 0;
  let text = isCut && cells.length > 0 ? '…' : '';
  let columns = text.length;
  for (const cell of cells.slice(skipped)) {
    if (columns + cell.columns > room - 1) {
      return `${text}…`;
    }
    text += cell.text;
    columns += cell.columns;
  }
  return text;
}

function columnsOf(cells: readonly DisplayCell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0);
}
