/** Horizontal bars on one scale that begins at zero; what a bar counts stands above it, a part of it below. */

import type { DataTable } from '../briefing/briefing.js';
import type { Figure } from '../briefing/schema.js';
import { column, labelAt, numberAt } from './chart-data.js';
import { DRAWING_UNITS, type DrawingWidth, LABEL_SIZE, chartPalette, type Palette } from './palette.js';
import { formatNumber, unitSpace } from '../language/numbers.js';
import { type Reading, mirrorShapes, readingOf, round, svgElement, svgText, wrapText } from './svg-markup.js';
import type { MeasureText } from './text-width.js';
import type { Drawing } from './units-chart.js';

type Chart = Extract<Figure, { kind: 'chart' }>;

interface Bar {
  readonly value: number;
  readonly label: string;
  readonly part: number | null;
  readonly partLabel: string | null;
  readonly isSubject: boolean;
}

const LINE = 12;
const OUTLINE = 0.6;
/** From this many bars on, they are drawn thinner and closer. */
const MANY = 4;
/** From this many bars on, labels stand beside them, so that all of them have room on a page. */
const VERY_MANY = 16;
const COMPACT = { pitch: 14, thickness: 9, gap: 8 };
/** Of the drawing's width, what labels beside the bars may take. */
const LABEL_SHARE = 0.5;

export function drawBars(chart: Chart, table: DataTable, options: { readonly width: DrawingWidth; readonly language: string; readonly measure: MeasureText }): Drawing {
  const { width, language, measure } = options;
  const palette = chartPalette();
  const bars = readBars(chart, table, language);
  const span = DRAWING_UNITS[width];
  const reading = readingOf(language, span);
  const largest = Math.max(0, ...bars.map((bar) => bar.value));
  const labelSpace = compactLabelSpace(bars, span, measure);
  if (labelSpace !== null) return drawCompact(bars, { span, labelSpace, largest, palette, reading });
  const isDense = bars.length > MANY;
  const thickness = isDense ? 10 : 16;
  const gap = isDense ? 8 : 12;
  const pieces: string[] = [];
  let y = 0;
  for (const bar of bars) {
    const lines = wrapText(bar.label, { widest: span, size: LABEL_SIZE, measure });
    pieces.push(...lines.map((line, index) => svgText(line, { x: 0, y: y + 10 + index * LINE, fill: palette.ink, boldNumber: bar.value, reading })));
    const top = y + 15 + (lines.length - 1) * LINE;
    const length = largest === 0 ? 0 : (bar.value / largest) * span;
    pieces.push(...drawBar(bar, { top, length, thickness, palette, partLength: largest === 0 || bar.part === null ? 0 : Math.min(length, Math.max(0, bar.part / largest) * span) }));
    y = top + thickness + gap;
    if (bar.partLabel === null) continue;
    const partLines = wrapText(bar.partLabel, { widest: span, size: LABEL_SIZE, measure });
    pieces.push(...partLines.map((line, index) => svgText(line, { x: 0, y: top + thickness + LINE + index * LINE, fill: palette.ink, reading })));
    y += partLines.length * LINE + 2;
  }
  return { content: mirrorShapes(pieces, reading), height: Math.max(y - gap, 1) + 4 };
}

/** The width of the widest label, where bars are many and labels can stand beside them; else null. */
function compactLabelSpace(bars: readonly Bar[], span: number, measure: MeasureText): number | null {
  if (bars.length < VERY_MANY || bars.some((bar) => bar.partLabel !== null)) return null;
  const widest = Math.max(...bars.map((bar) => measure(bar.label, LABEL_SIZE, 600)));
  return widest <= span * LABEL_SHARE ? widest : null;
}

function drawCompact(bars: readonly Bar[], { span, labelSpace, largest, palette, reading }: { span: number; labelSpace: number; largest: number; palette: Palette; reading: Reading }): Drawing {
  const x = labelSpace + COMPACT.gap;
  const pieces = bars.flatMap((bar, index) => {
    const top = index * COMPACT.pitch + 1;
    const length = largest === 0 ? 0 : (bar.value / largest) * (span - x);
    const partLength = largest === 0 || bar.part === null ? 0 : Math.min(length, Math.max(0, bar.part / largest) * (span - x));
    const rects = drawBar(bar, { top, length, thickness: COMPACT.thickness, palette, partLength });
    return [svgText(bar.label, { x: 0, y: top + 8, fill: palette.ink, boldNumber: bar.value, reading }), ...(rects.length === 0 ? [] : [svgElement('g', { transform: `translate(${round(x)} 0)` }, rects.join(''))])];
  });
  return { content: mirrorShapes(pieces, reading), height: bars.length * COMPACT.pitch };
}

function drawBar(bar: Bar, place: { top: number; length: number; thickness: number; palette: Palette; partLength: number }): readonly string[] {
  const { top, length, partLength, thickness, palette } = place;
  if (length <= 0) return [];
  if (!bar.isSubject) {
    const inset = OUTLINE / 2;
    return [svgElement('rect', { x: inset, y: top + inset, width: Math.max(length - OUTLINE, 0.2), height: thickness - OUTLINE, fill: palette.series[3], stroke: palette.series[0], 'stroke-width': OUTLINE })];
  }
  const whole = svgElement('rect', { x: 0, y: top, width: length, height: thickness, fill: palette.series[0] });
  if (bar.part === null) return [whole];
  return [
    whole,
    svgElement('rect', { x: 0, y: top, width: partLength, height: thickness, fill: palette.series[1] }),
    // White between touching areas, so that they part without colour too.
    svgElement('path', { d: `M${partLength.toFixed(2)} ${top.toFixed(2)}v${thickness}`, stroke: palette.paper, fill: 'none' }),
  ];
}

function readBars(chart: Chart, table: DataTable, language: string): readonly Bar[] {
  const { encoding } = chart;
  const values = column(table, encoding.x?.field);
  const names = column(table, encoding.y?.field);
  const texts = column(table, encoding.text?.field);
  const parts = column(table, encoding.part?.field);
  const partTexts = column(table, encoding.partText?.field);
  const emphasis = column(table, encoding.emphasis?.field);
  const unit = encoding.x?.unit;
  return table.rows.flatMap((_row, index) => {
    const value = numberAt(values, index);
    if (value === null || value < 0) return [];
    const name = labelAt(names, index, language) ?? '';
    const number = `${formatNumber(value, null, language)}${unit === undefined ? '' : `${unitSpace(unit, language)}${unit}`}`;
    return [{
      value,
      label: labelAt(texts, index, language) ?? [name, number].filter((text) => text !== '').join(' – '),
      part: numberAt(parts, index),
      partLabel: labelAt(partTexts, index, language),
      isSubject: emphasis?.[index] !== 'rest',
    }];
  });
}
