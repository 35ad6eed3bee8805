/** Lengths, percentages and the used widths and heights of boxes (CSS 2.1, 10; CSS Sizing 3). */

import type { ComputedStyle, LengthPercentage, LengthPercentageAuto, SizeValue } from '../css/computed-style.js';
import type { Constraint, Contribution } from './measurer.js';

/** A length in points; percentages refer to `basePt`. */
export function resolveLength(value: LengthPercentage, basePt: number): number {
  return typeof value === 'number' ? value : (value.percent / 100) * basePt + value.plusPt;
}

/** The same with `auto` as zero. */
export function resolveMargin(value: LengthPercentageAuto, basePt: number): number {
  return value === 'auto' ? 0 : resolveLength(value, basePt);
}

export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Border and padding; percentages of padding refer to the containing block's width. */
export function insetsOf(style: ComputedStyle, basePt: number): Insets {
  const { padding, border } = style;
  return {
    top: Math.max(0, resolveLength(padding.top, basePt)) + border.top.widthPt,
    right: Math.max(0, resolveLength(padding.right, basePt)) + border.right.widthPt,
    bottom: Math.max(0, resolveLength(padding.bottom, basePt)) + border.bottom.widthPt,
    left: Math.max(0, resolveLength(padding.left, basePt)) + border.left.widthPt,
  };
}

/** What a size value on one axis refers to. */
export interface SizeBase {
  readonly style: ComputedStyle;
  /** For percentages; null where there is none. */
  readonly basePt: number | null;
  /** Border and padding on the axis. */
  readonly insetsPt: number;
  /** For keywords: border-box contributions. */
  readonly keyword: Contribution | null;
}

/** A border-box size from a size value; null for `auto`, for percentages without a base and for keywords without a contribution. */
export function borderBoxSize(value: SizeValue | 'none', { style, basePt, insetsPt, keyword }: SizeBase): number | null {
  if (value === 'auto' || value === 'none') return null;
  if (value === 'min-content') return keyword?.minPt ?? null;
  if (value === 'max-content') return keyword?.maxPt ?? null;
  if (value === 'fit-content') return keyword === null ? null : Math.min(keyword.maxPt, Math.max(keyword.minPt, basePt ?? keyword.maxPt));
  if (typeof value !== 'number' && basePt === null) return null;
  const length = Math.max(0, resolveLength(value, basePt ?? 0));
  return style.boxSizing === 'border-box' ? Math.max(length, insetsPt) : length + insetsPt;
}

export interface UsedWidth {
  /** Border box. */
  readonly widthPt: number;
  /** Border box's left edge from the containing block's left edge. */
  readonly xPt: number;
  readonly marginLeftPt: number;
  readonly marginRightPt: number;
}

/**
 * The used width and place of a block-level box (CSS 2.1, 10.3.3).
 * @param intrinsic gives border-box contributions, asked for only where they matter
 */
export function usedWidth(style: ComputedStyle, constraint: Constraint, intrinsic: () => Contribution): UsedWidth {
  const base = constraint.widthPt;
  const insets = insetsOf(style, base);
  const horizontal = insets.left + insets.right;
  const left = resolveMargin(style.margin.left, base);
  const right = resolveMargin(style.margin.right, base);
  const available = Math.max(0, base - left - right);
  const needsContent = [style.width, style.minWidth, style.maxWidth].some((value) => typeof value === 'string' && value.endsWith('-content'));
  const keyword = needsContent ? intrinsic() : null;
  const sizeBase: SizeBase = { style, basePt: base, insetsPt: horizontal, keyword };
  const specified = borderBoxSize(style.width, sizeBase);
  let width = constraint.exactWidthPt ?? specified ?? (constraint.sizing === 'fill' ? available : fit(intrinsic(), available));
  if (constraint.exactWidthPt === undefined) {
    const max = borderBoxSize(style.maxWidth, sizeBase);
    const min = borderBoxSize(style.minWidth, sizeBase);
    if (max !== null) width = Math.min(width, max);
    if (min !== null) width = Math.max(width, min);
  }
  width = Math.max(width, horizontal);
  return { widthPt: width, ...placeAcross(style, constraint, width) };
}

function placeAcross(style: ComputedStyle, constraint: Constraint, width: number): Omit<UsedWidth, 'widthPt'> {
  const left = resolveMargin(style.margin.left, constraint.widthPt);
  const right = resolveMargin(style.margin.right, constraint.widthPt);
  const free = constraint.widthPt - width - left - right;
  const autoLeft = style.margin.left === 'auto';
  const autoRight = style.margin.right === 'auto';
  if (free > 0 && (autoLeft || autoRight)) {
    const marginLeft = autoLeft ? (autoRight ? free / 2 : free) : left;
    const marginRight = autoRight ? (autoLeft ? free / 2 : free) : right;
    return { xPt: marginLeft, marginLeftPt: marginLeft, marginRightPt: marginRight };
  }
  const x = (constraint.direction ?? style.direction) === 'rtl' && constraint.sizing === 'fill' ? constraint.widthPt - right - width : left;
  return { xPt: x, marginLeftPt: left, marginRightPt: right };
}

function fit(contribution: Contribution, available: number): number {
  return Math.min(contribution.maxPt, Math.max(contribution.minPt, available));
}

/** The named page that a box is on. */
export function pageOf(style: ComputedStyle, constraint: Constraint): string {
  const keeps = constraint.keepsPage ?? constraint.isolated;
  return keeps || style.page === 'auto' || style.page === '' ? constraint.page : style.page;
}

export interface UsedHeight {
  /** The border box's definite height, null where the content gives it. */
  readonly definitePt: number | null;
  readonly minPt: number;
  readonly maxPt: number;
}

/** What the style says about a box's height (border box); percentages count only where the containing height is definite. */
export function usedHeight(style: ComputedStyle, constraint: Constraint): UsedHeight {
  const insets = insetsOf(style, constraint.widthPt);
  const vertical = insets.top + insets.bottom;
  const sizeBase: SizeBase = { style, basePt: constraint.heightPt, insetsPt: vertical, keyword: null };
  const size = (value: SizeValue | 'none'): number | null => borderBoxSize(value, sizeBase);
  const min = Math.max(size(style.minHeight) ?? 0, vertical);
  const max = Math.max(size(style.maxHeight) ?? Infinity, min);
  const definite = constraint.exactHeightPt ?? size(style.height);
  return { definitePt: definite === null ? null : Math.min(max, Math.max(min, definite)), minPt: min, maxPt: max };
}
