/**
 * Puts right what page-dependent text says, where it stands: most numbers take the place of those that were guessed
 * without moving anything, so that a document needs one pass.
 *
 * A line may be put right if it holds the same pieces as before, in the same height, and nothing asked how wide
 * its paragraph is. Otherwise nothing is touched, and the pages must be laid out again.
 */

import type { DeferredText } from '../boxes/box.js';
import type { Line, LinePiece, TextStage } from '../text/paragraph.js';
import type { DeferredParagraph } from './create-measurer.js';
import type { DeferredLine, Findings } from './emit.js';
import type { Fragment } from './fragment.js';
import { atomicSize } from './inline.js';
import type { LineSet } from './measured.js';
import { resolveLength } from './sizes.js';

export interface PatchOptions {
  readonly findings: Findings;
  /** Paragraphs of which some text says other than it was measured with. */
  readonly changed: readonly DeferredParagraph[];
  readonly text: TextStage;
  /** What the text is to say. */
  readonly deferredText: (box: DeferredText) => string | null;
}

/** True where all is put right; false where nothing was touched. */
export function patchText({ findings, changed, text, deferredText }: PatchOptions): boolean {
  const paragraphs = new Map<DeferredText, DeferredParagraph>();
  for (const paragraph of changed) for (const box of paragraph.said.keys()) paragraphs.set(box, paragraph);
  const patches: { readonly found: DeferredLine; readonly next: Line }[] = [];
  const broken = new Map<DeferredParagraph, ReadonlyMap<LineSet, readonly Line[]> | null>();
  const shown = new Set<DeferredText>();
  for (const found of findings.deferredLines) {
    const paragraph = paragraphOf(found.line, paragraphs);
    if (paragraph === null) continue;
    for (const piece of found.line.pieces) if (piece.kind === 'glyphs' && piece.box.kind === 'deferred') shown.add(piece.box);
    const sets = broken.get(paragraph) ?? new Map<LineSet, readonly Line[]>();
    const lines = found.set === null ? null : (sets.get(found.set) ?? breakAnew(paragraph, found.set, { text, deferredText }));
    if (lines === null || found.set === null) return false;
    broken.set(paragraph, new Map([...sets, [found.set, lines]]));
    const next = lines[found.set.lines.indexOf(found.line)];
    if (next === undefined) return false;
    patches.push({ found, next });
  }
  // Text that shows nowhere yet (an empty string so far) has no place to be put right in.
  if (changed.some((paragraph) => [...paragraph.said].some(([box, said]) => said !== null && !shown.has(box) && deferredText(box) !== said))) return false;
  for (const { found, next } of patches) patchLine(found, next, findings);
  return true;
}

function paragraphOf(line: Line, paragraphs: ReadonlyMap<DeferredText, DeferredParagraph>): DeferredParagraph | null {
  for (const piece of line.pieces) {
    const paragraph = piece.kind === 'glyphs' && piece.box.kind === 'deferred' ? paragraphs.get(piece.box) : undefined;
    if (paragraph !== undefined) return paragraph;
  }
  return null;
}

/** The paragraph's lines with its new text; null where they are others than before. */
function breakAnew({ items, style, space, prepared, isWidthAsked }: DeferredParagraph, set: LineSet, { text, deferredText }: Pick<PatchOptions, 'text' | 'deferredText'>): readonly Line[] | null {
  const paragraph = text.prepare(items, style, {
    measureAtomic: (item) => {
      const node = prepared.atomics.get(item);
      return node === undefined ? { widthPt: 0, heightPt: 0, baselinePt: null } : atomicSize(node, item, space.widthPt);
    },
    deferredText,
  });
  const { minContentPt, maxContentPt } = prepared.paragraph;
  if (isWidthAsked && !(isClose(paragraph.minContentPt, minContentPt) && isClose(paragraph.maxContentPt, maxContentPt))) return null;
  const lines = text.breakLines(paragraph, set.widthPt, resolveLength(style.textIndent, set.widthPt));
  return lines.length === set.lines.length && lines.every((line, index) => isAlike(line, set.lines[index])) ? lines : null;
}

function isAlike(next: Line, before: Line | undefined): boolean {
  return before !== undefined && isClose(next.yPt, before.yPt) && isClose(next.heightPt, before.heightPt) && isClose(next.baselinePt, before.baselinePt) &&
    next.hyphenated === before.hyphenated && next.footnotes.length === before.footnotes.length && next.footnotes.every((note, index) => note === before.footnotes[index]) &&
    next.pieces.length === before.pieces.length && next.pieces.every((piece, index) => isSamePiece(piece, before.pieces[index]));
}

function isSamePiece(next: LinePiece, before: LinePiece | undefined): boolean {
  if (before === undefined || next.box !== before.box) return false;
  if (next.kind === 'glyphs' && before.kind === 'glyphs') {
    return next.box.kind === 'deferred' || (next.textOffset === before.textOffset && next.run.text === before.run.text);
  }
  // What stands in an inline-block is placed already.
  if (next.kind === 'atomic') return before.kind === 'atomic' && isClose(next.xPt, before.xPt);
  return before.kind === next.kind;
}

function patchLine({ fragments, at, xPt, yPt, pageIndex }: DeferredLine, next: Line, { begins }: Findings): void {
  next.pieces.forEach((piece, index) => {
    const fragment = fragments[at + index];
    const patched = fragment === undefined ? undefined : patchedFragment(fragment, piece, xPt);
    if (fragment === undefined || patched === undefined) return;
    fragments[at + index] = patched;
    const { element } = fragment.box;
    const begin = begins.get(element);
    if (begin !== undefined && begin.pageIndex === pageIndex && begin.xPt === fragment.xPt && begin.yPt === yPt + next.yPt) begins.set(element, { ...begin, xPt: patched.xPt });
  });
}

function patchedFragment(fragment: Fragment, piece: LinePiece, xPt: number): Fragment | undefined {
  if (fragment.kind === 'glyphs' && piece.kind === 'glyphs') return { ...fragment, run: piece.run, xPt: xPt + piece.xPt };
  if (fragment.kind === 'box' && piece.kind === 'decoration') return { ...fragment, xPt: xPt + piece.xPt, widthPt: piece.widthPt };
  return undefined;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}
