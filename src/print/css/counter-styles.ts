/** The counter styles of a document: the predefined ones, those of its `@counter-style` rules, and `symbols()` (CSS Counter Styles 3). */

import { represent } from './counter-representation.js';
import { PLAIN, PREDEFINED_COUNTER_STYLES } from './predefined-counter-styles.js';
import type { CounterStyle } from './counter-representation.js';

export interface CounterStyles {
  /** A counter's value in a style, as `counter()` has it; decimal digits in a style that is not known. */
  text(value: number, style: string): string;
  /** A list item's marker, prefix and suffix included; null for none. A style with `"` in front is a string. */
  marker(value: number, style: string): string | null;
  isKnown(style: string): boolean;
}

/** A style as its rule declares it: what it leaves out comes from the style that it extends, or is initial. */
export interface DeclaredCounterStyle extends Partial<Omit<CounterStyle, 'system'>> {
  readonly system: CounterStyle['system'] | { readonly extends: string };
}

const SYMBOLS = 'symbols:';
/** `none` writes nothing. */
const NONE = 'none';

/** The name under which `symbols()` goes: the function has no name of its own, and styles are told apart by name. */
export function nameOfSymbols(system: CounterStyle['system'], symbols: readonly string[]): string {
  return SYMBOLS + JSON.stringify([system, ...symbols]);
}

export function createCounterStyles(declared: ReadonlyMap<string, DeclaredCounterStyle>): CounterStyles {
  const known = new Map<string, CounterStyle | null>();

  function find(name: string): CounterStyle | null {
    const found = known.get(name);
    if (found !== undefined) return found;
    // A style that extends itself, however far round, extends decimal (section 3.1.3).
    known.set(name, DECIMAL);
    const rule = declared.get(name);
    const style = rule === undefined ? (PREDEFINED_COUNTER_STYLES.get(name.toLowerCase()) ?? fromSymbols(name)) : complete(rule);
    known.set(name, style);
    return style;
  }

  function complete(rule: DeclaredCounterStyle): CounterStyle {
    if (typeof rule.system !== 'object') return { ...PLAIN, symbols: [], ...rule, system: rule.system };
    return { ...(find(rule.system.extends) ?? DECIMAL), ...rule, system: (find(rule.system.extends) ?? DECIMAL).system };
  }

  function text(value: number, name: string): string {
    if (name === NONE) return '';
    if (name.startsWith('"')) return name.slice(1);
    // A chain of fallbacks that comes back to where it was ends in decimal.
    const tried = new Set<string>();
    for (let current = name; !tried.has(current); ) {
      tried.add(current);
      const style = find(current) ?? DECIMAL;
      const written = represent(style, value);
      if (written !== null) return written;
      current = style.fallback;
    }
    return String(value);
  }

  return {
    text,
    marker: (value, name) => {
      if (name === NONE) return null;
      if (name.startsWith('"')) return name.slice(1);
      const { prefix, suffix } = find(name) ?? DECIMAL;
      return prefix + text(value, name) + suffix;
    },
    isKnown: (name) => name === NONE || name.startsWith('"') || find(name) !== null,
  };
}

const DECIMAL: CounterStyle = PREDEFINED_COUNTER_STYLES.get('decimal') ?? { ...PLAIN, system: 'numeric', symbols: [...'0123456789'] };

/** Section 8: a space after the marker, no alphabet to fall back on but the digits. */
function fromSymbols(name: string): CounterStyle | null {
  if (!name.startsWith(SYMBOLS)) return null;
  // Written by `nameOfSymbols` and by nobody else.
  const [system, ...symbols] = JSON.parse(name.slice(SYMBOLS.length)) as [CounterStyle['system'], ...string[]];
  return { ...PLAIN, system, symbols, suffix: ' ' };
}

/** The predefined styles alone. */
export const PREDEFINED: CounterStyles = createCounterStyles(new Map());
