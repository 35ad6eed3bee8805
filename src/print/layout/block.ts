/** Block containers: width, children one below the other with collapsing margins, or lines (CSS 2.1, 8.3.1, 9.4.1, 10). */

import type { BlockBox, BlockContent, TableCell } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import { heightTooSmall } from '../../diagnostics/catalogue/layout.js';
import { measureLines, measureMarker } from './inline.js';
import { NO_MARGIN, joinBreaks, joinMargins, isForced, marginOf, marginValue, type BreakFacts, type CollapsedMargins, type MarginSet, type Measured, type MeasuredContent, type MeasuredMarker, type StackChild } from './measured.js';
import type { Constraint, Measurer } from './measurer.js';
import { EPSILON_PT } from './paginate/space.js';
import { insetsOf, pageOf, resolveMargin, usedHeight, usedWidth, type Insets, type UsedHeight } from './sizes.js';

/** Measures a block container for its constraint. */
export function measureBlock(box: BlockBox | TableCell, constraint: Constraint, measurer: Measurer): Measured {
  const { style } = box;
  const insets = insetsOf(style, constraint.widthPt);
  const across = usedWidth(style, constraint, () => measurer.intrinsic(box));
  const contentWidth = Math.max(0, across.widthPt - insets.left - insets.right);
  const height = usedHeight(style, constraint);
  const page = pageOf(style, constraint);
  const isRoot = constraint.isolated || style.display === 'flow-root';
  const inner: ContentRequest = {
    content: box.content,
    style,
    insets,
    widthPt: contentWidth,
    heightPt: height.definitePt === null ? null : height.definitePt - insets.top - insets.bottom,
    page,
    keepsPage: constraint.keepsPage ?? constraint.isolated,
    besidePt: (constraint.besidePt ?? 0) + insets.top + insets.bottom,
    collapsesTop: !isRoot && insets.top === 0,
    collapsesBottom: !isRoot && insets.bottom === 0 && height.definitePt === null && height.minPt <= insets.top,
  };
  const result = measureContent(inner, measurer);
  const marker = box.kind === 'block' && box.marker !== null ? measureMarker(box.marker, style, measurer) : null;
  const top = insets.top + markerRise(marker, result.baselinePt);
  const natural = result.heightPt + top + insets.bottom;
  const used = grownHeight(box, height, natural, measurer);
  const markerHeight = marker === null ? 0 : insets.top + besideMarker(marker, result.baselinePt) + insets.bottom;
  const border = Math.max(used, markerHeight);
  return {
    box, style, marker,
    widthPt: across.widthPt,
    heightPt: border,
    xPt: across.xPt,
    margins: outerMargins(style, constraint, result, border),
    insetTopPt: top, insetBottomPt: insets.bottom, insetLeftPt: insets.left, insetRightPt: insets.right,
    content: result.content,
    facts: { ...result.facts, before: joinBreaks(style.breakBefore, result.facts.before), after: joinBreaks(result.facts.after, style.breakAfter), avoidInside: style.breakInside === 'avoid' },
    baselinePt: result.baselinePt === null ? null : top + result.baselinePt,
    lastBaselinePt: result.lastBaselinePt === null ? null : top + result.lastBaselinePt,
    hasTop: true, hasBottom: true,
    floorPt: Math.min(border, Math.max(height.definitePt ?? height.minPt, result.baselinePt === null ? markerHeight : 0)),
  };
}

/** How far a marker pushes down a first line that it is higher than: CSS 2.1, 12.5.1, leaves it open, and nothing stands over what comes before. */
function markerRise(marker: MeasuredMarker | null, baselinePt: number | null): number {
  const [line] = marker?.lines ?? [];
  return line === undefined || baselinePt === null ? 0 : Math.max(0, line.baselinePt - baselinePt);
}

/** How far down a marker reaches from its item's content edge. */
function besideMarker({ lines: [line] }: MeasuredMarker, baselinePt: number | null): number {
  return line === undefined ? 0 : line.heightPt + (baselinePt === null ? 0 : Math.max(0, baselinePt - line.baselinePt));
}

