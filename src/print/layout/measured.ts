/**
 * The galley: boxes measured for a width but not yet cut into pages.
 *
 * A measured box is a value. Cutting it (see `paginate/`) gives two others, a head and a rest, which
 * share its parts: `from` and `to` say which of them are meant, `first` and `last` replace the one that
 * was itself cut. Positions are in points, relative to the parent's border box unless said otherwise.
 */

import type { AtomicInline, BlockLevelBox, FootnoteCall, InlineItem, ReplacedBox, TableBox, TableCell, TableRow } from '../boxes/box.js';
import type { BreakValue, ComputedStyle } from '../css/computed-style.js';
import type { Line } from '../text/paragraph.js';
import type { CollapsedRules } from './table-rule-fragments.js';

export interface Measured {
  readonly box: BlockLevelBox | TableCell;
  readonly style: ComputedStyle;
  /** Border box. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** Border box's left edge from the containing block's content edge. */
  readonly xPt: number;
  readonly margins: CollapsedMargins;
  /** Border and padding. */
  readonly insetTopPt: number;
  readonly insetBottomPt: number;
  readonly insetLeftPt: number;
  readonly insetRightPt: number;
  readonly content: MeasuredContent;
  readonly facts: BreakFacts;
  readonly marker: MeasuredMarker | null;
  /** First and last baselines from the border box's top; null where there is no text. */
  readonly baselinePt: number | null;
  readonly lastBaselinePt: number | null;
  /** False where the top or the bottom edge was lost to a page break. */
  readonly hasTop: boolean;
  readonly hasBottom: boolean;
  /** The border box is at least this high, whatever it holds: from `height`, `min-height`, or stretching. */
  readonly floorPt: number;
}

/** Vertical margins with those of the children that collapse with them (CSS 2.1, 8.3.1). */
export interface CollapsedMargins {
  readonly top: MarginSet;
  readonly bottom: MarginSet;
  /** The box is empty: its top and bottom margins are one. */
  readonly through: boolean;
}

/** Adjoining margins: the largest positive and the most negative. */
export interface MarginSet {
  readonly plusPt: number;
  readonly minusPt: number;
}

/** What the paginator must know about a box without looking into it. */
export interface BreakFacts {
  /** With those of first (last) children, which propagate. */
  readonly before: BreakValue;
  readonly after: BreakValue;
  readonly avoidInside: boolean;
  /** The named pages on which the box begins and ends. */
  readonly firstPage: string;
  readonly lastPage: string;
  readonly hasForcedBreak: boolean;
  readonly notes: readonly FootnoteCall[];
}

export type MeasuredContent = StackContent | LinesContent | BandsContent | SolidContent;

/** Block-level boxes one below the other. */
export interface StackContent {
  readonly kind: 'stack';
  readonly children: readonly StackChild[];
  readonly from: number;
  readonly to: number;
  readonly first: Measured | null;
  readonly last: Measured | null;
  /** Where the first child begins, below the content box's top. */
  readonly startPt: number;
  /** From the last child to the content's end: its margin, where that does not leave through the bottom; back over those of empty boxes. */
  readonly tailPt: number;
}

export interface StackChild {
  readonly node: Measured;
  /** Border box's top from the content box's top, before any cut. */
  readonly yPt: number;
}

export interface LinesContent {
  readonly kind: 'lines';
  readonly set: LineSet;
  readonly from: number;
  readonly to: number;
}

/** The lines of one paragraph. */
export interface LineSet {
  readonly lines: readonly Line[];
  readonly widthPt: number;
  /** What its boxes left room for beside themselves, as in a constraint. */
  readonly besidePt: number;
  readonly orphans: number;
  readonly widows: number;
  /** What inline-blocks and images in the lines measured. */
  readonly atomics: ReadonlyMap<AtomicInline, Measured>;
  /** Those that are cut in the last line and go on on the next page. */
  readonly torn: readonly AtomicInline[];
}

/** Rows of a grid or table, gathered into bands that no item spans out of. */
export interface BandsContent {
  readonly kind: 'bands';
  readonly bands: readonly Band[];
  readonly from: number;
  readonly to: number;
  readonly first: Band | null;
  readonly last: Band | null;
  /** Space above the first band: a table's border spacing, a grid's aligned content. */
  readonly startPt: number;
  readonly table: TableParts | null;
}

