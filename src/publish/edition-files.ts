/** The editions of a publication as files beside its page, with the pictures that catalogues and cards show. */

import { posix } from 'node:path';

import type { BriefingSetting } from './set-briefing.js';

type SetEditions = Pick<BriefingSetting, 'pdf' | 'inBrief' | 'epub' | 'card' | 'covers'>;

/** By path from the site's root. @param slug of a volume its name */
export function editionFiles(slug: string, { pdf, inBrief, epub, card, covers }: SetEditions): ReadonlyMap<string, Uint8Array> {
  const name = posix.join(slug, posix.basename(slug));
  const made: readonly (readonly [string, Uint8Array | null])[] = [
    ['.pdf', pdf],
    ['-in-brief.pdf', inBrief],
    ['.epub', epub],
    ['-card.png', card],
    ['-cover.png', covers?.cover ?? null],
    ['-thumbnail.png', covers?.thumbnail ?? null],
  ];
  return new Map(made.flatMap(([ending, bytes]) => (bytes === null ? [] : [[`${name}${ending}`, bytes] as const])));
}
