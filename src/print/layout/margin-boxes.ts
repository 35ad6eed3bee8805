/** The sixteen page-margin boxes: their sizes and places (CSS Paged Media 3, section 5.3) and the text in them. */

import type { Element } from '../../html/dom.js';
import type { InlineItem } from '../boxes/box.js';
import type { ComputedStyle, MarginBoxName, PageStyle } from '../css/computed-style.js';
import type { TextStage } from '../text/paragraph.js';
import { distribute, type BoxSide } from './margin-box-sizes.js';
import { syntheticBlock } from './footnotes.js';
import type { Fragment, MarginBoxFragment, Rect } from './fragment.js';
import { pageText, type PageFacts } from './page-numbers.js';
import { borderBoxSize, insetsOf, resolveMargin } from './sizes.js';

const ROWS: readonly { readonly edge: 'top' | 'bottom'; readonly names: readonly [MarginBoxName, MarginBoxName, MarginBoxName] }[] = [
  { edge: 'top', names: ['top-left', 'top-center', 'top-right'] },
  { edge: 'bottom', names: ['bottom-left', 'bottom-center', 'bottom-right'] },
];
const COLUMNS: readonly { readonly edge: 'left' | 'right'; readonly names: readonly [MarginBoxName, MarginBoxName, MarginBoxName] }[] = [
  { edge: 'left', names: ['left-top', 'left-middle', 'left-bottom'] },
  { edge: 'right', names: ['right-top', 'right-middle', 'right-bottom'] },
];

export interface MarginBoxOptions {
  readonly page: PageStyle;
  readonly facts: PageFacts;
  readonly text: TextStage;
  /** Whom the boxes are said to belong to: the root element. */
  readonly element: Element;
}

/** All margin boxes of a page that have content. */
export function layMarginBoxes(options: MarginBoxOptions): readonly MarginBoxFragment[] {
  const { page } = options;
  if (page.marginBoxes.size === 0) return [];
  const { marginPt, widthPt, heightPt } = page;
  const innerWidth = Math.max(0, widthPt - marginPt.left - marginPt.right);
  const innerHeight = Math.max(0, heightPt - marginPt.top - marginPt.bottom);
  const prepared = new Map<MarginBoxName, Content>();
  for (const [name, style] of page.marginBoxes) prepared.set(name, contentOf(style, options));
  const fragments: MarginBoxFragment[] = [];
  const add = (name: MarginBoxName, area: Rect): void => {
    const content = prepared.get(name);
    if (content !== undefined) fragments.push(layBox(name, content, area, options));
  };
  for (const { edge, names } of ROWS) {
    const y = edge === 'top' ? 0 : heightPt - marginPt.bottom;
    const places = distribute(names.map((name) => widthSide(prepared.get(name), innerWidth)), innerWidth);
    names.forEach((name, index) => add(name, { xPt: marginPt.left + (places[index]?.startPt ?? 0), yPt: y, widthPt: places[index]?.sizePt ?? 0, heightPt: marginPt[edge] }));
  }
  for (const { edge, names } of COLUMNS) {
    const x = edge === 'left' ? 0 : widthPt - marginPt.right;
    const places = distribute(names.map((name) => heightSide(prepared.get(name), marginPt[edge], innerHeight, options.text)), innerHeight);
    names.forEach((name, index) => add(name, { xPt: x, yPt: marginPt.top + (places[index]?.startPt ?? 0), widthPt: marginPt[edge], heightPt: places[index]?.sizePt ?? 0 }));
  }
  add('top-left-corner', { xPt: 0, yPt: 0, widthPt: marginPt.left, heightPt: marginPt.top });
  add('top-right-corner', { xPt: widthPt - marginPt.right, yPt: 0, widthPt: marginPt.right, heightPt: marginPt.top });
  add('bottom-left-corner', { xPt: 0, yPt: heightPt - marginPt.bottom, widthPt: marginPt.left, heightPt: marginPt.bottom });
  add('bottom-right-corner', { xPt: widthPt - marginPt.right, yPt: heightPt - marginPt.bottom, widthPt: marginPt.right, heightPt: marginPt.bottom });
  return fragments;
}

interface Content {
  readonly style: ComputedStyle;
  readonly paragraph: ReturnType<TextStage['prepare']> | null;
}

function contentOf(style: ComputedStyle, { facts, text, element }: MarginBoxOptions): Content {
  const words = typeof style.content === 'string' ? '' : pageText(style.content, facts);
  if (words === '') return { style, paragraph: null };
  const items: readonly InlineItem[] = [{ kind: 'text', order: Number.MAX_SAFE_INTEGER, element, style, generated: true, text: words }];
  return { style, paragraph: text.prepare(items, style, { measureAtomic: () => ({ widthPt: 0, heightPt: 0, baselinePt: null }), deferredText: () => null }) };
}

