/** The ways to read a briefing elsewhere: “Dossier PDF, 7 pages (310 ko)”, with what machines need to know of them. */

import type { Catalogue } from '../../language/catalogue.js';
import { formatNumber } from '../../language/numbers.js';
import type { SiteEntry } from './site.js';

export interface Download {
  /** From the page that links to it. */
  readonly href: string;
  readonly label: string;
  readonly type: string;
}

/** @param base the way from the page to the site's root */
export function downloadsOf(entry: Pick<SiteEntry, 'slug' | 'pages' | 'files'>, catalogue: Catalogue, base: string): readonly Download[] {
  const find = (ending: string) => entry.files.find(({ path }) => path === downloadPath(entry.slug, ending));
  const pdf = find('.pdf');
  const inBrief = find('-in-brief.pdf');
  const epub = find('.epub');
  const pdfLabel = entry.pages === null ? catalogue.text('download.pdfAlone') : catalogue.plural('download.pdf', entry.pages);
  return [
    ...(pdf === undefined ? [] : [{ href: base + pdf.path, label: `${pdfLabel} (${sizeText(pdf.bytes, catalogue)})`, type: 'application/pdf' }]),
    ...(inBrief === undefined ? [] : [{ href: base + inBrief.path, label: `${catalogue.text('download.inBrief')} (${sizeText(inBrief.bytes, catalogue)})`, type: 'application/pdf' }]),
    ...(epub === undefined ? [] : [{ href: base + epub.path, label: `${catalogue.text('download.epub')} (${sizeText(epub.bytes, catalogue)})`, type: 'application/epub+zip' }]),
  ];
}

/** `note` and `.pdf` are `note/note.pdf`, from the site's root. */
export function downloadPath(slug: string, ending: string): string {
  return `${slug}/${slug.slice(slug.lastIndexOf('/') + 1)}${ending}`;
}

/** Decimal kilobytes and megabytes, as file managers show them; at least one kilobyte. */
export function sizeText(bytes: number, catalogue: Catalogue): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  if (kilobytes < 1000) return catalogue.text('size.kilobytes', { size: formatNumber(kilobytes, 0, catalogue.language) });
  return catalogue.text('size.megabytes', { size: formatNumber(bytes / 1_000_000, 1, catalogue.language) });
}
