/**
 * What a publication's page tells machines in its head: the canonical address, Open Graph, the `citation_*` tags that
 * reference managers read, and a schema.org Report as JSON-LD.
 *
 * In: the publication as the feeds know it. Out: plain data. Addresses are whole ones, so what needs them is left out
 * where the site has none.
 */

import { type CitedName, invertedName, naturalName } from '../../citations/cited-name.js';
import { doiOf } from '../../citations/cited-work.js';
import { CARD_SIZE } from './card-size.js';
import { type Publication, editionsOf } from './feeds/publication.js';
import { type ReportOptions, pageAddress, reportData } from './report-data.js';
import type { SiteFacts } from './site.js';

export interface PageMeta {
  readonly canonical: string | null;
  readonly tags: readonly MetaTag[];
  /** Of schema.org. */
  readonly jsonLd: object;
}

/** Open Graph names its tags by `property`, all others by `name`. */
export interface MetaTag {
  readonly name: string | null;
  readonly property: string | null;
  readonly content: string;
}

export interface PageMetaOptions extends ReportOptions {
  /** One or two sentences, as search engines show them. */
  readonly description: string | null;
}

export function pageMeta({ description, ...report }: PageMetaOptions): PageMeta {
  const { publication, facts, page } = report;
  return { canonical: pageAddress(publication, facts), tags: [...openGraph(publication, facts, description), ...citationTags(publication, facts, page?.cited?.authors ?? null)], jsonLd: reportData(report) };
}

function openGraph(publication: Publication, facts: SiteFacts, description: string | null): readonly MetaTag[] {
  const { card } = editionsOf(publication);
  const address = pageAddress(publication, facts);
  const words = [publication.title, publication.publisher, publication.series?.title ?? null].filter((text) => text !== null);
  return [
    graph('og:type', 'article'),
    graph('og:title', publication.title),
    ...(description === null ? [] : [graph('og:description', description)]),
    graph('og:site_name', facts.title),
    graph('og:locale', localeOf(publication.language)),
    ...(address === null ? [] : [graph('og:url', address)]),
    ...pictureTags(card === null ? null : { path: card.path, words: words.join(' – ') }, facts),
    graph('article:published_time', publication.published),
    graph('article:modified_time', publication.updated),
    ...publication.topics.map((topic) => graph('article:tag', topic)),
  ];
}

/** None where the site has no address; with the words that stand for the picture. */
export function pictureTags(picture: { readonly path: string; readonly words: string } | null, { baseUrl }: SiteFacts): readonly MetaTag[] {
  if (picture === null || baseUrl === null) return [];
  return [
    graph('og:image', `${baseUrl}/${picture.path}`), graph('og:image:type', 'image/png'), graph('og:image:width', String(CARD_SIZE.width)), graph('og:image:height', String(CARD_SIZE.height)), graph('og:image:alt', picture.words),
    tag('twitter:card', 'summary_large_image'),
  ];
}

/** Open Graph writes `en_GB`. */
export function localeOf(language: string): string {
  return language.replace(/-/g, '_');
}

/** As Google Scholar defines them, and Zotero's connectors read them (Embedded Metadata); a technical report has an institution. */
function citationTags(publication: Publication, facts: SiteFacts, authors: readonly CitedName[] | null): readonly MetaTag[] {
  const { pdf } = editionsOf(publication);
  const { ownIdentifier, series, issued, publisher } = publication;
  const address = pageAddress(publication, facts);
  const doi = doiOf(ownIdentifier);
  const date = issued?.replace(/-/g, '/') ?? null;
  const known: readonly (readonly [name: string, content: string | null | undefined])[] = [
    ['title', publication.title],
    ...(authors?.map(authorText) ?? publication.authors).map((author) => ['author', author] as const),
    ['technical_report_institution', publisher],
    ['publisher', publisher],
    ['publication_date', date],
    ['online_date', date],
    ['language', publication.language],
    ['series_title', series?.title],
    ['technical_report_number', series?.number ?? (doi === null ? ownIdentifier : null)],
    ['doi', doi],
    ...publication.topics.map((topic) => ['keywords', topic] as const),
    ['abstract', publication.description],
    ['public_url', address],
    ['abstract_html_url', address],
    ['fulltext_html_url', address],
    ['pdf_url', pdf === null || facts.baseUrl === null ? null : `${facts.baseUrl}/${pdf.path}`],
  ];
  return known.flatMap(([name, content]) => (content == null ? [] : [tag(`citation_${name}`, content)]));
}

/** Family name first; where both parts have several words, readers would take the comma for one between two people. */
function authorText(name: CitedName): string {
  return name.kind === 'person' && name.family.includes(' ') && name.given.includes(' ') ? naturalName(name) : invertedName(name);
}

/** JSON inside of a `script` element: nothing in it ends the element, or begins a comment. */
export function scriptJson(data: object): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function tag(name: string, content: string): MetaTag {
  return { name, property: null, content };
}

export function graph(property: string, content: string): MetaTag {
  return { name: null, property, content };
}
