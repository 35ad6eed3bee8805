/**
 * Sets the one-page edition: what matters of a briefing on one sheet, from the same document and style sheets as the dossier.
 *
 * In: what the dossier is set from, and how many pages it has. Out: a PDF of exactly one page, or an error that says why there
 * is none; what was left out is told of at its place in the data. Things are given up in a fixed order (`sacrifice.ts`) until
 * the rest fits.
 */

import { markStandIns } from '../../../compose/mark-stand-ins.js';
import { leftOutOfBrief, tooMuchForOnePage } from '../../../diagnostics/catalogue/in-brief.js';
import { type Diagnostic, type Outcome, type Place, hasErrors } from '../../../diagnostics/index.js';
import type { Document, Element } from '../../../html/dom.js';
import { isTag } from '../../../html/dom.js';
import { parseFragment } from '../../../html/parse.js';
import { placeOfOrigin } from '../../../html/place-of-origin.js';
import { findFirst } from '../../../html/walk.js';
import type { PrintResult } from '../../../print/print.js';
import { markFramedQuotes, markLongKeys, wrap } from '../dress.js';
import { fitFacts } from '../fact-sizes.js';
import { type DossierOptions, dossierSheets, metadataOf } from '../set-dossier.js';
import { type BriefParts, briefParts, unlinkAbsent } from './brief-parts.js';
import { type BriefContext, briefView } from './brief-view.js';
import { roughHeight } from './rough-height.js';
import { type Plan, plansInOrder } from './sacrifice.js';

export interface InBriefOptions extends DossierOptions {
  /** Of the full dossier. */
  readonly pages: number;
  readonly address: string | null;
}

export interface InBrief {
  /** Null where `draw` was false. */
  readonly pdf: Uint8Array | null;
  /** Always 1. */
  readonly pageCount: number;
  /** What stands on the page. */
  readonly plan: Plan;
}

/** Height of the page's content, in points: for a first guess. */
const ROOM = { A4: 703, Letter: 639 };

/** What says that a page is overfull, although there is no second one. */
const OVERFULL = new Set(['LAY-006', 'LAY-008', 'LAY-012']);

export async function setInBrief(options: InBriefOptions): Promise<Outcome<InBrief | null>> {
  const parts = briefParts(options.composed);
  const plans = plansInOrder(parts);
  const attempt = new Attempts(options, parts);
  const chosen = await attempt.fullestThatFits(plans);
  const { result, diagnostics } = await attempt.print(chosen, options.draw);
  if (result === null || hasErrors(diagnostics)) return { value: null, diagnostics };
  if (!isOnePage({ result, diagnostics })) return { value: null, diagnostics: [...diagnostics, tooMuchForOnePage({ pages: result.pageCount }, { place: options.placeOf('title') })] };
  const [full] = plans;
  const leftOut = full === undefined ? [] : reportLeftOut(full, chosen, parts, options.placeOf);
  return { value: { pdf: result.pdf, pageCount: result.pageCount, plan: chosen }, diagnostics: [...diagnostics, ...leftOut] };
}

interface Attempt {
  readonly result: PrintResult | null;
  readonly diagnostics: readonly Diagnostic[];
}

function isOnePage({ result, diagnostics }: Attempt): boolean {
  return result !== null && result.pageCount === 1 && !diagnostics.some(({ code }) => OVERFULL.has(code));
}

class Attempts {
  readonly #options: InBriefOptions;
  readonly #context: BriefContext;
  readonly #files = new Map<string, ReturnType<InBriefOptions['resolve']>>();

  constructor(options: InBriefOptions, parts: BriefParts) {
    this.#options = options;
    this.#context = { ...options, parts };
  }

