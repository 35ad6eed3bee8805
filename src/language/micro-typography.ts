/**
 * Micro-typography, applied once, at composing, to the text of the document: quotation marks, apostrophes, the
 * spaces around punctuation and between number and unit, dashes of ranges, compounds that must not break.
 *
 * Idempotent. Web and mail addresses, clock times and what stands in braces or backticks are left alone.
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

function common(text: string, base: string): string {
  let result = text.replace(/(?<!\.)\.\.\.(?!\.)/g, '…');
  result = quotes(result, base);
  result = result
    // Letter and digit stay together: S‑400, F‑16.
    .replace(/(?<=\p{L})-(?=\d)/gu, '\u2011')
    .replace(COMPOUND_NAME, (name) => (name.length > LONGEST_COMPOUND ? name : name.replaceAll('-', '\u2011')))
    .replace(ARTICLE_NAME, '$1\u2011')
    .replace(NUMBER_UNIT, NB)
    .replace(/(?<![\p{L}\p{N}])(§§?|pp?\.|nº|n°|no\.|vol\.|art\.) (?=\d)/giu, `$1${NB}`);
  result = daysWithMonths(result, base);
  // Ranges, but neither dates (2020-02-27, 2020-02, 2020-10) nor parts of numbers with several hyphens.
  return result.replace(/(?<![\p{L}\p{N}\-–/.,:])(?!\d{4}-1[0-2](?!\d))(\d{1,4})-([1-9]\d{0,3})(?![\p{L}\p{N}\-–/]|[.,:]\d)/gu, '$1–$2');
}

function daysWithMonths(text: string, base: string): string {
  const months = MONTHS[base];
  if (months === undefined) return text;
  const dayFirst = new RegExp(`(?<![\\p{L}\\p{N}.,-])(\\d{1,2}(?:er|\\.)?) (?=(?:${months})(?!\\p{L}))`, 'gu');
  const result = text.replace(dayFirst, `$1${NB}`);
  return base === 'en' ? result.replace(new RegExp(`(?<!\\p{L})(${months}) (?=\\d{1,2}(?!\\p{N}))`, 'gu'), `$1${NB}`) : result;
}

function quotes(text: string, base: string): string {
  const marks = MARKS[base];
  let result = text.replace(/(?<=[\p{L}\p{N}\ue000])'(?=[\p{L}\p{N}\ue000])/gu, '’');
  if (marks === undefined) return result.replace(/(?<=\p{L})'/gu, '’');
  const pair = new RegExp(`${OPENING}"(?=\\S)([^"]*[^\\s"])"(?![\\p{L}\\p{N}])`, 'gu');
  result = result.replace(pair, (_, inner: string, offset: number) => {
    const before = result.slice(Math.max(0, offset - 400), offset);
    const isInside = depthOf(before, marks) > 0;
    const [open, close] = isInside ? marks.inner : marks.outer;
    return `${open}${inner}${close}`;
  });
  if (base === 'en') {
    const single = new RegExp(`${OPENING}'(?=[\\p{L}\\p{N}])([^'"]{0,300}[\\p{L}\\p{N}.,!?…])'(?![\\p{L}\\p{N}])`, 'gu');
    result = result.replace(single, '‘$1’');
  }
  // Also at the beginning of a text node, behind an element: “<em>Le Monde</em>’s”.
  return result.replace(/(?<=[\p{L}\p{N}.])'|'(?=\p{N}\p{N}s?\b)|^'(?=(?:s|d|ll|re|ve)(?!\p{L}))/gu, '’');
}

/** How many outer marks are open at the end of a text. */
function depthOf(text: string, marks: Marks): number {
  const [open, close] = [marks.outer[0].trim(), marks.outer[1].trim()];
  if (open === close) return 0;
  return text.split(open).length - text.split(close).length;
}

function dressFrench(text: string): string {
  return text
    .replace(new RegExp(`«[ ${NB}${NNB}]*(?=\\S)`, 'gu'), `«${NNB}`)
    .replace(new RegExp(`(?<=[^\\s])[ ${NB}${NNB}]*»`, 'gu'), `${NNB}»`)
    // Before ; ! ? — unless they stand alone in brackets, or another such sign comes before.
    .replace(new RegExp(`(?<=[^\\s([«;!?:]|^)[ ${NB}${NNB}]+(?=[;!?])`, 'gu'), NNB)
    .replace(/(?<=[\p{L}\p{N}»”’)\]…%€\ue000])(?=[;!?])/gu, NNB)
    .replace(new RegExp(`(?<=\\S)[ ${NB}${NNB}]+:(?=\\s|$)`, 'gu'), `${NB}:`)
    .replace(/(?<=[\p{L}\p{N}»”’)\]…%\ue000]):(?=\s)/gu, `${NB}:`)
    .replace(/(?<=\d)%/g, `${NB}%`)
    // Thousands: groups of three behind one to three digits.
    .replace(/(?<![\d.,-])\d{1,3}(?: \d{3})+(?![\d,]?\d)/g, (number) => number.replaceAll(' ', NNB))
    .replace(/(?<![\p{L}\p{N}])(M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr) (?=\p{Lu})/gu, `$1${NB}`);
}
