/** Breaks between rows that cells tie together: what the rows and the cells that meet there ask for. */

import type { BreakValue } from '../../css/computed-style.js';
import { isForced, joinBreaks, type Band } from '../measured.js';

/** The break value between a band's row and the one before it (CSS Break 3, section 4.1). */
export function breakBeforeRow({ rows, cells }: Pick<Band, 'rows' | 'cells'>, row: number): BreakValue {
  const above = rows[row - 1]?.box ?? null;
  const below = rows[row]?.box ?? null;
  const values: readonly BreakValue[] = [
    above?.group?.style.breakInside === 'avoid' ? 'avoid' : 'auto',
    ...cells.flatMap((cell) => (cell.rowEnd === row ? [cell.node.facts.after] : [])), above?.style.breakAfter ?? 'auto',
    ...cells.flatMap((cell) => (cell.rowStart === row ? [cell.node.facts.before] : [])), below?.style.breakBefore ?? 'auto',
  ];
  return values.reduce<BreakValue>(joinBreaks, 'auto');
}

/** The first row within a band that a forced break stands before; null for none. */
export function forcedRow(band: Pick<Band, 'rows' | 'cells'>): number | null {
  for (let row = 1; row < band.rows.length; row++) if (isForced(breakBeforeRow(band, row))) return row;
  return null;
}
