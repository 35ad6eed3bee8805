/** Writes the reference of all diagnostics from the catalogue: `REFERENCE.md`. */

import type { DiagnosticEntry, Raise } from './define-diagnostic.js';

/** A module of the catalogue: what `defineDiagnostic` made, under its names. */
export type CatalogueModule = Readonly<Record<string, unknown>>;

const INTRODUCTION = `# What Sheaf has to say

Made from the catalogue by \`npm run reference\`. A code is permanent: its letters name the area, its number the case.
Errors keep a briefing from being built; warnings do not, except with \`--strict\`.
`;

/** The whole page, in Markdown, by code. */
export function diagnosticsReference(modules: readonly CatalogueModule[]): string {
  const entries = entriesOf(modules).map(
    ({ code, severity, title, description }) => `## ${code} ${title}\n\n*${severity}*: ${description}\n`,
  );
  return [INTRODUCTION, ...entries].join('\n');
}

/** All entries of the catalogue, by code. */
export function entriesOf(modules: readonly CatalogueModule[]): readonly DiagnosticEntry<never>[] {
  return modules
    .flatMap((module) => Object.values(module))
    .filter(isRaise)
    .map((raise) => raise.entry)
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

function isRaise(value: unknown): value is Raise<never> {
  return typeof value === 'function' && 'entry' in value;
}
