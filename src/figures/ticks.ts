/** Round values and times for axes. */

import { formatTime, parseEdtf } from '../language/time.js';

/** Steps of 1, 2 or 5 times a power of ten, between `from` and `to`, about `wanted` of them. */
export function niceTicks(from: number, to: number, wanted: number): readonly number[] {
  if (!(to > from) || !Number.isFinite(to - from)) return [from];
  const rough = (to - from) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // Multiplied, not added up: 0.1 + 0.2 would print as 0.30000000000000004.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

export interface AxisTick {
  readonly at: number;
  readonly label: string;
}

const DAY = 86_400_000;
const MONTH = 30.44 * DAY;
/** From about this many months on, years are named. */
const YEARS_FROM = 36;
/** Down to about this many months, months are. */
const MONTHS_FROM = 3;
/** Beyond this, JavaScript has no dates (ECMA-262, Time Values and Time Range). */
const LATEST = 8.64e15;

export interface TimeTickOptions {
  readonly wanted: number;
  readonly language: string;
  /** The data are of years: no month is named, however few they are. */
  readonly isYearly?: boolean;
}

/** First moments of round years (ms), about `wanted` of them at most; of months or days where less time is shown. */
export function timeTicks(from: number, to: number, { wanted, language, isYearly = false }: TimeTickOptions): readonly AxisTick[] {
  if (Math.abs(from) > LATEST || Math.abs(to) > LATEST) return [];
  const months = (to - from) / MONTH;
  const ticks = isYearly || months >= YEARS_FROM ? yearTicks(from, to, wanted) : months >= MONTHS_FROM ? monthTicks(from, to, { wanted, language }) : dayTicks(from, to, { wanted, language });
  return ticks.filter(({ at }) => at >= from && at <= to);
}

function yearTicks(from: number, to: number, wanted: number): readonly AxisTick[] {
  const years = niceTicks(new Date(from).getUTCFullYear(), new Date(to).getUTCFullYear() + 1, wanted).filter(Number.isInteger);
  return years.map((year) => ({ at: startOf(year, 0), label: String(year) }));
}

function monthTicks(from: number, to: number, { wanted, language }: { wanted: number; language: string }): readonly AxisTick[] {
  const first = new Date(from).getUTCFullYear() * 12;
  const last = new Date(to).getUTCFullYear() * 12 + 11;
  const shown = (to - from) / MONTH;
  const step = [1, 2, 3, 6].find((size) => shown / size <= wanted) ?? 12;
  const months = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
  return months.map((month) => {
    const [year, inYear] = [Math.floor(month / 12), month % 12];
    return { at: startOf(year, inYear), label: timeLabel(new Date(startOf(year, inYear)).toISOString().slice(0, 7), language) };
  });
}

function dayTicks(from: number, to: number, { wanted, language }: { wanted: number; language: string }): readonly AxisTick[] {
  const days = Math.floor((to - from) / DAY);
  const step = [1, 2, 5, 10, 20].find((size) => days / size <= wanted) ?? 30;
  const first = Math.ceil(from / DAY);
  return Array.from({ length: Math.floor(days / step) + 1 }, (_, index) => (first + index * step) * DAY).map((at) => ({ at, label: timeLabel(new Date(at).toISOString().slice(0, 10), language) }));
}

/** Whether a time (ms) is a year's first moment, as which a year alone is read. */
export function isYearStart(at: number): boolean {
  return Math.abs(at) <= LATEST && at === startOf(new Date(at).getUTCFullYear(), 0);
}

/** `Date.UTC` takes the years 0 to 99 for those after 1900. */
function startOf(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}

function timeLabel(iso: string, language: string): string {
  const edtf = parseEdtf(iso);
  return edtf === null ? iso : formatTime(edtf, language);
}
