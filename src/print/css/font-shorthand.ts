/** The `font` and `font-variant` shorthands (CSS Fonts 4, sections 2.7 and 6.11). */

import { isSlash } from './component-value.js';
import { TEXT_LONGHANDS, fontFamily, fontSize, fontVariantCaps, fontVariantLigatures, fontVariantNumeric, fontVariantPosition, fontWeight, lineHeight } from './text-longhands.js';
import { onlyKeyword } from './value-parsers.js';
import type { Component } from './component-value.js';
import type { FontFeature } from './computed-style.js';
import type { Specified, ValueParser } from './longhand.js';
import type { Entry } from './shorthands.js';

export const FONT_VARIANT_LONGHANDS = ['font-variant-ligatures', 'font-variant-caps', 'font-variant-numeric', 'font-variant-position'] as const;

export const FONT_LONGHANDS = [
  'font-style', ...FONT_VARIANT_LONGHANDS, 'font-weight', 'font-stretch', 'font-size', 'line-height', 'font-family', 'font-kerning', 'font-feature-settings',
] as const;

/** `[style || variant || weight]? size [/ line-height]? family#`; all that it does not name becomes initial. */
export function expandFont(components: readonly Component[]): readonly Entry[] | null {
  const found = new Map<string, Specified<unknown>>();
  let index = 0;
  for (; index < 4; index++) {
    const component = components[index];
    if (component === undefined) return null;
    if (onlyKeyword([component]) === 'normal') continue;
    const prefix = fontPrefix(component);
    if (prefix === null) break;
    if (found.has(prefix.name)) return null;
    found.set(prefix.name, prefix.value);
  }
  const sizeComponent = components[index];
  const size = sizeComponent === undefined ? null : fontSize([sizeComponent]);
  if (size === null) return null;
  found.set('font-size', size);
  const slash = components[index + 1];
  let familyStart = index + 1;
  if (slash !== undefined && isSlash(slash)) {
    const height = lineHeight(components.slice(index + 2, index + 3));
    if (height === null) return null;
    found.set('line-height', height);
    familyStart = index + 3;
  }
  const family = familyStart < components.length ? fontFamily(components.slice(familyStart)) : null;
  if (family === null) return null;
  found.set('font-family', family);
  return FONT_LONGHANDS.map((name): Entry => ({ name, value: found.get(name) ?? 'initial' }));
}

function fontPrefix(component: Component): { readonly name: string; readonly value: Specified<unknown> } | null {
  const parsers: readonly (readonly [string, ValueParser<unknown>])[] = [
    ['font-style', TEXT_LONGHANDS['font-style'].parse],
    ['font-variant-caps', (components) => (onlyKeyword(components) === 'small-caps' ? fontVariantCaps(components) : null)],
    ['font-weight', fontWeight],
  ];
  for (const [name, parser] of parsers) {
    const value = parser([component]);
    if (value !== null) return { name, value };
  }
  return null;
}

/** Any of the variant keywords, each falling to its own longhand. */
export function expandFontVariant(components: readonly Component[]): readonly Entry[] | null {
  const word = onlyKeyword(components);
  if (word === 'normal' || word === 'none') {
    return FONT_VARIANT_LONGHANDS.map((name): Entry => ({ name, value: name === 'font-variant-ligatures' && word === 'none' ? (fontVariantLigatures(components) ?? 'initial') : 'initial' }));
  }
  const parsers: Readonly<Record<(typeof FONT_VARIANT_LONGHANDS)[number], ValueParser<readonly FontFeature[]>>> = {
    'font-variant-ligatures': fontVariantLigatures,
    'font-variant-caps': fontVariantCaps,
    'font-variant-numeric': fontVariantNumeric,
    'font-variant-position': fontVariantPosition,
  };
  const parts = new Map<string, Component[]>();
  for (const component of components) {
    const name = FONT_VARIANT_LONGHANDS.find((candidate) => onlyKeyword([component]) !== 'normal' && parsers[candidate]([component]) !== null);
    if (name === undefined) return null;
    parts.set(name, [...(parts.get(name) ?? []), component]);
  }
  const entries = FONT_VARIANT_LONGHANDS.map((name): Entry | null => {
    const part = parts.get(name);
    if (part === undefined) return { name, value: 'initial' };
    const value = parsers[name](part);
    return value === null ? null : { name, value };
  });
  const known = entries.filter((entry) => entry !== null);
  return known.length === entries.length && parts.size > 0 ? known : null;
}
