import { describe, expect, test } from 'vitest';
import { lineBreak, setParagraph, styleWith, text } from './text-fixtures.js';

const JUSTIFIED = styleWith({ textAlign: 'justify' });

describe('justified lines', () => {
  test('past the limit are named with what their spaces come to, once', async () => {
    const source = 'The delegations, Donaudampfschifffahrtsgesellschaft';
    const { diagnostics } = await setParagraph([text(source, JUSTIFIED), lineBreak(JUSTIFIED), text(source, JUSTIFIED)], 230, JUSTIFIED);
    expect(diagnostics.map(({ code }) => code)).toEqual(['TXT-007']);
    expect(diagnostics[0]?.message).toMatch(/^“The delegations,” fills its line only with spaces of \d+\.\d times their width; 2\.5 times is the limit$/);
  });

  test('within it are not, and all but last lines reach the edge', async () => {
    const source = 'The envoy said that the talks would resume on Monday, that both delegations had accepted the agenda, and that nothing else would be announced.';
    const { lines, diagnostics } = await setParagraph([text(source, JUSTIFIED)], 300, JUSTIFIED);
    expect(diagnostics).toEqual([]);
    const edges = lines.map(({ pieces }) => Math.max(...pieces.map((piece) => (piece.kind === 'glyphs' ? piece.xPt + piece.run.widthPt : 0))));
    for (const edge of edges.slice(0, -1)) expect(edge).toBeCloseTo(300, 6);
  });

  test('never shrink their spaces by more than a fifth', async () => {
    const source = 'The envoy said that the talks would resume on Monday, that both delegations had accepted the agenda, and that nothing else would be announced.';
    for (let width = 150; width < 320; width += 7) {
      const { lines } = await setParagraph([text(source, JUSTIFIED)], width, JUSTIFIED);
      for (const { pieces } of lines) {
        for (const piece of pieces) {
          if (piece.kind !== 'glyphs') continue;
          const { run } = piece;
          const spaces = [...run.advances].filter((advance, index) => run.text[run.clusters[index] ?? 0] === ' ' && advance > 0);
          // Literata's space is 0.2 em.
          for (const advance of spaces) expect(advance / run.face.unitsPerEm).toBeGreaterThan(0.2 * 0.8 - 0.01);
        }
      }
    }
  });
});

describe('hyphens', () => {
  test.each([['cs', 1], ['ar', 0], ['', 0], ['de', 0]] as const)('asked for in “%s” are missed %d times', async (language, times) => {
    const style = styleWith({ hyphens: 'auto', language });
    const { diagnostics } = await setParagraph([text('aaaa bbbbbbbbbbbbbbbbbb cccc', style)], 60, style);
    expect(diagnostics.filter(({ code }) => code === 'TXT-008')).toHaveLength(times);
  });
});
