/** The text of a template, and positions in it. */

import type { Place, Position } from '../diagnostics/index.js';

export interface TemplateSource {
  /** Path below `templates/`, without `.hbs`: `briefing/quotes`. */
  readonly name: string;
  /** As shown in diagnostics, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** A position by line (from 1) and column (from 0, as Handlebars counts); kept inside the text. */
export function positionAt(source: TemplateSource, line: number, column: number): Position {
  let start = 0;
  let reached = 1;
  while (reached < line) {
    const end = source.text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
    reached += 1;
  }
  const offset = Math.min(start + Math.max(column, 0), source.text.length);
  return { line: reached, column: offset - start + 1, offset };
}

/** The place of an AST node, or of a point where `end` is null. */
export function placeIn(source: TemplateSource, start: { line: number; column: number }, end: { line: number; column: number } | null): Place {
  return {
    file: source.file,
    start: positionAt(source, start.line, start.column),
    end: end === null ? null : positionAt(source, end.line, end.column),
  };
}
