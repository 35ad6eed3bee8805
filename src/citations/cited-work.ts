/** A publication as others cite it: what its reference says, whatever the style. Plain data. */

import type { CitedName } from './cited-name.js';

export interface CitedWork {
  /** What names the entry in a bibliography: `mauna-loa-co2`. */
  readonly key: string;
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly authors: readonly CitedName[];
  readonly editors: readonly CitedName[];
  readonly translators: readonly CitedName[];
  readonly publisher: string | null;
  /** A day, a month or a year in ISO 8601; null where the work has none of these. */
  readonly date: string | null;
  readonly series: { readonly title: string; readonly number: string | null } | null;
  readonly version: string | null;
  /** `10.1234/abc`. */
  readonly doi: string | null;
  /** The publisher's own number of it, where that is no DOI. */
  readonly identifier: string | null;
  /** Of its page; null where the site has no address. */
  readonly url: string | null;
  readonly pdfUrl: string | null;
  readonly abstract: string | null;
  readonly topics: readonly string[];
  readonly rights: string | null;
}

/** The DOI in an identifier, however it is written; null if it is none. */
export function doiOf(identifier: string | null): string | null {
  return identifier === null ? null : /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(identifier.trim())?.[1] ?? null;
}

/** Where a reader is sent: the DOI, which stays when sites move, before the page. */
export function addressOf({ doi, url }: Pick<CitedWork, 'doi' | 'url'>): string | null {
  return doi === null ? url : `https://doi.org/${encodeURI(doi)}`;
}

/** Title and subtitle in one line. A title that has a colon says enough; one that ends in a sign of its own takes none. */
export function fullTitle({ title, subtitle, language }: Pick<CitedWork, 'title' | 'subtitle' | 'language'>): string {
  if (subtitle === null || /[:：]\s/u.test(title)) return title;
  if (/[?!…:.。？！؟]$/u.test(title)) return `${title} ${subtitle}`;
  return `${title}${/^fr\b/i.test(language) ? '\u00a0' : ''}: ${subtitle}`;
}
