/** The files that reference managers take, beside a publication's page: `<slug>.bib`, `<slug>.ris`, `<slug>.csl.json`. */

import type { CitedWork } from '../../citations/cited-work.js';
import { writeBibtex } from '../../citations/write-bibtex.js';
import { writeCslJson } from '../../citations/write-csl-json.js';
import { writeRis } from '../../citations/write-ris.js';
import { downloadPath } from './downloads.js';
import type { SitePage } from './site.js';

export interface CitationFormat {
  /** As the format is known in every language. */
  readonly name: string;
  readonly ending: string;
  readonly type: string;
  readonly write: (work: CitedWork) => string;
}

export const CITATION_FORMATS: readonly CitationFormat[] = [
  { name: 'BibTeX', ending: '.bib', type: 'application/x-bibtex', write: writeBibtex },
  { name: 'RIS', ending: '.ris', type: 'application/x-research-info-systems', write: writeRis },
  { name: 'CSL-JSON', ending: '.csl.json', type: 'application/vnd.citationstyles.csl+json', write: writeCslJson },
];

/** By path from the site's root; none where the page is not to be cited. */
export function citationFiles({ entry, cited }: Pick<SitePage, 'entry' | 'cited'>): ReadonlyMap<string, string> {
  return new Map(cited === undefined ? [] : CITATION_FORMATS.map(({ ending, write }) => [downloadPath(entry.slug, ending), write(cited)]));
}
