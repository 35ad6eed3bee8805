/** What is left of a page, how strict the rules are, and what comes of trying to fill it: the vocabulary of the paginator. */

import type { BreakValue } from '../../css/computed-style.js';
import type { Measured } from '../measured.js';
import type { Notes } from './notes.js';

/**
 * What may give way, in this order: nothing; widows and orphans; keeping with the next; keeping together;
 * the note on its call's page; fitting at all.
 */
export type Leniency = 0 | 1 | 2 | 3 | 4 | 5;
export const LENIENCIES: readonly Leniency[] = [0, 1, 2, 3, 4, 5];
export const DROPS_ORPHANS = 1;
/** Of breaks between boxes. */
export const DROPS_AVOID = 2;
/** Of breaks inside boxes. */
export const DROPS_KEEPING = 3;
export const SPLITS_NOTES = 4;
export const FORCES = 5;

export interface Space {
  /** From the top of what is placed to the page's bottom, the notes not yet taken off. */
  readonly roomPt: number;
  readonly notes: Notes;
  /** How far down text stands already that is placed beside this (other cells of a row): notes must leave it its room. */
  readonly occupiedPt: number;
  readonly leniency: Leniency;
  /** Nothing stands above this on the page: only here may something stand that does not fit. */
  readonly isFirst: boolean;
  /** A break inside is wanted even if everything fits: what follows must be kept with a part of this. */
  readonly mustBreak: boolean;
  /** The height of a whole page: what is higher cannot be kept in one piece. */
  readonly pagePt: number;
}

/** The space from a point further down. */
export function below(space: Space, topPt: number): Space {
  return { ...space, roomPt: space.roomPt - topPt, occupiedPt: space.occupiedPt - topPt };
}

/** Whether something must stand here even if it does not fit, or the page would stay empty for ever. */
export function mustPlace(space: Space): boolean {
  return space.leniency >= FORCES && space.isFirst && !space.mustBreak;
}

/** A height without content is carried over so many pages; what is higher is no layout. */
export const MOST_EMPTY_PAGES = 20;

/** Whether the height that a box has beyond what it holds goes on from a page with so much room for it. */
export function goesOnEmpty(node: Measured, roomPt: number, space: Space): boolean {
  return node.floorPt > roomPt + EPSILON_PT && roomPt > node.insetTopPt + EPSILON_PT && node.floorPt <= MOST_EMPTY_PAGES * space.pagePt && !space.mustBreak;
}

/** Tolerance for sums of lengths. */
export const EPSILON_PT = 0.01;

export type PieceFlow<T> =
  | { readonly kind: 'whole'; readonly notes: Notes }
  | { readonly kind: 'cut'; readonly head: T; readonly rest: T; readonly forced: BreakValue | null; readonly notes: Notes }
  /** Nothing of it may stand here under these rules. */
  | { readonly kind: 'none' };

export type Flow = PieceFlow<Measured>;
export const NOTHING = { kind: 'none' } as const;

/** Fills a space with a box; lent to the functions that recurse into it. */
export type FlowBox = (node: Measured, space: Space) => Flow;
