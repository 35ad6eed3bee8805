/** Tells of lines that could not be set well: too long for the column, stretched too far, or without hyphens for want of patterns. */

import type { Place } from '../../diagnostics/index.js';
import { looseLine, noHyphenation, overfullLine } from '../../diagnostics/catalogue/text.js';
import type { Element } from '../../html/dom.js';
import type { Report } from './fonts.js';
import { beginAfter, widthAfter } from './break-measure.js';
import type { BreakOptions } from './break-measure.js';
import type { BreakResult } from './knuth-plass.js';
import type { Shaper } from './shape.js';
import type { Paragraph, TokenBreakpoints, WordToken } from './token.js';

export interface BreakContext {
  readonly shaper: Shaper;
  readonly report: Report;
  readonly placeOf: (element: Element | null) => Place | null;
  /** What was reported already: a paragraph may be broken more than once. */
  readonly reported: Set<string>;
}

/** Lines, and the places and widths by which they were broken. */
export interface Choice {
  readonly points: TokenBreakpoints;
  readonly options: BreakOptions;
  readonly result: BreakResult;
}

const OVERFLOW_TOLERANCE_PT = 0.5;
const LONGEST_EXTRACT = 60;
/** Their writing has no hyphens. */
const WITHOUT_HYPHENS = /^(?:ar|arc|bo|ckb|dv|dz|fa|he|iw|ja|km|ko|lo|my|ps|sd|th|ug|ur|vi|yi|yue|zh)(?:-|$)/i;

/** `widest` is the greatest multiple of their width that spaces may have without a word. */
export function reportLines(context: BreakContext, paragraph: Paragraph, { points, options, result }: Choice, widest: number): void {
  let start = -1;
  for (const index of result.breaks) {
    const roomPt = widthAfter(points, options, start) - ((points.end[index] ?? 0) - beginAfter(points, options, start));
    const from = { token: start < 0 ? 0 : (points.tokens[start] ?? 0), offset: start < 0 ? -1 : (points.offsets[start] ?? -1) };
    const line = (): ExtractOptions => ({ from: start < 0 || from.offset >= 0 ? from.token : from.token + 1, fromOffset: Math.max(0, from.offset), to: points.tokens[index] ?? 0, toOffset: points.offsets[index] ?? -1 });
    const glue = (points.endGlue[index] ?? 0) - (start < 0 ? 0 : (points.nextGlue[start] ?? 0));
    const shrunk = options.mode === 'justified' ? glue * options.shrink : 0;
    if (roomPt + shrunk < -OVERFLOW_TOLERANCE_PT) {
      reportOnce(context, 'long', extract(paragraph, line()), (text, place) => overfullLine({ text, overflowPt: -roomPt - shrunk }, { place }));
    } else if (options.mode === 'justified' && points.cost[index] !== -Infinity && roomPt > glue * (widest - 1) + OVERFLOW_TOLERANCE_PT && !hasLeader(points.fills, start, index)) {
      const width = glue === 0 ? null : 1 + roomPt / glue;
      reportOnce(context, 'loose', extract(paragraph, line()), (text, place) => looseLine({ text, width, widest }, { place }));
    }
    start = index;
  }
}

const hasLeader = (fills: Uint16Array, start: number, end: number): boolean => (fills[end] ?? 0) > (start < 0 ? 0 : (fills[start] ?? 0));

/** Once for each language. */
export function reportNoPatterns(context: BreakContext, token: WordToken): void {
  const { language } = token.source.style;
  if (language === '' || WITHOUT_HYPHENS.test(language) || context.reported.has(`language ${language}`)) return;
  context.reported.add(`language ${language}`);
  context.report(noHyphenation({ language }, { place: context.placeOf(token.source.box.element) }));
}

interface Extract {
  readonly text: string;
  readonly element: Element | null;
}

interface ExtractOptions {
  readonly from: number;
  readonly fromOffset: number;
  readonly to: number;
  readonly toOffset: number;
}

function reportOnce(context: BreakContext, kind: string, { text, element }: Extract, make: (text: string, place: Place | null) => Parameters<Report>[0]): void {
  const place = context.placeOf(element);
  const key = `${kind} ${text} ${JSON.stringify(place)}`;
  if (context.reported.has(key)) return;
  context.reported.add(key);
  context.report(make(text.length > LONGEST_EXTRACT ? `${text.slice(0, LONGEST_EXTRACT)}…` : text, place));
}

function extract(paragraph: Paragraph, { from, fromOffset, to, toOffset }: ExtractOptions): Extract {
  let text = '';
  let element: Element | null = null;
  for (let index = from; index <= to; index += 1) {
    const token = paragraph.tokens[index];
    if (token?.kind === 'atomic') element ??= token.box.element;
    if (token?.kind !== 'word') continue;
    element ??= token.source.box.element;
    text += token.word.text.slice(index === from ? fromOffset : 0, index === to && toOffset >= 0 ? toOffset : undefined);
  }
  return { text: text.replaceAll('\u00ad', '').trim(), element };
}
