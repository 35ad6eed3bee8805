/** Uses each control of the library's site as its readers do: by mouse, by keyboard alone, and with scripts off. */

import { useCitations, useDetails, useDownloads, useNotes, useSelfLinks, useContents, useBackLinks } from './controls-of-briefings.mjs';
import { leaveByLanguage, leaveByNotice, meetNothing, narrowDown, skipToContent, turnPages, walkShelves } from './controls-of-lists.mjs';
import { useSearch } from './controls-of-search.mjs';
import { launchChromium } from './launch-chromium.mjs';
import { outcome } from './outcome.mjs';
import { serveFolder } from './serve-folder.mjs';
import { openPage } from './visit-page.mjs';

/** Each is given how to open a page, and gives what is wrong. */
const USES = { skipToContent, narrowDown, walkShelves, turnPages, leaveByLanguage, leaveByNotice, meetNothing, useDownloads, useCitations, useDetails, useNotes, useContents, useSelfLinks, useBackLinks, useSearch };

/**
 * @typedef {{ folder: string, open: (file: string, settings?: object) => Promise<import('playwright-core').Page>, address: (file: string) => string }} Visitor
 *   `open` takes `{ scripts, width }`
 * @param {string} folder an output folder of the library
 * @param {string} name what to call it
 * @param {{ prefix?: string }} [options]
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each use
 */
export async function checkControls(folder, name, { prefix = '/' } = {}) {
  const site = await serveFolder(folder, { prefix });
  const browser = await launchChromium({ shell: true });
  try {
    const outcomes = [];
    const wanted = process.env.SHEAF_CONTROLS?.split(',') ?? Object.keys(USES);
    for (const [use, check] of Object.entries(USES).filter(([one]) => wanted.includes(one))) {
      const contexts = new Map();
      const heard = [];
      const contextOf = async (scripts) => {
        if (!contexts.has(scripts)) contexts.set(scripts, await browser.newContext({ javaScriptEnabled: scripts, reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] }));
        return contexts.get(scripts);
      };
      const address = (file) => `${site.origin}${prefix}${file}`;
      const open = async (file, { scripts = true, width = 1280 } = {}) => {
        const { page, findings } = await openPage(await contextOf(scripts), site.origin);
        page.setDefaultTimeout(5_000);
        await page.setViewportSize({ width, height: 800 });
        heard.push(findings);
        await page.goto(address(file), { waitUntil: 'load' });
        return page;
      };
      let findings;
      try {
        findings = await check({ folder, open, address });
      } catch (error) {
        findings = [`could not be used: ${error.message}`];
      }
      for (const context of contexts.values()) await context.close();
      outcomes.push(outcome('controls', `${name}: ${use}`, [...findings, ...heard.flat()]));
    }
    return outcomes;
  } finally {
    await browser.close();
    await site.close();
  }
}
