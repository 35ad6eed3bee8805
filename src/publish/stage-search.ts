/**
 * Makes the index of full-text search, once all pages are staged: over the pages of this build and those of earlier ones that
 * stay. It is kept from build to build for as long as no page changes.
 *
 * In: the site's content. Out: the index's files by path from the site's root; none where nothing can be searched.
 */

import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';

import { cacheUnusable } from '../diagnostics/catalogue/cli.js';
import { searchFailed } from '../diagnostics/catalogue/site.js';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import type { SiteContent } from '../editions/site/site.js';
import { byDate, shelvesBySlug, siteShelves } from '../editions/site/site-shelves.js';
import type { FileSystem } from '../host/host.js';
import { type Cache, folderCache } from './cache.js';
import { NOT_SEARCHED, SEARCHED, makeIndex } from './search-engine.js';
import { FACETS, type SearchedPage, addressOfPage, pageForSearch, searchLists } from './search-pages.js';
import { isSystemError } from './system-error.js';

/** Where the index stands, from the site's root. */
const FOLDER = 'search/pagefind';

export interface StageSearchOptions {
  readonly fs: FileSystem;
  /** Absolute: the project's folder. */
  readonly root: string;
  /** Absolute folders, the first that has a page gives it. */
  readonly pageFolders: readonly string[];
  readonly content: SiteContent;
  /** Absolute: Pagefind's program. */
  readonly engine: string;
  /** Whether the index is kept in `.sheaf/cache/`. */
  readonly cache: boolean;
}

export async function stageSearch({ fs, root, pageFolders, content, engine, cache }: StageSearchOptions): Promise<Outcome<ReadonlyMap<string, Uint8Array | string>>> {
  const searched = searchedPages(content, (path) => {
    const folder = pageFolders.find((candidate) => fs.info(join(candidate, path))?.kind === 'file');
    return folder === undefined ? null : fs.readText(join(folder, path));
  });
  if (searched.length === 0) return { value: new Map(), diagnostics: [] };
  const pages = new Map(searched.map((page) => [addressOfPage(page), pageForSearch(page)]));
  const kept = cache ? folderCache<ReadonlyMap<string, Uint8Array>>(fs, join(root, '.sheaf', 'cache', 'search')) : null;
  const key = keyOf(fs, engine, pages);
  const earlier = kept?.get('index', key) ?? null;
  const index = earlier ?? (await makeIndex({ fs, engine, workshop: join(root, '.sheaf'), pages }));
  if (typeof index === 'string') return { value: new Map(), diagnostics: [searchFailed({ reason: index })] };
  return {
    value: new Map([...index, ...searchLists(searched, index)].map(([path, file]) => [`${FOLDER}/${path}`, file])),
    diagnostics: kept === null || earlier !== null ? [] : keep(kept, key, index),
  };
}

function keep(kept: Cache<ReadonlyMap<string, Uint8Array>>, key: string, index: ReadonlyMap<string, Uint8Array>): readonly Diagnostic[] {
  try {
    kept.set('index', key, index);
    return [];
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return [cacheUnusable({ path: '.sheaf', reason: cause.code }, { cause })];
  }
}

/** The latest first. @param read a page, null where it is not published as one */
function searchedPages(content: SiteContent, read: (path: string) => string | null): readonly SearchedPage[] {
  const shelves = shelvesBySlug(siteShelves(content));
  const publications = new Map(content.publications.map((publication) => [publication.folder, publication]));
  const volumes = new Set(content.volumes.map(({ slug }) => slug));
  return [...content.entries, ...content.volumes].sort(byDate).flatMap((entry) => {
    const html = read(`${entry.slug}/index.html`);
    if (html === null) return [];
    const namesOf = (kind: (typeof FACETS)[number]): readonly string[] => (shelves.get(entry.slug) ?? []).filter((shelf) => shelf.kind === kind).map(({ name }) => name);
    return [{ entry, html: volumes.has(entry.slug) ? null : html, description: publications.get(entry.slug)?.description ?? null, authors: publications.get(entry.slug)?.authors ?? [], topic: namesOf('topic'), place: namesOf('place'), year: namesOf('year') }];
  });
}

function keyOf(fs: FileSystem, engine: string, pages: ReadonlyMap<string, string>): string {
  const description = join(dirname(engine), '..', 'package.json');
  const hash = createHash('sha256').update(JSON.stringify([engine, fs.exists(description) ? fs.readText(description) : null, SEARCHED, NOT_SEARCHED]));
  for (const [path, html] of pages) hash.update(`\0${path}\0${html}`);
  return hash.digest('hex');
}
