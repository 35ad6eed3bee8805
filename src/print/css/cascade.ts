/** The cascade (CSS Cascade 5, section 6): rules in the order of their precedence, and an element's declarations from them. */

import { unsupportedSelector } from '../../diagnostics/catalogue/css.js';
import { rankLayers } from './layers.js';
import { RuleIndex } from './rule-index.js';
import { createSelectorCompiler } from './selector.js';
import type { Declaration } from './declaration.js';
import type { DeclarationReader } from './declaration-reader.js';
import type { ParsedStyleSheet, StyleRule } from './parse-style-sheet.js';
import type { IndexedRule } from './rule-index.js';
import type { CompiledSelector, SelectorCompiler } from './selector.js';
import type { PseudoElement } from './style-engine.js';

/** Indexes of rules: for elements, and for each kind of pseudo-element. */
export type RuleIndexes = ReadonlyMap<PseudoElement | 'element', RuleIndex>;

const KINDS = ['element', 'before', 'after', 'marker', 'footnote-call', 'footnote-marker'] as const;
const USER_AGENT_LAYER = -1;

interface ReadRule {
  readonly selector: CompiledSelector;
  readonly declarations: readonly Declaration[];
  /** The rank of its cascade layer; that of the user agent is below all. */
  readonly layer: number;
}

/** Author sheets in cascade order: later ones win. */
export function indexRules(userAgent: ParsedStyleSheet, authors: readonly ParsedStyleSheet[], reader: DeclarationReader): RuleIndexes {
  const reading: Reading = { reader, selectors: createSelectorCompiler() };
  const layers = rankLayers(authors.flatMap((sheet) => sheet.layers));
  const rules = [
    ...userAgent.styleRules.flatMap((rule) => readRule(rule, USER_AGENT_LAYER, reading)),
    ...authors.flatMap((sheet) => sheet.styleRules.flatMap((rule) => readRule(rule, layers.get(rule.layer) ?? 0, reading))),
  ].map((rule, order) => ({ rule, order }));
  rules.sort((a, b) => a.rule.layer - b.rule.layer || a.rule.selector.specificity - b.rule.selector.specificity || a.order - b.order);
  const indexes = new Map(KINDS.map((kind) => [kind, new RuleIndex()]));
  for (const [rank, { rule }] of rules.entries()) {
    const { selector, declarations, layer } = rule;
    indexes.get(selector.pseudo ?? 'element')?.add({ selector, declarations, layer, rank, isUserAgent: layer === USER_AGENT_LAYER });
  }
  return indexes;
}

interface Reading {
  readonly reader: DeclarationReader;
  readonly selectors: SelectorCompiler;
}

function readRule(rule: StyleRule, layer: number, { reader, selectors }: Reading): readonly ReadRule[] {
  const declarations = reader.readAll(rule.declarations);
  try {
    return selectors.compile(rule.selector).map((selector) => ({ selector, declarations, layer }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const start = rule.place?.start.offset ?? 0;
    reader.warnOnce(`selector ${rule.place?.file ?? ''} ${start}`, () => unsupportedSelector({ selector: rule.selector, reason }, { place: rule.place, cause }));
    return [];
  }
}

/** The user agent's declarations among matching rules, lowest precedence first. */
export function userAgentDeclarations(rules: readonly IndexedRule[]): readonly Declaration[] {
  return rules.flatMap((rule) => (rule.isUserAgent ? rule.declarations : []));
}

/** The authors' declarations, lowest precedence first; among important ones the order of layers is turned round. */
export function authorDeclarations(rules: readonly IndexedRule[]): readonly Declaration[] {
  const authors = rules.filter((rule) => !rule.isUserAgent);
  const declarations = authors.flatMap((rule) => rule.declarations);
  if (new Set(authors.map((rule) => rule.layer)).size < 2 || !declarations.some(({ important }) => important)) return declarations;
  const turned = authors.toSorted((a, b) => b.layer - a.layer || a.rank - b.rank).flatMap((rule) => rule.declarations);
  return [...declarations.filter(({ important }) => !important), ...turned.filter(({ important }) => important)];
}
