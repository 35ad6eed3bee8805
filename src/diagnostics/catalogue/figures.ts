/** Diagnostics of figures. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const nothingToDraw = defineDiagnostic<{ id: string }>({
  code: 'FIG-001',
  severity: 'error',
  title: 'Nothing to draw',
  description: 'A chart’s data hold no value that can be drawn: every cell of the value’s field is empty, or none is a number above zero.',
  message: ({ id }) => `The chart “${id}” has no value to draw`,
  hints: () => ['Check the fields that the encoding names, and that their cells are plain numbers.'],
});

export const unitsCombined = defineDiagnostic<{ id: string; perMark: number }>({
  code: 'FIG-002',
  severity: 'warning',
  title: 'One mark for several things',
  description: 'A chart of units would need more marks than can be told apart, so that one mark stands for several. The reader must be told so.',
  message: ({ id, perMark }) => `The chart “${id}” counts more things than can be drawn apart: one mark stands for ${perMark}`,
  hints: ({ perMark }) => [`Say in the figure’s note that one mark stands for ${perMark}, or draw bars instead (chart: bar).`],
});

export const markNotFound = defineDiagnostic<{ id: string; at: string }>({
  code: 'FIG-003',
  severity: 'warning',
  title: 'Named point not in the data',
  description: 'A chart names a point (`marks`) at a place where its data have no value.',
  message: ({ id, at }) => `The chart “${id}” names a point at ${at}, where its data have no value`,
  hints: () => ['Write the place as the data have it; a month as 2014-04.'],
});
