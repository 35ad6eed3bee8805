/** The values of the one-page edition's template, for one plan. */

import type { ComposedBriefing, PartHeading } from '../../../compose/document.js';
import { appendChild, text as textNode } from '../../../html/build.js';
import type { Element } from '../../../html/dom.js';
import { serialiseHtml } from '../../../html/serialise.js';
import { findFirst, hasClass } from '../../../html/walk.js';
import { asOfLine } from '../../../language/as-of.js';
import type { Catalogue } from '../../../language/catalogue.js';
import { type SafeHtml, trustedHtml } from '../../../templates/index.js';
import { type BriefParts, citedSources } from './brief-parts.js';
import type { Plan } from './sacrifice.js';
import { shortenElement, shortenText } from './shorten.js';

export interface BriefView {
  readonly logo: { readonly source: string; readonly alt: string } | null;
  readonly publisher: string | null;
  readonly title: string;
  readonly isSmall: boolean;
  readonly titleClass: 'short' | 'long' | 'longer';
  readonly deck: string | null;
  /** What the page is, in its head. */
  readonly kind: string;
  readonly running: string;
  readonly correction: SafeHtml | null;
  readonly lead: SafeHtml | null;
  readonly facts: readonly SafeHtml[];
  readonly points: readonly SafeHtml[];
  readonly answers: readonly SafeHtml[];
  readonly openings: readonly SafeHtml[];
  readonly chart: SafeHtml | null;
  readonly quote: SafeHtml | null;
  readonly sources: readonly SafeHtml[];
  /** “14 sources, listed in the full briefing.” */
  readonly sourceCount: string | null;
  /** Without an address the file beside this one. */
  readonly more: { readonly href: string; readonly shown: string; readonly about: string };
  readonly mark: string | null;
  readonly state: ComposedBriefing['head']['states'];
  /** Date, version, distribution. */
  readonly imprint: readonly string[];
}

export interface BriefContext {
  readonly composed: ComposedBriefing;
  readonly catalogue: Catalogue;
  readonly parts: BriefParts;
  readonly logo: BriefView['logo'];
  /** Of the full dossier. */
  readonly pages: number;
  /** Where the full dossier is found; its file beside this one where the house has no address. */
  readonly address: string | null;
}

export function briefView(plan: Plan, { composed, catalogue, parts, logo, pages, address }: BriefContext): BriefView {
  const { head } = composed;
  const chart = plan.chart === null ? null : (parts.charts[plan.chart] ?? null);
  const quote = plan.quote ? parts.quote : null;
  const lead = shortened(parts.lead, plan.lead);
  const [facts, points, answers, openings] = [parts.facts.slice(0, plan.facts), parts.points.slice(0, plan.points), parts.answers.slice(0, plan.answers), parts.openings.slice(0, plan.openings)];
  const shown = [lead, chart, quote, ...facts, ...points, ...answers, ...openings].filter((element) => element !== null);
  const cited = citedSources(parts.sources, shown);
  const listed = plan.sources === 'listed' ? cited : [];
  const file = `${head.slug}.pdf`;
  const cut = (text: string): string => shortenText(text, plan.names);
  return {
    logo,
    publisher: head.publisher === null ? null : cut(head.publisher),
    title: cut(head.title),
    isSmall: plan.small,
    titleClass: head.title.length > 90 ? 'longer' : head.title.length > 45 ? 'long' : 'short',
    deck: plan.deck ? head.subtitle : null,
    kind: cut(`${catalogue.text('inBrief.title')} – ${head.series === null ? head.date : `${head.series}, ${head.date}`}`),
    running: cut(head.asOf === null ? head.date : asOfLine(catalogue, head.asOf)),
    correction: markupOf(correctionOf(parts.correction, plan.correction, catalogue)),
    lead: markupOf(lead),
    facts: facts.map(markup),
    points: points.map(markup),
    answers: answers.map(markup),
    openings: openings.map(markup),
    chart: markupOf(chart),
    quote: quote === null ? null : markup(plan.context ? quote : withoutContext(quote)),
    sources: listed.map((id) => parts.sources.get(id)).filter((entry) => entry !== undefined).map(markup),
    sourceCount: listed.length > 0 || parts.sources.size === 0 ? null : catalogue.plural('inBrief.sources', parts.sources.size),
    more: { href: address ?? file, shown: address === null ? file : address.replace(/^https?:\/\//, ''), about: about(plan.contents ? composed.parts : [], pages, catalogue) },
    mark: head.marking,
    state: head.states,
    imprint: [
      head.series === null ? head.date : cut(`${head.series}, ${head.date}`),
      ...(head.asOf === null ? [] : [cut(asOfLine(catalogue, head.asOf))]),
      ...(head.version === null ? [] : [cut(catalogue.text('head.versionNumber', { version: head.version }))]),
      ...(head.marking === null || !catalogue.has(`marking.${head.marking}`) ? [] : [catalogue.text(`marking.${head.marking}`).replace(/\.$/, '')]),
    ],
  };
}

/** “10 pages: Background, Timeline, Sources.” */
function about(parts: readonly PartHeading[], pages: number, catalogue: Catalogue): string {
  const count = catalogue.plural('inBrief.pages', pages);
  const titles = parts.filter(({ id }) => id !== 'minute').map(({ title }) => title);
  return titles.length === 0 ? count : catalogue.text('inBrief.contents', { pages: count, parts: titles.join(', ') });
}

function markup(element: Element): SafeHtml {
  return trustedHtml(serialiseHtml(element, { keepOwnAttributes: true }));
}

function markupOf(element: Element | null): SafeHtml | null {
  return element === null ? null : markup(element);
}

/** @param characters null for all */
function shortened(element: Element | null, characters: number | null): Element | null {
  if (element === null || characters === null) return element;
  const copy = element.cloneNode(true);
  shortenElement(copy, characters);
  return copy;
}

/** One that is cut says where the rest is. */
function correctionOf(correction: Element | null, characters: number | null, catalogue: Catalogue): Element | null {
  const copy = shortened(correction, characters);
  if (copy !== null && copy !== correction) appendChild(copy, textNode(` ${catalogue.text('inBrief.correction')}`));
  return copy;
}

function withoutContext(quote: Element): Element {
  const copy = quote.cloneNode(true);
  const context = findFirst(copy, (element) => hasClass(element, 'about'));
  if (context !== null) copy.children = copy.children.filter((child) => child !== context);
  return copy;
}
