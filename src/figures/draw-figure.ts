/**
 * Draws a chart for one width: the same figure for the page (and the e-book), the wide screen and the phone, with
 * labels of the same size in each.
 *
 * In: the figure, its data, the language, the width. Out: the markup of an `svg` element that names itself to screen
 * readers, and diagnostics (without a place: the caller knows where the figure stands).
 */

import type { DataTable } from '../briefing/briefing.js';
import type { Figure } from '../briefing/schema.js';
import { belowZero, nothingToDraw, tooManyGroups, unitsCombined } from '../diagnostics/catalogue/figures.js';
import { type Diagnostic, type Outcome, hasErrors } from '../diagnostics/index.js';
import { drawBars } from './bar-chart.js';
import { column, numberAt } from './chart-data.js';
import { drawLines } from './line-chart.js';
import { DRAWING_UNITS, type DrawingWidth } from './palette.js';
import { svgElement } from './svg-markup.js';
import { type MeasureText, textWidth } from './text-width.js';
import { type Drawing, drawUnits, unitsPerMark } from './units-chart.js';

export interface DrawFigureOptions {
  readonly figure: Figure;
  readonly table: DataTable | null;
  readonly language: string;
  readonly width: DrawingWidth;
  /** Of the face that labels are set in; that of the house style where left out. */
  readonly measure?: MeasureText;
}

export function drawFigure({ figure, table, language, width, measure = textWidth }: DrawFigureOptions): Outcome<string> {
  if (figure.kind !== 'chart' || table === null) return { value: '', diagnostics: [] };
  const diagnostics: Diagnostic[] = [...checkCounted(figure, table)];
  if (hasErrors(diagnostics)) return { value: '', diagnostics };
  const drawing = draw(figure, table, { language, width, measure, diagnostics });
  if (drawing.content === '') return { value: '', diagnostics: [nothingToDraw({ id: figure.id })] };
  const attributes = {
    class: 'drawing',
    'data-width': width,
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${DRAWING_UNITS[width]} ${Math.ceil(drawing.height)}`,
    role: 'img',
    'aria-label': figure.alt,
  };
  return { value: svgElement('svg', attributes, drawing.content), diagnostics };
}

/** More groups than this fill more than a page. */
const MOST_GROUPS = 60;

function checkCounted(figure: Extract<Figure, { kind: 'chart' }>, table: DataTable): readonly Diagnostic[] {
  if (figure.chart === 'line') return [];
  const values = column(table, figure.encoding.x?.field);
  const numbers = table.rows.flatMap((_row, index) => numberAt(values, index) ?? []);
  const negative = numbers.filter((number) => number < 0).length;
  return [
    ...(negative > 0 ? [belowZero({ id: figure.id, count: negative })] : []),
    ...(numbers.length > MOST_GROUPS ? [tooManyGroups({ id: figure.id, count: numbers.length, most: MOST_GROUPS })] : []),
  ];
}

function draw(figure: Extract<Figure, { kind: 'chart' }>, table: DataTable, options: { language: string; width: DrawingWidth; measure: MeasureText; diagnostics: Diagnostic[] }): Drawing {
  switch (figure.chart) {
    case 'line':
      return drawLines(figure, table, options);
    case 'bar':
      return drawBars(figure, table, options);
    case 'units': {
      const perMark = unitsPerMark(figure, table);
      if (perMark > 1) options.diagnostics.push(unitsCombined({ id: figure.id, perMark }));
      return drawUnits(figure, table, { ...options, perMark });
    }
  }
}
