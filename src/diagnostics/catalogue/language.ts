/** What can be wrong with the words of a language. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const noCatalogue = defineDiagnostic<{ language: string }>({
  code: 'LANG-001',
  severity: 'warning',
  title: 'No words in this language',
  description: 'Headings and labels are taken from `templates/locales/<language>.json`. Where there is no such file, they stand in English.',
  message: ({ language }) => `There are no headings and labels in “${language}”, so they are shown in English`,
  hints: ({ language }) => [`Copy templates/locales/en.json to templates/locales/${language}.json and translate it`],
});

export const brokenCatalogue = defineDiagnostic<{ name: string; reason: string }>({
  code: 'LANG-002',
  severity: 'error',
  title: 'File of words cannot be read',
  description: 'A file in `templates/locales/` holds one JSON object of texts, or of plural forms with at least “other”.',
  message: ({ name, reason }) => `The headings and labels in ${name} cannot be read: ${reason}`,
  hints: () => ['Compare the file with templates/locales/en.json'],
});

export const incompleteCatalogue = defineDiagnostic<{ name: string; keys: readonly string[] }>({
  code: 'LANG-003',
  severity: 'warning',
  title: 'Words missing in this language',
  description: 'A file in `templates/locales/` lacks texts that the English one has. They are shown in English.',
  message: ({ name, keys }) => `${name} lacks ${keys.length === 1 ? 'a text' : `${keys.length} texts`}: ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ' …' : ''}`,
});
