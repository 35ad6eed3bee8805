/** Breaks a prepared paragraph for a width: first without hyphens, then with them, then with whatever it takes. */

import { breakBalanced, breakFirstFit } from './balance.js';
import { tokenBreakpoints } from './breakpoints.js';
import { tooWideTokens } from './too-wide.js';
import { hangBefore } from './hanging.js';
import { breakParagraph } from './knuth-plass.js';
import type { BreakOptions, Measure } from './break-measure.js';
import type { BreakResult } from './knuth-plass.js';
import { reportLines, reportNoPatterns } from './report-lines.js';
import type { BreakContext, Choice } from './report-lines.js';
import type { Paragraph, TokenBreakpoints } from './token.js';

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
  readonly isIndented: boolean;
  readonly isLast: boolean;
}

/** Justified text: a space grows by this part of its width at a stretch ratio of 1; it never shrinks by more than the other. */
const STRETCH_OF_SPACE = 1 / 2;
export const SHRINK_OF_SPACE = 1 / 5;
/** Hyphens come in where a line would be stretched further than this. */
const COMFORTABLE_STRETCH = 1;
/** The limit: a space of twice its width or of half an em, whichever is wider. A line that needs more still fills its measure, and is reported. */
const WIDEST_SPACE = 2;
const WIDEST_SPACE_EM = 1 / 2;
/** Ragged: hyphens come in where a line would fall short by more than this part of the measure. */
const HYPHEN_ZONE = 0.28;
/** A last line is longer than this part of the measure, and than the indent that may follow it, where that can be had. */
const SHORT_LAST_LINE = 0.2;

export function breakTokens(context: BreakContext, paragraph: Paragraph, widthPt: number, indentPt: number): readonly LineRange[] {
  if (paragraph.tokens.length === 0) return [];
  const { style } = paragraph;
  const options = optionsFor(paragraph, widthPt, indentPt);
  const points = pointsOf(context, paragraph, false, options);
  const isJustified = options.mode === 'justified';
  if (style.textWrap === 'stable') return chosen(context, paragraph, stableChoice(context, paragraph, points, options));
  // Balancing weighs lengths only: a word that must be broken needs the places where it may be.
  if (style.textWrap === 'balance' && !isJustified && paragraph.widestWordPt <= narrowest(options)) {
    const balanced = breakBalanced(points, options);
    if (balanced !== null) return ranges({ points, options, result: balanced }, style.textIndentHangs);
  }
  return chosen(context, paragraph, (isJustified ? breakJustified : breakRagged)(context, paragraph, points, options));
}

/** Lines are made to fill the measure; `text-justify: none` leaves them as they are. */
export const isJustified = ({ style }: Pick<Paragraph, 'style'>): boolean => style.textAlign === 'justify' && style.textJustify !== 'none';

function optionsFor(paragraph: Paragraph, widthPt: number, indentPt: number): BreakOptions {
  const { style } = paragraph;
  const [indented, full] = [widthPt - indentPt, widthPt];
  return {
    mode: isJustified(paragraph) ? 'justified' : 'ragged',
    lineWidth: style.textIndentHangs ? indented : full,
    firstLineWidth: style.textIndentHangs ? full : indented,
    eachLine: style.textIndentEachLine,
    start: hangBefore(paragraph),
    stretch: STRETCH_OF_SPACE,
    shrink: SHRINK_OF_SPACE,
    tolerance: COMFORTABLE_STRETCH,
    hyphenZone: widthPt * HYPHEN_ZONE,
    shortestLastLine: Math.max(widthPt * SHORT_LAST_LINE, indentPt),
  };
}

function breakRagged(context: BreakContext, paragraph: Paragraph, points: TokenBreakpoints, options: BreakOptions): Choice {
  const plain = { points, options, result: certain(breakParagraph(points, options)) };
  if (!plain.result.isOverfull && plain.result.worst <= options.hyphenZone) return plain;
  const hyphened = pointsOf(context, paragraph, true, options);
  if (!hyphened.hasHyphens) return plain;
  const result = certain(breakParagraph(hyphened, options));
  return plain.result.isOverfull || result.worst < plain.result.worst ? { points: hyphened, options, result } : plain;
}

