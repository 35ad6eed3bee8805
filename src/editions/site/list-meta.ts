/** What the head of a page that lists publications tells machines: index, shelves, search. */

import { type PageMeta, graph, localeOf, pictureTags } from './page-meta.js';
import type { SiteFacts } from './site.js';

export interface ListMetaOptions {
  readonly facts: SiteFacts;
  /** From the site's root, such as `topics/climate/`; empty for the index. */
  readonly folder: string;
  /** As in the browser's tab. */
  readonly title: string;
  readonly description: string | null;
  /** BCP 47. */
  readonly language: string;
}

export function listMeta({ facts, folder, title, description, language }: ListMetaOptions): PageMeta {
  const { baseUrl } = facts;
  const canonical = baseUrl === null ? null : `${baseUrl}/${folder}`;
  const isIndex = folder === '';
  const site = { '@type': 'WebSite' as const, name: facts.title, url: baseUrl === null ? undefined : `${baseUrl}/` };
  const publisher = facts.publisher === null ? undefined : { '@type': 'Organization' as const, name: facts.publisher };
  return {
    canonical,
    tags: [
      graph('og:type', 'website'),
      graph('og:title', isIndex ? facts.title : title),
      ...(description === null ? [] : [graph('og:description', description)]),
      graph('og:site_name', facts.title),
      graph('og:locale', localeOf(language)),
      ...(canonical === null ? [] : [graph('og:url', canonical)]),
      ...pictureTags(facts.card === undefined || facts.card === null ? null : { path: facts.card, words: facts.title }, facts),
    ],
    jsonLd: {
      '@context': 'https://schema.org',
      ...(isIndex ? site : { '@type': 'CollectionPage' as const, name: title, url: canonical ?? undefined, isPartOf: site }),
      description: description ?? undefined,
      inLanguage: language,
      publisher,
    },
  };
}
