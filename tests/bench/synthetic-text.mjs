/**
 * Makes the text of a synthetic briefing: sections of paragraphs with notes, facts and tables now and then. The same seed gives
 * the same text; no paragraph comes twice. Every format of the benchmark is written from this one model.
 *
 * @typedef {string | { note: string } | { fact: string } | { cite: string }} Span a note’s call; a fact’s qualifier, number and unit; a place in the source
 * @typedef {{ kind: 'paragraph', spans: Span[] } | { kind: 'table', head: string[], rows: string[][] }} Block
 * @typedef {{ id: string, title: string, blocks: Block[] }} Section
 * @typedef {{ id: string, measure: string, value: number, unit: string, qualifier: string, qualifierText: string }} Fact
 * @typedef {{ title: string, bottomLine: string, facts: Fact[], sections: Section[], words: number, distinct: number }} SyntheticText
 */

import { between, seededRandom } from './random.mjs';
import { sentenceMaker } from './sentences.mjs';
import { zipfDraw } from './vocabulary.mjs';

const QUALIFIERS = [['at least', 'au moins'], ['more than', 'plus de'], ['nearly', 'près de'], ['about', 'environ'], ['up to', 'jusqu’à']];

/**
 * @param {readonly string[]} vocabulary in order of frequency
 * @param {{ words: number, seed: number }} options words: how many the sections hold at least, in notes and tables too
 * @returns {SyntheticText}
 */
export function syntheticText(vocabulary, { words, seed }) {
  const random = seededRandom(seed);
  const draw = zipfDraw(vocabulary, random);
  const maker = sentenceMaker(draw, random);
  const writing = { random, draw, maker, seen: new Set(), facts: makeFacts(6 + Math.round(words / 4000), random, maker) };
  const sections = [];
  for (let written = 0; written < words; written += countWords(sections[sections.length - 1])) {
    sections.push(makeSection(sections.length, writing));
  }
  const text = { title: maker.heading(6), bottomLine: maker.sentence(22), facts: writing.facts, sections };
  const all = wordsOf(text);
  return { ...text, words: all.length, distinct: new Set(all.map((word) => word.toLowerCase())).size };
}

function makeFacts(count, random, maker) {
  return Array.from({ length: count }, (_, index) => {
    const [qualifier, qualifierText] = QUALIFIERS[between(random, 0, QUALIFIERS.length - 1)];
    return { id: `f${index + 1}`, measure: maker.heading(4), value: between(random, 12, 9_800), unit: maker.unit(), qualifier, qualifierText };
  });
}

function makeSection(index, writing) {
  const { random, maker } = writing;
  const blocks = Array.from({ length: between(random, 2, 6) }, () => makeParagraph(writing));
  if (index % 7 === 2) blocks.splice(1, 0, makeTable(random, maker));
  blocks[0].spans.push(` ${maker.heading(between(random, 3, 9))} `, { cite: `p. ${between(random, 1, 400)}` }, '.');
  if (index % 2 === 0) blocks[blocks.length - 1].spans.push(' ', { fact: writing.facts[between(random, 0, writing.facts.length - 1)].id }, ` ${maker.clause(5)}.`);
  return { id: `s${index + 1}`, title: maker.heading(between(random, 2, 6)), blocks };
}

function makeParagraph(writing) {
  const { random, maker, seen } = writing;
  for (;;) {
    const spans = [];
    const sentences = between(random, 3, 9);
    for (let count = 0; count < sentences; count++) {
      const sentence = maker.sentence(between(random, 4, 16) + between(random, 2, 14));
      const hasNote = random() < 0.08;
      // French sets the call before the full stop.
      if (hasNote) spans.push((count === 0 ? '' : ' ') + sentence.replace(/[\s\u00a0]?[.?!]$/u, ''), { note: maker.sentence(between(random, 7, 28)) }, '.');
      else spans.push((count === 0 ? '' : ' ') + sentence);
    }
    const key = spans.map((span) => (typeof span === 'string' ? span : '')).join('');
    if (seen.has(key)) continue;
    seen.add(key);
    return { kind: 'paragraph', spans: joinStrings(spans) };
  }
}

function makeTable(random, maker) {
  const rows = Array.from({ length: between(random, 5, 9) }, () => [maker.heading(2), String(between(random, 1, 9999)), String(between(random, 1, 99)), maker.clause(between(random, 2, 6))]);
  return { kind: 'table', head: [maker.heading(1), maker.heading(1), maker.heading(1), maker.heading(1)], rows };
}

function joinStrings(spans) {
  const joined = [];
  for (const span of spans) {
    const last = joined[joined.length - 1];
    if (typeof span === 'string' && typeof last === 'string') joined[joined.length - 1] = last + span;
    else joined.push(span);
  }
  return joined;
}

const countWords = (section) => sectionTexts(section).reduce((sum, text) => sum + splitWords(text).length, 0);

function wordsOf({ title, bottomLine, facts, sections }) {
  return [title, bottomLine, ...facts.map(({ measure }) => measure), ...sections.flatMap(sectionTexts)].flatMap(splitWords);
}

function sectionTexts({ title, blocks }) {
  return [title, ...blocks.flatMap((block) => (block.kind === 'table' ? [block.head, ...block.rows].flat() : block.spans.map((span) => (typeof span === 'string' ? span : span.note ?? ''))))];
}

/** Runs of letters: “l’eau” counts as two words, a number as none. */
function splitWords(text) {
  return text.match(/\p{L}+/gu) ?? [];
}
