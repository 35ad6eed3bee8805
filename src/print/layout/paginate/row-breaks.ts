/** Breaks between rows that cells tie together: what the rows and the cells that meet there ask for. */

import type { BreakValue } from '../../css/computed-style.js';
import { isForced, joinBreaks, type Band, type BandCell } from '../measured.js';

const known = new WeakMap<readonly BandCell[], readonly BreakValue[]>();

/** The break value between a band's row and the one before it (CSS Break 3, section 4.1). */
export function breakBeforeRow(band: Pick<Band, 'rows' | 'cells'>, row: number): BreakValue {
  return rowBreaks(band)[row] ?? 'auto';
}

/** The first row within a band that a forced break stands before; null for none. */
export function forcedRow(band: Pick<Band, 'rows' | 'cells'>): number | null {
  const row = rowBreaks(band).findIndex((value, index) => index > 0 && isForced(value));
  return row < 0 ? null : row;
}

/** The breaks before all rows of a band, gathered in one go: a band may tie thousands of rows. */
function rowBreaks({ rows, cells }: Pick<Band, 'rows' | 'cells'>): readonly BreakValue[] {
  const before = known.get(cells);
  if (before !== undefined) return before;
  const afters: BreakValue[] = [];
  const befores: BreakValue[] = [];
  for (const { rowStart, rowEnd, node } of cells) {
    afters[rowEnd] = joinBreaks(afters[rowEnd] ?? 'auto', node.facts.after);
    befores[rowStart] = joinBreaks(befores[rowStart] ?? 'auto', node.facts.before);
  }
  const breaks = rows.map(({ box: below }, row): BreakValue => {
    const above = rows[row - 1]?.box ?? null;
    const values: readonly BreakValue[] = [
      above?.group?.style.breakInside === 'avoid' ? 'avoid' : 'auto',
      afters[row] ?? 'auto', above?.style.breakAfter ?? 'auto', befores[row] ?? 'auto', below?.style.breakBefore ?? 'auto',
    ];
    return values.reduce<BreakValue>(joinBreaks, 'auto');
  });
  known.set(cells, breaks);
  return breaks;
}
