/** The values of the frame that all pages share: language, name of the site, words of head and foot. */

import type { Catalogue } from '../../language/catalogue.js';
import { searchLanguage } from '../../language/search-language.js';
import type { SiteFacts } from './site.js';
import type { PageView } from './site-templates.js';

/**
 * What the addresses in a page begin with: the site's prefix, else the way from the page to the site's root.
 *
 * @param folder that the page stands in, from the site's root, such as `topics/climate`; empty for the root
 */
export function baseOf({ prefix }: Pick<SiteFacts, 'prefix'>, folder: string): string {
  return prefix ?? '../'.repeat(folder === '' ? 0 : folder.split('/').length);
}

/** The site's place on its host: its prefix, else the path of its address, else the root. With `/` at both ends. */
export function rootOf({ prefix, baseUrl }: Pick<SiteFacts, 'prefix' | 'baseUrl'>): string {
  return prefix ?? (baseUrl === null ? '/' : new URL(`${baseUrl}/`).pathname);
}

/** @param base of `baseOf` */
export function frameOf(facts: SiteFacts, catalogue: Catalogue, base: string): Pick<PageView, 'language' | 'direction' | 'base' | 'siteTitle' | 'logo' | 'words' | 'search'> {
  return {
    language: catalogue.language,
    direction: catalogue.direction,
    base,
    siteTitle: facts.title,
    logo: logoOf(facts, base),
    search: facts.hasSearch === true ? `${base}search/index.html${languageAsked(facts, catalogue)}` : null,
    words: {
      navigation: catalogue.text('site.navigation'),
      briefings: catalogue.text('site.briefings'),
      footer: catalogue.text('site.footer'),
      all: catalogue.text('site.allBriefings'),
    },
  };
}

/** The site's name stands below the logo where the logo does not say it. */
function logoOf({ logo, title }: SiteFacts, base: string): PageView['logo'] {
  if (logo === null) return null;
  return { ...logo, light: base + logo.light, dark: logo.dark === null ? null : base + logo.dark, name: logo.alt === title ? null : title };
}

/** From a page in another language than the site's, search begins in that. */
function languageAsked(facts: SiteFacts, catalogue: Catalogue): string {
  const language = searchLanguage(catalogue.language);
  return language === searchLanguage(facts.language) ? '' : `?lang=${encodeURIComponent(language)}`;
}
