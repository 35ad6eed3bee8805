/** Writes diagnostics for people (`formatDiagnostics`) and for programs (`reportJson`). */

import { codeFrame } from './code-frame.js';
import type { Diagnostic, Place, Severity } from './diagnostic.js';
import { safeText, wrapText } from './display.js';
import { sortDiagnostics } from './sort.js';

export interface ReportOptions {
  /** The text of a file, relative to the project's root as in places; null if there is none. */
  readonly readText: (file: string) => string | null;
  readonly colour: boolean;
  /** Shows the underlying errors with their stacks. */
  readonly debug: boolean;
  /** Columns of the terminal; 80 if left out. */
  readonly width?: number;
}

interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Warnings and notes of one kind that are shown in full: more would push the others out of sight. */
const SHOWN_OF_A_KIND = 5;

/** Errors of one kind that are shown in full: each is to be mended, but thousands have one cause. */
const SHOWN_ERRORS_OF_A_KIND = 50;

/** Lines of one file that are named for those not shown. */
const SHOWN_LINES = 12;

/**
 * The whole report, sorted, each diagnostic with its place, a frame of the file, and what to do; then a
 * line that counts them. Ends with a line break; empty if there is nothing to say. Of many warnings of one
 * kind the first few are shown, of errors the first dozens, then where the others are (unless `debug`).
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  if (diagnostics.length === 0) {
    return '';
  }
  const sorted = sortDiagnostics(diagnostics);
  const { shown, folded } = options.debug ? { shown: sorted, folded: [] } : foldRepeated(sorted);
  const blocks = [...shown.map((diagnostic) => formatDiagnostic(diagnostic, options).join('\n')), ...folded.map((kind) => formatFolded(kind, options))];
  return `${[...blocks, countDiagnostics(sorted)].join('\n\n')}\n`;
}

/** “3 errors, 1 warning”. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity, one: string, many: string): readonly string[] => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  };
  const counts = [...count('error', 'error', 'errors'), ...count('warning', 'warning', 'warnings'), ...count('info', 'note', 'notes')];
  return counts.length === 0 ? 'No errors' : counts.join(', ');
}

/** The list as JSON-ready values, sorted; without the underlying errors, which are for `--debug`. */
export function reportJson(diagnostics: readonly Diagnostic[]): readonly Omit<Diagnostic, 'cause'>[] {
  return sortDiagnostics(diagnostics).map(({ code, severity, message, place, hints, trace, related }) => ({
    code, severity, message, place, hints, trace, related,
  }));
}

interface FoldedKind {
  readonly code: string;
  readonly severity: Severity;
  readonly places: readonly (Place | null)[];
}

function foldRepeated(sorted: readonly Diagnostic[]): { readonly shown: readonly Diagnostic[]; readonly folded: readonly FoldedKind[] } {
  const kinds = groupBy(sorted, ({ code, severity }) => `${severity} ${code}`);
  const shown = new Set<Diagnostic>();
  const folded: FoldedKind[] = [];
  for (const kind of kinds.values()) {
    const [first] = kind;
    // One more than the limit would save nothing: its line takes the place of the one that says so.
    const most = first?.severity === 'error' ? SHOWN_ERRORS_OF_A_KIND : SHOWN_OF_A_KIND;
    const limit = kind.length <= most + 1 ? kind.length : most;
    for (const diagnostic of kind.slice(0, limit)) shown.add(diagnostic);
    if (first !== undefined && limit < kind.length) {
      folded.push({ code: first.code, severity: first.severity, places: kind.slice(limit).map(({ place }) => place) });
    }
  }
  return { shown: sorted.filter((diagnostic) => shown.has(diagnostic)), folded };
}

/** “12 more of the kind CSS-002, at a.css:3, 9, 14; b.css:1”, and where they can be read in full. */
function formatFolded({ code, severity, places }: FoldedKind, options: ReportOptions): string {
  const word = severity === 'info' ? 'note' : severity;
  const byFile = groupBy(places.filter((place) => place !== null), ({ file }) => safeText(file));
  const where = [...byFile].map(([file, inFile]) => `${file}:${linesOf(inFile)}`);
  const text = `${places.length} more of the kind ${code}${where.length === 0 ? '' : `, at ${where.join('; ')}`}`;
  const paint = paintFor(options.colour);
  const width = Math.max(40, options.width ?? 80);
  const [first = '', ...more] = wrapText(text, width - word.length - 2);
  const indent = ' '.repeat(word.length + 2);
  return [`${paint[severity](word)}  ${first}`, ...more.map((line) => indent + line), ...hang('  → ', 'Each in full: run again with --debug, or read .sheaf/report.json.', width)].join('\n');
}

function formatDiagnostic(diagnostic: Diagnostic, options: ReportOptions): readonly string[] {
  const { severity, code, message, place } = diagnostic;
  const paint = paintFor(options.colour);
  const width = Math.max(40, options.width ?? 80);
  const word = severity === 'info' ? 'note' : severity;
  const [first = '', ...more] = wrapText(message, width - word.length - 2);
  const indent = ' '.repeat(word.length + 2);
  return [
    `${paint[severity](word)}  ${paint.strong(first)}`,
    ...more.map((line) => indent + paint.strong(line)),
    paint.dim(`  ${[...(place === null ? [] : [placeName(place)]), code].join('  ')}`),
    ...frameOf(place, severity, options),
    ...diagnostic.hints.flatMap((hint) => hang('  → ', hint, width)),
    ...diagnostic.related.flatMap((related) => [
      ...hang('  · ', `${related.message}: ${placeName(related.place)}`, width),
      ...frameOf(related.place, 'info', options),
    ]),
    ...diagnostic.trace.flatMap((step) => hang('    ', step, width).map(paint.dim)),
    ...(options.debug ? causeOf(diagnostic.cause) : []),
  ];
}

/** The first lines of many; which ones they are is of use, not that there are hundreds. */
function linesOf(places: readonly Place[]): string {
  const lines = [...new Set(places.map(({ start }) => start.line))];
  return lines.length <= SHOWN_LINES ? lines.join(', ') : `${lines.slice(0, SHOWN_LINES).join(', ')} …`;
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

function frameOf(place: Place | null, severity: Severity, options: ReportOptions): readonly string[] {
  const text = place === null ? null : options.readText(place.file);
  if (place === null || text === null) {
    return [];
  }
  const paint = paintFor(options.colour);
  const frame = codeFrame(text, place, { width: options.width ?? 80, mark: paint[severity], dim: paint.dim });
  return frame.length === 0 ? [] : ['', ...frame, ''];
}

function hang(mark: string, text: string, width: number): readonly string[] {
  return wrapText(text, width - mark.length).map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line);
}

function placeName(place: Place): string {
  return `${safeText(place.file)}:${place.start.line}:${place.start.column}`;
}

function causeOf(cause: unknown): readonly string[] {
  if (cause === undefined || cause === null) {
    return [];
  }
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return text.split('\n').map((line) => `    ${safeText(line)}`);
}

function paintFor(colour: boolean): Paint {
  const sequence = (codes: string) => (text: string): string => (colour && text !== '' ? `\u001b[${codes}m${text}\u001b[0m` : text);
  return { error: sequence('1;31'), warning: sequence('1;33'), info: sequence('1;36'), strong: sequence('1'), dim: sequence('2') };
}
