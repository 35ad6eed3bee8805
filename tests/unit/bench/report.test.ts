import { describe, expect, it } from 'vitest';
import { type Size, formatFlatness, formatSize, ratios } from '../../bench/report.mjs';

function size(pages: number, seconds: Readonly<Record<string, number>>, peakMb = 100): Size {
  const rows = Object.entries(seconds).map(([id, value]) => ({ id, label: id, seconds: value, cpuSeconds: value, peakMb, pages, runs: 1 }));
  return { pages, words: 1000, distinct: 500, rows, missing: [], failed: [] };
}

describe('the benchmark’s report', () => {
  it('holds the PDF against both of Typst’s ways to break lines', () => {
    const text = formatSize(size(75, { 'sheaf-pdf': 1.2, typst: 4, 'typst-simple': 0.8 }));
    expect(text).toContain('aim: Sheaf PDF / Typst (total fit) at most 1.3 ×: met with 0.30 ×');
    expect(text).toContain('aim: Sheaf PDF / Typst (line by line) at most 1.3 ×: MISSED with 1.50 ×');
    expect(text).toContain('aim: peak memory, three editions at most 400 MB: not measured');
  });

  it('knows no ratio where a peer is missing', () => {
    const values = new Map(ratios(size(15, { 'sheaf-pdf': 0.6, 'typst-simple': 0.3 })).map(({ name, value }) => [name, value]));
    expect(values.get('Sheaf PDF / Typst (line by line)')).toBe(2);
    expect(values.get('Sheaf PDF / WeasyPrint')).toBeNull();
  });

  it('says what a page costs, and whether that grows with the book', () => {
    const sizes = [size(15, { 'sheaf-pdf': 0.6 }), size(75, { 'sheaf-pdf': 1.5 }), size(2000, { 'sheaf-pdf': 50 })];
    expect(formatSize(size(75, { 'sheaf-pdf': 1.5 }))).toMatch(/sheaf-pdf +1\.50 +1\.50 +75 +20\.0 +100/);
    expect(formatFlatness(sizes)).toBe('aim: a page of Sheaf’s PDF costs (20.0 ms at 75, 25.0 ms at 2000) at most 1.1 × that at 75: MISSED with 1.25 ×');
    expect(formatFlatness(sizes.slice(0, 2))).toBeNull();
  });
});
