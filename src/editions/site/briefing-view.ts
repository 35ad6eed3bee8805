/** The page of a briefing: the shared document dressed for the screen, in the frame of the site. */

import { drawSheaf } from '../../figures/sheaf.js';
import type { Catalogue } from '../../language/catalogue.js';
import { citationView } from './citation-view.js';
import { downloadsOf } from './downloads.js';
import { dressPage } from './dress-page.js';
import { baseOf, frameOf } from './frame-view.js';
import type { SiteContent, SitePage } from './site.js';
import type { PageView } from './site-templates.js';

/** Search engines show about this much of a description. */
const DESCRIPTION_LENGTH = 300;

export function briefingView({ entry, html, description, cited }: SitePage, { facts, volumes }: SiteContent, catalogue: Catalogue): PageView {
  const inVolumes = volumes.filter(({ briefings }) => briefings.includes(entry.slug));
  const base = baseOf(facts, entry.slug);
  const downloads = downloadsOf(entry, catalogue, base);
  const dressed = dressPage(html, { catalogue, shown: [facts.title, ...(facts.logo === null ? [] : [facts.logo.alt])] });
  const summary = entry.subtitle ?? description;
  const citation = citationView(entry, cited, { catalogue, base });
  return {
    ...frameOf(facts, catalogue, base),
    title: `${entry.title} – ${facts.title}`,
    description: summary === null ? null : shorten(summary),
    isHidden: false,
    isIndex: false,
    skip: { id: dressed.firstPart ?? 'title', label: catalogue.text('site.skip') },
    alternates: downloads,
    scripts: citation === null ? [] : ['cite'],
    layout: 'site/briefing',
    content: {
      language: entry.language,
      direction: entry.direction,
      marks: { markup: dressed.marks },
      about: { markup: dressed.about },
      title: { markup: dressed.title },
      correction: { markup: dressed.correction },
      downloads,
      downloadLabel: catalogue.text('download.title'),
      sheaf: entry.claims.length === 0 ? null : { markup: drawSheaf(entry.claims, { format: 'band', direction: entry.direction }) },
      volumesLabel: catalogue.text('volume.alsoIn'),
      volumes: inVolumes.map(({ slug, title, language, direction }) => ({ href: `${base}${slug}/index.html`, title, ...(language === entry.language ? { language: null, direction: null } : { language, direction }) })),
      body: { markup: dressed.body },
      citation,
    },
  };
}

export function shorten(text: string): string {
  if (text.length <= DESCRIPTION_LENGTH) return text;
  const cut = text.slice(0, DESCRIPTION_LENGTH);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:.]+$/, '')}…`;
}
