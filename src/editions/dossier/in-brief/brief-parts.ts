/**
 * Takes out of the composed document what may stand on its one-page edition: bottom line, key figures, points, the
 * strongest quote, a chart, sources.
 */

import type { ComposedBriefing } from '../../../compose/document.js';
import { insertBefore, removeNode } from '../../../html/build.js';
import type { Document, Element } from '../../../html/dom.js';
import { childElements, cloneDocument, findAll, findById, findFirst, getAttribute, hasClass, textContent } from '../../../html/walk.js';

export interface BriefParts {
  readonly lead: Element | null;
  readonly correction: Element | null;
  readonly facts: readonly Element[];
  readonly points: readonly Element[];
  /** Questions with their answers, where the briefing has them. */
  readonly answers: readonly Element[];
  /** The first paragraphs of the background's sections: for a briefing that has neither points nor questions. */
  readonly openings: readonly Element[];
  readonly quote: Element | null;
  /** The first chart or picture, and the lowest of all where it is another. */
  readonly charts: readonly Element[];
  /** Entries of the list of sources, by id. */
  readonly sources: ReadonlyMap<string, Element>;
}

/** A quote of more characters is told rather than shown. */
const LONGEST_STRONG_QUOTE = 320;
/** A picture without a size counts as so high, in its own units. */
const UNKNOWN_HEIGHT = 1000;

export function briefParts({ document }: Pick<ComposedBriefing, 'document'>): BriefParts {
  const copy = cloneDocument(document);
  dropWhatPointsElsewhere(copy);
  const minute = findById(copy, 'minute');
  const within = (className: string): readonly Element[] => {
    const list = minute === null ? null : findFirst(minute, (element) => hasClass(element, className));
    return list === null ? [] : childElements(list);
  };
  const sources = findFirst(copy, (element) => hasClass(element, 'sources') && element.name === 'dl');
  return {
    lead: minute === null ? null : (childElements(minute).find((child) => hasClass(child, 'lead')) ?? null),
    correction: findFirst(copy, (element) => hasClass(element, 'correction')),
    facts: within('facts'),
    points: within('points'),
    answers: within('answers'),
    openings: openingsOf(copy, within('points').length + within('answers').length),
    quote: strongestQuote(findAll(copy, (element) => element.name === 'figure' && hasClass(element, 'quote'))),
    charts: chartsByChoice(findAll(copy, (element) => element.name === 'figure' && hasClass(element, 'chart'))),
    sources: new Map((sources === null ? [] : childElements(sources)).map((entry) => [getAttribute(entry, 'id') ?? '', entry])),
  };
}

/** As many as a page might hold beside nothing else. */
const MOST_OPENINGS = 8;

function openingsOf(copy: Document, others: number): readonly Element[] {
  const background = others > 0 ? null : findById(copy, 'background');
  const bodies = background === null ? [] : findAll(background, (element) => hasClass(element, 'body'));
  return bodies.flatMap((body) => childElements(body).find((child) => child.name === 'p') ?? []).slice(0, MOST_OPENINGS);
}

/** Calls of notes that do not come along, drawings for other widths, and folded tables; links to the glossary. */
function dropWhatPointsElsewhere(copy: Document): void {
  const isElsewhere = (element: Element): boolean =>
    getAttribute(element, 'role') === 'doc-noteref' || element.name === 'details' || (element.name === 'svg' && hasClass(element, 'drawing') && getAttribute(element, 'data-width') !== 'page');
  for (const element of findAll(copy, isElsewhere)) removeNode(element);
  // There is no glossary on the page: what an abbreviation stands for stays with it.
  for (const link of findAll(copy, (element) => getAttribute(element, 'role') === 'doc-glossref')) {
    for (const child of [...link.children]) insertBefore(link, child);
    removeNode(link);
  }
}

/** The author's own choice first; else the first that is short enough to be read at a glance, else the shortest. */
function strongestQuote(quotes: readonly Element[]): Element | null {
  const length = (quote: Element): number => textContent(quote).length;
  const chosen = quotes.filter((quote) => hasClass(quote, 'lead'));
  const candidates = chosen.length > 0 ? chosen : quotes;
  return candidates.find((quote) => length(quote) <= LONGEST_STRONG_QUOTE) ?? [...candidates].sort((a, b) => length(a) - length(b))[0] ?? null;
}

function chartsByChoice(charts: readonly Element[]): readonly Element[] {
  const [first] = charts;
  const lowest = [...charts].sort((a, b) => shapeOf(a) - shapeOf(b))[0];
  return first === undefined || lowest === undefined || lowest === first ? charts.slice(0, 1) : [first, lowest];
}

/** Height by width. */
function shapeOf(chart: Element): number {
  const drawing = findFirst(chart, (element) => hasClass(element, 'drawing'));
  const [, , wide = 0, high = 0] = (drawing === null ? '' : getAttribute(drawing, 'viewBox') ?? `0 0 ${getAttribute(drawing, 'width') ?? 0} ${getAttribute(drawing, 'height') ?? 0}`).split(/[\s,]+/).map(Number);
  return wide > 0 && high > 0 ? high / wide : UNKNOWN_HEIGHT;
}

/** Ids of the sources that elements cite, in the order of the list. */
export function citedSources(sources: BriefParts['sources'], elements: readonly Element[]): readonly string[] {
  const cited = new Set(elements.flatMap((element) => findAll(element, (inner) => inner.name === 'a').map((link) => getAttribute(link, 'href')?.slice(1) ?? '')));
  return [...sources.keys()].filter((id) => cited.has(id));
}

/** In place: links to what the page does not show become plain text. */
export function unlinkAbsent(article: Element): void {
  const ids = new Set(findAll(article, (element) => getAttribute(element, 'id') !== null).map((element) => getAttribute(element, 'id')));
  for (const link of findAll(article, (element) => element.name === 'a' && (getAttribute(element, 'href') ?? '').startsWith('#'))) {
    if (ids.has((getAttribute(link, 'href') ?? '').slice(1))) continue;
    link.name = 'span';
    link.attribs = {};
  }
  for (const lonely of findAll(article, (element) => element.name === 'cite' && element.children.length === 0)) removeNode(lonely);
}
