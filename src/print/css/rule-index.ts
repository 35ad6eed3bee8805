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
  /** Rules to ask for each value of a class attribute: few values, many elements. */
  private readonly byClassText = new Map<string, readonly IndexedRule[]>();

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

  /** Rules that match, lowest precedence first. All rules must have been added. */
  match(element: Element): readonly IndexedRule[] {
    const { id, class: classText } = element.attribs;
    let found = id === undefined ? NONE : collect(this.byId.get(id), element, NONE);
    if (classText !== undefined) found = collect(this.ofClasses(classText, element), element, found);
    found = collect(this.byTag.get(element.name) ?? this.byTag.get(element.name.toLowerCase()), element, found);
    found = collect(this.universal, element, found);
    return found.length > 1 ? found.sort((a, b) => a.rank - b.rank) : found;
  }

  private ofClasses(classText: string, element: Element): readonly IndexedRule[] {
    const known = this.byClassText.get(classText);
    if (known !== undefined) return known;
    const rules = [...new Set(classesOf(element))].flatMap((name) => this.byClass.get(name) ?? []);
    this.byClassText.set(classText, rules);
    return rules;
  }
}

/** Shared by all elements that no rule matches; never written to. */
const NONE: IndexedRule[] = [];

function collect(rules: readonly IndexedRule[] | undefined, element: Element, found: IndexedRule[]): IndexedRule[] {
  if (rules === undefined) return found;
  let all = found;
  for (const rule of rules) {
    if (!rule.selector.matches(element)) continue;
    if (all === NONE) all = [rule];
    else all.push(rule);
  }
  return all;
}
