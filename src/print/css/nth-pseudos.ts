/**
 * `:nth-child()` and its kin (Selectors 4, section 13.3): the children of an element are counted once for each kind of counting,
 * where css-select counts them anew for each child. They must not change while the pseudo-classes are in use.
 */

import { childElements } from '../../html/walk.js';
import type { Element, ParentNode } from '../../html/dom.js';

type Matches = (element: Element) => boolean;
type Pseudo = (element: Element, argument?: string | null) => boolean;

/** Every `step`th element from the one at `start` on; `of`: of those that match it. */
interface Nth {
  readonly step: number;
  readonly start: number;
  readonly of: string | null;
}

/** Which of their siblings elements are counted with. */
interface Counting {
  readonly key: string;
  /** Elements of one group are counted together; null: not counted. */
  readonly groupOf: (element: Element) => string | null;
  readonly fromEnd: boolean;
}

export const NTH_NAMES: ReadonlySet<string> = new Set(['nth-child', 'nth-last-child', 'nth-of-type', 'nth-last-of-type']);
const FORMULA = /^(?:([+-]?\d*)n(?:\s*([+-])\s*(\d+))?|([+-]?\d+))$/i;
const OF = /^(.+?)\s+of\s+(.+)$/is;

/** The selector that `of` names in an argument; null without one. */
export const ofSelector = (argument: string): string | null => OF.exec(argument)?.[2]?.trim() ?? null;

/** Reads an argument (CSS Syntax 3, section 6); throws, with the reason as message, where it is none. */
export function parseNth(name: string, argument: string | null): Nth {
  const [, formula, of] = (name.endsWith('child') ? OF.exec(argument ?? '') : null) ?? [null, argument ?? '', null];
  const text = (formula ?? '').trim().toLowerCase();
  if (text === 'even') return { step: 2, start: 0, of: of?.trim() ?? null };
  if (text === 'odd') return { step: 2, start: 1, of: of?.trim() ?? null };
  const match = FORMULA.exec(text);
  if (match === null) throw new Error(`“:${name}(${argument ?? ''})” counts by no formula such as 2n+1`);
  const [, step, sign = '+', start = '0', only] = match;
  if (only !== undefined) return { step: 0, start: Number(only), of: of?.trim() ?? null };
  const factor = step === undefined || step === '' || step === '+' ? 1 : step === '-' ? -1 : Number(step);
  return { step: factor, start: Number(`${sign}${start}`), of: of?.trim() ?? null };
}

/** The pseudo-classes by name. @param compile makes the test for a selector that stands after `of` */
export function createNthPseudos(compile: (selector: string) => Matches): Readonly<Record<string, Pseudo>> {
  const positions = new Map<string, WeakMap<ParentNode, ReadonlyMap<Element, number>>>();
  const positionOf = (element: Element, counting: Counting): number | null => {
    const { parent } = element;
    if (parent === null) return counting.groupOf(element) === null ? null : 1;
    let ofParent = positions.get(counting.key);
    if (ofParent === undefined) positions.set(counting.key, (ofParent = new WeakMap()));
    let known = ofParent.get(parent);
    if (known === undefined) ofParent.set(parent, (known = count(childElements(parent), counting)));
    return known.get(element) ?? null;
  };
  const pseudo = (name: string): Pseudo => {
    const tests = new Map<string, Matches>();
    // css-select takes a function of two parameters for one that has an argument.
    return (element, argument) => {
      const key = argument ?? '';
      let test = tests.get(key);
      if (test === undefined) {
        const nth = parseNth(name, key);
        const counting = countingFor(name, nth, compile);
        tests.set(key, (test = (one) => isAt(nth, positionOf(one, counting))));
      }
      return test(element);
    };
  };
  return Object.fromEntries([...NTH_NAMES].map((name) => [name, pseudo(name)]));
}

function countingFor(name: string, { of }: Nth, compile: (selector: string) => Matches): Counting {
  const fromEnd = name.includes('last');
  if (name.endsWith('of-type')) return { key: name, groupOf: (element) => element.name, fromEnd };
  const matches = of === null ? null : compile(of);
  return { key: `${name} ${of ?? ''}`, groupOf: (element) => (matches === null || matches(element) ? '' : null), fromEnd };
}

function count(elements: readonly Element[], { groupOf, fromEnd }: Counting): ReadonlyMap<Element, number> {
  const reached = new Map<string, number>();
  const found = new Map<Element, number>();
  for (const element of fromEnd ? elements.toReversed() : elements) {
    const group = groupOf(element);
    if (group === null) continue;
    const position = (reached.get(group) ?? 0) + 1;
    reached.set(group, position);
    found.set(element, position);
  }
  return found;
}

function isAt({ step, start }: Nth, position: number | null): boolean {
  if (position === null) return false;
  const beyond = position - start;
  return step === 0 ? beyond === 0 : beyond % step === 0 && beyond / step >= 0;
}
