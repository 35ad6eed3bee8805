/**
 * Computed values, as the boxes, text and layout stages read them. Absolute lengths are in points
 * (1 pt = 1/72 in); logical properties are already mapped to physical sides by `direction`;
 * custom properties, `calc()` without percentages and relative units are resolved.
 */

export interface Percentage {
  /** 50 for `50%`. */
  readonly percent: number;
  /** Added to the percentage: `calc(50% - 4pt)`; usually 0. */
  readonly plusPt: number;
}
export type LengthPercentage = number | Percentage;
export type LengthPercentageAuto = LengthPercentage | 'auto';
export type SizeValue = LengthPercentageAuto | 'min-content' | 'max-content' | 'fit-content';

/** Channels 0–255, alpha 0–1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export interface BorderSide {
  /** Used width: 0 where the style is none. */
  readonly widthPt: number;
  /** `hidden` draws nothing either; among collapsed borders of a table it wins. */
  readonly style: 'none' | 'hidden' | 'solid' | 'dashed' | 'dotted' | 'double';
  readonly colour: Colour;
}

export interface Sides<T> {
  readonly top: T;
  readonly right: T;
  readonly bottom: T;
  readonly left: T;
}

export type Display =
  | 'block' | 'flow-root' | 'inline' | 'inline-block' | 'list-item' | 'none' | 'contents' | 'grid' | 'inline-grid'
  | 'table' | 'inline-table' | 'table-row-group' | 'table-header-group' | 'table-footer-group' | 'table-row'
  | 'table-cell' | 'table-column' | 'table-column-group' | 'table-caption';

/** The least or the most that a track may be. */
export type TrackBreadth = { readonly kind: 'fixed'; readonly size: LengthPercentage } | { readonly kind: 'auto' | 'min-content' | 'max-content' };
/** A share of what is left. */
export interface FlexibleBreadth {
  readonly kind: 'flex';
  readonly factor: number;
}
export type TrackSize =
  | TrackBreadth
  /** By itself an fr is never less than what it holds. */
  | FlexibleBreadth
  | { readonly kind: 'minmax'; readonly min: TrackBreadth; readonly max: TrackBreadth | FlexibleBreadth }
  | { readonly kind: 'fit-content'; readonly limit: LengthPercentage };

interface LineNames {
  readonly kind: 'lines';
  readonly names: readonly string[];
}

/** A track of a list, the names of the line that stands there, or tracks as often as there is room. */
export type TrackListEntry = TrackSize | LineNames | { readonly kind: 'repeat'; readonly count: 'auto-fill' | 'auto-fit'; readonly entries: readonly (TrackSize | LineNames)[] };

/** Lines counted from 0, ends exclusive. */
export interface GridAreas {
  readonly rows: number;
  readonly columns: number;
  readonly areas: readonly { readonly name: string; readonly rowStart: number; readonly rowEnd: number; readonly columnStart: number; readonly columnEnd: number }[];
}

/** `auto`; a line by number (negative counts from the end), of a name maybe; a span, up to a name maybe; or the edge of an area. */
export type GridLine = 'auto' | { readonly line: number; readonly name?: string } | { readonly span: number; readonly name?: string } | { readonly area: string };

export type Alignment = 'start' | 'end' | 'center' | 'stretch' | 'baseline' | 'left' | 'right';
export type ContentAlignment = 'start' | 'end' | 'center' | 'stretch' | 'left' | 'right' | 'space-between' | 'space-around' | 'space-evenly';
export type BreakValue = 'auto' | 'avoid' | 'page' | 'left' | 'right' | 'recto' | 'verso';

/** One piece of a `content`, `string-set`, `bookmark-label` or page-label value. */
export type ContentItem =
  | { readonly kind: 'text'; readonly text: string }
  /** `name` in lower case; the fallback stands in where there is no such attribute. */
  | { readonly kind: 'attr'; readonly name: string; readonly fallback?: string }
  | { readonly kind: 'image'; readonly url: string }
  | { readonly kind: 'counter'; readonly name: string; readonly style: string }
  | { readonly kind: 'counters'; readonly name: string; readonly separator: string; readonly style: string }
  | { readonly kind: 'string'; readonly name: string; readonly position: 'first' | 'start' | 'last' | 'first-except' }
  | { readonly kind: 'target-counter'; readonly url: ContentUrl; readonly name: string; readonly style: string }
  | { readonly kind: 'target-counters'; readonly url: ContentUrl; readonly name: string; readonly separator: string; readonly style: string }
  | { readonly kind: 'target-text'; readonly url: ContentUrl; readonly part: 'content' | 'before' | 'after' | 'first-letter' }
  | { readonly kind: 'leader'; readonly text: string }
  /** `content()`, `content(text)`, `content(before)` … in string-set and bookmark-label. */
  | { readonly kind: 'content'; readonly part: 'text' | 'before' | 'after' | 'first-letter' }
  | { readonly kind: 'open-quote' | 'close-quote' | 'no-open-quote' | 'no-close-quote' }
  /** What follows the slash of `content: "→" / "to"`: always the last item. */
  | { readonly kind: 'alternative'; readonly items: readonly ContentItem[] };

