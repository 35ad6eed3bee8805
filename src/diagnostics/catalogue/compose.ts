/** What can be wrong when a briefing is composed: CMP-0xx. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const fragmentNotNamed = defineDiagnostic<{ number: number }>({
  code: 'CMP-001',
  severity: 'error',
  title: 'Fragment not in its frame',
  description: 'A quote has several fragments and a frame around them, but the frame does not say where one of them goes.',
  message: ({ number }) => `The frame does not say where fragment ${number} goes`,
  hints: ({ number }) => [`Write {${number}} in the frame, where the words belong`],
});

export const fragmentMissing = defineDiagnostic<{ number: number; count: number }>({
  code: 'CMP-002',
  severity: 'error',
  title: 'Frame without its fragment',
  description: 'The frame of a quote names a fragment that the quote does not have.',
  message: ({ number, count }) => `The frame names fragment {${number}}, but the quote has ${count === 1 ? 'one fragment' : `${count} fragments`}`,
  hints: () => ['Correct the number, or add the fragment'],
});

export const quoteWithoutWords = defineDiagnostic<{ id: string }>({
  code: 'CMP-003',
  severity: 'error',
  title: 'Quote without words',
  description: 'A quote has neither `text` nor `fragments`.',
  message: ({ id }) => `The quote “${id}” has no words`,
  hints: () => ['Give its text, or its fragments and a frame'],
});

export const figureWithoutData = defineDiagnostic<{ id: string }>({
  code: 'CMP-004',
  severity: 'error',
  title: 'Figure without data',
  description: 'A chart or table has no data, or its data could not be read.',
  message: ({ id }) => `There are no data for the figure “${id}”`,
  hints: () => ['Give data with a file, or with columns and rows'],
});

export const columnMissing = defineDiagnostic<{ field: string; columns: readonly string[] }>({
  code: 'CMP-005',
  severity: 'error',
  title: 'Column not in the data',
  description: 'A table asks for a column that its data do not have.',
  message: ({ field }) => `The data have no column “${field}”`,
  hints: ({ columns }) => [`The columns are: ${columns.join(', ')}`],
});

export const pictureMissing = defineDiagnostic<{ path: string }>({
  code: 'CMP-006',
  severity: 'error',
  title: 'Picture not read',
  description: 'The file of an image or map could not be read.',
  message: ({ path }) => `The picture “${path}” could not be read`,
});

export const textMissing = defineDiagnostic<{ key: string; language: string }>({
  code: 'CMP-007',
  severity: 'warning',
  title: 'Text missing from the catalogue',
  description: 'The catalogue of a language lacks one of the words that Sheaf itself puts into a briefing.',
  message: ({ key, language }) => `The catalogue for “${language}” has no text “${key}”`,
  hints: () => ['Add it to the catalogue of that language'],
});