  /**
   * Plans take less room from one to the next, so that there is a first that fits: it is looked for from a guess on, in steps
   * that double. The barest where none does.
   */
  async fullestThatFits(plans: readonly Plan[]): Promise<Plan> {
    let [low, high] = [0, plans.length - 1];
    const guess = plans.findIndex((plan) => roughHeight(plan, this.#context.parts, this.#options.composed) <= ROOM[this.#options.page]);
    let next = guess === -1 ? high : guess;
    for (let step = 1; low < high; step *= 2) {
      next = Math.max(low, Math.min(high - 1, next));
      const plan = plans[next];
      if (plan !== undefined && (await this.#fits(plan))) {
        high = next;
        next = high - step;
      } else {
        low = next + 1;
        next = low + step - 1;
      }
    }
    const found = plans[low];
    if (found === undefined) throw new Error('There is always a plan.');
    return found;
  }

  async #fits(plan: Plan): Promise<boolean> {
    const attempt = await this.print(plan, false);
    // A template that fails does so with every plan.
    return attempt.result === null || isOnePage(attempt);
  }

  /** Fonts and pictures are read once for all attempts. */
  readonly #resolve: InBriefOptions['resolve'] = (url) => {
    const known = this.#files.get(url);
    if (known !== undefined) return known;
    const file = this.#options.resolve(url);
    this.#files.set(url, file);
    return file;
  };

  async print(plan: Plan, draw: boolean): Promise<Attempt> {
    const { composed, templates, catalogue, placeOf } = this.#options;
    const translate = (key: string, values: Readonly<Record<string, string>>): string | null => (catalogue.has(key) ? catalogue.text(key, values) : null);
    const rendered = templates.render('in-brief/in-brief', { ...briefView(plan, this.#context) }, { translate });
    if (hasErrors(rendered.diagnostics)) return { result: null, diagnostics: rendered.diagnostics };
    const { print } = await import('../../../print/index.js');
    const document = dress(rendered.value, composed);
    markStandIns(document, catalogue);
    const result = await print({ document, styleSheets: dossierSheets(this.#options, ['in-brief']), resolve: this.#resolve, placeOf, draw, metadata: metadataOf(composed.head) });
    return { result, diagnostics: [...rendered.diagnostics, ...result.diagnostics] };
  }
}

function dress(markup: string, composed: InBriefOptions['composed']): Document {
  const article = parseFragment(markup).filter(isTag)[0];
  if (article === undefined) throw new Error('The template of the one-page edition yields no element.');
  unlinkAbsent(article);
  markFramedQuotes(article);
  markLongKeys(article);
  fitFacts(article);
  return wrap(article, composed);
}

/** Each kind of thing once, at the first of it that is left out. */
function reportLeftOut(full: Plan, chosen: Plan, parts: BriefParts, placeOf: (origin: string) => Place | null): readonly Diagnostic[] {
  const lists = [
    { what: 'key figure', items: parts.facts, kept: chosen.facts },
    { what: 'point', items: parts.points, kept: chosen.points },
    { what: 'question', items: parts.answers, kept: chosen.answers },
  ] as const;
  const ofLists = lists.flatMap(({ what, items, kept }) => (items.length === kept ? [] : [tell(`${items.length - kept} of ${items.length} ${what}${items.length === 1 ? '' : 's'}`, items[kept])]));
  const single = [
    full.chart !== null && chosen.chart === null ? tell('the chart', parts.charts[0]) : null,
    chosen.chart === 1 ? tell('the first chart, for a lower one', parts.charts[0]) : null,
    full.quote && !chosen.quote && parts.quote !== null ? tell('the quote', parts.quote) : null,
    chosen.lead === null ? null : tell('the end of the bottom line', parts.lead ?? undefined),
    chosen.correction === null ? null : tell('the end of the correction', parts.correction ?? undefined),
  ].filter((diagnostic) => diagnostic !== null);
  return [...ofLists, ...single];

  function tell(what: string, element: Element | undefined): Diagnostic {
    return leftOutOfBrief({ what }, { place: element === undefined ? null : placeWithin(element, placeOf) });
  }
}

/** Of the element, or of the first in it that comes from the data. */
function placeWithin(element: Element, placeOf: (origin: string) => Place | null): Place | null {
  const first = element.attribs['data-o'] === undefined ? findFirst(element, (inner) => inner.attribs['data-o'] !== undefined) : element;
  return placeOfOrigin(first ?? element, placeOf);
}
