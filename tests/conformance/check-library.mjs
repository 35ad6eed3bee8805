/** Builds the library of briefings as it is published, and looks at its sites as their readers would: every check there is for sites. */

import { join } from 'node:path';

import { checkControls } from './check-controls.mjs';
import { checkFeeds } from './check-feeds.mjs';
import { checkHtml } from './check-html.mjs';
import { checkKeyboard } from './check-keyboard.mjs';
import { checkLinks } from './check-links.mjs';
import { checkLoading } from './check-loading.mjs';
import { checkPages } from './check-pages.mjs';
import { checkPrint } from './check-print.mjs';
import { buildInto } from './editions.mjs';
import { writeLibraryBriefings } from './library-briefings.mjs';
import { attempt, outcome } from './outcome.mjs';

/**
 * @param {string} folder an empty folder
 * @param {readonly string[]} groups of checks that are asked for
 * @returns {Promise<import('./outcome.mjs').Outcome[]>}
 */
export async function checkLibrary(folder, groups) {
  const outcomes = [];
  for (const { name, states, prefix, baseUrl } of writeLibraryBriefings(join(folder, 'input'))) {
    const out = join(folder, name);
    for (const { root, args } of states) outcomes.push(outcome('sheaf build', name, await buildInto(root, out, args)));
    // Below a prefix the pages are the same but for their addresses.
    outcomes.push(...(await checkSite(out, { name, groups, prefix, baseUrl, closely: name !== 'library-prefix' })));
    if (!groups.includes('pages') || name !== 'library') continue;
    for (const check of [checkKeyboard, checkLoading, checkPrint, checkControls]) outcomes.push(...(await attempt(`${check.name} of ${name}`, () => check(out, name, { prefix }))));
  }
  return outcomes;
}

/**
 * What holds for every site, however small.
 *
 * @param {string} out an output folder
 * @param {{ name: string, groups: readonly string[], prefix?: string, baseUrl?: string | null, closely?: boolean }} site
 * @returns {Promise<import('./outcome.mjs').Outcome[]>}
 */
export async function checkSite(out, { name, groups, prefix = '/', baseUrl = null, closely = true }) {
  const outcomes = [];
  if (groups.includes('html')) {
    outcomes.push(...(await attempt(`HTML of ${name}`, () => checkHtml(out, name))));
    outcomes.push(...(await attempt(`links of ${name}`, () => checkLinks(out, name, { prefix, baseUrl }))));
    outcomes.push(...(await attempt(`feeds of ${name}`, () => checkFeeds(out, name, { baseUrl }))));
  }
  if (groups.includes('pages')) outcomes.push(...(await attempt(`pages of ${name}`, () => checkPages(out, name, { prefix, closely }))));
  return outcomes;
}
