/** Reads declarations once and warns about each unknown property and each unsupported value once. */

import { invalidVariable, unknownProperty, unsupportedValue } from '../../diagnostics/catalogue/css.js';
import { nearest } from '../../diagnostics/nearest.js';
import { substitute, usesVar, varNames } from './custom-properties.js';
import { longhandsOf, PROPERTY_NAMES, readDeclaration } from './declaration.js';
import { laterFeature } from './later.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { CustomProperties } from './custom-properties.js';
import type { Declaration, RawDeclaration } from './declaration.js';
import type { Entry } from './shorthands.js';

type Pending = Extract<Declaration, { kind: 'pending' }>;

export interface DeclarationReader {
  /** The readable ones of some declarations, in their order. */
  readAll(raws: readonly RawDeclaration[]): readonly Declaration[];
  /** The longhands of declarations on an element with these custom properties. */
  entriesOf(declaration: Declaration, custom: CustomProperties): readonly Entry[];
  warnOnce(key: string, make: () => Diagnostic): void;
  readonly diagnostics: readonly Diagnostic[];
}

export function createDeclarationReader(): DeclarationReader {
  const diagnostics: Diagnostic[] = [];
  const warned = new Set<string>();
  const substituted = new Map<RawDeclaration, Map<string, readonly Entry[]>>();

  function warnOnce(key: string, make: () => Diagnostic): void {
    if (warned.has(key)) return;
    warned.add(key);
    diagnostics.push(make());
  }

  function read(raw: RawDeclaration): Declaration | null {
    const { property, text, important, place } = raw;
    if (property.startsWith('--')) return { kind: 'custom', name: property, text, important };
    if (longhandsOf(property) !== null && usesVar(text)) return { kind: 'pending', raw, names: varNames(text), important };
    const reading = readDeclaration(property, text);
    if (reading.kind === 'entries') return { kind: 'parsed', entries: reading.entries, important };
    if (reading.kind === 'unknown-property') warnOnce(`property ${property}`, () => unknownProperty({ property, nearest: nearest(property, PROPERTY_NAMES), later: laterFeature(property, text) }, { place }));
    else warnOnce(`value ${property}: ${text}`, () => unsupportedValue({ property, value: text, later: laterFeature(property, text) }, { place }));
    return null;
  }

  function pendingEntries(pending: Pending, custom: CustomProperties): readonly Entry[] {
    const { raw } = pending;
    const text = substitute(raw.text, (name) => custom.get(name) ?? null);
    const cache = substituted.get(raw) ?? new Map<string, readonly Entry[]>();
    substituted.set(raw, cache);
    const key = text ?? '';
    const known = cache.get(key);
    if (known !== undefined) return known;
    const reading = text === null ? null : readDeclaration(raw.property, text);
    // Invalid at computed-value time (CSS Custom Properties 1, section 3.1): as if unset.
    const unset = (longhandsOf(raw.property) ?? []).map((name): Entry => ({ name, value: 'unset' }));
    const entries = reading?.kind === 'entries' ? reading.entries : unset;
    if (reading?.kind !== 'entries') {
      const missing = text === null ? (pending.names.find((name) => !custom.has(name)) ?? pending.names[0] ?? null) : null;
      warnOnce(`variable ${raw.property}: ${raw.text}`, () => invalidVariable({ property: raw.property, value: raw.text, name: missing }, { place: raw.place }));
    }
    cache.set(key, entries);
    return entries;
  }

  return {
    readAll: (raws) => raws.map(read).filter((declaration) => declaration !== null),
    entriesOf: (declaration, custom) => (declaration.kind === 'parsed' ? declaration.entries : declaration.kind === 'pending' ? pendingEntries(declaration, custom) : []),
    warnOnce,
    diagnostics,
  };
}
