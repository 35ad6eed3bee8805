/**
 * The layout stage: boxes in, pages of positioned fragments out.
 *
 * Measure the boxes into one galley, cut it into pages, place what is on them, and read off what only finished
 * pages can say (page numbers, running heads, outline, page map). Text that depends on page numbers makes it go
 * round until nothing changes. No text is lost or shown twice, and every page makes progress.
 */

import type { Diagnostic, Place } from '../../diagnostics/index.js';
import { noteMoved, pageTooSmall, pagesUnsettled, pageWidthsDiffer } from '../../diagnostics/catalogue/layout.js';
import type { Element } from '../../html/dom.js';
import type { BoxTree, DeferredText, InlineItem, ReplacedBox } from '../boxes/box.js';
import type { ComputedStyle, PageSelector, PageStyle } from '../css/computed-style.js';
import type { StyleEngine } from '../css/style-engine.js';
import type { TextStage } from '../text/paragraph.js';
import { contentHeight, contentWidth, createMeasurer } from './create-measurer.js';
import { deferredText, type PassOutcome } from './deferred.js';
import { completeBegins, destinationsOf, outlineOf } from './destinations.js';
import { emitBox, type EmitContext, type Findings } from './emit.js';
import { emitFootnotes, footnoteArea, type KnownNotes } from './footnotes.js';
import type { Destination, Drawing, LaidOutDocument, Page, Rect, VectorOperation } from './fragment.js';
import { layMarginBoxes } from './margin-boxes.js';
import type { Prepared } from './measurer.js';
import { mapPages } from './page-map.js';
import { pageCounters, pageText, type PageFacts } from './page-numbers.js';
import { fillPages, type FilledPage } from './paginate/pages.js';
import { drawSvg } from './svg.js';
import { runningStrings, type RunningStrings } from './running-strings.js';

/** Draws an SVG in its own box's coordinates: (0, 0) is the box's top left corner, lengths are points. */
export type DrawSvg = (root: Element, widthPt: number, heightPt: number, style: ComputedStyle) => readonly VectorOperation[];