export type ContentUrl = { readonly kind: 'attr'; readonly name: string } | { readonly kind: 'url'; readonly url: string };

export interface CounterChange {
  readonly name: string;
  readonly value: number;
}

/** An OpenType feature setting, sorted by tag; part of the key under which shaped words are kept. */
export type FontFeature = readonly [tag: string, value: number];

/** Inherited values. */
export interface InheritedStyle {
  readonly colour: Colour;
  /** Family names in order of preference; generic families as they stand. */
  readonly fontFamily: readonly string[];
  readonly fontSizePt: number;
  readonly fontWeight: number;
  readonly fontStyle: 'normal' | 'italic';
  /** From font-feature-settings, font-variant-* and font-kerning, merged as CSS Fonts 4 says. */
  readonly fontFeatures: readonly FontFeature[];
  readonly lineHeight: 'normal' | { readonly factor: number } | { readonly pt: number };
  readonly letterSpacingPt: number;
  readonly wordSpacingPt: number;
  readonly textAlign: 'start' | 'end' | 'left' | 'right' | 'center' | 'justify';
  readonly textAlignLast: 'auto' | 'start' | 'end' | 'left' | 'right' | 'center' | 'justify';
  readonly textJustify: 'auto' | 'none' | 'inter-word';
  readonly textIndent: LengthPercentage;
  /** The indent is that of all lines but the first. */
  readonly textIndentHangs: boolean;
  /** Lines after a forced break are as the first one. */
  readonly textIndentEachLine: boolean;
  readonly textTransform: 'none' | 'uppercase' | 'lowercase' | 'capitalize';
  /** From the baseline down to the underline's upper edge; null where the font says. */
  readonly textUnderlineOffsetPt: number | null;
  readonly textWrap: 'wrap' | 'balance' | 'pretty' | 'stable' | 'nowrap';
  readonly whiteSpace: 'normal' | 'nowrap' | 'pre' | 'pre-wrap' | 'pre-line' | 'break-spaces';
  /** In advances of the space, or a length. */
  readonly tabSize: { readonly spaces: number } | { readonly pt: number };
  readonly overflowWrap: 'normal' | 'anywhere' | 'break-word';
  readonly wordBreak: 'normal' | 'break-all' | 'keep-all' | 'break-word';
  readonly hyphens: 'none' | 'manual' | 'auto';
  readonly hyphenateCharacter: 'auto' | { readonly text: string };
  readonly hyphenateLimitChars: { readonly word: number | 'auto'; readonly before: number | 'auto'; readonly after: number | 'auto' };
  readonly hangingPunctuation: readonly ('first' | 'last' | 'allow-end' | 'force-end')[];
  /** BCP 47, from the nearest `lang`; empty if unknown. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly orphans: number;
  readonly widows: number;
  readonly listStyleType: string;
  /** The picture that stands for the marker; null for none. */
  readonly listStyleImage: string | null;
  readonly listStylePosition: 'inside' | 'outside';
  readonly captionSide: 'top' | 'bottom';
  readonly borderCollapse: 'collapse' | 'separate';
  readonly borderSpacingPt: readonly [horizontal: number, vertical: number];
  readonly emptyCells: 'show' | 'hide';
  readonly quotes: 'auto' | readonly (readonly [open: string, close: string])[];
  /** `collapse` takes rows and columns out of tables; anywhere else it hides. */
  readonly visibility: 'visible' | 'hidden' | 'collapse';
}

