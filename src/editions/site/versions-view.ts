/** Earlier versions of a publication, as its page lists them: which, from when, what they changed, and their files. */

import type { Catalogue } from '../../language/catalogue.js';
import { type Download, sizeText } from './downloads.js';
import { timeText } from './notice-view.js';
import type { SiteEntry, SiteVersion } from './site.js';

/** Null where there are none. @param base the way from the page to the site's root */
export function versionsView({ versions = [] }: Pick<SiteEntry, 'versions'>, catalogue: Catalogue, base: string): Readonly<Record<string, unknown>> | null {
  if (versions.length === 0) return null;
  return {
    title: catalogue.text('versions.title'),
    rows: versions.map((version) => ({ ...nameOf(version, catalogue), changes: version.changes, files: filesOf(version, catalogue, base) })),
  };
}

/** One without a number is named by its date. */
function nameOf({ version, date }: SiteVersion, catalogue: Catalogue): { readonly name: string; readonly date: string | null } {
  const time = timeText(date, catalogue) ?? date;
  return version === date ? { name: time, date: null } : { name: catalogue.text('head.versionNumber', { version }), date: time };
}

function filesOf({ pages, files }: SiteVersion, catalogue: Catalogue, base: string): readonly Download[] {
  const pdfFirst = [...files].sort((a, b) => Number(b.path.endsWith('.pdf')) - Number(a.path.endsWith('.pdf')));
  return pdfFirst.map(({ path, bytes }) => {
    const isPdf = path.endsWith('.pdf');
    const label = !isPdf ? catalogue.text('download.epub') : pages === null ? catalogue.text('download.pdfAlone') : catalogue.plural('download.pdf', pages);
    return { href: base + path, label: `${label} (${sizeText(bytes, catalogue)})`, type: isPdf ? 'application/pdf' : 'application/epub+zip' };
  });
}
