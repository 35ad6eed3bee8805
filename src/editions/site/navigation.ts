/** The links in the head of every page: the briefings, and each way to look for one that the site has. */

import type { Catalogue } from '../../language/catalogue.js';
import { LISTED_KINDS, type SiteShelves } from './site-shelves.js';
import type { PageView } from './site-templates.js';

export interface NavigationLink {
  readonly href: string;
  readonly label: string;
  /** `page` where it leads to the page itself, `true` where to the part of the site that the page belongs to (ARIA 1.2, aria-current). */
  readonly current: 'page' | 'true' | null;
}

export function navigationOf({ base, isIndex, section, layout, search }: Pick<PageView, 'base' | 'isIndex' | 'section' | 'layout' | 'search'>, shelves: SiteShelves, catalogue: Catalogue): readonly NavigationLink[] {
  const index: NavigationLink = { href: `${base}index.html`, label: catalogue.text('site.briefings'), current: isIndex ? 'page' : section === 'index' ? 'true' : null };
  const lists = LISTED_KINDS.filter((kind) => shelves[kind].length > 0).map((kind): NavigationLink => ({
    href: `${base}${kind}s/index.html`,
    label: catalogue.text(`shelf.${kind}s`),
    current: section !== kind ? null : layout === 'site/shelves' ? 'page' : 'true',
  }));
  const found: readonly NavigationLink[] = search === null ? [] : [{ href: search, label: catalogue.text('site.search'), current: section === 'search' ? 'page' : null }];
  return [index, ...lists, ...found];
}
