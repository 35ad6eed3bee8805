/** Page selectors (CSS Paged Media 3, section 4): which pages an `@page` rule is for, and how specific it is. */

import type { PageSelector } from './computed-style.js';

export interface PagePattern {
  /** Null for every page. */
  readonly name: string | null;
  readonly pseudos: readonly ('first' | 'left' | 'right' | 'blank')[];
}

const PATTERN = /^((?:[a-z_\u0080-\uFFFF]|-[a-z_-])[\w\u0080-\uFFFF-]*)?((?::[a-z-]+)*)$/i;

/** The patterns of a comma-separated list; an empty prelude is the pattern of every page. Null if one is not understood. */
export function parsePageSelectors(prelude: string): readonly PagePattern[] | null {
  const patterns: PagePattern[] = [];
  for (const part of prelude.replace(/\/\*.*?\*\//gs, '').split(',')) {
    const match = PATTERN.exec(part.trim());
    if (match === null || (part.trim() === '' && prelude.includes(','))) return null;
    const words = (match[2] ?? '').toLowerCase().split(':').filter((word) => word !== '');
    const pseudos = words.filter((word) => word === 'first' || word === 'left' || word === 'right' || word === 'blank');
    if (pseudos.length !== words.length) return null;
    patterns.push({ name: match[1] ?? null, pseudos });
  }
  return patterns;
}

export function matchesPage(pattern: PagePattern, page: PageSelector): boolean {
  if (pattern.name !== null && pattern.name !== page.name) return false;
  return pattern.pseudos.every((pseudo) => (pseudo === 'first' ? page.first : pseudo === 'blank' ? page.blank : page.side === pseudo));
}

/** Name before :first and :blank before :left and :right, as one number. */
export function pageSpecificity(pattern: PagePattern): number {
  const sides = pattern.pseudos.filter((pseudo) => pseudo === 'left' || pseudo === 'right').length;
  return (pattern.name === null ? 0 : 10_000) + (pattern.pseudos.length - sides) * 100 + sides;
}
