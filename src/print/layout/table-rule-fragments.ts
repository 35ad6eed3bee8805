/** Collapsed borders as lines on the page: centred on the grid lines, or just inside of where a page cuts the table. */

import type { TableBox, TableRow } from '../boxes/box.js';
import type { BorderSide } from '../css/computed-style.js';
import type { ShownCell, ShownRow } from './emit-bands.js';
import type { BoxFragment, Rect } from './fragment.js';
import type { ShownColumns } from './table-backgrounds.js';
import { tablePaint, type Painted } from './table-paint.js';
import { NO_RULE, isStronger, type RuleLine, type TableRules } from './table-rules.js';

/** The borders of a table, and the place of each of its rows among them. */
export interface CollapsedRules {
  readonly rules: TableRules;
  readonly rowIndexes: ReadonlyMap<TableRow, number>;
}

export interface RuleRequest {
  /** The rows of the table on this page, from top to bottom. */
  readonly rows: readonly ShownRow[];
  readonly columns: ShownColumns;
  readonly collapsed: CollapsedRules;
  readonly table: TableBox;
  /** False where a page break cut off the table's upper or lower edge. */
  readonly hasTop: boolean;
  readonly hasBottom: boolean;
  /** No line reaches further down: foot of the page's content area. */
  readonly bottomPt: number;
}

interface HorizontalLine {
  readonly yPt: number;
  /** How much of a line's width lies above `yPt`. */
  readonly share: 0 | 0.5 | 1;
  readonly sides: RuleLine;
}

interface Rule {
  readonly side: BorderSide;
  readonly painted: Painted;
  readonly rect: Rect;
}

/** Lines from the weakest to the strongest, so that at crossings the strongest shows. */
export function tableRuleFragments(request: RuleRequest): readonly BoxFragment[] {
  const { rows, columns, collapsed: { rules, rowIndexes }, table } = request;
  const indexes = rows.map(({ box }) => rowIndexes.get(box) ?? 0);
  const verticals = indexes.map((index) => rules.across(index));
  const lines = horizontalLines(request, indexes);
  const edges = columnEdges(columns, table.style.direction === 'rtl');
  const all = [
    ...lines.flatMap((line, index) => horizontalRules(line, edges, [verticals[index - 1], verticals[index]])),
    ...edges.flatMap((xPt, line) => verticalRules({ rows, verticals, lines, line, xPt })),
  ];
  const found = all.map((rule) => above(rule, request.bottomPt)).sort((a, b) => (isStronger(a.side, b.side) ? 1 : isStronger(b.side, a.side) ? -1 : 0));
  return found.map(({ painted, rect }): BoxFragment => ({
    kind: 'box', box: tablePaint(table, painted), ...rect, edges: { top: true, right: true, bottom: true, left: true }, children: [], isRepeated: false,
  }));
}

/** A line across is moved up, one downwards cut. */
function above(rule: Rule, bottomPt: number): Rule {
  const { painted, rect } = rule;
  const over = rect.yPt + rect.heightPt - bottomPt;
  if (over <= 0) return rule;
  return { ...rule, rect: painted.top === undefined ? { ...rect, heightPt: Math.max(0, rect.heightPt - over) } : { ...rect, yPt: rect.yPt - over } };
}

/** The lines above each row and below the last. */
function horizontalLines({ rows, collapsed: { rules }, hasTop, hasBottom }: RuleRequest, indexes: readonly number[]): readonly HorizontalLine[] {
  const last = rows.at(-1);
  return Array.from({ length: rows.length + 1 }, (_, at): HorizontalLine => {
    const [above, below] = [indexes[at - 1] ?? null, indexes[at] ?? null];
    const [upper, lower] = [rows[at - 1], rows[at]];
    const sides = rules.between(above, below).map((side, column): BorderSide => {
      // A cell cut in two has no edge at the cut; what meets it there keeps its own.
      const cutAbove = upper !== undefined && upper.slots[column]?.fragment.edges.bottom === false;
      const cutBelow = lower !== undefined && lower.slots[column]?.fragment.edges.top === false;
      if (upper !== undefined && lower !== undefined && sameCell(upper.slots[column], lower.slots[column])) return NO_RULE;
      if (!cutAbove && !cutBelow) return side;
      return rules.between(cutAbove ? null : above, cutBelow ? null : below)[column] ?? NO_RULE;
    });
    const isEdge = at === 0 ? !hasTop : at === rows.length && !hasBottom;
    const share = !isEdge ? 0.5 : at === 0 ? 0 : 1;
    return { yPt: lower?.yPt ?? (last === undefined ? 0 : last.yPt + last.heightPt), share, sides };
  });
}

