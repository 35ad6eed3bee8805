/** The style of a page and of its margin boxes (CSS Paged Media 3, sections 4 to 7). */

import { unsupportedValue } from '../../diagnostics/catalogue/css.js';
import { parseComponents } from './component-value.js';
import { assembleBorder, visible } from './compute-style.js';
import { parseContent, parseContentList, parseCounterChanges } from './content-value.js';
import { substitute } from './custom-properties.js';
import { parsePageSize } from './page-size.js';
import { matchesPage, pageSpecificity } from './page-selector.js';
import type { ContentItem, LengthPercentageAuto, SizeValue, MarginBoxName, PageSelector, PageStyle, ComputedStyle } from './computed-style.js';
import type { Declaration, RawDeclaration } from './declaration.js';
import type { DeclarationReader } from './declaration-reader.js';
import type { PageSize } from './page-size.js';
import type { PageRule } from './parse-style-sheet.js';
import type { StateFactory, StyleState } from './style-state.js';

export interface PageStyler {
  pageStyle(selector: PageSelector): PageStyle;
  /** Addresses of the pictures that margin boxes show. */
  readonly images: readonly string[];
  /** Names of counters that pages have: `page`, `pages`, and whatever a page context changes (CSS Paged Media 3, section 7.1). */
  readonly counters: ReadonlySet<string>;
}

/** What the styles of pages are made from; the page context takes inherited values and custom properties from the root element. */
export interface PageContext {
  readonly rules: readonly PageRule[];
  readonly reader: DeclarationReader;
  readonly states: StateFactory;
  readonly root: StyleState;
}

interface PreparedRule {
  readonly order: number;
  readonly rule: PageRule;
  readonly declarations: readonly Declaration[];
  readonly special: readonly RawDeclaration[];
  readonly marginBoxes: readonly { readonly name: MarginBoxName; readonly declarations: readonly Declaration[] }[];
  readonly footnote: readonly Declaration[];
}

const SIZE = 'size';
const LABEL = '-sheaf-page-label';
const A4: PageSize = { widthPt: (210 * 72) / 25.4, heightPt: (297 * 72) / 25.4 };
/** Where no sheet says: as other print engines have it, 75 px. */
const DEFAULT_MARGIN_PT = 56.25;
const DEFAULT_LABEL: readonly ContentItem[] = [{ kind: 'counter', name: 'page', style: 'decimal' }];

export function createPageStyler(context: PageContext): PageStyler {
  const prepared = context.rules.map((rule, order) => prepare(rule, order, context.reader));
  const known = new Map<string, PageStyle>();
  return {
    images: imagesOf(context),
    counters: new Set(['page', 'pages', ...context.rules.flatMap(changedCounters)]),
    pageStyle: (selector) => {
      const matching = matchingRules(selector, prepared);
      // Pages for which the same rules hold share one style, which the layout takes as a sign that they are alike.
      const key = matching.map(({ order }) => order).join(' ');
      const style = known.get(key) ?? makePageStyle(matching, context);
      known.set(key, style);
      return style;
    },
  };
}

function prepare(rule: PageRule, order: number, reader: DeclarationReader): PreparedRule {
  const isSpecial = (raw: RawDeclaration): boolean => raw.property === SIZE || raw.property === LABEL;
  return {
    rule,
    order,
    special: rule.declarations.filter(isSpecial),
    declarations: reader.readAll(rule.declarations.filter((raw) => !isSpecial(raw))),
    marginBoxes: rule.marginBoxes.map(({ name, declarations }) => ({ name, declarations: reader.readAll(declarations) })),
    footnote: reader.readAll(rule.footnote),
  };
}

function makePageStyle(matching: readonly PreparedRule[], context: PageContext): PageStyle {
  const { states, reader, root } = context;
  const common = { language: root.style.language, rootFontSizePt: root.slots['font-size'] };
  const margins = reader.readAll([{ property: 'margin', text: `${DEFAULT_MARGIN_PT}pt`, important: false, place: null }]);
  const page = states.compute({ ...common, parent: root, declarations: [...margins, ...matching.flatMap((rule) => rule.declarations)] });
  const size = lastSpecial(SIZE, matching, page, context, (text, fontSizePt) => parsePageSize(parseComponents(text) ?? [], fontSizePt)) ?? A4;
  const label = lastSpecial(LABEL, matching, page, context, (text) => parseContentList(parseComponents(text) ?? []));
  const { slots } = page;
  const paddingPt = {
    top: onPage(slots['padding-top'], size.heightPt),
    right: onPage(slots['padding-right'], size.widthPt),
    bottom: onPage(slots['padding-bottom'], size.heightPt),
    left: onPage(slots['padding-left'], size.widthPt),
  };
  const border = assembleBorder(slots);
  return {
    ...size,
    marginPt: pageMargins(page, size, paddingPt, border),
    paddingPt,
    border,
    backgroundColour: visible(slots['background-color']),
    marginBoxes: marginBoxes(matching, page, context),
    footnoteArea: states.compute({ ...common, parent: page, declarations: [...blockDisplay(reader), ...matching.flatMap((rule) => rule.footnote)] }).style,
    label: label ?? DEFAULT_LABEL,
    counterReset: slots['counter-reset'],
    counterIncrement: slots['counter-increment'],
    counterSet: slots['counter-set'],
  };
}

