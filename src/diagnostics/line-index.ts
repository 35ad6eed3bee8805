/** Turns offsets in a text into lines and columns. */

import type { Place, Position } from './diagnostic.js';

export interface LineIndex {
  /** The position of an offset; offsets beyond either end give that end. */
  at(offset: number): Position;
  /** The stretch between two offsets of the file. */
  place(file: string, start: number, end: number): Place;
}

/** Indexes the lines of a text, which end with LF or CRLF. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  const at = (offset: number): Position => {
    const inside = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= inside) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: inside - (starts[low] ?? 0) + 1, offset: inside };
  };
  return {
    at,
    place: (file, start, end) => ({ file, start: at(start), end: at(Math.max(start, end)) }),
  };
}
