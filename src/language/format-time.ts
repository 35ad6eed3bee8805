/** Writes a time in words of a language: “27–28 février 2020”, “since December 2019”, “vers l’été 2019”. */

import type { Edtf, EdtfDate, EdtfInterval } from './edtf.js';
import { timeWords } from './time-words.js';

/**
 * The text of a time; dates and months through `Intl`, always in the Gregorian calendar and in the zone that the
 * time names. Plain text, without micro-typography.
 *
 * @param locale BCP 47; decides the order of day and month (`en-GB`, `en-US`).
 */
export function formatTime(edtf: Edtf, locale: string): string {
  return edtf.kind === 'date' ? formatDate(edtf, locale) : formatInterval(edtf, locale);
}

type Preposition = 'since' | 'until' | 'about';

function formatDate(date: EdtfDate, locale: string): string {
  const words = timeWords(locale);
  const text = date.approximate ? behind('about', date, locale) : plainDate(date, locale);
  return date.uncertain ? words.uncertain.replace('{date}', text) : text;
}

/** A date behind a preposition, with the article that the language puts there. */
function behind(preposition: Preposition, date: EdtfDate, locale: string): string {
  const words = timeWords(locale);
  if (date.season !== null && words.seasons !== null) {
    const season = words.seasons[seasonIndex(date.season)];
    return season[preposition].replace('{year}', yearText(date.year, locale));
  }
  const patterns = preposition === 'about' ? words.approximate : words[preposition];
  const isDay = date.precision === 'day' || date.precision === 'time';
  return (isDay ? patterns.day : patterns.other).replace('{date}', plainDate(date, locale));
}

function seasonIndex(season: 1 | 2 | 3 | 4): 0 | 1 | 2 | 3 {
  switch (season) {
    case 1: return 0;
    case 2: return 1;
    case 3: return 2;
    case 4: return 3;
  }
}

function formatInterval(interval: EdtfInterval, locale: string): string {
  const { start, end } = interval;
  if (typeof start === 'string') {
    if (typeof end === 'string') return '';
    return start === 'open' ? open('until', end, locale) : `? – ${formatDate(end, locale)}`;
  }
  if (end === 'open') return open('since', start, locale);
  if (end === 'unknown') return `${formatDate(start, locale)} – ?`;
  return rangeText(start, end, locale) ?? `${formatDate(start, locale)}\u00a0– ${formatDate(end, locale)}`;
}

function open(preposition: 'since' | 'until', date: EdtfDate, locale: string): string {
  const words = timeWords(locale);
  // “since about May” needs both prepositions: the sign of approximation leaves one place for words.
  const text = date.approximate
    ? words[preposition].other.replace('{date}', `≈\u00a0${plainDate(date, locale)}`)
    : behind(preposition, date, locale);
  return date.uncertain ? words.uncertain.replace('{date}', text) : text;
}

/** Two plain dates of one precision, said as briefly as the language does: “27–28 février 2020”. */
function rangeText(start: EdtfDate, end: EdtfDate, locale: string): string | null {
  const simple = [start, end].every((date) => !date.approximate && !date.uncertain && date.year > 0 && date.year <= 9999);
  const { precision } = start;
  if (!simple || precision !== end.precision || !isPlainPrecision(precision)) return null;
  if (start.year === end.year && start.month === end.month && start.day === end.day) return plainDate(start, locale);
  const isOneMonth = start.year === end.year && start.month === end.month;
  if (precision === 'day' && isOneMonth && /^(fr|it)\b/i.test(locale)) {
    return `${start.day === 1 && /^fr/i.test(locale) ? '1er' : start.day}–${plainDate(end, locale)}`;
  }
  const range = formatter(locale, precision).formatRange(jsDate(start), jsDate(end));
  return french(tidySpaces(range), locale);
}

function isPlainPrecision(precision: string): precision is 'day' | 'month' | 'year' {
  return precision === 'day' || precision === 'month' || precision === 'year';
}

