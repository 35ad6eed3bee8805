/** Reads the text of a style sheet into rules for print: style rules, page rules and font faces, with their places. */

import parse from 'css-tree/parser';
import { unreadableCss, unsupportedAtRule, unsupportedMediaQuery, unsupportedSelector } from '../../diagnostics/catalogue/css.js';
import { layerNames, UNLAYERED } from './layers.js';
import { appliesInPrint } from './media.js';
import { parsePageSelectors } from './page-selector.js';
import { isSupported } from './supports.js';
import type { Atrule, CssNode, CssLocation, Declaration } from 'css-tree';
import type { Diagnostic, Outcome, Place } from '../../diagnostics/index.js';
import type { MarginBoxName } from './computed-style.js';
import type { RawDeclaration } from './declaration.js';
import type { PagePattern } from './page-selector.js';
import type { StyleSheetSource } from './style-engine.js';

export interface StyleRule {
  readonly selector: string;
  readonly place: Place | null;
  readonly declarations: readonly RawDeclaration[];
  /** The full name of its cascade layer; empty outside any. */
  readonly layer: string;
}

export interface PageRule {
  readonly patterns: readonly PagePattern[];
  readonly declarations: readonly RawDeclaration[];
  readonly marginBoxes: readonly { readonly name: MarginBoxName; readonly declarations: readonly RawDeclaration[] }[];
  readonly footnote: readonly RawDeclaration[];
}

export interface FontFaceSource {
  readonly place: Place | null;
  readonly declarations: readonly RawDeclaration[];
}

/** A `@counter-style` rule as it stands. */
export interface CounterStyleSource {
  readonly name: string;
  readonly place: Place | null;
  readonly declarations: readonly RawDeclaration[];
}

export interface ParsedStyleSheet {
  readonly styleRules: readonly StyleRule[];
  readonly pageRules: readonly PageRule[];
  readonly fontFaces: readonly FontFaceSource[];
  readonly counterStyles: readonly CounterStyleSource[];
  /** Cascade layers in the order of their first appearance. */
  readonly layers: readonly string[];
}

const MARGIN_BOXES: ReadonlySet<string> = new Set<MarginBoxName>([
  'top-left-corner', 'top-left', 'top-center', 'top-right', 'top-right-corner', 'right-top', 'right-middle', 'right-bottom',
  'bottom-right-corner', 'bottom-right', 'bottom-center', 'bottom-left', 'bottom-left-corner', 'left-bottom', 'left-middle', 'left-top',
]);

function isMarginBox(name: string): name is MarginBoxName {
  return MARGIN_BOXES.has(name);
}

/** What the reader gathers as it goes through one sheet. */
interface Gathering {
  readonly file: string;
  readonly text: string;
  readonly styleRules: StyleRule[];
  readonly pageRules: PageRule[];
  readonly fontFaces: FontFaceSource[];
  readonly counterStyles: CounterStyleSource[];
  readonly layers: string[];
  readonly diagnostics: Diagnostic[];
}

/** The same few sheets style every document of a process. */
const PARSED = new Map<string, Outcome<ParsedStyleSheet>>();
const KEPT_SHEETS = 32;

/** Never fails: what cannot be read is left out with a warning. */
export function parseStyleSheet(source: StyleSheetSource): Outcome<ParsedStyleSheet> {
  const key = `${source.file}\n${source.text}`;
  const known = PARSED.get(key);
  if (known !== undefined) return known;
  if (PARSED.size >= KEPT_SHEETS) PARSED.clear();
  const parsed = parseAnew(source);
  PARSED.set(key, parsed);
  return parsed;
}

function parseAnew(source: StyleSheetSource): Outcome<ParsedStyleSheet> {
  const gathering: Gathering = { ...source, styleRules: [], pageRules: [], fontFaces: [], counterStyles: [], layers: [], diagnostics: [] };
  try {
    const sheet = parse(source.text, { positions: true, parseValue: false, parseRulePrelude: false, parseAtrulePrelude: false });
    if (sheet.type === 'StyleSheet') readRules(sheet.children, gathering, UNLAYERED);
  } catch (cause) {
    // The parser recovers from everything but nesting so deep that the call stack ends.
    gathering.diagnostics.push(unreadableCss({ text: excerpt(source.text) }, { place: startOf(source.file), cause }));
  }
  return { value: gathering, diagnostics: gathering.diagnostics };
}

