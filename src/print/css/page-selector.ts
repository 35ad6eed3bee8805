/** Page selectors (CSS Paged Media 3, section 4; `:nth()` after CSS GCPM 3, section 4.1): which pages an `@page` rule is for, and how specific it is. */

import type { PageSelector } from './computed-style.js';

export interface PagePattern {
  /** Null for every page. */
  readonly name: string | null;
  readonly pseudos: readonly ('first' | 'left' | 'right' | 'blank')[];
  /** `:nth(2n+1)`: pages counted from 1. */
  readonly nth: readonly NthPage[];
}

/** Every `step`th page from `from` on; a step of 0 means the one page. */
export interface NthPage {
  readonly step: number;
  readonly from: number;
}

const PATTERN = /^((?:[a-z_\u0080-\uFFFF]|-[a-z_-])[\w\u0080-\uFFFF-]*)?((?::[a-z-]+(?:\([^()]*\))?)*)$/i;
const NTH = /^nth\(\s*([^()]*?)\s*\)$/;
const STEPS = /^([+-]?\d*)n(?:\s*([+-])\s*(\d+))?$/;

/** The patterns of a comma-separated list; an empty prelude is the pattern of every page. Null if one is not understood. */
export function parsePageSelectors(prelude: string): readonly PagePattern[] | null {
  const patterns: PagePattern[] = [];
  for (const part of prelude.replace(/\/\*.*?\*\//gs, '').split(',')) {
    const match = PATTERN.exec(part.trim());
    if (match === null || (part.trim() === '' && prelude.includes(','))) return null;
    const words = (match[2] ?? '').toLowerCase().split(':').filter((word) => word !== '');
    const pseudos = words.filter((word) => word === 'first' || word === 'left' || word === 'right' || word === 'blank');
    const nth = words.map(parseNth).filter((found) => found !== null);
    if (pseudos.length + nth.length !== words.length) return null;
    patterns.push({ name: match[1] ?? null, pseudos, nth });
  }
  return patterns;
}

/** An+B (CSS Syntax 3, section 6), without `of`: groups of pages are not counted. */
function parseNth(word: string): NthPage | null {
  const text = NTH.exec(word)?.[1];
  if (text === undefined) return null;
  if (text === 'even') return { step: 2, from: 0 };
  if (text === 'odd') return { step: 2, from: 1 };
  if (/^[+-]?\d+$/.test(text)) return { step: 0, from: Number(text) };
  const match = STEPS.exec(text);
  if (match === null) return null;
  const [, step = '', sign, from] = match;
  return { step: step === '' || step === '+' ? 1 : step === '-' ? -1 : Number(step), from: from === undefined ? 0 : Number(`${sign ?? ''}${from}`) };
}

export function matchesPage(pattern: PagePattern, page: PageSelector): boolean {
  if (pattern.name !== null && pattern.name !== page.name) return false;
  if (!pattern.nth.every((nth) => page.index !== undefined && isCounted(page.index + 1, nth))) return false;
  return pattern.pseudos.every((pseudo) => (pseudo === 'first' ? page.first : pseudo === 'blank' ? page.blank : page.side === pseudo));
}

function isCounted(number: number, { step, from }: NthPage): boolean {
  if (step === 0) return number === from;
  const steps = (number - from) / step;
  return Number.isInteger(steps) && steps >= 0;
}

/** Name before :first, :blank and :nth() before :left and :right, as one number. */
export function pageSpecificity(pattern: PagePattern): number {
  const sides = pattern.pseudos.filter((pseudo) => pseudo === 'left' || pseudo === 'right').length;
  return (pattern.name === null ? 0 : 10_000) + (pattern.pseudos.length - sides + pattern.nth.length) * 100 + sides;
}
