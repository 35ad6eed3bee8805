/** The pages before anything stands on them: side, style and content area of each, and the width that text on pages of a name is broken for. */

import type { BlockBox } from '../boxes/box.js';
import type { PageStyle } from '../css/computed-style.js';
import type { StyleEngine } from '../css/style-engine.js';
import type { Rect } from './fragment.js';
import type { PageFrame } from './paginate/pages.js';

export type PageSide = 'left' | 'right';

export interface PageFrames {
  /** Page progression: books read from right to left begin on a left page (CSS Paged Media 3, section 4.2). */
  sideOf(index: number): PageSide;
  frame(index: number, name: string, isBlank: boolean): PageFrame;
  /** Content width of left and right pages of that name: of the narrower ones. */
  widthOf(name: string): number;
  /** Content height that each page of that name has: nothing in one piece may be higher. */
  heightOf(name: string): number;
}

export function createPageFrames(styles: StyleEngine, { style: { direction } }: BlockBox): PageFrames {
  const sideOf = (index: number): PageSide => ((index % 2 === 0) === (direction === 'ltr') ? 'right' : 'left');
  const known = new Map<string, { readonly widthPt: number; readonly heightPt: number }>();
  const leastOf = (name: string): { readonly widthPt: number; readonly heightPt: number } => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const sides = ['left', 'right'] as const;
    const variants = sides.map((side) => styles.pageStyle({ name, first: false, side, blank: false }));
    const least = { widthPt: Math.min(...variants.map(contentWidth)), heightPt: Math.min(...variants.map(contentHeight)) };
    known.set(name, least);
    return least;
  };
  return {
    sideOf,
    frame: (index, name, isBlank) => {
      const style = styles.pageStyle({ name, first: index === 0, side: sideOf(index), blank: isBlank, index });
      return { index, name, isBlank, style, heightPt: contentHeight(style), extraPt: roundedPt(contentWidth(style) - leastOf(name).widthPt) };
    },
    widthOf: (name) => leastOf(name).widthPt,
    heightOf: (name) => leastOf(name).heightPt,
  };
}

/** Widths that come by different sums are the same. */
function roundedPt(pt: number): number {
  return Math.round(pt * 1000) / 1000;
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

/** The page's content area, from its top left corner. */
export function contentArea(page: PageStyle): Rect {
  return {
    xPt: page.marginPt.left + page.border.left.widthPt + page.paddingPt.left,
    yPt: page.marginPt.top + page.border.top.widthPt + page.paddingPt.top,
    widthPt: contentWidth(page),
    heightPt: contentHeight(page),
  };
}
