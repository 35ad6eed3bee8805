/** The page that stands where a briefing stood: it says so, and holds no word of the briefing. */

import type { Catalogue } from '../../language/catalogue.js';
import { baseOf, frameOf } from './frame-view.js';
import type { SiteFacts } from './site.js';
import type { PageView } from './site-templates.js';

/** @param slug of a volume its name: the notice stands in its folder */
export function noticeView(facts: SiteFacts, catalogue: Catalogue, slug: string): PageView {
  const base = baseOf(facts, slug);
  const title = catalogue.text('notice.withheld.title');
  return {
    ...frameOf(facts, catalogue, base),
    title: `${title} – ${facts.title}`,
    description: null,
    isHidden: true,
    isIndex: false,
    skip: { id: 'title', label: catalogue.text('site.skipContent') },
    alternates: [],
    layout: 'site/notice',
    content: { title, text: catalogue.text('notice.withheld.text'), all: catalogue.text('site.allBriefings'), home: `${base}index.html` },
  };
}
