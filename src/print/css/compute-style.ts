/** From cascaded declarations to computed values (CSS Cascade 4, section 4), and from these to `ComputedStyle`. */

import { INHERITED_NAMES, INITIAL_SLOTS, LONGHANDS, physicalName } from './longhands.js';
import type { BorderSide, Colour, ComputedStyle, Display, FontFeature, Sides } from './computed-style.js';
import type { ComputeContext, LonghandName, Slots } from './longhand.js';
import type { Entry } from './shorthands.js';

/** Where a font has no line height of its own at hand. */
const NORMAL_LINE_HEIGHT = 1.2;
/** These come first, in this order: the others depend on them. */
const FIRST: readonly LonghandName[] = ['font-size', 'color', 'line-height'];

/** Cascaded values by origin, lowest precedence first. */
export interface CascadedEntries {
  readonly userAgent: readonly Entry[];
  readonly author: readonly Entry[];
}

/** What `rem`, `rlh` and their like are of. */
export interface RootMeasures {
  readonly fontSizePt: number;
  readonly lineHeightPt: number;
}

/** Where in the document values are computed. */
export interface ComputePlace {
  readonly root: RootMeasures;
  /** The display of the nearest ancestor that makes a box; null for the root element. */
  readonly around: Display | null;
}

/** The computed values that cascaded ones make of a parent's. */
export function computeSlots(cascaded: CascadedEntries, parent: Slots | null, { root, around: boxAround }: ComputePlace): Slots {
  const slots: Record<string, unknown> = { ...INITIAL_SLOTS };
  if (parent !== null) {
    for (const name of INHERITED_NAMES) slots[name] = parent[name];
  }
  // Each slot is filled by its longhand's own parser, so it has its own type; a record cannot say so.
  const filled = slots as unknown as Slots;
  const winning = winningValues(cascaded, parent);
  const around = parent ?? INITIAL_SLOTS;
  let context: ComputeContext = {
    fontSizePt: around['font-size'], rootFontSizePt: root.fontSizePt, rootLineHeightPt: root.lineHeightPt, colour: around.color, lineHeightPt: usedLineHeight(around), parent,
  };
  for (const name of FIRST) {
    const value = winning.get(name);
    if (value !== undefined) slots[name] = resolve(name, value, context);
    const { color: colour, 'font-size': fontSizePt } = filled;
    context = { ...context, colour, fontSizePt };
  }
  context = { ...context, lineHeightPt: usedLineHeight(filled) };
  for (const [name, value] of winning) {
    if (!FIRST.includes(name)) slots[name] = resolve(name, value, context);
  }
  return blockify(filled, boxAround);
}

/** The value of the highest precedence for each longhand; `revert` takes the user agent's. */
function winningValues({ userAgent, author }: CascadedEntries, parent: Slots | null): ReadonlyMap<LonghandName, Entry['value']> {
  const winning = new Map<LonghandName, Entry['value']>();
  const direction = winningDirection(userAgent, author, parent);
  const add = ({ name, value }: Entry, reverted: ReadonlyMap<LonghandName, Entry['value']> | null): void => {
    const longhand = physicalName(name, direction);
    if (longhand !== null) winning.set(longhand, value === 'revert' ? (reverted?.get(longhand) ?? 'unset') : value);
  };
  for (const entry of userAgent) add(entry, null);
  const reverted = author.some(({ value }) => value === 'revert') ? new Map(winning) : null;
  for (const entry of author) add(entry, reverted);
  return winning;
}

