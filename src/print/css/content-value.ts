/** Content lists, counters and named strings (CSS Content 3, CSS Lists 3, CSS Generated Content for Paged Media 3). */

import { isComma, isSlash, splitAt } from './component-value.js';
import { parseCounterStyle } from './counter-style-value.js';
import { parseNumber } from './length.js';
import type { Component } from './component-value.js';
import type { ComputedStyle, ContentItem, ContentUrl, CounterChange } from './computed-style.js';

type ContentFunction = (parameters: readonly (readonly Component[])[]) => ContentItem | null;

const LEADERS: ReadonlyMap<string, string> = new Map([['dotted', '.'], ['solid', '_'], ['space', ' ']]);

const FUNCTIONS: Readonly<Record<string, ContentFunction>> = {
  attr: ([name, fallback, ...rest]) => {
    const text = identifier(name)?.toLowerCase() ?? null;
    if (text === null || rest.length > 0) return null;
    if (fallback === undefined) return { kind: 'attr', name: text };
    const otherwise = string(fallback);
    return otherwise === null ? null : { kind: 'attr', name: text, fallback: otherwise };
  },
  counter: ([name, style, ...rest]) => {
    const text = identifier(name);
    const styleName = counterStyle(style);
    return text === null || styleName === null || rest.length > 0 ? null : { kind: 'counter', name: text, style: styleName };
  },
  counters: ([name, separator, style, ...rest]) => {
    const text = identifier(name);
    const between = string(separator);
    const styleName = counterStyle(style);
    return text === null || between === null || styleName === null || rest.length > 0 ? null : { kind: 'counters', name: text, separator: between, style: styleName };
  },
  string: ([name, position, ...rest]) => {
    const text = identifier(name);
    const at = position === undefined ? 'first' : oneOf(identifier(position), ['first', 'start', 'last', 'first-except']);
    return text === null || at === null || rest.length > 0 ? null : { kind: 'string', name: text, position: at };
  },
  'target-counter': ([target, name, style, ...rest]) => {
    const url = contentUrl(target);
    const text = identifier(name);
    const styleName = counterStyle(style);
    return url === null || text === null || styleName === null || rest.length > 0 ? null : { kind: 'target-counter', url, name: text, style: styleName };
  },
  'target-counters': ([target, name, separator, style, ...rest]) => {
    const url = contentUrl(target);
    const text = identifier(name);
    const between = string(separator);
    const styleName = counterStyle(style);
    return url === null || text === null || between === null || styleName === null || rest.length > 0 ? null : { kind: 'target-counters', url, name: text, separator: between, style: styleName };
  },
  'target-text': ([target, which, ...rest]) => {
    const url = contentUrl(target);
    const part = which === undefined ? 'content' : oneOf(identifier(which), ['content', 'before', 'after', 'first-letter']);
    return url === null || part === null || rest.length > 0 ? null : { kind: 'target-text', url, part };
  },
  leader: ([pattern, ...rest]) => {
    const text = string(pattern) ?? LEADERS.get(identifier(pattern) ?? '') ?? null;
    return text === null || text === '' || rest.length > 0 ? null : { kind: 'leader', text };
  },
  content: ([which, ...rest]) => {
    const part = which === undefined || which.length === 0 ? 'text' : oneOf(identifier(which), ['text', 'before', 'after', 'first-letter']);
    return part === null || rest.length > 0 ? null : { kind: 'content', part };
  },
};

/** The list of `content`, with what is read out instead after a slash (CSS Content 3, section 1.2). */
export function parseContent(components: readonly Component[]): readonly ContentItem[] | null {
  const [shown = [], alternative, ...rest] = splitAt(components, isSlash);
  const items = parseContentList(shown);
  if (alternative === undefined || items === null) return items;
  const words = parseContentList(alternative);
  const isText = words?.every(({ kind }) => kind === 'text' || kind === 'attr' || kind === 'counter' || kind === 'counters') ?? false;
  return words === null || !isText || rest.length > 0 ? null : [...items, { kind: 'alternative', items: words }];
}

