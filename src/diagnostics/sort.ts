/** Puts diagnostics into the order in which a reader goes through the files, each once. */

import type { Diagnostic, Place } from './diagnostic.js';

/** Sorted by file, line, column and code; what has no place comes first; the same said twice of one place is said once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return [...diagnostics].sort(compare).filter((diagnostic) => {
    const { code, message, place } = diagnostic;
    const identity = JSON.stringify([code, message, place?.file, place?.start.line, place?.start.column]);
    const isNew = !seen.has(identity);
    seen.add(identity);
    return isNew;
  });
}

function compare(a: Diagnostic, b: Diagnostic): number {
  return comparePlaces(a.place, b.place) || compareText(a.code, b.code) || compareText(a.message, b.message);
}

function comparePlaces(a: Place | null, b: Place | null): number {
  if (a === null || b === null) {
    return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  }
  return compareText(a.file, b.file) || a.start.line - b.start.line || a.start.column - b.start.column;
}

/** By code unit: the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
