/** The imprint below the last part: who publishes, what this is, of when, which version; as one would cite it. */

import type { ComposedBriefing } from '../../compose/document.js';
import type { Catalogue } from '../../language/catalogue.js';

export interface ImprintView {
  readonly publisher: string | null;
  readonly title: string;
  /** Authors before the title, by whom it is cited. */
  readonly authors: string | null;
  /** Series, date, version, identifier, licence; without the full stops that end them. */
  readonly facts: readonly string[];
}

export function imprintView({ head }: Pick<ComposedBriefing, 'head'>, catalogue: Catalogue): ImprintView {
  const facts = [
    head.series === null ? head.date : `${head.series}, ${head.date}`,
    head.version === null ? null : catalogue.text('head.versionNumber', { version: head.version }),
    head.identifier,
    head.licence,
  ].filter((fact) => fact !== null).map((fact) => fact.replace(/\.$/, ''));
  return { publisher: head.publisher, title: head.title, authors: head.authors.length === 0 ? null : catalogue.list(head.authors), facts };
}