function sameCell(a: ShownCell | undefined, b: ShownCell | undefined): boolean {
  return a !== undefined && a === b;
}

/** Where column lines run, in the order of columns: from the right where the table does. */
function columnEdges({ xPt, lefts, widths }: ShownColumns, isRtl: boolean): readonly number[] {
  const ends = lefts.map((left, index) => [left, left + (widths[index] ?? 0)] as const);
  const last = ends.at(-1);
  if (last === undefined) return [];
  return [...ends.map(([left, right]) => xPt + (isRtl ? right : left)), xPt + (isRtl ? last[0] : last[1])];
}

function horizontalRules({ yPt, share, sides }: HorizontalLine, edges: readonly number[], crossing: readonly (RuleLine | undefined)[]): readonly Rule[] {
  return runs(sides).map(({ side, from, to }): Rule => {
    const reach = (line: number): number => Math.max(...crossing.map((one) => one?.[line]?.widthPt ?? 0)) / 2;
    const [a, b] = [edges[from] ?? 0, edges[to] ?? 0];
    const [left, right] = a <= b ? [a - reach(from), b + reach(to)] : [b - reach(to), a + reach(from)];
    return { side, painted: { top: side }, rect: { xPt: left, yPt: yPt - side.widthPt * share, widthPt: right - left, heightPt: side.widthPt } };
  });
}

interface ColumnLine {
  readonly rows: readonly ShownRow[];
  readonly verticals: readonly RuleLine[];
  readonly lines: readonly HorizontalLine[];
  readonly line: number;
  readonly xPt: number;
}

function verticalRules({ rows, verticals, lines, line, xPt }: ColumnLine): readonly Rule[] {
  return runs(verticals.map((sides) => sides[line] ?? NO_RULE)).map(({ side, from, to }): Rule => {
    const reach = (at: number): number => {
      const crossed = lines[at];
      return crossed === undefined || crossed.share !== 0.5 ? 0 : Math.max(crossed.sides[line - 1]?.widthPt ?? 0, crossed.sides[line]?.widthPt ?? 0) / 2;
    };
    const [top, bottom] = [(lines[from]?.yPt ?? 0) - reach(from), (rows[to - 1]?.yPt ?? 0) + (rows[to - 1]?.heightPt ?? 0) + reach(to)];
    return { side, painted: { left: side }, rect: { xPt: xPt - side.widthPt / 2, yPt: top, widthPt: side.widthPt, heightPt: bottom - top } };
  });
}

interface Run {
  readonly side: BorderSide;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Neighbouring equal borders, those that show. */
function runs(sides: RuleLine): readonly Run[] {
  const found: Run[] = [];
  let from = 0;
  for (let at = 1; at <= sides.length; at++) {
    const [side, next] = [sides[from], sides[at]];
    if (side === undefined || (next !== undefined && sameSide(side, next))) continue;
    if (side.widthPt > 0) found.push({ side, from, to: at });
    from = at;
  }
  return found;
}

function sameSide(a: BorderSide, b: BorderSide): boolean {
  const [x, y] = [a.colour, b.colour];
  return a === b || (a.widthPt === b.widthPt && a.style === b.style && x.red === y.red && x.green === y.green && x.blue === y.blue && x.alpha === y.alpha);
}
