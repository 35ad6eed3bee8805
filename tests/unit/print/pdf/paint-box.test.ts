import { describe, expect, test } from 'vitest';
import type { BorderSide, Sides } from '../../../../src/print/css/computed-style.js';
import { ContentStream } from '../../../../src/print/pdf/content-stream.js';
import type { BoxPaint } from '../../../../src/print/pdf/paint-box.js';
import { paintBox } from '../../../../src/print/pdf/paint-box.js';

const INK = { red: 0, green: 0, blue: 0, alpha: 1 };
const STRAW = { red: 181, green: 134, blue: 19, alpha: 1 };
const NONE: BorderSide = { widthPt: 0, style: 'none', colour: INK };
const ALL = { top: true, right: true, bottom: true, left: true };

function around(side: BorderSide): Sides<BorderSide> {
  return { top: side, right: side, bottom: side, left: side };
}

function painted(paint: Partial<BoxPaint>): readonly string[] {
  const stream = new ContentStream({ nameOf: (alpha) => `A${alpha}` });
  paintBox(stream, { rect: { xPt: 0, yPt: 0, widthPt: 100, heightPt: 50 }, background: null, border: around(NONE), radiusPt: 0, edges: ALL, ...paint });
  return new TextDecoder().decode(stream.take()).trim().split('\n');
}

/** Ends of the curves: where corners are round, each ends on the side that follows it clockwise. */
function curveEnds(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => (/ c\b/.test(line) ? [line.replace(/ c.*/, '').split(' ').slice(-2).join(' ')] : []));
}

describe('a box with round corners', () => {
  test('has them on its background and its border', () => {
    const lines = painted({ background: STRAW, border: around({ widthPt: 2, style: 'solid', colour: INK }), radiusPt: 8 });
    expect(curveEnds(lines)).toEqual(['100 8', '92 50', '0 42', '8 0', '99 8', '92 49', '1 42', '8 1']);
  });

  test('keeps those that no break has cut off', () => {
    const first = painted({ background: STRAW, border: around({ widthPt: 2, style: 'solid', colour: INK }), radiusPt: 8, edges: { ...ALL, bottom: false } });
    expect(curveEnds(first)).toEqual(['100 8', '8 0', '8 1', '99 8']);
    expect(first.filter((line) => / m$/.test(line)).at(-1)).toBe('1 50 m');
    const last = painted({ border: around({ widthPt: 2, style: 'solid', colour: INK }), radiusPt: 8, edges: { ...ALL, top: false } });
    expect(curveEnds(last)).toEqual(['92 49', '1 42']);
  });

  test('has two plain lines where both ends are cut off', () => {
    const lines = painted({ border: around({ widthPt: 2, style: 'dashed', colour: INK }), radiusPt: 8, edges: { ...ALL, top: false, bottom: false } });
    expect(curveEnds(lines)).toEqual([]);
    expect(lines.filter((line) => / m /.test(line))).toEqual(['99 0 m 99 50 l S', '1 0 m 1 50 l S']);
  });

  test('has two rings for a double border', () => {
    const lines = painted({ border: around({ widthPt: 3, style: 'double', colour: INK }), radiusPt: 8 });
    expect(curveEnds(lines)).toEqual(['100 8', '92 50', '0 42', '8 0', '99 8', '92 49', '1 42', '8 1', '98 8', '92 48', '2 42', '8 2', '97 8', '92 47', '3 42', '8 3']);
    expect(lines.filter((line) => line === 'f*')).toHaveLength(2);
  });

  test('has sides of several colours follow the curve, each within its mitre', () => {
    const border = { ...around({ widthPt: 2, style: 'solid', colour: INK }), left: { widthPt: 6, style: 'solid', colour: STRAW } } as const;
    const lines = painted({ border, radiusPt: 8 });
    expect(lines.filter((line) => line === 'f*')).toHaveLength(4);
    expect(lines.filter((line) => line === 'W n')).toHaveLength(4);
    // Inside, the corner is an ellipse: 8 less 6 across, 8 less 2 down.
    expect(curveEnds(lines)).toContain('8 2');
  });

  test('has no larger ones than fit', () => {
    expect(curveEnds(painted({ background: STRAW, radiusPt: 80 }))).toEqual(['100 25', '75 50', '0 25', '25 0']);
  });
});

describe('a box with square corners', () => {
  test('is one stroke where its sides are alike', () => {
    expect(painted({ border: around({ widthPt: 2, style: 'solid', colour: INK }) })).toContain('1 1 98 48 re');
  });

  test('has mitred sides where they differ', () => {
    const border = { ...around({ widthPt: 2, style: 'solid', colour: INK }), left: { widthPt: 6, style: 'solid', colour: STRAW } } as const;
    expect(painted({ border })).toContain('0 0 m 100 0 l 98 2 l 6 2 l h');
  });
});
