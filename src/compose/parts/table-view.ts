/** A table as templates show it: columns and rows of cells. */

import type { SafeHtml, Shown } from '../../templates/index.js';

/** The class of a column's cells: q qualifier, n number, k source key. */
export type ColumnRole = 'q' | 'n' | 'k' | null;

export interface TableView {
  readonly columns: readonly { readonly label: Shown | string; readonly role: ColumnRole; readonly width: string | null }[];
  readonly rows: readonly (readonly CellView[])[];
}

export interface CellView {
  readonly head: boolean;
  readonly role: ColumnRole;
  readonly value: Shown | SafeHtml | string;
  /** What a row's head is called in its cells, where it says more than a name. */
  readonly abbr: string | null;
}
