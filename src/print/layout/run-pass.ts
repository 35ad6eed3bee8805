/** One pass of layout: measures what is not yet known, fills the pages, places what is on them, and gathers what only finished pages can say. */

import type { Diagnostic, Place } from '../../diagnostics/index.js';
import { boxTorn, noteMoved, pageTooSmall, pageWidthsDiffer } from '../../diagnostics/catalogue/layout.js';
import type { Element } from '../../html/dom.js';
import { placeOfOrigin } from '../../html/place-of-origin.js';
import type { BoxTree, CounterSetting, DeferredText, ReplacedBox } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { TextStage } from '../text/paragraph.js';
import type { BreakRest } from './paginate/counterpart.js';
import { createMeasurer, kept, type KnownMeasures } from './create-measurer.js';
import { deferredText, type PassOutcome } from './deferred.js';
import { completeBegins, destinationsOf } from './destinations.js';
import { emitBox, type EmitContext, type Findings } from './emit.js';
import { emitFootnotes, footnoteArea, footnotesHeight, type KnownNotes } from './footnotes.js';
import type { Destination, Drawing, Page, VectorOperation } from './fragment.js';
import type { Measured } from './measured.js';
import type { Measurer } from './measurer.js';
import { contentArea, contentWidth, type PageFrames } from './page-frames.js';
import { pageCounters } from './page-numbers.js';
import { breakTail } from './paragraph-tail.js';
import { fillPages, type FilledPage, type Pagination } from './paginate/pages.js';
import { EPSILON_PT } from './paginate/space.js';
import { runningStrings } from './running-strings.js';

/** Draws an SVG in its own box's coordinates: (0, 0) is the box's top left corner, lengths are points. */
export type DrawSvg = (root: Element, widthPt: number, heightPt: number, style: ComputedStyle) => readonly VectorOperation[];

export type DrawBox = EmitContext['draw'];

export interface KnownDrawing {
  readonly drawing: Drawing;
  readonly widthPt: number;
  readonly heightPt: number;
}

export interface PassInput {
  readonly tree: BoxTree;
  readonly frames: PageFrames;
  readonly text: TextStage;
  readonly placeOf: (origin: string) => Place | null;
  readonly drawSvg: DrawSvg;
  readonly measures: KnownMeasures;
  readonly drawings: Map<ReplacedBox, KnownDrawing>;
  /** What page-dependent text is to say. */
  readonly outcome: PassOutcome;
}

export type UnlabelledPage = Omit<Page, 'label' | 'marginBoxes'>;

export interface Pass {
  readonly pages: readonly UnlabelledPage[];
  readonly findings: Findings;
  readonly begins: ReadonlyMap<Element, Destination>;
  readonly outcome: PassOutcome;
  readonly diagnostics: readonly Diagnostic[];
}

/** Measures, paginates and places once. */
export function runPass(input: PassInput): Pass {
  const { tree, frames, measures, drawings, drawSvg } = input;
  const say = (box: DeferredText): string | null => deferredText(box, tree, input.outcome);
  const measurer = createMeasurer({ text: input.text, frames, placeOf: input.placeOf, deferredText: say, known: measures });
  const filled = fill(input, measurer);
  const findings: Findings = { begins: new Map(), deferredPages: new Map(), texts: [], deferredLines: [], torn: new Map() };
  const draw: DrawBox = (box, widthPt, heightPt) => drawingOf(box, { widthPt, heightPt, drawings, drawSvg });
  const placing: Placing = { findings, draw, element: tree.root.element, direction: tree.root.style.direction, textWidth: ({ name, extraPt }) => frames.widthOf(name) + extraPt };
  const pages = filled.map((page) => placePage(page, placing));
  const begins = completeBegins(tree.root.element, findings.begins);
  const styles = filled.map(({ style }) => style);
  return {
    pages, findings, begins,
    diagnostics: [...measures.complaints.values(), ...filled.flatMap(complaints), ...tornBoxes(findings, input.placeOf), ...widthComplaints(filled, placing.textWidth)],
    outcome: {
      counters: pageCounters(styles, settingsByPage(tree, begins)),
      pageCount: filled.length,
      pageOfId: new Map([...destinationsOf(tree.root.element, begins)].map(([id, { pageIndex }]) => [id, pageIndex] as const)),
      pageOfText: findings.deferredPages,
      strings: runningStrings(tree.strings, begins, styles.map((style) => contentArea(style).yPt)),
    },
  };
}

