/** What templates of an Eleventy project know of a briefing or a volume: plain data, under names that authors of templates expect. */

import type { Publication } from '../editions/site/feeds/publication.js';
import { downloadPath, downloadsOf } from '../editions/site/downloads.js';
import type { SiteEntry } from '../editions/site/site.js';
import type { Catalogue } from '../language/catalogue.js';

export interface DownloadData {
  readonly edition: 'pdf' | 'inBrief' | 'epub';
  /** From the root of the project's output, as Eleventy's own `page.url`. */
  readonly url: string;
  /** “PDF dossier, 4 pages (40 KB)”, in the briefing's language. */
  readonly label: string;
  readonly type: string;
  readonly bytes: number;
  /** Of the dossier; null of the others. */
  readonly pages: number | null;
}

export interface BriefingData {
  readonly kind: 'briefing' | 'volume';
  readonly slug: string;
  readonly url: string;
  readonly title: string;
  readonly subtitle: string | null;
  /** The bottom line as plain text. */
  readonly description: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The first moment of the day, month or year on which it came out, in UTC. */
  readonly date: Date;
  /** As exact as it is known: `2020-02`. */
  readonly dateIso: string;
  /** In the briefing's language. */
  readonly dateShown: string;
  readonly asOf: string | null;
  /** The moment of its latest version. */
  readonly updated: Date;
  /** “Notes, no. 3”. */
  readonly series: string | null;
  readonly topics: readonly string[];
  readonly places: readonly string[];
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly marking: string | null;
  readonly correction: string | null;
  readonly downloads: readonly DownloadData[];
  /** The dossier and the e-book among the downloads; null where they are not made. */
  readonly pdf: DownloadData | null;
  readonly epub: DownloadData | null;
  /** Of a volume, the slugs of its briefings in their order. */
  readonly briefings: readonly string[];
}

export interface BriefingDataOptions {
  readonly entry: SiteEntry;
  readonly publication: Publication;
  readonly briefings: readonly string[];
  /** Of the briefing's language. */
  readonly catalogue: Catalogue;
  /** `/notes/`. */
  readonly root: string;
}

export function briefingData({ entry, publication, briefings, catalogue, root }: BriefingDataOptions): BriefingData {
  const { slug, title, subtitle, language, direction, asOf, series, marking } = entry;
  const { kind, description, published, updated, topics, places, authors, publisher, correction } = publication;
  const downloads = downloadData(entry, catalogue, root);
  const find = (wanted: DownloadData['edition']): DownloadData | null => downloads.find(({ edition }) => edition === wanted) ?? null;
  return {
    kind, slug, url: `${root}${slug}/`, title, subtitle, description, language, direction,
    date: new Date(published), dateIso: entry.date, dateShown: entry.dateShown, asOf, updated: new Date(updated),
    series, topics, places, authors, publisher, marking, correction,
    downloads, pdf: find('pdf'), epub: find('epub'), briefings,
  };
}

const ENDINGS = [['pdf', '.pdf'], ['inBrief', '-in-brief.pdf'], ['epub', '.epub']] as const;

function downloadData(entry: SiteEntry, catalogue: Catalogue, root: string): readonly DownloadData[] {
  const offered = downloadsOf(entry, catalogue, '');
  return ENDINGS.flatMap(([edition, ending]) => {
    const path = downloadPath(entry.slug, ending);
    const file = entry.files.find((candidate) => candidate.path === path);
    const offer = offered.find(({ href }) => href === path);
    return file === undefined || offer === undefined ? [] : [{ edition, url: `${root}${path}`, label: offer.label, type: offer.type, bytes: file.bytes, pages: edition === 'pdf' ? entry.pages : null }];
  });
}
