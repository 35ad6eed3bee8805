/** Backgrounds of a table's columns, rows and groups of them, behind the cells (CSS 2.1, 17.5.1). */

import type { TableBox } from '../boxes/box.js';
import type { Colour, ComputedStyle } from '../css/computed-style.js';
import type { ShownRow } from './emit-bands.js';
import type { BoxFragment, Rect } from './fragment.js';
import { tablePaint } from './table-paint.js';

/** Where columns lie on the page. */
export interface ShownColumns {
  /** What the left edges count from. */
  readonly xPt: number;
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
}

interface Layer {
  readonly rects: PaintedRect[];
  /** By place across, the lowest rectangle so far. */
  readonly lowest: Map<string, PaintedRect>;
}

type PaintedRect = { -readonly [K in keyof Rect]: Rect[K] } & { colour: Colour };

const EPSILON_PT = 0.001;

/** In the order of painting: column groups, columns, row groups, rows. Rectangles that meet are one, or a seam would show between them. */
export function tableBackgrounds(rows: readonly ShownRow[], table: TableBox, columns: ShownColumns): readonly BoxFragment[] {
  const hasColumns = table.columns.some(({ style, group }) => backgroundOf(style) !== null || backgroundOf(group?.style) !== null);
  const layers = Array.from({ length: 4 }, (): Layer => ({ rects: [], lowest: new Map() }));
  for (const row of rows) {
    const ofRow = [backgroundOf(row.box.group?.style), backgroundOf(row.box.style)];
    if (!hasColumns && ofRow.every((colour) => colour === null)) continue;
    const lines = layers.map((): PaintedRect[] => []);
    for (const { column, rect } of cellsOf(row, columns)) {
      const track = table.columns[column];
      [backgroundOf(track?.group?.style), backgroundOf(track?.style), ...ofRow].forEach((colour, index) => {
        if (colour !== null) addRight(lines[index] ?? [], { ...rect, colour });
      });
    }
    lines.forEach((line, index) => addBelow(layers[index], line));
  }
  return layers.flatMap(({ rects }) => rects.map(({ colour, ...rect }): BoxFragment => ({
    kind: 'box', box: tablePaint(table, { backgroundColour: colour }), ...rect, edges: { top: true, right: true, bottom: true, left: true }, children: [], isRepeated: false,
  })));
}

function backgroundOf(style: ComputedStyle | undefined): Colour | null {
  return style === undefined || style.visibility !== 'visible' ? null : style.backgroundColour;
}

/** The row's own cells from left to right; where it lacks a cell, the slot counts as one. */
function cellsOf(row: ShownRow, { xPt, lefts, widths }: ShownColumns): readonly { readonly column: number; readonly rect: Rect }[] {
  const cells: { column: number; rect: Rect }[] = row.cells.map(({ column, fragment: { xPt: x, yPt, widthPt, heightPt } }) => ({ column, rect: { xPt: x, yPt, widthPt, heightPt } }));
  lefts.forEach((left, column) => {
    if (row.slots[column] === undefined) cells.push({ column, rect: { xPt: xPt + left, yPt: row.yPt, widthPt: widths[column] ?? 0, heightPt: row.heightPt } });
  });
  return cells.sort((a, b) => a.rect.xPt - b.rect.xPt);
}

function addRight(line: PaintedRect[], rect: PaintedRect): void {
  const last = line.at(-1);
  const meets = last !== undefined && sameColour(last.colour, rect.colour) && near(last.xPt + last.widthPt, rect.xPt) && near(last.yPt, rect.yPt) && near(last.heightPt, rect.heightPt);
  if (meets) last.widthPt = rect.xPt + rect.widthPt - last.xPt;
  else line.push(rect);
}

function addBelow(layer: Layer | undefined, line: readonly PaintedRect[]): void {
  if (layer === undefined) return;
  for (const rect of line) {
    const key = `${rect.xPt.toFixed(3)} ${rect.widthPt.toFixed(3)}`;
    const above = layer.lowest.get(key);
    if (above !== undefined && sameColour(above.colour, rect.colour) && near(above.yPt + above.heightPt, rect.yPt)) {
      above.heightPt = rect.yPt + rect.heightPt - above.yPt;
    } else {
      layer.rects.push(rect);
      layer.lowest.set(key, rect);
    }
  }
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < EPSILON_PT;
}

function sameColour(a: Colour, b: Colour): boolean {
  return a.red === b.red && a.green === b.green && a.blue === b.blue && a.alpha === b.alpha;
}
