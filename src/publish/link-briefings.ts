/** Links of a briefing to others: which there may be, and where they lead outside of the site. */

import { listBriefings } from '../briefing/load.js';
import { readVisibility } from '../briefing/read-visibility.js';
import { briefingAddress, hasBriefingLinks, publicAddress, settleBriefingLinks } from '../compose/briefing-links.js';
import type { ComposedBriefing } from '../compose/document.js';
import type { FileSystem } from '../host/host.js';
import { cloneDocument } from '../html/walk.js';
import { withheldBecause } from './audience.js';

export interface LinkScope {
  readonly fs: FileSystem;
  readonly root: string;
  readonly audience: string;
  readonly now: Date | null;
}

/** For `compose`: the address of each briefing of the project; of one that the audience may not see none, so that its words are shown alone. */
export function linkableBriefings({ fs, root, audience, now }: LinkScope): (slug: string, id: string | null) => string | null {
  let known: ReadonlySet<string> | null = null;
  return (slug, id) => {
    known ??= new Set(listBriefings({ fs, root }).value);
    if (!known.has(slug)) return null;
    const visibility = readVisibility({ fs, root, slug });
    return visibility !== null && withheldBecause(visibility, audience, now) === null ? briefingAddress(slug, id) : '';
  };
}

/** For paper and e-book: to the public pages, if there are any. The same briefing where it has no such links. */
export function publicLinks(composed: ComposedBriefing, baseUrl: string | undefined): ComposedBriefing {
  if (!hasBriefingLinks(composed.document)) return composed;
  const document = cloneDocument(composed.document);
  settleBriefingLinks(document, (slug, id) => publicAddress(baseUrl, slug, id));
  return { ...composed, document };
}
