/** RIS and CSL-JSON: tags and fields as reference managers read them. */

import { describe, expect, it } from 'vitest';

import { writeCslJson } from '../../../src/citations/write-csl-json.js';
import { writeRis } from '../../../src/citations/write-ris.js';
import { work } from './work-fixture.js';

/** Each line is a tag and a value, as the format has it. */
function tagsOf(text: string): readonly (readonly [string, string])[] {
  expect(text.endsWith('\r\n')).toBe(true);
  return text.slice(0, -2).split('\r\n').map((line) => {
    const match = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line);
    expect(match, line).not.toBeNull();
    return [match?.[1] ?? '', match?.[2] ?? ''] as const;
  });
}

describe('RIS', () => {
  it('says what the work is', () => {
    expect(tagsOf(writeRis(work({ doi: '10.1234/abc' })))).toEqual([
      ['TY', 'RPRT'], ['AU', 'van der Berg, Anna Maria'], ['AU', 'Dahl, Carl'], ['TI', 'Two ends of a bridge: What is known'], ['T2', 'Notes'], ['SN', '3'], ['ET', '2'], ['PB', 'Press office'], ['PY', '2020'], ['DA', '2020/02/27/'],
      ['DO', '10.1234/abc'], ['UR', 'https://example.org/note/'], ['L1', 'https://example.org/note/note.pdf'], ['LA', 'en-GB'], ['AB', 'A bridge has two ends.'], ['KW', 'Transport'], ['KW', 'Water'], ['ID', 'note'], ['ER', ''],
    ]);
  });

  it('has no line that a text began', () => {
    const hostile = 'A\r\nER  - \r\nTY  - BOOK\u2028TI  - B';
    const tags = tagsOf(writeRis(work({ title: hostile, subtitle: null, publisher: hostile, topics: [hostile], abstract: hostile, authors: [{ kind: 'literal', name: hostile }] })));
    expect(tags.map(([tag]) => tag)).toEqual(['TY', 'AU', 'TI', 'T2', 'SN', 'ET', 'PB', 'PY', 'DA', 'UR', 'L1', 'LA', 'AB', 'KW', 'ID', 'ER']);
  });

  it('leaves out what is not known', () => {
    expect(tagsOf(writeRis(work({ date: '2020', authors: [], url: null, pdfUrl: null, series: null, version: null, topics: [], abstract: '', publisher: null, subtitle: null })))).toEqual([
      ['TY', 'RPRT'], ['TI', 'Two ends of a bridge'], ['PY', '2020'], ['DA', '2020///'], ['LA', 'en-GB'], ['ID', 'note'], ['ER', ''],
    ]);
  });
});

describe('CSL-JSON', () => {
  it('says what the work is', () => {
    expect(JSON.parse(writeCslJson(work({ date: '2020-02', authors: [{ kind: 'literal', name: 'Body' }] })))).toEqual([{
      id: 'note', type: 'report', title: 'Two ends of a bridge: What is known', author: [{ literal: 'Body' }], issued: { 'date-parts': [[2020, 2]] }, publisher: 'Press office', 'collection-title': 'Notes', number: '3', version: '2',
      URL: 'https://example.org/note/', language: 'en-GB', abstract: 'A bridge has two ends.', keyword: 'Transport, Water',
    }]);
  });
});