/** A list of content items; null if one of them is not understood or there is none. */
export function parseContentList(components: readonly Component[]): readonly ContentItem[] | null {
  const items: ContentItem[] = [];
  for (const component of components) {
    const item = contentItem(component);
    if (item === null) return null;
    items.push(item);
  }
  return items.length === 0 ? null : items;
}

function contentItem(component: Component): ContentItem | null {
  if (component.kind === 'string') return { kind: 'text', text: component.text };
  if (component.kind === 'ident') {
    const { name } = component;
    return name === 'open-quote' || name === 'close-quote' || name === 'no-open-quote' || name === 'no-close-quote' ? { kind: name } : null;
  }
  if (component.kind === 'url') return { kind: 'image', url: component.url };
  if (component.kind !== 'function' || !Object.hasOwn(FUNCTIONS, component.name)) return null;
  return FUNCTIONS[component.name]?.(splitAt(component.parameters, isComma)) ?? null;
}

/** Counters hold what fits 32 bits (CSS Values 4, section 5.1, lets an engine set its limit). */
const LARGEST_COUNTER = 2 ** 31 - 1;

/** `name 2 other` as counters with values; `none` is an empty list. */
export function parseCounterChanges(components: readonly Component[], defaultValue: number): readonly CounterChange[] | null {
  const [first] = components;
  if (components.length === 1 && first?.kind === 'ident' && first.name === 'none') return [];
  const changes: CounterChange[] = [];
  for (const component of components) {
    const value = parseNumber(component);
    const last = changes.pop();
    if (component.kind === 'ident') {
      if (last !== undefined) changes.push(last);
      changes.push({ name: component.text, value: defaultValue });
    } else if (value !== null && Number.isInteger(value) && last !== undefined) {
      changes.push({ name: last.name, value: Math.max(-LARGEST_COUNTER, Math.min(LARGEST_COUNTER, value)) });
    } else {
      return null;
    }
  }
  return changes.length === 0 ? null : changes;
}

/** The value of `string-set`: a name and what it is set to, comma-separated. */
export function parseStringSet(components: readonly Component[]): ComputedStyle['stringSet'] | null {
  const [first] = components;
  if (components.length === 1 && first?.kind === 'ident' && first.name === 'none') return [];
  const settings: ComputedStyle['stringSet'][number][] = [];
  for (const part of splitAt(components, isComma)) {
    const [name, ...rest] = part;
    const value = parseContentList(rest);
    if (name?.kind !== 'ident' || value === null) return null;
    settings.push({ name: name.text, value });
  }
  return settings;
}

function identifier(part: readonly Component[] | undefined): string | null {
  const [component, type] = part ?? [];
  // `attr(href url)`: the type says what the attribute holds, which the place where it stands says as well.
  const hasKnownType = type === undefined || (type.kind === 'ident' && (type.name === 'url' || type.name === 'string'));
  return component?.kind === 'ident' && hasKnownType && (part?.length ?? 0) <= 2 ? component.text : null;
}

function string(part: readonly Component[] | undefined): string | null {
  const component = part?.length === 1 ? part[0] : undefined;
  return component?.kind === 'string' ? component.text : null;
}

function counterStyle(part: readonly Component[] | undefined): string | null {
  if (part === undefined) return 'decimal';
  return part.length === 1 ? parseCounterStyle(part[0]) : null;
}

function contentUrl(part: readonly Component[] | undefined): ContentUrl | null {
  const component = part?.length === 1 ? part[0] : undefined;
  if (component?.kind === 'url') return { kind: 'url', url: component.url };
  if (component?.kind === 'string') return { kind: 'url', url: component.text };
  if (component?.kind !== 'function' || component.name !== 'attr') return null;
  const name = identifier(component.parameters);
  return name === null ? null : { kind: 'attr', name };
}

function oneOf<const T extends string>(word: string | null, words: readonly T[]): T | null {
  return words.find((candidate) => candidate === word) ?? null;
}
