/** Inline formatting: a sequence of inline items, measured once, broken into lines for a width. */

import type { AtomicInline, DeferredText, FootnoteCall, InlineBox, InlineItem, TextItem } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { GlyphRun } from './glyph-run.js';

/** Shaped and itemised inline content, ready to be broken for any width. */
export interface PreparedParagraph {
  readonly style: ComputedStyle;
  /** Width of the widest unbreakable piece. */
  readonly minContentPt: number;
  /** Width where no line is broken but at forced breaks. */
  readonly maxContentPt: number;
  /** The same without indents: of what stands beside its text, as markers do. */
  readonly textWidthPt: number;
  readonly isEmpty: boolean;
}

export interface AtomicSize {
  /** Margin box. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** From the top of the margin box; null: the bottom margin edge is the baseline. */
  readonly baselinePt: number | null;
}

/** What the layout lends to the text stage for one paragraph. */
export interface InlineContext {
  /** Lays an inline-block or image out; called once for each when preparing. */
  measureAtomic(box: AtomicInline): AtomicSize;
  /** The present text of what depends on pages; leaders yield null and fill the line. */
  deferredText(box: DeferredText): string | null;
}

/** One line, positioned relative to the content box's top left corner; x grows rightwards, y downwards. */
export interface Line {
  /** Top of the line box. */
  readonly yPt: number;
  readonly heightPt: number;
  /** From the content box's top. */
  readonly baselinePt: number;
  readonly pieces: readonly LinePiece[];
  /** Footnotes called in this line, in order. */
  readonly footnotes: readonly FootnoteCall[];
  /** True where the line ends in a hyphen that the text does not have. */
  readonly hyphenated: boolean;
}

export type LinePiece =
  | {
      readonly kind: 'glyphs';
      readonly box: TextItem | DeferredText;
      readonly run: GlyphRun;
      readonly xPt: number;
      /** Baseline, from the content box's top: vertical-align is already in it. */
      readonly baselinePt: number;
      /** Where the run's text begins in `box.text`; 0 for deferred text. */
      readonly textOffset: number;
    }
  | { readonly kind: 'atomic'; readonly box: AtomicInline; readonly xPt: number; readonly yPt: number; readonly widthPt: number; readonly heightPt: number }
  /** Background, border and decoration area of an inline box on this line; comes before the pieces that it holds. */
  | {
      readonly kind: 'decoration';
      readonly box: InlineBox | FootnoteCall;
      readonly xPt: number;
      readonly yPt: number;
      readonly widthPt: number;
      readonly heightPt: number;
      readonly isFirst: boolean;
      readonly isLast: boolean;
    };

export interface TextStage {
  prepare(items: readonly InlineItem[], style: ComputedStyle, context: InlineContext): PreparedParagraph;
  /** Breaks at `widthPt`; `indentPt` applies to the first line (already resolved). Never loses text: what cannot be broken overflows, with a diagnostic. */
  breakLines(paragraph: PreparedParagraph, widthPt: number, indentPt: number): readonly Line[];
  /** Shapes one line of text with no breaking: for SVG, leaders and page-dependent text. */
  shapeLine(text: string, style: ComputedStyle): { readonly runs: readonly GlyphRun[]; readonly widthPt: number };
  /** Ascent, descent (positive) and x-height of a style's first font, in points. */
  metrics(style: ComputedStyle): { readonly ascentPt: number; readonly descentPt: number; readonly xHeightPt: number; readonly lineHeightPt: number };
}
