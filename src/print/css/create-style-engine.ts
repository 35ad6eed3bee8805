/**
 * The css stage: style sheets and a document in, the computed style of everything in it out.
 *
 * What always holds: an element's style depends on its parent's state and on the declarations that match, so elements
 * for which both are equal share one `ComputedStyle`; styles are computed when first asked for, parents first.
 */

import { unreadableCss } from '../../diagnostics/catalogue/css.js';
import { elementsOf, getAttribute, parentElement, rootElement } from '../../html/walk.js';
import { placeOfOrigin } from '../../html/place-of-origin.js';
import { authorDeclarations, indexRules, userAgentDeclarations } from './cascade.js';
import { directionOfText, isAutoDirected } from './direction.js';
import { readCounterStyle } from './counter-style-rule.js';
import { checkCounterStyles } from './counter-style-value.js';
import { createCounterStyles } from './counter-styles.js';
import { createDeclarationReader } from './declaration-reader.js';
import { usedLineHeight } from './compute-style.js';
import { readFontFace } from './font-face.js';
import { createPageStyler } from './page-style.js';
import { parseStyleAttribute, parseStyleSheet } from './parse-style-sheet.js';
import { createStateFactory } from './style-state.js';
import { USER_AGENT_FILE, USER_AGENT_SHEET } from './user-agent-sheet.js';
import type { Outcome, Place } from '../../diagnostics/index.js';
import type { Document, Element } from '../../html/dom.js';
import type { Declaration } from './declaration.js';
import type { DeclarationReader } from './declaration-reader.js';
import type { RuleIndexes } from './cascade.js';
import type { CounterStyles, DeclaredCounterStyle } from './counter-styles.js';
import type { FontFaceSource, PageRule, ParsedStyleSheet } from './parse-style-sheet.js';
import type { PseudoElement, StyleEngine, StyleSheetSource } from './style-engine.js';
import type { Slots } from './longhand.js';
import type { IndexedRule } from './rule-index.js';
import type { StateRequest, StyleState } from './style-state.js';

export interface StyleEngineOptions {
  /** In cascade order: later sheets win. */
  readonly sheets: readonly StyleSheetSource[];
  /** Must not change while the engine is in use. */
  readonly document: Document;
  /** Where in the author's files an origin (`data-o`) lies, for what is wrong in style attributes. */
  readonly placeOf?: (origin: string) => Place | null;
}

const INITIAL_FONT_SIZE_PT = 12;
/** Reads the sheets, makes the engine and styles the whole document, so that every diagnostic is there when it returns. */
export function createStyleEngine(options: StyleEngineOptions): Outcome<StyleEngine> {
  const reader = createDeclarationReader();
  const userAgent = parseStyleSheet({ text: USER_AGENT_SHEET, file: USER_AGENT_FILE }).value;
  const authors = options.sheets.map((sheet) => parseStyleSheet(sheet));
  for (const [index, { diagnostics }] of authors.entries()) {
    for (const [number, diagnostic] of diagnostics.entries()) reader.warnOnce(`sheet ${index} ${number}`, () => diagnostic);
  }
  const pageRules: readonly PageRule[] = authors.flatMap(({ value }) => value.pageRules);
  const fontFaces: readonly FontFaceSource[] = authors.flatMap(({ value }) => value.fontFaces);
  const indexes = indexRules(userAgent, authors.map(({ value }) => value), reader);
  const counterStyles = readCounterStyles(authors.map(({ value }) => value), reader);
  const styler = createElementStyler(options, indexes, reader);
  const pages = createPageStyler({ rules: pageRules, reader, states: styler.states, root: styler.root });
  const engine: StyleEngine = {
    styleOf: (element) => styler.stateOf(element).style,
    customProperty: (element, name) => styler.stateOf(element).custom.get(name) ?? null,
    pseudoStyleOf: styler.pseudoStyleOf,
    rootStyle: styler.anonymousRootStyle,
    pageStyle: pages.pageStyle,
    pageImages: pages.images,
    pageCounters: pages.counters,
    counterStyles,
    fontFaces: fontFaces.map((source) => readFontFace(source, reader)).filter((face) => face !== null),
  };
  styleAll(options.document, engine, pageRules);
  return { value: engine, diagnostics: reader.diagnostics };
}

