/**
 * Looks at the pages of a built site in Debian's Chromium: on a phone, a tablet and a desk, by day and by night, in forced colours,
 * enlarged and with its text spread. Nothing overflows, no text stands over text or is cut off, axe finds nothing, the console is
 * silent, the page's policy holds, nothing is asked of another host and nothing asked for is missing.
 */

import { createRequire } from 'node:module';

import { launchChromium } from './launch-chromium.mjs';
import { layoutFaults } from './measure-layout.mjs';
import { outcome } from './outcome.mjs';
import { serveFolder } from './serve-folder.mjs';
import { pagesOf, samplesOf } from './site-pages.mjs';
import { openPage, tellViolations } from './visit-page.mjs';

/** A site of more pages is looked at by its samples, and its other pages once. */
const FEW = 20;

const DAY = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' };
const NIGHT = { ...DAY, colorScheme: 'dark' };

/** The width is that of the window in CSS pixels: 720 is a desk of 1,440 enlarged to 200 %. */
const SETTINGS = [
  { name: '1440 px, light', width: 1440, media: DAY, axe: true },
  { name: '1440 px, dark', width: 1440, media: NIGHT, axe: false },
  { name: '1280 px, light', width: 1280, media: DAY, axe: false },
  { name: '768 px, light, reduced motion', width: 768, media: { ...DAY, reducedMotion: 'reduce' }, axe: false },
  { name: '720 px, forced colours', width: 720, media: { ...NIGHT, forcedColors: 'active' }, axe: false },
  { name: '320 px, light, text spread', width: 320, media: DAY, axe: false, isSpread: true },
  { name: '320 px, dark', width: 320, media: NIGHT, axe: true },
];

/**
 * @param {string} folder an output folder
 * @param {string} name what to call it
 * @param {{ prefix?: string, closely?: boolean }} [options] the path that the site stands under; whether any page is looked at in all settings
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each page
 */
export async function checkPages(folder, name, { prefix = '/', closely = true } = {}) {
  const pages = pagesOf(folder);
  if (pages.length === 0) return [outcome('pages', name, ['there is no page'])];
  const close = new Set(!closely ? [] : pages.length > FEW ? samplesOf(pages) : pages);
  const site = await serveFolder(folder, { prefix });
  const browser = await launchChromium({ shell: true });
  const large = await launchChromium({ shell: true, flags: ['--blink-settings=defaultFontSize=32'] });
  try {
    const withLargeText = await large.newContext({ viewport: { width: 1440, height: 900 } });
    const context = await browser.newContext();
    await context.addInitScript(tellViolations);
    const withAxe = await browser.newContext();
    await withAxe.addInitScript(tellViolations);
    await withAxe.addInitScript({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
    const outcomes = [];
    for (const page of pages) {
      const address = `${site.origin}${prefix}${page.file}`;
      const findings = close.has(page) ? [...(await lookClosely(withAxe, site.origin, address)), ...(await lookAtLargeText(withLargeText, site.origin, address))] : await glance(context, site.origin, address);
      outcomes.push(outcome(close.has(page) ? 'pages, closely' : 'pages, at a glance', `${name}/${page.file}`, findings));
    }
    return outcomes;
  } finally {
    await browser.close();
    await large.close();
    await site.close();
  }
}

/** @returns {Promise<string[]>} what is wrong with a page on a phone */
async function glance(context, origin, address) {
  const { page, findings } = await openPage(context, origin);
  try {
    await page.setViewportSize({ width: 320, height: 740 });
    await page.goto(address, { waitUntil: 'load' });
    return [...(await layoutFaults(page)), ...findings];
  } finally {
    await page.close();
  }
}

/** @returns {Promise<string[]>} what is wrong with a page in all settings */
async function lookClosely(context, origin, address) {
  const { page, findings } = await openPage(context, origin);
  const seen = [];
  try {
    await page.goto(address, { waitUntil: 'load' });
    for (const { name, width, media, axe, isSpread } of SETTINGS) {
      await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
      await page.emulateMedia(media);
      await page.evaluate(spreadText, isSpread ?? false);
      // Scripts are told of another size with the next frame, before anybody sees it.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const faults = [...(await layoutFaults(page)), ...(axe ? await violations(page) : [])];
      seen.push(...faults.map((fault) => `${name}: ${fault}`));
    }
  } finally {
    await page.close();
  }
  return [...seen, ...findings];
}

/** In the browser: the spacing that WCAG 2.2 (1.4.12) asks pages to bear. */
function spreadText(isSpread) {
  const sheet = new CSSStyleSheet();
  if (isSpread) sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
}

/** As readers see it who have their browser set all text twice as large (WCAG 2.2, 1.4.4). */
async function lookAtLargeText(context, origin, address) {
  const { page, findings } = await openPage(context, origin);
  try {
    await page.goto(address, { waitUntil: 'load' });
    return [...(await layoutFaults(page)).map((fault) => `1440 px, text twice as large: ${fault}`), ...findings];
  } finally {
    await page.close();
  }
}

/** What axe finds, as the page is and with everything opened that can be. */
async function violations(page) {
  const found = await page.evaluate(async () => {
    const run = async () => (await globalThis.axe.run(document, { resultTypes: ['violations'] })).violations;
    // What moves or fades into its place has arrived.
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
    const closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
    const list = await run();
    for (const details of closed) details.open = false;
    return list;
  });
  return found.map(({ id, impact, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `\n    ${node.target.join(' ')}: ${(node.failureSummary ?? '').split('\n').slice(1).join(';').trim()}`);
    return `${id} (${impact}, ${nodes.length} places): ${help}${places.join('')}`;
  });
}
