/**
 * The names that the plugin gives to templates of a project: collections, filters, shortcodes. All but the collections begin
 * with `briefing`, so that they meet no name of the project's own.
 *
 * A filter takes a briefing as templates have it: an entry of a collection, or the data of one.
 */

import { posix } from 'node:path';

import type { CollectionItem, ShortcodeScope, UserConfig } from '@11ty/eleventy';

import { plainCitation } from '../citations/citation-text.js';
import { CITATION_STYLES } from '../citations/citation-styles.js';
import { nearest } from '../diagnostics/nearest.js';
import { sizeText } from '../editions/site/downloads.js';
import { parseHtml } from '../html/parse.js';
import { parseEdtf } from '../language/edtf.js';
import { formatTime } from '../language/format-time.js';
import type { BriefingData } from './briefing-data.js';
import { type ClaimKind, claimIds, embedClaim } from './embed-claim.js';
import type { BriefingProject } from './read-project.js';

/** @param current the project as this build has read it */
export function addProjectNames(config: UserConfig, current: () => BriefingProject): void {
  config.addCollection('briefings', (api) => itemsOf('briefing', api.getAll(), current()));
  config.addCollection('volumes', (api) => itemsOf('volume', api.getAll(), current()));

  config.addFilter('briefingsByTopic', (items: unknown, topic: unknown) => listOf('briefingsByTopic', items).filter((item) => briefingOf('briefingsByTopic', item).topics.some((own) => sameName(own, String(topic)))));
  config.addFilter('briefingsInLanguage', (items: unknown, language: unknown) => listOf('briefingsInLanguage', items).filter((item) => isInLanguage(briefingOf('briefingsInLanguage', item), String(language))));
  config.addFilter('briefingsRelatedTo', (items: unknown, to: unknown, count: unknown) => relatedTo(briefingOf('briefingsRelatedTo', to), listOf('briefingsRelatedTo', items), typeof count === 'number' ? count : 4));
  config.addFilter('briefingDate', (briefing: unknown, language: unknown) => dateText(briefingOf('briefingDate', briefing), language));
  config.addFilter('briefingFileSize', (bytes: unknown, language: unknown) => sizeText(Number(bytes), current().catalogueOf(typeof language === 'string' ? language : 'en')));
  config.addFilter('briefingCitation', (briefing: unknown, style: unknown) => citation(briefingOf('briefingCitation', briefing), typeof style === 'string' ? style : 'apa', current()));

  for (const [name, kind] of [['briefingFact', 'fact'], ['briefingQuote', 'quote']] as const) {
    config.addShortcode(name, function embed(this: ShortcodeScope, slug: unknown, id: unknown) {
      return claimOf({ name, kind, slug: String(slug), id: String(id) }, current(), this.page?.url);
    });
  }
}

/** The latest first, as the project has them. */
function itemsOf(kind: BriefingData['kind'], all: readonly CollectionItem[], { publications }: BriefingProject): readonly CollectionItem[] {
  const bySlug = new Map(all.flatMap((item) => (isBriefing(item.data['briefing']) ? [[item.data['briefing'].slug, item] as const] : [])));
  return publications.filter((publication) => publication.kind === kind).flatMap(({ slug }) => bySlug.get(slug) ?? []);
}

function isBriefing(value: unknown): value is BriefingData {
  return typeof value === 'object' && value !== null && 'slug' in value && 'topics' in value && 'dateIso' in value;
}

/** @throws Error where the value is none */
function briefingOf(filter: string, value: unknown): BriefingData {
  if (isBriefing(value)) return value;
  const inner = typeof value === 'object' && value !== null && 'data' in value && typeof value.data === 'object' && value.data !== null && 'briefing' in value.data ? value.data.briefing : null;
  if (isBriefing(inner)) return inner;
  throw new Error(`The filter “${filter}” takes a briefing: an entry of collections.briefings, or “briefing” on a briefing's own page.`);
}

function listOf(filter: string, items: unknown): readonly unknown[] {
  if (Array.isArray(items)) return items;
  throw new Error(`The filter “${filter}” takes a list of briefings, such as collections.briefings.`);
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize('NFC').toLowerCase();
  return plain(a) === plain(b);
}

/** `pt` has `pt-BR` too; the tags' case means nothing (BCP 47, section 2.1.1). */
function isInLanguage({ language }: BriefingData, wanted: string): boolean {
  return `${language.toLowerCase()}-`.startsWith(`${wanted.toLowerCase()}-`);
}

/** By topics in common, then places; of equally close ones the order stays. */
function relatedTo(to: BriefingData, items: readonly unknown[], count: number): readonly unknown[] {
  const common = (a: readonly string[], b: readonly string[]): number => a.filter((name) => b.some((other) => sameName(name, other))).length;
  const scored = items.map((item) => {
    const other = briefingOf('briefingsRelatedTo', item);
    return { item, score: other.slug === to.slug ? 0 : 2 * common(to.topics, other.topics) + common(to.places, other.places) };
  });
  return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).slice(0, count).map(({ item }) => item);
}

/** In the briefing's own language, or in that of the page that tells of it. */
function dateText({ dateIso, dateShown, language }: BriefingData, wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted === language) return dateShown;
  const date = parseEdtf(dateIso);
  return date === null ? dateShown : formatTime(date, wanted);
}

/** @throws Error for an unknown style */
function citation({ slug, language }: BriefingData, id: string, { pages, catalogueOf }: BriefingProject): string {
  const style = CITATION_STYLES.find((candidate) => candidate.id === id);
  if (style === undefined) throw new Error(`The filter “briefingCitation” knows no style “${id}”: its styles are ${CITATION_STYLES.map((known) => known.id).join(', ')}.`);
  const cited = pages.get(slug)?.cited;
  return cited === undefined ? '' : plainCitation(style.cite(cited, catalogueOf(language)));
}

interface Wanted {
  /** Of the shortcode. */
  readonly name: string;
  readonly kind: ClaimKind;
  readonly slug: string;
  readonly id: string;
}

/** @throws Error that says what there is, where there is no such briefing or claim */
function claimOf({ name, kind, slug, id }: Wanted, { publications, pages }: BriefingProject, from: string | false | undefined): string {
  const briefing = publications.find((candidate) => candidate.slug === slug);
  const page = pages.get(slug);
  if (briefing === undefined || page === undefined) {
    throw new Error(`The shortcode “${name}” finds no published briefing “${slug}”${suggestion(slug, publications.map((known) => known.slug))}.`);
  }
  const document = parseHtml(page.html);
  const { language, direction } = briefing;
  const markup = embedClaim(document, { kind, id }, { address: addressFrom(from, briefing.url), language, direction });
  if (markup !== null) return markup;
  throw new Error(`The shortcode “${name}” finds no ${kind} “${id}” on the page of “${slug}”${suggestion(id, claimIds(document, kind))}.`);
}

function suggestion(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === null ? known.length === 0 ? '' : `; there are ${known.join(', ')}` : `; did you mean “${meant}”?`;
}

/** The way from one page to another, so that it holds below any `pathPrefix`; from the root where the first has no address. */
function addressFrom(from: string | false | undefined, to: string): string {
  if (from === undefined || from === false) return to;
  const way = posix.relative(from.replace(/[^/]*$/, ''), to);
  return way === '' ? './' : `${way}/`;
}
