import { describe, expect, it } from 'vitest';
import { bringNotes, notesIn } from '../../../../src/editions/ebook/bring-notes.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { serialiseXhtml } from '../../../../src/html/serialise.js';
import { findAll, findById, findFirst } from '../../../../src/html/walk.js';

const call = (note: number, id: string): string => `<a href="#note-${note}" id="${id}" role="doc-noteref">${note}</a>`;

function brought(html: string): readonly string[] {
  const document = parseHtml(`${html}<section id="notes"><ol><li id="note-1">One.</li><li id="note-2">Two, see ${call(3, 'c3')}.</li><li id="note-3">Three.</li></ol></section>`);
  const notes = notesIn(findById(document, 'notes'));
  const parts = findAll(document, ({ name }) => name === 'article');
  for (const part of parts) bringNotes(part, notes);
  return parts.map((part) => findAll(part, ({ name }) => name === 'aside').map((note) => serialiseXhtml(note)).join('\n'));
}

describe('bringNotes', () => {
  it('puts asides at the end of the file that calls, in the order of the calls, each with the way back', () => {
    expect(brought(`<article><table><tr><td>x${call(1, 'c1')}</td></tr></table></article>`)).toEqual([
      '<aside class="note first" epub:type="footnote" role="doc-footnote" id="note-1"><a href="#c1" role="doc-backlink">1</a> One.</aside>',
    ]);
  });
  it('brings a note once where it is called twice, and notes that notes call', () => {
    const [first = '', second = ''] = brought(`<article>${call(2, 'c2')}</article><article>${call(2, 'c2b')}${call(1, 'c1')}</article>`);
    expect([...first.matchAll(/ id="(note-\d)"/g)].map(([, id]) => id)).toEqual(['note-2', 'note-3']);
    expect([...second.matchAll(/ id="(note-\d)"/g)].map(([, id]) => id)).toEqual(['note-1']);
  });
  it('marks the calls for readers', () => {
    const document = parseHtml(`<article>${call(9, 'c9')}</article>`);
    const part = findFirst(document, ({ name }) => name === 'article');
    if (part !== null) bringNotes(part, new Map());
    expect(serialiseXhtml(document)).toContain('epub:type="noteref"');
  });
  it('raises a call by markup, so that no number runs into it where styles are off', () => {
    const document = parseHtml(`<article><p>1,200${call(9, 'c9')}</p></article>`);
    const part = findFirst(document, ({ name }) => name === 'article');
    if (part !== null) bringNotes(part, new Map());
    expect(serialiseXhtml(document)).toMatch(/1,200<sup class="raised"><a [^>]*>9<\/a><\/sup><\/p>/);
  });
});
