/** Breaks a sequence of pieces that stand one below the other: the latest break that the rules allow (CSS Break 3, section 4.3). */

import type { BreakValue } from '../../css/computed-style.js';
import type { Notes } from './notes.js';
import { DROPS_AVOID, NOTHING, below, type PieceFlow, type Space } from './space.js';

export interface Sequence<T> {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Top of a piece, from where the space begins. */
  top(index: number): number;
  /** The forced break before a piece; null for none. */
  forced(index: number): BreakValue | null;
  /** Whether a break before a piece is to be avoided. */
  avoids(index: number): boolean;
  /** Whether a piece has a height of its own: margins and gaps alone are not worth a page. */
  holds(index: number): boolean;
  flow(index: number, space: Space): PieceFlow<T>;
}

export type SequenceFlow<T> =
  | { readonly kind: 'whole'; readonly notes: Notes }
  /** Broken before `index`, or inside of it where there is a `piece`. */
  | { readonly kind: 'cut'; readonly index: number; readonly piece: { readonly head: T; readonly rest: T } | null; readonly forced: BreakValue | null; readonly notes: Notes }
  | { readonly kind: 'none' };

/** Fills the space with as many pieces as the rules allow. */
export function flowSequence<T>(sequence: Sequence<T>, space: Space): SequenceFlow<T> {
  /** By the place in the sequence. */
  const before: Notes[] = [];
  let notes = space.notes;
  // What stands under nothing but empty boxes is the first on its page all the same.
  let { isFirst } = space;
  for (let index = sequence.from; index < sequence.to; index++) {
    before[index - sequence.from] = notes;
    const forced = index > sequence.from ? sequence.forced(index) : null;
    if (forced !== null) return { kind: 'cut', index, piece: null, forced, notes };
    const result = sequence.flow(index, { ...below(space, sequence.top(index)), notes, isFirst, mustBreak: false });
    if (result.kind === 'cut') return { kind: 'cut', index, piece: result, forced: result.forced, notes: result.notes };
    if (result.kind === 'none') return breakBefore(sequence, space, index, before);
    notes = result.notes;
    isFirst = isFirst && !sequence.holds(index);
  }
  return space.mustBreak ? breakBefore(sequence, space, sequence.to, before) : { kind: 'whole', notes };
}

/** Goes back from a piece that cannot stand here to the last place where a break is allowed. */
function breakBefore<T>(sequence: Sequence<T>, space: Space, from: number, before: readonly Notes[]): SequenceFlow<T> {
  let first = sequence.from;
  while (first < from && !sequence.holds(first)) first++;
  // Where all is placed, a break before what holds nothing at the end is the break after all of it, which is not asked for here.
  let end = sequence.to;
  while (from === sequence.to && space.leniency < DROPS_AVOID && end > sequence.from && !sequence.holds(end - 1)) end--;
  for (let index = from; index >= sequence.from; index--) {
    const notes = before[index - sequence.from];
    if (index < from && notes !== undefined) {
      const inside = sequence.flow(index, { ...below(space, sequence.top(index)), notes, isFirst: space.isFirst && index === sequence.from, mustBreak: true });
      if (inside.kind === 'cut') return { kind: 'cut', index, piece: inside, forced: inside.forced, notes: inside.notes };
    }
    // A page with nothing on it is no page.
    const isWorthIt = !space.isFirst || index > first;
    const isAllowed = isWorthIt && index > sequence.from && index < end && (space.leniency >= DROPS_AVOID || !sequence.avoids(index));
    if (isAllowed && notes !== undefined) return { kind: 'cut', index, piece: null, forced: null, notes };
  }
  return NOTHING;
}
