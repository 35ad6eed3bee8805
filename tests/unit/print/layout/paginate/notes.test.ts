import { describe, expect, test } from 'vitest';
import type { Measured } from '../../../../../src/print/layout/measured.js';
import { startNotes, type NoteArea, type PageNote } from '../../../../../src/print/layout/paginate/notes.js';

/** Of a note's body the page looks at its height only. */
const bodyOf = (heightPt: number): Measured => ({ heightPt }) as unknown as Measured;
const note = (order: number, heightPt: number): PageNote => ({ call: null, order, body: bodyOf(heightPt) });

/** Cuts at whole lines of ten points. */
const AREA: NoteArea = {
  insetsPt: 0,
  widthPt: 100,
  refit: (body) => body,
  measure: () => bodyOf(10),
  cut: (body, roomPt, forced) => {
    const headPt = Math.max(forced ? 10 : 0, Math.floor(roomPt / 10) * 10);
    return headPt === 0 ? null : { head: bodyOf(headPt), rest: bodyOf(body.heightPt - headPt) };
  },
};

describe('the notes that come over from the page before', () => {
  test('stand as far as they fit, the one cut first among those that go over', () => {
    const notes = startNotes(AREA, [note(0, 20), note(1, 30), note(2, 10)], 40);
    expect(notes.placed.map(({ order, body }) => [order, body.heightPt])).toEqual([[0, 20], [1, 20]]);
    expect(notes.carried.map(({ order, body }) => [order, body.heightPt])).toEqual([[1, 10], [2, 10]]);
    expect(notes.bodiesPt).toBe(40);
  });

  test('progress on a page that has no room', () => {
    const notes = startNotes(AREA, [note(0, 20), note(1, 10)], 0);
    expect(notes.placed.map(({ order, body }) => [order, body.heightPt])).toEqual([[0, 10]]);
    expect(notes.carried.map(({ order }) => order)).toEqual([0, 1]);
  });

  test('are passed on in time that grows with their number', () => {
    const notes = startNotes(AREA, Array.from({ length: 100_000 }, (_, order) => note(order, 10)), 500_000);
    expect([notes.placed.length, notes.carried.length]).toEqual([50_000, 50_000]);
  }, 2_000);
});
