import { expect, test } from 'vitest';

import { listCollections, loadCollection } from '../../../src/briefing/load-collection.js';
import { readVisibility } from '../../../src/briefing/read-visibility.js';
import { memoryFileSystem } from '../../support/memory-file-system.js';

const HEAD = 'title: A volume\nlanguage: en\ndate: 2020-02\nbriefings: [one, two]\n';
const BRIEFING = 'title: A title\nlanguage: en\ndate: 2020-02-27\n';

function load(yaml: string, more: Readonly<Record<string, string>> = {}) {
  const files = Object.fromEntries(Object.entries(more).map(([name, text]) => [`/p/briefings/collections/both/${name}`, text]));
  const fs = memoryFileSystem({ '/p/briefings/one/briefing.yaml': BRIEFING, '/p/briefings/two/briefing.yaml': BRIEFING, '/p/briefings/collections/both/collection.yaml': yaml, ...files });
  return loadCollection({ fs, root: '/p', id: 'both' });
}

const shown = (yaml: string, more = {}): readonly string[] => load(yaml, more).diagnostics.map(({ code, place, message }) => `${code} ${place?.file.split('/').at(-1) ?? '?'}:${place?.start.line ?? '?'}:${place?.start.column ?? '?'} ${message}`);

test('a collection needs title, language, date and its briefings; a head is that of a briefing', () => {
  const { value, diagnostics } = load(`${HEAD}version: 1.0\neditors: [{ name: E }]\n`);
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ id: 'both', data: { version: '1.0', status: 'final', briefings: ['one', 'two'], editors: [{ name: 'E' }] }, introduction: null });
});

test('the introduction is Markdown, a block with a title, or a file', () => {
  expect(load(`${HEAD}introduction: Words.\n`).value?.introduction).toMatchObject({ title: null, text: 'Words.', path: ['introduction'] });
  expect(load(`${HEAD}introduction: { title: Foreword, text: Words. }\n`).value?.introduction).toMatchObject({ title: 'Foreword', text: 'Words.' });
  const { value } = load(`${HEAD}introduction: { file: a.md }\n`, { 'a.md': 'one\n\ntwo' });
  expect(value?.introduction).toMatchObject({ text: 'one\n\ntwo' });
  expect(value?.locate.text(['introduction', 'file'], 5, 8)).toMatchObject({ file: 'briefings/collections/both/a.md', start: { line: 3, column: 1 } });
});

test('faults stand at their places', () => {
  expect(shown('titel: A volume\nlanguage: en\ndate: 2020-13\nbriefings: [one, tow, one]\n')).toEqual([
    expect.stringMatching(/^DATA-010 collection.yaml:1:1 .*titel/),
    expect.stringMatching(/^DATA-020 collection.yaml:3:7 /),
    expect.stringMatching(/^COL-001 collection.yaml:4:18 /),
    expect.stringMatching(/^COL-002 collection.yaml:4:23 /),
  ]);
  expect(shown('language: en\ndate: 2020\nbriefings: [one]\n')).toEqual([expect.stringMatching(/^DATA-011 collection.yaml:1:1 The collection /)]);
  expect(shown(`${HEAD}introduction: { text: a, file: b.md }\n`, { 'b.md': '' })).toEqual([expect.stringMatching(/^COL-007 collection.yaml:5:15 /)]);
  expect(shown(`${HEAD}introduction: { file: gone.md }\n`)[0]).toMatch(/^DATA-061 .*collection’s folder|^DATA-061 /);
  expect(shown('title: x\nlanguage: en\ndate: 2020\nbriefings: []\n')).toHaveLength(1);
  expect(shown('title: [\n').length).toBeGreaterThan(0);
});

test('collections are found by their file; names that are nearly right are told of', () => {
  const fs = memoryFileSystem({ '/p/briefings/collections/a/collection.yaml': HEAD, '/p/briefings/collections/archive/collection.yaml': HEAD, '/p/briefings/collections/B/collection.yaml': HEAD, '/p/briefings/collections/c/Collection.yml': HEAD, '/p/briefings/collections/notes.txt': '' });
  const { value, diagnostics } = listCollections({ fs, root: '/p' });
  expect(value).toEqual(['a', 'archive']);
  expect(diagnostics.map(({ code }) => code)).toEqual(['DATA-081', 'COL-003']);
});

test('who may see it is read even where the rest has faults', () => {
  const fs = memoryFileSystem({ '/p/briefings/collections/a/collection.yaml': 'titel: 1\nstatus: withdrawn\nhandling: { marking: "TLP:RED" }\n' });
  expect(readVisibility({ fs, root: '/p', slug: 'collections/a' })).toEqual({ status: 'withdrawn', handling: { marking: 'TLP:RED' } });
});
