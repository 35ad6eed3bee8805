/**
 * What a longhand property is: how its value is read, and what it comes to on an element.
 *
 * Reading yields a function from the element's context (font size, colour, parent) to the computed value, so that
 * a declaration is read once however many elements it applies to.
 */

import type { Component } from './component-value.js';
import type { Alignment, BorderSide, BreakValue, Colour, ComputedStyle, ContentItem, CounterChange, Display, FontFeature, GridAreas, GridLine, LengthPercentage, LengthPercentageAuto, SizeValue, TrackListEntry, TrackSize } from './computed-style.js';

type Side = 'top' | 'right' | 'bottom' | 'left';
type StyleOf<K extends keyof ComputedStyle> = ComputedStyle[K];

/** Computed values by CSS name: what cascades and inherits. `ComputedStyle` is put together from these. */
export type Longhands = {
  direction: StyleOf<'direction'>;
  'font-size': number;
  color: Colour;
  'font-family': readonly string[];
  'font-weight': number;
  'font-style': StyleOf<'fontStyle'>;
  'font-stretch': 'normal';
  'font-kerning': 'auto' | 'normal' | 'none';
  'font-variant-ligatures': readonly FontFeature[];
  'font-variant-caps': readonly FontFeature[];
  'font-variant-numeric': readonly FontFeature[];
  'font-variant-position': readonly FontFeature[];
  'font-feature-settings': readonly FontFeature[];
  'line-height': StyleOf<'lineHeight'>;
  'letter-spacing': number;
  'word-spacing': number;
  'text-align': StyleOf<'textAlign'>;
  'text-align-last': StyleOf<'textAlignLast'>;
  'text-indent': { readonly indent: LengthPercentage; readonly hangs: boolean; readonly eachLine: boolean };
  'text-justify': StyleOf<'textJustify'>;
  'text-transform': StyleOf<'textTransform'>;
  'text-underline-offset': number | null;
  'text-wrap': StyleOf<'textWrap'>;
  'white-space': StyleOf<'whiteSpace'>;
  'overflow-wrap': StyleOf<'overflowWrap'>;
  'tab-size': StyleOf<'tabSize'>;
  'word-break': StyleOf<'wordBreak'>;
  hyphens: StyleOf<'hyphens'>;
  'hyphenate-character': StyleOf<'hyphenateCharacter'>;
  'hyphenate-limit-chars': StyleOf<'hyphenateLimitChars'>;
  'hanging-punctuation': StyleOf<'hangingPunctuation'>;
  orphans: number;
  widows: number;
  'list-style-type': string;
  'list-style-position': StyleOf<'listStylePosition'>;
  'list-style-image': StyleOf<'listStyleImage'>;
  'caption-side': StyleOf<'captionSide'>;
  'border-collapse': StyleOf<'borderCollapse'>;
  'border-spacing': readonly [number, number];
  'empty-cells': StyleOf<'emptyCells'>;
  quotes: StyleOf<'quotes'>;
  visibility: StyleOf<'visibility'>;

  display: Display;
  float: StyleOf<'float'>;
  'box-sizing': StyleOf<'boxSizing'>;
  'background-color': Colour | null;
  'background-image': 'none';
  'border-radius': number;
  width: SizeValue;
  height: SizeValue;
  'min-width': SizeValue;
  'min-height': SizeValue;
  'max-width': SizeValue | 'none';
  'max-height': SizeValue | 'none';
  'vertical-align': StyleOf<'verticalAlign'>;
  'text-decoration-line': { readonly underline: boolean; readonly lineThrough: boolean; readonly overline: boolean };
  'text-decoration-color': Colour | null;
  'text-decoration-style': StyleOf<'textDecoration'>['style'];
  'text-decoration-thickness': number | null;
  'unicode-bidi': StyleOf<'unicodeBidi'>;
  'table-layout': StyleOf<'tableLayout'>;
  'grid-template-columns': readonly TrackListEntry[];
  'grid-template-rows': readonly TrackListEntry[];
  'grid-template-areas': GridAreas | null;
  'grid-auto-rows': readonly TrackSize[];
  'grid-auto-columns': readonly TrackSize[];
  'grid-auto-flow': StyleOf<'gridAutoFlow'>;
  'row-gap': LengthPercentage;
  'column-gap': LengthPercentage;
  'grid-row-start': GridLine;
  'grid-row-end': GridLine;
  'grid-column-start': GridLine;
  'grid-column-end': GridLine;
  'align-items': Alignment;
  'align-self': Alignment | 'auto';
  'justify-items': Alignment;
  'justify-self': Alignment | 'auto';
  'align-content': StyleOf<'alignContent'>;
  'justify-content': StyleOf<'justifyContent'>;
  order: number;
  'break-before': BreakValue;
  'break-after': BreakValue;
  'break-inside': StyleOf<'breakInside'>;
  'box-decoration-break': StyleOf<'boxDecorationBreak'>;
  page: string;
  content: StyleOf<'content'>;
  'counter-reset': readonly CounterChange[];
  'counter-set': readonly CounterChange[];
  'counter-increment': readonly CounterChange[];
  'string-set': StyleOf<'stringSet'>;
  'bookmark-level': StyleOf<'bookmarkLevel'>;
  'bookmark-label': readonly ContentItem[];
  'bookmark-state': StyleOf<'bookmarkState'>;
} & { [S in Side as `margin-${S}`]: LengthPercentageAuto } & { [S in Side as `padding-${S}`]: LengthPercentage } & {
  [S in Side as `border-${S}-width`]: number;
} & { [S in Side as `border-${S}-style`]: BorderSide['style'] } & { [S in Side as `border-${S}-color`]: Colour | 'currentcolor' };

export type LonghandName = keyof Longhands;

/** Computed values of one element by CSS name. */
export type Slots = { readonly [N in LonghandName]: Longhands[N] };

export interface ComputeContext {
  /** The element's own font size; while `font-size` itself is computed, the parent's. */
  readonly fontSizePt: number;
  readonly rootFontSizePt: number;
  readonly rootLineHeightPt: number;
  readonly colour: Colour;
  /** The used line height, for percentages of it; while fonts and line height themselves are computed, the parent's. */
  readonly lineHeightPt: number;
  /** Null for the root element. */
  readonly parent: Slots | null;
}

/** A value as read, waiting for the element that it applies to. */
export type Specified<T> = (context: ComputeContext) => T;
export type ValueParser<T> = (components: readonly Component[]) => Specified<T> | null;

export interface Longhand<T> {
  readonly inherited: boolean;
  readonly initial: T;
  /** Null if the value is not one that Sheaf understands. */
  readonly parse: ValueParser<T>;
}

export type LonghandTable<N extends LonghandName> = { readonly [K in N]: Longhand<Longhands[K]> };

export function inherited<T>(initial: T, parse: ValueParser<T>): Longhand<T> {
  return { inherited: true, initial, parse };
}

export function reset<T>(initial: T, parse: ValueParser<T>): Longhand<T> {
  return { inherited: false, initial, parse };
}
