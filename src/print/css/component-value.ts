/** Reads the text of a value into component values (CSS Syntax 3, section 5.3): the plain form that every property parser works on. */

import parse from 'css-tree/parser';
import type { CssNode } from 'css-tree';

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

/** Component values of a text; null where it is no value at all (unbalanced brackets, stray punctuation). */
export function parseComponents(text: string): readonly Component[] | null {
  let failed = false;
  const onParseError = (): void => {
    failed = true;
  };
  try {
    const node = parse(text, { context: 'value', onParseError });
    return failed || node.type !== 'Value' ? null : components(node.children);
  } catch {
    // The parser recovers from everything but nesting so deep that the call stack ends.
    return null;
  }
}

function components(nodes: Iterable<CssNode>): readonly Component[] | null {
  const found: Component[] = [];
  for (const node of nodes) {
    if (node.type === 'WhiteSpace' || node.type === 'Comment') continue;
    const component = fromNode(node);
    if (component === null) return null;
    found.push(component);
  }
  return found;
}

function fromNode(node: CssNode): Component | null {
  switch (node.type) {
    case 'Identifier':
      return { kind: 'ident', name: node.name.toLowerCase(), text: node.name };
    case 'Number':
      return finite(Number(node.value), (value) => ({ kind: 'number', value }));
    case 'Dimension':
      return finite(Number(node.value), (value) => ({ kind: 'dimension', value, unit: node.unit.toLowerCase() }));
    case 'Percentage':
      return finite(Number(node.value), (value) => ({ kind: 'percentage', value }));
    case 'String':
      return { kind: 'string', text: node.value };
    case 'Hash':
      return { kind: 'hash', text: node.value };
    case 'Url':
      return { kind: 'url', url: node.value };
    case 'Operator':
      return { kind: 'operator', operator: node.value.trim() };
    case 'Function': {
      const parameters = components(node.children);
      if (parameters === null) return null;
      const name = node.name.toLowerCase();
      const first = parameters[0];
      if (name === 'url' && first?.kind === 'string') return { kind: 'url', url: first.text };
      return { kind: 'function', name, parameters };
    }
    case 'Parentheses':
    case 'Brackets': {
      const content = components(node.children);
      return content === null ? null : { kind: 'group', bracket: node.type === 'Brackets' ? '[' : '(', content };
    }
    default:
      return null;
  }
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
