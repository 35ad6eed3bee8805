/** Turns what Handlebars' parser says of a template into a diagnostic at the right line and column. */

import type { Diagnostic } from '../diagnostics/index.js';
import { templateSyntax } from '../diagnostics/catalogue/templates.js';
import { type TemplateSource, placeIn } from './template-source.js';

interface Spot {
  readonly line: number;
  readonly column: number;
}

/** @param error as thrown by `Handlebars.parse` or `Handlebars.precompile` */
export function syntaxFault(source: TemplateSource, error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const spot = ownSpot(error) ?? drawnSpot(source.text, message) ?? { line: 1, column: 0 };
  return templateSyntax({ reason: plainReason(message) }, { place: placeIn(source, spot, null), cause: error });
}

/** Faults found after the grammar's (a block closed by another name) carry their position. */
function ownSpot(error: unknown): Spot | null {
  if (typeof error !== 'object' || error === null || !('lineNumber' in error) || !('column' in error)) return null;
  const { lineNumber, column } = error;
  return typeof lineNumber === 'number' && typeof column === 'number' ? { line: lineNumber, column } : null;
}

/**
 * The grammar's own faults only draw their position: a line number, then up to twenty characters before and
 * after the spot, line breaks left out, and a caret below it. Finds that stretch in the text again.
 */
function drawnSpot(text: string, message: string): Spot | null {
  const lines = message.split('\n');
  const reported = Number(/ on line (\d+)/.exec(lines[0] ?? '')?.[1] ?? 1);
  const caretLine = lines.findIndex((line) => /^-*\^$/.test(line));
  const drawn = caretLine > 0 ? lines[caretLine - 1] : undefined;
  if (drawn === undefined) return { line: reported, column: 0 };
  const caret = (lines[caretLine] ?? '').length - 1;
  const before = drawn.slice(0, caret).replace(/^\.\.\./, '');
  const sought = before + drawn.slice(caret).replace(/\.\.\.$/, '');

  const offsets: number[] = [];
  let unbroken = '';
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text.charAt(offset);
    if (unit === '\n') continue;
    offsets.push(offset);
    unbroken += unit;
  }
  let best: Spot | null = null;
  for (let index = unbroken.indexOf(sought); index >= 0; index = unbroken.indexOf(sought, index + 1)) {
    const spot = spotAt(text, offsets[index + before.length] ?? text.length);
    if (best === null || Math.abs(spot.line - reported) < Math.abs(best.line - reported)) best = spot;
  }
  return best ?? { line: reported, column: 0 };
}

function spotAt(text: string, offset: number): Spot {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length };
}

/** What the parser expected is a list of token names that helps nobody. */
function plainReason(message: string): string {
  const first = message.split('\n')[0] ?? '';
  const mismatch = /^(\S+) doesn't match (\S+)/.exec(first);
  if (mismatch !== null) return `the block “${mismatch[1]}” is closed as “${mismatch[2]}”`;
  if (message.includes("got 'EOF'")) return 'it ends before a block or a brace is closed';
  if (/^(Parse|Lexical) error/.test(first)) return 'something here is not Handlebars';
  return first.replace(/ - \d+:\d+$/, '');
}