/** Of rules with one name the last holds (CSS Counter Styles 3, section 2). */
function readCounterStyles(sheets: readonly ParsedStyleSheet[], reader: DeclarationReader): CounterStyles {
  const declared = new Map<string, DeclaredCounterStyle>();
  for (const source of sheets.flatMap((sheet) => sheet.counterStyles)) {
    const style = readCounterStyle(source, reader);
    if (style !== null) declared.set(source.name, style);
  }
  const styles = createCounterStyles(declared);
  for (const { styleRules, pageRules } of sheets) {
    for (const rule of styleRules) checkCounterStyles(rule.declarations, styles, reader);
    for (const rule of pageRules) checkCounterStyles([...rule.declarations, ...rule.marginBoxes.flatMap((box) => box.declarations), ...rule.footnote], styles, reader);
  }
  return styles;
}

/** Some faults show only on an element or a page: a custom property without a value there. */
function styleAll(document: Document, engine: StyleEngine, pageRules: readonly PageRule[]): void {
  for (const element of elementsOf(document)) {
    engine.styleOf(element);
    engine.pseudoStyleOf(element, 'before');
    engine.pseudoStyleOf(element, 'after');
  }
  for (const pattern of pageRules.flatMap((rule) => rule.patterns)) {
    const side = pattern.pseudos.includes('left') ? 'left' : 'right';
    engine.pageStyle({ name: pattern.name ?? '', first: pattern.pseudos.includes('first'), side, blank: pattern.pseudos.includes('blank') });
  }
}

interface ElementStyler {
  readonly states: ReturnType<typeof createStateFactory>;
  readonly root: StyleState;
  readonly anonymousRootStyle: StyleState['style'];
  stateOf(element: Element): StyleState;
  pseudoStyleOf(element: Element, pseudo: PseudoElement): StyleState['style'] | null;
}

