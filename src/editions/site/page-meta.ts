/**
 * What a publication's page tells machines in its head: the canonical address, Open Graph, the `citation_*` tags that
 * reference managers read, and a schema.org Report as JSON-LD.
 *
 * In: the publication as the feeds know it. Out: plain data. Addresses are whole ones, so what needs them is left out
 * where the site has none.
 */

import { type Publication, COVER_SIZE, editionsOf } from './feeds/publication.js';
import type { SiteFacts } from './site.js';

export interface PageMeta {
  readonly canonical: string | null;
  readonly tags: readonly MetaTag[];
  readonly jsonLd: ReportData;
}

/** Open Graph names its tags by `property`, all others by `name`. */
export interface MetaTag {
  readonly name: string | null;
  readonly property: string | null;
  readonly content: string;
}

/** Of schema.org, as far as it is used here; undefined members are not written. */
export interface ReportData {
  readonly '@context': 'https://schema.org';
  readonly '@type': 'Report';
  readonly '@id': string;
  readonly headline: string;
  readonly name: string;
  readonly alternativeHeadline?: string | undefined;
  readonly url?: string | undefined;
  readonly identifier: readonly string[];
  readonly reportNumber?: string | undefined;
  readonly inLanguage: string;
  readonly datePublished?: string | undefined;
  readonly dateModified: string;
  readonly author?: readonly { readonly '@type': 'Person'; readonly name: string }[] | undefined;
  readonly publisher?: { readonly '@type': 'Organization'; readonly name: string } | undefined;
  readonly abstract?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly contentLocation?: readonly { readonly '@type': 'Place'; readonly name: string }[] | undefined;
  readonly isPartOf?: { readonly '@type': 'CreativeWorkSeries'; readonly name: string; readonly position?: string | undefined } | undefined;
  readonly correction?: string | undefined;
  readonly isAccessibleForFree: boolean;
  readonly image?: string | undefined;
  readonly encoding?: readonly { readonly '@type': 'MediaObject'; readonly contentUrl: string; readonly encodingFormat: string; readonly contentSize: string }[] | undefined;
}

/** @param description one or two sentences, as search engines show them */
export function pageMeta(publication: Publication, facts: SiteFacts, description: string | null): PageMeta {
  const address = addressOf(publication, facts);
  return { canonical: address, tags: [...openGraph(publication, facts, description), ...citationTags(publication, facts)], jsonLd: reportOf(publication, facts) };
}

function addressOf({ folder }: Publication, { baseUrl }: SiteFacts): string | null {
  return baseUrl === null ? null : `${baseUrl}/${folder}/`;
}

function openGraph(publication: Publication, facts: SiteFacts, description: string | null): readonly MetaTag[] {
  const { cover } = editionsOf(publication);
  const address = addressOf(publication, facts);
  const image = cover === null || facts.baseUrl === null ? [] : [
    graph('og:image', `${facts.baseUrl}/${cover.path}`), graph('og:image:type', 'image/png'), graph('og:image:width', String(COVER_SIZE.width)), graph('og:image:height', String(COVER_SIZE.height)), graph('og:image:alt', publication.title),
  ];
  return [
    graph('og:type', 'article'),
    graph('og:title', publication.title),
    ...(description === null ? [] : [graph('og:description', description)]),
    graph('og:site_name', facts.title),
    graph('og:locale', localeOf(publication.language)),
    ...(address === null ? [] : [graph('og:url', address)]),
    ...image,
    graph('article:published_time', publication.published),
    graph('article:modified_time', publication.updated),
    ...publication.topics.map((topic) => graph('article:tag', topic)),
  ];
}

/** Open Graph writes `en_GB`. */
function localeOf(language: string): string {
  return language.replace(/-/g, '_');
}

/** As Google Scholar defines them, and Zotero reads them; a technical report has an institution. */
function citationTags(publication: Publication, { baseUrl }: SiteFacts): readonly MetaTag[] {
  const { pdf } = editionsOf(publication);
  const { ownIdentifier, series } = publication;
  const doi = ownIdentifier === null ? null : /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(ownIdentifier)?.[1] ?? null;
  return [
    tag('citation_title', publication.title),
    ...publication.authors.map((author) => tag('citation_author', author)),
    ...(publication.publisher === null ? [] : [tag('citation_technical_report_institution', publication.publisher), tag('citation_publisher', publication.publisher)]),
    ...(publication.issued === null ? [] : [tag('citation_publication_date', publication.issued.replace(/-/g, '/'))]),
    tag('citation_language', publication.language),
    ...(series === null ? [] : [tag('citation_series_title', series.title)]),
    ...(series?.number == null ? [] : [tag('citation_technical_report_number', series.number)]),
    ...(doi === null ? [] : [tag('citation_doi', doi)]),
    ...publication.topics.map((topic) => tag('citation_keywords', topic)),
    ...(pdf === null || baseUrl === null ? [] : [tag('citation_pdf_url', `${baseUrl}/${pdf.path}`)]),
  ];
}

function reportOf(publication: Publication, facts: SiteFacts): ReportData {
  const { ownIdentifier, identifier, series, subtitle, issued, publisher, description, correction, authors, topics, places } = publication;
  const { epub, pdf, cover } = editionsOf(publication);
  const { baseUrl } = facts;
  const address = addressOf(publication, facts);
  const encodings = [{ edition: pdf, format: 'application/pdf' }, { edition: epub, format: 'application/epub+zip' }].flatMap(({ edition, format }) =>
    edition === null || baseUrl === null ? [] : [{ '@type': 'MediaObject' as const, contentUrl: `${baseUrl}/${edition.path}`, encodingFormat: format, contentSize: `${edition.bytes} B` }]);
  return {
    '@context': 'https://schema.org',
    '@type': 'Report',
    '@id': identifier,
    headline: publication.title,
    name: publication.title,
    alternativeHeadline: subtitle ?? undefined,
    url: address ?? undefined,
    identifier: [identifier, ...(ownIdentifier === null ? [] : [ownIdentifier])],
    reportNumber: series?.number ?? undefined,
    inLanguage: publication.language,
    datePublished: issued ?? undefined,
    dateModified: publication.updated,
    author: authors.length === 0 ? undefined : authors.map((name) => ({ '@type': 'Person', name })),
    publisher: publisher === null ? undefined : { '@type': 'Organization', name: publisher },
    abstract: description ?? undefined,
    keywords: topics.length === 0 ? undefined : topics,
    contentLocation: places.length === 0 ? undefined : places.map((name) => ({ '@type': 'Place', name })),
    isPartOf: series === null ? undefined : { '@type': 'CreativeWorkSeries', name: series.title, position: series.number ?? undefined },
    correction: correction ?? undefined,
    isAccessibleForFree: facts.isPublic,
    image: cover === null || baseUrl === null ? undefined : `${baseUrl}/${cover.path}`,
    encoding: encodings.length === 0 ? undefined : encodings,
  };
}

/** JSON inside of a `script` element: nothing in it ends the element, or begins a comment. */
export function scriptJson(data: object): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function tag(name: string, content: string): MetaTag {
  return { name, property: null, content };
}

function graph(property: string, content: string): MetaTag {
  return { name: null, property, content };
}
