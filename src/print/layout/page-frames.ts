/** The pages before anything stands on them: side, style and content area of each, and the width that text on pages of a name is broken for. */

import type { BlockBox, BlockLevelBox } from '../boxes/box.js';
import type { PageStyle } from '../css/computed-style.js';
import type { StyleEngine } from '../css/style-engine.js';
import type { Rect } from './fragment.js';
import type { PageFrame } from './paginate/pages.js';

export type PageSide = 'left' | 'right';

export interface PageFrames {
  /** Page progression: books read from right to left begin on a left page (CSS Paged Media 3, section 4.2). */
  sideOf(index: number): PageSide;
  frame(index: number, name: string, isBlank: boolean): PageFrame;
  /** Content width for which text on pages of that name is broken: the narrowest of them, the document's first page left out. */
  widthOf(name: string): number;
  /** Content width of the document's first page. */
  readonly firstWidthPt: number;
  readonly firstName: string;
  /** Content height that each page of that name has: nothing in one piece may be higher. */
  heightOf(name: string): number;
}

export function createPageFrames(styles: StyleEngine, root: BlockBox): PageFrames {
  const { direction } = root.style;
  const firstName = firstPageName(root);
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
      return { index, name, isBlank, style, heightPt: contentHeight(style) };
    },
    widthOf: (name) => leastOf(name).widthPt,
    heightOf: (name) => leastOf(name).heightPt,
    firstName,
    firstWidthPt: contentWidth(styles.pageStyle({ name: firstName, first: true, side: sideOf(0), blank: false, index: 0 })),
  };
}

/** The name of the first page, whose `:first` rules may give it another width: that of the innermost box at the very top that names one. */
function firstPageName(root: BlockBox): string {
  let name = '';
  for (let box: BlockLevelBox | undefined = root; box !== undefined; ) {
    const { page } = box.style;
    if (page !== 'auto' && page !== '') name = page;
    box = box.kind === 'block' && box.content.kind === 'blocks' ? box.content.children[0] : undefined;
  }
  return name;
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
