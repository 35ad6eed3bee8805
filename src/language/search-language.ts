/** The language that full-text search counts a text to: briefings in `pt-BR` and `pt` are searched together, for one stemmer serves them. */

export function searchLanguage(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? language;
}
