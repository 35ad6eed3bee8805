/** Tells the pages of a built site apart by kind, and picks of each kind what is looked at closely. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn } from './editions.mjs';

/** First folders that hold pages which are no briefings. */
const LISTS = new Set(['topics', 'places', 'authors', 'languages', 'years', 'markings']);

/**
 * @typedef {{ file: string, kind: string, direction: string, bytes: number }} SitePage `kind` in one word or two: “index”, “page of topics”, “briefing”
 * @param {string} folder an output folder
 * @returns {readonly SitePage[]}
 */
export function pagesOf(folder) {
  return filesIn(folder).filter((file) => file.endsWith('.html')).map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return { file, kind: kindOf(file, text), direction: /<html[^>]* dir="([a-z]+)"/.exec(text)?.[1] ?? 'ltr', bytes: text.length };
  });
}

function kindOf(file, text) {
  const folders = file.split('/').slice(0, -1);
  const [first] = folders;
  if (first === undefined) return file === 'index.html' ? 'index' : file;
  const place = folders.includes('page') ? 'further page' : 'page';
  if (first === 'page') return 'further page of index';
  if (LISTS.has(first)) return folders.length === 1 ? `list of ${first}` : `${place} of ${first}`;
  if (first === 'search') return 'search';
  if (/<meta name="robots" content="noindex/.test(text)) return 'notice';
  return first === 'collections' ? 'volume' : 'briefing';
}

/**
 * Of each kind in each direction the page that holds most, and all pages whose names or words are made to strain.
 *
 * @param {readonly SitePage[]} pages
 * @returns {readonly SitePage[]}
 */
export function samplesOf(pages) {
  const samples = new Map();
  for (const page of pages) {
    const key = /^(?:hostile|long-words|corrected)\//.test(page.file) ? page.file : `${page.kind} ${page.direction}`;
    if ((samples.get(key)?.bytes ?? -1) < page.bytes) samples.set(key, page);
  }
  return [...samples.values()];
}
