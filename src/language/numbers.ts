/** Writes numbers as a language does: “948 000” with U+202F, “3,6”, “3,6 millions de Syriens”. */

/** The part of a catalogue that scale words need. */
interface PluralWords {
  plural(key: string, count: number): string;
}

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * A number in the digits, grouping and decimal sign of a language; a true minus sign. Years are the caller's business.
 *
 * @param decimals Exactly so many; null: as many as the number has, six at most.
 */
export function formatNumber(value: number, decimals: number | null, language: string): string {
  return formatter(language, decimals).format(value).replace(/-(?=\p{Nd})/u, '−');
}

function formatter(language: string, decimals: number | null): Intl.NumberFormat {
  const key = `${language} ${decimals}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 6 };
  const made = new Intl.NumberFormat(supported(language), digits);
  formatters.set(key, made);
  return made;
}

function supported(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** How many decimals an author wrote: “3.60” has two. Null for what is not a plain decimal number. */
export function decimalsOf(scalarSource: string): number | null {
  const match = /^[+-]?\d+(?:\.(\d+))?$/.exec(scalarSource.trim());
  return match === null ? null : Math.min(match[1]?.length ?? 0, 6);
}

export type NumberScale = 'thousand' | 'million' | 'billion';

/** The word of a scale for a value: “million”, “millions”. French says “1,9 million”. */
export function scaleWord(value: number, scale: NumberScale, catalogue: PluralWords): string {
  return catalogue.plural(`scale.${scale}`, Math.abs(value));
}

// Before these French says “de”, though h is silent elsewhere.
const ASPIRATED = /^(?:h(?:a(?:bous|che|ie|ine|l(?:l|te)|meau|nche|ndicap|ngar|reng|ricot|rcel|rd|sard|uss?e|ut)|é(?:ros|riss|risson)|ollan|ongr|ont|orde|ors|outhi|uit|ut[ut]))/iu;
const VOWEL = /^(?:[aeiouyàâäéèêëîïôöùûüœæ]|h)/iu;

/** Languages by whether CLDR's percent pattern parts number and sign. */
const percentSpaces = new Map<string, string>();

/**
 * What stands between a number and its unit: a no-break space, but nothing before a percent sign where the language
 * writes “82%” (CLDR's percent pattern: English, Italian; French, German and Spanish write “82 %”).
 */
export function unitSpace(unit: string, language: string): string {
  if (!/^[%‰]/.test(unit)) return '\u00a0';
  let space = percentSpaces.get(language);
  if (space === undefined) {
    space = new Intl.NumberFormat(supported(language), { style: 'percent' }).formatToParts(1).some(({ type, value }) => type === 'literal' && /\s/.test(value)) ? '\u00a0' : '';
    percentSpaces.set(language, space);
  }
  return space;
}

/**
 * Puts a unit behind a number or behind its scale word: “29 soldats”, “3,6 millions de Syriens”, “2 milliards d’euros”.
 * The space is a no-break one, or none (`unitSpace`).
 */
export function withUnit(number: string, unit: string | null, { scale, language }: { scale: NumberScale | null; language: string }): string {
  if (unit === null || unit === '') return number;
  const plain = `${number}${unitSpace(unit, language)}${unit}`;
  if (scale === null || scale === 'thousand' || !/^fr\b/i.test(language)) return plain;
  // Signs and abbreviations take no “de”: “3 millions €”.
  if (!/^\p{L}{2}/u.test(unit)) return plain;
  const elides = VOWEL.test(unit) && !ASPIRATED.test(unit) && !/^(?:yen|yuan|ouï|onz)/iu.test(unit);
  return elides ? `${number} d’${unit}` : `${number} de ${unit}`;
}
