/** The styles in which a publication tells how it is cited, in the order of their names. */

import { apaCitation } from './styles/apa.js';
import { chicagoCitation } from './styles/chicago.js';
import { harvardCitation } from './styles/harvard.js';
import { mlaCitation } from './styles/mla.js';
import type { CitationStyle } from './styles/style-words.js';
import { vancouverCitation } from './styles/vancouver.js';

export interface NamedStyle {
  readonly id: string;
  /** As the style is known in every language. */
  readonly name: string;
  readonly cite: CitationStyle;
}

export const CITATION_STYLES: readonly NamedStyle[] = [
  { id: 'apa', name: 'APA 7', cite: apaCitation },
  { id: 'chicago', name: 'Chicago 17', cite: chicagoCitation },
  { id: 'harvard', name: 'Harvard', cite: harvardCitation },
  { id: 'mla', name: 'MLA 9', cite: mlaCitation },
  { id: 'vancouver', name: 'Vancouver', cite: vancouverCitation },
];
