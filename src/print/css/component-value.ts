/**
 * Reads the text of a value into component values (CSS Syntax 3, section 5.3): the plain form that every property parser works on.
 *
 * From the tokens alone: css-tree's parser clears buffers as long as the longest text that it has seen, for each value anew.
 */

import * as css from 'css-tree/tokenizer';
import { ident, string, url } from 'css-tree/utils';

export type Component =
  /** `name` in lower case, but for custom identifiers: see `text`. */
  | { readonly kind: 'ident'; readonly name: string; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'dimension'; readonly value: number; readonly unit: string }
  | { readonly kind: 'percentage'; readonly value: number }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'hash'; readonly text: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'operator'; readonly operator: string }
  | { readonly kind: 'function'; readonly name: string; readonly parameters: readonly Component[] }
  | { readonly kind: 'group'; readonly bracket: '(' | '['; readonly content: readonly Component[] };

/** Brackets within brackets; what is nested deeper is not taken for a value. */
const DEEPEST = 100;
const NUMBER = /^[+-]?\d*(?:\.\d+)?(?:e[+-]?\d+)?/i;
const OPERATORS = '/*+-';

/** A sheet says most of its values several times over. */
const known = new Map<string, readonly Component[] | null>();
const [MOST_KNOWN, LONGEST_KNOWN] = [2000, 200];

/** Component values of a text; null where it is no value at all (unbalanced brackets, stray punctuation). */
export function parseComponents(text: string): readonly Component[] | null {
  if (text.length > LONGEST_KNOWN) return readComponents(text);
  let components = known.get(text);
  if (components === undefined) {
    components = readComponents(text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, components);
  }
  return components;
}

function readComponents(text: string): readonly Component[] | null {
  const reader = new ComponentReader(text);
  css.tokenize(text, (type, start, end) => reader.take(type, start, end));
  return reader.finish();
}

/** A bracket or function that is not closed yet. */
interface Open {
  readonly closes: number;
  /** What its content becomes part of; null where it is none. */
  readonly make: (content: readonly Component[]) => Component | null;
  readonly around: Component[];
}

class ComponentReader {
  private readonly text: string;
  private readonly open: Open[] = [];
  private content: Component[] = [];
  private hasFailed = false;

  constructor(text: string) {
    this.text = text;
  }

  take(type: number, start: number, end: number): void {
    if (this.hasFailed || type === css.WhiteSpace || type === css.Comment) return;
    const text = this.text.slice(start, end);
    switch (type) {
      case css.Function:
        this.begin(css.RightParenthesis, functionOf(text.slice(0, -1)));
        return;
      case css.LeftParenthesis:
        this.begin(css.RightParenthesis, (content) => ({ kind: 'group', bracket: '(', content }));
        return;
      case css.LeftSquareBracket:
        this.begin(css.RightSquareBracket, (content) => ({ kind: 'group', bracket: '[', content }));
        return;
      case css.RightParenthesis:
      case css.RightSquareBracket:
        this.end(type);
        return;
      default:
        this.add(simpleComponent(type, text));
    }
  }

  /** What is still open at the end is closed there (CSS Syntax 3, section 5.4.8). */
  finish(): readonly Component[] | null {
    while (this.open.length > 0 && !this.hasFailed) this.end(this.open.at(-1)?.closes ?? 0);
    return this.hasFailed ? null : this.content;
  }

  private begin(closes: number, make: Open['make']): void {
    this.open.push({ closes, make, around: this.content });
    this.content = [];
    this.hasFailed = this.open.length > DEEPEST;
  }

  private end(type: number): void {
    const opened = this.open.pop();
    if (opened?.closes !== type) {
      this.hasFailed = true;
      return;
    }
    const component = opened.make(this.content);
    this.content = opened.around;
    this.add(component);
  }

  private add(component: Component | null): void {
    if (component === null) this.hasFailed = true;
    else this.content.push(component);
  }
}

function functionOf(written: string): Open['make'] {
  const name = written.toLowerCase();
  // What it stands for is put in its place before a value is read.
  if (name === 'var') return () => null;
  if (name !== 'url') return (parameters) => ({ kind: 'function', name, parameters });
  return ([first, ...others]) => (first?.kind === 'string' && others.length === 0 ? { kind: 'url', url: first.text } : null);
}

/** Components of one token. */
function simpleComponent(type: number, text: string): Component | null {
  switch (type) {
    case css.Ident:
      return identOf(text.includes('\\') ? ident.decode(text) : text);
    case css.Number:
      return finite(Number(text), (value) => ({ kind: 'number', value }));
    case css.Percentage:
      return finite(Number(text.slice(0, -1)), (value) => ({ kind: 'percentage', value }));
    case css.Dimension: {
      const number = NUMBER.exec(text)?.[0] ?? '';
      return finite(Number(number), (value) => ({ kind: 'dimension', value, unit: text.slice(number.length).toLowerCase() }));
    }
    case css.String:
      return { kind: 'string', text: string.decode(text) };
    case css.Hash:
      return { kind: 'hash', text: text.slice(1) };
    case css.Url:
      return { kind: 'url', url: url.decode(text) };
    case css.Comma:
      return { kind: 'operator', operator: ',' };
    case css.Delim:
      return OPERATORS.includes(text) ? { kind: 'operator', operator: text } : null;
    default:
      return null;
  }
}

function identOf(text: string): Component {
  return { kind: 'ident', name: text.toLowerCase(), text };
}

function finite(value: number, make: (value: number) => Component): Component | null {
  return Number.isFinite(value) ? make(value) : null;
}

export function isComma(component: Component): boolean {
  return component.kind === 'operator' && component.operator === ',';
}

export function isSlash(component: Component): boolean {
  return component.kind === 'operator' && component.operator === '/';
}

/** Splits at components for which `test` holds; the separators are left out. */
export function splitAt(list: readonly Component[], test: (component: Component) => boolean): readonly (readonly Component[])[] {
  const parts: Component[][] = [[]];
  for (const component of list) {
    if (test(component)) parts.push([]);
    else parts.at(-1)?.push(component);
  }
  return parts;
}
