/** A fact's value as it is shown: qualifier, number and unit apart, in the briefing's language. */

import type { DataPath } from '../briefing/briefing.js';
import type { Catalogue } from '../language/catalogue.js';
import { decimalsOf, formatNumber, scaleWord, withUnit } from '../language/numbers.js';
import type { Composition, LocatedFact } from './composition.js';

/** All plain text. */
export interface FactValue {
  /** As a label stands it: “au moins”, “estimation”. */
  readonly qualifier: string | null;
  readonly number: string;
  /** Scale and unit: “millions”, “ppm”. */
  readonly unit: string | null;
  /** True where the value is words, not digits. */
  readonly isWords: boolean;
  /** Qualifier, number and unit as they stand in a sentence. */
  readonly phrase: string;
}

export function factValue({ fact, path }: LocatedFact, composition: Composition): FactValue {
  const { catalogue } = composition.options;
  const { language } = composition;
  const { number, counted } = writtenValue({ fact, path }, composition);
  const isWords = counted === null;
  const scale = isWords || fact.scale === undefined ? null : fact.scale;
  const scaled = scale === null ? null : scaleWord(counted ?? 0, scale, catalogue);
  const ownUnit = fact.unit ?? null;
  const unit = scaled === null ? ownUnit : withUnit(scaled, ownUnit, { scale, language });
  const amount = withUnit(scaled === null ? number : `${number}\u00a0${scaled}`, ownUnit, { scale, language });
  return {
    qualifier: fact.qualifier === undefined ? null : composition.word(`qualifierLabel.${fact.qualifier}`),
    number,
    unit,
    isWords,
    phrase: fact.qualifier === undefined ? amount : joined(composition.word(`qualifier.${fact.qualifier}`), amount, catalogue),
  };
}

/** The number as written, and what decides the plural of its scale; null where it is words. */
function writtenValue({ fact, path }: LocatedFact, composition: Composition): { number: string; counted: number | null } {
  const { value, valueText } = fact;
  if (valueText !== undefined) return { number: valueText, counted: null };
  if (typeof value === 'string') return { number: value, counted: null };
  const write = (number: number, at: DataPath): string => {
    const source = composition.briefing.locate.scalarSource(at);
    return formatNumber(number, source === null ? null : decimalsOf(source), composition.language);
  };
  if (typeof value === 'number') return { number: write(value, [...path, 'value']), counted: value };
  const range = { from: write(value.from, [...path, 'value', 'from']), to: write(value.to, [...path, 'value', 'to']) };
  return { number: composition.word('fact.rangeShort', range), counted: value.to };
}

/** French elides: “plus d’un demi-million”. A Hebrew preposition is tied to its number by a maqaf: “פחות מ־30”. */
function joined(qualifier: string, amount: string, catalogue: Catalogue): string {
  if (/^fr\b/i.test(catalogue.wordsLanguage) && /\bde$/.test(qualifier) && /^[aeiouyàâäéèêëîïôöùûüœæ]/i.test(amount)) {
    return `${qualifier.slice(0, -1)}’${amount}`;
  }
  return qualifier.endsWith('\u05be') ? `${qualifier}${amount}` : `${qualifier} ${amount}`;
}
