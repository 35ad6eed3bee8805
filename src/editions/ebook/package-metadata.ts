/** The identifier and the accessibility metadata of an e-book. */

import { createHash } from 'node:crypto';

import type { Chapter } from './chapters.js';

/**
 * A name-based UUID (RFC 9562, version 8: the hash is SHA-256), so that a briefing keeps its identifier from build to
 * build and reading systems keep their place in it.
 */
export function stableIdentifier(name: string): string {
  const bytes = createHash('sha256').update(`sheaf:${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export interface AccessibilityFact {
  readonly property: string;
  readonly value: string;
}

/** schema.org accessibility metadata (EPUB Accessibility 1.1, section 3), of what this book really has. */
export function accessibilityFacts(chapters: readonly Chapter[], hasPages: boolean, summary: string): readonly AccessibilityFact[] {
  const hasDrawings = chapters.some((chapter) => chapter.hasSvg);
  const features = ['structuralNavigation', 'tableOfContents', 'readingOrder', 'alternativeText', 'displayTransformability', 'ARIA'];
  // The table of a chart's data stands behind it.
  if (hasDrawings) features.push('longDescription');
  if (hasPages) features.push('pageNavigation', 'pageBreakMarkers');
  return [
    { property: 'accessMode', value: 'textual' },
    ...(hasDrawings ? [{ property: 'accessMode', value: 'visual' }] : []),
    { property: 'accessModeSufficient', value: 'textual' },
    ...features.map((value) => ({ property: 'accessibilityFeature', value })),
    { property: 'accessibilityHazard', value: 'none' },
    { property: 'accessibilitySummary', value: summary },
  ];
}
