/**
 * A publication as schema.org has it (JSON-LD): a Report with its Quotations, Claims and Datasets as parts, its sources as
 * citations, its translations, its correction.
 *
 * In: the publication as the feeds know it, and what its page states. Out: plain data; members that are undefined are not
 * written. Where there is very much of a kind, only as much is told as a page may weigh.
 */

import type { CitedName } from '../../citations/cited-name.js';
import { naturalName } from '../../citations/cited-name.js';
import { doiOf } from '../../citations/cited-work.js';
import type { DatasetStatement, FactStatement, QuoteStatement, SourceStatement } from '../../compose/statements.js';
import { type Publication, editionsOf } from './feeds/publication.js';
import type { SiteFacts, SitePage } from './site.js';

export interface ReportOptions {
  readonly publication: Publication;
  readonly facts: SiteFacts;
  /** Whose page it is, where that is known: what it states, who wrote it. */
  readonly page?: Pick<SitePage, 'cited' | 'statements' | 'html'>;
  /** The same in other languages. */
  readonly translations?: readonly Publication[];
  /** Of a volume, its briefings. */
  readonly members?: readonly Publication[];
}

/** Characters of JSON that statements of one kind may take: together some 8 kB of the page, compressed. */
const SHARE = 10_000;
const LONGEST_TEXT = 1_000;
/** schema.org's types for those of CSL; anything else is a CreativeWork. */
const SOURCE_TYPES = {
  article: 'Article', 'article-journal': 'ScholarlyArticle', 'article-magazine': 'Article', 'article-newspaper': 'NewsArticle', book: 'Book', chapter: 'Chapter', dataset: 'Dataset',
  legislation: 'Legislation', map: 'Map', 'post-weblog': 'BlogPosting', report: 'Report', thesis: 'Thesis', webpage: 'WebPage',
} as const;

export type ReportData = ReturnType<typeof reportData>;

