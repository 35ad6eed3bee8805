/** EDTF as machines elsewhere read dates. */

import { parseEdtf } from '../language/time.js';

/** ISO 8601 as exact as the data has it; of a period, its beginning. */
export function isoDate(date: string): string {
  const edtf = parseEdtf(date);
  const exact = edtf?.kind === 'interval' ? (typeof edtf.start === 'string' ? edtf.end : edtf.start) : edtf;
  if (exact === null || exact === undefined || typeof exact === 'string') return date;
  const year = String(exact.year).padStart(4, '0');
  const pad = (value: number): string => String(value).padStart(2, '0');
  if (exact.month === null) return year;
  return exact.day === null ? `${year}-${pad(exact.month)}` : `${year}-${pad(exact.month)}-${pad(exact.day)}`;
}