/** Rules for a page, the least specific first; those of one specificity in their order. */
function matchingRules(selector: PageSelector, prepared: readonly PreparedRule[]): readonly PreparedRule[] {
  const matching = prepared.flatMap((rule) => {
    const patterns = rule.rule.patterns.filter((pattern) => matchesPage(pattern, selector));
    return patterns.length === 0 ? [] : [{ rule, specificity: Math.max(...patterns.map(pageSpecificity)) }];
  });
  return matching.sort((a, b) => a.specificity - b.specificity || a.rule.order - b.rule.order).map(({ rule }) => rule);
}

/** The value of the last understood declaration of a property that only pages have. */
function lastSpecial<T>(
  property: string,
  matching: readonly PreparedRule[],
  page: StyleState,
  { reader }: PageContext,
  parse: (text: string, fontSizePt: number) => T | null,
): T | null {
  let found: T | null = null;
  const raws = matching.flatMap((rule) => rule.special).filter((raw) => raw.property === property);
  for (const raw of [...raws.filter(({ important }) => !important), ...raws.filter(({ important }) => important)]) {
    const text = substitute(raw.text, (name) => page.custom.get(name) ?? null);
    const value = text === null ? null : parse(text, page.slots['font-size']);
    if (value === null) reader.warnOnce(`value ${property}: ${raw.text}`, () => unsupportedValue({ property, value: raw.text }, { place: raw.place }));
    else found = value;
  }
  return found;
}

function marginBoxes(matching: readonly PreparedRule[], page: StyleState, { states, reader }: PageContext): ReadonlyMap<MarginBoxName, ComputedStyle> {
  const declarations = new Map<MarginBoxName, Declaration[]>();
  for (const { name, declarations: own } of matching.flatMap((rule) => rule.marginBoxes)) {
    const list = declarations.get(name) ?? [...reader.readAll(marginBoxDefaults(name)), ...blockDisplay(reader)];
    list.push(...own);
    declarations.set(name, list);
  }
  const boxes = new Map<MarginBoxName, ComputedStyle>();
  for (const [name, list] of declarations) {
    const { style } = states.compute({ parent: page, declarations: list, language: page.style.language, rootFontSizePt: page.slots['font-size'] });
    if (style.content !== 'none' && style.content !== 'normal') boxes.set(name, style);
  }
  return boxes;
}

function changedCounters({ declarations }: PageRule): readonly string[] {
  const changes = declarations.filter(({ property }) => property === 'counter-reset' || property === 'counter-increment' || property === 'counter-set');
  return changes.flatMap(({ text }) => parseCounterChanges(parseComponents(text) ?? [], 0) ?? []).map(({ name }) => name);
}

function imagesOf({ rules, root }: PageContext): readonly string[] {
  const contents = rules.flatMap((rule) => rule.marginBoxes.flatMap(({ declarations }) => declarations.filter(({ property }) => property === 'content')));
  const items = contents.flatMap(({ text }) => parseContent(parseComponents(substitute(text, (name) => root.custom.get(name) ?? null) ?? '') ?? []) ?? []);
  return [...new Set(items.flatMap((item) => (item.kind === 'image' ? [item.url] : [])))];
}

function blockDisplay(reader: DeclarationReader): readonly Declaration[] {
  return reader.readAll([{ property: 'display', text: 'block', important: false, place: null }]);
}

/** CSS Paged Media 3, section 6.1: the alignment that each margin box begins with. */
function marginBoxDefaults(name: MarginBoxName): readonly RawDeclaration[] {
  const horizontal: Readonly<Partial<Record<MarginBoxName, string>>> = {
    'top-left-corner': 'right', 'top-left': 'left', 'top-right': 'right', 'top-right-corner': 'left',
    'bottom-left-corner': 'right', 'bottom-left': 'left', 'bottom-right': 'right', 'bottom-right-corner': 'left',
  };
  const vertical = name === 'left-top' || name === 'right-top' ? 'top' : name === 'left-bottom' || name === 'right-bottom' ? 'bottom' : 'middle';
  return [
    { property: 'text-align', text: horizontal[name] ?? 'center', important: false, place: null },
    { property: 'vertical-align', text: vertical, important: false, place: null },
  ];
}

/** Margins beside a content area that may have a size of its own (section 5.2, as for blocks in CSS 2.1). */
function pageMargins({ style }: StyleState, size: PageSize, padding: PageStyle['paddingPt'], border: PageStyle['border']): PageStyle['marginPt'] {
  const isBorderBox = style.boxSizing === 'border-box';
  const along = (pagePt: number, insetsPt: number, box: SizeValue, [start, end]: readonly [LengthPercentageAuto, LengthPercentageAuto]): readonly [number, number] => {
    if (typeof box === 'string') return [onPage(start, pagePt), onPage(end, pagePt)];
    const free = pagePt - onPage(box, pagePt) - (isBorderBox ? 0 : insetsPt);
    if (start === 'auto' && end === 'auto') return [free / 2, free / 2];
    return start === 'auto' ? [free - onPage(end, pagePt), onPage(end, pagePt)] : [onPage(start, pagePt), free - onPage(start, pagePt)];
  };
  const { margin } = style;
  const across = along(size.widthPt, padding.left + padding.right + border.left.widthPt + border.right.widthPt, style.width, style.direction === 'ltr' ? [margin.left, margin.right] : [margin.right, margin.left]);
  const [left, right] = style.direction === 'ltr' ? across : [across[1], across[0]];
  const [top, bottom] = along(size.heightPt, padding.top + padding.bottom + border.top.widthPt + border.bottom.widthPt, style.height, [margin.top, margin.bottom]);
  return { top, right, bottom, left };
}

function onPage(value: LengthPercentageAuto, referencePt: number): number {
  if (value === 'auto') return 0;
  return typeof value === 'number' ? value : (value.percent / 100) * referencePt + value.plusPt;
}
