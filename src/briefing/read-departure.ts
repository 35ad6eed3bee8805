/** Reads of a briefing what is told where it stood, once it is withdrawn or superseded; faults elsewhere in the file do not matter. */

import { collectionId } from './collection.js';
import { isLanguageTag } from './check-texts.js';
import { parseEdtf } from '../language/time.js';
import type { Project } from './load.js';
import { readLoosely } from './read-loosely.js';
import { type Visibility, visibilityOf } from './read-visibility.js';

export interface Departure {
  readonly visibility: Visibility;
  readonly title: string;
  readonly language: string;
  /** The briefing's own, in EDTF. */
  readonly date: string | null;
  /** When it was withdrawn or superseded, in EDTF. */
  readonly withdrawn: string | null;
  readonly reason: string | null;
  /** Slug, as the author writes it. */
  readonly replacedBy: string | null;
  readonly identifier: string | null;
  readonly topics: readonly string[];
}

/** Of a briefing, or of a collection by its name. Null where it has neither title nor language that could be shown. */
export function readDeparture(project: Project & { readonly slug: string }): Departure | null {
  const data = readLoosely(project)?.data;
  const title = data?.get('title').text() ?? '';
  const language = data?.get('language').text() ?? '';
  if (data === undefined || title === '' || !isLanguageTag(language)) return null;
  const words = (text: string | null): string | null => (text === '' ? null : text);
  const time = (text: string | null): string | null => (text === null || parseEdtf(text) === null ? null : text);
  const withdrawal = data.get('withdrawal');
  return {
    visibility: visibilityOf(data),
    title,
    language,
    date: time(data.get('date').text()),
    withdrawn: time(withdrawal.get('date').text()),
    reason: words(withdrawal.get('reason').text()),
    replacedBy: words(data.get('replacedBy').text()),
    identifier: words(data.get('identifier').text()),
    topics: data.get('topics').items().flatMap((topic) => words(topic.text()) ?? []),
  };
}

/** What each briefing says that it replaces, by its slug; of most of them the file is not even parsed. */
export function readReplaced({ fs, root }: Project, slugs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(slugs.filter((slug) => collectionId(slug) === null).flatMap((slug) => {
    const path = `${root}/briefings/${slug}/briefing.yaml`;
    if (fs.info(path)?.kind !== 'file' || !fs.readText(path).includes('replaces')) return [];
    const replaced = readLoosely({ fs, root, slug })?.data.get('replaces').text() ?? '';
    return replaced === '' ? [] : [[slug, replaced] as const];
  }));
}
