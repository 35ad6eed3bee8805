/** Every number printed in the Mauna Loa briefing is worked out again from the data package. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = new URL('../../../briefings/mauna-loa-co2/', import.meta.url);
const original = new URL('../../../node_modules/vega-datasets/data/co2-concentration.csv', import.meta.url);
const csv = readFileSync(new URL('co2.csv', folder), 'utf8');
const yaml = readFileSync(new URL('briefing.yaml', folder), 'utf8');

interface Month { readonly month: string; readonly year: number; readonly ppm: number }

const months: readonly Month[] = csv.trim().split(/\r?\n/).slice(1).map((line) => {
  const [date = '', ppm = ''] = line.split(',');
  return { month: date.slice(0, 7), year: Number(date.slice(0, 4)), ppm: Number(ppm) };
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const byYear = groupByYear();
function groupByYear(): Map<number, Month[]> {
  const groups = new Map<number, Month[]>();
  for (const month of months) groups.set(month.year, [...(groups.get(month.year) ?? []), month]);
  return groups;
}
const fullYears = [...byYear].filter(([, year]) => year.length === 12);
const annual = new Map(fullYears.map(([year, values]) => [year, mean(values.map((month) => month.ppm))]));
const annualMean = (year: number): number => annual.get(year) ?? Number.NaN;
const at = (month: string): number => months.find((entry) => entry.month === month)?.ppm ?? Number.NaN;
const steps = fullYears
  .map(([year]) => year)
  .filter((year) => annual.has(year - 1))
  .map((year) => ({ year, step: annualMean(year) - annualMean(year - 1) }));
const swings = fullYears.map(([, values]) => Math.max(...values.map((m) => m.ppm)) - Math.min(...values.map((m) => m.ppm)));
const rate = (from: number, to: number): number => (annualMean(to) - annualMean(from)) / (to - from);
const decades = [1960, 1970, 1980, 1990, 2000, 2010].map((from) => {
  const to = Math.min(from + 10, 2019);
  const full = [...annual.keys()].filter((year) => year >= from && year < from + 10);
  return { name: `${from}s`, mean: mean(full.map(annualMean)), from: annualMean(from), to: annualMean(to), rise: rate(from, to) };
});
const gaps = (() => {
  const have = new Set(months.map((month) => month.month));
  const missing: string[] = [];
  for (let year = 1958, month = 3; year < 2020 || month <= 4; month === 12 ? (year++, month = 1) : month++) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (!have.has(name)) missing.push(name);
  }
  return missing;
})();
/** Two decimals as a person rounds them: 411.495 to 411.50. */
const rounded = (value: number, decimals: number): string => (Math.round((value + 1e-9) * 10 ** decimals) / 10 ** decimals).toFixed(decimals);
const extremeMonths = (pick: (...values: number[]) => number): readonly string[] =>
  fullYears.map(([, values]) => {
    const extreme = pick(...values.map((month) => month.ppm));
    return values.find((month) => month.ppm === extreme)?.month.slice(5) ?? '';
  });
const count = (values: readonly string[], value: string): number => values.filter((entry) => entry === value).length;

/** YAML as written, numbers kept as text so that 315.70 stays 315.70. */
const briefing = parse(yaml, { schema: 'failsafe' }) as Briefing; // the shape is checked by the loader's own tests
interface Briefing {
  readonly facts: readonly { readonly id: string; readonly value: string }[];
  readonly figures: readonly { readonly id: string; readonly data?: { readonly rows?: readonly (readonly string[])[] } }[];
}
const fact = (id: string): string => briefing.facts.find((entry) => entry.id === id)?.value ?? 'absent';
const rows = (id: string): readonly (readonly string[])[] => briefing.figures.find((entry) => entry.id === id)?.data?.rows ?? [];

