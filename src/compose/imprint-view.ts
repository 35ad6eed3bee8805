/** The imprint at the end of a dossier and of an e-book: who publishes, what this is, of when, which version, as one would cite it; and where the other editions are. */

import type { Catalogue } from '../language/catalogue.js';
import type { DocumentHead } from './document.js';
import type { EditionAddresses } from './edition-addresses.js';

export interface ImprintView {
  readonly publisher: string | null;
  readonly title: string;
  /** Authors before the title, by whom it is cited. */
  readonly authors: string | null;
  /** Series, date, version, identifier, licence; without the full stops that end them. */
  readonly facts: readonly string[];
  /** The other editions; none where the house has no address. */
  readonly elsewhere: readonly { readonly label: string; readonly address: string }[];
}

/** Each with the words that name it. */
const EDITIONS: readonly (readonly [keyof EditionAddresses, string])[] = [['html', 'download.html'], ['pdf', 'download.pdfAlone'], ['epub', 'download.epub']];

/** @param own the edition that the imprint stands in, which does not lead to itself */
export function imprintView(head: DocumentHead, catalogue: Catalogue, own: keyof EditionAddresses): ImprintView {
  const facts = [
    head.series === null ? head.date : `${head.series}, ${head.date}`,
    head.version === null ? null : catalogue.text('head.versionNumber', { version: head.version }),
    head.identifier,
    head.licence,
  ].filter((fact) => fact !== null).map((fact) => fact.replace(/\.$/, ''));
  const elsewhere = EDITIONS.flatMap(([edition, word]) => {
    const address = head.addresses[edition];
    return edition === own || address === null ? [] : [{ label: catalogue.text(word), address }];
  });
  return { publisher: head.publisher, title: head.title, authors: head.authors.length === 0 ? null : catalogue.list(head.authors), facts, elsewhere };
}
