/**
 * Lines over time or numbers: values are written at the named points and at the axes' round steps; no legend, no grid.
 *
 * A series of more points than the drawing has room for is thinned to the first, lowest, highest and last value of
 * each third of a unit of width, which no eye can tell from the whole. Where data are missing the line has a gap.
 */

import type { Cell, DataTable } from '../briefing/briefing.js';
import type { Figure } from '../briefing/schema.js';
import { dress } from '../language/micro-typography.js';
import { formatNumber } from '../language/numbers.js';
import { parseEdtf, sortKey } from '../language/time.js';
import { column, numberAt } from './chart-data.js';
import { placePointLabels, type PointLabel } from './point-labels.js';
import { DRAWING_UNITS, type DrawingWidth, LABEL_SIZE, type Palette, REMARK_SIZE, paletteFor } from './palette.js';
import { round, svgElement, svgText } from './svg-markup.js';
import { textWidth } from './text-width.js';
import { niceTicks, timeTicks } from './ticks.js';
import type { Drawing } from './units-chart.js';

type Chart = Extract<Figure, { kind: 'chart' }>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Series {
  readonly name: string | null;
  /** In order of x; null parts the line. */
  readonly points: readonly (Point | null)[];
}

interface Scale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const HEIGHTS: Readonly<Record<DrawingWidth, number>> = { page: 170, wide: 200, phone: 150 };
const TOP = 12;
const BELOW = 18;
/** Dash patterns of the third and fifth series (LOOK: charts). */
const DASHES: readonly (string | null)[] = [null, null, '8 4', null, '2 3'];
const BUCKET = 1 / 3;

export function drawLines(chart: Chart, table: DataTable, options: { readonly width: DrawingWidth; readonly language: string }): Drawing {
  const { width, language } = options;
  const palette = paletteFor(width);
  const isTime = chart.encoding.x?.kind === 'time';
  const series = readSeries(chart, table, isTime);
  const all = series.flatMap((line) => line.points.filter((point) => point !== null));
  if (all.length === 0) return { content: '', height: 1 };
  const steps = valueSteps(all, chart.zero);
  const labels = steps.map((step) => formatNumber(step, null, language));
  const names = series.flatMap((line) => (line.name === null ? [] : [line.name]));
  const scale = makeScale(all, steps, { width, labelWidth: Math.max(...labels.map((label) => textWidth(label, REMARK_SIZE))), nameWidth: Math.max(0, ...names.map((name) => textWidth(name, LABEL_SIZE))) });
  const paths = series.map((line) => ({ line, points: thin(line.points.map((point) => (point === null ? null : { x: scale.x(point.x), y: scale.y(point.y) }))) }));
  const isDense = all.length / (scale.right - scale.left) > 1;
  const content = [
    ...drawAxes(scale, { steps, labels, ticks: isTime ? timeAxis(all, width) : numberAxis(all, width, language), palette }),
    ...paths.flatMap(({ points }, index) => drawPath(points, index, isDense, palette)),
    ...nameLines(paths.map(({ line, points }) => ({ name: line.name, points })), scale, palette),
    ...drawMarks(chart, { series, scale, isTime, language, palette, drawn: paths.flatMap(({ points }) => points) }),
  ];
  return { content: content.join(''), height: HEIGHTS[width] };
}

function readSeries(chart: Chart, table: DataTable, isTime: boolean): readonly Series[] {
  const xs = column(table, chart.encoding.x?.field);
  const ys = column(table, chart.encoding.y?.field);
  const names = column(table, chart.encoding.series?.field);
  const groups = new Map<string | null, { x: number; y: number | null }[]>();
  table.rows.forEach((_row, index) => {
    const x = position(xs?.[index] ?? null, isTime);
    if (x === null) return;
    const name = names === null ? null : String(names[index] ?? '');
    const group = groups.get(name) ?? [];
    group.push({ x, y: numberAt(ys, index) });
    groups.set(name, group);
  });
  return [...groups].map(([name, rows]) => {
    const sorted = [...rows].sort((a, b) => a.x - b.x);
    return { name, points: sorted.map(({ x, y }) => (y === null ? null : { x, y })) };
  });
}

