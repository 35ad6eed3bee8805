/**
 * A publication as RIS, in UTF-8, for Zotero, EndNote, Mendeley and other reference managers.
 *
 * Each line is a tag of two characters, two spaces, a hyphen, a space and the value; lines end in CR LF; `TY` comes
 * first, `ER` last. A report's series stands in `T2`, its number in `SN`, its publisher in `PB`.
 */

import { type CitedName, invertedName } from './cited-name.js';
import { dateParts } from './cited-date.js';
import { type CitedWork, fullTitle } from './cited-work.js';

/** The text of a `.ris` file. */
export function writeRis(work: CitedWork): string {
  const parts = dateParts(work.date);
  const pad = (value: number | null): string => (value === null ? '' : String(value).padStart(2, '0'));
  const year = parts === null ? null : String(parts.year).padStart(4, '0');
  const lines: readonly (readonly [tag: string, value: string | null])[] = [
    ['TY', 'RPRT'],
    ...people('AU', work.authors),
    ...people('ED', work.editors),
    ...people('A4', work.translators),
    ['TI', fullTitle(work)],
    ['T2', work.series?.title ?? null],
    ['SN', work.series?.number ?? work.identifier],
    ['ET', work.version],
    ['PB', work.publisher],
    ['PY', year],
    ['DA', parts === null ? null : `${year ?? ''}/${pad(parts.month)}/${pad(parts.day)}/`],
    ['DO', work.doi],
    ['UR', work.url],
    ['L1', work.pdfUrl],
    ['LA', work.language],
    ['AB', work.abstract],
    ...work.topics.map((topic) => ['KW', topic] as const),
    ['ID', work.key],
  ];
  const written = lines.flatMap(([tag, value]) => (value === null || risText(value) === '' ? [] : [`${tag}  - ${risText(value)}`]));
  return `${[...written, 'ER  - '].join('\r\n')}\r\n`;
}

/** One line: what follows a line feed would be read as a tag. */
function risText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u00a0\u202f]+/gu, ' ').trim();
}

/** A comma parts family from given name, so that a body's name may hold none. */
function people(tag: string, names: readonly CitedName[]): readonly (readonly [string, string])[] {
  return names.map((name) => [tag, name.kind === 'literal' ? name.name.replace(/,\s*/g, ' ') : invertedName({ ...name, family: name.family.replace(/,/g, ''), given: name.given.replace(/,/g, '') })]);
}
