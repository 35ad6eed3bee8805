/**
 * Reads times as the Extended Date/Time Format has them (ISO 8601-2:2019; Library of Congress, levels 0 and 1):
 * dates, times of day, intervals with open (`..`) and unknown ends, approximate `~`, uncertain `?`, both `%`,
 * seasons 21–24, unspecified digits (`201X`, `2020-02-XX`), years beyond four digits (`Y-12000`).
 * Nothing is guessed: what does not conform is null.
 */

/** How exact a time is, finest first. */
export type TimePrecision = 'time' | 'day' | 'month' | 'season' | 'year' | 'decade' | 'century';

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  /** Minutes east of UTC; null where the text names no zone. */
  readonly offsetMinutes: number | null;
}

export interface EdtfDate {
  readonly kind: 'date';
  readonly source: string;
  readonly precision: TimePrecision;
  /** Astronomical: 0 is 1 BC. The first year where the precision is a decade or a century. */
  readonly year: number;
  /** 1–12. */
  readonly month: number | null;
  readonly day: number | null;
  /** Spring 1, summer 2, autumn 3, winter 4. */
  readonly season: 1 | 2 | 3 | 4 | null;
  readonly time: TimeOfDay | null;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/** An end that is a date, left open (`..`), or not known (empty). */
export type EdtfEnd = EdtfDate | 'open' | 'unknown';

export interface EdtfInterval {
  readonly kind: 'interval';
  readonly source: string;
  /** That of its least exact end. */
  readonly precision: TimePrecision;
  readonly start: EdtfEnd;
  readonly end: EdtfEnd;
}

export type Edtf = EdtfDate | EdtfInterval;

const PRECISIONS: readonly TimePrecision[] = ['time', 'day', 'month', 'season', 'year', 'decade', 'century'];
const DATE = /^(-?\d{4}|-?\d{3}X|-?\d{2}XX|Y-?\d{5,9})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d(?::?\d\d)?)?)?([?~%])?$/;
const DAY_MS = 86_400_000;

/** Reads an EDTF text; null if it is none, or names a day that does not exist. */
export function parseEdtf(text: string): Edtf | null {
  const source = text.trim();
  const slash = source.indexOf('/');
  return slash === -1 ? parseDate(source) : parseInterval(source, slash);
}

/** When the time begins, in milliseconds since 1970 UTC; −Infinity for an open beginning. For sorting only. */
export function sortKey(edtf: Edtf): number {
  if (edtf.kind === 'date') return beginning(edtf);
  if (edtf.start === 'open') return -Infinity;
  if (edtf.start !== 'unknown') return beginning(edtf.start);
  return typeof edtf.end === 'string' ? -Infinity : beginning(edtf.end);
}

/** The first millisecond after the time; +Infinity for an open end. For sorting only. */
export function endKey(edtf: Edtf): number {
  if (edtf.kind === 'date') return ending(edtf);
  if (edtf.end === 'open') return Infinity;
  if (edtf.end !== 'unknown') return ending(edtf.end);
  return typeof edtf.start === 'string' ? Infinity : ending(edtf.start);
}

/**
 * The value for HTML's `datetime` attribute (HTML Living Standard, “The time element”), or null where HTML has none:
 * intervals, seasons, decades, years outside 1–9999, and whatever is approximate or uncertain.
 */
export function htmlDatetime(edtf: Edtf): string | null {
  if (edtf.kind === 'interval' || edtf.approximate || edtf.uncertain) return null;
  if (edtf.year < 1 || edtf.year > 9999) return null;
  const year = String(edtf.year).padStart(4, '0');
  const month = two(edtf.month ?? 1);
  const day = two(edtf.day ?? 1);
  switch (edtf.precision) {
    case 'time': return `${year}-${month}-${day}${htmlTime(edtf.time)}`;
    case 'day': return `${year}-${month}-${day}`;
    case 'month': return `${year}-${month}`;
    case 'year': return year;
    case 'season':
    case 'decade':
    case 'century': return null;
  }
}

