/** What leads through the lists of the library's site: filters, shelves, pages, languages, notices. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const titlesOf = (page) => page.$$eval('main .entry h2, main .entry h3, main article.lead-entry h1', (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim()));

/** The first stop of the Tab key leads past the head of the page, and the next one goes on from there. */
export async function skipToContent({ open }) {
  const findings = [];
  for (const file of ['index.html', 'every-block/index.html', 'topics/index.html', 'fishing-ar/index.html', 'old-plan/index.html', '404.html']) {
    for (const scripts of [true, false]) {
      const page = await open(file, { scripts });
      await page.keyboard.press('Tab');
      const isFirst = await page.evaluate(() => document.activeElement?.classList.contains('skip'));
      if (!isFirst) findings.push(`${file}: the first stop is not the skip link`);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const isPast = await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('body > header') === null);
      if (!isPast) findings.push(`${file}: after the skip link the focus is still in the head of the page`);
      await page.close();
    }
  }
  return findings;
}

/** Filters of the index narrow it down at once, two together, by mouse and by keyboard; “back” takes it back, and a reload keeps it. */
export async function narrowDown({ open }) {
  const findings = [];
  const page = await open('index.html');
  const ways = await page.$$eval('.filters a[data-filter]', (all) => all.map((one) => ({ filter: one.dataset.filter, count: Number(one.parentElement.querySelector('small')?.textContent ?? Number.NaN), label: one.textContent.trim() })));
  if (ways.length < 5) return [`there are ${ways.length} filters`];
  for (const kind of ['topic', 'place', 'language', 'year']) if (!ways.some(({ filter }) => filter.startsWith(kind))) findings.push(`there is no filter by ${kind}`);
  const before = await titlesOf(page);
  const way = (filter) => page.locator(`.filters a[data-filter="${filter}"]`);
  const shown = async () => (await titlesOf(page)).length;
  const settle = () => page.waitForTimeout(150);
  for (const { filter, count, label } of ways.slice(0, 12)) {
    await way(filter).first().click();
    await settle();
    const number = await page.$$eval('main .entries > .entry', (all) => all.filter((one) => one.checkVisibility()).length);
    if (number !== count) findings.push(`“${label}” says ${count} and shows ${number}`);
    if ((await way(filter).first().getAttribute('aria-current')) === null) findings.push(`“${label}” does not say that it is chosen`);
    if (!/\/(?:index\.html)?(?:#|$)/.test(page.url())) findings.push(`“${label}” leads away: ${page.url()}`);
    await page.goBack();
    await settle();
  }
  if ((await shown()) !== before.length) findings.push(`after going back ${await shown()} are shown in place of ${before.length}`);
  const language = ways.find(({ filter }) => filter === 'language:fr') ?? ways.find(({ filter }) => filter.startsWith('language'));
  const year = ways.find(({ filter }) => filter.startsWith('year'));
  await way(language.filter).focus();
  await page.keyboard.press('Enter');
  await settle();
  const hasFocus = await way(language.filter).evaluate((one) => one === document.activeElement);
  if (!hasFocus) findings.push('a filter that is chosen by the Enter key loses the focus');
  const said = await page.locator('.filters [role="status"]').textContent();
  if (!said.includes(String(language.count))) findings.push(`a filter that leaves ${language.count} says “${said}”`);
  if (await way(year.filter).isVisible()) {
    await way(year.filter).focus();
    await page.keyboard.press('Enter');
    await settle();
    const both = await shown();
    if (both > Math.min(language.count, year.count)) findings.push(`two filters leave ${both}, more than one of them`);
    await page.reload();
    await settle();
    if ((await shown()) !== both) findings.push(`after a reload ${await shown()} are shown in place of ${both}`);
  }
  return findings;
}

/** Without scripts each filter leads to a page of its own, which holds as many as it says, over all of its pages. */
export async function walkShelves({ open, address }) {
  const findings = [];
  const page = await open('index.html', { scripts: false });
  const ways = await page.$$eval('.filters a[data-filter]', (all) => all.map((one) => ({ href: one.href, label: one.textContent.trim(), count: Number(one.parentElement.querySelector('small')?.textContent ?? Number.NaN) })));
  for (const { href, label, count } of ways) {
    await page.goto(href);
    const title = await page.locator('h1').textContent();
    if (!title.includes(label)) findings.push(`“${label}” leads to “${title}”`);
    const titles = await throughPages(page);
    if (titles.length !== count) findings.push(`“${label}” says ${count} and its pages hold ${titles.length}`);
  }
  for (const list of ['topics', 'places', 'authors']) {
    await page.goto(address(`${list}/index.html`));
    const links = await page.$$eval('main a[href]', (all, kind) => all.map(({ href }) => href).filter((href) => href.includes(`/${kind}/`)), list);
    if (links.length < 3) findings.push(`${list}/ leads to ${links.length} pages`);
  }
  return findings;
}

/** The titles of a list over all of its pages, by its links to the next. */
async function throughPages(page) {
  const titles = [];
  for (let number = 1; number < 30; number += 1) {
    titles.push(...(await page.$$eval('main .entries > .entry h2 a, main .entries > .entry h3 a, main article.lead-entry h1 a', (all) => all.map(({ href }) => href))));
    const next = page.locator('main a[rel="next"]');
    if ((await next.count()) === 0) break;
    await page.goto(await next.first().evaluate(({ href }) => href));
  }
  return titles;
}

/** The pages of the index hold each briefing once. */
export async function turnPages({ open, folder }) {
  const page = await open('index.html', { scripts: false });
  const hrefs = (await throughPages(page)).map((href) => new URL(href).pathname);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const published = Object.keys(manifest.briefings);
  const missing = published.filter((slug) => !hrefs.some((href) => href.endsWith(`/${slug}/index.html`) || href.endsWith(`/${slug}/`)));
  const doubled = hrefs.filter((href, index) => hrefs.indexOf(href) !== index);
  return [...(missing.length > 0 ? [`stand on no page of the index: ${missing.join(', ')}`] : []), ...(doubled.length > 0 ? [`stand twice: ${doubled.join(', ')}`] : [])];
}

/** A briefing in several languages leads to each of the others, in that language's own name. */
export async function leaveByLanguage({ open }) {
  const page = await open('river-en/index.html', { scripts: false });
  const findings = [];
  for (const language of ['fr', 'ar', 'de']) {
    const link = page.locator(`main a[hreflang="${language}"][href*="river-${language}"]`);
    if ((await link.count()) === 0) {
      findings.push(`there is no link to the translation “${language}”`);
      continue;
    }
    const [own, words] = await link.first().evaluate((one) => [one.closest('[lang]').lang, one.textContent]);
    if (own !== language) findings.push(`the link “${words}” is said to be in “${own}”`);
  }
  return findings;
}

/** What was withdrawn says so, and nothing that it said stays; what was superseded leads to its successor. */
export async function leaveByNotice({ open }) {
  const findings = [];
  const old = await open('old-plan/index.html', { scripts: false });
  const link = old.locator('main a[href*="new-plan"]');
  if ((await link.count()) === 0) findings.push('a superseded briefing does not lead to its successor');
  else {
    await link.first().click();
    if (!old.url().includes('/new-plan/')) findings.push(`the successor's link leads to ${old.url()}`);
    if ((await old.locator('main a[href*="old-plan"]').count()) > 0 && (await old.locator('h1').textContent()) === '') findings.push('the successor has no title');
  }
  const gone = await open('withdrawn/index.html', { scripts: false });
  if ((await gone.content()).includes('what was not so')) findings.push('the notice of a withdrawn briefing says what it said');
  if ((await gone.locator('main a[href]').count()) === 0) findings.push('the notice of a withdrawn briefing leads nowhere');
  return findings;
}

/** Where there is no page, at whatever depth, the site says so in its own dress. */
export async function meetNothing({ open, address }) {
  const findings = [];
  const page = await open('no/such/page/', { scripts: false });
  if ((await page.locator('h1').count()) !== 1) findings.push('there is no page for what is not there');
  const font = await page.evaluate(() => getComputedStyle(document.querySelector('h1')).fontFamily);
  if (!/Literata/.test(font)) findings.push(`the page for what is not there has no styles: ${font}`);
  await page.locator('main a').first().click();
  if (page.url() !== address('index.html') && page.url() !== address('')) findings.push(`the page for what is not there leads to ${page.url()}`);
  return findings;
}
