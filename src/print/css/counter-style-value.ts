/** Names of counter styles in values: read, and asked about where no rule gives them. */

import { unknownCounterStyle } from '../../diagnostics/catalogue/css.js';
import { isComma, parseComponents, splitAt } from './component-value.js';
import { nameOfSymbols } from './counter-styles.js';
import { PREDEFINED_COUNTER_STYLES } from './predefined-counter-styles.js';
import type { Component } from './component-value.js';
import type { CounterStyles } from './counter-styles.js';
import type { RawDeclaration } from './declaration.js';
import type { DeclarationReader } from './declaration-reader.js';

const SYSTEMS = ['cyclic', 'numeric', 'alphabetic', 'symbolic', 'fixed'] as const;
/** Which argument of a function names a counter style. */
const ARGUMENTS: ReadonlyMap<string, number> = new Map([['counter', 1], ['counters', 2], ['target-counter', 2], ['target-counters', 3]]);
const LISTS: ReadonlySet<string> = new Set(['list-style', 'list-style-type']);
const CONTENTS: ReadonlySet<string> = new Set(['content', 'string-set', 'bookmark-label', '-sheaf-page-label']);
const NO_STYLES: ReadonlySet<string> = new Set(['inside', 'outside', 'none', 'inherit', 'initial', 'unset', 'revert']);

/** The name of a style, or of what `symbols()` makes (CSS Counter Styles 3, section 8); null if the component is neither. */
export function parseCounterStyle(component: Component | undefined): string | null {
  if (component?.kind === 'ident') return component.name === 'none' || PREDEFINED_COUNTER_STYLES.has(component.name) ? component.name : component.text;
  if (component?.kind !== 'function' || component.name !== 'symbols') return null;
  const [first, ...rest] = component.parameters;
  const system = first?.kind === 'ident' ? SYSTEMS.find((candidate) => candidate === first.name) : first?.kind === 'string' ? 'symbolic' : undefined;
  const symbols = (first?.kind === 'string' ? component.parameters : rest).map((symbol) => (symbol.kind === 'string' ? symbol.text : null));
  const known = symbols.filter((symbol) => symbol !== null);
  const least = system === 'numeric' || system === 'alphabetic' ? 2 : 1;
  return system === undefined || known.length !== symbols.length || known.length < least ? null : nameOfSymbols(system, known);
}

/** Warns of styles that are named but not known: digits stand in for them. */
export function checkCounterStyles(declarations: readonly RawDeclaration[], styles: CounterStyles, reader: DeclarationReader): void {
  for (const { property, text, place } of declarations) {
    if (!LISTS.has(property) && !CONTENTS.has(property)) continue;
    const components = parseComponents(text) ?? [];
    const names = LISTS.has(property) ? components.flatMap(listName) : components.flatMap(functionName);
    const unknown = names.find((name) => !styles.isKnown(name));
    if (unknown !== undefined) reader.warnOnce(`counter style ${unknown}`, () => unknownCounterStyle({ name: unknown }, { place }));
  }
}

function listName(component: Component): readonly string[] {
  if (component.kind !== 'ident' || NO_STYLES.has(component.name)) return [];
  const name = parseCounterStyle(component);
  return name === null ? [] : [name];
}

function functionName(component: Component): readonly string[] {
  const argument = component.kind === 'function' ? ARGUMENTS.get(component.name) : undefined;
  if (component.kind !== 'function' || argument === undefined) return [];
  const name = parseCounterStyle(splitAt(component.parameters, isComma)[argument]?.[0]);
  return name === null ? [] : [name];
}
