/** The sixteen page-margin boxes: their sizes and places (CSS Paged Media 3, section 5.3) and the text in them. */

import type { Element } from '../../html/dom.js';
import type { AtomicInline, BlockLevelBox, InlineItem, ReplacedBox } from '../boxes/box.js';
import { transformText } from '../boxes/text-transform.js';
import type { ComputedStyle, ContentItem, MarginBoxName, PageStyle } from '../css/computed-style.js';
import type { AtomicSize, Line, PreparedParagraph, TextStage } from '../text/paragraph.js';
import { placeGraphic, type EmitContext } from './emit.js';
import { syntheticBlock } from './footnotes.js';
import type { Fragment, MarginBoxFragment, Rect } from './fragment.js';
import { fixedSide, marginBoxAxes, type MarginBoxAxes } from './margin-box-axes.js';
import { distribute, type BoxSide, type SidePlace } from './margin-box-sizes.js';
import { pageText, type PageFacts } from './page-numbers.js';

/** What is less is not seen. */
const LEAST_TOLD_PT = 0.5;

type Three = readonly [MarginBoxName, MarginBoxName, MarginBoxName];

const EDGES: readonly { readonly edge: 'top' | 'bottom' | 'left' | 'right'; readonly names: Three }[] = [
  { edge: 'top', names: ['top-left', 'top-center', 'top-right'] },
  { edge: 'bottom', names: ['bottom-left', 'bottom-center', 'bottom-right'] },
  { edge: 'left', names: ['left-top', 'left-middle', 'left-bottom'] },
  { edge: 'right', names: ['right-top', 'right-middle', 'right-bottom'] },
];

/** All margin boxes of a page that have content. */
export type MarginBoxLayout = (page: PageStyle, facts: PageFacts) => readonly MarginBoxFragment[];

/** What a box says on some pages: shaped once, placed once for each area. */
interface Content {
  readonly style: ComputedStyle;
  readonly paragraph: PreparedParagraph | null;
  readonly placed: Map<string, MarginBoxFragment>;
}

export interface MarginBoxOptions {
  readonly text: TextStage;
  /** Whom the boxes are said to belong to: the root element. */
  readonly element: Element;
  /** By address. */
  readonly images: ReadonlyMap<string, ReplacedBox>;
  readonly draw: EmitContext['draw'];
  /** Told of a box that holds more than there is room for. */
  readonly tooHigh: (name: MarginBoxName, overPt: number) => void;
}

export function createMarginBoxLayout(options: MarginBoxOptions): MarginBoxLayout {
  const { text } = options;
  const known = new Map<ComputedStyle, Map<string, Content>>();
  const contentOf = (style: ComputedStyle, facts: PageFacts): Content => {
    const byText = known.get(style) ?? new Map<string, Content>();
    known.set(style, byText);
    const pieces = typeof style.content === 'string' ? [] : textPieces(style.content, facts, style);
    const key = JSON.stringify(pieces);
    const content = byText.get(key) ?? { style, paragraph: paragraphOf(pieces, style, options), placed: new Map() };
    byText.set(key, content);
    return content;
  };
  return (page, facts) => {
    const contents = new Map([...page.marginBoxes].map(([name, style]) => [name, contentOf(style, facts)] as const));
    const fragments: MarginBoxFragment[] = [];
    for (const [name, area] of areasOf(page, contents, text)) {
      const content = contents.get(name);
      if (content === undefined) continue;
      const key = `${name} ${area.xPt} ${area.yPt} ${area.widthPt} ${area.heightPt}`;
      const fragment = content.placed.get(key) ?? placeBox(name, content, area, options);
      content.placed.set(key, fragment);
      fragments.push(fragment);
    }
    return fragments;
  };
}

/** Text, with leaders and pictures between it. */
type TextPiece = string | Extract<ContentItem, { kind: 'leader' | 'image' }>;

function textPieces(content: readonly ContentItem[], facts: PageFacts, style: ComputedStyle): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let run: ContentItem[] = [];
  const flush = (): void => {
    const words = collapsed(transformText(pageText(run, facts, style), style.textTransform, style.language), style);
    if (words !== '') pieces.push(words);
    run = [];
  };
  for (const item of content) {
    if (item.kind !== 'leader' && item.kind !== 'image') {
      run.push(item);
      continue;
    }
    flush();
    pieces.push(item);
  }
  flush();
  return style.whiteSpace.startsWith('pre') ? pieces : trimmed(pieces);
}