function widthSide(content: Content | undefined, basePt: number): BoxSide | null {
  if (content === undefined) return null;
  const { style, paragraph } = content;
  const insets = insetsOf(style, basePt);
  const outside = insets.left + insets.right;
  const margins = resolveMargin(style.margin.left, basePt) + resolveMargin(style.margin.right, basePt);
  const size = (value: ComputedStyle['width'] | 'none'): number | null => {
    const border = borderBoxSize(value, basePt, outside, style, null);
    return border === null ? null : border + margins;
  };
  return {
    sizePt: size(style.width), leastPt: size(style.minWidth) ?? 0, mostPt: size(style.maxWidth) ?? Infinity,
    minPt: (paragraph?.minContentPt ?? 0) + outside + margins, maxPt: (paragraph?.maxContentPt ?? 0) + outside + margins,
  };
}

function heightSide(content: Content | undefined, widthPt: number, basePt: number, text: TextStage): BoxSide | null {
  if (content === undefined) return null;
  const { style, paragraph } = content;
  const insets = insetsOf(style, widthPt);
  const outside = insets.top + insets.bottom;
  const margins = resolveMargin(style.margin.top, widthPt) + resolveMargin(style.margin.bottom, widthPt);
  const border = borderBoxSize(style.height, basePt, outside, style, null);
  const last = paragraph === null ? undefined : text.breakLines(paragraph, Math.max(0, widthPt - insets.left - insets.right), 0).at(-1);
  const natural = (last === undefined ? 0 : last.yPt + last.heightPt) + outside + margins;
  return { sizePt: border === null ? null : border + margins, leastPt: 0, mostPt: Infinity, minPt: natural, maxPt: natural };
}

/** Sets a box into its area: margins, border box, text aligned in it. */
function layBox(name: MarginBoxName, { style, paragraph }: Content, area: Rect, { text, element }: MarginBoxOptions): MarginBoxFragment {
  const insets = insetsOf(style, area.widthPt);
  const across = axis(area.widthPt, { start: style.margin.left, end: style.margin.right, sizePt: isVerticalSide(name) ? borderBoxSize(style.width, area.widthPt, insets.left + insets.right, style, null) : null, basePt: area.widthPt });
  const down = axis(area.heightPt, { start: style.margin.top, end: style.margin.bottom, sizePt: borderBoxSize(style.height, area.heightPt, insets.top + insets.bottom, style, null), basePt: area.widthPt });
  const rect: Rect = { xPt: area.xPt + across.startPt, yPt: area.yPt + down.startPt, widthPt: across.sizePt, heightPt: down.sizePt };
  const width = Math.max(0, rect.widthPt - insets.left - insets.right);
  const height = Math.max(0, rect.heightPt - insets.top - insets.bottom);
  const lines = paragraph === null ? [] : text.breakLines(paragraph, width, 0);
  const last = lines.at(-1);
  const free = height - (last === undefined ? 0 : last.yPt + last.heightPt);
  const y = rect.yPt + insets.top + free * alignment(name, style);
  const children = lines.flatMap((line, index) => line.pieces.flatMap((piece): readonly Fragment[] =>
    piece.kind === 'glyphs' ? [{ kind: 'glyphs', box: piece.box, run: piece.run, xPt: rect.xPt + insets.left + piece.xPt, baselinePt: y + piece.baselinePt, textOffset: piece.textOffset, line: index }] : []));
  return {
    name, ...rect,
    fragment: { kind: 'box', box: syntheticBlock(style, element), ...rect, edges: { top: true, right: true, bottom: true, left: true }, children, isRepeated: true },
  };
}

/** Corner boxes and those at the sides take their width across the margin. */
function isVerticalSide(name: MarginBoxName): boolean {
  return name.startsWith('left-') || name.startsWith('right-') || name.endsWith('-corner');
}

interface Axis {
  readonly start: ComputedStyle['margin']['top'];
  readonly end: ComputedStyle['margin']['top'];
  /** Border box; null fills the area. */
  readonly sizePt: number | null;
  readonly basePt: number;
}

/** The border box in its area: what is left goes to the size, then to auto margins, else stays after it. */
function axis(areaPt: number, { start, end, sizePt, basePt }: Axis): { readonly startPt: number; readonly sizePt: number } {
  const before = resolveMargin(start, basePt);
  const after = resolveMargin(end, basePt);
  if (sizePt === null) return { startPt: before, sizePt: Math.max(0, areaPt - before - after) };
  const free = areaPt - sizePt - before - after;
  if (start === 'auto' && free > 0) return { startPt: end === 'auto' ? free / 2 : free, sizePt };
  return { startPt: before, sizePt };
}

/** Share of the free height above the text: from vertical-align, and its default for each box (section 5.3.1). */
function alignment(name: MarginBoxName, style: ComputedStyle): number {
  if (style.verticalAlign === 'top') return 0;
  if (style.verticalAlign === 'bottom') return 1;
  if (style.verticalAlign === 'middle') return 0.5;
  if (name.endsWith('-top')) return 0;
  return name.endsWith('-bottom') ? 1 : 0.5;
}
