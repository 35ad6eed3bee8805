/** Glossary: terms, what they stand for, what they mean here. */

import type { GlossaryEntry } from '../../briefing/schema.js';
import type { Shown } from '../../templates/index.js';
import type { Composition } from '../composition.js';
import type { GlossaryTerm } from '../link-glossary.js';

export interface GlossaryView {
  readonly title: string;
  readonly entries: readonly { readonly id: string; readonly term: Shown; readonly expansion: Shown | null; readonly definition: Shown | null }[];
}

export function glossaryPart(composition: Composition): GlossaryView | null {
  const glossary = composition.briefing.data.glossary ?? [];
  if (glossary.length === 0) return null;
  return {
    title: composition.word('part.glossary'),
    entries: glossary.map((entry, index) => {
      const path = ['glossary', index];
      return {
        id: entryId(entry, index),
        term: composition.text(entry.term, [...path, 'term']),
        expansion: composition.optionalText(expansionText(entry.expansion), [...path, 'expansion']),
        definition: composition.optionalInline(entry.definition, [...path, 'definition']),
      };
    }),
  };
}

/** An expansion is a sentence of its own, as a definition is. */
function expansionText(expansion: string | undefined): string | undefined {
  return expansion !== undefined && !/[.!?…]$/.test(expansion) ? `${expansion}.` : expansion;
}

/** What the text's terms are linked to. */
export function glossaryTerms(composition: Composition): readonly GlossaryTerm[] {
  return (composition.briefing.data.glossary ?? []).map((entry, index) => ({ id: entryId(entry, index), term: entry.term, expansion: entry.expansion ?? null }));
}

function entryId(entry: GlossaryEntry, index: number): string {
  return entry.id === undefined ? `term--${index + 1}` : `term-${entry.id}`;
}
