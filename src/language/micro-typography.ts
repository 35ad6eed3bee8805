/**
 * Micro-typography, applied once, at composing, to the text of the document: quotation marks, apostrophes, the
 * spaces around punctuation and between number and unit, dashes of ranges, compounds that must not break.
 *
 * Idempotent. Each rule is tried only where a character stands that it asks for: most texts meet none of them.
 * Web and mail addresses, clock times and what stands in braces or backticks are left alone.
 */

import { markedText, unmarkedText, type SetAside } from './set-aside.js';

interface Marks {
  readonly outer: readonly [string, string];
  readonly inner: readonly [string, string];
}

const FRENCH: Marks = { outer: ['«\u202f', '\u202f»'], inner: ['“', '”'] };
const MARKS: Readonly<Record<string, Marks>> = {
  en: { outer: ['“', '”'], inner: ['‘', '’'] },
  fr: FRENCH,
  de: { outer: ['„', '“'], inner: ['‚', '‘'] },
  es: { outer: ['«', '»'], inner: ['“', '”'] },
  it: { outer: ['«', '»'], inner: ['“', '”'] },
  pt: { outer: ['“', '”'], inner: ['‘', '’'] },
  nl: { outer: ['“', '”'], inner: ['‘', '’'] },
  pl: { outer: ['„', '”'], inner: ['«', '»'] },
  tr: { outer: ['“', '”'], inner: ['‘', '’'] },
  el: { outer: ['«', '»'], inner: ['“', '”'] },
  ru: { outer: ['«', '»'], inner: ['„', '“'] },
};

const NB = '\u00a0';
const NNB = '\u202f';
const UNITS = [
  '%', '‰', 'ppm', 'ppb', '€', 'euros?', 'Euro', '\\$', '£', '°C', 'km²', 'km', 'm²', 'm³', 'cm', 'mm', 'kg', 'ha', 'GWh', 'MWh', 'kWh', 'GW', 'MW', 'kW', 'Mt', 'Gt', 'm', 'g', 't', 'h', 'min',
  'millions?', 'milliards?', 'billions?', 'trillions?', 'thousand', 'mille', 'percent', 'Mio\\.', 'Mrd\\.', 'Millionen', 'Milliarden', 'millones', 'milioni', 'miliardi',
].join('|');
const NUMBER_UNIT = new RegExp(`(?<=\\d)[ ${NB}](?=(?:${UNITS})(?![\\p{L}\\p{N}]))`, 'gu');
/** A day and its month stay together. */
const MONTHS: Readonly<Record<string, string>> = {
  de: 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember',
  en: 'January|February|March|April|May|June|July|August|September|October|November|December',
  fr: 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  el: 'Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου',
  ru: 'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря',
};
/** Compounds of capitalised parts up to this length are names that one line can hold: États‑Unis, Baden‑Württemberg. */
const LONGEST_COMPOUND = 20;
const COMPOUND_NAME = /(?<![\p{L}\p{N}\-\u2011_./])\p{Lu}[\p{L}’]*(?:-\p{Lu}[\p{L}’]*)+(?![\p{L}\p{N}\-_/@])/gu;
/** The Arabic article before a name, in its usual transliterations: al‑Assad. */
const ARTICLE_NAME = /(?<![\p{L}\p{N}\-\u2011_./])(al|el|ad|an|ar|as|ash|at|az)-(?=\p{Lu}\p{L}{1,14}(?!\p{L}))/gu;
const OPENING = '(?<=^|[\\s([{—–/«“‘„])';

/** Dresses the text of one text node. @param language BCP 47. */
export function dress(text: string, language: string): string {
  const [base = ''] = language.toLowerCase().split('-');
  const aside = markedText(text);
  const dressed = base === 'fr' ? dressFrench(common(aside.text, base)) : common(aside.text, base);
  return unmarkedText({ ...aside, text: dressed } satisfies SetAside);
}

