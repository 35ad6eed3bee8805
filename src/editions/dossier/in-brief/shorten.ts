/**
 * Shortens text for the one-page edition: after a word where there are words, else between characters as readers count
 * them, since Chinese, Japanese and Thai write no blanks.
 */

import { removeNode } from '../../../html/build.js';
import { type Element, isTag } from '../../../html/dom.js';

/** What follows the last blank is left out whole up to this length; no usual word is longer. */
const LONGEST_WORD = 24;
/** Characters that a grapheme may reach beyond the cut: more are cut through. */
const LONGEST_GRAPHEME = 32;
const BLANK = /[\s\u00a0\u202f]/u;
/** What must not stand before an ellipsis. */
const LOOSE_END = /[\s\u00a0\u202f,;:–—、，；：-]+$/u;

/** At most about so many characters, with an ellipsis where something is left out. */
export function shortenText(text: string, characters: number): string {
  if (text.length <= characters) return text;
  let end = characters;
  while (end > 0 && characters - end <= LONGEST_WORD && !BLANK.test(text.charAt(end - 1))) end -= 1;
  const isWord = end > 0 && characters - end <= LONGEST_WORD;
  return `${text.slice(0, isWord ? end : graphemeEnd(text, characters)).replace(LOOSE_END, '')}…`;
}

/** The last end of a grapheme at or before a place in a text (UAX 29). */
function graphemeEnd(text: string, before: number): number {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text.slice(0, before + LONGEST_GRAPHEME))) {
    if (index + segment.length > before) break;
    end = index + segment.length;
  }
  return end;
}

/** In place: the text of an element ends after about so many characters, with an ellipsis. */
export function shortenElement(element: Element, characters: number): void {
  let left = characters;
  const visit = (parent: Element): void => {
    for (const child of [...parent.children]) {
      if (left <= 0) removeNode(child);
      else if (isTag(child)) visit(child);
      else if (child.type === 'text') {
        const { data } = child;
        child.data = shortenText(data, left);
        left -= data.length;
      }
    }
  };
  visit(element);
}
