/** Judges the names of briefings' folders, which become addresses. */

import { badSlug, reservedSlug } from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Place } from '../diagnostics/index.js';
import { suggestId } from './explain-issues.js';

/** Names that parts of the site have, or may come to have. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  'about', 'accessibility', 'api', 'archive', 'assets', 'authors', 'briefings', 'collections', 'data', 'dates', 'feed', 'feeds', 'fonts',
  'images', 'index', 'languages', 'manifest', 'markings', 'opds', 'page', 'pagefind', 'places', 'robots', 'search', 'series', 'sheaf', 'sitemap', 'static',
  'styles', 'tags', 'topics', 'years', '404',
]);

const LONGEST = 80;

/** What is wrong with a slug; null if nothing is. */
export function judgeSlug(slug: string, place: Place): Diagnostic | null {
  if (RESERVED_SLUGS.has(slug)) {
    return reservedSlug({ slug }, { place });
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) || slug.length > LONGEST) {
    return badSlug({ slug, suggestion: suggestId(slug) }, { place });
  }
  return null;
}
