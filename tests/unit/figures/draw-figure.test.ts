import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { DataTable } from '../../../src/briefing/briefing.js';
import { type Figure, figureSchema } from '../../../src/briefing/schema.js';
import { drawFigure } from '../../../src/figures/draw-figure.js';
import { readDrawing, textFaults } from './text-boxes.js';

const WIDTHS = ['page', 'wide', 'phone'] as const;
const SPAN = { page: 334.5, wide: 420, phone: 215 };

function chart(kind: 'line' | 'bar' | 'units', encoding: object, more: object = {}): Figure {
  return figureSchema.parse({ id: 'f', kind: 'chart', chart: kind, title: 'What it shows', alt: 'Said "so" & <so>', data: { columns: ['a'], rows: [[1]] }, encoding, ...more });
}

function table(columns: readonly string[], rows: DataTable['rows']): DataTable {
  return { columns, rows };
}

function draw(figure: Figure, data: DataTable | null, width: (typeof WIDTHS)[number] = 'page', language = 'en') {
  return drawFigure({ figure, table: data, language, width });
}

const word = fc.constantFrom('civils', 'déplacés', 'Syriens', 'a', 'depuis', 'décembre', 'Île-de-France', 'personnes', '1,200', 'ministère', 'WWW', '29');
const phrase = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));
const unitsTable = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), phrase, fc.option(phrase), fc.constantFrom('subject', 'rest')), { minLength: 1, maxLength: 6 });
const barsTable = fc.array(fc.tuple(fc.float({ min: 0, max: 1e7, noNaN: true }), phrase, fc.option(fc.float({ min: 0, max: 100, noNaN: true })), fc.option(phrase), fc.constantFrom('subject', 'rest')), { minLength: 1, maxLength: 12 });

describe('units', () => {
  const figure = chart('units', { x: { field: 'n' }, text: { field: 'text' }, note: { field: 'note' }, emphasis: { field: 'role' } });
  const columns = ['n', 'text', 'note', 'role'];

  it('draws a stroke for each thing counted, the rest outlined, the subject solid', () => {
    const { value, diagnostics } = draw(figure, table(columns, [[20, 'plus tôt en février', 'solde : 49 − 29', 'rest'], [29, 'le jeudi', null, 'subject']]), 'page', 'fr');
    expect(diagnostics).toEqual([]);
    const paths = [...value.matchAll(/<path d="([^"]+)"([^>]*)>/g)];
    expect(paths.map(([, d = '']) => d.split('M').length - 1)).toEqual([20, 29]);
    expect(paths[0]?.[2]).toContain('stroke="var(--chart-1)"');
    expect(paths[1]?.[2]).not.toContain('stroke=');
    expect(readDrawing(value).texts.map(({ text }) => text)).toEqual(['20 plus tôt en février', 'solde\u00A0: 49 − 29', '29 le jeudi']);
  });

  it('breaks a label under its group, so that labels stand side by side on a phone', () => {
    const { texts } = readDrawing(draw(figure, table(columns, [[20, 'plus tôt en février', null, 'rest'], [29, 'le jeudi', null, 'subject']]), 'phone', 'fr').value);
    expect(texts.map(({ text }) => text)).toEqual(['20 plus tôt en', 'février', '29 le jeudi']);
    expect(texts[2]?.top).toBe(texts[0]?.top);
  });

  it('lets one stroke stand for several where there are too many, and says so', () => {
    const { value, diagnostics } = draw(figure, table(columns, [[948_000, 'displaced', null, 'subject']]));
    expect(diagnostics.map(({ code }) => code)).toEqual(['FIG-002']);
    expect((/<path d="([^"]+)"/.exec(value)?.[1] ?? '').split('M').length - 1).toBeLessThanOrEqual(120);
  });

  it('keeps labels inside the drawing and apart, at each width', () => {
    fc.assert(fc.property(unitsTable, fc.constantFrom(...WIDTHS), (rows, width) => {
      expect(textFaults(readDrawing(draw(figure, table(columns, rows), width, 'fr').value))).toEqual([]);
    }), { numRuns: 60 });
  });
});

