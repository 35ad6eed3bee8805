import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automaticColumns, wishedWidth, type ColumnContribution } from '../../../../src/print/layout/table-columns.js';

const column = (minPt: number, maxPt: number, rest: Partial<ColumnContribution> = {}): ColumnContribution => ({ minPt, maxPt, percent: null, isFixed: false, ...rest });

describe('automaticColumns', () => {
  it('gives percentages first, then lengths, then content what lies between least and most', () => {
    const columns = [column(10, 40, { percent: 50 }), column(10, 30, { isFixed: true }), column(10, 90)];
    expect(automaticColumns(columns, 30)).toEqual([10, 10, 10]);
    expect(automaticColumns(columns, 40)).toEqual([20, 10, 10]);
    expect(automaticColumns(columns, 80)).toEqual([40, 30, 10]);
    expect(automaticColumns(columns, 100)).toEqual([50, 30, 20]);
  });

  it('shares what is left among columns without a width, else among lengths, else among percentages', () => {
    expect(automaticColumns([column(10, 20), column(10, 30, { isFixed: true })], 100)).toEqual([70, 30]);
    expect(automaticColumns([column(10, 20, { isFixed: true }), column(10, 30, { isFixed: true })], 100)).toEqual([40, 60]);
    expect(automaticColumns([column(0, 0, { percent: 10 }), column(0, 0, { percent: 30 })], 100)).toEqual([25, 75]);
    expect(automaticColumns([column(0, 0), column(0, 0)], 100)).toEqual([50, 50]);
  });

  it('is never less than the words need, and fills the table exactly where these fit', () => {
    const any = fc.record({ minPt: fc.integer({ min: 0, max: 50 }), more: fc.integer({ min: 0, max: 80 }), percent: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null }), isFixed: fc.boolean() });
    fc.assert(fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 400 }), (drawn, available) => {
      const columns = drawn.map(({ minPt, more, percent, isFixed }) => column(minPt, minPt + more, { percent, isFixed }));
      const sizes = automaticColumns(columns, available);
      const needs = columns.reduce((sum, { minPt }) => sum + minPt, 0);
      sizes.forEach((size, index) => expect(size).toBeGreaterThanOrEqual((columns[index]?.minPt ?? 0) - 1e-6));
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeCloseTo(Math.max(needs, available), 4);
    }), { numRuns: 200 });
  });
});

describe('wishedWidth', () => {
  it('grows until percentages are true, as far as there is room', () => {
    expect(wishedWidth([column(10, 30, { percent: 25 }), column(10, 10)], 500)).toBe(120);
    expect(wishedWidth([column(10, 10, { percent: 80 }), column(10, 40)], 500)).toBeCloseTo(200);
    expect(wishedWidth([column(10, 10, { percent: 100 }), column(10, 40)], 500)).toBe(500);
    expect(wishedWidth([column(10, 20), column(10, 40)], 50)).toBe(60);
  });
});
