/** The small parsers that properties are described with: keywords, lengths, integers, colours. */

import { parseColour } from './colour.js';
import { choosesByPercentage, parseLengthSum, parseNumber, resolvePt, resolveSum } from './length.js';
import type { Component } from './component-value.js';
import type { Colour, LengthPercentage, LengthPercentageAuto, SizeValue } from './computed-style.js';
import type { Specified, ValueParser } from './longhand.js';

/** Exactly one component, or null. */
export function only(components: readonly Component[]): Component | null {
  return components.length === 1 ? (components[0] ?? null) : null;
}

/** The keyword in lower case if the value is one identifier. */
export function onlyKeyword(components: readonly Component[]): string | null {
  const component = only(components);
  return component?.kind === 'ident' ? component.name : null;
}

export function always<T>(value: T): Specified<T> {
  return () => value;
}

/** One of some keywords. */
export function keyword<const T extends string>(...words: readonly T[]): ValueParser<T> {
  return keywordMap(new Map(words.map((word) => [word, word])));
}

/** One of some keywords, each standing for a value. */
export function keywordMap<T>(values: ReadonlyMap<string, T>): ValueParser<T> {
  return (components) => {
    const word = onlyKeyword(components);
    const value = word === null ? undefined : values.get(word);
    return value === undefined ? null : always(value);
  };
}

/** The first parser that understands the value. */
export function either<A, B>(first: ValueParser<A>, second: ValueParser<B>): ValueParser<A | B> {
  return (components) => first(components) ?? second(components);
}

/** A length with no percentage, in points. */
export const lengthPt: ValueParser<number> = (components) => {
  const component = only(components);
  const sum = component === null ? null : parseLengthSum(component);
  return sum === null || sum.hasPercent ? null : (context) => resolvePt(sum, context);
};

/** A length that is not negative; a `calc()` below zero counts as zero. */
export const positivePt: ValueParser<number> = (components) => {
  const parsed = lengthPt(components);
  if (parsed === null || isNegative(components)) return null;
  return (context) => Math.max(0, parsed(context));
};

export const lengthPercentage: ValueParser<LengthPercentage> = (components) => {
  const component = only(components);
  const sum = component === null ? null : parseLengthSum(component);
  return sum === null || choosesByPercentage(sum) ? null : (context) => resolveSum(sum, context);
};

export const positiveLengthPercentage: ValueParser<LengthPercentage> = (components) => {
  const parsed = lengthPercentage(components);
  if (parsed === null || isNegative(components)) return null;
  return (context) => {
    const value = parsed(context);
    return typeof value === 'number' ? Math.max(0, value) : value;
  };
};

function isNegative(components: readonly Component[]): boolean {
  const component = only(components);
  return component !== null && 'value' in component && component.value < 0;
}

export const lengthPercentageAuto: ValueParser<LengthPercentageAuto> = either(lengthPercentage, keyword('auto'));

export const size: ValueParser<SizeValue> = either(positiveLengthPercentage, keyword('auto', 'min-content', 'max-content', 'fit-content'));

export function integer(minimum: number): ValueParser<number> {
  return (components) => {
    const component = only(components);
    const value = component === null ? null : parseNumber(component);
    return value === null || !Number.isInteger(value) || value < minimum ? null : always(value);
  };
}

/** A colour, with `currentcolor` taken from the element. */
export const colour: ValueParser<Colour> = (components) => {
  const component = only(components);
  const parsed = component === null ? null : parseColour(component);
  if (parsed === null) return null;
  return parsed === 'currentcolor' ? (context) => context.colour : always(parsed);
};

/** Components that must all be keywords, each once, from a table; null otherwise. */
export function keywordSet<T>(components: readonly Component[], table: ReadonlyMap<string, T>): readonly T[] | null {
  const found: T[] = [];
  for (const component of components) {
    const value = component.kind === 'ident' ? table.get(component.name) : undefined;
    if (value === undefined || found.includes(value)) return null;
    found.push(value);
  }
  return found.length === 0 ? null : found;
}
