/** Parts of briefings in any number and length, for `extremes.mjs`. All text here is invented for the purpose. */

import { characters, name, sentences, words } from './texts.mjs';

export const SOURCE = { id: 'log', type: 'report', title: 'A log kept for this test', issued: '2026-03' };

const cited = (index = 0) => [{ id: 'log', at: `p. ${index + 1}` }];
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** @param {{ language?: import('./texts.mjs').Language, label?: number }} options `label`: characters under each number */
export function facts(count, { language = 'en', label = 40 } = {}) {
  const qualifiers = ['at least', undefined, 'about', 'more than', undefined, 'up to', 'hundreds of', 'nearly'];
  const values = [29, 948000, 3.6, 36, { from: 80, to: 120 }, 1274.5, 7, 60000];
  const units = [undefined, undefined, 'm', 'cm', 'cm', 't', undefined, 'km'];
  return times(count, (index) => ({
    id: `f${index}`, measure: characters(language, 30, index), label: characters(language, label, index + 3), value: values[index % 8],
    ...(qualifiers[index % 8] === undefined ? {} : { qualifier: qualifiers[index % 8] }), ...(units[index % 8] === undefined ? {} : { unit: units[index % 8] }),
    ...(index % 3 === 1 ? { period: `2026-0${(index % 8) + 1}` } : {}), ...(index % 4 === 2 ? { claimants: [name(language, index)] } : {}),
    ...(index % 11 === 5 ? { detail: words(language, 25, index) } : {}), ...(index % 6 === 4 ? { partOf: `f${index - 1}` } : {}), sources: cited(index),
  }));
}

/** @param {{ language?: import('./texts.mjs').Language, length?: number, groups?: number }} options `length`: words of each */
export function quotes(count, { language = 'en', length = 22, groups = 0 } = {}) {
  return times(count, (index) => ({
    id: `q${index}`, text: words(language, Math.max(3, Math.round(length * (0.4 + ((index * 5) % 9) / 6))), index), ...(index === 0 ? { lead: true } : {}),
    speakers: [{ name: name(language, index), role: characters(language, 24, index), kind: 'body' }], ...(index % 3 === 1 ? { context: words(language, 12, index + 2) } : {}),
    ...(groups > 0 ? { group: `${name(language, Math.floor((index * groups) / count) + 3)}` } : {}), ...(index % 4 === 2 ? { date: '2026-03-02' } : {}), sources: cited(index),
  }));
}

/** @param {{ language?: import('./texts.mjs').Language, length?: number }} options `length`: sentences of each paragraph */
export function sections(count, { language = 'en', length = 4, paragraphs = 2, notes = true } = {}) {
  return times(count, (index) => {
    const text = times(paragraphs, (paragraph) => `${sentences(language, length, index * 2 + paragraph)}${notes ? `[^${index}-${paragraph}]` : ''}`).join('\n\n');
    const bodies = notes ? `\n\n${times(paragraphs, (paragraph) => `[^${index}-${paragraph}]: ${sentences(language, 1 + (paragraph % 2), index + paragraph)}`).join('\n')}` : '';
    return { id: `s${index}`, title: characters(language, 26, index), text: text + bodies };
  });
}

/** @param {{ language?: import('./texts.mjs').Language }} options */
export function timeline(count, { language = 'en', length = 14 } = {}) {
  return times(count, (index) => ({
    time: index % 7 === 3 ? `${2000 + Math.floor(index / 2)}` : index % 3 === 1 ? `20${String(10 + Math.floor(index / 6)).padStart(2, '0')}-0${(index % 9) + 1}` : `20${String(10 + Math.floor(index / 6)).padStart(2, '0')}-0${(index % 9) + 1}-1${index % 9}`,
    text: words(language, length, index), sources: cited(index),
  }));
}

/** @param {{ language?: import('./texts.mjs').Language }} options */
export function actors(count, { language = 'en', length = 22 } = {}) {
  return times(count, (index) => ({
    name: name(language, index), role: characters(language, 30, index), position: words(language, Math.max(2, length - ((index * 7) % 17)), index), sources: cited(index),
    ...(index % 5 === 3 ? { note: words(language, 9, index) } : {}),
  }));
}

