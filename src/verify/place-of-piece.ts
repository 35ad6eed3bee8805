/** Finds where in the author's files a piece of a claim was written: in long text, the stretch itself. */

import type { Briefing, DataPath } from '../briefing/briefing.js';
import type { Place } from '../diagnostics/index.js';
import type { Piece } from './claim.js';

/** Words by which a stretch of text is found. */
const WORDS = 4;

export function placeOfPiece(briefing: Briefing, { path, text }: Piece): Place {
  const written = writtenText(briefing, path);
  const found = written === null ? null : findStretch(written, text);
  return found === null ? briefing.locate.value(path) : briefing.locate.text(path, found.start, found.end);
}

/** The text at a path: of the value, or of the file that a section of the background names. */
function writtenText(briefing: Briefing, path: DataPath): string | null {
  const [part, index] = path;
  const ofFile = part === 'background' && typeof index === 'number' ? briefing.sectionTexts.get(index) : undefined;
  let value: unknown = briefing.data;
  for (const step of path) value = typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === String(step))?.[1] : undefined;
  return typeof value === 'string' && path.at(-1) !== 'file' ? value : (ofFile ?? null);
}

/** The first words of the text, whatever white space and marks stand between them in Markdown. */
function findStretch(written: string, text: string): { readonly start: number; readonly end: number } | null {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let from = 0; from + WORDS <= words.length && from < WORDS; from++) {
    const match = new RegExp(words.slice(from, from + WORDS).join('[^\\p{L}\\p{N}]{1,8}'), 'u').exec(written);
    if (match !== null) return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}
