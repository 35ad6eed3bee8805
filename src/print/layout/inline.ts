/** Paragraphs in the galley: breaks prepared text into lines, and sizes what stands in the lines (list markers too). */

import type { AtomicInline, FootnoteCall, InlineItem } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { AtomicSize, Line } from '../text/paragraph.js';
import { marginValue, type LineSet, type Measured, type MeasuredMarker } from './measured.js';
import type { Constraint, LineSpace, Measurer, Prepared } from './measurer.js';
import { resolveLength, resolveMargin } from './sizes.js';

export interface MeasuredLines {
  readonly set: LineSet;
  readonly heightPt: number;
  readonly notes: readonly FootnoteCall[];
}

/** Breaks a paragraph for a content width. */
export function measureLines(items: readonly InlineItem[], style: ComputedStyle, space: LineSpace, measurer: Measurer): MeasuredLines {
  const { widthPt } = space;
  const { paragraph, atomics, notes, broken } = measurer.prepare(items, style, space);
  const indentPt = resolveLength(style.textIndent, widthPt);
  const key = `${widthPt} ${indentPt}`;
  const lines = broken.get(key) ?? (paragraph.isEmpty ? [] : withNotesWithin(measurer.text.breakLines(paragraph, widthPt, indentPt), atomics));
  broken.set(key, lines);
  const last = lines.at(-1);
  return {
    set: { lines, widthPt, besidePt: space.besidePt, orphans: style.orphans, widows: style.widows, atomics, torn: [] },
    heightPt: last === undefined ? 0 : last.yPt + last.heightPt,
    notes,
  };
}

/** Lines call the notes that are called in their inline-blocks, too. */
export function withNotesWithin(lines: readonly Line[], atomics: Prepared['atomics']): readonly Line[] {
  if (![...atomics.values()].some(({ facts }) => facts.notes.length > 0)) return lines;
  return lines.map((line) => {
    const within = line.pieces.flatMap((piece) => (piece.kind === 'atomic' ? (atomics.get(piece.box)?.facts.notes ?? []) : []));
    return within.length === 0 ? line : { ...line, footnotes: inOrder([...line.footnotes, ...within]) };
  });
}

function inOrder(notes: readonly FootnoteCall[]): readonly FootnoteCall[] {
  return [...notes].sort((a, b) => a.order - b.order);
}

/** A marker outside its list item: one line, as wide as its text. */
export function measureMarker(items: readonly InlineItem[], style: ComputedStyle, measurer: Measurer): MeasuredMarker | null {
  const { paragraph, atomics } = measurer.prepare(items, style, { widthPt: measurer.pageWidth(''), page: '', besidePt: 0 });
  if (paragraph.isEmpty) return null;
  const widthPt = paragraph.textWidthPt;
  return { items, lines: measurer.text.breakLines(paragraph, widthPt + 0.01, 0), widthPt, atomics };
}

/** The constraint of an inline-block or an inline image: as wide as its content, and its line not higher than a page. */
export function atomicConstraint(style: ComputedStyle, { widthPt, page, besidePt }: LineSpace, { text }: Measurer): Constraint {
  const { ascentPt, descentPt, lineHeightPt } = text.metrics(style);
  const below = Math.max(0, descentPt + (lineHeightPt - ascentPt - descentPt) / 2);
  return { widthPt, heightPt: null, page, sizing: 'fit', isolated: true, besidePt: besidePt + below };
}

/** The margin box of an inline-block or image, and its baseline (CSS 2.1, 10.8.1). */
export function atomicSize(node: Measured, item: AtomicInline, widthPt: number): AtomicSize {
  const { margin } = item.box.style;
  const left = resolveMargin(margin.left, widthPt);
  const right = resolveMargin(margin.right, widthPt);
  const top = marginValue(node.margins.top);
  return {
    widthPt: node.widthPt + left + right,
    heightPt: node.heightPt + top + marginValue(node.margins.bottom),
    baselinePt: node.lastBaselinePt === null ? null : top + node.lastBaselinePt,
  };
}

/** The footnotes called in inline items, those in nested boxes included, in order. */
export function notesIn(items: readonly InlineItem[], atomics: Prepared['atomics']): readonly FootnoteCall[] {
  return items.flatMap((item): readonly FootnoteCall[] => {
    if (item.kind === 'footnote-call') return [item];
    if (item.kind === 'atomic') return atomics.get(item)?.facts.notes ?? [];
    return item.kind === 'inline' ? notesIn(item.children, atomics) : [];
  });
}
