/** What the metadata of a book says besides the document's head: who did what, the place in a series, the last change, who checked it. */

import type { Composition } from './composition.js';
import { isoDate } from './iso-date.js';

export interface BookFacts {
  /** Authors and others who had a hand in it, in their order. */
  readonly people: readonly Contributor[];
  readonly series: { readonly title: string; readonly number: string | null } | null;
  /** When the text last changed, in ISO 8601, as exact as the data has it: the date of the briefing or of a later version. */
  readonly modifiedIso: string;
  /** As the author lists them. */
  readonly revisions: readonly { readonly version: string; readonly date: string | null; readonly withdrawn: boolean }[];
  /** Who answers for its accessibility; null where the house names nobody. */
  readonly certifier: { readonly name: string; readonly credential: string | null; readonly report: string | null } | null;
}

export interface Contributor {
  readonly name: string;
  /** Code of the MARC list of relators: `aut`, `edt`. */
  readonly relator: string;
  /** The part of the name that bibliographies sort by, where the author says so. */
  readonly family?: string | undefined;
  readonly isBody?: boolean | undefined;
}

/**
 * Words for what people do besides writing, in the languages that Sheaf speaks, by relator; what is none of them is an
 * author's own description (“desk officer”), and the person an author.
 */
const RELATORS: readonly (readonly [relator: string, pattern: RegExp])[] = [
  ['trl', /\b(?:translat|tradu[ct]|übersetz|vertal|vertaler)|مترجم|מתרגם/iu],
  ['edt', /\b(?:(?:sub-?|copy.?|managing |chief |guest )?editor|éditri?ce|éditeur|rédact|herausgeb|redakt|redact|redaz|curat)|محرر|עורכ/iu],
  ['ctg', /\b(?:cartograph|kartogra|cartógraf|cartogra)/iu],
  ['pht', /\b(?:photograph|fotogra|fotógraf)/iu],
  ['ill', /\b(?:illustrat|ilustrad|illustrazion)/iu],
  ['rev', /\b(?:reviewer|relect|gutachter|revisor)/iu],
];

export function bookFacts(composition: Composition): BookFacts {
  const { data } = composition.briefing;
  const accessibility = composition.house.data.ebook?.accessibility;
  const people: Contributor[] = (data.authors ?? []).map(({ name, role, family, kind }) => ({ name, relator: relatorOf(role), family, isBody: kind === 'body' }));
  for (const name of new Set((data.quotes ?? []).flatMap(({ translatedBy }) => (translatedBy === undefined ? [] : [translatedBy])))) people.push({ name, relator: 'trl' });
  const dates = [data.date, ...(data.revisions ?? []).flatMap(({ date }) => (date === undefined ? [] : [date]))].map(isoDate);
  return {
    people,
    series: data.series === undefined ? null : { title: data.series.title, number: data.series.number ?? null },
    modifiedIso: dates.reduce((latest, date) => (date > latest ? date : latest)),
    revisions: (data.revisions ?? []).map(({ version, date, withdrawn }) => ({ version, date: date ?? null, withdrawn: withdrawn ?? false })),
    certifier: accessibility === undefined ? null : { name: accessibility.certifiedBy, credential: accessibility.credential ?? null, report: accessibility.report ?? null },
  };
}

function relatorOf(role: string | undefined): string {
  return RELATORS.find(([, pattern]) => role !== undefined && pattern.test(role))?.[0] ?? 'aut';
}
