/**
 * The characters that a site's pages may show: those of its content, of the words in its languages, of its templates.
 *
 * Known before the pages are made, because these name the font files, and the fonts hold these characters. What a page shows
 * besides, if anything, comes from the faces behind in the style sheet.
 */

import type { SiteContent } from '../editions/site/site.js';
import type { TemplateFiles } from './template-files.js';

export function shownCharacters(content: SiteContent, templates: TemplateFiles, texts: readonly string[]): ReadonlySet<string> {
  const units = new Uint8Array(0x10000);
  const beyond = new Set<string>();
  const add = (text: string): void => {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < 0xd800 || unit > 0xdbff) units[unit] = 1;
      else beyond.add(String.fromCodePoint(text.codePointAt(index) ?? unit));
    }
  };
  eachText(content, add);
  for (const text of [...wordsOf(content, templates), ...layouts(templates), ...texts]) add(text);
  const characters = new Set([...beyond].filter((character) => character.length === 2));
  for (let unit = 0; unit < units.length; unit += 1) if (units[unit] === 1 && (unit < 0xd800 || unit > 0xdfff)) characters.add(String.fromCharCode(unit));
  return characters;
}

/** Keys are Sheaf's own names. */
function eachText(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) eachText(inner, visit);
}

/** English stands in where a language has no words. */
function wordsOf({ facts, entries, volumes, notices }: SiteContent, templates: TemplateFiles): readonly string[] {
  const languages = new Set(['en', facts.language, ...[...entries, ...volumes, ...notices].map(({ language }) => language)]);
  const names = new Set([...languages].flatMap((language) => [language, language.split('-')[0] ?? language]).filter((name) => /^[A-Za-z0-9-]+$/.test(name)));
  return [...names].flatMap((name) => templates.find(`locales/${name}.json`)?.text ?? []);
}

function layouts(templates: TemplateFiles): readonly string[] {
  return templates.names('site').filter((name) => name.endsWith('.hbs')).flatMap((name) => templates.find(`site/${name}`)?.text ?? []);
}
