/** The identifier, the dates and the accessibility metadata of an e-book. */

import type { DocumentHead } from '../../compose/document.js';
import { nameBasedUuid } from '../../compose/name-based-uuid.js';
import { findFirst } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import type { CutDocument } from './chapters.js';

/** The same from build to build, so that reading systems keep their place in the book. */
export function stableIdentifier(head: DocumentHead): string {
  return nameBasedUuid(`sheaf:${head.identifier ?? `${head.slug}:${head.language}`}`);
}

/** The licence, and who may see it: both bind whoever has the book. */
export function rightsOf({ licence, marking, states }: DocumentHead): string | null {
  const rights = [marking, ...states.map(({ text }) => text), licence].filter((text) => text !== null);
  return rights.length === 0 ? null : rights.join('. ');
}

const W3C_DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** The date as `dc:date` may have it (W3CDTF); null where it is none, such as a season. */
export function publicationDate(head: DocumentHead): string | null {
  return W3C_DATE.test(head.dateIso) ? head.dateIso : null;
}

/** The first moment of the briefing's date, in UTC; of a date that says less than a year, the year 1980's. */
export function modificationMoment(head: DocumentHead): Date {
  const [, year = '1980', month = '01', day = '01'] = W3C_DATE.exec(head.dateIso) ?? [];
  const moment = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for the twentieth century's.
  moment.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return moment;
}

export interface AccessibilityFact {
  readonly property: string;
  readonly value: string;
}

/** schema.org accessibility metadata (EPUB Accessibility 1.1, section 2), of what this book really has. */
export function accessibilityFacts({ chapters, hasNotes }: CutDocument, hasPages: boolean, catalogue: Catalogue): readonly AccessibilityFact[] {
  const hasCharts = chapters.some((chapter) => chapter.hasSvg);
  const hasPictures = chapters.some(({ root }) => findFirst(root, (candidate) => candidate.name === 'img') !== null);
  const hasData = chapters.some((chapter) => !chapter.linear);
  const features = ['structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability', 'ARIA'];
  if (hasCharts || hasPictures) features.push('alternativeText');
  // The page of a chart's data stands behind it.
  if (hasData) features.push('longDescription');
  if (hasPages) features.push('pageNavigation', 'pageBreakMarkers');
  const told = ['text', hasNotes && 'notes', hasPages && 'pages', hasPictures && 'images', hasData && 'charts', 'still'].filter((piece) => typeof piece === 'string');
  return [
    { property: 'accessMode', value: 'textual' },
    ...(hasCharts || hasPictures ? [{ property: 'accessMode', value: 'visual' }] : []),
    { property: 'accessModeSufficient', value: 'textual' },
    ...features.map((value) => ({ property: 'accessibilityFeature', value })),
    { property: 'accessibilityHazard', value: 'none' },
    { property: 'accessibilitySummary', value: told.map((piece) => catalogue.text(`ebook.access.${piece}`)).join(' ') },
  ];
}