function winningDirection(userAgent: readonly Entry[], author: readonly Entry[], parent: Slots | null): 'ltr' | 'rtl' {
  const last = (entries: readonly Entry[]): Entry['value'] | undefined => entries.findLast((entry) => entry.name === 'direction')?.value;
  const own = last(author);
  const value = own === undefined || own === 'revert' ? last(userAgent) : own;
  const inherited = parent?.direction ?? 'ltr';
  if (value === undefined || value === 'inherit' || value === 'unset' || value === 'revert') return inherited;
  if (value === 'initial') return 'ltr';
  const context: ComputeContext = { fontSizePt: 0, rootFontSizePt: 0, rootLineHeightPt: 0, colour: INITIAL_SLOTS.color, lineHeightPt: 0, parent };
  return value(context) === 'rtl' ? 'rtl' : 'ltr';
}

function resolve(name: LonghandName, value: Entry['value'], context: ComputeContext): unknown {
  if (typeof value === 'function') return value(context);
  const takesParents = value === 'inherit' || (value === 'unset' && LONGHANDS[name].inherited);
  return takesParents && context.parent !== null ? context.parent[name] : LONGHANDS[name].initial;
}

/** The line height in points, as near as one comes without fonts. */
export function usedLineHeight({ 'font-size': fontSizePt, 'line-height': lineHeight }: Slots): number {
  return lineHeight === 'normal' ? fontSizePt * NORMAL_LINE_HEIGHT : 'pt' in lineHeight ? lineHeight.pt : lineHeight.factor * fontSizePt;
}

const BLOCK_LEVEL: Partial<Record<Display, Display>> = {
  inline: 'block', 'inline-block': 'block', 'inline-table': 'table', 'inline-grid': 'grid',
  'table-row-group': 'block', 'table-header-group': 'block', 'table-footer-group': 'block', 'table-row': 'block', 'table-cell': 'block', 'table-caption': 'block',
};

/** Floats, grid items and the root element are block-level (CSS Display 3, section 2.7). */
function blockify(slots: Slots, around: Display | null): Slots {
  const isForced = slots.float === 'footnote' || around === null || around === 'grid' || around === 'inline-grid';
  const isRootless = around === null && slots.display === 'contents';
  const display = isRootless ? 'block' : isForced ? BLOCK_LEVEL[slots.display] : undefined;
  return display === undefined ? slots : { ...slots, display };
}

/**
 * Puts an element's computed values together as the later stages read them. In one literal, which V8 makes at once:
 * put together from parts it would take twenty times as long.
 */
