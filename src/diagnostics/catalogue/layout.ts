/** Diagnostics of the layout stage: what did not fit, and what had to give way. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const pictureScaled = defineDiagnostic<{ percent: number }>({
  code: 'LAY-001',
  severity: 'warning',
  title: 'Picture scaled to fit',
  description: 'A picture is wider than its column or higher than a page, so it was made smaller. Text in it becomes smaller too.',
  message: ({ percent }) => `The picture is too large for its place and is printed at ${percent} % of its size`,
  hints: () => ['Give a smaller picture, or a width in the style sheet that fits the column'],
});

export const tableTooWide = defineDiagnostic<{ overPt: number }>({
  code: 'LAY-002',
  severity: 'warning',
  title: 'Table wider than its place',
  description: 'The longest words of the table do not fit beside each other, so that it stands out of its column.',
  message: ({ overPt }) => `The table is ${overPt.toFixed(1)} pt wider than its place, even with its lines broken at every space`,
  hints: () => ['Use fewer columns, shorter words, or a smaller type size for this table'],
});

export const pagesUnsettled = defineDiagnostic<{ passes: number }>({
  code: 'LAY-004',
  severity: 'warning',
  title: 'Page numbers did not settle',
  description: 'Page numbers printed in the text move the text, which changes the page numbers again. After several passes the last state was kept: a page number in the contents may be off.',
  message: ({ passes }) => `After ${passes} passes some page numbers in the text still move the text that they stand in`,
  hints: () => ['Give the boxes that hold page numbers a fixed width'],
});

export const pageWidthsDiffer = defineDiagnostic<{ name: string }>({
  code: 'LAY-005',
  severity: 'warning',
  title: 'Left and right pages of different width',
  description: 'The text areas of left and right pages (or of the first page and the others) differ in width. Lines are broken for one of them only.',
  message: ({ name }) => `${name === '' ? 'The pages' : `The pages named “${name}”`} have text areas of different widths; lines are broken for the first of them`,
  hints: () => ['Give left, right and first pages the same sum of left and right margins'],
});

export const pageTooSmall = defineDiagnostic<{ index: number }>({
  code: 'LAY-006',
  severity: 'warning',
  title: 'Content higher than a page',
  description: 'Something that cannot be cut is higher than the area of a page and stands out of it.',
  message: ({ index }) => `Something on page ${index + 1} cannot be cut and is higher than the page’s area`,
  hints: () => ['Make the page’s margins smaller, or the content lower'],
});

export const noteMoved = defineDiagnostic<{ index: number }>({
  code: 'LAY-007',
  severity: 'info',
  title: 'Footnote continued on the next page',
  description: 'A footnote is too long for the foot of the page of its call and goes on at the foot of the next.',
  message: ({ index }) => `A footnote on page ${index + 1} is too long for it and goes on at the foot of the next page`,
  hints: () => ['Shorten the note, or move part of it into the text'],
});
