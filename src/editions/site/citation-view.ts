/** The section of a page that tells how it is cited: in the styles that its readers use, and as files for their programs. */

import { citationMarkup } from '../../citations/citation-text.js';
import { CITATION_STYLES } from '../../citations/citation-styles.js';
import type { CitedWork } from '../../citations/cited-work.js';
import type { Catalogue } from '../../language/catalogue.js';
import { CITATION_FORMATS } from './citation-files.js';
import { downloadPath } from './downloads.js';
import type { SiteEntry } from './site.js';
import type { Markup } from './site-templates.js';

export interface CitationView {
  readonly title: string;
  /** Of the link that leads to the section. */
  readonly link: string;
  readonly styles: readonly { readonly id: string; readonly name: string; readonly reference: Markup }[];
  readonly filesLabel: string;
  readonly files: readonly { readonly href: string; readonly name: string; readonly type: string }[];
  /** What `cite.js` says. */
  readonly words: { readonly copy: string; readonly copied: string; readonly selected: string };
}

/** Null where the page is not to be cited. */
export function citationView({ slug }: Pick<SiteEntry, 'slug'>, cited: CitedWork | undefined, { catalogue, base }: { readonly catalogue: Catalogue; readonly base: string }): CitationView | null {
  if (cited === undefined) return null;
  return {
    title: catalogue.text('cite.title'),
    link: catalogue.text('cite.link'),
    styles: CITATION_STYLES.map(({ id, name, cite }) => ({ id, name, reference: { markup: citationMarkup(cite(cited, catalogue)) } })),
    filesLabel: catalogue.text('cite.files'),
    files: CITATION_FORMATS.map(({ name, ending, type }) => ({ href: base + downloadPath(slug, ending), name, type })),
    words: { copy: catalogue.text('cite.copy'), copied: catalogue.text('cite.copied'), selected: catalogue.text('cite.selected') },
  };
}
