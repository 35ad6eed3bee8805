/** `text-transform`, by the rules of the text's language (CSS Text 3, section 2.1). */

import type { ComputedStyle } from '../css/computed-style.js';

export function transformText(text: string, transform: ComputedStyle['textTransform'], language: string): string {
  switch (transform) {
    case 'none':
      return text;
    case 'uppercase':
      return inLanguage(language, (locale) => text.toLocaleUpperCase(locale));
    case 'lowercase':
      return inLanguage(language, (locale) => text.toLocaleLowerCase(locale));
    case 'capitalize':
      return text.replace(/(?<![\p{L}\p{N}\p{M}’'])\p{L}/gu, (letter) => inLanguage(language, (locale) => letter.toLocaleUpperCase(locale)));
  }
}

function inLanguage(language: string, change: (locale: string) => string): string {
  try {
    return change(language === '' ? 'en' : language);
  } catch {
    // Not a language tag: the general rules hold.
    return change('en');
  }
}
