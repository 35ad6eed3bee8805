/** Puts the rows of grids and tables on the page: heads and feet, cells in their rows, and what a table paints behind and between them. */

import type { Element } from '../../html/dom.js';
import type { TableRow } from '../boxes/box.js';
import type { EmitContext } from './emit.js';
import type { BoxFragment, Fragment } from './fragment.js';
import { bandAt, type Band, type BandCell, type BandsContent, type Measured, type TableParts } from './measured.js';
import { bandTop, footHeight, headHeight, isLastPart } from './paginate/views.js';
import { tableBackgrounds } from './table-backgrounds.js';
import { tableRuleFragments } from './table-rule-fragments.js';

export type EmitBox = (node: Measured, xPt: number, yPt: number, context: EmitContext) => BoxFragment;

/** A row as it stands on a page. */
export interface ShownRow {
  readonly box: TableRow;
  readonly yPt: number;
  readonly heightPt: number;
  /** The cells that begin in it, here or on a page before. */
  readonly cells: readonly ShownCell[];
  /** For each column, the cell that lies there, from a row above maybe. */
  readonly slots: readonly (ShownCell | undefined)[];
  /** A repeated head or foot. */
  readonly isRepeated: boolean;
}

export interface ShownCell {
  readonly column: number;
  readonly fragment: BoxFragment;
}

/** Notes where an element begins, once. */
export function begin(element: Element, xPt: number, yPt: number, context: EmitContext): void {
  const { begins } = context.findings;
  if (!context.isRepeated && !begins.has(element)) begins.set(element, { pageIndex: context.pageIndex, xPt, yPt });
}

/** The fragments of a node's rows; (x, y) is its content box's corner. */
export function emitBands(node: Measured, at: { readonly xPt: number; readonly yPt: number }, context: EmitContext, emitBox: EmitBox): readonly Fragment[] {
  const { content } = node;
  if (content.kind !== 'bands') return [];
  const { table } = content;
  const placed = placedBands(content, at.yPt, context);
  if (table === null) return placed.flatMap(({ band, yPt }) => band.cells.map((cell) => emitItem(cell, at.xPt, yPt + (band.rows[cell.rowStart]?.yPt ?? 0), { context, emitBox })));
  const rows = placed.flatMap((one) => showRows(one, at.xPt, emitBox));
  const columns = { xPt: at.xPt, lefts: table.columns.lefts, widths: table.columns.widths };
  return [
    ...tableBackgrounds(rows, table.box, columns),
    ...rows.map((row) => rowFragment(row, at.xPt, table)),
    ...(table.rules === null ? [] : tableRuleFragments({ rows, columns, collapsed: table.rules, table: table.box, hasTop: node.hasTop, hasBottom: node.hasBottom, bottomPt: context.bottomPt })),
  ];
}

/** A grid's item: one that goes on ends at the page's foot. */
function emitItem(cell: BandCell, leftPt: number, topPt: number, on: { readonly context: EmitContext; readonly emitBox: EmitBox }): BoxFragment {
  return cell.node.hasBottom ? emitCell(cell, leftPt, topPt, on) : on.emitBox(cell.node, leftPt + cell.xPt, topPt + cell.offsetPt, on.context);
}

/** A cell set from its container's left edge and its row's top. What a padding in it has beyond its foot is not shown: a foot of the table may stand there. */
function emitCell({ node, xPt, offsetPt }: BandCell, leftPt: number, topPt: number, { context, emitBox }: { readonly context: EmitContext; readonly emitBox: EmitBox }): BoxFragment {
  const yPt = topPt + offsetPt;
  const bottomPt = yPt + node.heightPt;
  return emitBox(node, leftPt + xPt, yPt, bottomPt < context.bottomPt && context.bottomPt !== Infinity ? { ...context, bottomPt } : context);
}

interface PlacedBand {
  readonly band: Band;
  readonly yPt: number;
  readonly context: EmitContext;
}

function placedBands(content: BandsContent, yPt: number, context: EmitContext): readonly PlacedBand[] {
  const { table } = content;
  const placed: PlacedBand[] = [];
  const head = headHeight(content);
  if (table !== null && table.head !== null && head > 0) placed.push({ band: table.head, yPt: yPt + content.startPt, context: { ...context, isRepeated: context.isRepeated || table.isContinued } });
  let bottom = yPt + content.startPt + head - (table?.spacingPt ?? 0);
  for (let index = content.from; index < content.to; index++) {
    const band = bandAt(content, index);
    if (band === null) continue;
    const top = bandTop(content, index);
    placed.push({ band, yPt: yPt + top, context });
    bottom = yPt + top + band.heightPt;
  }
  return table === null || table.foot === null || footHeight(content) === 0 ? placed : withFoot(placed, { foot: table.foot, spacingPt: table.spacingPt, yPt: bottom + table.spacingPt, context: { ...context, isRepeated: context.isRepeated || !isLastPart(content) } });
}

/** The rows with the foot below them: it moves up over what their cells' paddings and margins have beyond the page. */
function withFoot(rows: readonly PlacedBand[], { foot, spacingPt, yPt, context }: { readonly foot: Band; readonly spacingPt: number; readonly yPt: number; readonly context: EmitContext }): readonly PlacedBand[] {
  const topPt = Math.min(yPt, context.bottomPt - foot.heightPt);
  const bottomPt = topPt - spacingPt;
  const above = topPt === yPt ? rows : rows.map((row) => ({ ...row, context: { ...row.context, bottomPt } }));
  return [...above, { band: foot, yPt: topPt, context }];
}

function showRows({ band, yPt, context }: PlacedBand, xPt: number, emitBox: EmitBox): readonly ShownRow[] {
  const slots: (ShownCell | undefined)[][] = band.rows.map(() => []);
  const byRow: BandCell[][] = band.rows.map(() => []);
  for (const cell of band.cells) byRow[cell.rowStart]?.push(cell);
  return band.rows.flatMap((row, index): readonly ShownRow[] => {
    if (row.box === null) return [];
    begin(row.box.element, xPt, yPt + row.yPt, context);
    const cells: ShownCell[] = [];
    for (const cell of byRow[index] ?? []) {
      const { box } = cell.node;
      if (box.kind !== 'cell') continue;
      const shown = { column: box.column, fragment: emitCell(cell, xPt, yPt + row.yPt, { context, emitBox }) };
      cells.push(shown);
      for (let at = index; at < cell.rowEnd; at++) for (let column = box.column; column < box.column + box.columnSpan; column++) (slots[at] ?? [])[column] = shown;
    }
    return [{ box: row.box, yPt: yPt + row.yPt, heightPt: Math.max(0, Math.min(row.heightPt, context.bottomPt - yPt - row.yPt)), cells, slots: slots[index] ?? [], isRepeated: context.isRepeated }];
  });
}

function rowFragment(row: ShownRow, xPt: number, { columns: { lefts, widths } }: TableParts): BoxFragment {
  const left = lefts.reduce((least, one) => Math.min(least, one), Infinity);
  const right = lefts.reduce((most, one, index) => Math.max(most, one + (widths[index] ?? 0)), 0);
  return {
    kind: 'box', box: row.box, xPt: xPt + (lefts.length === 0 ? 0 : left), yPt: row.yPt, widthPt: lefts.length === 0 ? 0 : right - left, heightPt: row.heightPt,
    edges: { top: true, right: true, bottom: true, left: true }, children: row.cells.map(({ fragment }) => fragment), isRepeated: row.isRepeated,
  };
}
