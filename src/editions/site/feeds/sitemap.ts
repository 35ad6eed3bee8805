/** For search engines: the site's pages (sitemaps.org, with Google's `xhtml:link` for translations), and what may be read. */

import type { SiteFile } from '../build-site.js';
import { translations } from '../related.js';
import type { SiteContent } from '../site.js';
import { LISTED_KINDS, SHELF_KINDS, siteShelves } from '../site-shelves.js';
import { type Publication, latestUpdate } from './publication.js';
import { type XmlElement, element, writeXml } from './xml.js';

const SITEMAP_FILE = 'sitemap.xml';

/** @param baseUrl without a slash at its end */
export function sitemap(content: SiteContent, baseUrl: string): SiteFile {
  const { publications } = content;
  const translationsOf = translations(publications);
  const index = page(`${baseUrl}/`, publications.length === 0 ? null : latestUpdate(publications), []);
  const pages = [...publications].sort((a, b) => (a.folder < b.folder ? -1 : 1)).map((publication) => {
    return page(`${baseUrl}/${publication.folder}/`, publication.updated, alternates(translationsOf.get(publication.folder) ?? [], baseUrl));
  });
  const shelves = siteShelves(content);
  const lists = [
    ...LISTED_KINDS.filter((kind) => shelves[kind].length > 0).map((kind) => `${kind}s`),
    // Further pages of a list lead nowhere that these do not.
    ...SHELF_KINDS.flatMap((kind) => shelves[kind].map(({ folder }) => folder)),
  ].map((folder) => page(`${baseUrl}/${folder}/`, null, []));
  const root = element('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }, [index, ...pages, ...lists]);
  return { path: SITEMAP_FILE, text: writeXml(root) };
}

function page(address: string, updated: string | null, links: readonly XmlElement[]): XmlElement {
  return element('url', {}, [element('loc', {}, [address]), ...(updated === null ? [] : [element('lastmod', {}, [updated.slice(0, 10)])]), ...links]);
}

/** Each of the translations, the page's own language among them, as the convention asks. */
function alternates(publications: readonly Publication[], baseUrl: string): readonly XmlElement[] {
  return publications.map(({ folder, language }) => element('xhtml:link', { rel: 'alternate', hreflang: language, href: `${baseUrl}/${folder}/` }));
}

/** What is for some readers only is not for search engines either. @param baseUrl null where the site has no address */
export function robots({ facts }: SiteContent, baseUrl: string | null): SiteFile {
  const lines = ['User-agent: *', facts.isPublic ? 'Allow: /' : 'Disallow: /', ...(baseUrl === null || !facts.isPublic ? [] : ['', `Sitemap: ${baseUrl}/${SITEMAP_FILE}`])];
  return { path: 'robots.txt', text: `${lines.join('\n')}\n` };
}
