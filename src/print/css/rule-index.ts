/** Rules sorted by precedence and indexed by what their selectors ask for, so that an element meets only those that may match it. */

import { classesOf } from '../../html/walk.js';
import type { Element } from '../../html/dom.js';
import type { Declaration } from './declaration.js';
import type { CompiledSelector } from './selector.js';

export interface IndexedRule {
  readonly selector: CompiledSelector;
  readonly declarations: readonly Declaration[];
  /** Origin, specificity and order in one: higher wins. Unique. */
  readonly rank: number;
  /** The rank of its cascade layer. */
  readonly layer: number;
  readonly isUserAgent: boolean;
}

export class RuleIndex {
  private readonly byId = new Map<string, IndexedRule[]>();
  private readonly byClass = new Map<string, IndexedRule[]>();
  private readonly byTag = new Map<string, IndexedRule[]>();
  private readonly universal: IndexedRule[] = [];

  add(rule: IndexedRule): void {
    const key = rule.selector.key;
    if (key === null) {
      this.universal.push(rule);
      return;
    }
    const map = key.kind === 'id' ? this.byId : key.kind === 'class' ? this.byClass : this.byTag;
    const list = map.get(key.value);
    if (list === undefined) map.set(key.value, [rule]);
    else list.push(rule);
  }

  /** Rules that match, lowest precedence first. */
  match(element: Element): readonly IndexedRule[] {
    const found: IndexedRule[] = [];
    const id = element.attribs['id'];
    if (id !== undefined) collect(this.byId.get(id), element, found);
    if (element.attribs['class'] !== undefined) {
      for (const name of new Set(classesOf(element))) collect(this.byClass.get(name), element, found);
    }
    collect(this.byTag.get(element.name.toLowerCase()), element, found);
    collect(this.universal, element, found);
    return found.length > 1 ? found.sort((a, b) => a.rank - b.rank) : found;
  }
}

function collect(rules: readonly IndexedRule[] | undefined, element: Element, found: IndexedRule[]): void {
  if (rules === undefined) return;
  for (const rule of rules) {
    if (rule.selector.matches(element)) found.push(rule);
  }
}