const ARTICLES: Readonly<Record<string, RegExp>> = {
  fr: /(?<![\p{L}\p{N}’'-])(le|la|les|un|une|des|du|de|à|au|aux|en|et|ou) (?=\S)/giu,
  en: /(?<![\p{L}\p{N}’'-])(a|an|the) (?=\S)/giu,
};

/** Like `dress`; short words are tied to the next, so that no line of a heading ends in an article. */
export function dressHeading(text: string, language: string): string {
  const articles = ARTICLES[language.toLowerCase().split('-')[0] ?? ''];
  const dressed = dress(text, language);
  return articles === undefined ? dressed : dressed.replace(articles, `$1${NB}`);
}

const DIGIT = /\d/;
const ELLIPSIS = /(?<!\.)\.\.\.(?!\.)/g;
/** Letter and digit stay together: S‑400, F‑16. */
const LETTER_DIGIT = /(?<=\p{L})-(?=\d)/gu;
const NUMBERED = /(?<![\p{L}\p{N}])(§§?|pp?\.|nº|n°|no\.|vol\.|art\.) (?=\d)/giu;
/** Ranges, but neither dates (2020-02-27, 2020-02, 2020-10) nor parts of numbers with several hyphens. */
const RANGE = /(?<![\p{L}\p{N}\-–/.,:])(?!\d{4}-1[0-2](?!\d))(\d{1,4})-([1-9]\d{0,3})(?![\p{L}\p{N}\-–/]|[.,:]\d)/gu;

function common(text: string, base: string): string {
  const hasDigits = DIGIT.test(text);
  const hasHyphens = text.includes('-');
  let result = quotes(text.includes('...') ? text.replace(ELLIPSIS, '…') : text, base);
  if (hasHyphens) {
    if (hasDigits) result = result.replace(LETTER_DIGIT, '\u2011');
    result = result
      .replace(COMPOUND_NAME, (name) => (name.length > LONGEST_COMPOUND ? name : name.replaceAll('-', '\u2011')))
      .replace(ARTICLE_NAME, '$1\u2011');
  }
  if (!hasDigits) return result;
  result = daysWithMonths(result.replace(NUMBER_UNIT, NB).replace(NUMBERED, `$1${NB}`), base);
  return hasHyphens ? result.replace(RANGE, '$1–$2') : result;
}

/** Spaces between a day and its month, by language; English also has the month first. */
const DAYS_WITH_MONTHS = new Map(Object.entries(MONTHS).map(([base, months]) => {
  const dayFirst = new RegExp(`(?<![\\p{L}\\p{N}.,-])(\\d{1,2}(?:er|\\.)?) (?=(?:${months})(?!\\p{L}))`, 'gu');
  const monthFirst = new RegExp(`(?<!\\p{L})(${months}) (?=\\d{1,2}(?!\\p{N}))`, 'gu');
  return [base, base === 'en' ? [dayFirst, monthFirst] : [dayFirst]] as const;
}));

function daysWithMonths(text: string, base: string): string {
  return (DAYS_WITH_MONTHS.get(base) ?? []).reduce((result, pattern) => result.replace(pattern, `$1${NB}`), text);
}

const APOSTROPHE_INSIDE = /(?<=[\p{L}\p{N}\ue000])'(?=[\p{L}\p{N}\ue000])/gu;
const APOSTROPHE_AFTER_LETTER = /(?<=\p{L})'/gu;
/** Also at the beginning of a text node, behind an element: “<em>Le Monde</em>’s”. */
const APOSTROPHE = /(?<=[\p{L}\p{N}.])'|'(?=\p{N}\p{N}s?\b)|^'(?=(?:s|d|ll|re|ve)(?!\p{L}))/gu;
const DOUBLE_PAIR = new RegExp(`${OPENING}"(?=\\S)([^"]*[^\\s"])"(?![\\p{L}\\p{N}])`, 'gu');
const SINGLE_PAIR = new RegExp(`${OPENING}'(?=[\\p{L}\\p{N}])([^'"]{0,300}[\\p{L}\\p{N}.,!?…])'(?![\\p{L}\\p{N}])`, 'gu');

function quotes(text: string, base: string): string {
  const hasApostrophes = text.includes("'");
  const marks = MARKS[base];
  let result = hasApostrophes ? text.replace(APOSTROPHE_INSIDE, '’') : text;
  if (marks === undefined) return hasApostrophes ? result.replace(APOSTROPHE_AFTER_LETTER, '’') : result;
  if (text.includes('"')) {
    result = result.replace(DOUBLE_PAIR, (_, inner: string, offset: number) => {
      const before = result.slice(Math.max(0, offset - 400), offset);
      const isInside = depthOf(before, marks) > 0;
      const [open, close] = isInside ? marks.inner : marks.outer;
      return `${open}${inner}${close}`;
    });
  }
  if (!hasApostrophes) return result;
  if (base === 'en') result = result.replace(SINGLE_PAIR, '‘$1’');
  return result.replace(APOSTROPHE, '’');
}

/** How many outer marks are open at the end of a text. */
function depthOf(text: string, marks: Marks): number {
  const [open, close] = [marks.outer[0].trim(), marks.outer[1].trim()];
  if (open === close) return 0;
  return text.split(open).length - text.split(close).length;
}

const AFTER_GUILLEMET = new RegExp(`«[ ${NB}${NNB}]*(?=\\S)`, 'gu');
const BEFORE_GUILLEMET = new RegExp(`(?<=[^\\s])[ ${NB}${NNB}]*»`, 'gu');
/** Before ; ! ? — unless they stand alone in brackets, or another such sign comes before. */
const SPACED_SIGN = new RegExp(`(?<=[^\\s([«;!?:]|^)[ ${NB}${NNB}]+(?=[;!?])`, 'gu');
const CLOSE_SIGN = /(?<=[\p{L}\p{N}»”’)\]…%€\ue000])(?=[;!?])/gu;
const SPACED_COLON = new RegExp(`(?<=\\S)[ ${NB}${NNB}]+:(?=\\s|$)`, 'gu');
const CLOSE_COLON = /(?<=[\p{L}\p{N}»”’)\]…%\ue000]):(?=\s)/gu;
/** Groups of three behind one to three digits. */
const THOUSANDS = /(?<![\d.,-])\d{1,3}(?: \d{3})+(?![\d,]?\d)/g;
const FORM_OF_ADDRESS = /(?<![\p{L}\p{N}])(M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr) (?=\p{Lu})/gu;

function dressFrench(text: string): string {
  let result = text;
  if (text.includes('«')) result = result.replace(AFTER_GUILLEMET, `«${NNB}`);
  if (text.includes('»')) result = result.replace(BEFORE_GUILLEMET, `${NNB}»`);
  if (/[;!?]/.test(text)) result = result.replace(SPACED_SIGN, NNB).replace(CLOSE_SIGN, NNB);
  if (text.includes(':')) result = result.replace(SPACED_COLON, `${NB}:`).replace(CLOSE_COLON, `${NB}:`);
  if (DIGIT.test(text)) result = result.replace(/(?<=\d)%/g, `${NB}%`).replace(THOUSANDS, (number) => number.replaceAll(' ', NNB));
  return /[MDP]/.test(text) ? result.replace(FORM_OF_ADDRESS, `$1${NB}`) : result;
}
