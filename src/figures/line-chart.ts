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
import { labelLeftOut, markNotFound, tooManyLines } from '../diagnostics/catalogue/figures.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { parseEdtf, sortKey } from '../language/time.js';
import { column, numberAt, plainNumber } from './chart-data.js';
import { placePointLabels, type PointLabel } from './point-labels.js';
import { DRAWING_UNITS, type DrawingWidth, type Palette, REMARK_SIZE, chartPalette } from './palette.js';
import { type Reading, mirrorShapes, readingOf, round, svgElement, svgText, wrapText } from './svg-markup.js';
import { nameLines, readNames, type LineNames } from './line-names.js';
import type { MeasureText } from './text-width.js';
import { type AxisTick, isYearStart, niceTicks, timeTicks } from './ticks.js';
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
const UNIT_LINE = 10;
/** Dash patterns of the third and fifth series (LOOK: charts). */
const DASHES: readonly (string | null)[] = [null, null, '8 4', null, '2 3'];
const BUCKET = 1 / 3;

export interface LineOptions {
  readonly width: DrawingWidth;
  readonly language: string;
  readonly measure: MeasureText;
  /** Takes what there is to say about the drawing. */
  readonly diagnostics: Diagnostic[];
}

export function drawLines(chart: Chart, table: DataTable, options: LineOptions): Drawing {
  const { width, language, measure, diagnostics } = options;
  const palette = chartPalette();
  const isTime = isTimeAxis(chart, table);
  const reading = readingOf(language, DRAWING_UNITS[width], isTime);
  const series = readSeries(chart, table, isTime);
  const all = series.flatMap((line) => line.points.filter((point) => point !== null));
  if (all.length === 0) return { content: '', height: 1 };
  if (series.length > palette.series.length) diagnostics.push(tooManyLines({ id: chart.id, count: series.length, most: palette.series.length }));
  const values = valueAxis(all, chart, language);
  const names = readNames(series.map((line) => line.name), DRAWING_UNITS[width], measure);
  const unit = chart.encoding.y?.unit === undefined ? [] : wrapText(dress(chart.encoding.y.unit, language), { widest: DRAWING_UNITS[width], size: REMARK_SIZE, measure });
  const scale = makeScale(all, values, { width, names, unitLines: unit.length, measure });
  const paths = series.map((line) => thin(line.points.map((point) => (point === null ? null : { x: scale.x(point.x), y: scale.y(point.y) }))));
  const isDense = all.length / (scale.right - scale.left) > 1;
  const named = nameLines(names, paths.map((points) => points.findLast((point) => point !== null)?.y ?? null), { x: scale.right + 5, fill: palette.ink, reading });
  const content = [
    ...unit.map((line, index) => svgText(line, { x: 0, y: 8 + index * UNIT_LINE, size: REMARK_SIZE, fill: palette.quiet, reading })),
    ...drawAxes(scale, { values, ticks: isTime ? timeAxis(all, options) : numberAxis(all, options), palette, reading, measure }),
    ...paths.flatMap((points, index) => drawPath(points, index, isDense, palette)),
    ...named.texts,
    ...drawMarks(chart, { series, scale, isTime, language, palette, reading, measure, diagnostics, drawn: paths.flat() }),
  ];
  return { content: mirrorShapes(content, reading), height: Math.max(HEIGHTS[width] + scale.top - TOP, named.bottom) };
}

/** As the author says; else, text is a time. */
function isTimeAxis(chart: Chart, table: DataTable): boolean {
  const kind = chart.encoding.x?.kind;
  if (kind !== undefined) return kind === 'time';
  return column(table, chart.encoding.x?.field)?.some((cell) => typeof cell === 'string') === true;
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
  if (!isTime) return plainNumber(cell);
  const edtf = parseEdtf(String(cell));
  const key = edtf === null ? Number.NaN : sortKey(edtf);
  return Number.isFinite(key) ? key : null;
}

/** Round values beside the axis, each as it is written; none written twice. */
function valueAxis(points: readonly Point[], chart: Chart, language: string): readonly AxisTick[] {
  const { low, high } = extent(points.map((point) => point.y));
  const from = chart.zero ? Math.min(low, 0) : low;
  const to = chart.zero ? Math.max(high, 0) : high;
  const span = to > from ? to - from : Math.abs(to) || 1;
  const margin = span * 0.04;
  const steps = niceTicks(chart.zero && from === 0 ? 0 : finite(from - margin), finite(to + margin), 4);
  const labels = steps.map((step) => formatNumber(step, null, language));
  return steps.map((at, index) => ({ at, label: labels[index] ?? '' })).filter(({ label }, index) => labels.indexOf(label) === index);
}

/** At the ends of what a number can be, a little more is no number any more. */
function finite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

