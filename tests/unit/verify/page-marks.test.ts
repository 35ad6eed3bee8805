import { describe, expect, it } from 'vitest';
import { misplacedMarks } from '../../../src/verify/page-marks.js';
import { readPage } from '../../../src/verify/read-page.js';

const LABELS = ['1', '2', '3', '4'];
const mark = (page: string): string => `<span role="doc-pagebreak" id="page-${page}" aria-label="page ${page} of the dossier"></span>`;

/** What is told of a body beside the texts of printed pages. */
function told(body: string, pages: readonly string[], labels = LABELS): readonly string[] {
  const heard = readPage(`<html lang="en"><body>${body}</body></html>`, () => null);
  return misplacedMarks(heard, { labels, texts: pages.map((text, page) => ({ page, text })) }).map(({ label, marked, printed }) => `${label}: ${marked ?? 'no mark'} / ${printed ?? 'nothing'}`);
}

describe('a page mark stands right', () => {
  it.each<readonly [name: string, body: string, page: string]>([
    ['before a paragraph', `<p>a</p>${mark('2')}<p>The river fell again in the second half.</p>`, 'The river fell again in the second half.'],
    ['inside one', `<p>a The river ${mark('2')}fell again in the second half of the month.</p>`, 'fell again in the second half of the month.'],
    ['before a word that print divides', `<p>a ${mark('2')}commit\u00adtee has met twice and agreed on nothing.</p>`, 'tee has met twice and agreed on nothing.'],
    ['whatever case and hyphens print sets', `<p>a</p><h2>${mark('2')}The lower locks and weirs of the river</h2>`, 'THE LOWER LOCKS AND WE\u2010IRS OF THE RIVER'],
    ['before an item', `<ol><li>a</li><li>${mark('2')}The river fell again in the second half.</li></ol>`, 'The river fell again in the second half.'],
    ['in a cell', `<table><tr><td>a</td></tr><tr><td>${mark('2')}Lower locks</td><td>1,200</td><td>of which closed 300</td></tr></table>`, 'Lower locks1,200of which closed 300'],
    ['before a picture', `<p>a</p>${mark('2')}<img alt="A line that falls all week long" src="x">`, 'A line that falls all week long'],
    ['where less than a few words are left', `<p>a</p>${mark('2')}<p>The end.</p>`, 'The end.'],
    ['with a link to itself before the words', `<p>a ${mark('2')}<a href="#x" aria-label="Link to this section"></a>The river fell again in the month.</p>`, 'The river fell again in the month.'],
    ['with a call of a note in between', `<p>a ${mark('2')}The river<a role="doc-noteref" href="#n">12</a> fell again in the month.</p>`, 'The river fell again in the month.'],
    ['beside contents', `<p>a</p>${mark('2')}<h2>Contents</h2><nav role="doc-toc"><h3>Inside</h3><ol><li><a href="#b">B</a></li></ol></nav><h2>Background of the whole</h2>`, 'Contents Background of the whole'],
  ])('%s', (_name, body, page) => {
    expect(told(body, ['a', page])).toEqual([]);
  });
});

describe('a page mark stands wrong', () => {
  const page = 'fell again in the second half of the month.';
  it.each<readonly [name: string, body: string, pages: readonly string[], lines: readonly string[]]>([
    ['a word too early', `<p>a The ${mark('2')}river fell again in the second half of the month.</p>`, ['a', page], [`2: river fell again in the second half of the month. / ${page}`]],
    ['a word too late', `<p>a The river fell ${mark('2')}again in the second half of the month.</p>`, ['a', page], [`2: again in the second half of the month. / ${page}`]],
    ['for a page that is not there', `<p>a ${mark('9')}b</p>`, ['a', 'b'], ['9: b / nothing']],
    ['for a page without text', `<p>a ${mark('2')}b</p>`, ['a', ''], ['2: b / nothing']],
    ['in a wrong order', `<p>a ${mark('3')}ccccc ${mark('2')}bbbbb</p>`, ['a', 'bbbbb', 'ccccc'], ['2: bbbbb / bbbbb']],
    ['nowhere, though its words are there', `<p>a ${mark('2')}b The river fell again in the second half. ${mark('4')}d</p>`, ['a', 'b', 'The river fell again in the second half.', 'd'], ['3: no mark / The river fell again in the second half.']],
  ])('%s', (_name, body, pages, lines) => {
    expect(told(body, pages)).toEqual(lines);
  });

  it('a page that the edition does not hold needs no mark', () => {
    expect(told(`<p>a ${mark('2')}b ${mark('4')}d</p>`, ['a', 'b', 'The data behind the first figure', 'd'])).toEqual([]);
  });

  it('labels are those of the PDF', () => {
    expect(told(`<p>a ${mark('A-2')}b</p>`, ['a', 'b'], ['A-1', 'A.2'])).toEqual([]);
  });
});

describe('the last page holds little, and then what each edition says of itself', () => {
  const texts = [{ page: 0, text: 'a' }, ...['In one minute', 'Hello.', 'House. 2026. Web page'].map((text) => ({ page: 1, text }))];
  const last = (body: string): readonly string[] =>
    misplacedMarks(readPage(`<html lang="en"><body><p>a</p>${body}</body></html>`, () => null), { labels: ['1', '2'], texts }).map(({ marked }) => marked ?? '');

  it('the mark is right where its text is the same', () => {
    for (const rest of ['About this document', 'House, the best']) expect(last(`<h2>${mark('2')}In one minute</h2><p>Hello.</p><p>${rest}</p>`)).toEqual([]);
  });

  it.each([
    ['in the middle of it', `<h2>In one minute</h2><p>${mark('2')}Hello.</p><p>About this document</p>`],
    ['before a text that only begins alike', `<h2>${mark('2')}In one hour</h2><p>Hello.</p>`],
    ['where more pages follow', `<h2>${mark('2')}In one minute</h2><p>Hello.</p><p>About this</p><p>${mark('3')}document</p>`],
  ])('the mark is wrong %s', (_name, body) => {
    expect(last(body).length).toBeGreaterThan(0);
  });
});