describe('bars', () => {
  const figure = chart('bar', { x: { field: 'n', unit: 'ppm' }, text: { field: 'text' }, part: { field: 'part' }, partText: { field: 'partText' }, emphasis: { field: 'role' } });
  const columns = ['n', 'text', 'part', 'partText', 'role'];

  it('draws all bars on one scale from zero, a part of one in straw', () => {
    const { value } = draw(figure, table(columns, [[3_600_000, 'a', null, null, 'rest'], [900_000, 'b', 450_000, 'half', 'subject']]));
    const widths = [...value.matchAll(/<rect [^>]*width="([\d.]+)"[^>]*fill="var\((--[\w-]+)\)"/g)].map(([, width, fill]) => [Number(width), fill]);
    expect(widths).toEqual([[333.9, '--chart-4'], [83.63, '--chart-1'], [41.81, '--chart-2']]);
  });

  it('writes name and number where the data give no label', () => {
    const plain = chart('bar', { x: { field: 'n', unit: 'ppm' }, y: { field: 'name' } });
    expect(readDrawing(draw(plain, table(['n', 'name'], [[1234.5, '1960s']])).value).texts.map(({ text }) => text)).toEqual(['1960s – 1,234.5\u00A0ppm']);
  });

  it('sets the number that a bar stands for in semibold, not another', () => {
    const bold = (value: number, label: string): string | undefined => /<tspan[^>]*>([^<]*)/.exec(draw(figure, table(['n', 'text'], [[value, label]]), 'page', 'fr').value)?.[1];
    expect(bold(0.88, '1960s: 0.88')).toBe('0.88');
    expect(bold(948_000, 'plus de 948 000 déplacés en 3 mois')).toBe('948\u202F000');
    expect(bold(3_600_000, 'environ 3,6 millions de Syriens')).toBe('3,6\u00A0millions');
    expect(bold(5, 'années 1960s')).toBeUndefined();
  });

  it('keeps labels inside the drawing and apart, and bars inside it, at each width', () => {
    fc.assert(fc.property(barsTable, fc.constantFrom(...WIDTHS), (rows, width) => {
      const { value } = draw(figure, table(columns, rows), width, 'fr');
      expect(textFaults(readDrawing(value))).toEqual([]);
      for (const [, left = '', long = ''] of value.matchAll(/<rect x="([\d.-]+)"[^>]*width="([\d.-]+)"/g)) {
        expect(Number(left) + Number(long)).toBeLessThanOrEqual(SPAN[width] + 0.01);
      }
    }), { numRuns: 60 });
  });

  it('says that a value below zero is not drawn', () => {
    const { diagnostics } = draw(figure, table(columns, [[5, 'up', null, null, 'rest'], [-3, 'down', null, null, 'rest']]));
    expect(diagnostics.map(({ code }) => code)).toEqual(['FIG-004']);
  });
});

