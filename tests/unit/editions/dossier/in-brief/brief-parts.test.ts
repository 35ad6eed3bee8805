import { expect, test } from 'vitest';
import { citedSources, unlinkAbsent } from '../../../../../src/editions/dossier/in-brief/brief-parts.js';
import { isTag } from '../../../../../src/html/dom.js';
import { parseFragment } from '../../../../../src/html/parse.js';
import { serialiseHtml } from '../../../../../src/html/serialise.js';
import { textContent } from '../../../../../src/html/walk.js';
import { FULL, onePage } from './one-page.js';

test('what may stand on the page is found, and the document stays as it was', () => {
  const { composed, parts } = onePage();
  const text = composed.html;
  expect({ facts: parts.facts.length, points: parts.points.length, answers: parts.answers.length, openings: parts.openings.length, charts: parts.charts.length, sources: [...parts.sources.keys()].length })
    .toEqual({ facts: 7, points: 2, answers: 0, openings: 0, charts: 0, sources: 3 });
  expect(parts.lead === null ? '' : textContent(parts.lead)).toContain('The figure was wrong.');
  expect(parts.correction === null ? '' : textContent(parts.correction)).toContain('The figure was wrong.');
  expect(composed.html).toBe(text);
});

test('the strongest quote is the first that is read at a glance, else the shortest', () => {
  expect(textContent(onePage().parts.quote ?? never())).toContain('The river is rising.');
  const quotes = (FULL.quotes ?? []).slice(0, 1);
  expect(textContent(onePage({ ...FULL, quotes }).parts.quote ?? never())).toContain('The figure was wrong.');
  expect(onePage({ ...FULL, quotes: [] }).parts.quote).toBe(null);
});

test('a briefing with neither points nor questions shows how its background begins', () => {
  const { parts } = onePage({ title: 'x', language: 'en', date: '2026', background: [{ title: 'One', text: 'First paragraph.\n\nSecond.' }, { title: 'Two', text: 'Third.' }] });
  expect(parts.openings.map((element) => textContent(element).trim())).toEqual(['First paragraph.', 'Third.']);
});

test('the sources cited are in the order of the list', () => {
  const { parts } = onePage();
  expect(citedSources(parts.sources, [...parts.points, ...parts.facts])).toEqual([...parts.sources.keys()].slice(0, 2));
  expect(citedSources(parts.sources, [])).toEqual([]);
});

test('links to what is not on the page are plain text; those within stay', () => {
  const article = parseFragment('<article><p id="a">x <a href="#b">there</a> <a href="#a">here</a> <a href="https://example.org/">web</a></p></article>').filter(isTag)[0] ?? never();
  unlinkAbsent(article);
  expect(serialiseHtml(article)).toBe('<article><p id="a">x <span>there</span> <a href="#a">here</a> <a href="https://example.org/">web</a></p></article>');
});

function never(): never {
  throw new Error('It is there.');
}