function readRules(nodes: Iterable<CssNode>, gathering: Gathering, layer: string): void {
  for (const node of nodes) {
    if (node.type === 'Rule') {
      const place = placeOf(node.prelude.loc, gathering.file);
      const selector = node.prelude.type === 'Raw' ? node.prelude.value.trim() : '';
      gathering.styleRules.push({ selector, place, declarations: readDeclarations(node.block.children, gathering), layer });
    } else if (node.type === 'Atrule') {
      readAtRule(node, gathering, layer);
    } else if (node.type === 'Raw' && node.value.trim() !== '') {
      gathering.diagnostics.push(unreadableCss({ text: excerpt(node.value) }, { place: placeOf(node.loc, gathering.file) }));
    }
  }
}

function readAtRule(rule: Atrule, gathering: Gathering, layer: string): void {
  const place = placeOf(rule.loc, gathering.file);
  const prelude = rule.prelude?.type === 'Raw' ? rule.prelude.value.trim() : '';
  const name = rule.name.toLowerCase();
  const { block } = rule;
  if (name === 'charset') return;
  if (name === 'layer') {
    readLayer(rule, prelude, gathering, layer);
  } else if (block === null) {
    const reason = name === 'import' ? 'style sheets are given to the print engine one by one' : 'the print engine does not know this rule';
    gathering.diagnostics.push(unsupportedAtRule({ name, reason }, { place }));
  } else if (name === 'media') {
    const applies = appliesInPrint(prelude);
    if (applies === null) gathering.diagnostics.push(unsupportedMediaQuery({ query: prelude }, { place }));
    if (applies === true) readRules(block.children, gathering, layer);
  } else if (name === 'supports') {
    const applies = isSupported(prelude);
    if (applies === null) gathering.diagnostics.push(unsupportedAtRule({ name, reason: `its condition “${excerpt(prelude)}” is not understood` }, { place }));
    if (applies === true) readRules(block.children, gathering, layer);
  } else if (name === 'page') {
    readPageRule(rule, prelude, gathering);
  } else if (name === 'font-face') {
    gathering.fontFaces.push({ place, declarations: readDeclarations(block.children, gathering) });
  } else if (name === 'counter-style') {
    gathering.counterStyles.push({ name: prelude, place, declarations: readDeclarations(block.children, gathering) });
  } else {
    gathering.diagnostics.push(unsupportedAtRule({ name, reason: 'the print engine does not know this rule' }, { place }));
  }
}

/** `@layer a, b;` declares an order; `@layer a { … }` fills a layer, one of its own where it has no name. */
function readLayer(rule: Atrule, prelude: string, gathering: Gathering, within: string): void {
  const place = placeOf(rule.loc, gathering.file);
  const unnamed = `unnamed-${gathering.file.replace(/[^\w-]/g, '-')}-${place?.start.offset ?? 0}`;
  const names = layerNames(prelude === '' && rule.block !== null ? unnamed : prelude, within);
  const [name] = names ?? [];
  if (names === null || name === undefined || (rule.block !== null && names.length > 1)) {
    gathering.diagnostics.push(unsupportedAtRule({ name: 'layer', reason: `“${excerpt(prelude)}” is not the name of a layer` }, { place }));
    return;
  }
  gathering.layers.push(...names);
  if (rule.block !== null) readRules(rule.block.children, gathering, name);
}

