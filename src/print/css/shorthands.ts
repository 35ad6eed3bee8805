/** Shorthand properties: which longhands each sets, and how its value falls into theirs. */

import { borderColour, borderStyle, borderWidth } from './box-longhands.js';
import { expandFont, expandFontVariant, FONT_LONGHANDS, FONT_VARIANT_LONGHANDS } from './font-shorthand.js';
import { GRID_SHORTHANDS } from './grid-shorthands.js';
import { LONGHANDS, LONGHAND_NAMES, physicalName } from './longhands.js';
import { always, onlyKeyword } from './value-parsers.js';
import type { Component } from './component-value.js';
import type { Specified, ValueParser } from './longhand.js';

export type WideKeyword = 'inherit' | 'initial' | 'unset' | 'revert';

/** One longhand (or logical name) with its value. */
export interface Entry {
  readonly name: string;
  readonly value: Specified<unknown> | WideKeyword;
}

export interface Shorthand {
  readonly longhands: readonly string[];
  /** Null if the value is not understood. */
  readonly expand: (components: readonly Component[]) => readonly Entry[] | null;
}

/** Reads a value as that of a longhand or logical name. */
export function parseAs(name: string, components: readonly Component[]): Entry | null {
  const longhand = physicalName(name, 'ltr');
  const value = longhand === null ? null : LONGHANDS[longhand].parse(components);
  return value === null ? null : { name, value };
}

function all(entries: readonly (Entry | null)[]): readonly Entry[] | null {
  const known = entries.filter((entry) => entry !== null);
  return known.length === entries.length ? known : null;
}

/** One to four values for top, right, bottom, left. */
function sides(top: string, right: string, bottom: string, left: string): Shorthand {
  return {
    longhands: [top, right, bottom, left],
    expand: (components) => {
      const [a, b = a, c = a, d = b, ...rest] = components;
      if (a === undefined || b === undefined || c === undefined || d === undefined || rest.length > 0) return null;
      return all([parseAs(top, [a]), parseAs(right, [b]), parseAs(bottom, [c]), parseAs(left, [d])]);
    },
  };
}

/** One or two values, space-separated: `gap`, `margin-inline`. */
function pair(first: string, second: string): Shorthand {
  return {
    longhands: [first, second],
    expand: (components) => {
      const [a, b = a, ...rest] = components;
      return a === undefined || b === undefined || rest.length > 0 ? null : all([parseAs(first, [a]), parseAs(second, [b])]);
    },
  };
}

/** Any order of width, style and colour, for some edges; what is missing is initial. */
function border(...edges: readonly string[]): Shorthand {
  const parts: readonly (readonly [suffix: string, parser: ValueParser<unknown>])[] = [['width', borderWidth], ['style', borderStyle], ['color', borderColour]];
  return {
    longhands: edges.flatMap((edge) => parts.map(([suffix]) => `border-${edge}-${suffix}`)),
    expand: (components) => {
      const found = inAnyOrder(components, new Map(parts));
      if (found === null) return null;
      return edges.flatMap((edge) => parts.map(([suffix]) => ({ name: `border-${edge}-${suffix}`, value: found.get(suffix) ?? 'initial' })));
    },
  };
}

/** Each component read by the first parser that takes it and is still free; null if one is left over or there is none. */
function inAnyOrder(components: readonly Component[], parsers: ReadonlyMap<string, ValueParser<unknown>>): ReadonlyMap<string, Specified<unknown>> | null {
  const found = new Map<string, Specified<unknown>>();
  for (const component of components) {
    let taken = false;
    for (const [name, parser] of parsers) {
      const value = taken || found.has(name) ? null : parser([component]);
      if (value === null) continue;
      found.set(name, value);
      taken = true;
    }
    if (!taken) return null;
  }
  return found.size === 0 ? null : found;
}

function alias(name: string): Shorthand {
  return {
    longhands: [name],
    expand: (components) => {
      const entry = parseAs(name, components);
      return entry === null ? null : [entry];
    },
  };
}

const background: Shorthand = {
  longhands: ['background-color', 'background-image'],
  expand: (components) => {
    const none: Entry = { name: 'background-image', value: 'initial' };
    if (onlyKeyword(components) === 'none') return [{ name: 'background-color', value: 'initial' }, none];
    const colour = parseAs('background-color', components);
    return colour === null ? null : [colour, none];
  },
};

