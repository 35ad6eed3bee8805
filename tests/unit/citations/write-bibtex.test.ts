/** BibTeX, read back with the reader of bibliographies: what goes in comes out. */

import { describe, expect, it } from 'vitest';

import { readBibtex } from '../../../src/briefing/bibtex.js';
import { cslFromBibtex } from '../../../src/briefing/csl-from-bibtex.js';
import { writeBibtex } from '../../../src/citations/write-bibtex.js';
import { work } from './work-fixture.js';

function readBack(text: string) {
  const { entries, faults } = readBibtex(text);
  expect(faults).toEqual([]);
  expect(entries).toHaveLength(1);
  const [entry] = entries;
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

describe('BibTeX', () => {
  it('says what the work is', () => {
    expect(writeBibtex(work({ doi: '10.1234/a_b' }))).toBe(`@techreport{note,
  author = {van der Berg, Anna Maria and Dahl, Carl},
  title = {{Two ends of a bridge: What is known}},
  institution = {Press office},
  series = {Notes},
  number = {3},
  version = {2},
  year = {2020},
  month = feb,
  date = {2020-02-27},
  doi = {10.1234/a_b},
  url = {https://example.org/note/},
  language = {en-GB},
  abstract = {A bridge has two ends.},
  keywords = {Transport, Water}
}
`);
  });

  it('is read back as the same source', () => {
    expect(cslFromBibtex(readBack(writeBibtex(work())))).toMatchObject({
      id: 'note', type: 'report', title: 'Two ends of a bridge: What is known', publisher: 'Press office', issue: '3', version: '2', issued: '2020-02-27', URL: 'https://example.org/note/',
      author: [{ family: 'van der Berg', given: 'Anna Maria' }, { family: 'Dahl', given: 'Carl' }],
    });
  });

  it.each([
    'Costs: 100 % & more_or_less $5 #1 ~ ^ \\ {x} }{ "y"', '\\input{/etc/passwd}', 'a\nb\r\n@article{x,', 'CO₂, ğ, Ελλάδα, العربية, 日本', '} , title = {Other', '-- --- `` \'\'', '\\\\', '{', '}', '\\textbackslash{}', "it's \\'e",
  ])('keeps a title: %s', (title) => {
    const entry = readBack(writeBibtex(work({ title, subtitle: null })));
    expect(entry.fields.get('title')).toBe(title.replace(/[\n\r]+/g, ' '));
    expect(entry.fields.get('year')).toBe('2020');
  });

  it('keeps bodies whole, and names with “and” or a comma in them', () => {
    const entry = readBack(writeBibtex(work({ authors: [{ kind: 'literal', name: 'Health and Safety, Office of' }, { kind: 'person', family: 'Sand', given: 'Ann' }] })));
    expect(entry.written.get('author')).toBe('{Health and Safety, Office of} and Sand, Ann');
  });

  it('has a key and addresses that end nothing', () => {
    const entry = readBack(writeBibtex(work({ key: 'collections/a, b}', url: 'https://example.org/}%20{ x/', date: null })));
    expect(entry.key).toBe('collections-a-b-');
    expect(entry.fields.get('url')).toBe('https://example.org/%7D%20%7B%20x/');
    expect(entry.fields.has('year')).toBe(false);
  });
});
