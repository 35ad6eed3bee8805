/** Hanging punctuation (CSS Text 3, section 9.2): how far marks reach out of the line's box. */

import type { ComputedStyle } from '../css/computed-style.js';
import type { Paragraph, WordToken } from './token.js';

const OPENING = /^[\p{Ps}\p{Pi}\p{Pf}"'«»„‚]/u;
const CLOSING = /[\p{Pe}\p{Pi}\p{Pf}"'«»]$/u;
/** Full stops and commas, as the specification lists them. */
const STOPS = /[.,\u060c\u06d4\u3001\u3002\uff0c\uff0e\uff61\uff64]$/;
const NARROW_SPACES = /[\u00a0\u202f]/;

type Hanging = Pick<ComputedStyle, 'hangingPunctuation'>;
const hangs = (style: Hanging, keyword: ComputedStyle['hangingPunctuation'][number]): boolean => style.hangingPunctuation.includes(keyword);

/** What stands out of a line that ends with some word: `maybePt` only where the line would else not fit. */
export interface Hang {
  readonly alwaysPt: number;
  readonly maybePt: number;
}

const NONE: Hang = { alwaysPt: 0, maybePt: 0 };

/** The mark that opens the paragraph, with the no-break space after it, in points; 0 where nothing hangs. */
export function hangBefore(paragraph: Paragraph): number {
  if (!hangs(paragraph.style, 'first')) return 0;
  const first = paragraph.tokens.find((token) => token.kind !== 'open');
  if (first?.kind !== 'word' || !OPENING.test(first.word.text)) return 0;
  const length = /^.[\u00a0\u202f]*/u.exec(first.word.text)?.[0].length ?? 1;
  return glyphsPt(first, (offset) => offset < length);
}

/** What would hang if a line ended after this word. */
export function hangOf(style: Hanging, token: WordToken, isLast: boolean): Hang {
  if (style.hangingPunctuation.length === 0) return NONE;
  const body = token.word.text.slice(0, token.word.bodyLength);
  const isStop = STOPS.test(body);
  const isForced = (isLast && hangs(style, 'last') && CLOSING.test(body)) || (isStop && hangs(style, 'force-end'));
  if (!isForced && !(isStop && hangs(style, 'allow-end'))) return NONE;
  let start = body.length - 1;
  while (start > 0 && NARROW_SPACES.test(body[start - 1] ?? '')) start -= 1;
  const widthPt = glyphsPt(token, (offset) => offset >= start && offset < body.length);
  return isForced ? { alwaysPt: widthPt, maybePt: 0 } : { alwaysPt: 0, maybePt: widthPt };
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
