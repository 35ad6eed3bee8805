/** Lengths, percentages and `calc()` (CSS Values 4). A length is kept as a sum of units until the font size is known. */

import { isComma, splitAt } from './component-value.js';
import type { Component } from './component-value.js';
import type { ComputeContext } from './longhand.js';
import type { LengthPercentage } from './computed-style.js';

/** A sum: so many points, font sizes, line heights (the root's too) and per cent, and what `min()`, `max()` and `clamp()` choose. */
export interface LengthSum {
  readonly pt: number;
  readonly em: number;
  readonly rem: number;
  readonly lh: number;
  readonly rlh: number;
  readonly percent: number;
  /** True where a percentage was written, even `0%`. */
  readonly hasPercent: boolean;
  readonly choices: readonly Choice[];
}

/** The least or the greatest of some sums, so many times. */
interface Choice {
  readonly of: 'min' | 'max';
  readonly factor: number;
  readonly sums: readonly LengthSum[];
}

/** What lengths are relative to. */
export type LengthContext = Pick<ComputeContext, 'fontSizePt' | 'rootFontSizePt' | 'lineHeightPt' | 'rootLineHeightPt'>;

type MathValue = { readonly kind: 'number'; readonly value: number } | { readonly kind: 'length'; readonly sum: LengthSum };

const PT_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['pt', 1], ['px', 0.75], ['pc', 12], ['in', 72], ['cm', 72 / 2.54], ['mm', 72 / 25.4], ['q', 72 / 101.6],
]);
// CSS Values 4, section 6.1.1: half an em where the face's own measure is not at hand, for ideographs a whole one; this stage knows no fonts.
const RELATIVE_UNITS: ReadonlyMap<string, Partial<LengthSum>> = new Map<string, Partial<LengthSum>>([
  ['em', { em: 1 }], ['ex', { em: 0.5 }], ['ch', { em: 0.5 }], ['ic', { em: 1 }],
  ['rem', { rem: 1 }], ['rex', { rem: 0.5 }], ['rch', { rem: 0.5 }], ['ric', { rem: 1 }],
  ['lh', { lh: 1 }], ['rlh', { rlh: 1 }],
]);
const ZERO: LengthSum = { pt: 0, em: 0, rem: 0, lh: 0, rlh: 0, percent: 0, hasPercent: false, choices: [] };
const MAX_DEPTH = 32;

/** The sum that a component stands for; null if it is no length, percentage or `calc()` of these. Only `0` may lack a unit. */
export function parseLengthSum(component: Component): LengthSum | null {
  if (component.kind === 'number') return component.value === 0 ? ZERO : null;
  const value = mathValue(component, 0);
  return value?.kind === 'length' ? value.sum : null;
}

/** A plain number, or a `calc()` that yields one. */
export function parseNumber(component: Component): number | null {
  const value = mathValue(component, 0);
  return value?.kind === 'number' ? value.value : null;
}

/** The length in points, or a percentage where one is involved. */
export function resolveSum(sum: LengthSum, context: LengthContext): LengthPercentage {
  const pt = resolvePt(sum, context);
  return sum.hasPercent ? { percent: sum.percent, plusPt: pt } : pt;
}

/** The length without its percentage, in points. */
export function resolvePt(sum: LengthSum, context: LengthContext): number {
  return round(total({ ...sum, percent: 0 }, context, 0));
}

/** The length in points, with percentages of a length that is known already. */
export function resolveAgainst(sum: LengthSum, context: LengthContext, percentagePt: number): number {
  return round(total(sum, context, percentagePt));
}

function total(sum: LengthSum, context: LengthContext, percentagePt: number): number {
  const { fontSizePt, rootFontSizePt, lineHeightPt, rootLineHeightPt } = context;
  const plain = sum.pt + sum.em * fontSizePt + sum.rem * rootFontSizePt + sum.lh * lineHeightPt + sum.rlh * rootLineHeightPt + (sum.percent / 100) * percentagePt;
  return sum.choices.reduce((before, choice) => {
    const values = choice.sums.map((one) => total(one, context, percentagePt));
    return before + choice.factor * (choice.of === 'min' ? Math.min(...values) : Math.max(...values));
  }, plain);
}

/** True where a percentage stands among what is chosen from, so that only a layout could choose. */
export function choosesByPercentage({ choices }: LengthSum): boolean {
  return choices.some(({ sums }) => sums.some((sum) => sum.hasPercent || choosesByPercentage(sum)));
}

/** Cuts the noise of binary fractions, so that equal lengths are equal numbers. */
export function round(value: number): number {
  const cut = Math.round(value * 1e6) / 1e6;
  return cut === 0 ? 0 : cut;
}

function mathValue(component: Component, depth: number): MathValue | null {
  if (depth > MAX_DEPTH) return null;
  switch (component.kind) {
    case 'number':
      return { kind: 'number', value: component.value };
    case 'percentage':
      return { kind: 'length', sum: { ...ZERO, percent: component.value, hasPercent: true } };
    case 'dimension':
      return dimension(component.value, component.unit);
    case 'group':
      return component.bracket === '(' ? expression(component.content, depth + 1) : null;
    case 'function':
      return mathFunction(component.name, component.parameters, depth + 1);
    default:
      return null;
  }
}