export function reportData({ publication, facts, page, translations = [], members = [] }: ReportOptions) {
  const { ownIdentifier, identifier, series, subtitle, issued, publisher, description, correction, topics, places, folder, rights } = publication;
  const { pdf, epub, card } = editionsOf(publication);
  const { baseUrl } = facts;
  const address = pageAddress(publication, facts);
  const encodings = [{ edition: pdf, format: 'application/pdf' }, { edition: epub, format: 'application/epub+zip' }].flatMap(({ edition, format }) =>
    edition === null || baseUrl === null ? [] : [{ '@type': 'MediaObject' as const, contentUrl: `${baseUrl}/${edition.path}`, encodingFormat: format, contentSize: `${edition.bytes} B` }]);
  const { statements } = page ?? {};
  // Of a fact that only a table shows, no element bears the id.
  const shown = new Set([...(page?.html ?? '').matchAll(/ id="(fact-[^"]*)"/g)].map(([, id]) => id));
  const at = { address: address ?? '', folder, baseUrl };
  const parts = [
    ...members.map((member) => reference(member, facts)),
    ...share((statements?.quotes ?? []).map((quote) => quotation(quote, at))),
    ...share((statements?.facts ?? []).map((fact) => claim(fact, at, shown.has(fact.id)))),
    ...share((statements?.datasets ?? []).map((dataset) => datasetOf(dataset, { ...at, publisher, rights }))),
  ];
  return {
    '@context': 'https://schema.org' as const,
    '@type': 'Report' as const,
    '@id': identifier,
    headline: publication.title,
    name: publication.title,
    alternativeHeadline: subtitle ?? undefined,
    url: address ?? undefined,
    identifier: [identifier, ...(ownIdentifier === null ? [] : [ownIdentifier])],
    sameAs: doiAddress(ownIdentifier),
    reportNumber: series?.number ?? undefined,
    version: page?.cited?.version ?? undefined,
    inLanguage: publication.language,
    datePublished: issued ?? undefined,
    dateModified: publication.updated,
    author: listed((page?.cited?.authors.map(author) ?? publication.authors.map((name) => ({ '@type': 'Person' as const, name })))),
    editor: listed((page?.cited?.editors ?? []).map((name) => ({ '@type': 'Person' as const, name: naturalName(name) }))),
    publisher: publisher === null ? undefined : { '@type': 'Organization' as const, name: publisher },
    abstract: description ?? undefined,
    keywords: listed(topics),
    contentLocation: listed(places.map((name) => ({ '@type': 'Place' as const, name }))),
    isPartOf: series === null ? undefined : { '@type': 'CreativeWorkSeries' as const, name: series.title, position: series.number ?? undefined },
    correction: correction === null ? undefined : { '@type': 'CorrectionComment' as const, text: correction },
    isAccessibleForFree: facts.isPublic,
    image: card === null || baseUrl === null ? undefined : `${baseUrl}/${card.path}`,
    encoding: listed(encodings),
    workTranslation: listed(translations.filter((other) => other.folder !== folder).map((other) => reference(other, facts))),
    hasPart: listed(parts),
    citation: listed(share((statements?.sources ?? []).flatMap((source) => sourceWork(source, at)))),
  };
}

/** Null where the site has no address. */
export function pageAddress({ folder }: Pick<Publication, 'folder'>, { baseUrl }: Pick<SiteFacts, 'baseUrl'>): string | null {
  return baseUrl === null ? null : `${baseUrl}/${folder}/`;
}

interface Surroundings {
  /** Of the page; empty where the site has none, and addresses count from the page. */
  readonly address: string;
  readonly folder: string;
  readonly baseUrl: string | null;
}

function reference(publication: Publication, facts: SiteFacts) {
  return { '@type': 'Report' as const, '@id': publication.identifier, name: publication.title, inLanguage: publication.language, url: pageAddress(publication, facts) ?? undefined };
}

function quotation({ id, text, language, translation, speakers, date, sources }: QuoteStatement, at: Surroundings) {
  return {
    '@type': 'Quotation' as const,
    '@id': `${at.address}#${id}`,
    text: cut(text),
    inLanguage: language,
    creator: listed(speakers.map(({ name, isBody, role, affiliation }) => (isBody
      ? { '@type': 'Organization' as const, name }
      : { '@type': 'Person' as const, name, jobTitle: role ?? undefined, affiliation: affiliation === null ? undefined : { '@type': 'Organization' as const, name: affiliation } }))),
    dateCreated: date ?? undefined,
    workTranslation: translation === null ? undefined : { '@type': 'Quotation' as const, text: cut(translation) },
    citation: links(sources, at),
  };
}

/** Whoever is said to claim it is its author; what reports it is cited. */
function claim({ id, text, claimants, sources }: FactStatement, at: Surroundings, isShown: boolean) {
  return {
    '@type': 'Claim' as const,
    '@id': isShown ? `${at.address}#${id}` : undefined,
    text: cut(text),
    author: listed(claimants.map((name) => ({ '@type': 'Organization' as const, name }))),
    appearance: links(sources, at),
  };
}

function datasetOf({ id, figure, title, description, columns, credit, sources }: DatasetStatement, at: Surroundings & Pick<Publication, 'publisher' | 'rights'>) {
  const { baseUrl, publisher } = at;
  return {
    '@type': 'Dataset' as const,
    '@id': `${at.address}#${id}`,
    name: cut(title),
    description: cut(description ?? title),
    variableMeasured: listed(columns),
    creditText: credit ?? undefined,
    publisher: publisher === null ? undefined : { '@type': 'Organization' as const, name: publisher },
    distribution: baseUrl === null ? undefined : { '@type': 'DataDownload' as const, contentUrl: `${baseUrl}/${at.folder}/${figure}.csv`, encodingFormat: 'text/csv' },
    isBasedOn: links(sources, at),
  };
}

/** Nothing of a source that has no name: what is only described has no title to be found by. */
function sourceWork({ id, type, title, authors, publisher, container, date, url, doi, language }: SourceStatement, at: Surroundings) {
  const name = title ?? container;
  if (name === null) return [];
  const known: Readonly<Record<string, (typeof SOURCE_TYPES)[keyof typeof SOURCE_TYPES] | undefined>> = SOURCE_TYPES;
  return [{
    '@type': known[type] ?? ('CreativeWork' as const),
    '@id': `${at.address}#${id}`,
    name: cut(name),
    author: listed(authors.map((who) => ({ '@type': who.isBody ? ('Organization' as const) : ('Person' as const), name: who.name }))),
    publisher: publisher === null ? undefined : { '@type': 'Organization' as const, name: publisher },
    datePublished: date ?? undefined,
    isPartOf: container === null || container === name ? undefined : { '@type': 'CreativeWork' as const, name: container },
    inLanguage: language ?? undefined,
    url: url ?? doiAddress(doi),
    sameAs: url === null ? undefined : doiAddress(doi),
  }];
}

function author(name: CitedName) {
  return { '@type': name.kind === 'literal' && name.isBody === true ? ('Organization' as const) : ('Person' as const), name: naturalName(name) };
}

function doiAddress(identifier: string | null): string | undefined {
  const doi = doiOf(identifier);
  return doi === null ? undefined : `https://doi.org/${encodeURI(doi)}`;
}

function links(ids: readonly string[], { address }: Surroundings) {
  return listed(ids.map((id) => ({ '@id': `${address}#${id}` })));
}

/** Empty lists say nothing. */
function listed<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** The first of them, as many as a page may weigh. */
function share<T>(items: readonly T[]): readonly T[] {
  let left = SHARE;
  return items.filter((item) => {
    left -= JSON.stringify(item).length;
    return left >= 0;
  });
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT).replace(/\s*\S*$/u, '')}…`;
}
