/** Reads the sources of a briefing that are kept in a bibliography: BibTeX or CSL-JSON. */

import { badBibliography, missingValue, wrongFormat } from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Outcome, Place } from '../diagnostics/index.js';
import { indexLines } from '../diagnostics/line-index.js';
import { parseEdtf } from '../language/time.js';
import { readBibtex } from './bibtex.js';
import type { Locator } from './briefing.js';
import type { DataNode } from './data-node.js';
import { suggestId } from './explain-issues.js';
import { readText } from './read-file.js';
import type { BriefingFolder } from './read-file.js';
import { sourceSchema } from './schema.js';
import type { Source } from './schema.js';
import { cslFromBibtex } from './csl-from-bibtex.js';

export interface PlacedSource {
  readonly source: Source;
  readonly place: Place;
}

/** The sources of `sources: {file: …}`; empty where the sources stand in the briefing itself. */
export function readBibliography(folder: BriefingFolder, root: DataNode, locate: Locator): Outcome<readonly PlacedSource[]> {
  const file = root.get('sources').get('file');
  const path = file.text();
  if (path === null) {
    return { value: [], diagnostics: [] };
  }
  const place = locate.value(file.path);
  const { content, fault } = readText(folder, path, place);
  if (content === null) {
    return { value: [], diagnostics: [fault] };
  }
  const shown = `${folder.shown}/${path}`;
  if (/^\s*\[/.test(content)) {
    return readCslJson(path, shown, content);
  }
  if (/@\s*[a-z]+\s*[{(]/i.test(content)) {
    return readBibtexFile(path, shown, content);
  }
  return { value: [], diagnostics: [wrongFormat({ path, expected: 'a bibliography in BibTeX or CSL-JSON', found: null }, { place })] };
}

function readBibtexFile(path: string, file: string, text: string): Outcome<readonly PlacedSource[]> {
  const lines = indexLines(text);
  const { entries, faults } = readBibtex(text);
  const sources = entries.map((entry) => judge(cslFromBibtex(entry), path, lines.place(file, entry.start, entry.end)));
  return join(sources, faults.map(({ problem, start }) => badBibliography({ path, problem }, { place: lines.place(file, start, start + 1) })));
}

function readCslJson(path: string, file: string, text: string): Outcome<readonly PlacedSource[]> {
  const lines = indexLines(text);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    const found = /position (\d+)/.exec(cause instanceof Error ? cause.message : '');
    const at = found === null ? text.trimEnd().length : Number(found[1]);
    return { value: [], diagnostics: [badBibliography({ path, problem: 'it is not JSON from here on' }, { place: lines.place(file, at, at + 1), cause })] };
  }
  const items: readonly unknown[] = Array.isArray(data) ? data : [];
  const judged = items.map((item) => {
    const id = isRecord(item) ? String(item['id'] ?? '') : '';
    const at = id === '' ? 0 : Math.max(0, text.indexOf(JSON.stringify(id)));
    return judge(isRecord(item) ? fromCsl(item) : {}, path, lines.place(file, at, at + (id === '' ? 0 : id.length + 2)));
  });
  return join(judged, []);
}

function join(judged: readonly (PlacedSource | Diagnostic)[], faults: readonly Diagnostic[]): Outcome<readonly PlacedSource[]> {
  return {
    value: judged.filter((one): one is PlacedSource => 'source' in one),
    diagnostics: [...faults, ...judged.filter((one): one is Diagnostic => !('source' in one))],
  };
}

/** A source in the schema's terms, or what it lacks. */
function judge(candidate: Readonly<Record<string, unknown>>, path: string, place: Place): PlacedSource | Diagnostic {
  const parsed = sourceSchema.safeParse(candidate);
  if (parsed.data !== undefined) {
    return { source: parsed.data, place };
  }
  const key = String(parsed.error.issues[0]?.path[0] ?? '');
  if (candidate[key] === undefined) {
    return missingValue({ key, owner: 'This source', meaning: null }, { place });
  }
  return badBibliography({ path, problem: `the “${key}” of this entry is not what it should be` }, { place });
}

const NAME_KEYS = ['family', 'given', 'literal'];
const TEXT_KEYS = [
  'type', 'title', 'container-title', 'publisher', 'publisher-place', 'volume', 'issue', 'page', 'version', 'URL', 'DOI', 'language', 'license',
];

/** The part of a CSL item that the schema knows; the rest of what reference managers export is left behind. */
function fromCsl(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const source: Record<string, unknown> = { id: suggestId(String(item['id'] ?? '')) ?? undefined, type: 'document' };
  for (const key of TEXT_KEYS) {
    const value = item[key];
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') {
      source[key] = String(value);
    }
  }
  const authors = Array.isArray(item['author']) ? item['author'].filter(isRecord) : [];
  if (authors.length > 0) {
    source['author'] = authors.map((name) =>
      Object.fromEntries(NAME_KEYS.filter((key) => typeof name[key] === 'string' && name[key] !== '').map((key) => [key, name[key]])),
    );
  }
  for (const key of ['issued', 'accessed']) {
    const date = dateOf(item[key]);
    if (date !== null) {
      source[key] = date;
    }
  }
  return source;
}

/** CSL's `{"date-parts": [[2020, 2, 27]]}`, or a text, as EDTF; null where it is neither. */
function dateOf(value: unknown): string | null {
  if (!isRecord(value)) {
    return null;
  }
  const ends = Array.isArray(value['date-parts']) ? value['date-parts'].filter(Array.isArray) : [];
  const written = ends.map((parts: readonly unknown[]) =>
    parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-'),
  );
  const text = written.length > 0 ? written.join('/') : String(value['raw'] ?? value['literal'] ?? '');
  return parseEdtf(text) === null ? null : text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
