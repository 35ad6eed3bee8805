/**
 * The fragment tree: boxes placed on pages. Positions are absolute on the page, in points from its
 * top left corner, y downwards. A box that breaks over pages has one fragment on each. Drawing makes no decisions.
 */

import type { Element } from '../../html/dom.js';
import type { AtomicInline, BlockLevelBox, Bookmark, DeferredText, FootnoteCall, InlineBox, ReplacedBox, TableCell, TableRow, TextItem } from '../boxes/box.js';
import type { Colour, ComputedStyle, MarginBoxName, PageStyle } from '../css/computed-style.js';
import type { GlyphRun } from '../text/glyph-run.js';

export interface Rect {
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

export type Fragment = BoxFragment | GlyphsFragment | GraphicFragment;

/** Border box of a block, grid, table, row, cell, or inline box on one line. */
export interface BoxFragment extends Rect {
  readonly kind: 'box';
  readonly box: BlockLevelBox | TableRow | TableCell | InlineBox | FootnoteCall | AtomicInline | TablePaint;
  /** Which edges are the box's own; a broken edge has no border unless it is cloned. */
  readonly edges: { readonly top: boolean; readonly right: boolean; readonly bottom: boolean; readonly left: boolean };
  /** In paint order. */
  readonly children: readonly Fragment[];
  /** A repeated table head or foot: drawn as an artifact. */
  readonly isRepeated: boolean;
}

/** A table's background behind its cells, or one of its collapsed borders: drawn like a box, but none of the box tree. */
export interface TablePaint {
  readonly kind: 'paint';
  readonly order: number;
  /** The table. */
  readonly element: Element;
  readonly style: ComputedStyle;
  readonly generated: true;
}

/** A run of glyphs on one baseline. */
export interface GlyphsFragment {
  readonly kind: 'glyphs';
  readonly box: TextItem | DeferredText;
  readonly run: GlyphRun;
  readonly xPt: number;
  readonly baselinePt: number;
  readonly textOffset: number;
  /** Number of the line within the page's text, for grouping into lines. */
  readonly line: number;
}

/** An image or a vector drawing. */
export interface GraphicFragment extends Rect {
  readonly kind: 'graphic';
  readonly box: ReplacedBox;
  readonly drawing: Drawing;
}

export type Drawing =
  | { readonly kind: 'image'; readonly bytes: Uint8Array; readonly mediaType: 'image/png' | 'image/jpeg' }
  | { readonly kind: 'vector'; readonly operations: readonly VectorOperation[] };

/** `[a b c d e f]` as in PDF and SVG, y downwards. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Operations in page points (the matrix maps their own coordinates there), in paint order. */
export type VectorOperation =
  | {
      readonly kind: 'path';
      /** SVG path data. */
      readonly path: string;
      readonly matrix: Matrix;
      readonly fill: Colour | null;
      readonly fillRule: 'nonzero' | 'evenodd';
      readonly stroke: { readonly colour: Colour; readonly widthPt: number; readonly dashPt: readonly number[]; readonly cap: 'butt' | 'round' | 'square'; readonly join: 'miter' | 'round' | 'bevel' } | null;
    }
  | { readonly kind: 'glyphs'; readonly run: GlyphRun; readonly matrix: Matrix; readonly xPt: number; readonly baselinePt: number; readonly fill: Colour };

export interface MarginBoxFragment extends Rect {
  readonly name: MarginBoxName;
  readonly fragment: BoxFragment;
}

export interface Page {
  /** From 0. */
  readonly index: number;
  /** `iv`, `7`: what viewers show. */
  readonly label: string;
  readonly name: string;
  readonly isBlank: boolean;
  readonly style: PageStyle;
  readonly content: readonly Fragment[];
  /** The footnote area with its rule; null where no note stands on the page. */
  readonly footnotes: BoxFragment | null;
  readonly marginBoxes: readonly MarginBoxFragment[];
}

/** Where an element with an id begins. */
export interface Destination {
  readonly pageIndex: number;
  readonly xPt: number;
  readonly yPt: number;
}

export interface OutlineEntry extends Bookmark, Destination {}

/** Where a printed page begins in the document: see DESIGN, “page map”. */
export interface PageMapEntry {
  readonly label: string;
  readonly pageIndex: number;
  /** `data-k` of the element that owns the first text not shown before; null where the page shows none (cover, contents). */
  readonly key: string | null;
  /** Characters of that element's own text before the page, white space not counted. */
  readonly offset: number;
}

export interface LaidOutDocument {
  readonly pages: readonly Page[];
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly outline: readonly OutlineEntry[];
  readonly pageMap: readonly PageMapEntry[];
}
