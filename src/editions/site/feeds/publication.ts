/** A publication as catalogues and feeds tell of it: a briefing, or a volume of several. Plain data. */

import { posix } from 'node:path';

export interface Publication {
  readonly kind: 'briefing' | 'volume';
  /** Where its page and its editions are, from the site's root: `mauna-loa-co2`. */
  readonly folder: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The e-book's: `urn:uuid:…`. */
  readonly identifier: string;
  /** Its author's own, such as a DOI or a document number. */
  readonly ownIdentifier: string | null;
  readonly authors: readonly string[];
  /** Who else had a hand in it, with the code of the MARC list of relators: `edt`, `trl`. */
  readonly contributors: readonly { readonly name: string; readonly relator: string }[];
  readonly publisher: string | null;
  /** What it says, in a few sentences of plain text. */
  readonly description: string | null;
  readonly topics: readonly string[];
  readonly places: readonly string[];
  readonly rights: string | null;
  readonly series: { readonly title: string; readonly number: string | null } | null;
  /** ISO 8601 as exact as it is known, `2020-02`; null where it is no date of a calendar, such as a season. */
  readonly issued: string | null;
  /** The first moment of the day, month or year on which it came out, RFC 3339 in UTC. */
  readonly published: string;
  /** The moment of its latest version, RFC 3339 in UTC: `2020-02-01T00:00:00Z`. */
  readonly updated: string;
  /** Pages of the dossier; null where there is none. */
  readonly pages: number | null;
  /** The notice of what was corrected, as plain text. */
  readonly correction: string | null;
  /** Editions that are published; paths from the site's root. */
  readonly files: readonly PublishedEdition[];
}

export interface PublishedEdition {
  readonly path: string;
  readonly bytes: number;
}

export const COVER_SIZE = { width: 1600, height: 2560 };
export const THUMBNAIL_SIZE = { width: 400, height: 640 };

/** The files of a publication by what they are. */
export interface Editions {
  readonly epub: PublishedEdition | null;
  readonly pdf: PublishedEdition | null;
  readonly cover: PublishedEdition | null;
  readonly thumbnail: PublishedEdition | null;
  /** The picture for links to its page. */
  readonly card: PublishedEdition | null;
}

export function editionsOf({ folder, files }: Publication): Editions {
  const name = posix.basename(folder);
  const find = (ending: string): PublishedEdition | null => files.find(({ path }) => path === `${folder}/${name}${ending}`) ?? null;
  return { epub: find('.epub'), pdf: find('.pdf'), cover: find('-cover.png'), thumbnail: find('-thumbnail.png'), card: find('-card.png') };
}

/** A publication that e-readers take: it has an e-book, and so a cover. */
export interface Book extends Publication {
  readonly editions: Editions & { readonly epub: PublishedEdition; readonly cover: PublishedEdition; readonly thumbnail: PublishedEdition };
}

export function booksOf(publications: readonly Publication[]): readonly Book[] {
  return publications.flatMap((publication) => {
    const { epub, cover, thumbnail, ...others } = editionsOf(publication);
    return epub === null || cover === null || thumbnail === null ? [] : [{ ...publication, editions: { ...others, epub, cover, thumbnail } }];
  });
}

/** The latest first; of one day by title, so that the order is always the same. */
export function byDate(a: Publication, b: Publication): number {
  return descending(a.issued ?? a.updated.slice(0, 10), b.issued ?? b.updated.slice(0, 10)) || ascending(a.title, b.title) || ascending(a.folder, b.folder);
}

/** What was changed last comes first. */
export function byUpdate(a: Publication, b: Publication): number {
  return descending(a.updated, b.updated) || byDate(a, b);
}

function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function descending(a: string, b: string): number {
  return ascending(b, a);
}

/** The moment of the latest change among several; the beginning of 1980 where there are none. */
export function latestUpdate(publications: readonly Publication[]): string {
  return publications.reduce((latest, { updated }) => (updated > latest ? updated : latest), '1980-01-01T00:00:00Z');
}