export interface ComputedStyle extends InheritedStyle {
  readonly display: Display;
  readonly float: 'none' | 'footnote';
  readonly boxSizing: 'content-box' | 'border-box';
  readonly margin: Sides<LengthPercentageAuto>;
  readonly padding: Sides<LengthPercentage>;
  readonly border: Sides<BorderSide>;
  readonly borderRadiusPt: number;
  /** Null where transparent. */
  readonly backgroundColour: Colour | null;
  readonly width: SizeValue;
  readonly height: SizeValue;
  readonly minWidth: SizeValue;
  readonly minHeight: SizeValue;
  readonly maxWidth: SizeValue | 'none';
  readonly maxHeight: SizeValue | 'none';
  /** For inline boxes: a keyword or a raise in points; for table cells and margin boxes: top, middle, bottom, baseline. */
  readonly verticalAlign: 'baseline' | 'sub' | 'super' | 'top' | 'middle' | 'bottom' | 'text-top' | 'text-bottom' | { readonly raisePt: number };
  /** Without a colour in the text's own; without a thickness in the font's. */
  readonly textDecoration: {
    readonly underline: boolean;
    readonly lineThrough: boolean;
    readonly overline: boolean;
    readonly colour: Colour | null;
    readonly style: 'solid' | 'double' | 'dotted' | 'dashed';
    readonly thicknessPt: number | null;
  };
  readonly unicodeBidi: 'normal' | 'embed' | 'isolate' | 'bidi-override' | 'isolate-override' | 'plaintext';
  readonly tableLayout: 'auto' | 'fixed';

  readonly gridTemplateColumns: readonly TrackListEntry[];
  readonly gridTemplateRows: readonly TrackListEntry[];
  readonly gridTemplateAreas: GridAreas | null;
  readonly gridAutoRows: readonly TrackSize[];
  readonly gridAutoColumns: readonly TrackSize[];
  readonly gridAutoFlow: 'row' | 'column' | 'row dense' | 'column dense';
  readonly rowGap: LengthPercentage;
  readonly columnGap: LengthPercentage;
  readonly gridRowStart: GridLine;
  readonly gridRowEnd: GridLine;
  readonly gridColumnStart: GridLine;
  readonly gridColumnEnd: GridLine;
  readonly alignItems: Alignment;
  readonly alignSelf: Alignment | 'auto';
  readonly justifyItems: Alignment;
  readonly justifySelf: Alignment | 'auto';
  readonly alignContent: ContentAlignment;
  readonly justifyContent: ContentAlignment;
  /** Grid items are placed in the order of these numbers, and read in the document's. */
  readonly order: number;

  readonly breakBefore: BreakValue;
  readonly breakAfter: BreakValue;
  readonly breakInside: 'auto' | 'avoid';
  readonly boxDecorationBreak: 'slice' | 'clone';
  /** The named page; `auto` takes the parent's. */
  readonly page: string;

  /** `normal` and `none` mean no content for pseudo-elements and margin boxes. */
  readonly content: 'normal' | 'none' | readonly ContentItem[];
  readonly counterReset: readonly CounterChange[];
  readonly counterSet: readonly CounterChange[];
  readonly counterIncrement: readonly CounterChange[];
  readonly stringSet: readonly { readonly name: string; readonly value: readonly ContentItem[] }[];
  readonly bookmarkLevel: number | 'none';
  readonly bookmarkLabel: readonly ContentItem[];
  /** `auto`, where no sheet says: the outline opens what gives an overview. */
  readonly bookmarkState: 'auto' | 'open' | 'closed';
}

export type MarginBoxName =
  | 'top-left-corner' | 'top-left' | 'top-center' | 'top-right' | 'top-right-corner'
  | 'right-top' | 'right-middle' | 'right-bottom'
  | 'bottom-right-corner' | 'bottom-right' | 'bottom-center' | 'bottom-left' | 'bottom-left-corner'
  | 'left-bottom' | 'left-middle' | 'left-top';

/** Which page a page style is asked for (CSS Paged Media 3, section 4). */
export interface PageSelector {
  /** The named page; empty for the default. */
  readonly name: string;
  readonly first: boolean;
  readonly side: 'left' | 'right';
  readonly blank: boolean;
  /** Of the page, from 0; without it `:nth()` matches nothing. */
  readonly index?: number;
}

export interface PageStyle {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly marginPt: Sides<number>;
  readonly paddingPt: Sides<number>;
  readonly border: Sides<BorderSide>;
  readonly backgroundColour: Colour | null;
  /** Margin boxes whose `content` is not none. */
  readonly marginBoxes: ReadonlyMap<MarginBoxName, ComputedStyle>;
  /** The `@footnote` area: margin, padding, border. */
  readonly footnoteArea: ComputedStyle;
  /** `-sheaf-page-label`: what viewers show and the page map holds; the decimal page counter by default. */
  readonly label: readonly ContentItem[];
  /** What the page context does to counters, in this order. */
  readonly counterReset: readonly CounterChange[];
  readonly counterIncrement: readonly CounterChange[];
  readonly counterSet: readonly CounterChange[];
}

export interface FontFaceRule {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** The first file of `src`, as written. */
  readonly url: string;
  /** Files that serve where that one does not. */
  readonly otherUrls?: readonly string[];
}
