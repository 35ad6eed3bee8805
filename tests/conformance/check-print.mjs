/** Prints pages of a built site as a browser does: the title is there and whole, nothing lies outside of the paper, and no control is printed. */

import { launchChromium } from './launch-chromium.mjs';
import { layoutFaults } from './measure-layout.mjs';
import { outcome } from './outcome.mjs';
import { serveFolder } from './serve-folder.mjs';
import { pagesOf, samplesOf } from './site-pages.mjs';
import { openPage } from './visit-page.mjs';

/** A4 without margins of 10 mm, in CSS pixels: what Chromium lays a page out on. */
const PAPER_WIDTH = 718;

/**
 * @param {string} folder an output folder
 * @param {string} name what to call it
 * @param {{ prefix?: string }} [options]
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each sample
 */
export async function checkPrint(folder, name, { prefix = '/' } = {}) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const site = await serveFolder(folder, { prefix });
  const browser = await launchChromium({ shell: true });
  try {
    const context = await browser.newContext({ viewport: { width: PAPER_WIDTH, height: 1000 } });
    const outcomes = [];
    for (const { file } of samplesOf(pagesOf(folder))) {
      const { page, findings } = await openPage(context, site.origin);
      await page.goto(`${site.origin}${prefix}${file}`, { waitUntil: 'load' });
      await page.emulateMedia({ media: 'print' });
      const faults = [...(await page.evaluate(printedControls)), ...(await layoutFaults(page))];
      const title = await page.evaluate(() => document.querySelector('h1').textContent);
      const data = new Uint8Array(await page.pdf({ format: 'A4' }));
      await page.close();
      outcomes.push(outcome('print', `${name}/${file}`, [...faults, ...(await readPdf(getDocument, data, title)), ...findings]));
    }
    return outcomes;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** In the browser, as it would print. */
function printedControls() {
  return [...document.querySelectorAll('.skip, nav, button, input, select, form, [popover]')]
    .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }) && element.getClientRects().length > 0)
    .map((element) => `is printed: ${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`);
}

async function readPdf(getDocument, data, title) {
  const document = await getDocument({ data, verbosity: 0 }).promise;
  const [texts, findings] = [[], []];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const [, , width] = page.view;
    const cut = items.find(({ transform: [scale, , , , x], width: long, str }) => str.trim() !== '' && (x < -1 || x + (scale > 0 ? long : 0) > width + 1));
    if (cut !== undefined) findings.push(`lies outside of the paper on page ${number}: “${cut.str.slice(0, 40)}”`);
    if (items.length === 0) findings.push(`page ${number} is blank`);
    texts.push(items.map(({ str }) => str).join(''));
  }
  await document.destroy();
  // Words from right to left come out of PDF files in an order of their own.
  const bare = (text) => text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2010\u2066-\u2069-]+/g, '');
  if (!/[\u0590-\u08ff]/.test(title) && !bare(texts.join('')).includes(bare(title))) findings.push(`the title is not printed: ${title.slice(0, 60)}`);
  return findings;
}
