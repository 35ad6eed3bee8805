/** Turns what goes wrong while a template is carried out into a diagnostic at its line and column. */

import type { Diagnostic } from '../diagnostics/index.js';
import { helperRefused, templateFailed, unknownVariable } from '../diagnostics/catalogue/templates.js';
import { HelperRefusal } from './helpers/helper.js';
import { nearest } from '../diagnostics/nearest.js';
import { type TemplateSource, placeIn } from './template-source.js';

/** Carries a finished diagnostic through the templates around the one that failed. */
export class LocatedFault extends Error {
  override readonly name = 'LocatedFault';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** A helper's refusal with the call that it refuses. */
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall';
  readonly helper: string;
  readonly location: Location | null;

  constructor(helper: string, refusal: HelperRefusal, location: Location | null) {
    super(refusal.message);
    this.helper = helper;
    this.location = location;
  }
}

/** Lines from 1, columns from 0, as Handlebars counts. */
export interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface FaultCircumstances {
  readonly error: unknown;
  /** The template being carried out. */
  readonly source: TemplateSource;
  readonly context: unknown;
  readonly trace: readonly string[];
}

/** Locates an error in the template that it came from; one that is located already stays as it is. */
export function locateFault({ error, source, context, trace }: FaultCircumstances): LocatedFault {
  if (error instanceof LocatedFault) return error;
  if (error instanceof RefusedCall) {
    const place = error.location === null ? startOf(source) : placeIn(source, error.location.start, error.location.end);
    return new LocatedFault(helperRefused({ name: error.helper, reason: error.message }, { place, trace }));
  }
  const message = error instanceof Error ? error.message : String(error);
  const missing = /^"(.+?)" not defined in /s.exec(message)?.[1];
  const location = exceptionLocation(error);
  if (missing !== undefined) {
    const place = location === null ? startOf(source) : placeIn(source, location.start, location.end);
    const candidates = typeof context === 'object' && context !== null ? Object.keys(context) : [];
    return new LocatedFault(unknownVariable({ name: missing, nearest: nearest(missing, candidates) }, { place, trace }));
  }
  // A name below one that does not exist: the engine says which, not where.
  const below = /Cannot (?:read properties of (?:undefined|null) \(reading '(.+?)'\)|use 'in' operator to search for '(.+?)')/s.exec(message);
  const name = below?.[1] ?? below?.[2];
  if (name !== undefined) return new LocatedFault(unknownVariable({ name, nearest: null }, { place: whereNamed(source, name), trace }));
  const place = location === null ? startOf(source) : placeIn(source, location.start, location.end);
  return new LocatedFault(templateFailed({ reason: message.split('\n')[0] ?? '' }, { place, trace, cause: error }));
}

/** Handlebars' exceptions carry their position flat. */
function exceptionLocation(error: unknown): Location | null {
  if (typeof error !== 'object' || error === null) return null;
  if (!('lineNumber' in error) || !('column' in error) || !('endLineNumber' in error) || !('endColumn' in error)) return null;
  const { lineNumber, column, endLineNumber, endColumn } = error;
  if (typeof lineNumber !== 'number' || typeof column !== 'number') return null;
  if (typeof endLineNumber !== 'number' || typeof endColumn !== 'number') return null;
  return { start: { line: lineNumber, column }, end: { line: endLineNumber, column: endColumn } };
}

/** The first mention of a name below another, inside braces. */
function whereNamed(source: TemplateSource, name: string) {
  for (const mustache of source.text.matchAll(/\{\{[^}]*\}\}/g)) {
    const at = mustache[0].search(new RegExp(`[./]${name.replace(/[^\w]/g, '\\$&')}\\b`));
    if (at < 0) continue;
    const before = source.text.slice(0, mustache.index + at + 1).split('\n');
    const start = { line: before.length, column: (before.at(-1) ?? '').length };
    return placeIn(source, start, { line: start.line, column: start.column + name.length });
  }
  return startOf(source);
}

function startOf(source: TemplateSource) {
  return placeIn(source, { line: 1, column: 0 }, null);
}
