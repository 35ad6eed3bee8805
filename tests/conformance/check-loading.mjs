/**
 * How the pages of a built site come to be seen: nothing shifts where fonts and scripts come late, all of the text is there with
 * styles alone, and the bytes keep their budgets.
 */

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

import { launchChromium } from './launch-chromium.mjs';
import { outcome } from './outcome.mjs';
import { serveFolder } from './serve-folder.mjs';
import { pagesOf, samplesOf } from './site-pages.mjs';
import { openPage } from './visit-page.mjs';

/** In bytes, as they are sent: a page with its style sheets, and its scripts. */
const PAGE_BUDGET = 60_000;
const SCRIPT_BUDGET = 25_000;
const WIDTHS = [320, 1440];

/**
 * @param {string} folder an output folder
 * @param {string} name what to call it
 * @param {{ prefix?: string }} [options]
 * @returns {Promise<import('./outcome.mjs').Outcome[]>}
 */
export async function checkLoading(folder, name, { prefix = '/' } = {}) {
  const pages = pagesOf(folder);
  const site = await serveFolder(folder, { prefix });
  const browser = await launchChromium({ shell: true });
  try {
    const outcomes = pages.map(({ file }) => outcome('budgets', `${name}/${file}`, overBudget(folder, file, prefix)));
    for (const { file } of samplesOf(pages)) {
      const address = `${site.origin}${prefix}${file}`;
      const shifts = [];
      for (const width of WIDTHS) shifts.push(...(await lateFiles(browser, site.origin, { address, width })));
      outcomes.push(outcome('no layout shift', `${name}/${file}`, shifts));
      outcomes.push(outcome('text with styles alone', `${name}/${file}`, await stylesAlone(browser, site.origin, address)));
    }
    return outcomes;
  } finally {
    await browser.close();
    await site.close();
  }
}

function overBudget(folder, file, prefix) {
  const html = readFileSync(join(folder, file), 'utf8');
  const sizeOf = (pattern) => [...html.matchAll(pattern)].reduce((sum, [, address]) => sum + gzipSync(readFileSync(join(folder, fileAt(address, file, prefix)))).length, 0);
  const page = gzipSync(html).length + sizeOf(/<link rel="stylesheet" href="([^"]+)"/g);
  const scripts = sizeOf(/<script [^>]*src="([^"]+)"/g);
  return [
    ...(page > PAGE_BUDGET ? [`${page} bytes of HTML and CSS`] : []),
    ...(scripts > SCRIPT_BUDGET ? [`${scripts} bytes of scripts`] : []),
  ];
}

/** The file behind an address in a page, from the site's root. */
function fileAt(address, page, prefix) {
  return address.startsWith(prefix) && address.startsWith('/') ? address.slice(prefix.length) : posix.join(posix.dirname(page), address);
}

/** Each time anew, with nothing kept from other pages. */
async function lateFiles(browser, origin, { address, width }) {
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 740 : 900 } });
  try {
    const { page, findings } = await openPage(context, origin, { delayed: /\.(?:woff2|js)$/ });
    await page.addInitScript(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const whats = entry.sources.map(({ node }) => (node === null ? 'something' : `${node.nodeName.toLowerCase()} “${(node.textContent ?? '').trim().slice(0, 30)}”`));
          globalThis.shifts.push(`${entry.value.toFixed(4)}: ${whats.slice(0, 3).join(', ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((done) => { setTimeout(done, 150); });
    });
    return [...(await page.evaluate(() => globalThis.shifts)).map((shift) => `shifts at ${width} px by ${shift}`), ...findings];
  } finally {
    await context.close();
  }
}

/** With scripts off: the words are those of the page's HTML, and each is set in letters that can be seen. */
async function stylesAlone(browser, origin, address) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
  try {
    const { page, findings } = await openPage(context, origin);
    await page.goto(address, { waitUntil: 'load' });
    const faults = await page.evaluate(() => {
      const main = document.querySelector('main');
      const hidden = [...main.querySelectorAll('h1, h2, h3, p, li, dt, dd, figcaption, blockquote')].filter((element) => {
        if (element.textContent.trim() === '' || element.closest('[hidden], template, details, [popover], noscript') !== null || element.querySelector('button, input, select') !== null) return false;
        return !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
      });
      return hidden.map((element) => `not to be seen: ${element.localName} “${element.textContent.trim().slice(0, 40)}”`);
    });
    const hiddenAreas = await page.evaluate(() => [...document.querySelectorAll('main section[hidden], main article[hidden], main figure[hidden]')].map((element) => `hidden without scripts: ${element.localName}#${element.id}`));
    return [...faults.slice(0, 5), ...hiddenAreas, ...findings];
  } finally {
    await context.close();
  }
}
