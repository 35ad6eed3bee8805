/** Declares an entry of the catalogue of diagnostics, and with it the function that raises it. */

import type { Diagnostic, Place, RelatedPlace, Severity } from './diagnostic.js';

export interface DiagnosticEntry<Details> {
  readonly code: string;
  readonly severity: Severity;
  /** A short name for the reference page. */
  readonly title: string;
  /** For the reference page: when it comes up, and what to do; Markdown. */
  readonly description: string;
  message(details: Details): string;
  hints?(details: Details): readonly string[];
}

/** Where and how one case of an entry arose. */
export interface Circumstances {
  readonly place?: Place | null;
  readonly trace?: readonly string[];
  readonly related?: readonly RelatedPlace[];
  readonly cause?: unknown;
}

export interface Raise<Details> {
  (details: Details, circumstances?: Circumstances): Diagnostic;
  readonly entry: DiagnosticEntry<Details>;
}

/**
 * Makes the function that raises diagnostics of one catalogue entry.
 *
 * @example
 * export const unknownKey = defineDiagnostic<{ key: string; nearest: string | null }>({
 *   code: 'DATA-003', severity: 'error', title: 'Unknown key', description: '…',
 *   message: ({ key }) => `“${key}” is not a key that belongs here`,
 *   hints: ({ nearest }) => (nearest === null ? [] : [`Did you mean “${nearest}”?`]),
 * });
 * diagnostics.push(unknownKey({ key, nearest }, { place }));
 */
export function defineDiagnostic<Details>(entry: DiagnosticEntry<Details>): Raise<Details> {
  const raise = (details: Details, circumstances: Circumstances = {}): Diagnostic => ({
    code: entry.code,
    severity: entry.severity,
    message: entry.message(details),
    place: circumstances.place ?? null,
    hints: entry.hints?.(details) ?? [],
    trace: circumstances.trace ?? [],
    related: circumstances.related ?? [],
    cause: circumstances.cause,
  });
  return Object.assign(raise, { entry });
}
