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
  title: 'Text over pages of different width',
  description: 'Text areas differ in width: on left and right pages, or on the first and the others. Usually each page has lines of its own width; but where a box in a line, a caption, or a table without its heads goes on from one page to the other, lines are broken for the narrowest.',
  message: ({ name }) => `${name === '' ? 'The pages' : `The pages named “${name}”`} have text areas of different widths, and something goes on over them that cannot be broken anew; lines are broken for the narrowest of them`,
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

export const missingTarget = defineDiagnostic<{ id: string }>({
  code: 'LAY-009',
  severity: 'warning',
  title: 'Reference to a place that is not there',
  description: 'A style asks for the page, the number or the text of a place in the document (target-counter, target-text), and no element has that id. Nothing is printed in its place.',
  message: ({ id }) => `The page number or text of “#${id}” cannot be printed, because nothing in the document has this id`,
  hints: () => ['Correct the link, or give its target this id'],
});

export const heightTooSmall = defineDiagnostic<{ overPt: number }>({
  code: 'LAY-008',
  severity: 'warning',
  title: 'Box higher than its height',
  description: 'What a box holds is higher than the `height` or `max-height` that the style sheet gives the box. Nothing may stand over what follows, so the box is made as high as what it holds.',
  message: ({ overPt }) => `The box holds ${overPt.toFixed(1)} pt more than its height allows, and is made higher`,
  hints: () => ['Give the box a `min-height` in place of the height, or less to hold'],
});

export const boxTorn = defineDiagnostic<{ index: number }>({
  code: 'LAY-012',
  severity: 'warning',
  title: 'Box in a line goes on on the next page',
  description: 'An inline-block, inline table or inline grid is higher than what a page has for its line. It is broken like a block, and what follows it in the line stands beside its first part.',
  message: ({ index }) => `A box in a line of page ${index + 1} is higher than a page and goes on on the next`,
  hints: () => ['Let it stand by itself (`display: block`, `table` or `grid`), or give it less to hold'],
});

export const marginBoxTooHigh = defineDiagnostic<{ name: string; overPt: number }>({
  code: 'LAY-013',
  severity: 'warning',
  title: 'Running text higher than the page’s margin',
  description: 'What stands in a margin box of a page (a running head or foot, a page number) needs more height than the margin has. It grows away from the page’s content, and may stand out of the sheet.',
  message: ({ name, overPt }) => `What stands in the margin box “${name}” is ${overPt.toFixed(1)} pt higher than its place`,
  hints: () => ['Make the page’s margin larger, or the text shorter or smaller'],
});

export const gridTooWide = defineDiagnostic<{ overPt: number }>({
  code: 'LAY-010',
  severity: 'warning',
  title: 'Grid wider than its place',
  description: 'The columns of a grid are together wider than the box that they stand in: by their given widths, or by words that cannot be broken. What stands in the last of them stands out.',
  message: ({ overPt }) => `The grid’s columns are ${overPt.toFixed(1)} pt wider than their place`,
  hints: () => ['Use `minmax(0, 1fr)` for columns that may become narrower than their longest word, fewer columns, or a smaller type size'],
});

export const itemTooWide = defineDiagnostic<{ overPt: number }>({
  code: 'LAY-011',
  severity: 'warning',
  title: 'Grid item wider than its columns',
  description: 'What stands in a grid is wider than the columns that it is set into: by its given width and margins, or by words or a table that cannot be made narrower. It stands out of them, and over its neighbour if there is one.',
  message: ({ overPt }) => `The grid item is ${overPt.toFixed(1)} pt wider than its columns and stands out of them`,
  hints: () => ['Make the column wider, or let it follow what it holds (`auto`, `minmax(min-content, …)`), or give the item a smaller width'],
});

export const offPage = defineDiagnostic<{ text: string; index: number; overPt: number }>({
  code: 'LAY-014',
  severity: 'warning',
  title: 'Text off the sheet',
  description: 'Text stands past the edge of its sheet of paper, where nobody sees it, or has no size: by a negative margin or indent, wide spaces between words, a width too great, or a font size of zero.',
  message: ({ text, index, overPt }) => (overPt === 0 ? `“${text}” on page ${index + 1} has no size and cannot be seen` : `“${text}” stands ${overPt.toFixed(1)} pt past the edge of page ${index + 1}`),
  hints: () => ['Look for negative margins, text-indent, word-spacing, fixed widths or a font-size of 0 in the style sheet'],
});
