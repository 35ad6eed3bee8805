/** What composing yields: the one document behind the three editions, and the facts about it that editions need. */

import type { Document } from '../html/dom.js';
import type { BookFacts } from './book-facts.js';
import type { EditionAddresses } from './edition-addresses.js';

export interface PartHeading {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
}

/** One claim that carries a source: a stroke of the sheaf on the cover. */
export interface Claim {
  readonly kind: 'fact' | 'quote' | 'other';
  /** Words of the claim. */
  readonly words: number;
  /** Characters of its locator. */
  readonly locatorLength: number;
}

/** What says in which state a document is: `embargo` tells its date, a `status` is “draft” and the like. */
export interface StateMark {
  readonly kind: 'status' | 'embargo';
  readonly text: string;
}

/** Dates and names, formatted in the briefing's language, as text. */
export interface DocumentHead {
  readonly slug: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly subtitle: string | null;
  readonly publisher: string | null;
  readonly series: string | null;
  /** “février 2020”. */
  readonly date: string;
  /** The date in ISO 8601, as exact as the data has it: `2020-02`. */
  readonly dateIso: string;
  /** “la nuit de jeudi à vendredi, février 2020”. */
  readonly asOf: string | null;
  readonly version: string | null;
  readonly status: 'draft' | 'final' | 'withdrawn' | 'superseded';
  /** `TLP:CLEAR`, or null. */
  readonly marking: string | null;
  /** Shown beside the marking; none where it is final and free. */
  readonly states: readonly StateMark[];
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly places: readonly string[];
  readonly licence: string | null;
  readonly identifier: string | null;
  readonly addresses: EditionAddresses;
  /** The bottom line as plain text. */
  readonly description: string | null;
  readonly book: BookFacts;
}

export interface ComposedBriefing {
  readonly head: DocumentHead;
  /**
   * The document: one `<article class="briefing">` with its parts, and the canonical list of notes.
   * Block elements carry `data-k`; elements that show a value carry `data-o`.
   */
  readonly document: Document;
  readonly parts: readonly PartHeading[];
  readonly claims: readonly Claim[];
  /** Images by the URL that the document uses for them (`assets/…`). */
  readonly assets: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly mediaType: string }>;
}
