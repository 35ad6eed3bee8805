/**
 * What catalogues and feeds tell of a publication, from its data: names, dates, identifiers, rights.
 *
 * The identifier, the dates and the rights are those that stand in the e-book itself.
 */

import { z } from 'zod';

import type { BriefingData } from '../briefing/schema.js';
import type { DocumentHead } from '../compose/document.js';
import { modificationMoment, publicationDate, rightsOf, stableIdentifier } from '../editions/ebook/package-metadata.js';
import { type Document, type Element, isTag } from '../html/dom.js';
import { findFirst, hasClass, textContent } from '../html/walk.js';

/** As it stands in the manifest. */
export const publicationFactsSchema = z.object({
  identifier: z.string(),
  ownIdentifier: z.string().nullable(),
  authors: z.array(z.string()),
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
});

export type PublicationFacts = z.output<typeof publicationFactsSchema>;

export interface DescribedPublication {
  readonly head: DocumentHead;
  readonly series: BriefingData['series'];
  readonly revisions: BriefingData['revisions'];
  /** Composed: its notice of a correction is told as it is shown. */
  readonly document: Document;
}

export function publicationFacts({ head, series, revisions, document }: DescribedPublication): PublicationFacts {
  const published = momentText(modificationMoment(head));
  const notice = findFirst(document, ({ attribs }) => attribs['class'] === 'correction');
  return {
    identifier: stableIdentifier(head),
    ownIdentifier: head.identifier,
    authors: [...head.authors],
    publisher: head.publisher,
    description: head.description,
    places: [...head.places],
    rights: rightsOf(head),
    seriesTitle: series?.title ?? null,
    seriesNumber: series?.number ?? null,
    issued: publicationDate(head),
    published,
    updated: latestRevision(revisions, published),
    correction: notice === null ? null : plainText(notice),
  };
}

/** Numbers of notes and keys of sources mean nothing far from the page. */
function plainText(element: Element): string {
  const text = element.children.filter((child) => !(isTag(child) && (child.name === 'cite' || hasClass(child, 'call')))).map(textContent).join('');
  return text.replace(/[ \n\t]+/g, ' ').trim();
}

/** The latest of the dates that revisions name to the day; never before it came out. */
function latestRevision(revisions: BriefingData['revisions'], published: string): string {
  const days = (revisions ?? []).flatMap(({ date }) => (date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? [`${date}T00:00:00Z`] : []));
  return days.reduce((latest, day) => (day > latest ? day : latest), published);
}

function momentText(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}