function extent(values: readonly number[]): { readonly low: number; readonly high: number } {
  // A loop: as many arguments as a long series has points overflow the stack.
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

function makeScale(points: readonly Point[], values: readonly AxisTick[], sizes: { width: DrawingWidth; names: LineNames; unitLines: number; measure: MeasureText }): Scale {
  const labelWidth = Math.max(0, ...values.map(({ label }) => sizes.measure(label, REMARK_SIZE)));
  const top = TOP + sizes.unitLines * UNIT_LINE;
  const left = labelWidth + 8;
  const right = Math.max(left + 1, DRAWING_UNITS[sizes.width] - Math.max(4, sizes.names.width > 0 ? sizes.names.width + 6 : 0));
  const bottom = HEIGHTS[sizes.width] + top - TOP - BELOW;
  const x = extent(points.map((point) => point.x));
  const y = extent([...points.map((point) => point.y), ...values.map(({ at }) => at)]);
  const between = (value: number, { low, high }: { low: number; high: number }, from: number, to: number): number => (high > low ? from + (value / 2 - low / 2) / (high / 2 - low / 2) * (to - from) : (from + to) / 2);
  return { x: (value) => between(value, x, left, right), y: (value) => between(value, y, bottom - 4, top), left, right, top, bottom };
}

function timeAxis(points: readonly Point[], { width, language }: LineOptions): readonly AxisTick[] {
  const { low, high } = extent(points.map((point) => point.x));
  return timeTicks(low, high, { wanted: width === 'phone' ? 4 : 7, language, isYearly: points.length > 1 && points.every(({ x }) => isYearStart(x)) });
}

function numberAxis(points: readonly Point[], { width, language }: LineOptions): readonly AxisTick[] {
  const { low, high } = extent(points.map((point) => point.x));
  return niceTicks(low, high, width === 'phone' ? 4 : 6).map((at) => ({ at, label: formatNumber(at, null, language) }));
}

function drawAxes(scale: Scale, axes: { values: readonly AxisTick[]; ticks: readonly AxisTick[]; palette: Palette; reading: Reading; measure: MeasureText }): readonly string[] {
  const { palette, reading, measure } = axes;
  const values = axes.values.map(({ at, label }) => svgText(label, { x: scale.left - 8, y: scale.y(at) + 3, size: REMARK_SIZE, fill: palette.quiet, anchor: 'end', reading }));
  const marks = axes.values.map(({ at }) => `M${round(scale.left - 5)} ${round(scale.y(at))}h5`);
  const times = axes.ticks.map((tick) => `M${round(scale.x(tick.at))} ${scale.bottom}v4`);
  let reached = Number.NEGATIVE_INFINITY;
  const names = axes.ticks.flatMap((tick) => {
    const half = measure(tick.label, REMARK_SIZE) / 2;
    const x = Math.min(Math.max(scale.x(tick.at), half), scale.right + 4 - half);
    if (x - half < reached + 4) return [];
    reached = x + half;
    return [svgText(tick.label, { x, y: scale.bottom + 14, size: REMARK_SIZE, fill: palette.quiet, anchor: 'middle', reading })];
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

interface MarkContext {
  readonly series: readonly Series[];
  readonly scale: Scale;
  readonly isTime: boolean;
  readonly language: string;
  readonly palette: Palette;
  readonly reading: Reading;
  readonly measure: MeasureText;
  readonly diagnostics: Diagnostic[];
  readonly drawn: readonly (Point | null)[];
}

/** Points that the author names: a dot, and its text where it covers neither the line nor another text. */
function drawMarks(chart: Chart, context: MarkContext): readonly string[] {
  const { scale, palette, reading, measure, diagnostics } = context;
  const points = markedPoints(chart, context);
  const box = { left: scale.left, right: Math.max(scale.right + 4, ...points.map((point) => point.x)), top: scale.top - TOP, bottom: scale.bottom - 1 };
  const placed = placePointLabels(points, context.drawn.filter((point) => point !== null), { frame: box, measure });
  const written = new Set(placed.map(({ label }) => label));
  diagnostics.push(...points.filter((point) => !written.has(point)).map(({ text }) => labelLeftOut({ id: chart.id, label: text })));
  return [
    ...points.map((point) => svgElement('circle', { cx: point.x, cy: point.y, r: 2.4, fill: palette.ink, stroke: palette.paper, 'stroke-width': 1 })),
    ...placed.map(({ x, y, anchor, label: { text } }) => svgText(text, { x, y, fill: palette.ink, anchor, reading, weight: /^[\d.,\u00A0\u202F−%]+$/.test(text) ? 600 : 400 })),
  ];
}

/** Where each named point lies; a point named twice in the same words counts once. */
function markedPoints(chart: Chart, { series, scale, isTime, language, diagnostics }: MarkContext): readonly PointLabel[] {
  const points = new Map<string, PointLabel>();
  const at = new Map(series.flatMap((line) => line.points.flatMap((point) => (point === null ? [] : [[point.x, point] as const]))).reverse());
  for (const mark of chart.marks ?? []) {
    const x = position(typeof mark.at === 'number' && isTime ? String(mark.at) : mark.at, isTime);
    const point = x === null ? undefined : at.get(x);
    if (point === undefined) diagnostics.push(markNotFound({ id: chart.id, at: String(mark.at) }));
    else points.set(`${point.x} ${mark.text}`, { x: scale.x(point.x), y: scale.y(point.y), text: dress(mark.text, language) });
  }
  return [...points.values()];
}
