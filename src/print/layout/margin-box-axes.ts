/** The lengths of a page-margin box in its two directions; percentages refer to the containing block's length in the same direction (CSS Paged Media 3, section 5.3). */

import type { ComputedStyle, LengthPercentageAuto } from '../css/computed-style.js';
import type { BoxSide, SidePlace } from './margin-box-sizes.js';
import type { Contribution } from './measurer.js';
import { borderBoxSize, resolveLength } from './sizes.js';

export interface MarginBoxAxis {
  /** Border box; null for `auto`. */
  readonly sizePt: number | null;
  /** Least and greatest border box. */
  readonly leastPt: number;
  readonly mostPt: number;
  /** Null for `auto`. */
  readonly marginStartPt: number | null;
  readonly marginEndPt: number | null;
  /** Border and padding on the left or the top side, and on both. */
  readonly insetStartPt: number;
  readonly insetsPt: number;
  /** The box as it shares its edge with two others, margins included. */
  readonly side: BoxSide;
}

export interface MarginBoxAxes {
  readonly across: MarginBoxAxis;
  readonly down: MarginBoxAxis;
}

/** @param content what the box holds, in the direction that is asked about; null where nobody asks */
export function marginBoxAxes(style: ComputedStyle, widthPt: number, heightPt: number, content: Contribution | null): MarginBoxAxes {
  return {
    across: axisOf(style, { start: 'left', end: 'right', size: 'width', least: 'minWidth', most: 'maxWidth', basePt: widthPt }, content),
    down: axisOf(style, { start: 'top', end: 'bottom', size: 'height', least: 'minHeight', most: 'maxHeight', basePt: heightPt }, content),
  };
}

interface Direction {
  readonly start: 'left' | 'top';
  readonly end: 'right' | 'bottom';
  readonly size: 'width' | 'height';
  readonly least: 'minWidth' | 'minHeight';
  readonly most: 'maxWidth' | 'maxHeight';
  readonly basePt: number;
}

function axisOf(style: ComputedStyle, { start, end, size, least, most, basePt }: Direction, content: Contribution | null): MarginBoxAxis {
  const inset = (side: 'left' | 'top' | 'right' | 'bottom'): number => Math.max(0, resolveLength(style.padding[side], basePt)) + style.border[side].widthPt;
  const insetStartPt = inset(start);
  const insetsPt = insetStartPt + inset(end);
  const outer = content === null ? null : { minPt: content.minPt + insetsPt, maxPt: content.maxPt + insetsPt };
  const borderBox = (value: ComputedStyle['maxWidth']): number | null => borderBoxSize(value, { style, basePt, insetsPt, keyword: outer });
  const marginStartPt = margin(style.margin[start], basePt);
  const marginEndPt = margin(style.margin[end], basePt);
  const margins = (marginStartPt ?? 0) + (marginEndPt ?? 0);
  const sizePt = borderBox(style[size]);
  const leastPt = borderBox(style[least]) ?? 0;
  const mostPt = borderBox(style[most]) ?? Infinity;
  return {
    sizePt, leastPt, mostPt, marginStartPt, marginEndPt, insetStartPt, insetsPt,
    side: {
      sizePt: sizePt === null ? null : sizePt + margins, leastPt: leastPt + margins, mostPt: mostPt + margins,
      minPt: (outer?.minPt ?? insetsPt) + margins, maxPt: (outer?.maxPt ?? insetsPt) + margins,
    },
  };
}

function margin(value: LengthPercentageAuto, basePt: number): number | null {
  return value === 'auto' ? null : resolveLength(value, basePt);
}

/**
 * Margins and border box of a box that fills the whole of a length: across a margin, in corners both ways (section 5.3.2.4).
 * Where all three are given and do not come to it, the margin on the outer side gives way.
 */
export function fixedSide(axis: Pick<MarginBoxAxis, 'sizePt' | 'leastPt' | 'mostPt' | 'marginStartPt' | 'marginEndPt' | 'insetsPt'>, lengthPt: number, outer: 'start' | 'end'): SidePlace {
  const { leastPt, mostPt, insetsPt } = axis;
  const free = fixedSize(axis, lengthPt, outer);
  const limited = Math.max(leastPt, Math.min(mostPt, free.sizePt), insetsPt);
  return Math.abs(limited - free.sizePt) < 1e-9 ? free : fixedSize({ ...axis, sizePt: limited }, lengthPt, outer);
}

function fixedSize({ sizePt, marginStartPt, marginEndPt }: Pick<MarginBoxAxis, 'sizePt' | 'marginStartPt' | 'marginEndPt'>, lengthPt: number, outer: 'start' | 'end'): SidePlace {
  const given = (sizePt ?? 0) + (marginStartPt ?? 0) + (marginEndPt ?? 0);
  if (sizePt === null) return { startPt: marginStartPt ?? 0, sizePt: Math.max(0, lengthPt - given) };
  const isTooMuch = given > lengthPt;
  const start = marginStartPt ?? (isTooMuch ? 0 : null);
  const end = marginEndPt ?? (isTooMuch ? 0 : null);
  if (start === null && end === null) return { startPt: (lengthPt - sizePt) / 2, sizePt };
  if (start === null || (end !== null && outer === 'start')) return { startPt: lengthPt - sizePt - (end ?? 0), sizePt };
  return { startPt: start, sizePt };
}