/** @param {{ language?: import('./texts.mjs').Language }} options */
export function outlook({ language = 'en', steps = 3, options = 2, questions = 2 } = {}) {
  return {
    intro: sentences(language, 1, 4), nextSteps: times(steps, (index) => ({ ...(index % 2 === 0 ? { time: '2026-04' } : {}), text: words(language, 12, index) })),
    options: times(options, (index) => ({ title: characters(language, 24, index), benefit: words(language, 8, index), cost: words(language, 6, index + 1), ...(index % 2 === 0 ? { risk: words(language, 9, index + 2), owner: name(language, index), deadline: '2026-05' } : {}) })),
    openQuestions: times(questions, (index) => ({ question: `${characters(language, 44, index)}?`, text: sentences(language, 1, index) })),
    procedure: { stage: name(language, 1), committee: name(language, 3), nextStep: characters(language, 50, 2) },
  };
}

/** @param {{ language?: import('./texts.mjs').Language }} options */
export function glossary(count, { language = 'en', length = 12 } = {}) {
  return times(count, (index) => ({ term: `${characters(language, 6 + ((index * 5) % 22), index)} ${index + 1}`, definition: words(language, Math.max(2, (length + index * 3) % (2 * length)), index) }));
}

/** Sources of several kinds, some with addresses and voices. */
export function sources(count, { language = 'en', path = 'notes/river' } = {}) {
  const kinds = ['report', 'article-newspaper', 'webpage', 'book', 'legislation', 'dataset'];
  return times(count, (index) => ({
    id: index === 0 ? 'log' : `src${index}`, type: kinds[index % 6], title: characters(language, 30 + ((index * 13) % 70), index), issued: `20${10 + (index % 16)}`,
    ...(index % 2 === 0 ? { author: [{ literal: name(language, index) }] } : {}), ...(index % 3 === 2 ? { URL: `https://river.example/${path}/${index}`, accessed: '2026-03-01' } : {}),
  }));
}

const SEEN = { x: { field: 'n', kind: 'number' }, y: { field: 'what', kind: 'category' } };

/** Charts of the three kinds by turns, then tables. */
export function charts(count, { language = 'en', bars = 5 } = {}) {
  return times(count, (index) => {
    const common = { id: `c${index}`, title: characters(language, 44 + ((index * 17) % 60), index), note: characters(language, 60, index), sources: cited(index) };
    const rows = times(bars, (row) => [`${name(language, row)} ${row + 1}`, ((row * 37 + index * 11) % 90) + 5]);
    switch (index % 4) {
      case 0: return { ...common, kind: 'chart', chart: 'bar', alt: 'Bars', data: { columns: ['what', 'n'], rows }, encoding: SEEN };
      case 1: return {
        ...common, kind: 'chart', chart: 'line', alt: 'Lines', encoding: { x: { field: 'month', kind: 'time' }, y: { field: 'depth', kind: 'number', unit: 'cm' }, series: { field: 'gauge' } },
        data: { columns: ['month', 'depth', 'gauge'], rows: times(36, (row) => [`2025-${String((row % 12) + 1).padStart(2, '0')}`, 40 + ((row * 7 + (row % 3) * 13) % 31), name(language, Math.floor(row / 12))]) },
      };
      case 2: return { ...common, kind: 'chart', chart: 'units', alt: 'Marks', data: { columns: ['what', 'n'], rows: [[name(language, 0), 20], [name(language, 1), 29]] }, encoding: SEEN };
      default: return { ...common, kind: 'table', data: { columns: ['what', 'n'], rows } };
    }
  });
}

/** A table of data with a head, words and numbers. */
export function table(rows, columns, { language = 'en', cell = 18 } = {}) {
  const fields = times(columns, (index) => `c${index}`);
  return {
    id: 'table', kind: 'table', title: characters(language, 60, 2), note: sentences(language, 1, 3), sources: cited(),
    data: { columns: fields, rows: times(rows, (row) => times(columns, (column) => (column === 0 ? `${name(language, row)} ${row + 1}` : column % 3 === 2 ? characters(language, cell, row + column) : (row * 37 + column * 101) % 9973))) },
    columns: times(columns, (index) => ({ field: `c${index}`, role: index === 0 ? 'head' : index % 3 === 2 ? 'text' : 'number', label: characters(language, index % 3 === 2 ? 12 : 8, index) })),
  };
}
