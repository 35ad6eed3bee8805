/** The page of a briefing: the shared document dressed for the screen, in the frame of the site. */

import { drawSheaf } from '../../figures/sheaf.js';
import type { Catalogue } from '../../language/catalogue.js';
import { citationView } from './citation-view.js';
import { downloadsOf } from './downloads.js';
import { dressPage } from './dress-page.js';
import { languageName } from './feeds/shelves.js';
import { baseOf, frameOf } from './frame-view.js';
import { entryView } from './index-view.js';
import { type Neighbours, relatedTo } from './related.js';
import type { SiteContent, SitePage } from './site.js';
import type { SiteShelf } from './site-shelves.js';
import type { PageView } from './site-templates.js';
import { versionsView } from './versions-view.js';

/** Search engines show about this much of a description. */
const DESCRIPTION_LENGTH = 300;

export interface BriefingViewOptions {
  readonly content: SiteContent;
  readonly neighbours: Neighbours;
  readonly catalogueOf: (language: string) => Catalogue;
}

export function briefingView({ entry, html, description, cited, data }: SitePage, { content: { facts, volumes }, neighbours, catalogueOf }: BriefingViewOptions): PageView {
  const catalogue = catalogueOf(entry.language);
  const inVolumes = volumes.filter(({ briefings }) => briefings.includes(entry.slug));
  const base = baseOf(facts, entry.slug);
  const downloads = downloadsOf(entry, catalogue, base);
  const dressed = dressPage(html, { catalogue, shown: [facts.title, ...(facts.logo === null ? [] : [facts.logo.alt])], ...(data === undefined ? {} : { data }), authors: (neighbours.shelvesOf.get(entry.slug) ?? []).filter(({ kind }) => kind === 'author').map(({ name, folder }) => ({ name, href: `${base}${folder}/index.html` })) });
  const summary = entry.subtitle ?? description;
  const otherLanguages = (neighbours.translationsOf.get(entry.slug) ?? [])
    .filter(({ folder, language }) => folder !== entry.slug && language !== entry.language)
    .map(({ folder, language, direction }) => ({ href: `${base}${folder}/index.html`, name: languageName(language), language, direction }));
  const citation = citationView(entry, cited, { catalogue, base });
  return {
    ...frameOf(facts, catalogue, base),
    title: `${entry.title} – ${facts.title}`,
    description: summary === null ? null : shorten(summary),
    isHidden: false,
    isIndex: false,
    skip: { id: dressed.firstPart ?? 'title', label: catalogue.text('site.skip') },
    alternates: [...downloads, ...otherLanguages.map(({ href, language, name }) => ({ type: 'text/html', href, label: name, language }))],
    scripts: [...(dressed.hasContents ? ['contents'] : []), ...(dressed.hasNotes ? ['notes'] : []), ...(citation === null ? [] : ['cite'])],
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
      subjects: subjectsOf(neighbours.shelvesOf.get(entry.slug) ?? [], base, catalogue),
      translationsLabel: catalogue.text('site.inLanguages'),
      translations: otherLanguages,
      relatedTitle: catalogue.text('related.title'),
      related: relatedTo(entry, neighbours).map((other) => entryView(other, { siteLanguage: entry.language, base, catalogue: catalogueOf(other.language), shelves: neighbours.shelvesOf.get(other.slug) ?? [] })),
      versions: versionsView(entry, catalogue, base),
      citation,
    },
  };
}

/** Topics and places, with the pages that hold what else is about them. */
function subjectsOf(shelves: readonly SiteShelf[], base: string, catalogue: Catalogue): readonly Readonly<Record<string, unknown>>[] {
  return (['topic', 'place'] as const).flatMap((kind) => {
    const links = shelves.filter((shelf) => shelf.kind === kind).map(({ folder, name }) => ({ href: `${base}${folder}/index.html`, name }));
    return links.length === 0 ? [] : [{ title: catalogue.text(links.length === 1 ? `shelf.${kind}` : `shelf.${kind}s`), links }];
  });
}

export function shorten(text: string): string {
  if (text.length <= DESCRIPTION_LENGTH) return text;
  const cut = text.slice(0, DESCRIPTION_LENGTH);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:.]+$/, '')}…`;
}
