/** Ties the measuring functions together, and keeps what need not be measured twice. */

import type { Diagnostic, Place } from '../../diagnostics/index.js';
import { placeOfOrigin } from '../../html/place-of-origin.js';
import type { AtomicInline, BlockLevelBox, Box, DeferredText, InlineItem, TableCell } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { InlineContext, PreparedParagraph, TextStage } from '../text/paragraph.js';
import { measureBlock } from './block.js';
import { contributionOf, intrinsicOf } from './contributions.js';
import { measureGrid } from './grid.js';
import { atomicConstraint, atomicSize, notesIn } from './inline.js';
import type { Measured } from './measured.js';
import type { Constraint, Contribution, LineSpace, Measurer, Prepared } from './measurer.js';
import { holdsDeferred } from './page-dependent.js';
import type { PageFrames } from './page-frames.js';
import { measureReplaced } from './replaced.js';
import { measureTable } from './table.js';

/** What one pass leaves to the next: whatever no page number has a part in. */
export interface KnownMeasures {
  /** Paragraphs without page-dependent text and without boxes in their lines. */
  readonly prepared: Map<readonly InlineItem[], Prepared>;
  readonly boxes: Map<BlockLevelBox, { readonly constraint: Constraint; readonly measured: Measured }>;
  /** The same of boxes whose container or own height was definite. Items are often measured both ways, those within them too. */
  readonly heightened: KnownMeasures['boxes'];
  /** The others. */
  readonly deferred: Map<readonly InlineItem[], DeferredParagraph>;
  /** The first complaint about a box. */
  readonly complaints: Map<Box, Diagnostic>;
}

export function noMeasures(): KnownMeasures {
  return { prepared: new Map(), boxes: new Map(), heightened: new Map(), deferred: new Map(), complaints: new Map() };
}

/** A paragraph with page-dependent text, or with boxes in its lines that are sized for its width. */
export interface DeferredParagraph {
  readonly items: readonly InlineItem[];
  readonly style: ComputedStyle;
  /** What inline-blocks and pictures in it are sized for. */
  readonly space: LineSpace;
  readonly prepared: Prepared;
  /** What its page-dependent texts said; null for leaders. */
  readonly said: ReadonlyMap<DeferredText, string | null>;
  /** Its least or greatest width had a part in the width of a box. */
  isWidthAsked: boolean;
}

export interface MeasurerOptions {
  readonly text: TextStage;
  readonly frames: PageFrames;
  readonly placeOf: (origin: string) => Place | null;
  readonly deferredText: (box: DeferredText) => string | null;
  readonly known: KnownMeasures;
}