describe('the Mauna Loa briefing', () => {
  it('draws its curve from the file of the data package, unchanged', () => {
    expect(csv).toBe(readFileSync(original, 'utf8'));
  });

  it('states facts that the data bear out', () => {
    expect({
      latest: fact('latest'), first: fact('first'), lowest: fact('lowest'), rise: fact('rise'), percent: fact('rise-percent'),
      sixties: fact('growth-1960s'), tens: fact('growth-2010s'), largest: fact('largest-step'), swing: fact('swing'), months: fact('months'),
    }).toEqual({
      latest: rounded(at('2020-04'), 2), first: rounded(at('1958-03'), 2), lowest: rounded(Math.min(...months.map((m) => m.ppm)), 2),
      rise: rounded(annualMean(2019) - annualMean(1959), 1), percent: rounded((annualMean(2019) / annualMean(1959) - 1) * 100, 1),
      sixties: rounded(rate(1960, 1970), 2), tens: rounded(rate(2010, 2019), 2), largest: rounded(Math.max(...steps.map((s) => s.step)), 2),
      swing: rounded(mean(swings), 2), months: String(months.length),
    });
    expect(Math.max(...months.map((month) => month.ppm))).toBe(at('2020-04'));
  });

  it('fills its table and its bars from the annual means', () => {
    expect(rows('decades')).toEqual(decades.map((d) => [d.name, rounded(d.mean, 1), rounded(d.from, 1), rounded(d.to, 1), rounded(d.rise, 2)]));
    expect(rows('pace').map((row) => row.slice(0, 3))).toEqual(decades.map((d) => [d.name, rounded(d.rise, 2), `${d.name}: ${rounded(d.rise, 2)}`]));
  });

  it('counts years, gaps, thresholds and seasons rightly', () => {
    expect(gaps).toEqual(['1958-06', '1958-10', '1964-02', '1964-03', '1964-04']);
    expect(fullYears.length).toBe(60);
    expect(steps.length).toBe(58);
    expect(steps.every(({ step }) => step > 0)).toBe(true);
    expect(steps.reduce((a, b) => (b.step > a.step ? b : a)).year).toBe(2016);
    expect(steps.reduce((a, b) => (b.step < a.step ? b : a)).year).toBe(1963);
    expect(months.find((month) => month.ppm > 350)?.month).toBe('1986-05');
    expect(months.find((month) => month.ppm > 400)?.month).toBe('2014-04');
    expect(months.filter((month) => month.ppm < 350).at(-1)?.month).toBe('1989-10');
    expect(months.filter((month) => month.ppm < 400).at(-1)?.month).toBe('2015-10');
    expect([count(extremeMonths(Math.max), '05'), count(extremeMonths(Math.max), '04')]).toEqual([58, 2]);
    expect([count(extremeMonths(Math.min), '09'), count(extremeMonths(Math.min), '10')]).toEqual([33, 27]);
  });

  it('prints no number that is not one of those', () => {
    const known = new Set([
      ...briefing.facts.map((entry) => entry.value),
      ...rows('decades').flat(), ...rows('pace').flat(),
      rounded(annualMean(1959), 1), rounded(annualMean(2019), 1),
      rounded(Math.min(...steps.map((s) => s.step)), 2), rounded(Math.min(...swings), 2), rounded(Math.max(...swings), 2),
      rounded(rate(2010, 2019) / rate(1960, 1970), 1), '2.40', '0.88',
      String(fullYears.length), String(steps.length), '350', '400', '33', '27',
    ]);
    const prose = yaml
      .replace(/^\s*#.*$/gm, '')
      .replace(/^sources:[\s\S]*?(?=^\S)/m, '')
      .replace(/\b(?:18|19|20)\d\d(?:-\d\d)?(?:\/(?:19|20)\d\d(?:-\d\d)?)?s?\b/g, '')
      .replace(/co2\b|co2_|Attribution 4\.0|CC BY 4\.0|version: "1"|decimals: \d|growth-s|adjusted to the end of its 15th day/gi, '')
      .replace(/growth-\S*/g, '');
    const strangers = (prose.match(/\d+(?:\.\d+)?/g) ?? []).filter((number) => !known.has(number));
    expect(strangers).toEqual([]);
  });
});
