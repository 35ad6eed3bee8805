import { describe, expect, it } from 'vitest';
import { sizeTracks, type TrackRequest } from '../../../../src/print/layout/grid-tracks.js';

const fixed = (size: number) => ({ kind: 'fixed', size }) as const;
const fr = (factor: number) => ({ kind: 'flex', factor }) as const;
const auto = { kind: 'auto' } as const;
const request = (rest: Partial<TrackRequest>): TrackRequest => ({ tracks: [], availablePt: 100, gapPt: 0, items: [], stretchesAuto: true, ...rest });

describe('sizeTracks', () => {
  it('gives fr tracks what fixed tracks and gaps leave', () => {
    expect(sizeTracks(request({ tracks: [fixed(20), fr(1), fr(3)], gapPt: 10 }))).toEqual([20, 15, 45]);
  });

  it('does not let an fr track become narrower than its content', () => {
    expect(sizeTracks(request({ tracks: [fr(1), fr(1)], items: [{ start: 0, end: 1, minPt: 70, maxPt: 90 }] }))).toEqual([70, 30]);
  });

  it('lets minmax(0, 1fr) become narrower than its content, so that columns stay equal', () => {
    const equal = { kind: 'minmax', min: fixed(0), max: fr(1) } as const;
    expect(sizeTracks(request({ tracks: [equal, equal], items: [{ start: 0, end: 1, minPt: 70, maxPt: 90 }, { start: 0, end: 2, minPt: 120, maxPt: 120 }] }))).toEqual([50, 50]);
  });

  it('grows auto tracks to their content, then shares what is left', () => {
    const items = [{ start: 0, end: 1, minPt: 10, maxPt: 20 }, { start: 1, end: 2, minPt: 10, maxPt: 40 }];
    expect(sizeTracks(request({ tracks: [auto, auto], items }))).toEqual([40, 60]);
    expect(sizeTracks(request({ tracks: [auto, auto], items, stretchesAuto: false }))).toEqual([20, 40]);
    expect(sizeTracks(request({ tracks: [auto, auto], items, availablePt: 40 }))).toEqual([20, 20]);
  });

  it('shares a spanning item’s lack among the tracks that may grow', () => {
    expect(sizeTracks(request({ tracks: [fixed(10), auto, auto], availablePt: 'max-content', items: [{ start: 0, end: 3, minPt: 50, maxPt: 50 }] }))).toEqual([10, 20, 20]);
  });

  it('takes percentages of a definite size only', () => {
    const half = { kind: 'fixed', size: { percent: 50, plusPt: 0 } } as const;
    expect(sizeTracks(request({ tracks: [half, fr(1)] }))).toEqual([50, 50]);
    expect(sizeTracks(request({ tracks: [half], availablePt: 'max-content', items: [{ start: 0, end: 1, minPt: 7, maxPt: 7 }] }))).toEqual([7]);
  });
});
