/** How a counter style writes a number: the systems of CSS Counter Styles 3, sections 2 and 3.1. */

export interface CounterStyle {
  readonly system: 'cyclic' | 'numeric' | 'alphabetic' | 'symbolic' | 'additive' | 'fixed';
  /** Of all systems but the additive one. */
  readonly symbols: readonly string[];
  /** Falling weights with their symbols. */
  readonly additive: readonly (readonly [weight: number, symbol: string])[];
  /** The value of a fixed system's first symbol. */
  readonly first: number;
  readonly negative: readonly [before: string, after: string];
  readonly prefix: string;
  readonly suffix: string;
  /** Null: what the system can write. */
  readonly range: readonly (readonly [low: number, high: number])[] | null;
  readonly pad: readonly [length: number, symbol: string];
  readonly fallback: string;
}

/** Longer representations are not made: the fallback stands in, as section 3.1.1 allows. */
const MAX_LENGTH = 120;

/** The number with sign and padding, without prefix and suffix; null where the style cannot write it. */
export function represent(style: CounterStyle, value: number): string | null {
  if (!isInRange(style, value)) return null;
  const isSigned = value < 0 && style.system !== 'cyclic' && style.system !== 'fixed';
  const digits = initialRepresentation(style, isSigned ? -value : value);
  if (digits === null) return null;
  const [before, after] = isSigned ? style.negative : ['', ''];
  const [padLength, padSymbol] = style.pad;
  const missing = padLength - lengthOf(digits) - lengthOf(before) - lengthOf(after);
  if (missing > MAX_LENGTH) return null;
  return before + padSymbol.repeat(Math.max(0, missing)) + digits + after;
}

function lengthOf(text: string): number {
  return [...text].length;
}

function isInRange({ range, system }: CounterStyle, value: number): boolean {
  if (range !== null) return range.some(([low, high]) => value >= low && value <= high);
  return system === 'alphabetic' || system === 'symbolic' ? value >= 1 : system === 'additive' ? value >= 0 : true;
}

function initialRepresentation(style: CounterStyle, value: number): string | null {
  const { symbols, first } = style;
  const count = symbols.length;
  switch (style.system) {
    case 'cyclic':
      return symbols[(((value - 1) % count) + count) % count] ?? null;
    case 'fixed':
      return symbols[value - first] ?? null;
    case 'numeric':
      return numeric(symbols, value);
    case 'alphabetic':
      return alphabetic(symbols, value);
    case 'symbolic': {
      const times = Math.ceil(value / count);
      return times > MAX_LENGTH ? null : (symbols[(value - 1) % count]?.repeat(times) ?? null);
    }
    case 'additive':
      return additive(style.additive, value);
  }
}

function numeric(symbols: readonly string[], value: number): string {
  let text = symbols[value % symbols.length] ?? '';
  for (let rest = Math.floor(value / symbols.length); rest > 0; rest = Math.floor(rest / symbols.length)) text = (symbols[rest % symbols.length] ?? '') + text;
  return text;
}

function alphabetic(symbols: readonly string[], value: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / symbols.length)) text = (symbols[(rest - 1) % symbols.length] ?? '') + text;
  return text;
}

function additive(weights: CounterStyle['additive'], value: number): string | null {
  if (value === 0) return weights.find(([weight]) => weight === 0)?.[1] ?? null;
  let text = '';
  let rest = value;
  for (const [weight, symbol] of weights) {
    if (weight === 0 || weight > rest) continue;
    const times = Math.floor(rest / weight);
    if (times > MAX_LENGTH) return null;
    text += symbol.repeat(times);
    rest -= times * weight;
  }
  return rest === 0 ? text : null;
}
