/**
 * Pages that a build does not make, though it makes files that they lead to: their links and metadata tell the new sizes, and
 * all else in them stays as it is.
 */

import type { Catalogue } from '../language/catalogue.js';
import { downloadPath, downloadsOf } from '../editions/site/downloads.js';
import type { PublishedBriefing } from './manifest.js';

export interface RetellOptions {
  readonly slug: string;
  /** As the page has it. */
  readonly before: PublishedBriefing;
  readonly after: PublishedBriefing;
  /** Of the page's language. */
  readonly catalogue: Catalogue;
}

/** @param page HTML; the same where no size has changed */
export function retellSizes(page: string, { slug, before, after, catalogue }: RetellOptions): string {
  const labels = (entry: PublishedBriefing): ReadonlyMap<string, string> =>
    new Map(downloadsOf({ slug, pages: entry.pages, files: entry.files }, catalogue, '').map(({ href, label }) => [href, label]));
  const now = labels(after);
  let told = page;
  for (const [path, label] of labels(before)) told = told.replaceAll(`${label}`, now.get(path) ?? label);
  for (const path of [downloadPath(slug, '.pdf'), downloadPath(slug, '.epub')]) {
    const bytes = after.files.find((file) => file.path === path)?.bytes;
    if (bytes !== undefined) told = told.replace(new RegExp(`(/${path.replaceAll('.', '\\.')}"[^{}]*"contentSize":")\\d+( B")`, 'g'), (_, head: string, tail: string) => `${head}${bytes}${tail}`);
  }
  return told;
}
