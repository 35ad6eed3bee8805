import { describe, expect, it } from 'vitest';
import type { BookFacts } from '../../../src/compose/book-facts.js';
import type { BriefingInput } from '../../../src/briefing/schema.js';
import { composed } from './compose-briefing.js';

function facts(more: Partial<BriefingInput>): BookFacts {
  return composed({ title: 'T', language: 'en', date: '2026-03-14', ...more }).head.book;
}

describe('bookFacts', () => {
  it('tells authors from those who edited, translated, drew, in several languages', () => {
    const authors = [{ name: 'A', role: 'desk officer' }, { name: 'B', role: 'Chief editor' }, { name: 'C', role: 'traductrice' }, { name: 'D', role: 'Kartografin' }, { name: 'E' }];
    const quotes = [{ id: 'q', text: 'x', speakers: [{ name: 'S' }], translation: 'y', translatedBy: 'F' }];
    expect(facts({ authors, quotes }).people.map(({ name, relator }) => `${name} ${relator}`)).toEqual(['A aut', 'B edt', 'C trl', 'D ctg', 'E aut', 'F trl']);
  });
  it('takes the last change for the moment of modification', () => {
    expect(facts({}).modifiedIso).toBe('2026-03-14');
    expect(facts({ revisions: [{ version: '2', date: '2026-04', changes: 'x' }, { version: '1', date: '2026-03-01', changes: 'y' }] }).modifiedIso).toBe('2026-04');
  });
  it('keeps the number in a series apart', () => {
    expect(facts({ series: { title: 'Notes', number: '14' } }).series).toEqual({ title: 'Notes', number: '14' });
    expect(facts({}).certifier).toBeNull();
  });
});