const textDecoration: Shorthand = {
  longhands: ['text-decoration-line', 'text-decoration-style', 'text-decoration-color', 'text-decoration-thickness'],
  expand: (components) => {
    const names = ['text-decoration-style', 'text-decoration-color', 'text-decoration-thickness'] as const;
    const parsers = new Map<string, ValueParser<unknown>>(names.map((name) => [name, LONGHANDS[name].parse]));
    const others = components.filter((component) => [...parsers.values()].some((parser) => parser([component]) !== null));
    const lines = components.filter((component) => !others.includes(component));
    const line = lines.length === 0 ? null : parseAs('text-decoration-line', lines);
    const found = others.length === 0 ? new Map<string, Specified<unknown>>() : inAnyOrder(others, parsers);
    if (found === null || (lines.length > 0 && line === null)) return null;
    return [line ?? { name: 'text-decoration-line', value: 'initial' }, ...[...parsers.keys()].map((name): Entry => ({ name, value: found.get(name) ?? 'initial' }))];
  },
};

const listStyle: Shorthand = {
  longhands: ['list-style-type', 'list-style-position', 'list-style-image'],
  expand: (components) => {
    // One “none” that is left over is that of type or image, whichever is not given.
    const isNone = (component: Component): boolean => component.kind === 'ident' && component.name === 'none';
    const others = components.filter((component) => !isNone(component));
    const names = ['list-style-position', 'list-style-image', 'list-style-type'] as const;
    const found = others.length === 0 ? new Map<string, Specified<unknown>>() : inAnyOrder(others, new Map<string, ValueParser<unknown>>(names.map((name) => [name, LONGHANDS[name].parse])));
    const nones = components.length - others.length;
    const free = found === null ? 0 : ['list-style-type', 'list-style-image'].filter((name) => !found.has(name)).length;
    if (found === null || nones > free) return null;
    if (nones > 0 && !found.has('list-style-type')) return names.map((name): Entry => ({ name, value: name === 'list-style-type' ? always('none') : (found.get(name) ?? 'initial') }));
    return names.map((name): Entry => ({ name, value: found.get(name) ?? 'initial' }));
  },
};

const BORDER_PARTS = ['width', 'style', 'color'] as const;

export const SHORTHANDS: ReadonlyMap<string, Shorthand> = new Map<string, Shorthand>([
  // CSS Cascade 5, section 3.2: takes the keywords alone that all properties have.
  ['all', { longhands: LONGHAND_NAMES.filter((name) => name !== 'direction' && name !== 'unicode-bidi'), expand: () => null }],
  ['margin', sides('margin-top', 'margin-right', 'margin-bottom', 'margin-left')],
  ['padding', sides('padding-top', 'padding-right', 'padding-bottom', 'padding-left')],
  ...(['margin', 'padding'] as const).flatMap((name) => (['inline', 'block'] as const).map((axis): [string, Shorthand] => [`${name}-${axis}`, pair(`${name}-${axis}-start`, `${name}-${axis}-end`)])),
  ...BORDER_PARTS.map((part): [string, Shorthand] => [`border-${part}`, sides(`border-top-${part}`, `border-right-${part}`, `border-bottom-${part}`, `border-left-${part}`)]),
  ...BORDER_PARTS.flatMap((part) => (['inline', 'block'] as const).map((axis): [string, Shorthand] => [`border-${axis}-${part}`, pair(`border-${axis}-start-${part}`, `border-${axis}-end-${part}`)])),
  ...['top', 'right', 'bottom', 'left', 'inline-start', 'inline-end', 'block-start', 'block-end'].map((edge): [string, Shorthand] => [`border-${edge}`, border(edge)]),
  ['border', border('top', 'right', 'bottom', 'left')],
  ['border-inline', border('inline-start', 'inline-end')],
  ['border-block', border('block-start', 'block-end')],
  ['background', background],
  ['font', { longhands: FONT_LONGHANDS, expand: expandFont }],
  ['font-variant', { longhands: FONT_VARIANT_LONGHANDS, expand: expandFontVariant }],
  ['list-style', listStyle],
  ['text-decoration', textDecoration],
  ['gap', pair('row-gap', 'column-gap')],
  ['grid-gap', pair('row-gap', 'column-gap')],
  ['grid-row-gap', alias('row-gap')],
  ['grid-column-gap', alias('column-gap')],
  ...GRID_SHORTHANDS,
  ['place-items', pair('align-items', 'justify-items')],
  ['place-self', pair('align-self', 'justify-self')],
  ['word-wrap', alias('overflow-wrap')],
  ['page-break-before', alias('break-before')],
  ['page-break-after', alias('break-after')],
  ['page-break-inside', alias('break-inside')],
]);
