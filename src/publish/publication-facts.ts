/**
 * What catalogues and feeds tell of a publication, from its data: names, dates, identifiers, rights.
 *
 * The identifier, the dates and the rights are those that stand in the e-book itself.
 */

import { z } from 'zod';

import type { DocumentHead } from '../compose/document.js';
import { modificationMoment, peopleOf, publicationDate, rightsOf, stableIdentifier } from '../editions/ebook/package-metadata.js';
import { type Document, type Element, isTag } from '../html/dom.js';
import { findFirst, hasClass, textContent } from '../html/walk.js';

/** As it stands in the manifest. */
export const publicationFactsSchema = z.object({
  identifier: z.string(),
  ownIdentifier: z.string().nullable(),
  authors: z.array(z.string()),
  contributors: z.array(z.object({ name: z.string(), relator: z.string() })).default([]),
  publisher: z.string().nullable(),
  description: z.string().nullable(),
  places: z.array(z.string()),
  rights: z.string().nullable(),
  seriesTitle: z.string().nullable(),
  seriesNumber: z.string().nullable(),
  issued: z.string().nullable(),
  published: z.string(),
  updated: z.string(),
  correction: z.string().nullable(),
  revisions: z.array(z.object({ version: z.string(), date: z.string().nullable(), changes: z.string().nullable(), withdrawn: z.boolean() })).default([]),
});

export type PublicationFacts = z.output<typeof publicationFactsSchema>;

/** @param document composed: its notice of a correction is told as it is shown */
export function publicationFacts(head: DocumentHead, document: Document): PublicationFacts {
  const { creators, contributors } = peopleOf(head);
  const notice = findFirst(document, ({ attribs }) => attribs['class'] === 'correction');
  const listed = findFirst(document, (element) => hasClass(element, 'revisions'));
  const changes = listed === null ? [] : listed.children.filter(isTag).map(changesOf);
  const issued = publicationDate(head);
  const updated = momentText(modificationMoment(head));
  return {
    identifier: stableIdentifier(head),
    ownIdentifier: head.identifier,
    authors: creators.map(({ name }) => name),
    contributors: contributors.map(({ name, relator }) => ({ name, relator })),
    publisher: head.publisher,
    description: head.description,
    places: [...head.places],
    rights: rightsOf(head),
    seriesTitle: head.book.series?.title ?? null,
    seriesNumber: head.book.series?.number ?? null,
    issued,
    published: issued === null ? updated : beginningOf(issued),
    updated,
    correction: notice === null ? null : plainText(notice),
    revisions: head.book.revisions.map((revision, index) => ({ ...revision, changes: changes[index] ?? null })),
  };
}

/** Numbers of notes and keys of sources mean nothing far from the page. */
function plainText(element: Pick<Element, 'children'>): string {
  const text = element.children.filter((child) => !(isTag(child) && (child.name === 'cite' || hasClass(child, 'call')))).map(textContent).join('');
  return text.replace(/[ \n\t]+/g, ' ').trim();
}

/** Of a version in the list of them: the words behind its name and date, which stand first. */
function changesOf(item: Element): string {
  const [name, date] = item.children.filter(isTag);
  const heads: readonly unknown[] = [name, date?.name === 'span' ? date : null];
  return plainText({ ...item, children: item.children.filter((child) => !heads.includes(child)) }).replace(/^[\s.]+/, '');
}

/** @param date as `publicationDate` has it */
function beginningOf(date: string): string {
  return `${date}${['-01-01', '-01', ''][date.split('-').length - 1] ?? ''}T00:00:00Z`;
}

function momentText(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}
