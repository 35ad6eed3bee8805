/** Checks dates and languages, wherever the schema says that a text is one. */

import { controlCharacter, notALanguage, notATime } from '../diagnostics/catalogue/data.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { parseEdtf } from '../language/time.js';
import type { Locator } from './briefing.js';
import type { MarkedText } from './read-values.js';

/** What neither HTML nor XML may hold (XML 1.0, section 2.2). */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function checkTexts(texts: readonly MarkedText[], locate: Locator): readonly Diagnostic[] {
  return texts.flatMap(({ path, text, marks }) => {
    const commands = [...new Set(text.match(CONTROL))];
    if (commands.length > 0) return [controlCharacter({ characters: commands.map(codePoint) }, { place: locate.value(path) })];
    if (marks.edtf && parseEdtf(text) === null) {
      const details = { written: text, suggestion: suggestTime(text), mayBeText: isShownTime(path) };
      return [notATime(details, { place: locate.value(path) })];
    }
    if (marks.bcp47 && !isLanguageTag(text)) {
      return [notALanguage({ written: text, suggestion: suggestLanguage(text) }, { place: locate.value(path) })];
    }
    return [];
  });
}

/** “U+0007”. */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** True where the schema takes a block with `text` instead of a date. */
function isShownTime(path: readonly (string | number)[]): boolean {
  const key = path.at(-1);
  return key === 'date' ? path[0] === 'quotes' : ['time', 'period', 'asOf', 'nextUpdate', 'deadline'].includes(String(key));
}

/** The date in EDTF, where day and month cannot be confused; null otherwise. */
function suggestTime(written: string): string | null {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(written);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(written);
  const parts = yearFirst !== null ? yearFirst.slice(1) : yearLast !== null ? dayAndMonth(yearLast) : null;
  if (parts === null) {
    return null;
  }
  const suggestion = parts.filter((part) => part !== undefined).map((part) => part.padStart(2, '0')).join('-');
  return parseEdtf(suggestion) === null ? null : suggestion;
}

function dayAndMonth(match: RegExpExecArray): readonly string[] | null {
  const [, first = '', second = '', year = ''] = match;
  if (Number(first) > 12) {
    return [year, second, first];
  }
  return Number(second) > 12 ? [year, first, second] : null;
}

/** True for a well-formed BCP 47 tag whose language has two or three letters, as all registered ones have. */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1 && /^[a-z]{2,3}(?:-|$)/i.test(tag);
  } catch {
    return false;
  }
}

/** Names that authors write instead of tags. */
const NAMES: Readonly<Record<string, string>> = {
  english: 'en', french: 'fr', francais: 'fr', german: 'de', deutsch: 'de', spanish: 'es', espanol: 'es', italian: 'it', italiano: 'it',
  portuguese: 'pt', portugues: 'pt', dutch: 'nl', nederlands: 'nl', arabic: 'ar', hebrew: 'he', turkish: 'tr', turkce: 'tr', russian: 'ru',
  ukrainian: 'uk', polish: 'pl', polski: 'pl', greek: 'el', chinese: 'zh', japanese: 'ja', korean: 'ko', hindi: 'hi', persian: 'fa', farsi: 'fa',
};

function suggestLanguage(written: string): string | null {
  const name = written.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const repaired = written.replace(/[_ ]+/g, '-').replace(/\..*$/, '');
  return Object.hasOwn(NAMES, name) ? (NAMES[name] ?? null) : repaired !== written && isLanguageTag(repaired) ? repaired : null;
}