describe('lines', () => {
  const figure = chart('line', { x: { field: 't', kind: 'time' }, y: { field: 'v', unit: 'ppm' } }, { marks: [{ at: '2000-06', text: '350 passed' }, { at: '2001-12', text: '416.18' }] });
  const months = (count: number): DataTable['rows'] =>
    Array.from({ length: count }, (_, index) => [`${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`, 300 + index + 3 * Math.sin(index)]);

  it('names years on the axis, round values beside it, its unit, and the points asked for', () => {
    const texts = readDrawing(draw(figure, table(['t', 'v'], months(60))).value).texts.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['2000', '2002', '320', '350 passed', '416.18']));
    expect(texts.some((text) => text.includes('ppm'))).toBe(true);
  });

  it('names months where less than three years are shown', () => {
    const texts = readDrawing(draw(chart('line', { x: { field: 't', kind: 'time' }, y: { field: 'v' } }), table(['t', 'v'], months(8)), 'page', 'fr').value).texts.map(({ text }) => text);
    expect(texts.filter((text) => /^[a-zé]+\.?\s2000$|^[a-zéû]+\.?$/.test(text)).length).toBeGreaterThanOrEqual(2);
  });

  it('names years, however few, where the data are of years', () => {
    const rows: DataTable['rows'] = [['2019', 1], ['2020', 3], ['2021', 2]];
    const texts = readDrawing(draw(chart('line', { x: { field: 't', kind: 'time' }, y: { field: 'v' } }), table(['t', 'v'], rows), 'page', 'de').value).texts.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['2019', '2020', '2021']));
    expect(texts.filter((text) => text.includes('Januar'))).toEqual([]);
  });

  it('parts the line where a value is missing', () => {
    const rows = months(24).map((row, index) => (index === 10 ? [row[0] ?? null, null] : row));
    const d = [...draw(chart('line', { x: { field: 't', kind: 'time' }, y: { field: 'v' } }), table(['t', 'v'], rows)).value.matchAll(/<path d="([^"]+)" fill="none" stroke-linejoin/g)].map(([, data]) => data ?? '');
    expect(d.map((data) => data.split('M').length - 1)).toEqual([2]);
  });

  it('thins a long series without losing its lowest and highest value', () => {
    const rows: DataTable['rows'] = Array.from({ length: 130_000 }, (_, index) => [index, index === 77_777 ? 900 : index === 123_456 ? -900 : Math.sin(index)]);
    const { value } = draw(chart('line', { x: { field: 't', kind: 'number' }, y: { field: 'v' } }), table(['t', 'v'], rows));
    const d = /<path d="([^"]+)" fill="none" stroke-linejoin/.exec(value)?.[1] ?? '';
    const ys = [...d.matchAll(/[ML][\d.-]+ ([\d.-]+)/g)].map(([, y]) => Number(y));
    expect(ys.length).toBeLessThan(334.5 * 3 * 4 + 5);
    expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(100);
  });

  it('says that a point it is to name is not in the data', () => {
    const { diagnostics } = draw(chart('line', { x: { field: 't', kind: 'time' }, y: { field: 'v' } }, { marks: [{ at: '1999-01', text: 'before' }] }), table(['t', 'v'], months(24)));
    expect(diagnostics.map(({ code }) => code)).toEqual(['FIG-003']);
  });

  it('keeps labels inside the drawing and apart, at each width', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 800 }), fc.oneof(fc.float({ min: -1e6, max: 1e6, noNaN: true }), fc.float({ min: 0, max: 1, noNaN: true }), fc.constant(null)), fc.integer({ min: 0, max: 4 })), { minLength: 2, maxLength: 60 });
    const names = ['Mauna Loa', 'Cape Grim, Tasmanie', 'South Pole', 'a', 'Samoa américaines'];
    fc.assert(fc.property(points, fc.constantFrom(...WIDTHS), fc.boolean(), fc.integer({ min: 1, max: 5 }), (raw, width, isTime, lines) => {
      fc.pre(raw.some(([, value]) => value !== null));
      const at = (index: number): string | number => (isTime ? `${1950 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}` : index);
      const rows = raw.map(([index, value, line]) => [at(index), value, names[line % lines] ?? '']);
      const marks = raw.filter(([, value]) => value !== null).slice(0, 3).map(([index, value]) => ({ at: at(index), text: String(Math.round(value ?? 0)) }));
      const random = chart('line', { x: { field: 't', kind: isTime ? 'time' : 'number' }, y: { field: 'v', unit: 'ppm' }, ...(lines > 1 ? { series: { field: 's' } } : {}) }, marks.length > 0 ? { marks } : {});
      expect(textFaults(readDrawing(draw(random, table(['t', 'v', 's'], rows), width, 'fr').value))).toEqual([]);
    }), { numRuns: 60 });
  });
});

