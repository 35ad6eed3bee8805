/** Finds publications that e-readers and catalogues cannot tell apart: several in one language with one identifier. */

import { collectionName } from '../briefing/collection.js';
import { sameIdentifier } from '../diagnostics/catalogue/site.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Manifest } from './manifest.js';

export function sameIdentifiers({ briefings, collections }: Pick<Manifest, 'briefings' | 'collections'>): readonly Diagnostic[] {
  const volumes = Object.entries(collections).map(([id, volume]) => [collectionName(id), volume] as const);
  const namesOf = new Map<string, { readonly own: string; readonly names: string[] }>();
  for (const [name, { facts }] of [...Object.entries(briefings), ...volumes]) {
    if (facts === null || facts.ownIdentifier === null) continue;
    const known = namesOf.get(facts.identifier) ?? { own: facts.ownIdentifier, names: [] };
    known.names.push(name);
    namesOf.set(facts.identifier, known);
  }
  return [...namesOf.values()].filter(({ names }) => names.length > 1).map(({ own, names }) => sameIdentifier({ names: names.sort(), identifier: own }));
}
