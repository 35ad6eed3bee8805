/** What the manifest says of a publication: what setting it yielded, and the files that stand for it. */

import type { PublishedBriefing, PublishedFile } from './manifest.js';
import type { BriefingSetting } from './set-briefing.js';

export interface DescribedFiles {
  /** Of the PDF; null where there is none. */
  readonly pages: number | null;
  /** Paths from the site's root. */
  readonly files: readonly PublishedFile[];
}

export function describeSetting({ head, claims, facts }: BriefingSetting, { pages, files }: DescribedFiles): Omit<PublishedBriefing, 'versions'> {
  return {
    title: head.title,
    subtitle: head.subtitle,
    language: head.language,
    direction: head.direction,
    date: head.dateIso,
    dateShown: head.date,
    asOf: head.asOf,
    series: head.series,
    version: head.version,
    marking: head.marking,
    topics: [...head.topics],
    pages,
    claims: claims.map((claim) => [claim.kind, claim.words, claim.locatorLength]),
    facts,
    files: [...files],
  };
}
