/** The date of a cited work in the words of its language, in the pieces that styles want. */

import { formatTime, parseEdtf } from '../language/time.js';

/** Months as the styles of English abbreviate them. */
const MLA_MONTHS = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];
const NLM_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
}

/** @param date as a `CitedWork` has it; null where it is none */
export function dateParts(date: string | null): DateParts | null {
  const match = date === null ? null : /^(-?\d{4,6})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (match === null) return null;
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  return { year: Number(match[1]), month: number(match[2]), day: number(match[3]) };
}

/** “2020”, in the digits of the language; null without a date. */
export function yearText(date: string | null, language: string): string | null {
  return dateParts(date) === null || date === null ? null : inWords(/^-?\d+/.exec(date)?.[0] ?? '', language);
}

/** “27 February 2020”, “February 2020”; null where no more than the year is known. */
export function exactDate(date: string | null, language: string): string | null {
  const parts = dateParts(date);
  return date === null || parts === null || parts.month === null ? null : inWords(date, language);
}

/** What stands behind the year: “27 February”, “February 27”, as the language has it; null where it is not known. */
export function dayAndMonth(date: string | null, language: string): string | null {
  const parts = dateParts(date);
  if (parts === null || parts.month === null) return null;
  const format = new Intl.DateTimeFormat(supported(language), { calendar: 'gregory', timeZone: 'UTC', month: 'long', ...(parts.day === null ? {} : { day: 'numeric' }) });
  // Which year does not show; a leap year has all days.
  return format.format(Date.UTC(2000, parts.month - 1, parts.day ?? 1)).replace(/\u202f/g, ' ');
}

/** As MLA has it, “27 Feb. 2020”; other languages in full, since the abbreviations are English. */
export function mlaDate(date: string | null, language: string): string | null {
  const parts = dateParts(date);
  if (parts === null) return null;
  if (!/^en\b/i.test(language)) return exactDate(date, language) ?? yearText(date, language);
  return [parts.day, parts.month === null ? null : MLA_MONTHS[parts.month - 1], parts.year].filter((part) => part != null).join(' ');
}

/** As the National Library of Medicine has it: “2020 Feb 27”. */
export function nlmDate(date: string | null, language: string): string | null {
  const parts = dateParts(date);
  if (parts === null) return null;
  if (!/^en\b/i.test(language)) return exactDate(date, language) ?? yearText(date, language);
  return [parts.year, parts.month === null ? null : NLM_MONTHS[parts.month - 1], parts.day].filter((part) => part != null).join(' ');
}

function inWords(date: string, language: string): string {
  const edtf = parseEdtf(date);
  return edtf === null ? date : formatTime(edtf, language);
}

function supported(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
