/** Parses the markup of an edition, unless there is more of it than any edition has: a file made to fill the memory is given up. */

import { DomHandler, Parser } from 'htmlparser2';

import type { Document } from '../html/dom.js';
import { Unreadable } from './unreadable.js';

/** Markdown nests a hundred levels at most, each of them two elements. */
const DEEPEST = 512;

/** What all documents of one edition may hold together: ten times what a dossier of a thousand pages has. */
export class MarkupBudget {
  #characters = 24 * 1024 * 1024;
  #nodes = 500_000;

  /** @throws Unreadable where it is spent */
  read(characters: number): void {
    this.#characters -= characters;
    if (this.#characters < 0) throw new Unreadable(TOO_MUCH);
  }

  /** An element or an attribute. @throws Unreadable where it is spent */
  node(): void {
    this.#nodes -= 1;
    if (this.#nodes < 0) throw new Unreadable(TOO_MUCH);
  }
}

export const TOO_MUCH = 'it goes deeper, or is larger, than any edition';

/** @throws Unreadable where the budget is spent, or elements nest deeper than in any edition */
export function parseMarkup(text: string, budget: MarkupBudget, options: { readonly xml: boolean }): Document {
  budget.read(text.length);
  const handler = new BoundedHandler(budget, options.xml);
  new Parser(handler, { xmlMode: options.xml }).end(text.replace(/^\uFEFF/, ''));
  return handler.root;
}

class BoundedHandler extends DomHandler {
  readonly #budget: MarkupBudget;

  constructor(budget: MarkupBudget, xml: boolean) {
    super(null, { xmlMode: xml });
    this.#budget = budget;
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.#budget.node();
    // The parser looks through all open elements for each end of one.
    if (this.tagStack.length > DEEPEST) throw new Unreadable(TOO_MUCH);
    super.onopentag(name, attributes);
  }

  onattribute(): void {
    this.#budget.node();
  }

  override oncomment(data: string): void {
    this.#budget.node();
    super.oncomment(data);
  }
}
