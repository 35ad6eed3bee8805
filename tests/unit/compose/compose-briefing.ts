/** Composes briefings written in tests, with the real templates and catalogues and a stand-in for drawing. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Asset, Briefing, DataTable, Locator } from '../../../src/briefing/briefing.js';
import { type BriefingInput, briefingSchema } from '../../../src/briefing/schema.js';
import { type ComposeOptions, compose } from '../../../src/compose/compose.js';
import type { Diagnostic } from '../../../src/diagnostics/index.js';
import { serialiseHtml } from '../../../src/html/serialise.js';
import { loadCatalogue } from '../../../src/language/catalogue.js';
import { createTemplates } from '../../../src/templates/create-templates.js';
import { escapeHtml } from '../../../src/templates/index.js';

const templateFolder = new URL('../../../templates/', import.meta.url);

function read(path: string): string | null {
  try {
    return readFileSync(new URL(path, templateFolder), 'utf8');
  } catch {
    return null;
  }
}

/** Knows the path of each value instead of its line: the file of a place is the path. */
const locate: Locator = {
  value: (path) => ({ file: path.join('.'), start: { line: 1, column: 1, offset: 0 }, end: null }),
  key: (path) => locate.value(path),
  text: (path, start) => ({ file: path.join('.'), start: { line: 1, column: start + 1, offset: start }, end: null }),
  scalarSource: () => null,
};

export const drawFigure: ComposeOptions['drawFigure'] = ({ figure, width }) => ({
  value: `<svg class="drawing" data-width="${width}" role="img" aria-label="${escapeHtml(figure.kind === 'chart' ? figure.alt : '').toHTML()}" viewBox="0 0 10 10"><text x="1" y="5">0</text></svg>`,
  diagnostics: [],
});

export interface Extras {
  readonly templates?: Readonly<Record<string, string>>;
  readonly assets?: ReadonlyMap<string, Asset>;
  readonly sectionTexts?: ReadonlyMap<number, string>;
  readonly scalarSources?: Readonly<Record<string, string>>;
  readonly embargoIsOver?: boolean;
}

export function briefingOf(input: BriefingInput, extras: Extras = {}): Briefing {
  const data = briefingSchema.parse(input);
  const tables = new Map<string, DataTable>();
  for (const figure of data.figures ?? []) {
    if ('data' in figure && figure.data.columns !== undefined) tables.set(figure.id, { columns: figure.data.columns, rows: figure.data.rows ?? [] });
  }
  return {
    slug: 'test',
    folder: '/briefings/test',
    data,
    sources: Array.isArray(data.sources) ? data.sources : [],
    sectionTexts: extras.sectionTexts ?? new Map(),
    assets: extras.assets ?? new Map(),
    tables,
    locate: { ...locate, scalarSource: (path) => extras.scalarSources?.[path.join('.')] ?? null },
  };
}

export function composeBriefing(input: BriefingInput, extras: Extras = {}) {
  const briefing = briefingOf(input, extras);
  const outcome = compose({
    briefing,
    house: { data: { page: 'A4', inBrief: false }, locate },
    templates: createTemplates({
      find: (name) => {
        const text = extras.templates?.[name] ?? read(`${name}.hbs`);
        return text === null ? null : { text, file: `templates/${name}.hbs` };
      },
    }),
    catalogue: loadCatalogue(briefing.data.language, (name) => read(`locales/${name}`)).value,
    drawFigure,
    embargoIsOver: extras.embargoIsOver ?? false,
  });
  return outcome;
}

/** The composed document, which must be there without a diagnostic. */
export function composed(input: BriefingInput, extras: Extras = {}) {
  const { value, diagnostics } = composeBriefing(input, extras);
  if (value === null || diagnostics.length > 0) throw new Error(`diagnostics: ${JSON.stringify(diagnostics.map(shown), null, 1)}`);
  return { ...value, html: serialiseHtml(value.document) };
}

function shown({ code, message, place, hints }: Diagnostic): unknown {
  return { code, message, place: place === null ? null : `${place.file}:${place.start.line}:${place.start.column}`, hints };
}

/** One of the two real briefings, its bare years read as text as loading does. */
export function realBriefing(slug: string): BriefingInput {
  const text = readFileSync(new URL(`../../../briefings/${slug}/briefing.yaml`, import.meta.url), 'utf8');
  const years = new Set(['time', 'date', 'within', 'after', 'issued']);
  // The schema checks it in `briefingOf`.
  return parse(text, (key, value: unknown) => (typeof key === 'string' && years.has(key) && typeof value === 'number' ? String(value) : value)) as BriefingInput;
}
