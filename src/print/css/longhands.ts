/** All longhand properties that Sheaf understands, and the logical names that map to them. */

import { BOX_LONGHANDS } from './box-longhands.js';
import { PARAGRAPH_LONGHANDS } from './paragraph-longhands.js';
import { TEXT_LONGHANDS } from './text-longhands.js';
import type { Longhands, LonghandName, LonghandTable, Slots } from './longhand.js';

export const LONGHANDS: LonghandTable<LonghandName> = { ...TEXT_LONGHANDS, ...PARAGRAPH_LONGHANDS, ...BOX_LONGHANDS };

// `Object.keys` is typed as strings; the table above has exactly the names of `Longhands`.
export const LONGHAND_NAMES = Object.keys(LONGHANDS) as readonly (keyof Longhands)[];

// Each value is its own longhand's initial one, which the mapped type says and `fromEntries` cannot.
export const INITIAL_SLOTS = Object.fromEntries(LONGHAND_NAMES.map((name) => [name, LONGHANDS[name].initial])) as unknown as Slots;

export const INHERITED_NAMES: readonly LonghandName[] = LONGHAND_NAMES.filter((name) => LONGHANDS[name].inherited);

export function isLonghand(name: string): name is LonghandName {
  return Object.hasOwn(LONGHANDS, name);
}

type SidePair = readonly [ltr: LonghandName, rtl: LonghandName];

function sidePairs(make: (side: 'top' | 'right' | 'bottom' | 'left') => LonghandName, name: (logical: string) => string): (readonly [string, SidePair])[] {
  return [
    [name('block-start'), [make('top'), make('top')]],
    [name('block-end'), [make('bottom'), make('bottom')]],
    [name('inline-start'), [make('left'), make('right')]],
    [name('inline-end'), [make('right'), make('left')]],
  ];
}

/** Flow-relative names (CSS Logical Properties 1) for horizontal writing, by direction. */
const LOGICAL: ReadonlyMap<string, SidePair> = new Map<string, SidePair>([
  ...sidePairs((side) => `margin-${side}`, (logical) => `margin-${logical}`),
  ...sidePairs((side) => `padding-${side}`, (logical) => `padding-${logical}`),
  ...sidePairs((side) => `border-${side}-width`, (logical) => `border-${logical}-width`),
  ...sidePairs((side) => `border-${side}-style`, (logical) => `border-${logical}-style`),
  ...sidePairs((side) => `border-${side}-color`, (logical) => `border-${logical}-color`),
  ['inline-size', ['width', 'width']],
  ['block-size', ['height', 'height']],
  ['min-inline-size', ['min-width', 'min-width']],
  ['min-block-size', ['min-height', 'min-height']],
  ['max-inline-size', ['max-width', 'max-width']],
  ['max-block-size', ['max-height', 'max-height']],
]);

export const LOGICAL_NAMES: readonly string[] = [...LOGICAL.keys()];

export function isLogical(name: string): boolean {
  return LOGICAL.has(name);
}

/** The longhand that a name stands for in text of a direction; null if the name is neither a longhand nor logical. */
export function physicalName(name: string, direction: 'ltr' | 'rtl'): LonghandName | null {
  if (isLonghand(name)) return name;
  const pair = LOGICAL.get(name);
  return pair === undefined ? null : pair[direction === 'ltr' ? 0 : 1];
}