function readPageRule(rule: Atrule, prelude: string, gathering: Gathering): void {
  const patterns = parsePageSelectors(prelude);
  const place = placeOf(rule.loc, gathering.file);
  if (patterns === null) {
    gathering.diagnostics.push(unsupportedSelector({ selector: `@page ${prelude}`, reason: 'a page is chosen by its name and :first, :left, :right or :blank' }, { place }));
    return;
  }
  const marginBoxes: { name: MarginBoxName; declarations: readonly RawDeclaration[] }[] = [];
  const footnote: RawDeclaration[] = [];
  const own: CssNode[] = [];
  for (const node of rule.block?.children ?? []) {
    if (node.type !== 'Atrule') {
      own.push(node);
      continue;
    }
    const name = node.name.toLowerCase();
    const declarations = readDeclarations(node.block?.children ?? [], gathering);
    if (isMarginBox(name)) marginBoxes.push({ name, declarations });
    else if (name === 'footnote') footnote.push(...declarations);
    else gathering.diagnostics.push(unsupportedAtRule({ name, reason: 'a page has no such margin box' }, { place: placeOf(node.loc, gathering.file) }));
  }
  gathering.pageRules.push({ patterns, declarations: readDeclarations(own, gathering), marginBoxes, footnote });
}

function readDeclarations(nodes: Iterable<CssNode>, gathering: Gathering): readonly RawDeclaration[] {
  const declarations: RawDeclaration[] = [];
  for (const node of nodes) {
    const place = placeOf(node.loc, gathering.file);
    if (node.type === 'Declaration') {
      declarations.push(rawDeclaration(node, withoutBlankEnd(place, gathering.text)));
    } else if (node.type === 'Rule') {
      const selector = node.prelude.type === 'Raw' ? node.prelude.value.trim() : '';
      gathering.diagnostics.push(unsupportedSelector({ selector, reason: 'rules inside rules are not supported' }, { place }));
    } else if (node.type === 'Atrule') {
      gathering.diagnostics.push(unsupportedAtRule({ name: node.name, reason: 'it cannot stand here' }, { place }));
    } else if (node.type === 'Raw' && node.value.replace(/[;\s]/g, '') !== '') {
      gathering.diagnostics.push(unreadableCss({ text: excerpt(node.value) }, { place }));
    }
  }
  return declarations;
}

function rawDeclaration(node: Declaration, place: Place | null): RawDeclaration {
  const isCustom = node.property.startsWith('--');
  const text = node.value.type === 'Raw' ? node.value.value : '';
  return { property: isCustom ? node.property : node.property.toLowerCase(), text: text.trim(), important: node.important !== false, place };
}

/** The declarations of a `style` attribute; what cannot be read is in the second list. */
export function parseStyleAttribute(text: string): { readonly declarations: readonly RawDeclaration[]; readonly unreadable: readonly string[] } {
  const declarations: RawDeclaration[] = [];
  const unreadable: string[] = [];
  try {
    const list = parse(text, { context: 'declarationList', parseValue: false });
    for (const node of list.type === 'DeclarationList' ? list.children : []) {
      if (node.type === 'Declaration') declarations.push(rawDeclaration(node, null));
      else if (node.type === 'Raw' && node.value.replace(/[;\s]/g, '') !== '') unreadable.push(excerpt(node.value));
    }
  } catch {
    // As above: only nesting beyond the call stack.
    unreadable.push(excerpt(text));
  }
  return { declarations, unreadable };
}

function placeOf(location: CssLocation | undefined, file: string): Place | null {
  return location === undefined ? null : { file, start: { ...location.start }, end: { ...location.end } };
}

/** The parser counts the white space before a closing bracket to the declaration. */
function withoutBlankEnd(place: Place | null, text: string): Place | null {
  if (place?.end == null) return place;
  let { offset, line } = place.end;
  for (; offset > place.start.offset && /\s/.test(text[offset - 1] ?? ''); offset--) line -= text[offset - 1] === '\n' ? 1 : 0;
  return { ...place, end: { offset, line, column: offset - text.lastIndexOf('\n', offset - 1) } };
}

export function startOf(file: string): Place {
  return { file, start: { line: 1, column: 1, offset: 0 }, end: null };
}

/** A piece of a sheet as diagnostics show it. */
export function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
