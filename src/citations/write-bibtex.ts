/**
 * A publication as a BibTeX entry, in UTF-8, for BibTeX, BibLaTeX and what imports them (Zotero, JabRef, EndNote).
 *
 * TeX's special signs are commands; a brace is one too, since BibTeX counts braces even behind a backslash. Addresses
 * stay as they are, as BibLaTeX reads them, but for what would end the field.
 */

import type { CitedName } from './cited-name.js';
import { dateParts } from './cited-date.js';
import { type CitedWork, fullTitle } from './cited-work.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}', '{': '{\\textbraceleft}', '}': '{\\textbraceright}', '~': '{\\textasciitilde}', '^': '{\\textasciicircum}',
  '&': '\\&', '%': '\\%', $: '\\$', '#': '\\#', _: '\\_',
};

/** The text of a `.bib` file. */
export function writeBibtex(work: CitedWork): string {
  const parts = dateParts(work.date);
  const month = parts?.month == null ? null : (MONTHS[parts.month - 1] ?? null);
  const fields: readonly (readonly [name: string, value: string | null])[] = [
    ['author', names(work.authors)],
    ['editor', names(work.editors)],
    // Braces of its own keep the title's capitals, whatever the style does with those of English.
    ['title', `{{${texText(fullTitle(work))}}}`],
    ['institution', braced(work.publisher)],
    ['series', braced(work.series?.title ?? null)],
    ['number', braced(work.series?.number ?? work.identifier)],
    ['version', braced(work.version)],
    ['year', parts === null ? null : `{${parts.year}}`],
    ['month', month],
    ['date', parts === null ? null : `{${work.date ?? ''}}`],
    ['doi', verbatim(work.doi)],
    ['url', verbatim(work.url)],
    ['language', braced(work.language)],
    ['abstract', braced(work.abstract)],
    ['keywords', work.topics.length === 0 ? null : `{${work.topics.map((topic) => texText(topic.replace(/,/g, ' '))).join(', ')}}`],
  ];
  const lines = fields.filter(([, value]) => value !== null).map(([name, value]) => `  ${name} = ${value ?? ''}`);
  return `@techreport{${keyOf(work.key)},\n${lines.join(',\n')}\n}\n`;
}

/** What may name an entry: no sign that BibTeX reads. */
function keyOf(key: string): string {
  return key.replace(/[^A-Za-z0-9:.+-]+/g, '-');
}

function braced(text: string | null): string | null {
  return text === null ? null : `{${texText(text)}}`;
}

/** On one line, with TeX's signs as text. */
function texText(text: string): string {
  return text
    .replace(/[\p{Cc}\u00a0\u202f]+/gu, ' ')
    .replace(/[\\{}~^&%$#_]/g, (sign) => COMMANDS[sign] ?? sign)
    // Two hyphens would be read as a dash, two of these as quotation marks.
    .replace(/-(?=-)/g, '-{}').replace(/`(?=`)/g, '`{}').replace(/'(?=')/g, "'{}")
    .trim();
}

/** @see texText for text; here only what would end the field is written otherwise */
function verbatim(address: string | null): string | null {
  return address === null ? null : `{${address.replace(/[\\{}\s]/g, (sign) => encodeURIComponent(sign))}}`;
}

function names(people: readonly CitedName[]): string | null {
  if (people.length === 0) return null;
  return `{${people.map((name) => (name.kind === 'literal' ? `{${texText(name.name)}}` : `${namePart(name.family)}, ${namePart(name.given)}`)).join(' and ')}}`;
}

/** Braces keep together what would be read as two names, or as the comma between their parts. */
function namePart(part: string): string {
  const text = texText(part);
  return /,|\band\b/i.test(part) ? `{${text}}` : text;
}
