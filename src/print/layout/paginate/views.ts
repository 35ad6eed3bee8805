/** Heads and rests: a measured box cut in two, each a measured box again. Sharing, not copying: a cut costs the same however long the box. */

import { bandAt, marginBoxHeight, stackChild, type Band, type BandsContent, type LinesContent, type Measured, type MeasuredContent, type StackContent } from '../measured.js';

/** Top of a child in a stack's present view, from the content box's top. */
export function childTop(stack: StackContent, index: number): number {
  if (index === stack.from) return stack.startPt;
  const first = stack.children[stack.from];
  const child = stack.children[index];
  if (first === undefined || child === undefined) return stack.startPt;
  const height = stack.first?.heightPt ?? first.node.heightPt;
  return stack.startPt + height + child.yPt - first.yPt - first.node.heightPt;
}

const reaches = new WeakMap<readonly Band[], Float64Array>();

/** How far the bands before each index reach, uncut, with the gaps before them: summed up once, since a table may go over hundreds of pages. */
function reachesOf(bands: readonly Band[]): Float64Array {
  let found = reaches.get(bands);
  if (found === undefined) {
    found = new Float64Array(bands.length + 1);
    for (const [index, band] of bands.entries()) found[index + 1] = (found[index] ?? 0) + band.gapBeforePt + band.heightPt;
    reaches.set(bands, found);
  }
  return found;
}

/** Top of a band in the present view, from the content box's top (below a table's head). */
export function bandTop(content: BandsContent, index: number): number {
  const { bands, from } = content;
  const startPt = content.startPt + headHeight(content);
  if (index <= from) return startPt;
  const reach = reachesOf(bands);
  return startPt + (bandAt(content, from)?.heightPt ?? 0) + (reach[index] ?? 0) - (reach[from + 1] ?? 0) + (bands[index]?.gapBeforePt ?? 0);
}

/** Height of the head that this part of a table shows, with the spacing below it. */
export function headHeight(content: BandsContent): number {
  const { table } = content;
  if (table === null || table.head === null || (table.isContinued && !table.repeats)) return 0;
  return table.head.heightPt + table.spacingPt;
}

/** Whether this part of a grid or table is its last. */
export function isLastPart(content: BandsContent): boolean {
  return content.to === content.bands.length && content.last === null;
}

/** Height of the foot that this part of a table shows; without repetition only the last part has one. */
export function footHeight(content: BandsContent): number {
  const { table } = content;
  if (table === null || table.foot === null || (!table.repeats && !isLastPart(content))) return 0;
  return table.foot.heightPt + table.spacingPt;
}

/** Height of what the content box shows now. */
export function contentHeight(content: MeasuredContent): number {
  switch (content.kind) {
    case 'lines': {
      const first = content.set.lines[content.from];
      const last = content.set.lines[content.to - 1];
      return first === undefined || last === undefined ? 0 : last.yPt + last.heightPt - (content.from === 0 ? 0 : first.yPt);
    }
    case 'stack': {
      const last = content.from < content.to ? stackChild(content, content.to - 1) : null;
      if (last === null) return 0;
      return Math.max(0, childTop(content, content.to - 1) + last.heightPt + (content.to === content.children.length && content.last === null ? content.tailPt : 0));
    }
    case 'bands': {
      const last = content.from < content.to ? bandAt(content, content.to - 1) : null;
      return (last === null ? content.startPt + headHeight(content) : bandTop(content, content.to - 1) + last.heightPt) + footHeight(content);
    }
    case 'solid': return content.heightPt;
  }
}

/** Where a marker ends whose line is not in this part of its list item. */
function markerBottom(node: Measured, content: MeasuredContent): number {
  if (node.marker === null || (node.baselinePt !== null && node.baselinePt <= node.insetTopPt + contentHeight(content))) return 0;
  return node.insetTopPt + (node.marker.lines.at(-1)?.heightPt ?? 0);
}

/** Whether a list item has room for its marker, where so much of it is shown that the marker's line may not be among it. */
export function hasMarkerRoom(node: Measured, shown: MeasuredContent, roomPt: number): boolean {
  return markerBottom(node, shown) <= roomPt + 0.01;
}

/** The part of a box that stays on the page. */
export function headOf(node: Measured, content: MeasuredContent): Measured {
  const clones = node.style.boxDecorationBreak === 'clone';
  const insetBottomPt = clones ? node.insetBottomPt - afterParts(node) : 0;
  return { ...node, content, hasBottom: clones, insetBottomPt, heightPt: Math.max(markerBottom(node, content), node.insetTopPt + contentHeight(content)) + insetBottomPt };
}

/** The part that goes on. `headPt`: height of the other part. */
export function restOf(node: Measured, content: MeasuredContent, headPt: number): Measured {
  const clones = node.style.boxDecorationBreak === 'clone';
  const spacing = content.kind === 'bands' ? (content.table?.spacingPt ?? 0) : 0;
  const insetTopPt = clones ? node.insetTopPt - beforeParts(node) - markerRise(node) : spacing;
  const floorPt = Math.max(0, node.floorPt - headPt);
  return {
    ...node, content, marker: null, hasTop: clones, insetTopPt, floorPt,
    heightPt: Math.max(floorPt, insetTopPt + contentHeight(content) + node.insetBottomPt),
    baselinePt: null, lastBaselinePt: null,
    facts: { ...node.facts, before: 'auto', firstPage: firstPageOf(content, node.facts.firstPage), notes: notesOf(content, node) },
  };
}

