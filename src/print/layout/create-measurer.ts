/** Ties the measuring functions together, and keeps what need not be measured twice. */

import type { Diagnostic, Place } from '../../diagnostics/index.js';
import { ORIGIN_ATTRIBUTE, isTag, type Element, type ParentNode } from '../../html/dom.js';
import type { AtomicInline, BlockLevelBox, DeferredText, InlineItem, TableCell } from '../boxes/box.js';
import type { ComputedStyle, PageStyle } from '../css/computed-style.js';
import type { StyleEngine } from '../css/style-engine.js';
import type { TextStage } from '../text/paragraph.js';
import { measureBlock } from './block.js';
import { contributionOf, intrinsicOf } from './contributions.js';
import { measureGrid } from './grid.js';
import { ATOMIC_CONSTRAINT, atomicSize, notesIn } from './inline.js';
import type { Measured } from './measured.js';
import type { Constraint, Contribution, Measurer, Prepared } from './measurer.js';
import { measureReplaced } from './replaced.js';
import { measureTable } from './table.js';

export interface MeasurerOptions {
  readonly text: TextStage;
  readonly styles: StyleEngine;
  readonly placeOf: (origin: string) => Place | null;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly deferredText: (box: DeferredText) => string | null;
  /** Paragraphs of the pass before that hold no page-dependent text. */
  readonly known: Map<readonly InlineItem[], Prepared>;
}

/** Makes the measurer of one pass. */
export function createMeasurer(options: MeasurerOptions): Measurer {
  const contributions = new Map<BlockLevelBox, Contribution>();
  const intrinsics = new Map<BlockLevelBox | TableCell, Contribution>();
  const own = new Map<readonly InlineItem[], Prepared>();
  const reported = new Set<object>();
  const pages = new Map<string, PageStyle>();
  const pageOf = (name: string): PageStyle => kept(pages, name, () => options.styles.pageStyle({ name, first: false, side: 'right', blank: false }));
  const measurer: Measurer = {
    text: options.text,
    measure: (box, constraint) => measureBox(box, constraint, measurer),
    contribution: (box) => kept(contributions, box, () => contributionOf(box, measurer)),
    intrinsic: (box) => kept(intrinsics, box, () => intrinsicOf(box, measurer)),
    prepare: (items, style) => options.known.get(items) ?? kept(own, items, () => prepare(items, style)),
    pageWidth: (name) => contentWidth(pageOf(name)),
    pageHeight: (name) => contentHeight(pageOf(name)),
    report: (make, box) => {
      if (reported.has(box)) return;
      reported.add(box);
      options.report(make(placeNear(box.element, options.placeOf)));
    },
  };
  function prepare(items: readonly InlineItem[], style: ComputedStyle): Prepared {
    const atomics = new Map<AtomicInline, Measured>();
    const widthPt = measurer.pageWidth('');
    const paragraph = options.text.prepare(items, style, {
      measureAtomic: (item) => {
        const node = measurer.measure(item.box, { ...ATOMIC_CONSTRAINT, widthPt, page: '' });
        atomics.set(item, node);
        return atomicSize(node, item, widthPt);
      },
      deferredText: options.deferredText,
    });
    const prepared: Prepared = { paragraph, atomics, notes: notesIn(items), broken: new Map() };
    if (!isDeferred(items)) options.known.set(items, prepared);
    return prepared;
  }
  return measurer;
}

function measureBox(box: BlockLevelBox, constraint: Constraint, measurer: Measurer): Measured {
  switch (box.kind) {
    case 'block': return measureBlock(box, constraint, measurer);
    case 'grid': return measureGrid(box, constraint, measurer);
    case 'table': return measureTable(box, constraint, measurer);
    case 'replaced': return measureReplaced(box, constraint, measurer);
  }
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function isDeferred(items: readonly InlineItem[]): boolean {
  return items.some((item) => item.kind === 'deferred' || item.kind === 'atomic' || ((item.kind === 'inline' || item.kind === 'footnote-call') && isDeferred(item.children)));
}

/** Width of a page's content area. */
export function contentWidth(page: PageStyle): number {
  const { marginPt, paddingPt, border } = page;
  return Math.max(0, page.widthPt - marginPt.left - marginPt.right - paddingPt.left - paddingPt.right - border.left.widthPt - border.right.widthPt);
}

/** Height of a page's content area. */
export function contentHeight(page: PageStyle): number {
  const { marginPt, paddingPt, border } = page;
  return Math.max(0, page.heightPt - marginPt.top - marginPt.bottom - paddingPt.top - paddingPt.bottom - border.top.widthPt - border.bottom.widthPt);
}

/** The author's place of the nearest element with an origin, upwards. */
export function placeNear(element: Element, placeOf: (origin: string) => Place | null): Place | null {
  for (let at: ParentNode | null = element; at !== null && isTag(at); at = at.parent) {
    const origin = at.attribs[ORIGIN_ATTRIBUTE];
    const place = origin === undefined ? null : placeOf(origin);
    if (place !== null) return place;
  }
  return null;
}
