/** Numbers figures and tables, each in their own row, in the author's order. */

import type { Figure } from '../briefing/schema.js';

export interface FigureNumber {
  readonly number: number;
  readonly isTable: boolean;
}

export function isTable(figure: Figure): boolean {
  return figure.kind === 'table' || figure.kind === 'facts';
}

export function numberFigures(figures: readonly Figure[]): ReadonlyMap<string, FigureNumber> {
  const numbers = new Map<string, FigureNumber>();
  let tables = 0;
  let others = 0;
  for (const figure of figures) {
    numbers.set(figure.id, isTable(figure) ? { number: (tables += 1), isTable: true } : { number: (others += 1), isTable: false });
  }
  return numbers;
}
