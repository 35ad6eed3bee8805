/** The diagnostics that all of Sheaf shares. Areas of the catalogue live in `catalogue/`, one file each. */

export type { Diagnostic, Outcome, Place, Position, RelatedPlace, Severity } from './diagnostic.js';
export { hasErrors } from './diagnostic.js';
export type { Circumstances, DiagnosticEntry, Raise } from './define-diagnostic.js';
export { defineDiagnostic } from './define-diagnostic.js';
export type { LineIndex } from './line-index.js';
export { indexLines } from './line-index.js';
export type { ReportOptions } from './report.js';
export { countDiagnostics, formatDiagnostics, reportJson } from './report.js';
export { sortDiagnostics } from './sort.js';
