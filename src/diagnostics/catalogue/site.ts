/** Diagnostics of the site. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const siteFailed = defineDiagnostic<{ reason: string }>({
  code: 'SITE-001',
  severity: 'error',
  title: 'Site not built',
  description: 'Eleventy, which builds the site, gave up for a reason that Sheaf does not know.',
  message: ({ reason }) => `The site could not be built: ${reason}`,
  hints: () => ['Run again with --debug and report what it prints; the editions of an earlier build stay as they are.'],
});

export const fontNotSubset = defineDiagnostic<{ reason: string }>({
  code: 'SITE-002',
  severity: 'error',
  title: 'Fonts not prepared',
  description: 'A font file of the site could not be cut down to the characters that the pages use.',
  message: ({ reason }) => `The fonts of the site could not be prepared: ${reason}`,
  hints: () => ['Install Sheaf’s dependencies again (npm ci).'],
});

export const noBaseUrl = defineDiagnostic<Record<never, never>>({
  code: 'SITE-003',
  severity: 'info',
  title: 'No address of the site',
  description: 'News feeds and the sitemap hold whole addresses, and `briefings/sheaf.yaml` does not say where the site stands on the web. They are left out; all else is built, the catalogue for e-readers too.',
  message: () => 'No news feeds and no sitemap were written, because nothing says where the site stands on the web',
  hints: () => ['Write its address into briefings/sheaf.yaml: “baseUrl: https://example.org/briefings”'],
});

export const sameIdentifier = defineDiagnostic<{ names: readonly string[]; identifier: string }>({
  code: 'SITE-004',
  severity: 'warning',
  title: 'Two publications with one identifier',
  description: 'E-readers, catalogues and news feeds know a publication by its identifier and language. Of two that share both, the one may take the place of the other on a reader’s shelf. Translations may share an identifier.',
  message: ({ names, identifier }) => `${names.map((name) => `“${name}”`).join(' and ')} have one identifier, “${identifier}”, and one language`,
  hints: () => ['Give each an identifier of its own, or none; an earlier version has status: superseded'],
});

export const prefixElsewhere = defineDiagnostic<{ prefix: string; baseUrl: string; path: string }>({
  code: 'SITE-005',
  severity: 'warning',
  title: 'Prefix and address disagree',
  description: 'Addresses in the pages begin with `site.prefix`, those in feeds, catalogues and canonical links with `baseUrl`. Where the path of the one is not the other, one of them leads nowhere.',
  message: ({ prefix, baseUrl, path }) => `Links in the pages begin with “${prefix}”, but the site’s address, “${baseUrl}”, has the path “${path}”`,
  hints: ({ path }) => [`Write “prefix: ${path}”, or leave the prefix out: links are relative then, and hold wherever the site stands`],
});

export const noSearchEngine = defineDiagnostic<{ machine: string }>({
  code: 'SITE-006',
  severity: 'warning',
  title: 'No full-text search',
  description: 'The index of full-text search is made by Pagefind, whose package brings a program for each kind of machine. There is none here, so the search page holds the list of all titles only.',
  message: ({ machine }) => `The site has no full-text search, because Pagefind’s program for this machine (${machine}) is not installed`,
  hints: () => ['Install Sheaf’s dependencies again with those that are optional (npm ci --include=optional), or say that you want none: --no-search'],
});

export const searchFailed = defineDiagnostic<{ reason: string }>({
  code: 'SITE-007',
  severity: 'warning',
  title: 'Search index not made',
  description: 'Pagefind, which makes the index of full-text search, gave up. The site is built without it: the search page holds the list of all titles only.',
  message: ({ reason }) => `The index of full-text search could not be made: ${reason}`,
  hints: () => ['Build again; if it stays so, build without search (--no-search) and report what was said'],
});