function breakJustified(context: BreakContext, paragraph: Paragraph, plain: TokenBreakpoints, options: BreakOptions): Choice {
  const first = breakParagraph(plain, options);
  if (first !== null && !first.endsShort) return { points: plain, options, result: first };
  const points = pointsOf(context, paragraph, true, options);
  const limited = { ...options, tolerance: (widestSpace(context, paragraph) - 1) / STRETCH_OF_SPACE };
  const second = breakParagraph(points, limited);
  if (first !== null && (second === null || second.endsShort)) return { points: plain, options, result: first };
  if (second !== null) return { points, options: limited, result: second };
  const free = { ...options, tolerance: Infinity };
  return { points, options: free, result: certain(breakParagraph(points, free)) };
}

/** The limit as a multiple of the paragraph's space. */
function widestSpace({ shaper }: BreakContext, { style }: Paragraph): number {
  const { spaceEm } = shaper.shape(shaper.fontOf(style), ' ', false, null);
  return Math.max(WIDEST_SPACE, spaceEm > 0 ? WIDEST_SPACE_EM / spaceEm : 0);
}

/** `text-wrap: stable`: each line is filled in turn, so that what is written below changes none above. */
function stableChoice(context: BreakContext, paragraph: Paragraph, points: TokenBreakpoints, options: BreakOptions): Choice {
  const breaks = breakFirstFit(points, options);
  if (breaks !== null) return { points, options, result: { breaks, worst: 0, isOverfull: false, endsShort: false } };
  return breakRagged(context, paragraph, points, { ...options, mode: 'ragged' });
}

function certain(result: BreakResult | null): BreakResult {
  if (result === null) throw new Error('Line breaking gave up where it must not');
  return result;
}

const narrowest = ({ lineWidth, firstLineWidth }: Measure): number => Math.min(lineWidth, firstLineWidth);

/** The key under which breakpoints are kept; `letters` are the lines for which too long words are broken anywhere. */
export function breakKey(withHyphens: boolean, letters: Measure | null): string {
  return `${withHyphens ? 'hyphens' : 'plain'} ${letters === null ? '' : `${letters.firstLineWidth} ${letters.lineWidth}`}`;
}

/** Breakpoints are kept: they depend on the width only where a word is too long for it. */
function pointsOf(context: BreakContext, paragraph: Paragraph, withHyphens: boolean, measure: Measure): TokenBreakpoints {
  return keptPoints(context, paragraph, withHyphens, paragraph.widestWordPt > narrowest(measure) ? measure : null);
}

function keptPoints(context: BreakContext, paragraph: Paragraph, withHyphens: boolean, letters: Measure | null): TokenBreakpoints {
  const key = breakKey(withHyphens, letters);
  let points = paragraph.breakCache.get(key);
  if (points === undefined) {
    points = tokenBreakpoints(paragraph.tokens, {
      shaper: context.shaper,
      withHyphens,
      tooWide: letters === null ? null : tooWideTokens(paragraph.tokens, keptPoints(context, paragraph, false, null), letters),
      hanging: paragraph,
      noPatterns: (token) => reportNoPatterns(context, token),
    });
    paragraph.breakCache.set(key, points);
  }
  return points;
}

function chosen(context: BreakContext, paragraph: Paragraph, choice: Choice): readonly LineRange[] {
  const { result, options } = choice;
  if (result.isOverfull || (options.mode === 'justified' && options.tolerance === Infinity)) reportLines(context, paragraph, choice, widestSpace(context, paragraph));
  return ranges(choice, paragraph.style.textIndentHangs);
}

function ranges({ points, options, result }: Choice, hangs: boolean): readonly LineRange[] {
  const lines: LineRange[] = [];
  let [from, fromOffset] = [0, 0];
  let isFirst = true;
  for (const [line, index] of result.breaks.entries()) {
    const to = points.tokens[index] ?? 0;
    const toOffset = points.offsets[index] ?? -1;
    lines.push({ from, fromOffset, to, toOffset, hyphenated: points.isHyphen[index] === 1, isIndented: isFirst !== hangs, isLast: line === result.breaks.length - 1 });
    [from, fromOffset] = toOffset < 0 ? [to + 1, 0] : [to, toOffset];
    isFirst = options.eachLine && points.cost[index] === -Infinity;
  }
  return lines;
}
