/** Links of a briefing to others: which there may be, and where they lead outside of the site. */

import { listBriefings } from '../briefing/load.js';
import { readVisibility } from '../briefing/read-visibility.js';
import { briefingAddress, hasBriefingLinks, publicAddress, settleBriefingLinks } from '../compose/briefing-links.js';
import type { ComposedBriefing } from '../compose/document.js';
import type { Place } from '../diagnostics/index.js';
import type { FileSystem } from '../host/host.js';
import { cloneDocument } from '../html/walk.js';
import { withheldBecause } from './audience.js';

export interface LinkScope {
  readonly fs: FileSystem;
  readonly root: string;
  readonly audience: string;
  readonly now: Date | null;
}

/** A briefing that a text names as the target of a link. */
export interface LinkedBriefing {
  readonly slug: string;
  /** Of one that the audience may not see the link's words are shown alone. */
  readonly maySee: boolean;
  /** Ids that links to it name, with the places of these links. */
  readonly anchors: readonly { readonly id: string; readonly place: Place | null }[];
}

/** The links of one setting: their addresses, and which briefings they were asked of. */
export class BriefingLinks {
  readonly #scope: LinkScope;
  readonly #linked = new Map<string, boolean>();
  readonly #anchors: { readonly slug: string; readonly id: string; readonly place: Place | null }[] = [];
  #known: ReadonlySet<string> | null = null;

  constructor(scope: LinkScope) {
    this.#scope = scope;
  }

  /** For `compose`: the address of each briefing of the project, an empty one where the audience may not see it. */
  readonly addressOf = (slug: string, id: string | null, place: Place | null = null): string | null => {
    const { fs, root } = this.#scope;
    this.#known ??= new Set(listBriefings({ fs, root }).value);
    if (!this.#known.has(slug)) return null;
    const isSeen = this.#linked.get(slug) ?? maySee(this.#scope, slug);
    this.#linked.set(slug, isSeen);
    if (id !== null) this.#anchors.push({ slug, id, place });
    return isSeen ? briefingAddress(slug, id) : '';
  };

  linked(): readonly LinkedBriefing[] {
    return [...this.#linked].map(([slug, isSeen]) => ({ slug, maySee: isSeen, anchors: this.#anchors.flatMap(({ slug: target, ...anchor }) => (target === slug ? [anchor] : [])) }));
  }
}

/** Whether what was set earlier, maybe for another audience, leads where it may lead now. */
export function linksStillHold(scope: LinkScope, linked: readonly LinkedBriefing[]): boolean {
  return linked.every(({ slug, maySee: wasSeen }) => maySee(scope, slug) === wasSeen);
}

/** Not of one that is gone either. */
function maySee({ fs, root, audience, now }: LinkScope, slug: string): boolean {
  const visibility = readVisibility({ fs, root, slug });
  return visibility !== null && withheldBecause(visibility, audience, now) === null;
}

/** For paper and e-book: to the public pages, if there are any. The same briefing where it has no such links. */
export function publicLinks(composed: ComposedBriefing, baseUrl: string | undefined): ComposedBriefing {
  if (!hasBriefingLinks(composed.document)) return composed;
  const document = cloneDocument(composed.document);
  settleBriefingLinks(document, (slug, id) => publicAddress(baseUrl, slug, id));
  return { ...composed, document };
}
