/** Contents stand on the first page, or before it on pages of their own; numbers too wide for their columns are set tighter. */

import { expect, it } from 'vitest';
import type { ComposedBriefing } from '../../../../src/compose/document.js';
import { dressForPrint } from '../../../../src/editions/dossier/dress.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { childElements, classesOf, findFirst, hasClass } from '../../../../src/html/walk.js';

const ARTICLE = '<article class="briefing"><header class="head"><h1>T</h1></header><section class="part minute"><h2>M</h2><div class="row inside"><ol><li>a</li><li>b</li><li>c</li><li>d</li></ol></div></section><section class="part"><h2>B</h2></section></article>';

function dressed(contents: string | null): readonly string[] {
  // Of the head only what the root element carries is read.
  const head = { language: 'en', direction: 'ltr', title: 'T', marking: null } as ComposedBriefing['head'];
  const composed = { head, document: parseHtml(ARTICLE), parts: [], claims: [], assets: new Map() } satisfies ComposedBriefing;
  const article = findFirst(dressForPrint(composed, { cover: '<header class="cover"></header>', contents, imprint: '' }), (element) => element.name === 'article');
  return article === null ? [] : [classesOf(article).join(' '), ...childElements(article).map((child) => classesOf(child).join(' ') + (findFirst(child, (one) => hasClass(one, 'inside')) === null ? '' : ' with contents'))];
}

it('keeps the contents on the first page of a short dossier', () => {
  expect(dressed(null)).toEqual(['briefing', 'cover', 'part minute with contents', 'part']);
});

it('puts the contents of a long one between cover and first page, as front matter', () => {
  expect(dressed('<nav class="part contents"></nav>')).toEqual(['briefing fronted', 'cover', 'part contents', 'part minute', 'part']);
});

it.each([['416.18', false], ['80–120 cm', true], ['948,000 people', true], ['−17 cm', false]])('%s is set tighter: %s', (number, isTight) => {
  const head = { language: 'en', direction: 'ltr', title: 'T', marking: null } as ComposedBriefing['head'];
  const facts = parseHtml(`<article class="briefing"><section class="part minute"><dl class="facts"><div class="fact"><dd><b>${number}</b></dd></div></dl></section></article>`);
  const document = dressForPrint({ head, document: facts, parts: [], claims: [], assets: new Map() }, { cover: '<header class="cover"></header>', contents: null, imprint: '' });
  expect(findFirst(document, (element) => hasClass(element, 'tight')) !== null).toBe(isTight);
});
