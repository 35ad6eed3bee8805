/** Lengths, percentages and `calc()` (CSS Values 4). A length is kept as a sum of units until the font size is known. */

import { isComma, splitAt } from './component-value.js';
import type { Component } from './component-value.js';
import type { ComputeContext } from './longhand.js';
import type { LengthPercentage } from './computed-style.js';

/** A sum: so many points, font sizes, root font sizes and per cent. */
export interface LengthSum {
  readonly pt: number;
  readonly em: number;
  readonly rem: number;
  readonly percent: number;
  /** True where a percentage was written, even `0%`. */
  readonly hasPercent: boolean;
}

type MathValue = { readonly kind: 'number'; readonly value: number } | { readonly kind: 'length'; readonly sum: LengthSum };

const PT_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['pt', 1], ['px', 0.75], ['pc', 12], ['in', 72], ['cm', 72 / 2.54], ['mm', 72 / 25.4], ['q', 72 / 101.6],
]);
// CSS Values 4, section 6.1.1: half an em where the face's own measure is not at hand; this stage knows no fonts.
const EM_PER_UNIT: ReadonlyMap<string, number> = new Map([['em', 1], ['ex', 0.5], ['ch', 0.5]]);
const ZERO: LengthSum = { pt: 0, em: 0, rem: 0, percent: 0, hasPercent: false };
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
export function resolveSum(sum: LengthSum, context: ComputeContext): LengthPercentage {
  const pt = resolvePt(sum, context);
  return sum.hasPercent ? { percent: sum.percent, plusPt: pt } : pt;
}

/** The length without its percentage, in points. */
export function resolvePt(sum: LengthSum, context: ComputeContext): number {
  return round(sum.pt + sum.em * context.fontSizePt + sum.rem * context.rootFontSizePt);
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
  const em = EM_PER_UNIT.get(unit);
  if (em !== undefined) return { kind: 'length', sum: { ...ZERO, em: value * em } };
  return unit === 'rem' ? { kind: 'length', sum: { ...ZERO, rem: value } } : null;
}

function mathFunction(name: string, parameters: readonly Component[], depth: number): MathValue | null {
  if (name === 'calc') return expression(parameters, depth);
  if (name !== 'min' && name !== 'max' && name !== 'clamp') return null;
  const values = splitAt(parameters, isComma).map((part) => expression(part, depth));
  const comparable = values.map((value) => (value === null ? null : inOneUnit(value)));
  const units = new Set(comparable.map((value) => value?.unit));
  // Values of different units could only be compared once the layout is known.
  if (comparable.includes(null) || units.size !== 1) return null;
  const numbers = comparable.map((value) => value?.amount ?? 0);
  const [low = 0, middle = 0, high = 0] = numbers;
  if (name === 'clamp' && numbers.length !== 3) return null;
  const chosen = name === 'min' ? Math.min(...numbers) : name === 'max' ? Math.max(...numbers) : Math.max(low, Math.min(middle, high));
  return values[numbers.indexOf(chosen)] ?? null;
}

function inOneUnit(value: MathValue): { readonly unit: string; readonly amount: number } | null {
  if (value.kind === 'number') return { unit: 'number', amount: value.value };
  const { pt, em, rem, percent, hasPercent } = value.sum;
  const units = [['em', em], ['rem', rem], ['%', percent]] as const;
  const used = units.filter(([, amount]) => amount !== 0);
  const only = used[0];
  if (only === undefined) return { unit: hasPercent ? '%' : 'pt', amount: pt };
  return used.length === 1 && pt === 0 ? { unit: only[0], amount: only[1] } : null;
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
  return { kind: 'length', sum: { pt: a.pt + b.pt, em: a.em + b.em, rem: a.rem + b.rem, percent: a.percent + b.percent, hasPercent: a.hasPercent || b.hasPercent } };
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
  const { pt, em, rem, percent, hasPercent } = value.sum;
  return { kind: 'length', sum: { pt: pt * factor, em: em * factor, rem: rem * factor, percent: percent * factor, hasPercent } };
}
