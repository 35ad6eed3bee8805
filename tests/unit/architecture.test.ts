/** The walls of the house: which room may import which, and which libraries belong to one room only. */

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const src = join(root, 'src');

/** From the top of the house down: a room imports rooms below it only. */
const ORDER = [
  'cli', 'eleventy', 'dev', 'verify', 'publish', 'editions', 'compose', 'figures', 'templates', 'evidence', 'citations', 'briefing', 'markdown', 'print',
  'html', 'language', 'host', 'diagnostics',
];
const PRINT_ORDER = ['', 'pdf', 'layout', 'text', 'boxes', 'css'];
const PRINT_MAY_USE = ['print', 'html', 'language', 'host', 'diagnostics'];

const GATES: readonly { readonly library: RegExp; readonly rooms: readonly string[] }[] = [
  { library: /^pdfkit(\/|$)/, rooms: ['print/pdf'] },
  { library: /^(harfbuzzjs|fontkit)(\/|$)/, rooms: ['print/text'] },
  { library: /^handlebars(\/|$)/, rooms: ['templates'] },
  { library: /^epub-gen-memory(\/|$)/, rooms: ['editions/ebook'] },
  { library: /^@11ty\//, rooms: ['editions/site', 'eleventy'] },
  { library: /^(node:)?fs(\/|$)/, rooms: ['host'] },
];

interface Import {
  readonly from: string;
  readonly specifier: string;
  /** Path below src/, of an import within the house; null for packages. */
  readonly to: string | null;
  readonly typeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((name) => name.split(sep).join('/')).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
const texts = new Map(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]));
const imports: readonly Import[] = files.flatMap((file) => importsOf(file, texts.get(file) ?? ''));

function importsOf(file: string, text: string): readonly Import[] {
  const statements = /^\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)|\b(?:require(?:\.resolve)?|packageFile)\('([^']+)'\)/gm;
  return [...text.matchAll(statements)].map((match) => {
    const specifier = match[3] ?? match[4] ?? match[5] ?? '';
    const target = specifier.startsWith('.') ? relative(src, resolve(src, dirname(file), specifier)).split(sep).join('/').replace(/\.js$/, '.ts') : null;
    return { from: file, specifier, to: target, typeOnly: match[2] !== undefined };
  });
}

const roomOf = (file: string): string => (file.includes('/') ? file.split('/')[0] ?? '' : '');
const show = (entry: Import): string => `${entry.from} → ${entry.to ?? entry.specifier}`;

describe('the rooms of src/', () => {
  it('has only rooms of the design', () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => room !== '' && !ORDER.includes(room))).toEqual([]);
  });

  it('imports only what exists, inside src/', () => {
    expect(imports.filter((entry) => entry.to !== null && !texts.has(entry.to) && !entry.specifier.endsWith('.json')).map(show)).toEqual([]);
  });

  it('imports run down the house, never up', () => {
    const up = imports.filter((entry) => entry.to !== null && roomOf(entry.from) !== '' && ORDER.indexOf(roomOf(entry.to)) < ORDER.indexOf(roomOf(entry.from)));
    expect(up.map(show)).toEqual([]);
  });

  it('no edition imports another', () => {
    const edition = (file: string): string | null => /^editions\/([^/]+)\//.exec(file)?.[1] ?? null;
    const sideways = imports.filter((entry) => entry.to !== null && edition(entry.from) !== null && edition(entry.to) !== null && edition(entry.from) !== edition(entry.to));
    expect(sideways.map(show)).toEqual([]);
  });

  it('print/ stands by itself', () => {
    const strangers = imports.filter((entry) => entry.to !== null && roomOf(entry.from) === 'print' && !PRINT_MAY_USE.includes(roomOf(entry.to)));
    expect(strangers.map(show)).toEqual([]);
  });

  it('the stages of print/ import only those before them', () => {
    const stage = (file: string): string | null => (file.startsWith('print/') ? (/^print\/([^/]+)\//.exec(file)?.[1] ?? '') : null);
    const backwards = imports.filter((entry) => {
      const from = stage(entry.from);
      const to = entry.to === null ? null : stage(entry.to);
      // The contract of the whole engine (print.ts) holds only types, which every stage may name.
      if (from === null || to === null || from === '' || entry.to === 'print/print.ts') return false;
      return PRINT_ORDER.indexOf(to) < PRINT_ORDER.indexOf(from);
    });
    expect(backwards.map(show)).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(findCycles()).toEqual([]);
  });
});

describe('the gates', () => {
  it.each(GATES)('$library is imported only in $rooms', ({ library, rooms }) => {
    const outside = imports.filter((entry) => library.test(entry.specifier) && !rooms.some((room) => entry.from.startsWith(`${room}/`)));
    expect(outside.map(show)).toEqual([]);
  });

  it('console and process are used only in cli/', () => {
    const users = files.filter((file) => {
      const code = (texts.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/'[^'\n]*'|`[^`]*`/g, "''");
      return roomOf(file) !== 'cli' && /(?<![.\w])(console|process)\s*[.[]/.test(code);
    });
    expect(users).toEqual([]);
  });

  it('every gate is in use, so that none guards an empty room', () => {
    for (const { library } of GATES) expect(imports.some((entry) => library.test(entry.specifier)), String(library)).toBe(true);
  });
});

/** Cycles of imports that exist when the program runs: types are gone by then. */
function findCycles(): readonly string[] {
  const graph = new Map<string, string[]>();
  for (const entry of imports) if (entry.to !== null && !entry.typeOnly) graph.set(entry.from, [...(graph.get(entry.from) ?? []), entry.to]);
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') return void cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  return cycles;
}
