/** The faults that the stress test looks for are found where they are. */

import { expect, it } from 'vitest';
import { realFonts, setReal } from '../layout/real-stages.js';
import { pageFaults } from './page-faults.js';

const fonts = await realFonts();
const SHEET = '@page { size: 200pt 100pt; margin: 0 } html { font: 10pt/10pt Square } body, p, h1 { margin: 0; font-size: 10pt; font-weight: 400 }\n';

it.each([
  ['nothing', '', '<h1>Head</h1><p>one</p><p>two</p><p>three</p>', []],
  ['words over words', '.up { margin-top: -8pt }', '<p>one<p class="up">two<p>three', ['“one” and “two” stand over each other on page 1']],
  ['a page almost empty', '.on { break-before: page }', '<p>one<p class="on">two<p>three<p>four', ['page 1 is filled to 10 %']],
  ['a head at the foot', 'h1 { break-after: auto } .on { break-before: page }', '<p>one<p>two<h1>Head</h1><p class="on">three', ['the heading “Head” is last on page 1']],
  ['words out of the side', 'p { white-space: nowrap }', '<p>one two three four five six<p>b<p>c', ['“one two three four five ” stands out of the side of page 1']],
])('%s', (_name, sheet, html, expected) => {
  expect(pageFaults(setReal(SHEET + sheet, `<body>${html}</body>`, fonts).laid.pages)).toEqual(expected);
});
