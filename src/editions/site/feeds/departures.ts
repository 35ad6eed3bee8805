/** What news feeds tell of briefings that were withdrawn or superseded: an entry that people see, and for programs that the old one is gone. */

import { nameBasedUuid } from '../../../compose/name-based-uuid.js';
import type { Catalogue } from '../../../language/catalogue.js';
import { noticeText } from '../notice-view.js';
import type { DepartedBriefing, SiteNotice } from '../site.js';
import { entryId } from './library.js';
import type { NewsItem } from './news.js';

/** RFC 6721: an entry that a reader may still hold. */
export interface Tombstone {
  /** Id of that entry. */
  readonly id: string;
  /** RFC 3339. */
  readonly when: string;
  readonly comment: string;
  readonly language: string;
}

/** What is known of no date stands last. */
const UNKNOWN = '1980-01-01T00:00:00Z';

export interface Departure {
  readonly departed: DepartedBriefing;
  readonly language: string;
  readonly item: NewsItem;
  /** Null of what no feed has named. */
  readonly tombstone: Tombstone | null;
}

/** Of a notice; none where it tells nothing. @param baseUrl without a slash at its end */
export function departureOf({ slug, language, departed = null }: SiteNotice, baseUrl: string, catalogue: Catalogue): readonly Departure[] {
  if (departed === null) return [];
  const { reason, title, explanation, successor, identifier, updated, topics } = departed;
  const when = updated ?? UNKNOWN;
  const leading = successor === null ? null : `${catalogue.text('notice.successor')} ${successor.title} (${baseUrl}/${successor.slug}/)`;
  const told = [noticeText(departed, catalogue), explanation, leading].filter((text) => text !== null).join(' ');
  const item: NewsItem = {
    id: nameBasedUuid(`sheaf:${reason}:${slug}:${language}:${when}`),
    url: `${baseUrl}/${slug}/`,
    title: catalogue.text(`feed.${reason}`, { title }),
    text: told,
    language,
    authors: [],
    topics,
    rights: null,
    published: when,
    updated: when,
    image: null,
    enclosures: [],
  };
  return [{ departed, language, item, tombstone: identifier === null ? null : { id: entryId({ identifier, language }), when, comment: item.title, language } }];
}