/** Makes the measurer of one pass. */
export function createMeasurer(options: MeasurerOptions): Measurer {
  const { known, frames } = options;
  const contributions = new Map<BlockLevelBox, Contribution>();
  const intrinsics = new Map<BlockLevelBox | TableCell, Contribution>();
  const widths = new Map<readonly InlineItem[], Contribution>();
  const measurer: Measurer = {
    text: options.text,
    measure: (box, constraint) => {
      const slot = constraint.heightPt === null && constraint.exactHeightPt === undefined ? known.boxes : known.heightened;
      const before = slot.get(box);
      if (before !== undefined && isSameConstraint(before.constraint, constraint)) return before.measured;
      const measured = measureBox(box, constraint, measurer);
      slot.set(box, { constraint, measured });
      return measured;
    },
    contribution: (box) => kept(contributions, box, () => contributionOf(box, measurer)),
    intrinsic: (box) => kept(intrinsics, box, () => intrinsicOf(box, measurer)),
    prepare: (items, style, space) => known.prepared.get(items) ?? deferredParagraph(items, space)?.prepared ?? prepare(items, style, space),
    prepareOnce: (items, style, space) => shaped(items, style, space).prepared,
    contentWidths: (items, style) => {
      const answer = kept(widths, items, () => contentWidths(items, style));
      const asked = known.deferred.get(items);
      if (asked !== undefined) asked.isWidthAsked = true;
      return answer;
    },
    pageWidth: (name) => frames.widthOf(name),
    pageHeight: (name) => frames.heightOf(name),
    report: (make, box) => {
      if (!known.complaints.has(box)) known.complaints.set(box, make(placeOfOrigin(box.element, options.placeOf)));
    },
  };
  function deferredParagraph(items: readonly InlineItem[], space: LineSpace): DeferredParagraph | null {
    const paragraph = known.deferred.get(items);
    return paragraph === undefined || (paragraph.prepared.atomics.size > 0 && !isSameSpace(paragraph.space, space)) ? null : paragraph;
  }
  function shaped(items: readonly InlineItem[], style: ComputedStyle, space: LineSpace): Pick<DeferredParagraph, 'prepared' | 'said'> {
    const atomics = new Map<AtomicInline, Measured>();
    const said = new Map<DeferredText, string | null>();
    const paragraph = options.text.prepare(items, style, {
      measureAtomic: (item) => {
        const node = measurer.measure(item.box, atomicConstraint(style, space, measurer));
        atomics.set(item, node);
        return atomicSize(node, item, space.widthPt);
      },
      deferredText: (text) => {
        const shown = options.deferredText(text);
        said.set(text, shown);
        return shown;
      },
    });
    return { prepared: { paragraph, atomics, notes: notesIn(items, atomics), broken: new Map() }, said };
  }
  function prepare(items: readonly InlineItem[], style: ComputedStyle, { widthPt, page, besidePt }: LineSpace): Prepared {
    const space = { widthPt, page, besidePt };
    const { prepared, said } = shaped(items, style, space);
    const isPlain = said.size === 0 && prepared.atomics.size === 0 && !holdsDeferred(items);
    if (isPlain) known.prepared.set(items, prepared);
    else known.deferred.set(items, { items, style, space, prepared, said, isWidthAsked: widths.has(items) });
    return prepared;
  }
  /** Where boxes stand in the lines these take their own least or greatest width. */
  function contentWidths(items: readonly InlineItem[], style: ComputedStyle): Contribution {
    if (!holdsAtomic(items)) return widthsOf(measurer.prepare(items, style, { widthPt: 0, page: '', besidePt: 0 }).paragraph);
    const asked = (key: keyof Contribution): Contribution => {
      const measureAtomic: InlineContext['measureAtomic'] = (item) => ({ widthPt: measurer.contribution(item.box)[key], heightPt: 0, baselinePt: null });
      return widthsOf(options.text.prepare(items, style, { measureAtomic, deferredText: options.deferredText }));
    };
    return { minPt: asked('minPt').minPt, maxPt: asked('maxPt').maxPt };
  }
  return measurer;
}

/** Every member, so that none is forgotten when there is one more. */
const CONSTRAINT_MEMBERS: Readonly<Record<keyof Constraint, true>> = { widthPt: true, heightPt: true, page: true, sizing: true, exactWidthPt: true, exactHeightPt: true, isolated: true, keepsPage: true, besidePt: true, direction: true };
// `Object.keys` is typed as strings; the table above has exactly the members.
const CONSTRAINT_KEYS = Object.keys(CONSTRAINT_MEMBERS) as readonly (keyof Constraint)[];

function isSameConstraint(a: Constraint, b: Constraint): boolean {
  return CONSTRAINT_KEYS.every((key) => a[key] === b[key]);
}

function isSameSpace(a: LineSpace, b: LineSpace): boolean {
  return a.widthPt === b.widthPt && a.page === b.page && a.besidePt === b.besidePt;
}

function measureBox(box: BlockLevelBox, constraint: Constraint, measurer: Measurer): Measured {
  switch (box.kind) {
    case 'block': return measureBlock(box, constraint, measurer);
    case 'grid': return measureGrid(box, constraint, measurer);
    case 'table': return measureTable(box, constraint, measurer);
    case 'replaced': return measureReplaced(box, constraint, measurer);
  }
}

/** A value made once for each key. */
export function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function holdsAtomic(items: readonly InlineItem[]): boolean {
  return items.some((item) => item.kind === 'atomic' || ((item.kind === 'inline' || item.kind === 'footnote-call') && holdsAtomic(item.children)));
}

function widthsOf({ minContentPt, maxContentPt }: PreparedParagraph): Contribution {
  return { minPt: minContentPt, maxPt: maxContentPt };
}
