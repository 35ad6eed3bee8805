/** The identifier, the dates, the people and the languages of an e-book, as its package document has them. */

import type { DocumentHead } from '../../compose/document.js';
import { nameBasedUuid } from '../../compose/name-based-uuid.js';
import { elementsOf, findAll, getAttribute, hasClass } from '../../html/walk.js';
import { type CutDocument, filesOf } from './chapters.js';

/** The same from build to build, so that reading systems keep their place in the book; each translation has its own. */
export function stableIdentifier(head: Pick<DocumentHead, 'identifier' | 'slug' | 'language'>): string {
  return nameBasedUuid(`sheaf:${head.identifier ?? head.slug}:${head.language}`);
}

/** The licence, and who may see it: both bind whoever has the book. */
export function rightsOf({ licence, marking, states }: DocumentHead): string | null {
  const rights = [marking, ...states.map(({ text }) => text), licence].filter((text) => text !== null);
  return rights.length === 0 ? null : rights.join('. ');
}

const W3C_DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** The date as `dc:date` may have it (W3CDTF); null where it is none, such as a season. */
export function publicationDate(head: DocumentHead): string | null {
  return W3C_DATE.test(head.dateIso) ? head.dateIso : null;
}

/** The first moment of the day on which the text last changed, in UTC; of a date that says less than a year, the year 1980's. */
export function modificationMoment(head: DocumentHead): Date {
  const [, year = '1980', month = '01', day = '01'] = W3C_DATE.exec(head.book.modifiedIso) ?? [];
  const moment = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for the twentieth century's.
  moment.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return moment;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly relator: string;
}

/** Authors are creators; who edited, translated or drew is a contributor (MARC relators). */
export function peopleOf({ book }: DocumentHead): { readonly creators: readonly Person[]; readonly contributors: readonly Person[] } {
  const people = book.people.map((person, index) => ({ id: `person-${index + 1}`, ...person }));
  return { creators: people.filter(({ relator }) => relator === 'aut'), contributors: people.filter(({ relator }) => relator !== 'aut') };
}

/** The document's own language first, then those of what it quotes. */
export function languagesOf(cut: CutDocument, language: string): readonly string[] {
  const quoted = filesOf(cut).flatMap(({ root }) => findAll(root, (candidate) => (candidate.name === 'figure' && hasClass(candidate, 'quote')) || candidate.name === 'blockquote'));
  const found = quoted.flatMap((quote) => elementsOf(quote).map((element) => getAttribute(element, 'lang') ?? ''));
  return [...new Set([language, ...found.filter((tag) => LANGUAGE_TAG.test(tag))])];
}

/** What BCP 47 tags look like; an author's slip must not make the package invalid. */
const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;
