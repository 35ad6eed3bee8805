/**
 * The page that stands where a briefing stood. Of one that is withheld it holds not a word; of one that was withdrawn or
 * superseded it says so, when and why, and leads to what has taken its place.
 */

import type { Catalogue } from '../../language/catalogue.js';
import { formatTime, parseEdtf } from '../../language/time.js';
import { baseOf, frameOf } from './frame-view.js';
import type { DepartedBriefing, SiteFacts, SiteNotice } from './site.js';
import type { PageView } from './site-templates.js';

/** @param notice of a volume too: it stands in the volume's folder */
export function noticeView(facts: SiteFacts, catalogue: Catalogue, { slug, departed = null }: SiteNotice): PageView {
  const base = baseOf(facts, slug);
  const title = departed?.title ?? catalogue.text('notice.withheld.title');
  return {
    ...frameOf(facts, catalogue, base),
    title: departed === null ? `${title} – ${facts.title}` : `${catalogue.text(`notice.${departed.reason}.label`)}: ${title} – ${facts.title}`,
    description: null,
    isHidden: true,
    isIndex: false,
    skip: { id: 'title', label: catalogue.text('site.skipContent') },
    alternates: [],
    layout: 'site/notice',
    content: {
      title,
      text: noticeText(departed, catalogue),
      label: departed === null ? null : catalogue.text(`notice.${departed.reason}.label`),
      date: departed === null ? null : timeText(departed.date, catalogue),
      explanation: departed?.explanation ?? null,
      successor: successorView(departed?.successor ?? null, { catalogue, base }),
      all: catalogue.text('site.allBriefings'),
      home: `${base}index.html`,
    },
  };
}

/** What is told of it in one sentence, on its page and in feeds. */
export function noticeText(departed: DepartedBriefing | null, catalogue: Catalogue): string {
  return catalogue.text(`notice.${departed?.reason ?? 'withheld'}.text`);
}

function successorView(successor: DepartedBriefing['successor'], { catalogue, base }: { readonly catalogue: Catalogue; readonly base: string }): Readonly<Record<string, unknown>> | null {
  if (successor === null) return null;
  const isForeign = successor.language !== catalogue.language;
  return { label: catalogue.text('notice.successor'), href: `${base}${successor.slug}/index.html`, title: successor.title, language: isForeign ? successor.language : null, direction: isForeign ? successor.direction : null };
}

/** In words; null where there is none. @param date EDTF */
export function timeText(date: string | null, catalogue: Catalogue): string | null {
  const edtf = date === null ? null : parseEdtf(date);
  return edtf === null ? null : formatTime(edtf, catalogue.language);
}
