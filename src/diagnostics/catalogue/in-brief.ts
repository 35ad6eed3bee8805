/** What the one-page edition has to tell: BRIEF-0xx. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const leftOutOfBrief = defineDiagnostic<{ what: string }>({
  code: 'BRIEF-001',
  severity: 'info',
  title: 'Left out of the one-page edition',
  description:
    'The one-page edition holds what fits on one sheet. Things are given up in this order: key figures beyond six, the deck, the beginnings of the background (which only stand in for points and questions), questions and points from the last one, what is said about the quote, a high chart for a lower one, the list of sources (their number stays), key figures beyond three, the chart, the quote, the names of the other parts, the end of a lengthy bottom line, all key figures, the end of a lengthy correction (which then says where the rest is), the end of lengthy names, the size of the type.',
  message: ({ what }) => `The one-page edition leaves out ${what}: the page is full`,
  hints: () => ['Nothing need be done: all of it is in the full editions. To keep it, shorten what comes before it.'],
});

export const tooMuchForOnePage = defineDiagnostic<{ pages: number }>({
  code: 'BRIEF-002',
  severity: 'error',
  title: 'No room for the one-page edition',
  description: 'Title, date, the beginning of the bottom line and of a correction, and where the full briefing is found, in small type, are the least that a page must hold. Where a theme or a template of the project makes them too large, there is no one-page edition.',
  message: ({ pages }) => (pages === 1 ? 'The one-page edition has no room on its page even for the barest of its contents' : `The one-page edition takes ${pages} pages even with the barest of its contents`),
  hints: () => ['Look what the theme or the templates of the project add to the page (in-brief.css, in-brief.hbs), or write “inBrief: false”'],
});