/** Beyond these years `Date` holds no days (ECMA-262, Time Values and Time Range): a date there is shown as it was written. */
const LAST_YEAR = 270_000;

function plainDate(date: EdtfDate, locale: string): string {
  if (Math.abs(date.year) > LAST_YEAR && date.month !== null) return date.source;
  switch (date.precision) {
    case 'century': return `${yearText(date.year, locale)}–${yearText(date.year + 99, locale)}`;
    case 'decade': return `${yearText(date.year, locale)}–${yearText(date.year + 9, locale)}`;
    case 'year': return yearText(date.year, locale);
    case 'season': return seasonText(date, locale);
    case 'month':
    case 'day': return french(tidySpaces(formatter(locale, date.precision, date.year < 1).format(jsDate(date))), locale);
    case 'time': {
      const text = french(tidySpaces(formatter(locale, 'time', date.year < 1).format(jsDate(date))), locale);
      return date.time?.offsetMinutes == null ? text : `${text}\u00a0${zoneText(date.time.offsetMinutes)}`;
    }
  }
}

function seasonText(date: EdtfDate, locale: string): string {
  const words = timeWords(locale);
  const year = yearText(date.year, locale);
  if (words.seasons === null || date.season === null) return year;
  return words.seasons[seasonIndex(date.season)].alone.replace('{year}', year);
}

function yearText(year: number, locale: string): string {
  // Beyond what Date holds, digits alone.
  if (year > 9999 || year < -9999) return String(year).replace('-', '−');
  return tidySpaces(formatter(locale, 'year', year < 1).format(jsDate({ year, month: null, day: null, time: null })));
}

function zoneText(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  const distance = Math.abs(offsetMinutes);
  const minutes = distance % 60 === 0 ? '' : `:${String(distance % 60).padStart(2, '0')}`;
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${Math.floor(distance / 60)}${minutes}`;
}

/** The parts of a date as if it were UTC: the formatter is told UTC too, so that no zone of the machine's shifts it. */
function jsDate(date: Pick<EdtfDate, 'year' | 'month' | 'day' | 'time'>): Date {
  const result = new Date(Date.UTC(2000, (date.month ?? 1) - 1, 1, date.time?.hour ?? 0, date.time?.minute ?? 0));
  // Date.UTC takes the years 0–99 for 1900–1999.
  result.setUTCFullYear(date.year, (date.month ?? 1) - 1, date.day ?? 1);
  return result;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, precision: 'time' | 'day' | 'month' | 'year', era = false): Intl.DateTimeFormat {
  const key = `${locale} ${precision} ${era}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const options: Intl.DateTimeFormatOptions = { calendar: 'gregory', timeZone: 'UTC', year: 'numeric' };
  if (precision !== 'year') options.month = 'long';
  if (precision === 'day' || precision === 'time') options.day = 'numeric';
  if (precision === 'time') Object.assign(options, { hour: 'numeric', minute: '2-digit' });
  if (era) options.era = 'short';
  const made = new Intl.DateTimeFormat(supported(locale), options);
  formatters.set(key, made);
  return made;
}

/** A malformed tag is reported where the briefing is checked; here it must not throw. */
function supported(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** `Intl` puts thin spaces around a range's dash; many faces lack them. The dash keeps to what stands before it. */
function tidySpaces(text: string): string {
  return text.replace(/[\u2009\u202f\u00a0 ]+–[\u2009\u202f\u00a0 ]+/g, '\u00a0– ').replace(/[\u2009\u202f]/g, '\u00a0')
    // Between single words or years no space: “1959–2019”.
    .replace(/^(\p{L}+|\d{4})\u00a0– (\p{L}+|\d{4})$/u, '$1–$2');
}

/** In French the first of the month is an ordinal, which `Intl` does not know. */
function french(text: string, locale: string): string {
  return /^fr\b/i.test(locale) ? text.replace(/(?<!\d)1(?= \p{L}|–)/gu, '1er') : text;
}