/** A number, or the first millisecond of a time. */
function position(cell: Cell, isTime: boolean): number | null {
  if (cell === null) return null;
  if (!isTime) return typeof cell === 'number' ? cell : null;
  const edtf = parseEdtf(String(cell));
  const key = edtf === null ? Number.NaN : sortKey(edtf);
  return Number.isFinite(key) ? key : null;
}

function valueSteps(points: readonly Point[], fromZero: boolean): readonly number[] {
  const values = points.map((point) => point.y);
  const low = Math.min(...values, ...(fromZero ? [0] : []));
  const high = Math.max(...values);
  const span = high > low ? high - low : Math.abs(high) || 1;
  return niceTicks(low - (fromZero ? 0 : span * 0.04), high + span * 0.04, 4);
}

function makeScale(points: readonly Point[], steps: readonly number[], sizes: { width: DrawingWidth; labelWidth: number; nameWidth: number }): Scale {
  const left = sizes.labelWidth + 8;
  const right = DRAWING_UNITS[sizes.width] - Math.max(4, sizes.nameWidth > 0 ? sizes.nameWidth + 6 : 0);
  const bottom = HEIGHTS[sizes.width] - BELOW;
  const xs = points.map((point) => point.x);
  const ys = [...points.map((point) => point.y), ...steps];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const between = (value: number, from: number, to: number, low: number, high: number): number => (to > from ? low + ((value - from) / (to - from)) * (high - low) : (low + high) / 2);
  return { x: (value) => between(value, x0, x1, left, right), y: (value) => between(value, y0, y1, bottom - 4, TOP), left, right, top: TOP, bottom };
}

interface AxisTick {
  readonly at: number;
  readonly label: string;
}

function timeAxis(points: readonly Point[], width: DrawingWidth): readonly AxisTick[] {
  const xs = points.map((point) => point.x);
  return timeTicks(Math.min(...xs), Math.max(...xs), width === 'phone' ? 4 : 7);
}

function numberAxis(points: readonly Point[], width: DrawingWidth, language: string): readonly AxisTick[] {
  const xs = points.map((point) => point.x);
  return niceTicks(Math.min(...xs), Math.max(...xs), width === 'phone' ? 4 : 6).map((at) => ({ at, label: formatNumber(at, null, language) }));
}

function drawAxes(scale: Scale, axes: { steps: readonly number[]; labels: readonly string[]; ticks: readonly AxisTick[]; palette: Palette }): readonly string[] {
  const { palette } = axes;
  const values = axes.steps.map((step, index) => svgText(axes.labels[index] ?? '', { x: scale.left - 8, y: scale.y(step) + 3, size: REMARK_SIZE, fill: palette.quiet, anchor: 'end' }));
  const marks = axes.steps.map((step) => `M${round(scale.left - 5)} ${round(scale.y(step))}h5`);
  const times = axes.ticks.map((tick) => `M${round(scale.x(tick.at))} ${scale.bottom}v4`);
  let reached = Number.NEGATIVE_INFINITY;
  const names = axes.ticks.flatMap((tick) => {
    const half = textWidth(tick.label, REMARK_SIZE) / 2;
    const x = Math.min(Math.max(scale.x(tick.at), half), scale.right + 4 - half);
    if (x - half < reached + 4) return [];
    reached = x + half;
    return [svgText(tick.label, { x, y: scale.bottom + 14, size: REMARK_SIZE, fill: palette.quiet, anchor: 'middle' })];
  });
  const rule = `M${round(scale.left)} ${scale.bottom}H${round(scale.right)}`;
  return [svgElement('path', { d: [rule, ...times, ...marks].join(''), stroke: palette.hair, 'stroke-width': 0.75, fill: 'none' }), ...values, ...names];
}

