import { describe, expect, test } from 'vitest';
import { lineBreak, setParagraph, styleWith, text } from './text-fixtures.js';

const widths = async (content: string, tabSize: { spaces: number } | { pt: number }): Promise<readonly number[]> => {
  const style = styleWith({ whiteSpace: 'pre', tabSize });
  const { lines } = await setParagraph([text(content, style), lineBreak(style), text('\tx', style)], 400, style);
  return lines.flatMap((line) => line.pieces.flatMap((piece) => (piece.kind === 'glyphs' && piece.run.text === 'x' ? [piece.xPt] : [])));
};

describe('tabs', () => {
  test('go to the next stop, in lines after forced breaks anew', async () => {
    expect(await widths('ab\tx', { pt: 40 })).toEqual([40, 40]);
    expect(await widths('abcdefghij\tx', { pt: 40 })).toEqual([80, 40]);
  });

  test('skip a stop that is nearer than half a space', async () => {
    const [first = 0] = await widths('\t\tx', { pt: 30 });
    expect(first).toBeCloseTo(60, 6);
  });

  test('are nothing where their size is', async () => {
    expect((await widths('\tx', { spaces: 0 })).at(-1)).toBe(0);
  });
});
