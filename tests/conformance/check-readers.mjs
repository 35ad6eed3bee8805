/**
 * Opens e-books in two reading systems, foliate-js and epub.js, in Debian's Chromium, and follows every entry of their lists, every
 * note call, way back and link within the book: each has to lead to the words that the archive has at its target, in view.
 *
 * Further, no file of a book overflows a screen of 320, 600 or 1,072 px, with its style and without, and none is cut off on pages.
 */

import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readBook } from '../readers/read-book.mjs';
import { launchChromium } from './launch-chromium.mjs';
import { ToolMissing, outcome } from './outcome.mjs';
import { runProgram } from './run-program.mjs';
import { serveFolder } from './serve-folder.mjs';

const HOME = fileURLToPath(new URL('../readers/', import.meta.url));
/** A small reader's window, in CSS pixels. */
const WINDOW = { width: 600, height: 800 };
const WIDTHS = [320, 600, 1072];
const PAGES = [{ width: 320, height: 568 }, { width: 600, height: 800 }, { width: 1072, height: 1448 }];
/** Of a book with thousands of links of a kind, as many are followed, spread evenly. */
const MOST_OF_A_KIND = 150;
const READERS = { foliate: 'foliate-js', epubjs: 'epub.js' };
/** Windows open at a time: a reader waits for frames more than it works. */
const AT_ONCE = 4;

/** Has npm install the reading systems beside their own package.json, unless they are there and no older than the lock. */
export async function fetchReaders() {
  const installed = join(HOME, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(HOME, 'package-lock.json')).mtimeMs) return;
  const { status, stdout, stderr } = await runProgram('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', HOME]);
  if (status !== 0) throw new ToolMissing(`npm could not install the reading systems:\n${stdout}${stderr}`);
}

/**
 * @param {readonly string[]} files EPUBs
 * @param {(file: string) => string} show a file's name for people
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each file and reading system, and one for each file's widths
 */
export async function checkReaders(files, show) {
  return withReaders(files, async ({ browser, origin, books }) => {
    const tasks = books.flatMap(({ file, book, url, folder }) => [
      ...Object.entries(READERS).map(([reader, name]) => async () => outcome(name, show(file), await follow(browser, { origin, reader, book, url }))),
      async () => outcome('e-book, widths', show(file), [...(await measure(browser, origin, book, folder)), ...(await measurePages(browser, origin, book, url))]),
    ]);
    return runSideBySide(tasks, AT_ONCE);
  });
}

/** @returns the results in the order of the tasks */
async function runSideBySide(tasks, most) {
  const results = [];
  const waiting = [...tasks.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: most }, work));
  return results;
}

