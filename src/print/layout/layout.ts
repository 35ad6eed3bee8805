/**
 * The layout stage: boxes in, pages of positioned fragments out.
 *
 * Measure the boxes into one galley, cut it into pages, place what is on them, and read off what only finished
 * pages can say (page numbers, running heads, outline, page map). Page numbers in the text are guessed and then put
 * right where they stand; only where that would move something are the pages made again, until nothing changes.
 * No text is lost or shown twice, and every page makes progress.
 */

import type { Diagnostic, Place } from '../../diagnostics/index.js';
import { marginBoxTooHigh, missingTarget, pagesUnsettled } from '../../diagnostics/catalogue/layout.js';
import { placeOfOrigin } from '../../html/place-of-origin.js';
import type { BoxTree, DeferredText, ReplacedBox } from '../boxes/box.js';
import type { MarginBoxName } from '../css/computed-style.js';
import type { StyleEngine } from '../css/style-engine.js';
import type { TextStage } from '../text/paragraph.js';
import { noMeasures, type DeferredParagraph, type KnownMeasures } from './create-measurer.js';
import { deferredText, type PassOutcome } from './deferred.js';
import { destinationsOf, outlineOf } from './destinations.js';
import { estimatePages } from './estimate-pages.js';
import type { LaidOutDocument, Page } from './fragment.js';
import { createMarginBoxLayout } from './margin-boxes.js';
import { boxesHolding, holdsDeferred } from './page-dependent.js';
import { createPageFrames } from './page-frames.js';
import { mapPages } from './page-map.js';
import { pageText, type PageFacts } from './page-numbers.js';
import { patchText } from './patch-text.js';
import { drawingOf, runPass, type DrawBox, type DrawSvg, type KnownDrawing, type Pass } from './run-pass.js';
import { drawSvg } from './svg.js';
import { textOffPage } from './text-off-page.js';

export type { DrawSvg } from './run-pass.js';

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
  const { tree, styles, text, placeOf, report } = options;
  const draw: DrawSvg = options.drawSvg ?? ((root, widthPt, heightPt, style) => drawSvg(root, widthPt, heightPt, { text, style, styles, placeOf, report }));
  const frames = createPageFrames(styles, tree.root);
  const measures = noMeasures();
  const drawings = new Map<ReplacedBox, KnownDrawing>();
  let outcome: PassOutcome = estimatePages(tree, frames);
  for (let passes = 1; ; passes++) {
    const pass = runPass({ tree, frames, text, placeOf, drawSvg: draw, measures, drawings, outcome });
    const wrong = wrongParagraphs(measures, tree, pass.outcome);
    const isRight = wrong.length === 0 || patchText({ findings: pass.findings, changed: wrong, text, deferredText: (box) => deferredText(box, tree, pass.outcome) });
    if (isRight || passes === MOST_PASSES) {
      if (!isRight) report(pagesUnsettled({ passes }));
      for (const diagnostic of [...pass.diagnostics, ...missingTargets(options, measures, pass.outcome)]) report(diagnostic);
      return finish(options, pass, (box, widthPt, heightPt) => drawingOf(box, { widthPt, heightPt, drawings, drawSvg: draw }));
    }
    ({ outcome } = pass);
    forget(measures, wrong, tree, outcome);
  }
}

/** Paragraphs that say something else than the pages make them say. */
function wrongParagraphs({ deferred }: KnownMeasures, tree: BoxTree, outcome: PassOutcome): readonly DeferredParagraph[] {
  return [...deferred.values()].filter(({ said }) => [...said].some(([box, text]) => deferredText(box, tree, outcome) !== text));
}

/** Forgets the measures in which page numbers had a part that now are others. */
function forget(measures: KnownMeasures, wrong: readonly DeferredParagraph[], tree: BoxTree, outcome: PassOutcome): void {
  const texts = new Map<DeferredText, string | null>(wrong.flatMap(({ said }) => [...said]));
  const changed = boxesHolding(tree.root, (box) => texts.has(box) && texts.get(box) !== deferredText(box, tree, outcome));
  for (const { items } of wrong) measures.deferred.delete(items);
  for (const { items, prepared } of measures.deferred.values()) if (prepared.atomics.size > 0 && holdsDeferred(items)) measures.deferred.delete(items);
  for (const box of changed) {
    measures.complaints.delete(box);
    if (box.kind === 'cell') continue;
    measures.boxes.delete(box);
    measures.heightened.delete(box);
  }
}

/** One warning for each id that text asks about and the document does not have. */
function missingTargets({ tree, placeOf }: LayoutOptions, { deferred }: KnownMeasures, { pageOfId }: PassOutcome): readonly Diagnostic[] {
  const missing = new Map<string, Diagnostic>();
  for (const { said } of deferred.values()) {
    for (const { target, element } of said.keys()) {
      if (target === null || missing.has(target) || pageOfId.has(target) || tree.targetCounters.has(target) || tree.targetTexts.has(target)) continue;
      missing.set(target, missingTarget({ id: target }, { place: placeOfOrigin(element, placeOf) }));
    }
  }
  return [...missing.values()];
}

/** Adds labels and margin boxes, which need the number of pages, and reads off outline and page map. */
function finish({ tree, text, styles, placeOf, report }: LayoutOptions, { pages: unlabelled, outcome, begins, findings }: Pass, draw: DrawBox): LaidOutDocument {
  const { element } = tree.root;
  const told = new Set<MarginBoxName>();
  const layMarginBoxes = createMarginBoxLayout({
    text, element, images: tree.pageImages, draw,
    tooHigh: (name, overPt) => {
      if (!told.has(name)) report(marginBoxTooHigh({ name, overPt }));
      told.add(name);
    },
  });
  const pages = unlabelled.map((page): Page => {
    const facts: PageFacts = {
      counterStyles: tree.counterStyles,
      count: unlabelled.length,
      counter: (name) => outcome.counters.value(name, page.index),
      string: (name, position) => outcome.strings(page.index, name, position),
    };
    const label = pageText(page.style.label, facts, styles.rootStyle);
    return { ...page, label: label === '' ? String(facts.counter('page')) : label, marginBoxes: layMarginBoxes(page.style, facts) };
  });
  for (const diagnostic of textOffPage(pages, placeOf)) report(diagnostic);
  return {
    pages,
    destinations: destinationsOf(element, begins),
    outline: outlineOf(tree.bookmarks, begins),
    pageMap: mapPages(tree, findings, pages.map(({ label }) => label), (one) => styles.styleOf(one).display !== 'none'),
  };
}
