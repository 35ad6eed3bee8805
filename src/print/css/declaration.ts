/** A declaration as written, and as read: the longhands that it sets. */

import { parseComponents } from './component-value.js';
import { isLogical, isLonghand, LOGICAL_NAMES, LONGHAND_NAMES } from './longhands.js';
import { parseAs, SHORTHANDS } from './shorthands.js';
import type { Place } from '../../diagnostics/index.js';
import type { Component } from './component-value.js';
import type { Entry, WideKeyword } from './shorthands.js';

/** A declaration as it stands in a sheet. */
export interface RawDeclaration {
  /** Lower case, but for custom properties. */
  readonly property: string;
  readonly text: string;
  readonly important: boolean;
  readonly place: Place | null;
}

/** A declaration ready for the cascade. */
export type Declaration =
  | { readonly kind: 'custom'; readonly name: string; readonly text: string; readonly important: boolean }
  | { readonly kind: 'parsed'; readonly entries: readonly Entry[]; readonly important: boolean }
  /** Waits for custom properties: read again for each set of their values. */
  | { readonly kind: 'pending'; readonly raw: RawDeclaration; readonly names: readonly string[]; readonly important: boolean };

export type Reading =
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'unknown-property' }
  | { readonly kind: 'unsupported-value' };

const WIDE_KEYWORDS: ReadonlySet<string> = new Set<WideKeyword>(['inherit', 'initial', 'unset', 'revert']);

function isWideKeyword(word: string): word is WideKeyword {
  return WIDE_KEYWORDS.has(word);
}

/** The longhands that a property stands for; null if Sheaf does not know it. */
export function longhandsOf(property: string): readonly string[] | null {
  const shorthand = SHORTHANDS.get(property);
  if (shorthand !== undefined) return shorthand.longhands;
  return isLonghand(property) || isLogical(property) ? [property] : null;
}

/** All names that a declaration may have. */
export const PROPERTY_NAMES: readonly string[] = [...LONGHAND_NAMES, ...LOGICAL_NAMES, ...SHORTHANDS.keys(), 'size'];

/** What declarations of the same few sheets say, document after document. */
const READ = new Map<string, Reading>();
const KEPT_READINGS = 4096;

/** Reads a value without `var()` in it. */
export function readDeclaration(property: string, text: string): Reading {
  const key = `${property}:${text}`;
  const known = READ.get(key);
  if (known !== undefined) return known;
  if (READ.size >= KEPT_READINGS) READ.clear();
  const reading = readAnew(property, text);
  READ.set(key, reading);
  return reading;
}

function readAnew(property: string, text: string): Reading {
  const names = longhandsOf(property);
  if (names === null) return { kind: 'unknown-property' };
  const components = parseComponents(text);
  if (components === null || components.length === 0) return { kind: 'unsupported-value' };
  const wide = wideKeyword(components);
  if (wide !== null) return { kind: 'entries', entries: names.map((name) => ({ name, value: wide })) };
  const shorthand = SHORTHANDS.get(property);
  const entry = shorthand === undefined ? parseAs(property, components) : null;
  const entries = shorthand === undefined ? (entry === null ? null : [entry]) : shorthand.expand(components);
  return entries === null ? { kind: 'unsupported-value' } : { kind: 'entries', entries };
}

function wideKeyword(components: readonly Component[]): WideKeyword | null {
  const first = components[0];
  return components.length === 1 && first?.kind === 'ident' && isWideKeyword(first.name) ? first.name : null;
}
