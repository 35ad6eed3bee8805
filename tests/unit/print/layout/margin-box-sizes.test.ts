import { describe, expect, it } from 'vitest';
import { distribute, type BoxSide } from '../../../../src/print/layout/margin-box-sizes.js';

const auto = (minPt: number, maxPt: number): BoxSide => ({ sizePt: null, leastPt: 0, mostPt: Infinity, minPt, maxPt });
const given = (sizePt: number): BoxSide => ({ ...auto(0, 0), sizePt });
const sizes = (sides: readonly (BoxSide | null)[], edge: number): readonly (readonly number[] | null)[] => distribute(sides, edge).map((place) => (place === null ? null : [place.startPt, place.sizePt]));

describe('distribute', () => {
  it('gives a box alone the whole edge', () => {
    expect(sizes([null, null, auto(10, 20)], 100)).toEqual([null, null, [0, 100]]);
    expect(sizes([null, auto(10, 20), null], 100)).toEqual([null, [0, 100], null]);
  });

  it('shares by what boxes hold, down to their narrowest', () => {
    expect(sizes([auto(5, 30), null, auto(5, 10)], 80)).toEqual([[0, 60], null, [60, 20]]);
    expect(sizes([auto(20, 80), null, auto(20, 40)], 80)).toEqual([[0, 50], null, [50, 30]]);
  });

  it('keeps the middle box centred whatever stands beside it', () => {
    expect(sizes([given(40), given(20), null], 100)).toEqual([[0, 40], [40, 20], null]);
    expect(sizes([given(10), auto(5, 20), given(30)], 100)).toEqual([[0, 10], [30, 40], [70, 30]]);
  });

  it('takes a maximum as given and shares again', () => {
    expect(sizes([{ ...auto(5, 50), mostPt: 20 }, null, auto(5, 50)], 100)).toEqual([[0, 20], null, [20, 80]]);
  });
});
