/**
 * What is wrong, where it is, and how to mend it.
 *
 * Every stage returns its value together with all the diagnostics that it met (`Outcome`); only a
 * broken invariant of Sheaf's own throws. A diagnostic's code is permanent and carries its area.
 */

export type Severity = 'error' | 'warning' | 'info';

/** A point in a text file. `line` and `column` count from 1, `offset` from 0, all in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of a file. `file` is relative to the project's root and uses `/`. */
export interface Place {
  readonly file: string;
  readonly start: Position;
  /** The first position after the stretch; null where only a point is known. */
  readonly end: Position | null;
}

export interface RelatedPlace {
  readonly message: string;
  readonly place: Place;
}

export interface Diagnostic {
  /** For example `DATA-012`. */
  readonly code: string;
  readonly severity: Severity;
  /** What happened and why: one sentence, no full stop needed for a fragment. */
  readonly message: string;
  readonly place: Place | null;
  /** What to do, one suggestion each. */
  readonly hints: readonly string[];
  /** How Sheaf came there, outermost first: for example the chain of templates. */
  readonly trace: readonly string[];
  readonly related: readonly RelatedPlace[];
  /** The underlying error, shown with `--debug` only. */
  readonly cause: unknown;
}

/** A stage's value and everything it has to say about it. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** True if one of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