describe('any chart', () => {
  const figure = chart('bar', { x: { field: 'n' }, text: { field: 'text' } });

  it('is an image with a name, its colours those of the page that shows it', () => {
    const paper = draw(figure, table(['n', 'text'], [[1, 'one']])).value;
    expect(paper).toContain('role="img" aria-label="Said &quot;so&quot; &amp; &lt;so&gt;"');
    expect(paper).toContain('var(--chart-1)');
    for (const width of ['page', 'wide', 'phone'] as const) expect(draw(figure, table(['n', 'text'], [[1, 'one']]), width).value).not.toMatch(/#[0-9a-f]{6}/);
  });

  it('takes what authors write as text', () => {
    const { value } = draw(figure, table(['n', 'text'], [[1, '</svg><script>alert(1)</script>"&']]));
    expect(value).not.toContain('<script');
    expect(readDrawing(value).texts).toHaveLength(1);
  });

  it('says that there is nothing to draw', () => {
    for (const kind of ['line', 'bar', 'units'] as const) {
      const { value, diagnostics } = draw(chart(kind, { x: { field: 'n' }, y: { field: 'm' } }), table(['n', 'm'], [[null, null], ['x', 'y']]));
      expect([value, diagnostics.map(({ code }) => code)]).toEqual(['', ['FIG-001']]);
    }
  });

  it('survives any numbers', () => {
    const rows = fc.array(fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('a', 'b', null)), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(rows, fc.constantFrom('line', 'bar', 'units'), fc.constantFrom(...WIDTHS), (data, kind, width) => {
      const { value } = draw(chart(kind, { x: { field: 'n' }, y: { field: 'm', unit: 'kg' }, part: { field: 'm' }, series: { field: 's' } }), table(['n', 'm', 's'], data), width);
      expect(value).not.toMatch(/NaN|Infinity/);
    }), { numRuns: 60 });
  });

  it('survives the largest numbers that there are', () => {
    for (const rows of [[[0, Number.MAX_VALUE]], [[0, -Number.MAX_VALUE], [1, Number.MAX_VALUE]], [[0, -Number.MAX_VALUE]]]) {
      for (const kind of ['line', 'bar', 'units'] as const) expect(draw(chart(kind, { x: { field: 'n' }, y: { field: 'm' } }), table(['n', 'm'], rows)).value).not.toMatch(/NaN|Infinity/);
    }
  });

  it('survives any times', () => {
    const time = fc.oneof(fc.integer({ min: -9999, max: 9999 }).map((year) => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`), fc.constantFrom('Y170000002', '2020-02-27', '2020-02', '2019-12/..', '199X', '2020-02-27T21:05:00Z', 'jeudi', ''));
    fc.assert(fc.property(fc.array(fc.tuple(time, fc.integer()), { minLength: 1, maxLength: 5 }), (data) => {
      const { value } = draw(chart('line', { x: { field: 't' }, y: { field: 'v' } }), table(['t', 'v'], data), 'page', 'fr');
      expect(value).not.toMatch(/NaN|Infinity|undefined/);
    }), { numRuns: 60 });
  });

  it('refuses more groups than a page can show', () => {
    const { value, diagnostics } = draw(figure, table(['n', 'text'], Array.from({ length: 5000 }, (_, index) => [index, 'one'])));
    expect([value, diagnostics.map(({ code }) => code)]).toEqual(['', ['FIG-007']]);
  });

  it('leaves other kinds of figure alone', () => {
    const image = figureSchema.parse({ id: 'i', kind: 'image', title: 'An image', alt: 'An image', file: 'a.png' });
    expect(draw(image, null)).toEqual({ value: '', diagnostics: [] });
  });

  it('is the same every time', () => {
    fc.assert(fc.property(barsTable, (rows) => {
      const data = table(['n', 'text', 'part', 'partText', 'role'], rows);
      expect(draw(figure, data).value).toBe(draw(figure, data).value);
    }), { numRuns: 20 });
  });
});

describe('from right to left', () => {
  const bars = chart('bar', { x: { field: 'n' }, y: { field: 'who' } });
  const counts = table(['who', 'n'], [['a', 10], ['b', 5]]);

  it('bars begin at the right, and their labels end there', () => {
    const { value } = draw(bars, counts, 'page', 'ar');
    expect(value).toMatch(/^<svg[^>]*><text x="334.5" y="10"[^>]* direction="rtl">/);
    expect(value).toContain('<g transform="matrix(-1 0 0 1 334.5 0)"><rect x="0"');
  });

  it('a line over numbers is mirrored; one over time is not, though its texts are read from right to left', () => {
    const numbers = draw(chart('line', { x: { field: 'x' }, y: { field: 'y' } }), table(['x', 'y'], [[1, 2], [3, 4]]), 'page', 'he').value;
    expect(numbers).toContain('matrix(-1');
    const time = draw(chart('line', { x: { field: 'x', kind: 'time' }, y: { field: 'y', unit: 'm' } }), table(['x', 'y'], [['2001', 2], ['2003', 4]]), 'page', 'he').value;
    expect(time).not.toContain('matrix(');
    expect(time).toMatch(/<text x="0"[^>]* direction="rtl" text-anchor="end">m</);
  });

  it('nothing changes from left to right', () => {
    expect(draw(bars, counts).value).not.toMatch(/matrix|direction/);
  });
});