export function assembleStyle(slots: Slots, language: string): ComputedStyle {
  return {
    colour: slots.color,
    fontFamily: slots['font-family'],
    fontSizePt: slots['font-size'],
    fontWeight: slots['font-weight'],
    fontStyle: slots['font-style'],
    fontFeatures: mergeFeatures(slots),
    lineHeight: slots['line-height'],
    letterSpacingPt: slots['letter-spacing'],
    wordSpacingPt: slots['word-spacing'],
    textAlign: slots['text-align'],
    textAlignLast: slots['text-align-last'],
    textJustify: slots['text-justify'],
    textIndent: slots['text-indent'].indent,
    textIndentHangs: slots['text-indent'].hangs,
    textIndentEachLine: slots['text-indent'].eachLine,
    textTransform: slots['text-transform'],
    textUnderlineOffsetPt: slots['text-underline-offset'],
    textWrap: slots['text-wrap'],
    whiteSpace: slots['white-space'],
    tabSize: slots['tab-size'],
    overflowWrap: slots['overflow-wrap'],
    wordBreak: slots['word-break'],
    hyphens: slots.hyphens,
    hyphenateCharacter: slots['hyphenate-character'],
    hyphenateLimitChars: slots['hyphenate-limit-chars'],
    hangingPunctuation: slots['hanging-punctuation'],
    direction: slots.direction,
    orphans: slots.orphans,
    widows: slots.widows,
    listStyleType: slots['list-style-type'],
    listStyleImage: slots['list-style-image'],
    listStylePosition: slots['list-style-position'],
    captionSide: slots['caption-side'],
    borderCollapse: slots['border-collapse'],
    borderSpacingPt: slots['border-spacing'],
    emptyCells: slots['empty-cells'],
    quotes: slots.quotes,
    visibility: slots.visibility,
    language,
    display: slots.display,
    float: slots.float,
    boxSizing: slots['box-sizing'],
    margin: { top: slots['margin-top'], right: slots['margin-right'], bottom: slots['margin-bottom'], left: slots['margin-left'] },
    padding: { top: slots['padding-top'], right: slots['padding-right'], bottom: slots['padding-bottom'], left: slots['padding-left'] },
    border: assembleBorder(slots),
    borderRadiusPt: slots['border-radius'],
    backgroundColour: visible(slots['background-color']),
    width: slots.width,
    height: slots.height,
    minWidth: slots['min-width'],
    minHeight: slots['min-height'],
    maxWidth: slots['max-width'],
    maxHeight: slots['max-height'],
    verticalAlign: slots['vertical-align'],
    textDecoration: { ...slots['text-decoration-line'], colour: slots['text-decoration-color'], style: slots['text-decoration-style'], thicknessPt: slots['text-decoration-thickness'] },
    unicodeBidi: slots['unicode-bidi'],
    tableLayout: slots['table-layout'],
    gridTemplateColumns: slots['grid-template-columns'],
    gridTemplateRows: slots['grid-template-rows'],
    gridTemplateAreas: slots['grid-template-areas'],
    gridAutoRows: slots['grid-auto-rows'],
    gridAutoColumns: slots['grid-auto-columns'],
    gridAutoFlow: slots['grid-auto-flow'],
    rowGap: slots['row-gap'],
    columnGap: slots['column-gap'],
    gridRowStart: slots['grid-row-start'],
    gridRowEnd: slots['grid-row-end'],
    gridColumnStart: slots['grid-column-start'],
    gridColumnEnd: slots['grid-column-end'],
    alignItems: slots['align-items'],
    alignSelf: slots['align-self'],
    justifyItems: slots['justify-items'],
    justifySelf: slots['justify-self'],
    alignContent: slots['align-content'],
    justifyContent: slots['justify-content'],
    order: slots.order,
    breakBefore: slots['break-before'],
    breakAfter: slots['break-after'],
    breakInside: slots['break-inside'],
    boxDecorationBreak: slots['box-decoration-break'],
    page: slots.page,
    content: slots.content,
    counterReset: slots['counter-reset'],
    counterSet: slots['counter-set'],
    counterIncrement: slots['counter-increment'],
    stringSet: slots['string-set'],
    bookmarkLevel: slots['bookmark-level'],
    bookmarkLabel: slots['bookmark-label'],
    bookmarkState: slots['bookmark-state'],
  };
}

export function assembleBorder(slots: Slots): Sides<BorderSide> {
  const side = (name: 'top' | 'right' | 'bottom' | 'left'): BorderSide => {
    const style = slots[`border-${name}-style`];
    const colour = slots[`border-${name}-color`];
    return { widthPt: style === 'none' || style === 'hidden' ? 0 : slots[`border-${name}-width`], style, colour: colour === 'currentcolor' ? slots.color : colour };
  };
  return { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') };
}

/** Null for a background that would not show. */
export function visible(colour: Colour | null): Colour | null {
  return colour === null || colour.alpha === 0 ? null : colour;
}

/** CSS Fonts 4, section 7.2: variants first, what spacing forbids next, low-level settings last. */
function mergeFeatures(slots: Slots): readonly FontFeature[] {
  const merged = new Map<string, number>();
  if (slots['font-kerning'] === 'none') merged.set('kern', 0);
  for (const name of ['font-variant-ligatures', 'font-variant-caps', 'font-variant-numeric', 'font-variant-position'] as const) {
    for (const [tag, value] of slots[name]) merged.set(tag, value);
  }
  if (slots['letter-spacing'] !== 0) {
    merged.set('liga', 0);
    merged.set('clig', 0);
  }
  for (const [tag, value] of slots['font-feature-settings']) merged.set(tag, value);
  return [...merged].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
