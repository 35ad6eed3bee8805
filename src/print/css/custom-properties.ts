/** Custom properties and `var()` (CSS Custom Properties 1). Substitution works on the text of values. */

/** Values by name, with every `var()` in them already replaced. */
export type CustomProperties = ReadonlyMap<string, string>;

/** A value longer than this after substitution is invalid: a chain of doublings would otherwise fill the memory. */
const MAX_LENGTH = 65_536;
const MAX_DEPTH = 100;

export function usesVar(text: string): boolean {
  return /(?<![\w-])var\(/i.test(text);
}

/** The text with each `var()` replaced; null if one names a property that has no value and gives no fallback. */
export function substitute(text: string, lookUp: (name: string) => string | null, depth = 0): string | null {
  if (depth > MAX_DEPTH) return null;
  let out = '';
  let rest = 0;
  for (let call = findVar(text, 0); call !== null; call = findVar(text, rest)) {
    const value = lookUp(call.name) ?? (call.fallback === null ? null : substitute(call.fallback, lookUp, depth + 1));
    if (value === null) return null;
    out = glue(out + text.slice(rest, call.start), value.trim());
    rest = call.end;
    if (rest < text.length && /^[\w%-]/.test(text.slice(rest))) out += ' ';
    if (out.length > MAX_LENGTH) return null;
  }
  const whole = out + text.slice(rest);
  return whole.length > MAX_LENGTH ? null : whole;
}

/** Joins two texts so that the last token of one and the first of the other stay two. */
function glue(left: string, right: string): string {
  return /[\w%-]$/.test(left) && /^[\w.%-]/.test(right) ? `${left} ${right}` : left + right;
}

interface VarCall {
  readonly name: string;
  readonly fallback: string | null;
  readonly start: number;
  readonly end: number;
}

/** The next `var(…)` at or after an offset that stands outside strings and comments. */
function findVar(text: string, from: number): VarCall | null {
  for (let index = from; index < text.length; index = skipToken(text, index)) {
    if (!/^var\($/i.test(text.slice(index, index + 4)) || /[\w-]/.test(text[index - 1] ?? '')) continue;
    const end = closingBracket(text, index + 4);
    const inner = text.slice(index + 4, end);
    const comma = inner.indexOf(',');
    const name = (comma < 0 ? inner : inner.slice(0, comma)).trim();
    return { name, fallback: comma < 0 ? null : inner.slice(comma + 1), start: index, end: Math.min(end + 1, text.length) };
  }
  return null;
}

/** Offset of the bracket that closes the one before `from`; the text's length if none does. */
function closingBracket(text: string, from: number): number {
  let depth = 1;
  for (let index = from; index < text.length; index = skipToken(text, index)) {
    if (text[index] === '(') depth++;
    else if (text[index] === ')' && --depth === 0) return index;
  }
  return text.length;
}

/** The offset after a string, a comment, an escape or one character. */
function skipToken(text: string, index: number): number {
  const character = text[index];
  if (character === '\\') return index + 2;
  if (character === '/' && text[index + 1] === '*') {
    const end = text.indexOf('*/', index + 2);
    return end < 0 ? text.length : end + 2;
  }
  if (character !== '"' && character !== "'") return index + 1;
  for (let at = index + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === character) return at + 1;
  }
  return text.length;
}

/** Names that a text's `var()` calls refer to, fallbacks included. */
export function varNames(text: string): readonly string[] {
  const names: string[] = [];
  substitute(text, (name) => {
    names.push(name);
    return null;
  });
  return names.length > 0 ? names : [...text.matchAll(/var\(\s*(--[^\s,)]+)/gi)].map((match) => match[1] ?? '');
}

/**
 * An element's custom properties: its own declarations over its parent's. Properties that refer to one another in a
 * circle, or to one that has no value, have none themselves. Without own declarations the parent's map comes back.
 */
export function computeCustomProperties(parent: CustomProperties, own: ReadonlyMap<string, string>): CustomProperties {
  if (own.size === 0) return parent;
  const resolved = new Map(parent);
  const state = new Map<string, 'busy' | 'done'>();
  const circular = new Set<string>();
  const path: string[] = [];
  const lookUp = (name: string): string | null => {
    const text = own.get(name);
    if (text === undefined || state.get(name) === 'done') return resolved.get(name) ?? null;
    if (state.get(name) === 'busy' || path.length > MAX_DEPTH) {
      for (const member of path.slice(Math.max(0, path.indexOf(name)))) circular.add(member);
      return null;
    }
    state.set(name, 'busy');
    path.push(name);
    const value = wideValue(text, parent.get(name) ?? null, () => substitute(text, lookUp));
    path.pop();
    state.set(name, 'done');
    if (value === null || circular.has(name)) resolved.delete(name);
    else resolved.set(name, value);
    return resolved.get(name) ?? null;
  };
  for (const name of own.keys()) lookUp(name);
  return resolved;
}

function wideValue(text: string, inherited: string | null, otherwise: () => string | null): string | null {
  const word = text.trim().toLowerCase();
  if (word === 'inherit' || word === 'unset' || word === 'revert') return inherited;
  return word === 'initial' ? null : otherwise();
}