function trimmed(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const last = pieces.length - 1;
  return pieces.map((piece, index) => {
    if (typeof piece !== 'string') return piece;
    const start = index === 0 ? piece.replace(/^ /, '') : piece;
    return index === last ? start.replace(/ $/, '') : start;
  }).filter((piece) => piece !== '');
}

function collapsed(text: string, { whiteSpace }: ComputedStyle): string {
  if (whiteSpace === 'normal' || whiteSpace === 'nowrap') return text.replace(/[ \t\n\r\f]+/g, ' ');
  return whiteSpace === 'pre-line' ? text.replace(/[ \t]+/g, ' ') : text;
}

function paragraphOf(pieces: readonly TextPiece[], style: ComputedStyle, { text, element, images }: MarginBoxOptions): PreparedParagraph | null {
  const base = { order: Number.MAX_SAFE_INTEGER, element, style, generated: true };
  const items = pieces.flatMap((piece): readonly InlineItem[] => {
    if (typeof piece === 'string') return [{ kind: 'text', ...base, text: piece }];
    if (piece.kind === 'leader') return [{ kind: 'deferred', ...base, item: piece, target: null }];
    const box = images.get(piece.url);
    return box === undefined ? [] : [{ ...base, kind: 'atomic', style: box.style, box }];
  });
  if (items.length === 0) return null;
  // Nothing gives a picture of generated content another size than its own.
  const measureAtomic = ({ box }: AtomicInline): AtomicSize => ({ widthPt: ownSize(box, 'intrinsicWidthPt'), heightPt: ownSize(box, 'intrinsicHeightPt'), baselinePt: null });
  return text.prepare(items, style, { measureAtomic, deferredText: () => null });
}

function ownSize(box: BlockLevelBox, side: 'intrinsicWidthPt' | 'intrinsicHeightPt'): number {
  return box.kind === 'replaced' ? (box[side] ?? 0) : 0;
}

/** The area of each box, margins included, in the order of the specification. */
function areasOf({ marginPt, widthPt, heightPt, marginBoxes }: PageStyle, contents: ReadonlyMap<MarginBoxName, Content>, text: TextStage): ReadonlyMap<MarginBoxName, Rect> {
  const areas = new Map<MarginBoxName, Rect>();
  if (marginBoxes.size === 0) return areas;
  const right = widthPt - marginPt.right;
  const bottom = heightPt - marginPt.bottom;
  const [innerWidth, innerHeight] = [Math.max(0, right - marginPt.left), Math.max(0, bottom - marginPt.top)];
  for (const { edge, names } of EDGES) {
    if (!names.some((name) => contents.has(name))) continue;
    const isHorizontal = edge === 'top' || edge === 'bottom';
    const length = isHorizontal ? innerWidth : innerHeight;
    const sides = names.map((name) => {
      const content = contents.get(name);
      if (content === undefined) return null;
      return isHorizontal ? widthSide(content, innerWidth, marginPt[edge]) : heightSide(content, marginPt[edge], innerHeight, text);
    });
    distribute(sides, length).forEach((place, index) => {
      const name = names[index];
      if (name === undefined || place === null) return;
      areas.set(name, isHorizontal
        ? { xPt: marginPt.left + place.startPt, yPt: edge === 'top' ? 0 : bottom, widthPt: place.sizePt, heightPt: marginPt[edge] }
        : { xPt: edge === 'left' ? 0 : right, yPt: marginPt.top + place.startPt, widthPt: marginPt[edge], heightPt: place.sizePt });
    });
  }
  areas.set('top-left-corner', { xPt: 0, yPt: 0, widthPt: marginPt.left, heightPt: marginPt.top });
  areas.set('top-right-corner', { xPt: right, yPt: 0, widthPt: marginPt.right, heightPt: marginPt.top });
  areas.set('bottom-left-corner', { xPt: 0, yPt: bottom, widthPt: marginPt.left, heightPt: marginPt.bottom });
  areas.set('bottom-right-corner', { xPt: right, yPt: bottom, widthPt: marginPt.right, heightPt: marginPt.bottom });
  return areas;
}

function widthSide({ style, paragraph }: Content, widthPt: number, heightPt: number): BoxSide {
  const content = { minPt: paragraph?.minContentPt ?? 0, maxPt: paragraph?.maxContentPt ?? 0 };
  return marginBoxAxes(style, widthPt, heightPt, content).across.side;
}