/** What a table has besides body rows. */
export interface TableParts {
  readonly box: TableBox;
  readonly head: Band | null;
  readonly foot: Band | null;
  readonly captionTop: Measured | null;
  readonly captionBottom: Measured | null;
  /** Vertical border spacing. */
  readonly spacingPt: number;
  /** True in a table's parts after its first page. */
  readonly isContinued: boolean;
  /** False where head and foot leave too little room to be repeated. */
  readonly repeats: boolean;
  /** Left edges of columns from the content box's, and widths. */
  readonly columns: { readonly lefts: readonly number[]; readonly widths: readonly number[] };
  /** Collapsed borders; null where borders are separate. */
  readonly rules: CollapsedRules | null;
}

export interface Band {
  readonly rows: readonly BandRow[];
  readonly cells: readonly BandCell[];
  /** Between this band and the one before. */
  readonly gapBeforePt: number;
  readonly heightPt: number;
  readonly before: BreakValue;
  readonly after: BreakValue;
  readonly notes: readonly FootnoteCall[];
  readonly hasForcedBreak: boolean;
}

export interface BandRow {
  /** From the band's top. */
  readonly yPt: number;
  readonly heightPt: number;
  /** Definite part of its height. */
  readonly floorPt: number;
  /** Null in grids. */
  readonly box: TableRow | null;
}

export interface BandCell {
  readonly node: Measured;
  /** From the container's content box. */
  readonly xPt: number;
  /** From the top of its first row: alignment. */
  readonly offsetPt: number;
  /** Rows within the band; the end is exclusive. */
  readonly rowStart: number;
  readonly rowEnd: number;
  /** How far its content was moved down within it, to be aligned with the row: part of the node's upper inset. */
  readonly shiftPt: number;
  /** Whether that brings its baseline to its row's. */
  readonly meetsBaseline: boolean;
  /** Fills its rows (grid stretch, and every table cell). */
  readonly stretches: boolean;
  /** Margin below the item, within its area. */
  readonly belowPt: number;
}

/** Something that cannot be cut. */
export interface SolidContent {
  readonly kind: 'solid';
  readonly box: ReplacedBox;
  /** Content box of the picture. */
  readonly widthPt: number;
  readonly heightPt: number;
}

/** A list item's marker, outside of it: its line ends where the content box begins. */
export interface MeasuredMarker {
  readonly items: readonly InlineItem[];
  readonly lines: readonly Line[];
  readonly widthPt: number;
  readonly atomics: ReadonlyMap<AtomicInline, Measured>;
}

export const NO_MARGIN: MarginSet = { plusPt: 0, minusPt: 0 };

export function marginOf(pt: number): MarginSet {
  return pt >= 0 ? { plusPt: pt, minusPt: 0 } : { plusPt: 0, minusPt: pt };
}

export function joinMargins(a: MarginSet, b: MarginSet): MarginSet {
  return { plusPt: Math.max(a.plusPt, b.plusPt), minusPt: Math.min(a.minusPt, b.minusPt) };
}

export function marginValue(set: MarginSet): number {
  return set.plusPt + set.minusPt;
}

/** Border box and margins of a box whose margins collapse with no others; nothing for none. */
export function marginBoxHeight(node: Measured | null): number {
  return node === null ? 0 : marginValue(node.margins.top) + node.heightPt + marginValue(node.margins.bottom);
}

/** The child at an index of a stack, cut or whole. */
export function stackChild(stack: StackContent, index: number): Measured | null {
  if (index === stack.to - 1 && stack.last !== null) return stack.last;
  if (index === stack.from && stack.first !== null) return stack.first;
  return stack.children[index]?.node ?? null;
}

export function bandAt(content: BandsContent, index: number): Band | null {
  if (index === content.to - 1 && content.last !== null) return content.last;
  if (index === content.from && content.first !== null) return content.first;
  return content.bands[index] ?? null;
}

export function isForced(value: BreakValue): boolean {
  return value !== 'auto' && value !== 'avoid';
}

/** Combines break values that meet at one place: a forced one wins, of two the later (CSS Break 3, section 4.1). */
export function joinBreaks(a: BreakValue, b: BreakValue): BreakValue {
  if (isForced(b)) return b === 'page' && isForced(a) ? a : b;
  if (isForced(a)) return a;
  return a === 'avoid' || b === 'avoid' ? 'avoid' : 'auto';
}
