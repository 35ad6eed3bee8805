/** What the package document says (EPUB 3.3, section 5): metadata, files, reading order. For `package.hbs`. */

import type { DocumentHead } from '../../compose/document.js';
import type { Catalogue } from '../../language/catalogue.js';
import { accessibilityFacts, conformanceOf } from './accessibility-facts.js';
import { type CutDocument, TITLE_FILE } from './chapters.js';
import { languagesOf, modificationMoment, peopleOf, publicationDate, rightsOf, stableIdentifier } from './package-metadata.js';

export interface PackageOptions {
  readonly head: DocumentHead;
  readonly cut: CutDocument;
  readonly catalogue: Catalogue;
  readonly hasPages: boolean;
  readonly hasLogo: boolean;
  readonly cover: string;
  readonly imprint: string;
  readonly images: readonly { readonly href: string; readonly mediaType: string }[];
}

const XHTML = 'application/xhtml+xml';

interface Item {
  readonly id: string;
  readonly href: string;
  readonly type: string;
  readonly properties: string | null;
}

export function packageView({ head, cut, catalogue, hasPages, hasLogo, cover, imprint, images }: PackageOptions): object {
  const chapters = cut.chapters.map((chapter, index) => ({ id: `part-${index + 1}`, href: chapter.file, type: XHTML, properties: chapter.hasSvg ? 'svg' : null, linear: chapter.linear }));
  const page = (id: string, href: string): Item => ({ id, href, type: XHTML, properties: null });
  const pictures: Item[] = images.map(({ href, mediaType }, index) => ({ id: `image-${index + 1}`, href, type: mediaType, properties: null }));
  const inText = chapters.filter(({ linear }) => linear);
  const aside = chapters.filter(({ linear }) => !linear);
  return {
    language: head.language,
    direction: head.direction,
    identifier: stableIdentifier(head),
    ownIdentifier: head.identifier,
    title: head.title,
    subtitle: head.subtitle,
    languages: languagesOf(cut, head.language),
    ...peopleOf(head),
    publisher: head.publisher,
    date: publicationDate(head),
    description: head.description ?? head.subtitle,
    subjects: [...new Set([...head.topics, ...head.places])],
    rights: rightsOf(head),
    series: seriesOf(head),
    modified: `${modificationMoment(head).toISOString().slice(0, 19)}Z`,
    accessibility: accessibilityFacts({ cut, hasPages, hasLogo, certifier: head.book.certifier, catalogue }),
    conformance: conformanceOf(head.book.certifier),
    source: head.addresses.pdf,
    // Its address where it has one: a name alone is found in no library.
    pageSource: hasPages ? (head.addresses.pdf ?? `${head.slug}.pdf`) : null,
    cover,
    coverType: 'image/png',
    items: [page('cover', 'cover.xhtml'), page('title', TITLE_FILE), ...chapters, page('imprint', imprint), ...pictures],
    spine: [...['cover', 'title', 'nav'].map(inOrder), ...inText, inOrder('imprint'), ...aside],
  };
}

/** A number in a series is digits with dots between (EPUB 3.3, D.3.5); others are left to be read on the title page. */
function seriesOf({ book: { series } }: DocumentHead): { readonly title: string; readonly number: string | null } | null {
  return series === null ? null : { title: series.title, number: series.number !== null && /^\d+(?:\.\d+)*$/.test(series.number) ? series.number : null };
}

function inOrder(id: string): { readonly id: string; readonly linear: boolean } {
  return { id, linear: true };
}
