/** A briefing or a volume as others cite it. */

import { citedName } from '../../citations/cited-name.js';
import { type CitedWork, doiOf } from '../../citations/cited-work.js';
import type { DocumentHead } from '../../compose/document.js';
import { downloadPath } from './downloads.js';
import type { SiteEntry, SiteFacts } from './site.js';

/** @param entry whose slug is that of its page's folder */
export function citedWork(entry: SiteEntry, head: DocumentHead, { baseUrl }: Pick<SiteFacts, 'baseUrl'>): CitedWork {
  const { identifier, publisher, book } = head;
  const doi = doiOf(identifier);
  const named = (relator: string): CitedWork['authors'] => book.people
    .filter((person) => person.relator === relator)
    // A body that signs as an author is mostly the one that publishes, and then known to be one.
    .map(({ name, family, isBody }) => citedName(name, { family: family ?? null, isBody: isBody === true || name === publisher }));
  const pdf = entry.files.find(({ path }) => path === downloadPath(entry.slug, '.pdf'));
  return {
    key: entry.slug.replace(/^collections\//, ''),
    language: head.language,
    title: head.title,
    subtitle: head.subtitle,
    authors: named('aut'),
    editors: named('edt'),
    translators: named('trl'),
    publisher,
    date: /^\d{4}(?:-\d{2}){0,2}$/.test(head.dateIso) ? head.dateIso : null,
    series: book.series,
    version: head.version,
    doi,
    identifier: doi === null ? identifier : null,
    url: baseUrl === null ? null : `${baseUrl}/${entry.slug}/`,
    pdfUrl: baseUrl === null || pdf === undefined ? null : `${baseUrl}/${pdf.path}`,
    abstract: head.description,
    topics: head.topics,
    rights: head.licence,
  };
}
