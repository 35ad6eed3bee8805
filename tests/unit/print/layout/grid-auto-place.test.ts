import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autoPlace, type AskedPlace } from '../../../../src/print/layout/grid-auto-place.js';

const at = (start: number | null, length = 1) => ({ start, length });
const free = (along = 1, across = 1): AskedPlace => ({ along: at(null, along), across: at(null, across) });

describe('autoPlace', () => {
  it('goes on from the last item, and back only where packing is dense', () => {
    const asked = [free(2), free(2), free()];
    expect(autoPlace({ asked, tracksAlong: 3, isDense: false })).toEqual([{ along: 0, across: 0 }, { along: 0, across: 1 }, { along: 2, across: 1 }]);
    expect(autoPlace({ asked, tracksAlong: 3, isDense: true })[2]).toEqual({ along: 2, across: 0 });
  });

  it('begins with the implicit tracks before the template', () => {
    expect(autoPlace({ asked: [{ along: at(-1), across: at(0) }, free()], tracksAlong: 1, isDense: true })[1]).toEqual({ along: 0, across: 0 });
    expect(autoPlace({ asked: [{ along: at(-1), across: at(1) }, free()], tracksAlong: 1, isDense: false })[1]).toEqual({ along: -1, across: 0 });
  });

  it('puts no item over another that was not put there by number, and ends', () => {
    const span = fc.record({ start: fc.option(fc.integer({ min: -3, max: 5 }), { nil: null }), length: fc.integer({ min: 1, max: 4 }) });
    fc.assert(fc.property(fc.array(fc.record({ along: span, across: span }), { maxLength: 20 }), fc.integer({ min: 0, max: 4 }), fc.boolean(), (asked, tracksAlong, isDense) => {
      const found = autoPlace({ asked, tracksAlong, isDense });
      expect(found.length).toBe(asked.length);
      const taken = new Map<string, boolean>();
      asked.forEach((item, index) => {
        const place = found[index];
        if (place === undefined) throw new Error('an item without a place');
        expect([item.along.start ?? place.along, item.across.start ?? place.across]).toEqual([place.along, place.across]);
        const isFixed = item.along.start !== null && item.across.start !== null;
        for (let i = 0; i < item.along.length; i++) {
          for (let j = 0; j < item.across.length; j++) {
            const key = `${place.along + i} ${place.across + j}`;
            expect(taken.get(key) === undefined || (isFixed && taken.get(key) === true)).toBe(true);
            taken.set(key, isFixed);
          }
        }
      });
    }), { numRuns: 60 });
  });
});
