/** What the one-page edition has to tell: BRIEF-0xx. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const leftOutOfBrief = defineDiagnostic<{ what: string }>({
  code: 'BRIEF-001',
  severity: 'info',
  title: 'Left out of the one-page edition',
  description:
    'The one-page edition holds what fits on one sheet. Things are given up in this order: key figures beyond six, the deck, the beginnings of the background (which only stand in for points and questions), questions and points from the last one, what is said about the quote, a high chart for a lower one, the list of sources (their number stays), key figures beyond three, the chart, the quote, the names of the other parts, the end of a lengthy bottom line, all key figures.',
  message: ({ what }) => `The one-page edition leaves out ${what}: the page is full`,
  hints: () => ['Nothing need be done: all of it is in the full editions. To keep it, shorten what comes before it.'],
});
