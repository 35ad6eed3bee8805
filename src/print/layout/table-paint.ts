/** What a table paints apart from its boxes: stand-ins in the fragment tree, with a style that says only what is drawn. */

import type { TableBox } from '../boxes/box.js';
import type { BorderSide, Colour, ComputedStyle } from '../css/computed-style.js';
import type { TablePaint } from './fragment.js';
import { NO_RULE } from './table-rules.js';

export interface Painted {
  readonly backgroundColour?: Colour;
  /** A border along the upper edge. */
  readonly top?: BorderSide;
  /** A border along the left edge. */
  readonly left?: BorderSide;
}

const made = new WeakMap<TableBox, Map<string, TablePaint>>();

/** The same object for the same table and look. */
export function tablePaint(table: TableBox, painted: Painted): TablePaint {
  const known = made.get(table) ?? new Map<string, TablePaint>();
  made.set(table, known);
  const key = JSON.stringify(painted);
  const paint = known.get(key) ?? { kind: 'paint', order: table.order, element: table.element, generated: true, style: paintStyle(table.style, painted) };
  known.set(key, paint);
  return paint;
}

function paintStyle(style: ComputedStyle, { backgroundColour = undefined, top = NO_RULE, left = NO_RULE }: Painted): ComputedStyle {
  return { ...style, visibility: 'visible', borderRadiusPt: 0, backgroundColour: backgroundColour ?? null, border: { top, right: NO_RULE, bottom: NO_RULE, left } };
}
