/**
 * The text stage: inline items in, lines of positioned glyph runs out.
 *
 * prepare: flatten → levels (bidi) → break opportunities → words, each shaped once per build.
 * breakLines: breakpoints → total fit → lines. Text is never lost, and nothing here depends on the page.
 */

import type { Place } from '../../diagnostics/index.js';
import type { Element } from '../../html/dom.js';
import { placeOfOrigin } from '../../html/place-of-origin.js';
import type { ComputedStyle } from '../css/computed-style.js';
import { breakKey, breakTokens } from './break-lines.js';
import type { BreakContext } from './report-lines.js';
import { tokenBreakpoints } from './breakpoints.js';
import { embeddingLevels, visualOrder } from './bidi.js';
import type { FontLibrary, Report } from './fonts.js';
import type { GlyphRun } from './glyph-run.js';
import { fontMetrics } from './inline-frame.js';
import { buildLine } from './line-box.js';
import { mayJoin, mergeRun } from './merge-runs.js';
import type { PlacedPiece } from './merge-runs.js';
import type { Line, PreparedParagraph, TextStage } from './paragraph.js';
import { prepareTokens } from './prepare.js';
import { createShaper } from './shape.js';
import type { Shaper, TextFont } from './shape.js';
import type { InlineParent, Paragraph, Token } from './token.js';

export interface TextStageOptions {
  readonly fonts: FontLibrary;
  readonly report: Report;
  /** The place in the author's files of an origin (`data-o`). */
  readonly placeOf: (origin: string) => Place | null;
}

/** Makes the text stage of one document; shaped words are kept as long as it lives. */
export function createTextStage(options: TextStageOptions): TextStage {
  const placeOf = (element: Element | null): Place | null => placeOfOrigin(element, options.placeOf);
  const shaper = createShaper({ fonts: options.fonts, report: options.report, placeOf });
  const context: BreakContext = { shaper, report: options.report, placeOf, reported: new Set() };
  const made = new WeakMap<PreparedParagraph, Paragraph>();
  return {
    prepare(items, style, inlineContext) {
      const { tokens, strut, baseLevel, baseLevels } = prepareTokens(shaper, items, style, inlineContext);
      const paragraph: Paragraph = {
        style, tokens, strut, baseLevel, baseLevels,
        isEmpty: tokens.every((token) => token.kind === 'open' || token.kind === 'close'),
        ...contentWidths(shaper, tokens, style),
      };
      made.set(paragraph, paragraph);
      return paragraph;
    },
    breakLines(prepared, widthPt, indentPt) {
      const paragraph = made.get(prepared);
      if (paragraph === undefined) throw new Error('The paragraph was prepared by another text stage');
      return linesOf(context, paragraph, widthPt, indentPt);
    },
    shapeLine: (text, style) => shapeLine(shaper, text, style),
    metrics: (style) => fontMetrics(style, shaper.fontOf(style).faces[0] ?? null),
  };
}

function linesOf(context: BreakContext, paragraph: Paragraph, widthPt: number, indentPt: number): readonly Line[] {
  if (paragraph.isEmpty) return [];
  const lines: Line[] = [];
  let yPt = 0;
  let openBoxes: readonly InlineParent[] = [];
  for (const range of breakTokens(context, paragraph, widthPt, indentPt)) {
    const isFirst = lines.length === 0;
    const own = paragraph.baseLevels === null ? paragraph : { ...paragraph, baseLevel: paragraph.baseLevels[range.from] ?? paragraph.baseLevel };
    const built = buildLine({ shaper: context.shaper, paragraph: own, range, widthPt, indentPt: range.isIndented ? indentPt : 0, isFirst, yPt, openBoxes });
    lines.push(built.line);
    yPt += built.line.heightPt;
    openBoxes = built.openBoxes;
  }
  return lines;
}

