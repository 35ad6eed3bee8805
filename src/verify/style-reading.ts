/**
 * What style sheets take from assistive technology: elements that are hidden from everyone (`display: none`,
 * `visibility: hidden`), and the numbers of lists set without them (`list-style: none` or an empty text) where no generated counter stands in
 * their place. As on a wide screen in light colours; a
 * rule that only holds under an interaction counts for nothing.
 */

import parse from 'css-tree/parser';
import type { CssNode, Declaration } from 'css-tree';

import { type AnyNode, type Element, isTag } from '../html/dom.js';
import { judgeCondition, type Verdict } from '../print/css/condition.js';
import { type CompiledSelector, compileSelectors } from '../print/css/selector.js';
import { Unreadable } from './unreadable.js';

interface Rule {
  readonly selector: CompiledSelector;
  readonly property: string;
  /** The value is the one that is looked for. */
  readonly takes: boolean;
  readonly isImportant: boolean;
  readonly order: number;
}

/** The values of each property that are looked for. `content` is that of `::before`. */
const TAKEN: ReadonlyMap<string, RegExp> = new Map([['display', /^none\b/], ['visibility', /^(?:hidden|collapse)\b/], ['list-style-type', /(?:^|\s)(?:none\b|""|'')/], ['content', /^counters?\(/]]);
/** Elements beside rules: a book of a thousand pages needs a third. */
const MOST_MATCHES = 12_000_000;
/** In CSS pixels. */
const SCREEN = { width: 1280, height: 800 };
const PIXELS: Readonly<Record<string, number>> = { px: 1, em: 16, rem: 16 };
const FEATURES: ReadonlyMap<string, string> = new Map([['prefers-color-scheme', 'light'], ['hover', 'hover'], ['pointer', 'fine'], ['orientation', 'landscape'], ['scripting', 'enabled']]);

export interface StyleReading {
  readonly isHidden: (element: Element) => boolean;
  /** No number or bullet stands before the list's items. */
  readonly isUnmarked: (list: Element) => boolean;
  /** A counter is set before the item's text. */
  readonly isCounted: (item: Element) => boolean;
}

/** @param sheets in the order in which the document names them. What it gives throws Unreadable where there is too much to judge */
export function readStyles(sheets: readonly string[]): StyleReading {
  const rules = sheets.flatMap(rulesOf).map((rule, order) => ({ ...rule, order }));
  const of = (property: string): readonly Rule[] => rules.filter((rule) => rule.property === property);
  let left = MOST_MATCHES;
  const verdict = (element: Element, ofProperty: readonly Rule[]): boolean | null => {
    left -= ofProperty.length;
    if (left < 0) throw new Unreadable('its style sheets hold more rules than those of any edition');
    return judge(element, ofProperty);
  };
  const [display, visibility, marks, before] = [of('display'), of('visibility'), of('list-style-type'), of('content')];
  return {
    isHidden: (element) => verdict(element, display) === true || verdict(element, visibility) === true,
    isCounted: (item) => verdict(item, before) === true,
    isUnmarked(list) {
      for (let at: AnyNode | null = list; at !== null; at = at.parent) {
        const own: boolean | null = isTag(at) ? verdict(at, marks) : null;
        if (own !== null) return own;
        // The browser's own rules for lists within.
        if (isTag(at) && (at.name === 'ol' || at.name === 'ul')) return false;
      }
      return false;
    },
  };
}

/** The cascade of one property (CSS Cascading 4, section 6); null where no rule speaks of it. */
function judge(element: Element, rules: readonly Rule[]): boolean | null {
  let winner: Rule | null = null;
  for (const rule of rules) {
    if (!rule.selector.matches(element)) continue;
    if (winner === null || comesAfter(rule, winner)) winner = rule;
  }
  return winner?.takes ?? null;
}

function comesAfter(rule: Rule, other: Rule): boolean {
  if (rule.isImportant !== other.isImportant) return rule.isImportant;
  if (rule.selector.specificity !== other.selector.specificity) return rule.selector.specificity > other.selector.specificity;
  return rule.order > other.order;
}

type UnorderedRule = Omit<Rule, 'order'>;

function rulesOf(sheet: string): readonly UnorderedRule[] {
  const found: UnorderedRule[] = [];
  try {
    gather([parse(sheet, { parseValue: false, parseRulePrelude: false, parseAtrulePrelude: false })], found);
  } catch {
    // The parser recovers from everything but nesting so deep that the call stack ends: such a sheet hides nothing.
  }
  return found;
}

function gather(nodes: Iterable<CssNode>, found: UnorderedRule[]): void {
  for (const node of nodes) {
    if (node.type === 'StyleSheet') gather(node.children, found);
    else if (node.type === 'Atrule' && node.block !== null && holds(node.name.toLowerCase(), rawText(node.prelude))) gather(node.block.children, found);
    else if (node.type === 'Rule') for (const declaration of node.block.children) if (declaration.type === 'Declaration') found.push(...ruleOf(rawText(node.prelude), declaration));
  }
}

function rawText(node: CssNode | null): string {
  return node?.type === 'Raw' ? node.value : '';
}

function ruleOf(selectors: string, { property, value, important }: Declaration): readonly UnorderedRule[] {
  const longhand = property.toLowerCase().replace(/^list-style$/, 'list-style-type');
  const taken = TAKEN.get(longhand);
  if (taken === undefined) return [];
  const takes = taken.test(rawText(value).trim().toLowerCase());
  const pseudo = longhand === 'content' ? 'before' : null;
  return compiled(selectors).filter((selector) => selector.pseudo === pseudo).map((selector) => ({ selector, property: longhand, takes, isImportant: important !== false }));
}

/** Selectors that cannot be judged match nothing. */
function compiled(selectors: string): readonly CompiledSelector[] {
  try {
    return compileSelectors(selectors);
  } catch {
    return [];
  }
}

function holds(name: string, prelude: string): boolean {
  if (name === 'supports' || name === 'layer') return true;
  return name === 'media' && prelude.split(',').some((query) => queryHolds(query.trim().toLowerCase()));
}

function queryHolds(query: string): boolean {
  const [, type, condition] = /^(?:only\s+)?(screen|all|print|speech)?\s*(?:and\s+)?(.*)$/s.exec(query) ?? [];
  if (type === 'print' || type === 'speech') return false;
  return condition === undefined || condition === '' || judgeCondition(condition, feature) === true;
}

function feature(text: string): Verdict {
  const [, name = '', value = ''] = /^\(\s*([a-z-]+)\s*(?::\s*([a-z0-9.-]+)\s*)?\)$/.exec(text) ?? [];
  const [, bound, side] = /^(?:(min|max)-)?(width|height)$/.exec(name) ?? [];
  if (side !== 'width' && side !== 'height') return FEATURES.has(name) ? FEATURES.get(name) === value : null;
  const [, number = '', unit = 'px'] = /^([\d.]+)([a-z]*)$/.exec(value) ?? [];
  const pixels = Number(number) * (PIXELS[unit === '' ? 'px' : unit] ?? Number.NaN);
  if (Number.isNaN(pixels)) return null;
  return bound === 'min' ? SCREEN[side] >= pixels : bound === 'max' ? SCREEN[side] <= pixels : SCREEN[side] === pixels;
}
