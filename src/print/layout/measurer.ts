/** What the measuring functions of the layout lend one another: recursion without import cycles, and the stage's services. */

import type { Diagnostic } from '../../diagnostics/index.js';
import type { AtomicInline, BlockLevelBox, Box, FootnoteCall, InlineItem, TableCell } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { Line, PreparedParagraph, TextStage } from '../text/paragraph.js';
import type { Measured } from './measured.js';

/** The space that a box is measured for. */
export interface Constraint {
  /** Content width of the containing block, or the grid area's width. */
  readonly widthPt: number;
  /** Its content height where that is definite: percentages of heights refer to it. */
  readonly heightPt: number | null;
  /** The named page in force. */
  readonly page: string;
  /** `fill`: block-level boxes; `fit`: shrink to fit, for grid items that do not stretch and inline-blocks. */
  readonly sizing: 'fill' | 'fit';
  /** The border box's size, where the formatting context has decided it. */
  readonly exactWidthPt?: number;
  readonly exactHeightPt?: number;
  /** True where margins do not collapse with the parent's: items, cells, inline-blocks. */
  readonly isolated: boolean;
  /** Whether `page` has no effect: in items, cells and inline-blocks, which do not break between their siblings (CSS Paged Media 3, section 8). As `isolated` where it is not given. */
  readonly keepsPage?: boolean;
  /** The containing block's direction: to which side an over-constrained box keeps (CSS 2.1, 10.3.3). The box's own where it is not given. */
  readonly direction?: ComputedStyle['direction'];
  /** Height that must stand on the page beside a picture: the insets of the boxes around it. */
  readonly besidePt?: number;
}

/** What boxes that stand in lines are sized for. */
export type LineSpace = Required<Pick<Constraint, 'widthPt' | 'page' | 'besidePt'>>;

/** Min-content and max-content contributions. */
export interface Contribution {
  readonly minPt: number;
  readonly maxPt: number;
}

export interface Prepared {
  readonly paragraph: PreparedParagraph;
  readonly atomics: ReadonlyMap<AtomicInline, Measured>;
  readonly notes: readonly FootnoteCall[];
  /** Its lines by width and indent: a later pass, or a second look at a grid's item, need not break them again. */
  readonly broken: Map<string, readonly Line[]>;
}

export interface Measurer {
  readonly text: TextStage;
  measure(box: BlockLevelBox, constraint: Constraint): Measured;
  /** Margin-box contributions of a box. */
  contribution(box: BlockLevelBox): Contribution;
  /** Border-box contributions of what a box holds, whatever its own width says. */
  intrinsic(box: BlockLevelBox | TableCell): Contribution;
  /** Inline content ready to be broken; inline-blocks and pictures in it are sized for the space. */
  prepare(items: readonly InlineItem[], style: ComputedStyle, space: LineSpace): Prepared;
  /** The same of a part of a paragraph: nothing of it is kept. */
  prepareOnce(items: readonly InlineItem[], style: ComputedStyle, space: LineSpace): Prepared;
  /** Min-content and max-content widths of inline content. */
  contentWidths(items: readonly InlineItem[], style: ComputedStyle): Contribution;
  /** Content width of pages of that name. */
  pageWidth(name: string): number;
  /** Content height of pages of that name: nothing in one piece may be higher. */
  pageHeight(name: string): number;
  report(make: (place: Diagnostic['place']) => Diagnostic, box: Box): void;
}