/** What a table's top inset holds besides border, padding and spacing. */
function beforeParts(node: Measured): number {
  const table = node.content.kind === 'bands' ? node.content.table : null;
  return marginBoxHeight(table === null || table.isContinued ? null : table.captionTop);
}

/** By how much a list item's marker pushes its first line down, which is part of its top inset. */
function markerRise({ marker, baselinePt, insetTopPt }: Measured): number {
  const [line] = marker?.lines ?? [];
  return line === undefined || baselinePt === null ? 0 : Math.max(0, line.baselinePt - (baselinePt - insetTopPt));
}

/** What a table's bottom inset holds besides border and padding. */
function afterParts(node: Measured): number {
  return marginBoxHeight(node.content.kind === 'bands' ? (node.content.table?.captionBottom ?? null) : null);
}

function firstPageOf(content: MeasuredContent, otherwise: string): string {
  if (content.kind !== 'stack') return otherwise;
  return stackChild(content, content.from)?.facts.firstPage ?? otherwise;
}

/** Content of which all has been shown; what goes on is the box's height alone. */
export function spent(content: MeasuredContent): MeasuredContent {
  switch (content.kind) {
    case 'lines': return { ...content, from: content.to };
    case 'stack': return { ...content, from: content.to, first: null, last: null, startPt: 0, tailPt: 0 };
    case 'bands': return { ...content, from: content.to, first: null, last: null, startPt: 0, table: content.table === null ? null : { ...content.table, head: null, foot: null, captionTop: null, captionBottom: null, isContinued: true } };
    case 'solid': return content;
  }
}

/**
 * Cuts a box below all that it holds, where only the rest of its height goes on (CSS Break 3, section 4.1, class C).
 * @param heightPt what the box takes on this page
 */
export function cutBelow(node: Measured, heightPt: number): { readonly head: Measured; readonly rest: Measured } {
  const head = headOf(node, node.content);
  const rest = restOf(node, spent(node.content), heightPt);
  return { head: { ...head, heightPt }, rest: { ...rest, facts: { ...rest.facts, firstPage: node.facts.lastPage, hasForcedBreak: false, notes: [] } } };
}

function notesOf(content: MeasuredContent, node: Measured): Measured['facts']['notes'] {
  const { notes } = node.facts;
  if (notes.length === 0) return notes;
  switch (content.kind) {
    case 'lines': return content.set.lines.slice(content.from, content.to).flatMap((line) => line.footnotes);
    case 'stack': {
      if (node.content.kind !== 'stack') return notes;
      const own = stackChild(node.content, content.from)?.facts.notes.length ?? 0;
      const first = stackChild(content, content.from)?.facts.notes ?? [];
      return [...first, ...notes.slice(placedNotes(node.content, content.from) + own)];
    }
    case 'bands': {
      const rest: Band[] = [];
      for (let index = content.from; index < content.to; index++) {
        const band = bandAt(content, index);
        if (band !== null) rest.push(band);
      }
      return [...rest.flatMap((band) => band.notes), ...(content.table?.foot?.notes ?? []), ...(content.table?.captionBottom?.facts.notes ?? [])];
    }
    case 'solid': return notes;
  }
}

/** Notes of the children of a view before an index. */
function placedNotes(stack: StackContent, before: number): number {
  let count = 0;
  for (let index = stack.from; index < before; index++) count += stackChild(stack, index)?.facts.notes.length ?? 0;
  return count;
}

/** A stack cut before `index`, or inside of it. `startPt` is where the rest's first child begins. */
export function cutStack(stack: StackContent, index: number, piece: { readonly head: Measured; readonly rest: Measured } | null, startPt: number): { readonly head: StackContent; readonly rest: StackContent } {
  const head: StackContent = piece === null
    ? { ...stack, to: index, last: null }
    : { ...stack, to: index + 1, last: piece.head };
  const rest: StackContent = { ...stack, from: index, first: piece?.rest ?? null, last: lastOfRest(stack, index, piece?.rest ?? null), startPt: piece === null ? startPt : 0 };
  return { head, rest };
}

/** The piece that ends a view's rest: of a view that was cut itself (a note that is cut anew) its last piece, or what is left of that. */
function lastOfRest<T>(view: { readonly to: number; readonly last: T | null }, index: number, rest: T | null): T | null {
  return rest !== null && view.last !== null && index === view.to - 1 ? rest : view.last;
}

export function cutBands(content: BandsContent, index: number, piece: { readonly head: Band; readonly rest: Band } | null): { readonly head: BandsContent; readonly rest: BandsContent } {
  const head: BandsContent = piece === null ? { ...content, to: index, last: null } : { ...content, to: index + 1, last: piece.head };
  const table = content.table === null ? null : { ...content.table, isContinued: true, captionTop: null };
  return { head, rest: { ...content, from: index, first: piece?.rest ?? null, last: lastOfRest(content, index, piece?.rest ?? null), startPt: 0, table } };
}

export function cutLinesAt(content: LinesContent, line: number): { readonly head: LinesContent; readonly rest: LinesContent } {
  return { head: { ...content, to: line }, rest: { ...content, from: line } };
}
