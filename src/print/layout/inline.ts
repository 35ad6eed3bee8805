/** Paragraphs in the galley: breaks prepared text into lines, and sizes what stands in the lines (list markers too). */

import type { AtomicInline, FootnoteCall, InlineItem } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { AtomicSize } from '../text/paragraph.js';
import { marginValue, type LineSet, type Measured, type MeasuredMarker } from './measured.js';
import type { Constraint, Measurer } from './measurer.js';
import { resolveLength, resolveMargin } from './sizes.js';

export interface MeasuredLines {
  readonly set: LineSet;
  readonly heightPt: number;
  readonly notes: readonly FootnoteCall[];
}

/** Breaks a paragraph for a content width. */
export function measureLines(items: readonly InlineItem[], style: ComputedStyle, widthPt: number, measurer: Measurer): MeasuredLines {
  const { paragraph, atomics, notes, broken } = measurer.prepare(items, style, widthPt);
  const indentPt = resolveLength(style.textIndent, widthPt);
  const key = `${widthPt} ${indentPt}`;
  const lines = broken.get(key) ?? (paragraph.isEmpty ? [] : measurer.text.breakLines(paragraph, widthPt, indentPt));
  broken.set(key, lines);
  const last = lines.at(-1);
  return {
    set: { lines, widthPt, orphans: style.orphans, widows: style.widows, atomics },
    heightPt: last === undefined ? 0 : last.yPt + last.heightPt,
    notes,
  };
}

/** A marker outside its list item: one line, as wide as its text. */
export function measureMarker(items: readonly InlineItem[], style: ComputedStyle, measurer: Measurer): MeasuredMarker | null {
  const { paragraph, atomics } = measurer.prepare(items, style, measurer.pageWidth(''));
  if (paragraph.isEmpty) return null;
  const widthPt = paragraph.maxContentPt;
  return { items, lines: measurer.text.breakLines(paragraph, widthPt + 0.01, 0), widthPt, atomics };
}

/** The constraint of an inline-block or an inline image: as wide as its content, and its line not higher than a page. */
export function atomicConstraint(style: ComputedStyle, widthPt: number, { text }: Measurer): Constraint {
  const { ascentPt, descentPt, lineHeightPt } = text.metrics(style);
  const besidePt = Math.max(0, descentPt + (lineHeightPt - ascentPt - descentPt) / 2);
  return { widthPt, heightPt: null, page: '', sizing: 'fit', isolated: true, besidePt };
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
export function notesIn(items: readonly InlineItem[]): readonly FootnoteCall[] {
  return items.flatMap((item): readonly FootnoteCall[] => {
    if (item.kind === 'footnote-call') return [item];
    return item.kind === 'inline' ? notesIn(item.children) : [];
  });
}
