/** Selectors: read with css-what, matched with css-select, each compiled once. */

import { _compileUnsafe } from 'css-select';
import { parse } from 'css-what';
import { directionOf } from './direction.js';
import { createNthPseudos, NTH_NAMES, ofSelector, parseNth } from './nth-pseudos.js';
import type { Selector } from 'css-what';
import type { AnyNode, Element } from '../../html/dom.js';
import type { PseudoElement } from './style-engine.js';

export interface CompiledSelector {
  readonly matches: (element: Element) => boolean;
  readonly pseudo: PseudoElement | null;
  /** (ids, classes, tags) as one number that compares like the triple. */
  readonly specificity: number;
  /** What an element must have to be worth asking: taken from the rightmost compound. */
  readonly key: { readonly kind: 'id' | 'class' | 'tag'; readonly value: string } | null;
}

const PSEUDO_ELEMENTS: readonly PseudoElement[] = ['before', 'after', 'marker', 'footnote-call', 'footnote-marker'];
/** Pseudo-classes of what only a screen has: css-select lets them match nothing, which would hide a rule without effect. */
const INTERACTIVE: ReadonlySet<string> = new Set(['hover', 'active', 'visited', 'focus', 'focus-within', 'focus-visible', 'target', 'target-within', 'fullscreen', 'popover-open']);
const COMBINATORS: ReadonlySet<string> = new Set(['adjacent', 'child', 'descendant', 'parent', 'sibling', 'column-combinator']);
const ID = 1_000_000;
const CLASS = 1_000;

type Matches = CompiledSelector['matches'];

export interface SelectorCompiler {
  /** Compiles each selector of a list; throws, with the reason as message, if one of them is not supported. */
  compile(text: string): readonly CompiledSelector[];
}

/** Makes a compiler for one document, which must not change while its selectors are in use. */
export function createSelectorCompiler(): SelectorCompiler {
  const nth = createNthPseudos((selector) => compileTokens(parse(selector)));
  const pseudos = { ...nth, dir: (element: Element, value?: string | null) => directionOf(element) === value?.trim().toLowerCase() };
  // css-select's types speak of any node; the unsafe form is only ever asked about elements.
  const compileTokens = (tokens: Selector[][]): Matches => _compileUnsafe<AnyNode, Element>(tokens, { relativeSelector: false, pseudos });
  return { compile: (text) => parse(text).map((tokens) => compileOne(tokens, compileTokens)) };
}

/** The same for a few selectors of their own. */
export const compileSelectors = (text: string): readonly CompiledSelector[] => createSelectorCompiler().compile(text);

function compileOne(tokens: readonly Selector[], compileTokens: (tokens: Selector[][]) => Matches): CompiledSelector {
  const last = tokens.at(-1);
  const isPseudoElement = last?.type === 'pseudo-element';
  const pseudo = isPseudoElement ? pseudoElement(last.name) : null;
  const rest = isPseudoElement ? tokens.slice(0, -1) : [...tokens];
  if (rest.some((token) => token.type === 'pseudo-element')) throw new Error('a pseudo-element must stand last');
  refuseUnsupported(rest);
  const end = rest.at(-1);
  if (end !== undefined && COMBINATORS.has(end.type)) throw new Error('something must follow the combinator');
  const matches: Matches = rest.length === 0 ? () => true : compileTokens([rest]);
  return { matches, pseudo, specificity: specificityOf(rest) + (pseudo === null ? 0 : 1), key: keyOf(rest) };
}

function refuseUnsupported(tokens: readonly Selector[]): void {
  for (const token of tokens) {
    if (token.type !== 'pseudo') continue;
    if (INTERACTIVE.has(token.name)) throw new Error(`nothing on paper is ever in the state “:${token.name}”`);
    if (Array.isArray(token.data)) token.data.forEach(refuseUnsupported);
    else if (NTH_NAMES.has(token.name)) parse(parseNth(token.name, token.data).of ?? '*').forEach(refuseUnsupported);
  }
}

function pseudoElement(name: string): PseudoElement {
  const found = PSEUDO_ELEMENTS.find((candidate) => candidate === name);
  if (found === undefined) throw new Error(`there is no “::${name}” in print`);
  return found;
}

/** Selectors 4, section 15. */
function specificityOf(tokens: readonly Selector[]): number {
  let sum = 0;
  for (const token of tokens) {
    if (token.type === 'attribute') sum += token.ignoreCase === 'quirks' && token.name === 'id' ? ID : CLASS;
    else if (token.type === 'tag' || token.type === 'pseudo-element') sum += 1;
    else if (token.type === 'pseudo') sum += pseudoSpecificity(token.name, token.data);
  }
  return sum;
}

function pseudoSpecificity(name: string, data: Selector[][] | string | null): number {
  if (name === 'where') return 0;
  if (Array.isArray(data)) return Math.max(0, ...data.map(specificityOf));
  const of = name === 'nth-child' || name === 'nth-last-child' ? ofSelector(data ?? '') : null;
  return of === null ? CLASS : CLASS + Math.max(0, ...parse(of).map(specificityOf));
}

function keyOf(tokens: readonly Selector[]): CompiledSelector['key'] {
  let start = tokens.length;
  while (start > 0 && !COMBINATORS.has(tokens[start - 1]?.type ?? '')) start--;
  let best: CompiledSelector['key'] = null;
  for (const token of tokens.slice(start)) {
    if (token.type === 'attribute' && token.ignoreCase === 'quirks' && token.name === 'id') return { kind: 'id', value: token.value };
    if (token.type === 'attribute' && token.ignoreCase === 'quirks' && token.name === 'class') best = { kind: 'class', value: token.value };
    else if (token.type === 'tag' && best === null) best = { kind: 'tag', value: token.name.toLowerCase() };
  }
  return best;
}
