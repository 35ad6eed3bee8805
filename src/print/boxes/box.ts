/**
 * The box tree: what CSS Display 3 makes of the DOM and its styles, before any width is known.
 *
 * A block container holds either block-level boxes or one inline formatting context, never both
 * (anonymous block boxes see to it). White space is collapsed, text is transformed, counters and
 * generated text are resolved, except for what depends on pages (`DeferredText`).
 * `order` counts boxes and texts in the order of the document, so that reading order can be restored
 * wherever they are placed.
 */

import type { Element } from '../../html/dom.js';
import type { ComputedStyle, ContentItem, CounterChange } from '../css/computed-style.js';
import type { CounterStyles } from '../css/counter-styles.js';
import type { CounterValues } from './counters.js';

interface BoxBase {
  readonly order: number;
  /** The element that the box belongs to; for anonymous and generated boxes the nearest one that has a box. */
  readonly element: Element;
  readonly style: ComputedStyle;
  /** True for anonymous boxes and for generated content: not part of the document's own text. */
  readonly generated: boolean;
}

export type BlockLevelBox = BlockBox | TableBox | GridBox | ReplacedBox;

export interface BlockBox extends BoxBase {
  readonly kind: 'block';
  readonly content: BlockContent;
  /** The marker of a list item whose position is outside; inside ones are part of the content. */
  readonly marker: readonly InlineItem[] | null;
}

export type BlockContent =
  | { readonly kind: 'blocks'; readonly children: readonly BlockLevelBox[] }
  | { readonly kind: 'inline'; readonly items: readonly InlineItem[] };

export interface GridBox extends BoxBase {
  readonly kind: 'grid';
  /** Grid items in document order; text directly in a grid is wrapped in an anonymous block. */
  readonly children: readonly BlockLevelBox[];
}

export interface TableBox extends BoxBase {
  readonly kind: 'table';
  /** In document order, whichever side they stand on. */
  readonly captions: readonly BlockBox[];
  readonly columns: readonly TableColumn[];
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
  readonly foot: readonly TableRow[];
}

export interface TableColumn {
  readonly style: ComputedStyle;
  /** The column group that it belongs to, the same object for all its columns; null for none. */
  readonly group: TableTrackGroup | null;
}

export interface TableRow extends BoxBase {
  readonly kind: 'row';
  readonly cells: readonly TableCell[];
  /** The row group, the same object for all its rows; null in a table that has none. */
  readonly group: TableTrackGroup | null;
}

/** A row group or column group. */
export interface TableTrackGroup {
  readonly style: ComputedStyle;
}

export interface TableCell extends BoxBase {
  readonly kind: 'cell';
  readonly content: BlockContent;
  /** Zero-based, with spans accounted for. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** An image or an SVG, block-level or (as an `AtomicInline`) in a line. */
export interface ReplacedBox extends BoxBase {
  readonly kind: 'replaced';
  readonly media: ReplacedMedia;
  /** In points; null where the media has no size of its own. */
  readonly intrinsicWidthPt: number | null;
  readonly intrinsicHeightPt: number | null;
}

export type ReplacedMedia =
  | { readonly kind: 'image'; readonly url: string; readonly bytes: Uint8Array; readonly mediaType: 'image/png' | 'image/jpeg' }
  | { readonly kind: 'svg'; readonly root: Element };

export type InlineItem = TextItem | InlineBox | AtomicInline | LineBreak | FootnoteCall | DeferredText;

export interface TextItem extends BoxBase {
  readonly kind: 'text';
  /** Collapsed and transformed; what is drawn, apart from hyphens at line ends. */
  readonly text: string;
}

export interface InlineBox extends BoxBase {
  readonly kind: 'inline';
  readonly children: readonly InlineItem[];
  /** What generated content is read out as instead; empty if not at all. */
  readonly alternative?: string;
  /** Set on the marker of a list item or a footnote: its label. */
  readonly isMarker?: true;
}

export interface AtomicInline extends BoxBase {
  readonly kind: 'atomic';
  readonly box: BlockLevelBox;
  /** Set on the marker of a list item or a footnote: its label. */
  readonly isMarker?: true;
}

export interface LineBreak extends BoxBase {
  readonly kind: 'break';
}

/** Where a footnote is called: `children` is the call's generated content, `footnote` the body (with its marker first). */
export interface FootnoteCall extends BoxBase {
  readonly kind: 'footnote-call';
  readonly children: readonly InlineItem[];
  readonly footnote: BlockBox;
}

/** Text that only the finished pages give: page counters, targets' pages, leaders. */
export interface DeferredText extends BoxBase {
  readonly kind: 'deferred';
  readonly item: Extract<ContentItem, { kind: 'target-counter' | 'target-counters' | 'target-text' | 'leader' | 'counter' | 'counters' | 'string' }>;
  /** The id that a target-* item points at, without `#`; null for the others. */
  readonly target: string | null;
}

/** A named string set by an element, with its value (page-independent). */
export interface StringSetting {
  readonly name: string;
  readonly value: string;
}

export interface Bookmark {
  readonly level: number;
  readonly label: string;
  /** `auto` leaves it to the outline. */
  readonly state: 'auto' | 'open' | 'closed';
}

/** What an element does to counters, and what they come to by it. */
export interface CounterSetting {
  readonly reset: readonly CounterChange[];
  readonly increment: readonly CounterChange[];
  readonly set: readonly CounterChange[];
  readonly values: ReadonlyMap<string, number>;
}

export interface BoxTree {
  readonly root: BlockBox;
  /** Named strings that an element's box sets where it begins. */
  readonly strings: ReadonlyMap<Element, readonly StringSetting[]>;
  readonly bookmarks: ReadonlyMap<Element, Bookmark>;
  /** For elements that change counters, in the order of the document. */
  readonly counters: ReadonlyMap<Element, CounterSetting>;
  /** Text content of elements with an id, for target-text(). */
  readonly targetTexts: ReadonlyMap<string, string>;
  /** The same of what stands before and after it, and its first letter. */
  readonly targetParts: ReadonlyMap<string, Readonly<Record<'before' | 'after' | 'first-letter', string>>>;
  /** Pictures in margin boxes, by address; one that cannot be shown is not there. */
  readonly pageImages: ReadonlyMap<string, ReplacedBox>;
  /** How counters are written, wherever they are. */
  readonly counterStyles: CounterStyles;
  /** Values of document counters at elements with an id, for target-counter() of counters other than page(s). */
  readonly targetCounters: ReadonlyMap<string, CounterValues>;
}

export type Box = BlockLevelBox | TableRow | TableCell | InlineItem;
