/** What a prepared paragraph is made of: tokens in logical order, none of which breaks but at a hyphen. */

import type { AtomicInline, DeferredText, FootnoteCall, InlineBox, TextItem } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { FontFace } from './glyph-run.js';
import type { InlineFrame } from './inline-frame.js';
import type { Breakpoints } from './break-measure.js';
import type { PreparedParagraph } from './paragraph.js';
import type { ShapedWord, TextFont } from './shape.js';

/** A stretch of text with one style. */
export interface TextSource {
  readonly box: TextItem | DeferredText;
  readonly text: string;
  readonly font: TextFont;
  readonly frame: InlineFrame;
  readonly parent: InlineParent | null;
  readonly style: ComputedStyle;
  /** Spaces at a line's end take room: `white-space` is pre or break-spaces. */
  readonly keepsTrailing: boolean;
}

/** Margin, border and padding on one side of an inline box: their sum, and the margin in it. */
export interface InlineEdge {
  readonly widthPt: number;
  readonly marginPt: number;
}

/** An inline box around tokens; the chain of parents ends at the block. */
export interface InlineParent {
  readonly box: InlineBox | FootnoteCall;
  readonly frame: InlineFrame;
  readonly face: FontFace | null;
  readonly parent: InlineParent | null;
  /** The edges that each of its lines has; null where only the first and the last have theirs. */
  readonly cloned: { readonly before: InlineEdge; readonly after: InlineEdge } | null;
}

interface TokenBase {
  /** From here to the next visible token. */
  widthPt: number;
  /** Trailing white space, which vanishes at a line's end. */
  spacePt: number;
  /** Embedding level (UAX 9). */
  level: number;
  /** What may happen after the token: one of the constants of line-break.ts, or FORCED. */
  breakAfter: number;
}

/** A word with its trailing spaces. */
export interface WordToken extends TokenBase {
  readonly kind: 'word';
  readonly source: TextSource;
  readonly word: ShapedWord;
  /** Where it begins in the source's text. */
  readonly start: number;
  /** Of `widthPt` what can stretch: spaces that hold words together. */
  readonly gluePt: number;
  /** True where the glyphs' text is not that of the source: a tab. */
  readonly isStandIn: boolean;
}

export interface EdgeToken extends TokenBase {
  readonly kind: 'open' | 'close';
  readonly inline: InlineParent;
  /** Of `widthPt` the part outside the box's border. */
  readonly marginPt: number;
}

export interface AtomicToken extends TokenBase {
  readonly kind: 'atomic';
  readonly box: AtomicInline;
  readonly heightPt: number;
  readonly frame: InlineFrame;
  readonly parent: InlineParent | null;
}

/** Fills the line with a pattern; `widthPt` is that of the pattern once. */
export interface LeaderToken extends TokenBase {
  readonly kind: 'leader';
  readonly source: TextSource;
}

/** A forced break. */
export interface BreakToken extends TokenBase {
  readonly kind: 'break';
}

export type Token = WordToken | EdgeToken | AtomicToken | LeaderToken | BreakToken;

export const FORCED = 9;

export interface TokenBreakpoints extends Breakpoints {
  /** The token that each line ends with (or in, at a hyphen). */
  readonly tokens: readonly number[];
  /** For breaks inside a word the offset in its text, else −1. */
  readonly offsets: readonly number[];
  readonly hasHyphens: boolean;
}

export interface Paragraph extends PreparedParagraph {
  readonly tokens: readonly Token[];
  readonly strut: InlineFrame;
  /** Embedding level of the paragraph. */
  readonly baseLevel: number;
  /** That of the bidi paragraph of each token, where forced breaks part some of both directions (`unicode-bidi: plaintext`); else null. */
  readonly baseLevels: Uint8Array | null;
  readonly widestWordPt: number;
  /** Breakpoints, made when first needed. */
  readonly breakCache: Map<string, TokenBreakpoints>;
}
