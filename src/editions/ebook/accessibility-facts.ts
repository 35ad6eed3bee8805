/** The accessibility metadata of an e-book (EPUB Accessibility 1.1, sections 2 and 3.5; schema.org's vocabulary): of what this book really has. */

import type { BookFacts } from '../../compose/book-facts.js';
import { findFirst } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import { isNoteCall } from './bring-notes.js';
import { type CutDocument, filesOf } from './chapters.js';

export interface AccessibilityFact {
  readonly property: string;
  readonly value: string;
}

export interface Conformance {
  /** As section 3.5.1 wants it spelt. */
  readonly standard: string;
  readonly certifiedBy: string;
  readonly credential: string | null;
  readonly report: string | null;
}

export interface AccessibilityOptions {
  readonly cut: CutDocument;
  readonly hasPages: boolean;
  /** Whether the brand's logo stands on the title page. */
  readonly hasLogo: boolean;
  readonly certifier: BookFacts['certifier'];
  readonly catalogue: Catalogue;
}

const STANDARD = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA';
/** A claim must name who evaluated the book; where the house names nobody, that was Sheaf. */
const BY_PROGRAM = 'Sheaf (automated checks)';

export function accessibilityFacts({ cut, hasPages, hasLogo, certifier, catalogue }: AccessibilityOptions): readonly AccessibilityFact[] {
  const hasCharts = cut.chapters.some((chapter) => chapter.hasSvg);
  const hasPictures = cut.chapters.some(({ root }) => findFirst(root, (candidate) => candidate.name === 'img') !== null);
  const hasData = cut.chapters.some((chapter) => !chapter.linear);
  const hasNotes = filesOf(cut).some(({ root }) => findFirst(root, isNoteCall) !== null);
  const features = ['structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability', 'ARIA', 'unlocked'];
  if (hasCharts || hasPictures || hasLogo) features.push('alternativeText');
  // The page of a chart's data stands behind it.
  if (hasData) features.push('longDescription');
  if (hasPages) features.push('pageNavigation', 'pageBreakMarkers');
  const told = ['text', hasNotes && 'notes', hasPages && 'pages', (hasPictures || hasLogo) && 'images', hasData && 'charts', 'still', certifier === null && 'checked'];
  return [
    { property: 'accessMode', value: 'textual' },
    ...(hasCharts || hasPictures ? [{ property: 'accessMode', value: 'visual' }] : []),
    ...(hasCharts ? [{ property: 'accessMode', value: 'chartOnVisual' }] : []),
    { property: 'accessModeSufficient', value: 'textual' },
    ...features.map((value) => ({ property: 'accessibilityFeature', value })),
    { property: 'accessibilityHazard', value: 'none' },
    { property: 'accessibilitySummary', value: told.filter((piece) => typeof piece === 'string').map((piece) => catalogue.text(`ebook.access.${piece}`)).join(' ') },
  ];
}

export function conformanceOf(certifier: BookFacts['certifier']): Conformance {
  return { standard: STANDARD, certifiedBy: certifier?.name ?? BY_PROGRAM, credential: certifier?.credential ?? null, report: certifier?.report ?? null };
}