/** First, lowest, highest and last point of each bucket of width, in their order. */
function thin(points: readonly (Point | null)[]): readonly (Point | null)[] {
  const kept: (Point | null)[] = [];
  let bucket: Point[] = [];
  const flush = (): void => {
    if (bucket.length <= 4) {
      kept.push(...bucket);
    } else {
      const low = bucket.reduce((a, b) => (b.y > a.y ? b : a));
      const high = bucket.reduce((a, b) => (b.y < a.y ? b : a));
      const chosen = new Set([bucket[0], low, high, bucket[bucket.length - 1]]);
      kept.push(...bucket.filter((point) => chosen.has(point)));
    }
    bucket = [];
  };
  for (const point of points) {
    const first = bucket[0];
    if (point === null || (first !== undefined && point.x - first.x >= BUCKET)) flush();
    if (point === null) kept.push(null);
    else bucket.push(point);
  }
  flush();
  return kept;
}

function drawPath(points: readonly (Point | null)[], index: number, isDense: boolean, palette: Palette): readonly string[] {
  const data = pathData(points);
  if (data === '') return [];
  const place = index % palette.series.length;
  const colour = place === 4 ? palette.quiet : place === 3 ? palette.series[0] : palette.series[place] ?? palette.ink;
  const line = { d: data, fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  const whole = svgElement('path', { ...line, stroke: colour, 'stroke-width': isDense ? 1.1 : 2.25, 'stroke-dasharray': DASHES[place] ?? null });
  // The fourth series is told from the first by a pale core, not by colour alone.
  return place === 3 ? [whole, svgElement('path', { ...line, stroke: palette.paper, 'stroke-width': 0.9 })] : [whole];
}

function pathData(points: readonly (Point | null)[]): string {
  let isOpen = false;
  return points
    .map((point) => {
      const command = point === null ? '' : `${isOpen ? 'L' : 'M'}${round(point.x)} ${round(point.y)}`;
      isOpen = point !== null;
      return command;
    })
    .join('');
}

/** Series are named at their ends, moved apart where they would touch. */
function nameLines(lines: readonly { name: string | null; points: readonly (Point | null)[] }[], scale: Scale, palette: Palette): readonly string[] {
  const ends = lines
    .flatMap(({ name, points }, index) => {
      const end = points.filter((point) => point !== null).at(-1);
      return name === null || end === undefined ? [] : [{ name, y: end.y + 3, index }];
    })
    .sort((a, b) => a.y - b.y);
  let lowest = Number.NEGATIVE_INFINITY;
  return ends.map((end) => {
    lowest = Math.max(end.y, lowest + 11);
    return svgText(end.name, { x: scale.right + 5, y: lowest, fill: palette.ink });
  });
}

interface MarkContext {
  readonly series: readonly Series[];
  readonly scale: Scale;
  readonly isTime: boolean;
  readonly language: string;
  readonly palette: Palette;
  readonly drawn: readonly (Point | null)[];
}

/** Points that the author names: a dot, and its text where it covers neither the line nor another text. */
function drawMarks(chart: Chart, context: MarkContext): readonly string[] {
  const { scale, palette } = context;
  const points: PointLabel[] = (chart.marks ?? []).flatMap((mark) => {
    const at = position(typeof mark.at === 'number' && context.isTime ? String(mark.at) : mark.at, context.isTime);
    const point = at === null ? undefined : context.series.flatMap((line) => line.points.filter((candidate) => candidate !== null)).find((candidate) => candidate.x === at);
    return point === undefined ? [] : [{ x: scale.x(point.x), y: scale.y(point.y), text: dress(mark.text, context.language) }];
  });
  const box = { left: scale.left, right: Math.max(scale.right + 4, ...points.map((point) => point.x)), top: 0, bottom: scale.bottom - 1 };
  const placed = placePointLabels(points, context.drawn.filter((point) => point !== null), box);
  return [
    ...points.map((point) => svgElement('circle', { cx: point.x, cy: point.y, r: 2.4, fill: palette.ink, stroke: palette.paper, 'stroke-width': 1 })),
    ...placed.map((label) => svgText(label.text, { x: label.x, y: label.y, fill: palette.ink, anchor: label.anchor, weight: /^[\d.,\u00A0\u202F−%]+$/.test(label.text) ? 600 : 400 })),
  ];
}