export interface LayoutOptions {
  readonly tree: BoxTree;
  readonly styles: StyleEngine;
  readonly text: TextStage;
  /** The stage's own drawing of SVG where none is given. */
  readonly drawSvg?: DrawSvg;
  /** The place in the author's files of an origin (`data-o`). */
  readonly placeOf: (origin: string) => Place | null;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Page numbers in the text move the text: this often they may do so. */
const MOST_PASSES = 5;

/** Lays a document out. */
export function layout(options: LayoutOptions): LaidOutDocument {
  const { styles, text, placeOf, report } = options;
  const draw: DrawSvg = options.drawSvg ?? ((root, widthPt, heightPt, style) => drawSvg(root, widthPt, heightPt, { text, style, styles, placeOf, report }));
  const known = new Map<readonly InlineItem[], Prepared>();
  const drawings = new Map<ReplacedBox, KnownDrawing>();
  let outcome: PassOutcome | null = null;
  for (let passes = 1; ; passes++) {
    const pass: Pass = runPass(options, { known, drawings, outcome, draw });
    const isSettled = [...pass.saidTexts].every(([box, said]) => deferredText(box, options.tree, pass.outcome) === said);
    if (isSettled || passes === MOST_PASSES) {
      if (!isSettled) options.report(pagesUnsettled({ passes }));
      for (const diagnostic of pass.diagnostics) options.report(diagnostic);
      return finish(options, pass);
    }
    outcome = pass.outcome;
  }
}

interface KnownDrawing {
  readonly drawing: Drawing;
  readonly widthPt: number;
  readonly heightPt: number;
}

interface PassInput {
  readonly known: Map<readonly InlineItem[], Prepared>;
  readonly drawings: Map<ReplacedBox, KnownDrawing>;
  readonly outcome: PassOutcome | null;
  readonly draw: DrawSvg;
}

interface Pass {
  readonly pages: readonly Omit<Page, 'label' | 'marginBoxes'>[];
  readonly findings: Findings;
  readonly begins: ReadonlyMap<Element, Destination>;
  readonly outcome: PassOutcome;
  readonly saidTexts: ReadonlyMap<DeferredText, string | null>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Measures, paginates and places once, page-dependent text saying what the pass before found. */
function runPass(options: LayoutOptions, { known, drawings, outcome, draw: drawSvg }: PassInput): Pass {
  const { tree, styles, text, placeOf } = options;
  const diagnostics: Diagnostic[] = [];
  const saidTexts = new Map<DeferredText, string | null>();
  const say = (box: DeferredText): string | null => {
    const said = deferredText(box, tree, outcome);
    saidTexts.set(box, said);
    return said;
  };
  const measurer = createMeasurer({ text, styles, placeOf, report: (diagnostic) => void diagnostics.push(diagnostic), deferredText: say, known });
  const name = tree.root.style.page === 'auto' ? '' : tree.root.style.page;
  const first = styles.pageStyle({ name, first: true, side: 'right', blank: false });
  const galley = measurer.measure(tree.root, { widthPt: measurer.pageWidth(name), heightPt: contentHeight(first), page: name, sizing: 'fill', isolated: true });
  const notes: KnownNotes = new Map();
  const filled = fillPages(galley, {
    frame: (index, pageName, isBlank) => {
      const style = styles.pageStyle(selectorOf(index, pageName, isBlank));
      return { index, name: pageName, isBlank, style, heightPt: contentHeight(style) };
    },
    noteArea: (frame) => footnoteArea(frame, measurer, notes),
  });
  const findings: Findings = { begins: new Map(), deferredPages: new Map(), texts: [] };
  const draw = (box: ReplacedBox, widthPt: number, heightPt: number): Drawing => drawingOf(box, { widthPt, heightPt, drawings, drawSvg });
  const pages = filled.map((page) => placePage(page, galley.xPt, { findings, draw, element: tree.root.element }));
  for (const page of filled) diagnostics.push(...complaints(page));
  diagnostics.push(...widthComplaints(filled, styles));
  const begins = completeBegins(tree.root.element, findings.begins);
  const strings = runningStrings(tree.strings, begins, filled.map(({ style }) => contentArea(style).yPt));
  const pageOfId = new Map([...destinationsOf(tree.root.element, begins)].map(([id, { pageIndex }]) => [id, pageIndex] as const));
  return {
    pages, findings, begins, saidTexts, diagnostics,
    outcome: { pageCounters: pageCounters(filled.map(({ style }) => style)), pageOfId, pageOfText: findings.deferredPages, strings },
  };
}

function selectorOf(index: number, name: string, blank: boolean): PageSelector {
  return { name, first: index === 0, side: index % 2 === 0 ? 'right' : 'left', blank };
}

/** A picture is drawn once, however often its page is laid out again. */
function drawingOf(box: ReplacedBox, { widthPt, heightPt, drawings, drawSvg }: { widthPt: number; heightPt: number; drawings: Map<ReplacedBox, KnownDrawing>; drawSvg: DrawSvg }): Drawing {
  const known = drawings.get(box);
  if (known !== undefined && known.widthPt === widthPt && known.heightPt === heightPt) return known.drawing;
  const { media } = box;
  const drawing: Drawing = media.kind === 'image'
    ? { kind: 'image', bytes: media.bytes, mediaType: media.mediaType }
    : { kind: 'vector', operations: drawSvg(media.root, widthPt, heightPt, box.style) };
  drawings.set(box, { drawing, widthPt, heightPt });
  return drawing;
}

/** The page's content area, from its top left corner. */
function contentArea(style: PageStyle): Rect {
  return {
    xPt: style.marginPt.left + style.border.left.widthPt + style.paddingPt.left,
    yPt: style.marginPt.top + style.border.top.widthPt + style.paddingPt.top,
    widthPt: contentWidth(style),
    heightPt: contentHeight(style),
  };
}

interface Placing {
  readonly findings: Findings;
  readonly draw: EmitContext['draw'];
  readonly element: Element;
}

function placePage(page: FilledPage, rootX: number, { findings, draw, element }: Placing): Omit<Page, 'label' | 'marginBoxes'> {
  const { index, name, isBlank, style } = page;
  const area = contentArea(style);
  const context: EmitContext = { pageIndex: index, findings, isFootnote: false, isRepeated: false, draw, counter: { line: 0 } };
  const top = page.content === null || !page.content.hasTop ? 0 : Math.max(0, page.content.margins.top.plusPt + page.content.margins.top.minusPt);
  const content = page.content === null ? [] : [emitBox(page.content, area.xPt + rootX, area.yPt + top, context)];
  const footnotes = emitFootnotes(page.notes, { area, style: style.footnoteArea, element }, { ...context, isFootnote: true });
  return { index, name, isBlank, style, content, footnotes };
}

function complaints(page: FilledPage): readonly Diagnostic[] {
  const { index } = page;
  return [...(page.isOverfull ? [pageTooSmall({ index })] : []), ...(page.continuesNote ? [noteMoved({ index })] : [])];
}

/** One warning for each page name whose pages differ in width. */
function widthComplaints(pages: readonly FilledPage[], styles: StyleEngine): readonly Diagnostic[] {
  const odd = new Set<string>();
  for (const { name, style, isBlank } of pages) {
    const measured = contentWidth(styles.pageStyle({ name, first: false, side: 'right', blank: false }));
    if (!isBlank && Math.abs(contentWidth(style) - measured) > 0.01) odd.add(name);
  }
  return [...odd].map((name) => pageWidthsDiffer({ name }));
}

/** Adds labels and margin boxes, which need the number of pages, and reads off outline and page map. */
function finish(options: LayoutOptions, pass: Pass): LaidOutDocument {
  const { tree, text } = options;
  const { outcome, begins } = pass;
  const { element } = tree.root;
  const count = pass.pages.length;
  const pages = pass.pages.map((page): Page => {
    const facts = pageFacts(page.index, outcome.pageCounters[page.index] ?? page.index + 1, count, outcome.strings);
    const label = pageText(page.style.label, facts);
    return { ...page, label: label === '' ? String(facts.number) : label, marginBoxes: layMarginBoxes({ page: page.style, facts, text, element }) };
  });
  return {
    pages,
    destinations: destinationsOf(element, begins),
    outline: outlineOf(tree.bookmarks, begins),
    pageMap: mapPages(tree, pass.findings, pages.map(({ label }) => label)),
  };
}

function pageFacts(index: number, number: number, count: number, strings: RunningStrings): PageFacts {
  return { number, count, string: (name, position) => strings(index, name, position) };
}