function createElementStyler({ document, placeOf = () => null }: StyleEngineOptions, indexes: RuleIndexes, reader: DeclarationReader): ElementStyler {
  const states = createStateFactory(reader);
  const byElement = new Map<Element, StyleState>();
  const byKey = new Map<string, StyleState>();
  const inline = createInlineReader(reader, placeOf);
  let measures: Pick<StateRequest, 'rootFontSizePt' | 'rootLineHeightPt'> = { rootFontSizePt: INITIAL_FONT_SIZE_PT };

  function compute(element: Element, parent: StyleState | null): StyleState {
    const rules = indexes.get('element')?.match(element) ?? [];
    const language = getAttribute(element, 'lang') ?? getAttribute(element, 'xml:lang') ?? parent?.style.language ?? '';
    const styleText = getAttribute(element, 'style') ?? '';
    const hint = directionHint(element);
    const key = `${parent?.id ?? -1}${ranksOf(rules)}|${hint}|${language}|${styleText}`;
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const userAgent = [...userAgentDeclarations(rules), ...hintDeclarations(hint, reader)];
    const state = states.compute({ parent, userAgent, declarations: [...authorDeclarations(rules), ...inline(styleText, element)], language, ...measures });
    byKey.set(key, state);
    return state;
  }

  function stateOf(element: Element): StyleState {
    const known = byElement.get(element);
    if (known !== undefined) return known;
    // From the nearest ancestor with a state downwards, in a loop: documents may be deeper than the call stack.
    const path: Element[] = [];
    let state: StyleState | null = null;
    for (let current: Element | null = element; current !== null && state === null; current = parentElement(current)) {
      state = byElement.get(current) ?? null;
      if (state === null) path.push(current);
    }
    for (const current of path.reverse()) {
      state = compute(current, state);
      byElement.set(current, state);
    }
    return state ?? states.compute({ parent: null, declarations: [], language: '', ...measures });
  }

  function pseudoStyleOf(element: Element, pseudo: PseudoElement): StyleState['style'] | null {
    const rules = indexes.get(pseudo)?.match(element) ?? [];
    if (rules.length === 0 && pseudo !== 'marker') return null;
    const parent = stateOf(element);
    const isFootnotePart = pseudo === 'footnote-call' || pseudo === 'footnote-marker';
    if (isFootnotePart && parent.style.float !== 'footnote') return null;
    if (pseudo === 'marker' && parent.style.display !== 'list-item') return null;
    const key = `${parent.id} ::${pseudo}${ranksOf(rules)}|${parent.style.language}`;
    const state = byKey.get(key) ?? states.compute({ parent, userAgent: userAgentDeclarations(rules), declarations: authorDeclarations(rules), language: parent.style.language, ...measures });
    byKey.set(key, state);
    const hasContent = state.style.content !== 'normal' && state.style.content !== 'none';
    return hasContent || pseudo === 'marker' || isFootnotePart ? state.style : null;
  }

  const rootNode = rootElement(document);
  let root = rootNode === null ? states.compute({ parent: null, declarations: [], language: '', ...measures }) : compute(rootNode, null);
  if (rootNode !== null && (root.slots['font-size'] !== measures.rootFontSizePt || root.slots['line-height'] !== 'normal')) {
    // `rem` and `rlh` on the root itself are its own measures, except in `font-size` and `line-height`, where they are the initial ones.
    measures = { rootFontSizePt: root.slots['font-size'], rootLineHeightPt: usedLineHeight(root.slots) };
    const settled = settledMeasures(root.slots).map(([property, text]) => ({ property, text, important: true, place: null }));
    const rules = indexes.get('element')?.match(rootNode) ?? [];
    const userAgent = [...userAgentDeclarations(rules), ...hintDeclarations(directionHint(rootNode), reader)];
    const declarations = [...authorDeclarations(rules), ...inline(getAttribute(rootNode, 'style') ?? '', rootNode), ...reader.readAll(settled)];
    byKey.clear();
    root = states.compute({ parent: null, userAgent, declarations, language: root.style.language, ...measures });
  }
  if (rootNode !== null) byElement.set(rootNode, root);
  const anonymous = states.compute({ parent: root, declarations: [], language: root.style.language, ...measures });
  return { states, root, anonymousRootStyle: anonymous.style, stateOf, pseudoStyleOf };
}

function ranksOf(rules: readonly IndexedRule[]): string {
  let text = '';
  for (const { rank } of rules) text += ` ${rank}`;
  return text;
}

function settledMeasures(slots: Slots): readonly (readonly [property: string, text: string])[] {
  const { 'font-size': fontSize, 'line-height': lineHeight } = slots;
  const height = lineHeight === 'normal' ? 'normal' : 'pt' in lineHeight ? `${lineHeight.pt}pt` : `${lineHeight.factor}`;
  return [['font-size', `${fontSize}pt`], ['line-height', height]];
}

/** Reads style attributes, each text once: what is wrong in it is reported where it first stands. */
function createInlineReader(reader: DeclarationReader, placeOf: (origin: string) => Place | null): (text: string, element: Element) => readonly Declaration[] {
  const known = new Map<string, readonly Declaration[]>();
  return (text, element) => {
    if (text === '') return [];
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    const place = placeOfOrigin(element, placeOf);
    const { declarations, unreadable } = parseStyleAttribute(text);
    for (const piece of unreadable) reader.warnOnce(`inline ${piece}`, () => unreadableCss({ text: piece }, { place }));
    const read = reader.readAll(declarations.map((declaration) => ({ ...declaration, place })));
    known.set(text, read);
    return read;
  };
}

/** `dir="auto"`, which `bdi` has by itself: only such elements get their direction from their text. */
function directionHint(element: Element): '' | 'ltr' | 'rtl' {
  return isAutoDirected(element) ? directionOfText(element) : '';
}

function hintDeclarations(hint: '' | 'ltr' | 'rtl', reader: DeclarationReader): readonly Declaration[] {
  return hint === '' ? [] : reader.readAll([{ property: 'direction', text: hint, important: false, place: null }]);
}
