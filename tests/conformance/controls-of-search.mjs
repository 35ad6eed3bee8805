/** The search of the library's site: answers in each language, filters, speed, the keyboard, the list of titles without scripts. */

/** Milliseconds from the Enter key to the answers, once the index is there. */
const LONGEST = 100;

/** A word of a language, and a title that has to be among the answers. */
const WORDS = [
  { language: 'en', words: 'lowest', title: 'The river at its lowest' },
  { language: 'en', words: 'keepers wrote', title: 'Wells that run dry' },
  { language: 'fr', words: 'écluses', title: 'Trois écluses fermées' },
  { language: 'de', words: 'Schleusen', title: 'Drei Schleusen geschlossen' },
  { language: 'ar', words: 'أهوسة', title: 'ثلاثة أهوسة مغلقة' },
];

export async function useSearch({ open }) {
  const findings = [];
  const without = await open('search/index.html', { scripts: false });
  const titles = await without.$$eval('main a[href]', (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim()));
  for (const { title } of WORDS) if (!titles.some((one) => one.includes(title))) findings.push(`without scripts “${title}” is not listed`);
  if ((await without.locator('main input:visible, main select:visible').count()) > 0) findings.push('without scripts a field is shown');

  const page = await open('search/index.html');
  for (const { language, words, title } of WORDS) {
    await page.locator('select[name="lang"]').selectOption(language);
    await ask(page, words);
    const found = await answers(page);
    if (!found.some((one) => one.includes(title))) findings.push(`“${words}” in “${language}” finds “${found.slice(0, 4).join('”, “')}”, and not “${title}”`);
  }
  return [...findings, ...(await narrow(open)), ...(await hurry(open)), ...(await byKeyboard(open)), ...(await nothing(open))];
}

/** By the address alone: what is looked for stands in it. */
async function narrow(open) {
  const findings = [];
  const page = await open('search/index.html?q=river&lang=en');
  await settled(page);
  const all = await answers(page);
  for (const name of ['topic', 'place', 'year']) {
    const select = page.locator(`select[name="${name}"]`);
    if (!(await select.isVisible())) {
      findings.push(`answers cannot be narrowed down by ${name}`);
      continue;
    }
    const [value, count] = await select.evaluate(({ options }) => [options[1].value, Number(/\((\d+)\)/.exec(options[1].text)?.[1])]);
    await select.selectOption(value);
    await settled(page);
    const shown = await page.locator('.said .count').textContent();
    if (!shown.includes(String(count))) findings.push(`${name} “${value}” says ${count}, and then “${shown}”`);
    await page.reload();
    await settled(page);
    if ((await page.locator('.said .count').textContent()) !== shown) findings.push(`${name} “${value}” is forgotten by a reload`);
    await page.goBack();
    await settled(page);
  }
  if ((await answers(page)).length !== all.length) findings.push('going back does not lead to the answers that were there');
  return findings;
}

/** The best of several: what else the machine does is not the search's. */
async function hurry(open) {
  const page = await open('search/index.html');
  await ask(page, 'river');
  const times = [];
  for (const words of ['level', 'council', 'upstream', 'keeper', 'coast']) {
    times.push(await page.evaluate(async (what) => {
      const results = document.querySelector('.results');
      const form = document.querySelector('form[role="search"]');
      form.elements.namedItem('q').value = what;
      const begun = performance.now();
      const answered = new Promise((done) => {
        new MutationObserver((changes) => changes.some(({ addedNodes }) => addedNodes.length > 0) && done(performance.now() - begun)).observe(results, { childList: true });
        setTimeout(() => done(Infinity), 4_000);
      });
      form.requestSubmit();
      return answered;
    }, words));
  }
  const best = Math.min(...times);
  return best < LONGEST ? [] : [`an answer takes ${best.toFixed(0)} ms at best`];
}

/** From the field to the first answer, and there. */
async function byKeyboard(open) {
  const page = await open('search/index.html');
  await page.locator('input[type="search"]').focus();
  await page.keyboard.type('lowest');
  await page.keyboard.press('Enter');
  await settled(page);
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.closest('.results') !== null)) {
      const href = await page.evaluate(() => document.activeElement.href);
      await page.keyboard.press('Enter');
      await page.waitForURL(href).catch(() => null);
      return page.url() === href ? [] : [`the first answer leads to ${page.url()} in place of ${href}`];
    }
  }
  return ['no answer is reached by the Tab key'];
}

/** Where nothing is found, the page says so; markup that is looked for stays text. */
async function nothing(open) {
  const page = await open('search/index.html');
  await ask(page, '<img src=x onerror=alert(1)>zzz');
  const said = await page.locator('.said').textContent();
  const findings = said.trim() === '' ? ['where nothing is found nothing is said'] : [];
  return (await page.locator('main img').count()) > 0 ? [...findings, 'what is looked for becomes markup'] : findings;
}

async function ask(page, words) {
  await page.locator('input[type="search"]').fill(words);
  await page.keyboard.press('Enter');
  await settled(page);
}

/** Until the page says how many it found, and for what is typed to be done with. */
async function settled(page) {
  await page.waitForTimeout(200);
  await page.waitForFunction(() => (document.querySelector('.said')?.textContent ?? '').trim() !== '' || document.querySelector('#found')?.hidden === true);
  await page.waitForTimeout(200);
}

function answers(page) {
  return page.$$eval('.results .entry h2', (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim()));
}