/** The border box's height: never less than what it holds, which would stand over what follows. */
function grownHeight(box: BlockBox | TableCell, { definitePt, minPt, maxPt }: UsedHeight, naturalPt: number, measurer: Measurer): number {
  const asked = definitePt ?? Math.min(maxPt, Math.max(minPt, naturalPt));
  if (naturalPt <= asked + EPSILON_PT) return asked;
  const { height, maxHeight } = box.style;
  if (box.kind === 'block' && (typeof height === 'number' || typeof maxHeight === 'number')) measurer.report((place) => heightTooSmall({ overPt: naturalPt - asked }, { place }), box);
  return naturalPt;
}

interface ContentRequest {
  readonly content: BlockContent;
  readonly style: ComputedStyle;
  readonly insets: Insets;
  readonly widthPt: number;
  readonly heightPt: number | null;
  readonly page: string;
  readonly keepsPage: boolean;
  readonly besidePt: number;
  readonly collapsesTop: boolean;
  readonly collapsesBottom: boolean;
}

interface ContentResult {
  readonly content: MeasuredContent;
  readonly heightPt: number;
  /** Margins of first and last children that leave through the top and the bottom. */
  readonly top: MarginSet;
  readonly bottom: MarginSet;
  readonly isThrough: boolean;
  readonly facts: Omit<BreakFacts, 'avoidInside'>;
  readonly baselinePt: number | null;
  readonly lastBaselinePt: number | null;
}

function measureContent(request: ContentRequest, measurer: Measurer): ContentResult {
  const { content } = request;
  if (content.kind === 'blocks') return measureStack(request, content.children, measurer);
  const { set, heightPt, notes } = measureLines(content.items, request.style, request, measurer);
  return {
    content: { kind: 'lines', set, from: 0, to: set.lines.length },
    heightPt,
    top: NO_MARGIN, bottom: NO_MARGIN,
    isThrough: heightPt === 0 && set.lines.length === 0,
    facts: { before: 'auto', after: 'auto', firstPage: request.page, lastPage: request.page, hasForcedBreak: false, notes },
    baselinePt: set.lines[0]?.baselinePt ?? null,
    lastBaselinePt: set.lines.at(-1)?.baselinePt ?? null,
  };
}

type StackBoxes = Extract<BlockContent, { kind: 'blocks' }>['children'];

function measureStack(request: ContentRequest, boxes: StackBoxes, measurer: Measurer): ContentResult {
  const children: StackChild[] = [];
  let y = 0;
  let pending = NO_MARGIN;
  let top = NO_MARGIN;
  let isAtTop = request.collapsesTop;
  for (const box of boxes) {
    const node = measurer.measure(box, childConstraint(request, box, measurer));
    // A margin before a forced break is cut off (CSS Break 3, section 5.2).
    if (isForced(joinBreaks(children.at(-1)?.node.facts.after ?? 'auto', node.facts.before))) pending = NO_MARGIN;
    const meeting = joinMargins(pending, node.margins.top);
    if (node.margins.through) {
      children.push({ node, yPt: isAtTop ? y : y + marginValue(meeting) });
      const all = joinMargins(meeting, node.margins.bottom);
      if (isAtTop) top = joinMargins(top, all);
      else pending = all;
      continue;
    }
    if (isAtTop) top = joinMargins(top, node.margins.top);
    else y += marginValue(meeting);
    isAtTop = false;
    children.push({ node, yPt: y });
    y += node.heightPt;
    pending = node.margins.bottom;
  }
  nameEmptyChildren(children);
  const bottom = request.collapsesBottom ? pending : NO_MARGIN;
  if (!request.collapsesBottom && !isAtTop) y += marginValue(pending);
  const first = children[0]?.node.facts;
  const last = children.at(-1)?.node.facts;
  return {
    content: { kind: 'stack', children, from: 0, to: children.length, first: null, last: null, startPt: children[0]?.yPt ?? 0, tailPt: children.length === 0 ? 0 : y - bottomOf(children) },
    heightPt: Math.max(0, y),
    top, bottom,
    isThrough: isAtTop && request.collapsesBottom,
    facts: {
      before: first?.before ?? 'auto', after: last?.after ?? 'auto',
      firstPage: first?.firstPage ?? request.page, lastPage: last?.lastPage ?? request.page,
      hasForcedBreak: children.some(({ node }, index) => node.facts.hasForcedBreak || (index > 0 && breakBetween(children[index - 1]?.node.facts, node.facts) !== null)),
      notes: gatherNotes(children),
    },
    baselinePt: baselineOf(children, (node) => node.baselinePt),
    lastBaselinePt: baselineOf([...children].reverse(), (node) => node.lastBaselinePt),
  };
}

