/** Lays out a piece of HTML with the square-em text stage and reads the pages as text, one glyph 10 pt wide and high. */

import { parseHtml } from '../../src/html/parse.js';
import { findFirst, getAttribute } from '../../src/html/walk.js';
import type { Diagnostic } from '../../src/diagnostics/index.js';
import { createStyleEngine } from '../../src/print/css/create-style-engine.js';
import type { BoxFragment, Fragment, GlyphsFragment, LaidOutDocument, Page } from '../../src/print/layout/fragment.js';
import { layout } from '../../src/print/layout/layout.js';
import { simpleBoxes } from './simple-boxes.js';
import { squareText } from './square-text.js';

const BASE = `
@page { size: 200pt 100pt; margin: 0 }
html { font-size: 10pt; line-height: 10pt }
body, p, h1, h2, h3, ul, ol, li, figure, dl, dd { margin: 0; padding: 0 }
table { border-spacing: 0 } td, th { padding: 0; vertical-align: top; font-weight: 400; text-align: start } caption { text-align: start }
h1, h2, h3 { font-size: 10pt; font-weight: 400; break-after: auto }
p { orphans: 1; widows: 1 } ul { list-style: none }
.fn { float: footnote } .grid { display: grid }`;

export interface Laid extends LaidOutDocument {
  readonly diagnostics: readonly Diagnostic[];
  /** The fragments of the element with an id, in order of the pages. */
  rects(id: string): readonly Rectangle[];
}

export interface Rectangle {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function lay(css: string, html: string): Laid {
  const document = parseHtml(`<!doctype html><html><body>${html}</body></html>`);
  const styles = createStyleEngine({ sheets: [{ text: BASE + css, file: 'test.css' }], document }).value;
  const root = findFirst(document, (element) => element.name === 'html');
  if (root === null) throw new Error('no root');
  const head = findFirst(document, (element) => element.name === 'head');
  if (head !== null) throw new Error('test documents have no head');
  const diagnostics: Diagnostic[] = [];
  const laid = layout({ tree: simpleBoxes(root, styles), styles, text: squareText, drawSvg: () => [], placeOf: () => null, report: (diagnostic) => void diagnostics.push(diagnostic) });
  return { ...laid, diagnostics, rects: (id) => laid.pages.flatMap((page) => boxesOf(page).filter((box) => getAttribute(box.box.element, 'id') === id && box.box.kind !== 'inline').map((box) => ({ page: page.index, x: round(box.xPt), y: round(box.yPt), width: round(box.widthPt), height: round(box.heightPt) }))) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function flat(fragments: readonly Fragment[]): readonly Fragment[] {
  return fragments.flatMap((fragment) => [fragment, ...(fragment.kind === 'box' ? flat(fragment.children) : [])]);
}

export function boxesOf(page: Page): readonly BoxFragment[] {
  return flat([...page.content, ...(page.footnotes === null ? [] : [page.footnotes])]).filter((fragment) => fragment.kind === 'box');
}

export function glyphsOf(fragments: readonly Fragment[]): readonly GlyphsFragment[] {
  return flat(fragments).filter((fragment) => fragment.kind === 'glyphs');
}

/** A page's text line by line; the footnotes after a line of dashes. */
export function pageLines(page: Page): readonly string[] {
  const read = (fragments: readonly Fragment[]): readonly string[] => {
    const lines = new Map<number, GlyphsFragment[]>();
    for (const glyphs of glyphsOf(fragments)) lines.set(round(glyphs.baselinePt), [...(lines.get(round(glyphs.baselinePt)) ?? []), glyphs]);
    return [...lines].sort(([a], [b]) => a - b).map(([, pieces]) => [...pieces].sort((a, b) => a.xPt - b.xPt).map((piece) => piece.run.text).join(' '));
  };
  return [...read(page.content), ...(page.footnotes === null ? [] : ['---', ...read([page.footnotes])])];
}

export function textOf(laid: LaidOutDocument): readonly (readonly string[])[] {
  return laid.pages.map(pageLines);
}
