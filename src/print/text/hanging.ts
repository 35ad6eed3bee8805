/** Hanging punctuation (CSS Text 3, section 9.2): how far marks reach out of the line's box. */

import type { ComputedStyle } from '../css/computed-style.js';
import type { Paragraph, WordToken } from './token.js';

const OPENING = /^[\p{Ps}\p{Pi}\p{Pf}"'«»„‚]/u;
const CLOSING = /[\p{Pe}\p{Pi}\p{Pf}"'«»]$/u;
const STOPS = /[.,،。、，．]$/;

type Hanging = Pick<ComputedStyle, 'hangingPunctuation'>;
const hangs = (style: Hanging, keyword: ComputedStyle['hangingPunctuation'][number]): boolean => style.hangingPunctuation.includes(keyword);

/** The mark that opens the paragraph, with the no-break space after it, in points; 0 where nothing hangs. */
export function hangBefore(paragraph: Paragraph): number {
  if (!hangs(paragraph.style, 'first')) return 0;
  const first = paragraph.tokens.find((token) => token.kind !== 'open');
  if (first?.kind !== 'word' || !OPENING.test(first.word.text)) return 0;
  const length = /^.[\u00a0\u202f]*/u.exec(first.word.text)?.[0].length ?? 1;
  return glyphsPt(first, (offset) => offset < length);
}

/** The mark that would hang if a line ended after this word, in points. */
export function hangAfter(paragraph: Paragraph, token: WordToken, isLast: boolean): number {
  if (paragraph.style.hangingPunctuation.length === 0) return 0;
  const body = token.word.text.slice(0, token.word.bodyLength);
  const hangsHere = (isLast && hangs(paragraph.style, 'last') && CLOSING.test(body)) ||
    ((hangs(paragraph.style, 'force-end') || hangs(paragraph.style, 'allow-end')) && STOPS.test(body));
  if (!hangsHere) return 0;
  let start = body.length - 1;
  while (start > 0 && /[\u00a0\u202f]/.test(body[start - 1] ?? '')) start -= 1;
  return glyphsPt(token, (offset) => offset >= start && offset < body.length);
}

function glyphsPt(token: WordToken, includes: (offset: number) => boolean): number {
  const { font } = token.source;
  let width = 0;
  for (const piece of token.word.pieces) {
    for (const [index, advance] of piece.advances.entries()) {
      if (includes(piece.start + (piece.clusters[index] ?? 0))) width += (advance / piece.face.unitsPerEm) * font.sizePt + font.letterSpacingPt;
    }
  }
  return width;
}
