/** A publication as CSL-JSON (Citation Style Language, input data 1.0): what citation processors read. */

import type { CitedName } from './cited-name.js';
import { dateParts } from './cited-date.js';
import { type CitedWork, fullTitle } from './cited-work.js';

interface CslItem {
  readonly id: string;
  readonly type: 'report';
  readonly title: string;
  readonly [field: string]: unknown;
}

/** The text of a `.json` file: a list of one item. */
export function writeCslJson(work: CitedWork): string {
  const parts = dateParts(work.date);
  const item: CslItem = {
    id: work.key,
    type: 'report',
    title: plain(fullTitle(work)),
    author: cslNames(work.authors),
    editor: cslNames(work.editors),
    translator: cslNames(work.translators),
    issued: parts === null ? undefined : { 'date-parts': [[parts.year, parts.month, parts.day].filter((part) => part !== null)] },
    publisher: optional(work.publisher),
    'collection-title': optional(work.series?.title ?? null),
    number: optional(work.series?.number ?? work.identifier),
    version: optional(work.version),
    DOI: work.doi ?? undefined,
    URL: work.url ?? undefined,
    language: work.language,
    abstract: optional(work.abstract),
    keyword: work.topics.length === 0 ? undefined : work.topics.map(plain).join(', '),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

function cslNames(people: readonly CitedName[]): unknown {
  if (people.length === 0) return undefined;
  return people.map((name) => (name.kind === 'literal' ? { literal: plain(name.name) } : { family: plain(name.family), given: plain(name.given) }));
}

function optional(text: string | null): string | undefined {
  return text === null ? undefined : plain(text);
}

/** Spaces that hold words together are the reader's own styles' business. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
