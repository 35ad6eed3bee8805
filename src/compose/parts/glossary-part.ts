/** Glossary: terms, what they stand for, what they mean here. */

import type { Shown } from '../../templates/index.js';
import type { Composition } from '../composition.js';

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
        id: entry.id === undefined ? `term--${index + 1}` : `term-${entry.id}`,
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
