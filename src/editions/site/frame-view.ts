/** The values of the frame that all pages share: language, name of the site, words of head and foot. */

import type { Catalogue } from '../../language/catalogue.js';
import type { SiteFacts } from './site.js';
import type { PageView } from './site-templates.js';

/** @param base the way from the page to the site's root: empty, or `../` */
export function frameOf(facts: SiteFacts, catalogue: Catalogue, base: string): Pick<PageView, 'language' | 'direction' | 'base' | 'siteTitle' | 'words'> {
  return {
    language: catalogue.language,
    direction: catalogue.direction,
    base,
    siteTitle: facts.title,
    words: {
      navigation: catalogue.text('site.navigation'),
      briefings: catalogue.text('site.briefings'),
      footer: catalogue.text('site.footer'),
      all: catalogue.text('site.allBriefings'),
    },
  };
}