function heightSide(content: Content, widthPt: number, heightPt: number, text: TextStage): BoxSide {
  const { across } = marginBoxAxes(content.style, widthPt, heightPt, null);
  const place = fixedSide(across, widthPt, 'start');
  const natural = linesHeight(linesOf(content, Math.max(0, place.sizePt - across.insetsPt), text));
  return marginBoxAxes(content.style, widthPt, heightPt, { minPt: natural, maxPt: natural }).down.side;
}

function linesOf({ paragraph }: Content, widthPt: number, text: TextStage): readonly Line[] {
  return paragraph === null ? [] : text.breakLines(paragraph, widthPt, 0);
}

function linesHeight(lines: readonly Line[]): number {
  const last = lines.at(-1);
  return last === undefined ? 0 : last.yPt + last.heightPt;
}

/** Sets a box into its area: margins, border box, text aligned in it. */
function placeBox(name: MarginBoxName, content: Content, area: Rect, { text, element, draw, tooHigh }: MarginBoxOptions): MarginBoxFragment {
  const { style } = content;
  const { across, down } = marginBoxAxes(style, area.widthPt, area.heightPt, null);
  const [x, y] = borderBox(name, area, { across, down });
  const rect: Rect = { xPt: area.xPt + x.startPt, yPt: area.yPt + y.startPt, widthPt: x.sizePt, heightPt: y.sizePt };
  const lines = linesOf(content, Math.max(0, rect.widthPt - across.insetsPt), text);
  const left = rect.xPt + across.insetStartPt;
  const free = rect.heightPt - down.insetsPt - linesHeight(lines);
  const overPt = linesHeight(lines) + down.insetsPt - area.heightPt;
  if (overPt > LEAST_TOLD_PT && lines.length > 0) tooHigh(name, overPt);
  const top = rect.yPt + down.insetStartPt + free * (free < 0 ? overflowShare(name) : alignment(name, style));
  const children = lines.flatMap((line, index) => line.pieces.flatMap((piece): readonly Fragment[] => {
    if (piece.kind === 'glyphs') return [{ kind: 'glyphs', box: piece.box, run: piece.run, xPt: left + piece.xPt, baselinePt: top + piece.baselinePt, textOffset: piece.textOffset, line: index }];
    if (piece.kind !== 'atomic' || piece.box.box.kind !== 'replaced') return [];
    const { widthPt, heightPt } = piece;
    return [placeGraphic(piece.box.box, draw(piece.box.box, widthPt, heightPt), { xPt: left + piece.xPt, yPt: top + piece.yPt, widthPt, heightPt })];
  }));
  return {
    name, ...rect,
    fragment: { kind: 'box', box: syntheticBlock(style, element), ...rect, edges: { top: true, right: true, bottom: true, left: true }, children, isRepeated: true },
  };
}

/** Along its edge a box fills its area; across the margin (in corners both ways) its size and margins come to the margin's. */
function borderBox(name: MarginBoxName, area: Rect, { across, down }: MarginBoxAxes): readonly [across: SidePlace, down: SidePlace] {
  const isCorner = name.endsWith('-corner');
  const isSide = name.startsWith('left-') || name.startsWith('right-');
  const outerAcross = name.startsWith('left-') || name.includes('-left-') ? 'start' : 'end';
  const outerDown = name.startsWith('top-') ? 'start' : 'end';
  return [
    isCorner || isSide ? fixedSide(across, area.widthPt, outerAcross) : within(across, area.widthPt),
    isSide ? within(down, area.heightPt) : fixedSide(down, area.heightPt, outerDown),
  ];
}

function within({ marginStartPt, marginEndPt }: MarginBoxAxes['across'], areaPt: number): SidePlace {
  const start = marginStartPt ?? 0;
  return { startPt: start, sizePt: Math.max(0, areaPt - start - (marginEndPt ?? 0)) };
}

/** Share of the free height above the text: from vertical-align, and its default for each box (section 5.3.1). */
function alignment(name: MarginBoxName, style: ComputedStyle): number {
  if (style.verticalAlign === 'top') return 0;
  if (style.verticalAlign === 'bottom') return 1;
  if (style.verticalAlign === 'middle') return 0.5;
  if (name.endsWith('-top')) return 0;
  return name.endsWith('-bottom') ? 1 : 0.5;
}

/** Text too high for its box grows away from the page's content. */
function overflowShare(name: MarginBoxName): number {
  return name.startsWith('top-') ? 1 : 0;
}
