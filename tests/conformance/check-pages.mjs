/**
 * Looks at each page of a built site in Debian's Chromium, on a phone and on a desk, by day and by night: axe finds nothing, the
 * page does not overflow sideways, the console is silent, nothing is asked of another host, and nothing asked for is missing.
 */

import { createRequire } from 'node:module';
import { join } from 'node:path';

import { filesIn } from './editions.mjs';
import { launchChromium } from './launch-chromium.mjs';
import { outcome } from './outcome.mjs';
import { serveFolder } from './serve-folder.mjs';

const WIDTHS = [360, 1280];
const THEMES = ['light', 'dark'];

/**
 * @param {string} folder an output folder
 * @param {string} name what to call it
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each page, width and theme
 */
export async function checkPages(folder, name) {
  const pages = filesIn(folder).filter((file) => file.endsWith('.html'));
  if (pages.length === 0) return [outcome('axe', name, ['there is no page'])];
  const site = await serveFolder(folder);
  const browser = await launchChromium();
  try {
    const outcomes = [];
    for (const width of WIDTHS) {
      for (const colorScheme of THEMES) {
        // One context a setting: reopening a context for each page would load fonts and axe anew.
        const context = await browser.newContext({ viewport: { width, height: width < 500 ? 740 : 900 }, colorScheme, reducedMotion: 'reduce' });
        await context.addInitScript({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
        for (const page of pages) {
          outcomes.push(outcome(`axe, ${width} px, ${colorScheme}`, `${name}/${page}`, await lookAt(context, site.origin, page, width)));
        }
        await context.close();
      }
    }
    return outcomes;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** @returns {Promise<string[]>} what is wrong with one page in one setting */
async function lookAt(context, origin, file, width) {
  const page = await context.newPage();
  const findings = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isFavicon(message.location().url)) findings.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => findings.push(`script error: ${error.message}`));
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(`${origin}/`) || url.startsWith('data:')) return route.continue();
    findings.push(`asks another host: ${url}`);
    return route.abort();
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !isFavicon(response.url())) findings.push(`${response.status()} for ${response.url().slice(origin.length)}`);
  });
  try {
    await page.goto(`${origin}/${file}`, { waitUntil: 'load' });
    // Everything that can be opened is, so that axe sees it.
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    findings.push(...(await overflow(page, width)), ...(await violations(page)));
  } finally {
    await page.close();
  }
  return findings;
}

/** Browsers ask for it by themselves where a page names no icon. */
function isFavicon(url) {
  return url.endsWith('/favicon.ico');
}

async function overflow(page, width) {
  const { scrollWidth, culprits } = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const scrolls = (element) => element !== null && element !== document.body && (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > limit + 1 && !scrolls(element));
    return {
      scrollWidth: document.documentElement.scrollWidth,
      culprits: wide.slice(0, 3).map((element) => `${element.localName}${element.id === '' ? '' : `#${element.id}`}${[...element.classList].map((name) => `.${name}`).join('')}`),
    };
  });
  return scrollWidth > width ? [`the page is ${scrollWidth} px wide in a window of ${width}: ${culprits.join(', ')}`] : [];
}

async function violations(page) {
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }).then(({ violations: list }) => list));
  return found.map(({ id, impact, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `\n    ${node.target.join(' ')}: ${(node.failureSummary ?? '').split('\n').slice(1).join(';').trim()}`);
    return `${id} (${impact}, ${nodes.length} places): ${help}${places.join('')}`;
  });
}
