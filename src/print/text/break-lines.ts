/** Breaks a prepared paragraph for a width: first without hyphens, then with them, then with whatever it takes. */

import type { Place } from '../../diagnostics/index.js';
import { overfullLine } from '../../diagnostics/catalogue/text.js';
import type { Element } from '../../html/dom.js';
import { breakBalanced } from './balance.js';
import { tokenBreakpoints } from './breakpoints.js';
import type { Report } from './fonts.js';
import { hangAfter, hangBefore } from './hanging.js';
import { breakParagraph } from './knuth-plass.js';
import type { BreakOptions, BreakResult } from './knuth-plass.js';
import type { Shaper } from './shape.js';
import type { Paragraph, Token, TokenBreakpoints, WordToken } from './token.js';

/** One line's part of the tokens. */
export interface LineRange {
  readonly from: number;
  /** Where the line begins in the text of its first token; 0 but after a break inside a word. */
  readonly fromOffset: number;
  /** The last token, included. */
  readonly to: number;
  /** Where the line ends in the text of its last token; −1 where it ends after it. */
  readonly toOffset: number;
  readonly hyphenated: boolean;
  readonly isLast: boolean;
}

export interface BreakContext {
  readonly shaper: Shaper;
  readonly report: Report;
  readonly placeOf: (element: Element | null) => Place | null;
  /** Texts already reported as overfull: a paragraph may be broken more than once. */
  readonly reported: Set<string>;
}

/** Ragged: hyphens come in where a line would fall short by more than this part of the measure. */
const HYPHEN_ZONE = 0.2;
const SHORT_LAST_LINE = 0.2;
const OVERFLOW_TOLERANCE_PT = 0.5;

export function breakTokens(context: BreakContext, paragraph: Paragraph, widthPt: number, indentPt: number): readonly LineRange[] {
  const { tokens, style } = paragraph;
  if (tokens.length === 0) return [];
  const points = pointsOf(context, paragraph, false, widthPt);
  const justified = style.textAlign === 'justify';
  const options: BreakOptions = {
    mode: justified ? 'justified' : 'ragged',
    lineWidth: widthPt,
    firstLineWidth: widthPt - indentPt + hangBefore(paragraph),
    tolerance: 1,
    emergencyStretch: 0,
    hyphenZone: widthPt * HYPHEN_ZONE,
    shortestLastLine: widthPt * SHORT_LAST_LINE,
  };
  // Balancing weighs lengths only: a word that must be broken needs the places where it may be.
  if (style.textWrap === 'balance' && paragraph.widestWordPt <= widthPt) {
    const balanced = breakBalanced(points, options);
    if (balanced !== null) return ranges(points, balanced);
  }
  const [chosen, result] = justified ? breakJustified(context, paragraph, points, options) : breakRagged(context, paragraph, points, options);
  if (result.isOverfull) reportOverfull(context, paragraph, chosen, result, options);
  return ranges(chosen, result);
}

type Choice = [points: TokenBreakpoints, result: BreakResult];

function breakRagged(context: BreakContext, paragraph: Paragraph, plain: TokenBreakpoints, options: BreakOptions): Choice {
  const first = certain(breakParagraph(plain, options));
  if (!first.isOverfull && first.worst <= options.hyphenZone) return [plain, first];
  const hyphened = pointsOf(context, paragraph, true, options.lineWidth);
  if (!hyphened.hasHyphens) return [plain, first];
  const second = certain(breakParagraph(hyphened, options));
  return first.isOverfull || second.worst < first.worst ? [hyphened, second] : [plain, first];
}

function breakJustified(context: BreakContext, paragraph: Paragraph, plain: TokenBreakpoints, options: BreakOptions): Choice {
  const first = breakParagraph(plain, options);
  if (first !== null) return [plain, first];
  const hyphened = pointsOf(context, paragraph, true, options.lineWidth);
  const emergencyStretch = options.lineWidth * 0.1;
  const result = breakParagraph(hyphened, { ...options, tolerance: 2 }) ?? breakParagraph(hyphened, { ...options, tolerance: 3, emergencyStretch }) ??
    certain(breakParagraph(hyphened, { ...options, tolerance: Infinity, emergencyStretch }));
  return [hyphened, result];
}

function certain(result: BreakResult | null): BreakResult {
  if (result === null) throw new Error('Line breaking gave up where it must not');
  return result;
}

/** The key under which breakpoints are kept; `lettersPt` is the width for which too long words are broken anywhere. */
export function breakKey(withHyphens: boolean, lettersPt: number | null): string {
  return `${withHyphens ? 'hyphens' : 'plain'} ${lettersPt ?? ''}`;
}

/** Breakpoints are kept: they depend on the width only where a word is too long for it. */
function pointsOf(context: BreakContext, paragraph: Paragraph, withHyphens: boolean, widthPt: number): TokenBreakpoints {
  const needsLetters = paragraph.widestWordPt > widthPt;
  const key = breakKey(withHyphens, needsLetters ? widthPt : null);
  let points = paragraph.breakCache.get(key);
  if (points === undefined) {
    points = tokenBreakpoints(paragraph.tokens, {
      shaper: context.shaper,
      withHyphens,
      emergencyWidthPt: needsLetters ? widthPt : Infinity,
      hangAt: (token, isLast) => hangAfter(paragraph, token, isLast),
    });
    paragraph.breakCache.set(key, points);
  }
  return points;
}

function ranges(points: TokenBreakpoints, result: BreakResult): readonly LineRange[] {
  const lines: LineRange[] = [];
  let from = 0;
  let fromOffset = 0;
  for (const [line, index] of result.breaks.entries()) {
    const to = points.tokens[index] ?? 0;
    const toOffset = points.offsets[index] ?? -1;
    lines.push({ from, fromOffset, to, toOffset, hyphenated: points.isHyphen[index] === 1, isLast: line === result.breaks.length - 1 });
    [from, fromOffset] = toOffset < 0 ? [to + 1, 0] : [to, toOffset];
  }
  return lines;
}

function reportOverfull(context: BreakContext, paragraph: Paragraph, points: TokenBreakpoints, result: BreakResult, options: BreakOptions): void {
  let start = -1;
  for (const index of result.breaks) {
    const width = start < 0 ? options.firstLineWidth : options.lineWidth;
    const overflowPt = (points.end[index] ?? 0) - (start < 0 ? 0 : (points.next[start] ?? 0)) - width;
    if (overflowPt > OVERFLOW_TOLERANCE_PT) {
      const words = wordsBetween(paragraph.tokens, start < 0 ? 0 : (points.tokens[start] ?? 0) + 1, points.tokens[index] ?? 0);
      const text = words.map((token) => token.word.text).join('').trim();
      if (!context.reported.has(text)) {
        context.reported.add(text);
        context.report(overfullLine({ text: text.length > 60 ? `${text.slice(0, 60)}…` : text, overflowPt }, { place: context.placeOf(words[0]?.source.box.element ?? null) }));
      }
    }
    start = index;
  }
}

function wordsBetween(tokens: readonly Token[], from: number, to: number): WordToken[] {
  return tokens.slice(from, to + 1).filter((token) => token.kind === 'word');
}