/** Serves the reading systems and the books, packed and unpacked, to one browser, for as long as `work` takes. */
export async function withReaders(files, work) {
  if (files.length === 0) return [];
  await fetchReaders();
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-readers-'));
  for (const name of ['foliate-js', 'epubjs', 'jszip']) symlinkSync(join(HOME, 'node_modules', name), join(folder, name));
  symlinkSync(join(HOME, 'pages'), join(folder, 'pages'));
  const books = files.map((file, index) => {
    const book = readBook(file);
    for (const [path, bytes] of Object.entries(book.entries).filter(([name]) => !name.endsWith('/'))) {
      const to = join(folder, String(index), path);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, bytes);
    }
    symlinkSync(resolve(file), join(folder, `${index}.epub`));
    return { file, book, url: `/${index}.epub`, folder: `/${index}` };
  });
  const server = await serveFolder(folder);
  const browser = await launchChromium({ shell: true });
  try {
    return await work({ browser, origin: server.origin, books });
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<string[]>} what does not lead where it should in one reading system */
async function follow(browser, { origin, reader, book, url }) {
  const findings = [];
  const page = await openReader(browser, { origin, reader, viewport: WINDOW, findings });
  try {
    await page.evaluate((address) => globalThis.reader.open(address), url);
    const followed = reader === 'epubjs' ? withoutItsHaste(book) : book;
    findings.push(...(await followLists(page, followed)), ...(await followLinks(page, followed)));
    if (reader === 'foliate') findings.push(...(await openPopups(page, book)));
    return findings;
  } catch (error) {
    return [...findings, `the reader broke: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    await page.close();
  }
}

/** A page with a reading system in it; what the book's files do wrong there goes into `findings`. */
export async function openReader(browser, { origin, reader, viewport, findings, colorScheme = 'light', deviceScaleFactor = 1 }) {
  const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor });
  await page.route('**/*', (route) => {
    const address = route.request().url();
    if (address.startsWith(`${origin}/`) || /^(?:data|blob):/.test(address)) return route.continue();
    findings.push(`the book asks for ${address}`);
    return route.abort();
  });
  page.on('pageerror', (error) => findings.push(`script error: ${error.message}`));
  await page.goto(`${origin}/pages/${reader}.html`);
  await page.waitForFunction(() => globalThis.readerReady === true);
  return page;
}

/** Each list of the navigation document is the reader's own, and each of its entries leads to its place. */
async function followLists(page, book) {
  const findings = [];
  const lists = await page.evaluate(() => globalThis.reader.lists());
  for (const name of ['toc', 'pages', 'landmarks']) {
    const [shown, expected] = [lists[name].map(({ label, href }) => `${label.replace(/\s+/g, ' ')} → ${href}`), book.lists[name].map(({ label, place }) => `${label} → ${address(place)}`)];
    if (shown.join('\n') !== expected.join('\n')) findings.push(`${name}: the reader lists ${firstDifference(shown, expected)}`);
  }
  for (const [name, entries] of Object.entries(book.lists)) {
    for (const { label, place } of spread(entries)) {
      await page.evaluate((href) => globalThis.reader.goTo(href), address(place));
      const fault = await look(page, book, place);
      if (fault !== null) findings.push(`${name}, “${label}” → ${address(place)}: ${fault}`);
    }
  }
  return findings;
}

/** Each link is clicked where it stands. */
async function followLinks(page, book) {
  const findings = [];
  const asked = ['note', 'back', 'link'].flatMap((kind) => spread(book.links.filter((link) => link.kind === kind)));
  asked.sort((a, b) => book.files.indexOf(a.from) - book.files.indexOf(b.from) || a.index - b.index);
  for (const { from, index, place, kind } of asked) {
    const fault = (await click(page, from, index)) ?? (await look(page, book, place));
    if (fault !== null) findings.push(`${kind} ${index + 1} of ${from} → ${address(place)}: ${fault}`);
  }
  return findings;
}

/** @returns {Promise<string | null>} why there was nothing to click */
async function click(page, from, index) {
  return page.evaluate(async ([path, n]) => {
    const inView = () => globalThis.reader.shown().find((one) => one.path === path);
    if (inView() === undefined) await globalThis.reader.goTo(path);
    for (let wait = 0; inView() === undefined && wait < 100; wait += 1) await new Promise((done) => setTimeout(done, 20));
    const link = inView()?.doc.querySelectorAll('a[href]')[n];
    if (link === undefined) return 'the link is not there';
    link.click();
    return null;
  }, [from, index]);
}

/** A note's popup shows the note, all of it and nothing else. */
async function openPopups(page, book) {
  const findings = [];
  for (const { from, index, place } of spread(book.links.filter(({ kind }) => kind === 'note'), 40)) {
    await page.evaluate((path) => globalThis.reader.goTo(path), from);
    const popup = await page.evaluate((n) => globalThis.reader.popup(n), index);
    const words = book.textAt(place);
    const where = `popup of note ${index + 1} of ${from}`;
    if (popup === null) findings.push(`${where}: the reader takes it for no note`);
    else if (popup.type !== 'footnote') findings.push(`${where}: the reader takes it for ${popup.type}`);
    else if (squash(popup.text) !== squash(words)) findings.push(`${where}: it says “${popup.text.trim().slice(0, 80)}” for “${words.trim().slice(0, 80)}”`);
  }
  return findings;
}

async function look(page, book, place) {
  const expected = book.wordsAt(place);
  if (expected === null) return 'the archive has no such place';
  const seen = () => page.evaluate(([path, id, words]) => globalThis.inView.look(path, id, words), [place.path, place.id, expected]);
  const fault = await seen();
  if (fault === null || book.isHasty?.(place.path) !== true) return fault;
  await page.evaluate((href) => globalThis.reader.goTo(href), address(place));
  return seen();
}

/**
 * epub.js turns to the page of a place before a file's pictures have made it as long as it is, and stops at its first page; the
 * same way once more leads there. Its readers see the same in every book with pictures, so such a file is asked for twice.
 */
function withoutItsHaste(book) {
  return { ...book, isHasty: (path) => /<img /.test(new TextDecoder().decode(book.entries[path])) };
}

/** Each file as it is, one long page, on three screens. */
async function measure(browser, origin, book, folder) {
  const findings = [];
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    for (const file of book.files) {
      await page.goto(`${origin}${folder}/${file}`);
      findings.push(...(await page.evaluate(overflowing)).map((fault) => `${file} on ${width} px: ${fault}`));
    }
    await page.close();
  }
  return findings;
}

/** In the page. What stands out of the window, or out of a box that hides it; a box that scrolls may hold what is wider. */
function overflowing() {
  const limit = document.documentElement.clientWidth;
  const name = (element) => `${element.localName}${element.id === '' ? '' : `#${element.id}`}${[...element.classList].map((one) => `.${one}`).join('')}`;
  const scrolls = (element) => element !== null && element !== document.documentElement && (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const isHeardOnly = (element) => element.closest('.pause, thead') !== null && getComputedStyle(element.closest('.pause, thead')).position === 'absolute';
  const found = [];
  if (document.documentElement.scrollWidth > limit) found.push(`the file is ${document.documentElement.scrollWidth} px wide`);
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('svg') !== null && element.localName !== 'svg') continue;
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || isHeardOnly(element)) continue;
    if ((right > limit + 1 || left < -1) && !scrolls(element)) found.push(`${name(element)} reaches from ${Math.round(left)} to ${Math.round(right)} px`);
    else if (element.scrollWidth > element.clientWidth + 1 && ['hidden', 'clip'].includes(getComputedStyle(element).overflowX)) found.push(`${name(element)} hides what is wider than it`);
  }
  return found.slice(0, 4);
}

/** Each file on pages, as foliate-js lays them: nothing reaches into the next column or below the last line. */
async function measurePages(browser, origin, book, url) {
  const findings = [];
  for (const viewport of PAGES) {
    const page = await openReader(browser, { origin, reader: 'foliate', viewport, findings });
    await page.evaluate((at) => globalThis.reader.open(at), url);
    for (const file of book.files) {
      await page.evaluate((path) => globalThis.reader.goTo(path), file);
      findings.push(...(await page.evaluate(cutOff, file)).map((fault) => `${file} on pages of ${viewport.width} px: ${fault}`));
    }
    await page.close();
  }
  return findings;
}

/** In the page. What does not lie in the column in which it begins; what only ears are meant for lies anywhere. */
async function cutOff(path) {
  const here = () => globalThis.reader.shown().find((one) => one.path === path)?.doc;
  for (let wait = 0; here() === undefined && wait < 100; wait += 1) await new Promise((done) => setTimeout(done, 20));
  const doc = here();
  if (doc === undefined) return ['the reader does not show it'];
  const style = doc.defaultView.getComputedStyle(doc.documentElement);
  // Chromium lays out in whole sixty-fourths of a pixel: after a hundred columns, what it leaves of each comes to more than a pixel.
  const inLayoutUnits = (length) => Math.floor(Number.parseFloat(length) * 64) / 64;
  const [asked, gap, start, end] = [style.columnWidth, style.columnGap, style.paddingLeft, style.paddingRight].map(inLayoutUnits);
  const room = doc.documentElement.getBoundingClientRect().width - start - end;
  // Columns are at least as wide as asked for, and share what is over (CSS Multi-column 1, 3.4).
  const width = (room + gap) / Math.max(1, Math.floor((room + gap) / (asked + gap))) - gap;
  const height = doc.documentElement.getBoundingClientRect().height;
  const faults = [];
  const walker = doc.createTreeWalker(doc.body, 5, { acceptNode: (node) => (node.nodeType === 1 && (node.matches('.pause, [hidden]') || (node.localName === 'thead' && doc.defaultView.getComputedStyle(node).position === 'absolute')) ? 2 : 1) });
  for (let node = walker.nextNode(); node !== null && faults.length < 3; node = walker.nextNode()) {
    const isPicture = node.nodeType === 1 && (node.localName === 'img' || node.localName === 'svg');
    if (!isPicture && (node.nodeType !== 3 || /^\s*$/.test(node.data) || node.parentElement.closest('svg') !== null)) continue;
    const range = doc.createRange();
    range.selectNode(node);
    for (const box of isPicture ? node.getClientRects() : range.getClientRects()) {
      if (box.width < 1) continue;
      const column = start + Math.floor((box.left + 1 - start) / (width + gap)) * (width + gap);
      if (box.right > column + width + 1.5 || box.left < column - 1.5 || box.bottom > height + 1) {
        faults.push(`${isPicture ? node.localName : `“${node.data.trim().slice(0, 30)}”`} is cut: ${Math.round(box.left - column)} to ${Math.round(box.right - column)} of ${Math.round(width)} px, down to ${Math.round(box.bottom)} of ${Math.round(height)}`);
        break;
      }
    }
  }
  return faults;
}

function address({ path, id }) {
  return id === '' ? path : `${path}#${id}`;
}

function squash(text) {
  return text.replace(/\s+/g, '');
}

function firstDifference(shown, expected) {
  const at = shown.findIndex((line, index) => line !== expected[index]);
  const index = at === -1 ? shown.length : at;
  return `${shown.length} entries for ${expected.length}; the ${index + 1}. is “${shown[index] ?? 'nothing'}” for “${expected[index] ?? 'nothing'}”`;
}

/** All of them, or as many as can be followed in a minute, evenly. */
function spread(entries, most = MOST_OF_A_KIND) {
  if (entries.length <= most) return [...entries];
  return Array.from({ length: most }, (_, index) => entries[Math.floor((index * entries.length) / most)]);
}
