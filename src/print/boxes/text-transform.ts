/** `text-transform`, by the rules of the text's language (CSS Text 3, section 2.1). */

import type { ComputedStyle } from '../css/computed-style.js';

/** A letter that begins a word; a Dutch ij counts as one. */
const FIRST_LETTER = /(?<![\p{L}\p{N}\p{M}’'])(?:ij|\p{L})/gu;
/** Letters that have a form of their own for the beginning of a word. */
const TITLE_CASE: ReadonlyMap<string, string> = new Map([['ǆ', 'ǅ'], ['ǉ', 'ǈ'], ['ǌ', 'ǋ'], ['ǳ', 'ǲ']]);

/** `before` is the character in front of the text, where the text may go on with a word; empty where none is. */
export function transformText(text: string, transform: ComputedStyle['textTransform'], language: string, before = ''): string {
  switch (transform) {
    case 'none':
      return text;
    case 'uppercase':
      return inLanguage(language, (locale) => text.toLocaleUpperCase(locale));
    case 'lowercase':
      return inLanguage(language, (locale) => text.toLocaleLowerCase(locale));
    case 'capitalize':
      return inLanguage(language, (locale) => (before + text).replace(FIRST_LETTER, (letter, offset: number) => (offset < before.length ? letter : titleCase(letter, locale)))).slice(before.length);
  }
}

function titleCase(letter: string, locale: string): string {
  const known = TITLE_CASE.get(letter);
  if (known !== undefined) return known;
  if (letter === 'ij') return /^nl(?:-|$)/i.test(locale) ? 'IJ' : 'Ij';
  const [first = '', ...rest] = letter.toLocaleUpperCase(locale);
  // ß becomes two letters, of which only one is a capital here.
  return first + rest.join('').toLocaleLowerCase(locale);
}

function inLanguage(language: string, change: (locale: string) => string): string {
  try {
    return change(language === '' ? 'en' : language);
  } catch {
    // Not a language tag: the general rules hold.
    return change('en');
  }
}
