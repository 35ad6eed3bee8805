/** Counters and their scopes (CSS Lists 3, section 4). */

import type { CounterChange } from '../css/computed-style.js';

export type CounterValues = ReadonlyMap<string, readonly number[]>;

/** A counter lives in the element that made it, its descendants, and its later siblings. */
export class Counters {
  private readonly values = new Map<string, number[]>();
  /** For each level of the tree, the counters made among the siblings there. */
  private readonly scopes: Set<string>[] = [new Set()];

  /** Begins the children of an element. */
  enter(): void {
    this.scopes.push(new Set());
  }

  /** Ends them: counters made among them are gone. */
  leave(): void {
    for (const name of this.scopes.pop() ?? []) this.values.get(name)?.pop();
  }

  reset(name: string, value: number): void {
    const scope = this.scopes.at(-1);
    const stack = this.stack(name);
    if (scope?.has(name) === true) stack.pop();
    scope?.add(name);
    stack.push(value);
  }

  set(name: string, value: number): void {
    const stack = this.stack(name);
    if (stack.length === 0) this.reset(name, value);
    else stack[stack.length - 1] = value;
  }

  increment(name: string, by: number): void {
    if (this.stack(name).length === 0) this.reset(name, 0);
    this.set(name, this.value(name) + by);
  }

  apply(changes: { readonly reset: readonly CounterChange[]; readonly increment: readonly CounterChange[]; readonly set: readonly CounterChange[] }): void {
    for (const { name, value } of changes.reset) this.reset(name, value);
    for (const { name, value } of changes.increment) this.increment(name, value);
    for (const { name, value } of changes.set) this.set(name, value);
  }

  value(name: string): number {
    return this.values.get(name)?.at(-1) ?? 0;
  }

  /** All values of a name, outermost first; one zero where there is none. */
  all(name: string): readonly number[] {
    const stack = this.values.get(name);
    return stack === undefined || stack.length === 0 ? [0] : [...stack];
  }

  /** All values of all names at this place, outermost first. */
  snapshot(): CounterValues {
    const found = new Map<string, readonly number[]>();
    for (const [name, stack] of this.values) if (stack.length > 0) found.set(name, [...stack]);
    return found;
  }

  static at(values: CounterValues): Counters {
    const counters = new Counters();
    for (const [name, stack] of values) counters.values.set(name, [...stack]);
    return counters;
  }

  private stack(name: string): number[] {
    const stack = this.values.get(name) ?? [];
    this.values.set(name, stack);
    return stack;
  }
}