/** Min-content and max-content widths with the indent (CSS Sizing 3; CSS Text 3, section 8.1), from the breakpoints without automatic hyphens. */
function contentWidths(shaper: Shaper, tokens: readonly Token[], style: ComputedStyle): Pick<Paragraph, 'minContentPt' | 'maxContentPt' | 'textWidthPt' | 'widestWordPt' | 'breakCache'> {
  const points = tokenBreakpoints(tokens, { shaper, withHyphens: false, tooWide: null, hanging: null, noPatterns: () => undefined });
  const breaksAnywhere = style.overflowWrap === 'anywhere' || style.wordBreak === 'break-word';
  const indentPt = Math.max(0, typeof style.textIndent === 'number' ? style.textIndent : style.textIndent.plusPt);
  const { textIndentHangs: hangs, textIndentEachLine: eachLine } = style;
  let [widestWordPt, minContentPt, maxContentPt, textWidthPt] = [0, breaksAnywhere ? widestBox(tokens) : 0, 0, 0];
  // A piece may begin a line; after the first one only those of hanging lines, or those after a forced break, are indented.
  let [start, lineStart, beginsIndented, lineIndented] = [0, 0, !hangs, !hangs];
  for (let index = 0; index < points.end.length; index += 1) {
    const end = points.end[index] ?? 0;
    const isForced = points.cost[index] === -Infinity;
    widestWordPt = Math.max(widestWordPt, end - start);
    minContentPt = Math.max(minContentPt, (breaksAnywhere ? Math.min(end - start, style.fontSizePt) : end - start) + (beginsIndented ? indentPt : 0));
    start = points.next[index] ?? 0;
    beginsIndented = isForced && eachLine ? !hangs : hangs;
    if (!isForced) continue;
    textWidthPt = Math.max(textWidthPt, end - lineStart);
    maxContentPt = Math.max(maxContentPt, end - lineStart + (lineIndented ? indentPt : 0));
    [lineStart, lineIndented] = [start, beginsIndented];
  }
  // Where nothing hangs these are the very breakpoints that the first pass asks for.
  const breakCache = new Map(style.hangingPunctuation.length === 0 ? [[breakKey(false, null), points]] : []);
  return { minContentPt, maxContentPt, textWidthPt, widestWordPt, breakCache };
}

/** Of the boxes and pictures in the lines, which break nowhere. */
function widestBox(tokens: readonly Token[]): number {
  return tokens.reduce((widest, token) => (token.kind === 'atomic' ? Math.max(widest, token.widthPt) : widest), 0);
}

function shapeLine(shaper: Shaper, text: string, style: ComputedStyle): { readonly runs: readonly GlyphRun[]; readonly widthPt: number } {
  const font = shaper.fontOf(style);
  const levels = embeddingLevels(text, style.unicodeBidi === 'plaintext' ? 'auto' : style.direction);
  const parts: { text: string; offset: number; level: number }[] = [];
  for (let offset = 0; offset < text.length; offset += 1) {
    const level = levels?.[offset] ?? 0;
    const last = parts.at(-1);
    if (last !== undefined && last.level === level) last.text += text[offset] ?? '';
    else parts.push({ text: text[offset] ?? '', offset, level });
  }
  const source = { font };
  const placed: PlacedPiece<{ readonly font: TextFont }>[] = [];
  for (const index of visualOrder(parts.map((part) => part.level))) {
    const part = parts[index];
    if (part === undefined) continue;
    const { pieces } = shaper.shape(font, part.text, part.level % 2 === 1, null);
    for (const piece of part.level % 2 === 1 ? pieces.toReversed() : pieces) {
      placed.push({ source, piece, offset: part.offset + piece.start, level: part.level, spacesFrom: piece.length, spacePt: 0, inner: null, endsLine: false, isAlone: false });
    }
  }
  const runs: GlyphRun[] = [];
  let group: PlacedPiece<{ readonly font: TextFont }>[] = [];
  for (const piece of placed) {
    const last = group.at(-1);
    if (last !== undefined && !mayJoin(last, piece)) {
      runs.push(mergeRun(group));
      group = [];
    }
    group.push(piece);
  }
  if (group.length > 0) runs.push(mergeRun(group));
  return { runs, widthPt: runs.reduce((sum, run) => sum + run.widthPt, 0) };
}