function dimension(value: number, unit: string): MathValue | null {
  const pt = PT_PER_UNIT.get(unit);
  if (pt !== undefined) return { kind: 'length', sum: { ...ZERO, pt: value * pt } };
  const relative = RELATIVE_UNITS.get(unit);
  return relative === undefined ? null : scale({ kind: 'length', sum: { ...ZERO, ...relative } }, value);
}

function mathFunction(name: string, parameters: readonly Component[], depth: number): MathValue | null {
  if (name === 'calc') return expression(parameters, depth);
  if (name !== 'min' && name !== 'max' && name !== 'clamp') return null;
  const values = splitAt(parameters, isComma).map((part) => expression(part, depth));
  const known = values.filter((value) => value !== null);
  if (known.length !== values.length || (name === 'clamp' && known.length !== 3)) return null;
  if (name !== 'clamp') return choose(name, known);
  // CSS Values 4, section 10.2: the minimum wins over the maximum.
  const [low, middle, high] = known;
  const upper = middle === undefined || high === undefined ? null : choose('min', [middle, high]);
  return upper === null || low === undefined ? null : choose('max', [low, upper]);
}

function choose(of: 'min' | 'max', values: readonly MathValue[]): MathValue | null {
  const numbers = values.flatMap((value) => (value.kind === 'number' ? [value.value] : []));
  const pick = (list: readonly number[]): number => (of === 'min' ? Math.min(...list) : Math.max(...list));
  if (numbers.length === values.length) return { kind: 'number', value: pick(numbers) };
  if (numbers.length > 0) return null;
  const sums = values.flatMap((value) => (value.kind === 'length' ? [value.sum] : []));
  const known = sums.every(isAbsolute) ? { ...ZERO, pt: pick(sums.map(({ pt }) => pt)) } : null;
  const hasPercent = sums.some((sum) => sum.hasPercent);
  return { kind: 'length', sum: known ?? { ...ZERO, hasPercent, choices: [{ of, factor: 1, sums }] } };
}

function isAbsolute({ em, rem, lh, rlh, hasPercent, choices }: LengthSum): boolean {
  return em === 0 && rem === 0 && lh === 0 && rlh === 0 && !hasPercent && choices.length === 0;
}

/** A sum of products, read with the usual precedence (CSS Values 4, section 10.8). */
function expression(list: readonly Component[], depth: number): MathValue | null {
  if (depth > MAX_DEPTH) return null;
  let total: MathValue | null = null;
  let sign = 1;
  let index = 0;
  while (index < list.length) {
    const read = product(list, index, depth);
    if (read === null) return null;
    const term = scale(read.value, sign);
    total = total === null ? term : add(total, term);
    if (total === null) return null;
    const operator = list[read.next];
    if (operator === undefined) return total;
    if (operator.kind !== 'operator' || (operator.operator !== '+' && operator.operator !== '-')) return null;
    sign = operator.operator === '-' ? -1 : 1;
    index = read.next + 1;
  }
  return null;
}

function product(list: readonly Component[], start: number, depth: number): { readonly value: MathValue; readonly next: number } | null {
  const first = list[start];
  let value = first === undefined ? null : mathValue(first, depth);
  let next = start + 1;
  while (value !== null) {
    const operator = list[next];
    const operand = list[next + 1];
    if (operator?.kind !== 'operator' || (operator.operator !== '*' && operator.operator !== '/')) return { value, next };
    const factor: MathValue | null = operand === undefined ? null : mathValue(operand, depth);
    if (factor === null) return null;
    value = operator.operator === '*' ? multiply(value, factor) : divide(value, factor);
    next += 2;
  }
  return null;
}

function add(left: MathValue, right: MathValue): MathValue | null {
  if (left.kind === 'number' && right.kind === 'number') return { kind: 'number', value: left.value + right.value };
  if (left.kind !== 'length' || right.kind !== 'length') return null;
  const [a, b] = [left.sum, right.sum];
  return {
    kind: 'length',
    sum: {
      pt: a.pt + b.pt, em: a.em + b.em, rem: a.rem + b.rem, lh: a.lh + b.lh, rlh: a.rlh + b.rlh,
      percent: a.percent + b.percent, hasPercent: a.hasPercent || b.hasPercent, choices: [...a.choices, ...b.choices],
    },
  };
}

function multiply(left: MathValue, right: MathValue): MathValue | null {
  if (right.kind === 'number') return scale(left, right.value);
  return left.kind === 'number' ? scale(right, left.value) : null;
}

function divide(left: MathValue, right: MathValue): MathValue | null {
  return right.kind === 'number' && right.value !== 0 ? scale(left, 1 / right.value) : null;
}

function scale(value: MathValue, factor: number): MathValue {
  if (value.kind === 'number') return { kind: 'number', value: value.value * factor };
  const { pt, em, rem, lh, rlh, percent, hasPercent, choices } = value.sum;
  const scaled = choices.map((choice) => ({ ...choice, factor: choice.factor * factor }));
  return { kind: 'length', sum: { pt: pt * factor, em: em * factor, rem: rem * factor, lh: lh * factor, rlh: rlh * factor, percent: percent * factor, hasPercent, choices: scaled } };
}
