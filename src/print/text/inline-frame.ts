/** Heights of inline boxes and their place above or below the line's baseline (CSS 2.1, section 10.8). */

import type { ComputedStyle } from '../css/computed-style.js';
import type { FontFace } from './glyph-run.js';

/** A box's vertical extent. `raisePt` lifts its baseline over the line's. All others are measured from its own baseline. */
export interface InlineFrame {
  readonly style: ComputedStyle;
  readonly raisePt: number;
  /** Reach of the line-height box: half-leading is in it. */
  readonly abovePt: number;
  readonly belowPt: number;
  /** Of the first font. */
  readonly ascentPt: number;
  readonly descentPt: number;
  readonly xHeightPt: number;
  /** Where vertical-align is top or bottom: the box whose subtree moves as one; `raisePt` is then relative to it. */
  readonly lineAligned: { readonly edge: 'top' | 'bottom' } | null;
}

export interface FontMetrics {
  readonly ascentPt: number;
  readonly descentPt: number;
  readonly xHeightPt: number;
  /** The used line-height. */
  readonly lineHeightPt: number;
}

/** Metrics of a style with its first face; without a face, the common proportions of text faces. */
export function fontMetrics(style: ComputedStyle, face: FontFace | null): FontMetrics {
  const size = style.fontSizePt;
  const em = face === null ? { ascent: 0.9, descent: 0.3, gap: 0, x: 0.5 }
    : { ascent: face.ascent / face.unitsPerEm, descent: -face.descent / face.unitsPerEm, gap: face.lineGap / face.unitsPerEm, x: face.xHeight / face.unitsPerEm };
  const { lineHeight } = style;
  const lineHeightPt = lineHeight === 'normal' ? (em.ascent + em.descent + em.gap) * size : 'pt' in lineHeight ? lineHeight.pt : lineHeight.factor * size;
  return { ascentPt: em.ascent * size, descentPt: em.descent * size, xHeightPt: em.x * size, lineHeightPt };
}

/** The frame of the block itself: the strut that each line begins with. */
export function strutFrame(style: ComputedStyle, face: FontFace | null): InlineFrame {
  return withLeading(style, fontMetrics(style, face), 0, null);
}

/** The frame of text whose style is not its parent's: the parent's baseline, its own height. */
export function textFrame(style: ComputedStyle, face: FontFace | null, parent: InlineFrame): InlineFrame {
  const isAlike = style === parent.style || (style.fontSizePt === parent.style.fontSizePt && style.fontFamily === parent.style.fontFamily &&
    style.lineHeight === parent.style.lineHeight && style.fontWeight === parent.style.fontWeight && style.fontStyle === parent.style.fontStyle);
  return isAlike ? parent : withLeading(style, fontMetrics(style, face), parent.raisePt, parent.lineAligned);
}

/** The frame of an inline box. */
export function inlineFrame(style: ComputedStyle, face: FontFace | null, parent: InlineFrame): InlineFrame {
  return aligned(withLeading(style, fontMetrics(style, face), 0, null), style, parent);
}

const framesOfFaces = new WeakMap<InlineFrame, Map<FontFace, InlineFrame>>();

/** The frame of text that falls back on another face, where its line height is normal. */
export function faceFrame(frame: InlineFrame, style: ComputedStyle, face: FontFace): InlineFrame {
  let frames = framesOfFaces.get(frame);
  if (frames === undefined) framesOfFaces.set(frame, (frames = new Map()));
  let made = frames.get(face);
  if (made === undefined) frames.set(face, (made = withLeading(style, fontMetrics(style, face), frame.raisePt, frame.lineAligned)));
  return made;
}

/** The frame of an image or inline-block: all of its height is above and below its baseline, there is no leading. */
export function atomicFrame(style: ComputedStyle, heightPt: number, baselinePt: number | null, parent: InlineFrame): InlineFrame {
  const abovePt = baselinePt ?? heightPt;
  const frame: InlineFrame = { style, raisePt: 0, abovePt, belowPt: heightPt - abovePt, ascentPt: abovePt, descentPt: heightPt - abovePt, xHeightPt: 0, lineAligned: null };
  return aligned(frame, style, parent);
}

function withLeading(style: ComputedStyle, metrics: FontMetrics, raisePt: number, lineAligned: InlineFrame['lineAligned']): InlineFrame {
  const { ascentPt, descentPt, xHeightPt, lineHeightPt } = metrics;
  const abovePt = ascentPt + (lineHeightPt - ascentPt - descentPt) / 2;
  return { style, raisePt, abovePt, belowPt: lineHeightPt - abovePt, ascentPt, descentPt, xHeightPt, lineAligned };
}

function aligned(frame: InlineFrame, style: ComputedStyle, parent: InlineFrame): InlineFrame {
  const { verticalAlign } = style;
  if (verticalAlign === 'top' || verticalAlign === 'bottom') return { ...frame, raisePt: 0, lineAligned: { edge: verticalAlign } };
  return { ...frame, raisePt: parent.raisePt + raiseOver(frame, verticalAlign, parent), lineAligned: parent.lineAligned };
}

function raiseOver(frame: InlineFrame, align: Exclude<ComputedStyle['verticalAlign'], 'top' | 'bottom'>, parent: InlineFrame): number {
  switch (align) {
    case 'baseline':
      return 0;
    // The amounts that browsers use; CSS leaves them open.
    case 'sub':
      return -parent.style.fontSizePt / 5;
    case 'super':
      return parent.style.fontSizePt / 3;
    case 'middle':
      return parent.xHeightPt / 2 - (frame.abovePt - frame.belowPt) / 2;
    case 'text-top':
      return parent.ascentPt - frame.abovePt;
    case 'text-bottom':
      return frame.belowPt - parent.descentPt;
    default:
      return align.raisePt;
  }
}

export interface LineExtent {
  readonly heightPt: number;
  /** From the line's top. */
  readonly baselinePt: number;
  /** Baseline of a frame, from the line's top. */
  baselineOf(frame: InlineFrame): number;
}

/** The height of a line that holds these frames; the strut is one of them. */
export function lineExtent(frames: Iterable<InlineFrame>): LineExtent {
  let [above, below] = [0, 0];
  let isFirst = true;
  const groups = new Map<NonNullable<InlineFrame['lineAligned']>, { above: number; below: number }>();
  for (const frame of frames) {
    const [up, down] = [frame.abovePt + frame.raisePt, frame.belowPt - frame.raisePt];
    if (frame.lineAligned !== null) {
      const group = groups.get(frame.lineAligned);
      groups.set(frame.lineAligned, { above: Math.max(group?.above ?? up, up), below: Math.max(group?.below ?? down, down) });
      continue;
    }
    above = isFirst ? up : Math.max(above, up);
    below = isFirst ? down : Math.max(below, down);
    isFirst = false;
  }
  for (const [{ edge }, group] of groups) {
    const missing = group.above + group.below - (above + below);
    if (missing <= 0) continue;
    if (edge === 'top') below += missing;
    else above += missing;
  }
  const heightPt = above + below;
  return {
    heightPt,
    baselinePt: above,
    baselineOf(frame) {
      if (frame.lineAligned === null) return above - frame.raisePt;
      const group = groups.get(frame.lineAligned) ?? { above: 0, below: 0 };
      return (frame.lineAligned.edge === 'top' ? group.above : heightPt - group.below) - frame.raisePt;
    },
  };
}