/** Each page with lines as long as it is wide; where something runs on that cannot be taken over to a narrower page, all lines are as long as on the narrowest. */
function fill({ tree, frames }: PassInput, measurer: Measurer): readonly FilledPage[] {
  const name = rootPageName(tree);
  const known = new Map<number, Measured>();
  const { heightPt } = frames.frame(0, name, false);
  const measured = (extraPt: number): Measured => kept(known, extraPt, () => {
    const widthPt = Math.max(0, measurer.pageWidth(name) + extraPt);
    return measurer.measure(tree.root, { widthPt, heightPt, page: name, sizing: 'fill', isolated: true, keepsPage: false });
  });
  let leastPt = 0;
  const pagination = (extraPt: number | null): Pagination => {
    const notes = new Map<number, KnownNotes>();
    const frame: Pagination['frame'] = (...of) => {
      const own = frames.frame(...of);
      leastPt = Math.min(leastPt, own.extraPt);
      return extraPt === null ? own : { ...own, extraPt };
    };
    return { sideOf: frames.sideOf, frame, noteArea: (own) => footnoteArea(own, measurer, kept(notes, contentWidth(own.style), () => new Map())) };
  };
  const breakRest: BreakRest = (node, line) => (node.content.kind === 'lines' ? breakTail(node, line, measurer) : null);
  let pages = fillPages({ measured, breakRest }, pagination(null));
  for (let takenPt = Infinity; pages === null || leastPt < takenPt && takenPt !== Infinity; ) {
    takenPt = leastPt;
    pages = fillPages({ measured, breakRest }, pagination(takenPt));
  }
  return pages;
}

/** The name of the pages on which the root begins: its own, before that of its first descendants. */
function rootPageName({ root }: BoxTree): string {
  return root.style.page === 'auto' ? '' : root.style.page;
}

function settingsByPage(tree: BoxTree, begins: ReadonlyMap<Element, Destination>): ReadonlyMap<number, readonly CounterSetting[]> {
  const byPage = new Map<number, CounterSetting[]>();
  for (const [element, setting] of tree.counters) {
    const begin = begins.get(element);
    if (begin === undefined) continue;
    const list = byPage.get(begin.pageIndex);
    if (list === undefined) byPage.set(begin.pageIndex, [setting]);
    else list.push(setting);
  }
  return byPage;
}

/** A picture is drawn once, however often its page is laid out again. */
export function drawingOf(box: ReplacedBox, { widthPt, heightPt, drawings, drawSvg }: { widthPt: number; heightPt: number; drawings: Map<ReplacedBox, KnownDrawing>; drawSvg: DrawSvg }): Drawing {
  const known = drawings.get(box);
  if (known !== undefined && known.widthPt === widthPt && known.heightPt === heightPt) return known.drawing;
  const { media } = box;
  const drawing: Drawing = media.kind === 'image'
    ? { kind: 'image', bytes: media.bytes, mediaType: media.mediaType }
    : { kind: 'vector', operations: drawSvg(media.root, widthPt, heightPt, box.style) };
  drawings.set(box, { drawing, widthPt, heightPt });
  return drawing;
}

interface Placing {
  readonly findings: Findings;
  readonly draw: EmitContext['draw'];
  readonly element: Element;
  readonly direction: ComputedStyle['direction'];
  /** Width of the lines on a page. */
  readonly textWidth: (page: FilledPage) => number;
}

function placePage(page: FilledPage, { findings, draw, element, direction, textWidth }: Placing): UnlabelledPage {
  const { index, name, isBlank, style } = page;
  const area = contentArea(style);
  // Text set for a narrower page stands at the side where its lines begin.
  const spare = direction === 'rtl' ? Math.max(0, area.widthPt - textWidth(page)) : 0;
  const context: EmitContext = { pageIndex: index, findings, isFootnote: false, isRepeated: false, draw, bottomPt: page.isOverfull ? Infinity : area.yPt + area.heightPt - footnotesHeight(page.notes, style.footnoteArea, area.widthPt), counter: { line: 0 } };
  const top = page.content === null || !page.content.hasTop ? 0 : Math.max(0, page.content.margins.top.plusPt + page.content.margins.top.minusPt);
  const content = page.content === null ? [] : [emitBox(page.content, area.xPt + spare + page.content.xPt, area.yPt + top, context)];
  const footnotes = emitFootnotes(page.notes, { area, style: style.footnoteArea, element }, { ...context, isFootnote: true, bottomPt: Infinity });
  return { index, name, isBlank, style, content, footnotes };
}

function complaints(page: FilledPage): readonly Diagnostic[] {
  const { index } = page;
  return [...(page.isOverfull ? [pageTooSmall({ index })] : []), ...(page.continuesNote ? [noteMoved({ index })] : [])];
}

function tornBoxes({ torn }: Findings, placeOf: PassInput['placeOf']): readonly Diagnostic[] {
  return [...torn].map(([{ element }, index]) => boxTorn({ index }, { place: placeOfOrigin(element, placeOf) }));
}

/** One warning for each page name whose pages differ in width. */
function widthComplaints(pages: readonly FilledPage[], textWidth: Placing['textWidth']): readonly Diagnostic[] {
  const odd = new Set<string>();
  for (const page of pages) {
    if (!page.isBlank && Math.abs(contentArea(page.style).widthPt - textWidth(page)) > EPSILON_PT) odd.add(page.name);
  }
  return [...odd].map((name) => pageWidthsDiffer({ name }));
}