function htmlTime(time: TimeOfDay | null): string {
  if (time === null) return '';
  const clock = `T${two(time.hour)}:${two(time.minute)}`;
  const offset = time.offsetMinutes;
  if (offset === null) return clock;
  if (offset === 0) return `${clock}Z`;
  const distance = Math.abs(offset);
  return `${clock}${offset < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function parseInterval(source: string, slash: number): EdtfInterval | null {
  const start = parseEnd(source.slice(0, slash));
  const end = parseEnd(source.slice(slash + 1));
  if (start === null || end === null) return null;
  const dates = [start, end].filter((side): side is EdtfDate => typeof side !== 'string');
  if (dates.length === 0) return null;
  const [first, second] = dates;
  if (first !== undefined && second !== undefined && beginning(first) > beginning(second)) return null;
  const coarsest = Math.max(...dates.map((date) => PRECISIONS.indexOf(date.precision)));
  return { kind: 'interval', source, precision: PRECISIONS[coarsest] ?? 'year', start, end };
}

function parseEnd(text: string): EdtfEnd | null {
  if (text === '..') return 'open';
  return text === '' ? 'unknown' : parseDate(text);
}

function parseDate(source: string): EdtfDate | null {
  const match = DATE.exec(source);
  if (match === null) return null;
  const [, yearText = '', monthText, dayText, hour, minute, second, zone, mark] = match;
  const masked = yearText.endsWith('XX') ? 'century' : yearText.endsWith('X') ? 'decade' : null;
  if (masked !== null && monthText !== undefined) return null;
  if (yearText === '-0000') return null;
  const year = Number(yearText.replace('Y', '').replaceAll('X', '0'));
  const base = {
    kind: 'date' as const, source, year, month: null, day: null, season: null, time: null,
    approximate: mark === '~' || mark === '%', uncertain: mark === '?' || mark === '%',
  };
  if (hour !== undefined && (dayText === undefined || dayText === 'XX')) return null;
  if (monthText === undefined) return { ...base, precision: masked ?? 'year' };
  // Unspecified below the year: as exact as the digits that are there.
  if (monthText === 'XX') return dayText === undefined || dayText === 'XX' ? { ...base, precision: 'year' } : null;
  const month = Number(monthText);
  const season = seasonOf(month);
  if (season !== null) return dayText === undefined ? { ...base, season, precision: 'season' } : null;
  if (month < 1 || month > 12) return null;
  if (dayText === undefined || dayText === 'XX') return { ...base, month, precision: 'month' };
  const day = Number(dayText);
  if (day < 1 || day > daysInMonth(year, month)) return null;
  if (hour === undefined) return { ...base, month, day, precision: 'day' };
  const time = parseTime(hour, minute ?? '', second ?? '00', zone);
  return time === null ? null : { ...base, month, day, time, precision: 'time' };
}

function seasonOf(month: number): 1 | 2 | 3 | 4 | null {
  switch (month) {
    case 21: return 1;
    case 22: return 2;
    case 23: return 3;
    case 24: return 4;
    default: return null;
  }
}

function parseTime(hour: string, minute: string, second: string, zone: string | undefined): TimeOfDay | null {
  const time = { hour: Number(hour), minute: Number(minute) };
  if (time.hour > 23 || time.minute > 59 || Number(second) > 59) return null;
  if (zone === undefined) return { ...time, offsetMinutes: null };
  if (zone === 'Z') return { ...time, offsetMinutes: 0 };
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) return null;
  // Not −0, which would compare and print oddly.
  const distance = hours * 60 + minutes;
  return { ...time, offsetMinutes: zone.startsWith('-') && distance > 0 ? -distance : distance };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const SEASON_BEGINS = { 1: 3, 2: 6, 3: 9, 4: 12 } as const;

/** Milliseconds at the beginning of a day; months may run past 12. Exact for all years, also those `Date` cannot hold. */
function instant(year: number, month: number, day: number): number {
  // Shift by whole cycles of 400 years (146,097 days) into the range of Date.
  const cycles = Math.floor(year / 400) - 5;
  return Date.UTC(year - cycles * 400, month - 1, day) + cycles * 146_097 * DAY_MS;
}

function beginning(date: EdtfDate): number {
  const month = date.season === null ? date.month ?? 1 : SEASON_BEGINS[date.season];
  const start = instant(date.year, month, date.day ?? 1);
  return date.time === null ? start : start + (date.time.hour * 60 + date.time.minute - (date.time.offsetMinutes ?? 0)) * 60_000;
}

function ending(date: EdtfDate): number {
  switch (date.precision) {
    case 'time': return beginning(date) + 60_000;
    case 'day': return beginning(date) + DAY_MS;
    case 'month': return instant(date.year, (date.month ?? 1) + 1, 1);
    case 'season': return instant(date.year, SEASON_BEGINS[date.season ?? 1] + 3, 1);
    case 'year': return instant(date.year + 1, 1, 1);
    case 'decade': return instant(date.year + 10, 1, 1);
    case 'century': return instant(date.year + 100, 1, 1);
  }
}
