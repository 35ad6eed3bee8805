/**
 * The page that a host shows where there is none, `404.html`. It is shown at any address, so that its own addresses begin at the
 * host's root.
 */

import type { Catalogue } from '../../language/catalogue.js';
import { frameOf, rootOf } from './frame-view.js';
import type { SiteFacts } from './site.js';
import type { PageView } from './site-templates.js';

export function errorView(facts: SiteFacts, catalogue: Catalogue): PageView {
  const base = rootOf(facts);
  const title = catalogue.text('notice.missing.title');
  return {
    ...frameOf(facts, catalogue, base),
    title: `${title} – ${facts.title}`,
    description: null,
    isHidden: true,
    isIndex: false,
    skip: { id: 'title', label: catalogue.text('site.skipContent') },
    alternates: [],
    layout: 'site/error',
    content: { title, text: catalogue.text('notice.missing.text'), ways: [{ href: `${base}index.html`, label: catalogue.text('site.allBriefings') }] },
  };
}