/** Border box's bottom of the last child, from the content box's top. */
function bottomOf(children: readonly StackChild[]): number {
  const last = children.at(-1);
  return last === undefined ? 0 : last.yPt + last.node.heightPt;
}

/** What shows nothing is on no page of its own: it takes the name of the page that it meets. */
function nameEmptyChildren(children: StackChild[]): void {
  let name = children.find(({ node }) => !showsNothing(node))?.node.facts.firstPage;
  children.forEach(({ node, yPt }, index) => {
    if (name === undefined) return;
    if (!showsNothing(node)) name = node.facts.lastPage;
    else if (node.facts.firstPage !== name || node.facts.lastPage !== name) children[index] = { node: { ...node, facts: { ...node.facts, firstPage: name, lastPage: name } }, yPt };
  });
}

function showsNothing({ margins, content, facts, heightPt }: Measured): boolean {
  return heightPt === 0 && (margins.through || content.kind === 'bands') && !facts.hasForcedBreak;
}

function gatherNotes(children: readonly StackChild[]): BreakFacts['notes'] {
  const carrying = children.filter(({ node }) => node.facts.notes.length > 0);
  const [only] = carrying;
  return carrying.length === 1 && only !== undefined ? only.node.facts.notes : carrying.flatMap(({ node }) => node.facts.notes);
}

function baselineOf(children: readonly StackChild[], of: (node: Measured) => number | null): number | null {
  for (const { node, yPt } of children) {
    const baseline = of(node);
    if (baseline !== null) return yPt + baseline;
  }
  return null;
}

/** The forced break between two siblings, or null: a break value, or `page` where the page's name changes. */
export function breakBetween(previous: BreakFacts | undefined, next: BreakFacts): BreakFacts['before'] | null {
  if (previous === undefined) return null;
  const joined = joinBreaks(previous.after, next.before);
  if (isForced(joined)) return joined;
  return previous.lastPage !== next.firstPage ? 'page' : null;
}

/** A child on pages of another name is measured for the width of those. */
function childConstraint(request: ContentRequest, box: StackBoxes[number], measurer: Measurer): Constraint {
  const { keepsPage, besidePt } = request;
  const own = keepsPage || box.style.page === 'auto' || box.style.page === '' ? request.page : box.style.page;
  const widthPt = own === request.page ? request.widthPt : Math.max(0, request.widthPt + measurer.pageWidth(own) - measurer.pageWidth(request.page));
  return { widthPt, heightPt: request.heightPt, page: own, sizing: 'fill', isolated: false, keepsPage, besidePt, direction: request.style.direction };
}

function outerMargins(style: ComputedStyle, constraint: Constraint, result: ContentResult, heightPt: number): CollapsedMargins {
  const top = joinMargins(marginOf(resolveMargin(style.margin.top, constraint.widthPt)), result.top);
  const bottom = joinMargins(marginOf(resolveMargin(style.margin.bottom, constraint.widthPt)), result.bottom);
  return { top, bottom, through: !constraint.isolated && result.isThrough && heightPt === 0 };
}
