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

export const belowZero = defineDiagnostic<{ id: string; count: number }>({
  code: 'FIG-004',
  severity: 'warning',
  title: 'Value below zero',
  description: 'Bars and units begin at zero and count what is there; a value below zero is not drawn.',
  message: ({ id, count }) => `The chart “${id}” leaves out ${count === 1 ? 'a value' : `${count} values`} below zero`,
  hints: () => ['Draw a line (chart: line), or give the figure as a table (kind: table).'],
});

export const labelLeftOut = defineDiagnostic<{ id: string; label: string }>({
  code: 'FIG-005',
  severity: 'warning',
  title: 'No room for a label',
  description: 'A named point of a line stands so close to others that its text would cover theirs. The point is drawn, its text is left out.',
  message: ({ id, label }) => `The chart “${id}” has no room to write “${label}” beside its point`,
  hints: () => ['Name fewer points, or name them more briefly.'],
});

export const tooManyLines = defineDiagnostic<{ id: string; count: number; most: number }>({
  code: 'FIG-006',
  severity: 'warning',
  title: 'Too many lines',
  description: 'More lines than the house design has signs for, so that some look alike; their names at their ends still tell them apart.',
  message: ({ id, count, most }) => `The chart “${id}” draws ${count} lines, of which only ${most} can be told apart`,
  hints: ({ most }) => [`Divide it into several charts of at most ${most} lines.`],
});

export const tooManyGroups = defineDiagnostic<{ id: string; count: number; most: number }>({
  code: 'FIG-007',
  severity: 'error',
  title: 'Too many groups',
  description: 'A chart of units or bars has more groups than a page can show.',
  message: ({ id, count, most }) => `The chart “${id}” has ${count} groups; at most ${most} can be shown`,
  hints: () => ['Give the figure as a table (kind: table), or sum groups up in its data.'],
});
