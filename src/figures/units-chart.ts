/** One stroke for each thing counted, in groups: solid for the subject, pale for the rest, labels under each group. */

import type { DataTable } from '../briefing/briefing.js';
import type { Figure } from '../briefing/schema.js';
import { formatNumber } from '../language/numbers.js';
import { column, labelAt, numberAt } from './chart-data.js';
import { DRAWING_UNITS, type DrawingWidth, LABEL_SIZE, REMARK_SIZE, chartPalette } from './palette.js';
import { mirrorShapes, readingOf, round, svgElement, svgText, wrapText } from './svg-markup.js';
import type { MeasureText } from './text-width.js';

export interface Drawing {
  readonly content: string;
  readonly height: number;
}

type Chart = Extract<Figure, { kind: 'chart' }>;

interface Group {
  readonly count: number;
  readonly label: string;
  readonly remark: string | null;
  readonly isSubject: boolean;
  /** Index of its first stroke. */
  readonly from: number;
}

/** More strokes than this blur; one then stands for several. */
const MOST_STROKES = 120;
const TOP = 2;
const HEIGHT = 36;
/** Share of the pitch that a stroke fills. */
const FILL = 0.535;
const LABEL_LINE = 12;
const LABEL_GAP = 8;
/** A column of words is no narrower. */
const NARROWEST_LABEL = 64;

/** @param perMark what one stroke stands for; see `unitsPerMark` */
export function drawUnits(chart: Chart, table: DataTable, options: { readonly width: DrawingWidth; readonly language: string; readonly perMark: number; readonly measure: MeasureText }): Drawing {
  const { width, language, perMark, measure } = options;
  const palette = chartPalette();
  const groups = readGroups(chart, table, language, perMark);
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const span = DRAWING_UNITS[width];
  const reading = readingOf(language, span);
  const pitch = span / (total - 1 + FILL);
  const stroke = pitch * FILL;
  const outline = Math.min(0.6, stroke / 4);
  const strokes = groups.map((group) => {
    const inset = group.isSubject ? 0 : outline / 2;
    const paths = Array.from({ length: group.count }, (_, index) => {
      const x = (group.from + index) * pitch + inset;
      const w = round(stroke - 2 * inset);
      return `M${round(x)} ${round(TOP + inset)}h${w}v${round(HEIGHT - 2 * inset)}h${-w}z`;
    });
    const paint: Readonly<Record<string, string | number>> = group.isSubject ? { fill: palette.series[0] } : { fill: palette.series[3], stroke: palette.series[0], 'stroke-width': outline };
    return svgElement('path', { d: paths.join(''), ...paint });
  });
  const labels = placeLabels(groups, { pitch, span, measure });
  const texts = labels.flatMap((label) => [
    ...label.lines.map((line, index) => svgText(line, { x: label.x, y: label.y + index * LABEL_LINE, fill: palette.ink, reading, ...(index === 0 ? { boldNumber: null } : {}) })),
    ...label.remarks.map((line, index) => svgText(line, { x: label.x, y: label.y + (label.lines.length + index) * LABEL_LINE, size: REMARK_SIZE, fill: palette.quiet, reading })),
  ]);
  const height = Math.max(...labels.map((label) => label.y + (label.lines.length + label.remarks.length - 1) * LABEL_LINE), TOP + HEIGHT) + 4;
  return { content: mirrorShapes([...strokes, ...texts], reading), height };
}

/** 1, or the smallest of 2, 5, 10, 20 … that keeps the strokes apart. */
export function unitsPerMark(chart: Chart, table: DataTable): number {
  const values = column(table, chart.encoding.x?.field);
  const total = table.rows.reduce((sum, _row, index) => sum + Math.max(0, numberAt(values, index) ?? 0), 0);
  let step = 1;
  for (let index = 0; total / step > MOST_STROKES; index += 1) step *= index % 3 === 1 ? 2.5 : 2;
  return step;
}

function readGroups(chart: Chart, table: DataTable, language: string, perMark: number): readonly Group[] {
  const { encoding } = chart;
  const values = column(table, encoding.x?.field);
  const texts = column(table, encoding.text?.field) ?? column(table, encoding.y?.field);
  const remarks = column(table, encoding.note?.field);
  const emphasis = column(table, encoding.emphasis?.field);
  let from = 0;
  return table.rows.flatMap((_row, index) => {
    const value = numberAt(values, index);
    if (value === null || value <= 0) return [];
    const count = Math.max(1, Math.round(value / perMark));
    const label = `${formatNumber(value, null, language)} ${labelAt(texts, index, language) ?? ''}`.trim();
    const group = { count, label, remark: labelAt(remarks, index, language), isSubject: emphasis?.[index] !== 'rest', from };
    from += count;
    return [group];
  });
}

interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly remarks: readonly string[];
}

/** Each label begins under its group; one that would run into the next stands a row lower, one that would leave the drawing is moved in. */
function placeLabels(groups: readonly Group[], { pitch, span, measure }: { readonly pitch: number; readonly span: number; readonly measure: MeasureText }): readonly PlacedLabel[] {
  const ends: number[] = [];
  const labels = groups.map((group, index) => {
    const next = groups[index + 1];
    const room = (next === undefined ? span : next.from * pitch - LABEL_GAP) - group.from * pitch;
    // Broken under its group where that is wide enough for words, so that labels stand side by side.
    const widest = room >= NARROWEST_LABEL ? room : span;
    return { from: group.from, lines: wrapText(group.label, { widest, size: LABEL_SIZE, measure }), remarks: group.remark === null ? [] : wrapText(group.remark, { widest, size: REMARK_SIZE, measure }) };
  }).map(({ from, lines, remarks }) => {
    const widest = Math.max(...lines.map((line) => measure(line, LABEL_SIZE, 600)), ...remarks.map((line) => measure(line, REMARK_SIZE)));
    const x = Math.max(0, Math.min(from * pitch, span - widest));
    const free = ends.findIndex((end) => end + LABEL_GAP <= x);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + widest;
    return { x, row, lines, remarks };
  });
  // Rows stand under one another only when it is known how deep each of them is.
  const depths = ends.map((_end, row) => Math.max(...labels.filter((label) => label.row === row).map(({ lines, remarks }) => lines.length + remarks.length)));
  const tops = depths.map((_depth, row) => depths.slice(0, row).reduce((sum, depth) => sum + depth * LABEL_LINE + 2, TOP + HEIGHT + 14));
  return labels.map(({ x, row, lines, remarks }) => ({ x, y: tops[row] ?? 0, lines, remarks }));
}
