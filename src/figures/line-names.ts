/** Names lines at their ends instead of in a legend, moved apart where they would touch. */

import { LABEL_SIZE } from './palette.js';
import { type Reading, svgText, wrapText } from './svg-markup.js';
import type { MeasureText } from './text-width.js';

export interface LineNames {
  /** Lines of text by series; null for one without a name. */
  readonly lines: readonly (readonly string[] | null)[];
  /** Of the widest; 0 where there are none. */
  readonly width: number;
}

/** The names take at most this share of the drawing; longer ones are broken. */
const MOST = 0.34;
const LINE_HEIGHT = 11;

/** @param span the drawing's width */
export function readNames(names: readonly (string | null)[], span: number, measure: MeasureText): LineNames {
  const lines = names.map((name) => (name === null || name === '' ? null : wrapText(name, { widest: span * MOST, size: LABEL_SIZE, measure })));
  return { lines, width: Math.max(0, ...lines.flatMap((wrapped) => (wrapped ?? []).map((line) => measure(line, LABEL_SIZE)))) };
}

/**
 * @param ends where each line ends (y); null for one without points
 * @returns the texts, and the height that they need
 */
export function nameLines({ lines }: LineNames, ends: readonly (number | null)[], place: { readonly x: number; readonly fill: string; readonly reading: Reading }): { readonly texts: readonly string[]; readonly bottom: number } {
  const wanted = lines
    .flatMap((wrapped, index) => {
      const end = ends[index] ?? null;
      return wrapped === null || end === null ? [] : [{ wrapped, end, y: end + 3 - ((wrapped.length - 1) * LINE_HEIGHT) / 2 }];
    })
    .sort((a, b) => a.end - b.end);
  let next = LABEL_SIZE;
  const texts = wanted.flatMap(({ wrapped, y }) => {
    const first = Math.max(y, next);
    next = first + wrapped.length * LINE_HEIGHT;
    return wrapped.map((line, index) => svgText(line, { x: place.x, y: first + index * LINE_HEIGHT, fill: place.fill, reading: place.reading }));
  });
  return { texts, bottom: texts.length === 0 ? 0 : next - LINE_HEIGHT + 4 };
}
