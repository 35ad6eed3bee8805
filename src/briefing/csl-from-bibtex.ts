/** Says in CSL's terms what a BibTeX entry says. */

import { parseEdtf } from '../language/time.js';
import { fromTex } from './bibtex.js';
import type { BibtexEntry } from './bibtex.js';
import { suggestId } from './explain-issues.js';

const TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal', book: 'book', booklet: 'pamphlet', inbook: 'chapter', incollection: 'chapter', inproceedings: 'paper-conference',
  conference: 'paper-conference', proceedings: 'book', manual: 'report', mastersthesis: 'thesis', phdthesis: 'thesis', thesis: 'thesis',
  techreport: 'report', report: 'report', online: 'webpage', electronic: 'webpage', www: 'webpage', dataset: 'dataset', software: 'software',
  legislation: 'legislation', jurisdiction: 'legal_case', unpublished: 'manuscript', misc: 'document',
};

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  title: ['title'],
  'container-title': ['journaltitle', 'journal', 'booktitle', 'maintitle'],
  publisher: ['publisher', 'institution', 'organization', 'school'],
  'publisher-place': ['location', 'address'],
  volume: ['volume'],
  issue: ['number', 'issue'],
  page: ['pages'],
  version: ['version', 'edition'],
  URL: ['url'],
  DOI: ['doi'],
  license: ['license'],
  description: ['annotation', 'note'],
};

/** A candidate for the schema's source: only what the entry says. */
export function cslFromBibtex(entry: BibtexEntry): Readonly<Record<string, unknown>> {
  const source: Record<string, unknown> = { id: suggestId(entry.key) ?? undefined, type: TYPES[entry.type] ?? 'document' };
  for (const [name, candidates] of Object.entries(FIELDS)) {
    const value = candidates.map((field) => entry.fields.get(field)).find((text) => text !== undefined && text !== '');
    if (value !== undefined) {
      source[name] = value;
    }
  }
  const subtitle = entry.fields.get('subtitle');
  if (subtitle !== undefined && typeof source['title'] === 'string') {
    source['title'] = `${source['title']}: ${subtitle}`;
  }
  const authors = namesOf(entry.written.get('author') ?? entry.written.get('editor') ?? '');
  if (authors.length > 0) {
    source['author'] = authors;
  }
  const issued = dateOf(entry.fields);
  if (issued !== null) {
    source['issued'] = issued;
  }
  const accessed = entry.fields.get('urldate');
  if (accessed !== undefined && parseEdtf(accessed) !== null) {
    source['accessed'] = accessed;
  }
  return source;
}

/** People and bodies, separated by `and`; “and others” is left out, since it names nobody. */
function namesOf(written: string): readonly Readonly<Record<string, string>>[] {
  return written
    .replace(/\s+/g, ' ')
    .split(' and ')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'others')
    .map((name): Readonly<Record<string, string>> => {
      // Braces keep a body's name whole: `{World Meteorological Organization}`.
      if (/^\{.*\}$/.test(name)) {
        return { literal: fromTex(name) };
      }
      const [family = '', given] = name.split(/ ?, ?/, 2);
      if (given !== undefined) {
        return { family: fromTex(family), given: fromTex(given) };
      }
      const words = fromTex(name).split(' ');
      const last = words.at(-1) ?? '';
      return words.length === 1 ? { literal: last } : { family: last, given: words.slice(0, -1).join(' ') };
    });
}

function dateOf(fields: ReadonlyMap<string, string>): string | null {
  const date = fields.get('date');
  if (date !== undefined) {
    return parseEdtf(date) === null ? null : date;
  }
  const year = fields.get('year') ?? '';
  const month = Number(fields.get('month') ?? '');
  const written = Number.isInteger(month) && month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : year;
  return parseEdtf(written) === null ? null : written;
}
