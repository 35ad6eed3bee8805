/** The page of a volume: what it says of itself, the ways to read it, and its briefings, each with its own page. */

import { drawSheaf } from '../../figures/sheaf.js';
import type { Catalogue } from '../../language/catalogue.js';
import { shorten } from './briefing-view.js';
import { citationView } from './citation-view.js';
import { downloadsOf } from './downloads.js';
import { dressPage } from './dress-page.js';
import { baseOf, frameOf } from './frame-view.js';
import { entryView } from './index-view.js';
import type { SiteContent, SitePage, SiteVolume } from './site.js';
import type { PageView } from './site-templates.js';
import { versionsView } from './versions-view.js';

export interface VolumeViewOptions {
  readonly page: SitePage;
  readonly volume: SiteVolume;
  readonly content: SiteContent;
  readonly catalogueOf: (language: string) => Catalogue;
}

export function volumeView({ page: { html, description, cited }, volume, content: { facts, entries }, catalogueOf }: VolumeViewOptions): PageView {
  const catalogue = catalogueOf(volume.language);
  const base = baseOf(facts, volume.slug);
  const downloads = downloadsOf(volume, catalogue, base);
  const dressed = dressPage(html, { catalogue, shown: [facts.title, ...(facts.logo === null ? [] : [facts.logo.alt])] });
  const members = volume.briefings.flatMap((slug) => entries.find((entry) => entry.slug === slug) ?? []);
  const summary = volume.subtitle ?? description;
  const citation = citationView(volume, cited, { catalogue, base });
  return {
    ...frameOf(facts, catalogue, base),
    title: `${volume.title} – ${facts.title}`,
    description: summary === null ? null : shorten(summary),
    isHidden: false,
    isIndex: false,
    skip: { id: dressed.firstPart ?? 'briefings', label: catalogue.text('site.skip') },
    alternates: downloads,
    scripts: citation === null ? [] : ['cite'],
    layout: 'collection/page',
    content: {
      language: volume.language,
      direction: volume.direction,
      marks: { markup: dressed.marks },
      about: { markup: dressed.about },
      title: { markup: dressed.title },
      correction: { markup: dressed.correction },
      downloads,
      downloadLabel: catalogue.text('download.title'),
      sheaf: volume.claims.length === 0 ? null : { markup: drawSheaf(volume.claims, { format: 'band', direction: volume.direction }) },
      body: { markup: dressed.body },
      versions: versionsView(volume, catalogue, base),
      citation,
      listTitle: catalogue.text('volume.briefings'),
      briefings: members.map((entry) => entryView(entry, { siteLanguage: volume.language, base, catalogue: catalogueOf(entry.language) })),
    },
  };
}
