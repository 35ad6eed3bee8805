/** What can be used on the page of a briefing. */

const PAGE = 'every-block/index.html';

/** Which bytes a file of a kind begins with. */
const BEGINNINGS = {
  'application/pdf': /^%PDF-1\.7/,
  'application/epub+zip': /^PK\u0003\u0004[\s\S]{26}mimetypeapplication\/epub\+zip/,
  'application/x-bibtex': /^@[a-z]+\{/,
  'application/x-research-info-systems': /^TY {2}- [A-Z]+\r?\n[\s\S]*ER {2}- /,
  'application/vnd.citationstyles.csl+json': /^\s*\[\s*\{/,
  'text/csv': /^[^\n]+\r?\n/,
};

/** All downloads of a page answer with the bytes that their kind begins with. */
export async function useDownloads({ open }) {
  const findings = [];
  for (const file of [PAGE, 'fishing-ar/index.html', 'collections/year/index.html', 'index.html']) {
    const page = await open(file, { scripts: false });
    const links = await page.$$eval('main a[type], main a[download]', (all) => all.map(({ href, type }) => ({ href, type })));
    if (links.length < 2) findings.push(`${file} offers ${links.length} downloads`);
    for (const { href, type } of links) {
      const response = await page.request.get(href);
      const beginning = BEGINNINGS[type.split(';')[0]];
      if (!response.ok()) findings.push(`${response.status()} for ${href}`);
      else if (type === '') findings.push(`a download does not say of which kind it is: ${href}`);
      else if (beginning !== undefined && !beginning.test((await response.body()).subarray(0, 4096).toString('latin1'))) findings.push(`is no ${type}: ${href}`);
      else if (beginning === undefined && !/xml|json/.test(type)) findings.push(`of an unknown kind ${type}: ${href}`);
    }
    if (file === PAGE) for (const type of Object.keys(BEGINNINGS)) if (!links.some((link) => link.type.startsWith(type))) findings.push(`${file} offers no ${type}`);
  }
  return findings;
}

/** Each button copies the reference above it, and says so. */
export async function useCitations({ open }) {
  const findings = [];
  const page = await open(PAGE);
  const buttons = page.locator('#cite button');
  const count = await buttons.count();
  if (count < 3) return [`there are ${count} buttons that copy a reference`];
  const keys = ['click', 'Enter', 'Space'];
  for (let index = 0; index < count; index += 1) {
    const button = buttons.nth(index);
    const key = keys[index % keys.length];
    await page.evaluate(() => navigator.clipboard.writeText('nothing yet'));
    if (key === 'click') await button.click();
    else {
      await button.focus();
      await page.keyboard.press(key);
    }
    await page.waitForTimeout(100);
    const [copied, expected, said, hasFocus] = await button.evaluate(async (one) => {
      const row = one.closest('.row');
      const bare = (text) => text.replace(/\s+/g, ' ').trim();
      return [bare(await navigator.clipboard.readText()), bare(row.querySelector('.reference').textContent), row.querySelector('[role="status"]').textContent, one === document.activeElement];
    });
    if (copied !== expected) findings.push(`${key} on button ${index + 1} copies “${copied.slice(0, 60)}” in place of “${expected.slice(0, 60)}”`);
    if (said.trim() === '') findings.push(`${key} on button ${index + 1} says nothing`);
    if (!hasFocus) findings.push(`${key} on button ${index + 1} takes the focus away`);
  }
  const without = await open(PAGE, { scripts: false });
  if ((await without.locator('#cite .reference').first().isVisible()) === false) findings.push('without scripts no reference is shown');
  return findings;
}

/** What is folded opens and closes by Enter, Space and click, with scripts and without. */
export async function useDetails({ open }) {
  const findings = [];
  for (const scripts of [true, false]) {
    const page = await open(PAGE, { scripts });
    const summaries = page.locator('main summary:visible');
    const count = await summaries.count();
    if (count === 0) findings.push('nothing is folded');
    for (let index = 0; index < count; index += 1) {
      const summary = summaries.nth(index);
      const isOpen = () => summary.evaluate((one) => one.parentElement.open);
      const first = await isOpen();
      await summary.focus();
      await page.keyboard.press('Enter');
      if ((await isOpen()) === first) findings.push(`Enter does nothing to “${await summary.textContent()}”`);
      await page.keyboard.press('Space');
      if ((await isOpen()) !== first) findings.push(`Space does nothing to “${await summary.textContent()}”`);
      await summary.click();
      if ((await isOpen()) === first) findings.push(`a click does nothing to “${await summary.textContent()}”`);
    }
  }
  return findings;
}

/** On a phone a note opens where it is called, and Escape leads back; on a desk it stands beside its text; without scripts its call leads to it. */
export async function useNotes({ open }) {
  const findings = [];
  const phone = await open(PAGE, { width: 390 });
  const calls = phone.locator('a.call:visible');
  for (const key of ['click', 'Enter']) {
    const call = calls.nth(1);
    await call.scrollIntoViewIfNeeded();
    if (key === 'click') await call.click();
    else {
      await call.focus();
      await phone.keyboard.press(key);
    }
    await phone.waitForTimeout(150);
    const opened = await phone.evaluate(() => [...document.querySelectorAll('[popover]:popover-open, dialog[open]')].map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { text: one.textContent, fits: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight };
    }));
    if (opened.length !== 1) findings.push(`390 px, ${key} on a call opens ${opened.length} notes`);
    for (const { text, fits } of opened) {
      if (!text.includes('Note 2 goes on')) findings.push(`390 px, ${key}: another note opens: “${text.slice(0, 60)}”`);
      if (!fits) findings.push(`390 px, ${key}: the note lies outside of the window`);
    }
    if (opened.length === 0) continue;
    await phone.keyboard.press('Tab');
    const inside = await phone.evaluate(() => document.activeElement.closest('[popover], dialog') !== null || document.activeElement !== document.body);
    if (!inside) findings.push(`390 px, ${key}: the Tab key loses the focus in an open note`);
    await phone.keyboard.press('Escape');
    await phone.waitForTimeout(100);
    const after = await phone.evaluate(() => [document.querySelectorAll('[popover]:popover-open, dialog[open]').length, document.activeElement.className, document.activeElement.textContent]);
    if (after[0] !== 0) findings.push(`390 px, ${key}: Escape does not close the note`);
    else if (!String(after[1]).includes('call') || after[2].trim() !== '2') findings.push(`390 px, ${key}: after Escape the focus is not at the call: ${after[1]} “${String(after[2]).slice(0, 30)}”`);
  }
  const desk = await open(PAGE, { width: 1440 });
  const apart = await desk.evaluate(() => [...document.querySelectorAll('a.call')].map((call) => {
    const note = document.querySelector(call.hash);
    const [at, there] = [call.getBoundingClientRect(), note.getBoundingClientRect()];
    return { isBeside: there.left >= at.right || there.right <= at.left, below: Math.round(there.top - at.top) };
  }));
  if (!apart.every(({ isBeside }) => isBeside)) findings.push('1440 px: notes do not stand beside the text');
  else if (apart[0].below > 60) findings.push(`1440 px: the first note begins ${apart[0].below} px below its call`);
  for (const width of [390, 1440]) {
    const page = await open(PAGE, { scripts: false, width });
    await page.locator('a.call').nth(2).focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(50);
    if (!page.url().endsWith('#note-3')) findings.push(`${width} px without scripts: a call leads to ${page.url()}`);
    const isThere = await page.locator('#note-3').evaluate((one) => { const { top, bottom } = one.getBoundingClientRect(); return one.checkVisibility() && bottom > 0 && top < innerHeight; });
    if (!isThere) findings.push(`${width} px without scripts: a call does not show its note`);
    const back = page.locator('#note-3 a.back');
    if ((await back.count()) === 1 && (await back.isVisible())) {
      await back.click();
      await page.waitForTimeout(50);
      if (!page.url().endsWith('#call-3')) findings.push(`${width} px without scripts: a note's way back leads to ${page.url()}`);
    } else if (width === 390) findings.push('390 px without scripts: a note has no way back');
  }
  return findings;
}

/** The contents lead to each part; with scripts, and where there is room, a list beside the page leads on and says which part is being read. */
export async function useContents({ open }) {
  const findings = [];
  for (const width of [390, 1440]) {
    for (const scripts of [true, false]) {
      const page = await open(PAGE, { scripts, width });
      const own = page.locator('[role="doc-toc"] a');
      const count = await own.count();
      if (count < 5) findings.push(`${width} px: the contents have ${count} entries`);
      const isFollowed = scripts && width === 1440;
      for (let index = 0; index < count; index += 3) {
        // Once the page has moved on, its own list is out of view, and the other one stands beside it.
        const link = isFollowed && index > 0 ? page.locator('nav.follow a').nth(index) : own.nth(index);
        if (!(await link.isVisible())) {
          findings.push(`${width} px: entry ${index + 1} of the contents is not shown`);
          continue;
        }
        await link.focus();
        await page.keyboard.press('Enter');
        await page.waitForTimeout(scripts ? 250 : 50);
        const { top, current, hash, isAtEnd } = await page.evaluate(() => ({
          top: document.querySelector(location.hash)?.getBoundingClientRect().top,
          hash: location.hash,
          isAtEnd: scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
          current: [...document.querySelectorAll('nav.follow a[aria-current]')].filter((one) => one.checkVisibility()).map((one) => one.hash).join(' '),
        }));
        if (top === undefined || top < -2 || (top > 300 && !isAtEnd)) findings.push(`${width} px: ${hash} stands at ${top} px`);
        if (isFollowed && !isAtEnd && current !== hash) findings.push(`${width} px: at ${hash} the contents say “${current}”`);
      }
    }
  }
  return findings;
}

/** Each key figure and quotation has a link to itself. */
export async function useSelfLinks({ open }) {
  const findings = [];
  for (const scripts of [true, false]) {
    const page = await open(PAGE, { scripts });
    for (const id of ['fact-fall', 'quote-said', 'quote-frame', 'fig-level']) {
      const link = page.locator(`#${id} a[href$="#${id}"]`);
      if ((await link.count()) !== 1) {
        findings.push(`#${id} has ${await link.count()} links to itself${scripts ? '' : ' without scripts'}`);
        continue;
      }
      await link.focus();
      await page.keyboard.press('Enter');
      await page.waitForTimeout(50);
      if (!page.url().endsWith(`#${id}`)) findings.push(`the link of #${id} to itself leads to ${page.url()}`);
      const target = await page.evaluate(() => document.querySelector(':target')?.id ?? null);
      if (target !== id) findings.push(`#${id} is not marked when it is led to`);
    }
  }
  return findings;
}

/** Each source that is cited leads back to all places where it is. */
export async function useBackLinks({ open }) {
  const findings = [];
  const page = await open(PAGE, { scripts: false });
  const sources = await page.$$eval('[id^="source-"]', (all) => all.map((source) => ({
    id: source.id,
    cited: [...document.querySelectorAll(`a[href="#${source.id}"]`)].length,
    back: [...source.querySelectorAll('a[href^="#"]')].map((link) => ({ hash: link.hash, name: (link.getAttribute('aria-label') ?? link.textContent).trim(), cites: document.querySelector(link.hash)?.closest('body') !== null })),
  })));
  for (const { id, cited, back } of sources) {
    if (cited > 0 && back.length === 0) findings.push(`#${id} is cited ${cited} times and leads back nowhere`);
    if (new Set(back.map(({ name }) => name)).size !== back.length) findings.push(`links back from #${id} have the same names: ${back.map(({ name }) => name).join(', ').slice(0, 120)}`);
  }
  const link = page.locator('[id^="source-"] a[href^="#"]').first();
  if ((await link.count()) === 1) {
    const hash = await link.evaluate((one) => one.hash);
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(50);
    const isSeen = await page.evaluate(() => { const { top } = document.querySelector(location.hash).getBoundingClientRect(); return top >= -1 && top < innerHeight; });
    if (!page.url().endsWith(hash) || !isSeen) findings.push(`the way back ${hash} does not show the place`);
  }
  return findings;
}
