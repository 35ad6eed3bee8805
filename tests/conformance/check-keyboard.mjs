/**
 * Goes through the pages of a built site by the Tab key alone, with scripts and without: all that can be used is reached, in the
 * order in which it stands, seen when it is reached and never a trap; without scripts nothing is shown that then does nothing.
 */

import { launchChromium } from './launch-chromium.mjs';
import { outcome } from './outcome.mjs';
import { serveFolder } from './serve-folder.mjs';
import { pagesOf, samplesOf } from './site-pages.mjs';
import { openPage } from './visit-page.mjs';

/** A page may hold more, but not before the eyes of one who presses a key for each. */
const MOST_STOPS = 600;

/**
 * @param {string} folder an output folder
 * @param {string} name what to call it
 * @param {{ prefix?: string }} [options]
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} two for each sample
 */
export async function checkKeyboard(folder, name, { prefix = '/' } = {}) {
  const site = await serveFolder(folder, { prefix });
  const browser = await launchChromium({ shell: true });
  try {
    const outcomes = [];
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
      for (const { file } of samplesOf(pagesOf(folder))) {
        const { page, findings } = await openPage(context, site.origin);
        await page.goto(`${site.origin}${prefix}${file}`, { waitUntil: 'load' });
        const dead = javaScriptEnabled ? [] : await page.evaluate(deadControls);
        outcomes.push(outcome(javaScriptEnabled ? 'keyboard' : 'keyboard, no scripts', `${name}/${file}`, [...dead, ...(await walk(page)), ...findings]));
        await page.close();
      }
      await context.close();
    }
    return outcomes;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** In the browser: what looks as if it could be used, and cannot be without scripts. */
function deadControls() {
  const name = (element) => `${element.localName}${element.id === '' ? '' : `#${element.id}`}.${element.className} “${(element.textContent ?? '').trim().slice(0, 30)}”`;
  const shown = [...document.querySelectorAll('button, input:not([type="hidden"]), select, textarea, a, [role="button"], [role="tab"], [role="switch"], dialog[open], noscript')].filter((element) => element.checkVisibility({ checkVisibilityCSS: true }));
  const isAlive = (element) => {
    if (element.localName === 'noscript') return true;
    if (element.localName === 'a') return element.hasAttribute('href');
    if (element.hasAttribute('popovertarget') || element.hasAttribute('commandfor')) return true;
    const { form } = element;
    return form !== null && form !== undefined && form.hasAttribute('action') && form.querySelector('button:not([type="button"]), input[type="submit"]') !== null && element.getAttribute('type') !== 'button';
  };
  return shown.filter((element) => !isAlive(element)).map((element) => `does nothing without scripts: ${name(element)}`);
}

/** @returns {Promise<string[]>} what goes wrong on the way through the page */
async function walk(page) {
  const all = await page.evaluate(listStops);
  const findings = [];
  const reached = new Set();
  let last = -1;
  for (let stop = 0; stop < Math.min(all.length + 3, MOST_STOPS); stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(tellStop);
    if (at === null) break;
    if (reached.has(at.index) && at.index === 0) break;
    if (reached.has(at.index)) {
      findings.push(`the Tab key comes back to ${at.name}`);
      break;
    }
    if (at.index < last && at.index >= 0) findings.push(`the Tab key goes back from stop ${last} to ${at.name}`);
    last = Math.max(last, at.index);
    reached.add(at.index);
    if (at.fault !== null) findings.push(`${at.name}: ${at.fault}`);
  }
  const missed = all.filter(({ index, inGroup }) => !reached.has(index) && !inGroup);
  if (missed.length > 0) findings.push(`not reached by the Tab key (${missed.length} of ${all.length}): ${missed.slice(0, 5).map(({ name }) => name).join('; ')}`);
  return findings.slice(0, 12);
}

/** In the browser: numbers all that can be used and seen, in the page's order. */
function listStops() {
  const name = (element) => `${element.localName}${element.id === '' ? '' : `#${element.id}`}${[...element.classList].map((one) => `.${one}`).join('')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}”`;
  const candidates = [...document.querySelectorAll('a[href], area[href], button, input, select, textarea, summary, [tabindex], audio[controls], video[controls]')];
  const usable = candidates.filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ checkVisibilityCSS: true }) && element.closest('[inert]') === null && element.getClientRects().length > 0);
  return usable.map((element, index) => {
    element.__stop = index;
    // Of radio buttons of one name the Tab key stops at one.
    const inGroup = element.type === 'radio' && !element.checked;
    return { index, name: name(element), inGroup };
  });
}

/** In the browser: where the focus is; null where it left the page. */
function tellStop() {
  const element = document.activeElement;
  if (element === null || element === document.body || element === document.documentElement) return null;
  const name = `${element.localName}${element.id === '' ? '' : `#${element.id}`}${[...element.classList].map((one) => `.${one}`).join('')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}”`;
  const index = element.__stop ?? -1;
  const rects = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const style = getComputedStyle(element);
  const isMarked = (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
  const isSeen = rects.some((rect) => {
    const [x, y] = [Math.min(Math.max(rect.left + rect.width / 2, 0), innerWidth - 1), Math.min(Math.max(rect.top + rect.height / 2, 0), innerHeight - 1)];
    if (rect.bottom <= 0 || rect.top >= innerHeight || rect.right <= 0 || rect.left >= innerWidth) return false;
    const top = document.elementFromPoint(x, y);
    return top !== null && (element.contains(top) || top.contains(element) || top.closest('label')?.control === element);
  });
  let fault = null;
  if (index === -1) fault = 'is reached by the Tab key, though nothing of it is shown or it came later';
  else if (rects.length === 0) fault = 'has the focus and is not to be seen';
  else if (!isSeen) fault = 'has the focus, and lies outside the window or below something else';
  else if (!isMarked) fault = 'has the focus without an outline';
  return { name, index, fault };
}
