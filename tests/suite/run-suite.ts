/**
 * The suite of the print engine: every case of every `<area>/<topic>.html` is set and compared with what it expects.
 * The files are shared out among test files of their own, which run side by side.
 *
 * `UPDATE_SUITE=1 npx vitest run tests/suite` writes the present values into the expectations that stand in the files.
 */

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/index.js';
import { parseCases, type ExpectedDiagnostic, type SuiteCase } from './parse-cases.js';
import { readStyle, readSubject } from './read-pages.js';
import { setCase, type SetCase } from './set-case.js';

const here = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html')).map((name) => name.split(sep).join('/')).sort();
const isUpdate = process.env['UPDATE_SUITE'] === '1';
/** New values by line, of one file. */
const updates = new Map<string, Map<number, string>>();

/** Declares the tests of every file of one part: part 0 of 2 has each second file, beginning with the first. */
export function runSuite({ part, of }: { readonly part: number; readonly of: number }): void {
  for (const [index, file] of files.entries()) if (index % of === part) describe(file, () => declareCases(file));
}

function declareCases(file: string): void {
  const source = readFileSync(join(here, file), 'utf8');
  for (const one of casesOf(source)) {
    it(one.name, async () => {
      if (one.expectations.length === 0 && one.diagnostics.length === 0) throw new Error('The case expects nothing');
      const set = await setCase(one, `suite/${file}`, source);
      if (isUpdate) update(set, one, file, source);
      else expect(present(set, one)).toEqual(expected(one));
      expect(unlike(set.diagnostics, one.diagnostics)).toEqual({ unexpected: [], missing: [] });
    });
  }
}

/** A file that cannot be read fails by itself, not with all others. */
function casesOf(source: string): readonly SuiteCase[] {
  try {
    return parseCases(source);
  } catch (error) {
    it('can be read', () => {
      throw error;
    });
    return [];
  }
}

const key = (subject: string, line: number): string => `${line} ${subject}`;

function expected(one: SuiteCase): Record<string, string> {
  return Object.fromEntries(one.expectations.map(({ subject, value, line }) => [key(subject, line), value]));
}

function present(set: SetCase, one: SuiteCase): Record<string, string> {
  return Object.fromEntries(one.expectations.map(({ subject, value, line }) => [key(subject, line), valueOf(set, subject, value)]));
}

function valueOf(set: SetCase, subject: string, wanted: string): string {
  return /^(?:page-)?style /.test(subject) ? readStyle(set, subject, wanted) : readSubject(set, subject);
}

function update(set: SetCase, one: SuiteCase, file: string, source: string): void {
  const lines = updates.get(file) ?? new Map<number, string>();
  updates.set(file, lines);
  for (const { subject, value, line } of one.expectations) lines.set(line, valueOf(set, subject, value));
  const text = source.split('\n').map((line, index) => {
    const value = lines.get(index + 1);
    return value === undefined ? line : line.replace(/: ?.*?(\s*(?:-->|\*\/)\s*)$/, (_, end: string) => `:${value === '' ? '' : ` ${value}`} ${end.trimStart()}`);
  });
  writeFileSync(join(here, file), text.join('\n'));
}

/** Diagnostics and expectations that have no partner. */
function unlike(diagnostics: readonly Diagnostic[], wanted: readonly ExpectedDiagnostic[]): { readonly unexpected: readonly string[]; readonly missing: readonly string[] } {
  const open = [...diagnostics];
  const missing = wanted.filter((one) => {
    const at = open.findIndex((diagnostic) => fits(diagnostic, one));
    if (at >= 0) open.splice(at, 1);
    return at < 0;
  });
  return {
    unexpected: open.map(({ code, place, message }) => `${place === null ? 'no place' : `line ${place.start.line}, ${place.start.column}-${place.end?.column ?? ''}`}: ${code} ${message}`),
    missing: missing.map(({ line, code, columns, part }) => `line ${line}, ${columns?.join('-') ?? 'any column'}: ${code} ${part}`),
  };
}

function fits({ code, place, message }: Diagnostic, one: ExpectedDiagnostic): boolean {
  if (code !== one.code || !message.includes(one.part)) return false;
  if (place === null) return one.isLast && one.columns === null;
  if (place.start.line !== one.line) return false;
  return one.columns === null || (place.start.column === one.columns[0] && place.end?.column === one.columns[1]);
}
