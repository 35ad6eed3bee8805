/** The first page stands alone where it is about full; short or overfull, the text goes on below it. */

import { expect, it } from 'vitest';
import { markLoneMinute } from '../../../../src/editions/dossier/lone-minute.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { findFirst, hasClass } from '../../../../src/html/walk.js';

const LEAD = `<p class="lead">${'word '.repeat(60)}</p>`;
const POINT = `<li>${'word '.repeat(30)}</li>`;

function isAlone(minute: string, rest: string): boolean {
  const document = parseHtml(`<article><section class="part minute">${minute}</section><section class="part">${rest}</section></article>`);
  const article = findFirst(document, (element) => element.name === 'article');
  if (article !== null) markLoneMinute(article, 'A4');
  return findFirst(document, (element) => hasClass(element, 'alone')) !== null;
}

it.each([
  ['a bottom line and points', `${LEAD}<ul>${POINT.repeat(5)}</ul>`, 'word '.repeat(900), true],
  ['a bottom line alone', LEAD, 'word '.repeat(900), false],
  ['more than a page', `${LEAD}<ul>${POINT.repeat(20)}</ul>`, 'word '.repeat(900), false],
  ['next to nothing behind it', `${LEAD}<ul>${POINT.repeat(5)}</ul>`, 'word', false],
])('%s', (_name, minute, rest, expected) => {
  expect(isAlone(minute, rest)).toBe(expected);
});
