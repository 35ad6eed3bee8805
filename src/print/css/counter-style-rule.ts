/** `@counter-style` rules: what their descriptors say (CSS Counter Styles 3, sections 2 to 4). */

import { unknownProperty, unsupportedValue, unusableCounterStyle } from '../../diagnostics/catalogue/css.js';
import { nearest } from '../../diagnostics/nearest.js';
import { isComma, parseComponents, splitAt } from './component-value.js';
import { parseNumber } from './length.js';
import type { Component } from './component-value.js';
import type { CounterStyle } from './counter-representation.js';
import type { DeclaredCounterStyle } from './counter-styles.js';
import type { DeclarationReader } from './declaration-reader.js';
import type { CounterStyleSource } from './parse-style-sheet.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Descriptors = Mutable<Partial<DeclaredCounterStyle>>;
/** Null where the value is not one of the descriptor. */
type Reading = Descriptors | null;

/** Names that only the user agent may give (section 2). */
const RESERVED: ReadonlySet<string> = new Set(['none', 'decimal', 'disc', 'square', 'circle', 'disclosure-open', 'disclosure-closed', 'inherit', 'initial', 'unset', 'revert']);
const SYSTEMS = ['cyclic', 'numeric', 'alphabetic', 'symbolic', 'additive', 'fixed'] as const;
const DESCRIPTORS: Readonly<Record<string, (components: readonly Component[]) => Reading>> = {
  system: readSystem,
  symbols: (components) => wrap(symbolsOf(components), (symbols) => ({ symbols })),
  'additive-symbols': (components) => wrap(additiveOf(components), (additive) => ({ additive })),
  negative: (components) => wrap(components.length > 2 ? null : symbolsOf(components), ([before = '', after = '']) => ({ negative: [before, after] })),
  prefix: (components) => wrap(components.length > 1 ? null : symbolsOf(components), ([prefix = '']) => ({ prefix })),
  suffix: (components) => wrap(components.length > 1 ? null : symbolsOf(components), ([suffix = '']) => ({ suffix })),
  range: (components) => (isAuto(components) ? { range: null } : wrap(rangesOf(components), (range) => ({ range }))),
  pad: (components) => wrap(weighted(components), (pad) => ({ pad })),
  fallback: ([name, ...rest]) => (name?.kind === 'ident' && rest.length === 0 ? { fallback: name.text } : null),
};

const DESCRIPTOR_NAMES = Object.keys(DESCRIPTORS);

/** The style that a rule declares; null, with a warning, where its name or its symbols will not do. */
export function readCounterStyle(source: CounterStyleSource, reader: DeclarationReader): DeclaredCounterStyle | null {
  const found: Descriptors = {};
  for (const { property, text, place } of source.declarations) {
    if (!Object.hasOwn(DESCRIPTORS, property)) {
      reader.warnOnce(`property @counter-style ${property}`, () => unknownProperty({ property, nearest: nearest(property, DESCRIPTOR_NAMES), later: null }, { place }));
      continue;
    }
    const components = parseComponents(text);
    const reading = components === null || components.length === 0 ? null : (DESCRIPTORS[property]?.(components) ?? null);
    if (reading === null) reader.warnOnce(`value @counter-style ${property}: ${text}`, () => unsupportedValue({ property, value: text }, { place }));
    else Object.assign(found, reading);
  }
  const style: DeclaredCounterStyle = { ...found, system: found.system ?? 'symbolic' };
  const fault = faultOf(source.name, style);
  if (fault === null) return style;
  reader.warnOnce(`counter-style ${source.name}`, () => unusableCounterStyle({ name: source.name, reason: fault }, { place: source.place }));
  return null;
}

function faultOf(name: string, { system, symbols = [], additive = [] }: DeclaredCounterStyle): string | null {
  if (!/^-?(?:[a-z_\u0080-\uFFFF]|-[a-z_-])[\w\u0080-\uFFFF-]*$/i.test(name)) return 'that is not a name';
  if (RESERVED.has(name.toLowerCase())) return 'that name cannot be given anew';
  if (typeof system === 'object') return symbols.length + additive.length > 0 ? 'a style that extends another has no symbols of its own' : null;
  if (system === 'additive') return additive.length === 0 ? 'it has no “additive-symbols”' : null;
  const least = system === 'numeric' || system === 'alphabetic' ? 2 : 1;
  return symbols.length < least ? `the system “${system}” needs at least ${least === 1 ? 'one symbol' : 'two symbols'}` : null;
}

function wrap<T>(value: T | null, make: (value: T) => Descriptors): Reading {
  return value === null ? null : make(value);
}

function readSystem(components: readonly Component[]): Reading {
  const [word, second, ...rest] = components.map((component) => (component.kind === 'ident' ? component.text : component));
  if (typeof word !== 'string' || rest.length > 0) return null;
  const name = word.toLowerCase();
  if (name === 'extends') return typeof second === 'string' ? { system: { extends: second } } : null;
  const system = SYSTEMS.find((candidate) => candidate === name) ?? null;
  const first = second === undefined ? 1 : typeof second === 'object' ? parseNumber(second) : null;
  if (system === null || first === null || !Number.isInteger(first) || (second !== undefined && system !== 'fixed')) return null;
  return system === 'fixed' ? { system, first } : { system };
}

/** Strings and names; pictures are not understood. */
function symbolsOf(components: readonly Component[]): readonly string[] | null {
  const symbols = components.map((component) => (component.kind === 'string' || component.kind === 'ident' ? component.text : null));
  const known = symbols.filter((symbol) => symbol !== null);
  return known.length === symbols.length && known.length > 0 ? known : null;
}

/** A whole number that is not negative with a symbol, in either order. */
function weighted(components: readonly Component[]): readonly [number, string] | null {
  const number = components.map(parseNumber).find((value) => value !== null) ?? null;
  const [symbol, ...rest] = components.filter((component) => parseNumber(component) === null);
  if (number === null || !Number.isInteger(number) || number < 0 || components.length !== 2 || rest.length > 0) return null;
  return symbol?.kind === 'string' || symbol?.kind === 'ident' ? [number, symbol.text] : null;
}

function additiveOf(components: readonly Component[]): CounterStyle['additive'] | null {
  const weights = splitAt(components, isComma).map(weighted);
  const known = weights.filter((weight) => weight !== null);
  const falls = known.every(([weight], index) => index === 0 || weight < (known[index - 1]?.[0] ?? 0));
  return known.length === weights.length && falls ? known : null;
}

function isAuto([first, ...rest]: readonly Component[]): boolean {
  return first?.kind === 'ident' && first.name === 'auto' && rest.length === 0;
}

function rangesOf(components: readonly Component[]): readonly (readonly [number, number])[] | null {
  const ranges = splitAt(components, isComma).map(([low, high, ...rest]): readonly [number, number] | null => {
    const from = boundOf(low, -Infinity);
    const to = boundOf(high, Infinity);
    return from === null || to === null || rest.length > 0 || from > to ? null : [from, to];
  });
  const known = ranges.filter((range) => range !== null);
  return known.length === ranges.length ? known : null;
}

function boundOf(component: Component | undefined, infinite: number): number | null {
  if (component === undefined) return null;
  if (component.kind === 'ident') return component.name === 'infinite' ? infinite : null;
  const value = parseNumber(component);
  return value !== null && Number.isInteger(value) ? value : null;
}
