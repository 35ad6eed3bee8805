/**
 * DAISY Ace over many EPUBs in one process and one browser: its report may hold nothing that failed.
 *
 * Ace comes as a command that starts a browser of its own for each book, Electron or Puppeteer's. Its core takes any
 * browser that loads a page and runs Ace's scripts in it; here that is Debian's Chromium through Playwright.
 */

import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launchChromium } from './launch-chromium.mjs';
import { ToolMissing, outcome } from './outcome.mjs';
import { runProgram } from './run-program.mjs';

const HOME = fileURLToPath(new URL('../ace/', import.meta.url));
/** Files of one book that are looked at side by side. */
const SIDE_BY_SIDE = 3;

/** Has npm install Ace beside its own package.json, unless it is there and no older than the lock. */
export async function fetchAce() {
  const installed = join(HOME, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(HOME, 'package-lock.json')).mtimeMs) return;
  const { status, stdout, stderr } = await runProgram('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', HOME]);
  if (status !== 0) throw new ToolMissing(`npm could not install DAISY Ace:\n${stdout}${stderr}`);
}

/**
 * @param {readonly string[]} files
 * @param {(file: string) => string} show a file's name for people
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each file
 */
export async function checkAccessibility(files, show) {
  if (files.length === 0) return [];
  await fetchAce();
  const work = mkdtempSync(join(tmpdir(), 'sheaf-ace-'));
  // Ace keeps its settings and logs in the user's home, unless these say otherwise.
  for (const name of ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME']) process.env[name] = join(work, 'home');
  const ofAce = createRequire(join(HOME, 'package.json'));
  const ace = ofAce('@daisy/ace-core');
  const browser = await launchChromium({ shell: true, flags: ['--allow-file-access-from-files'] });
  try {
    ofAce('@daisy/ace-logger').initLogger({ silent: true, fileName: 'ace.log' });
    const runner = runnerOf(browser);
    const outcomes = [];
    for (const [index, file] of files.entries()) {
      const folder = join(work, String(index));
      mkdirSync(folder);
      const options = { cwd: work, outdir: join(folder, 'report'), tmpdir: join(folder, 'unpacked'), jobid: '', silent: true, doNotReportMedia: true };
      const findings = await ace(file, options, runner).then(([, report]) => findingsIn(report), (error) => [`Ace broke off: ${error instanceof Error ? error.message : String(error)}`]);
      outcomes.push(outcome('Ace', show(file), findings));
      rmSync(folder, { recursive: true, force: true });
    }
    return outcomes;
  } finally {
    await browser.close();
    rmSync(work, { recursive: true, force: true });
  }
}

/** What Ace wants of a browser; ours stays open from book to book, and so do its pages: to open one costs more than to look at a small file. */
function runnerOf(browser) {
  const context = browser.newContext();
  const idle = [];
  const openPage = async () => {
    const page = await (await context).newPage();
    await page.route(/^https?:/, (route) => route.abort());
    return page;
  };
  return {
    concurrency: SIDE_BY_SIDE,
    setTimeout: () => undefined,
    launch: () => context,
    close: async () => undefined,
    run: async (url, scripts, contents) => {
      const page = idle.pop() ?? (await openPage());
      try {
        await page.goto(url);
        for (const content of contents) await mark(await page.addScriptTag({ content }));
        for (const path of scripts) await mark(await page.addScriptTag({ path }));
        const result = await page.evaluate(() => new Promise((done, fail) => globalThis.daisy.ace.run((error, found) => (error ? fail(error) : done(found)))));
        idle.push(page);
        return result;
      } catch (error) {
        await page.close();
        throw error;
      }
    },
  };
}

/** So that Ace does not take its own scripts for the book's. */
function mark(script) {
  return script.evaluate((element) => element.setAttribute('data-ace', ''));
}

/** Each rule that a file breaks, from the report's nested assertions (EARL). */
function findingsIn(report) {
  return (report.assertions ?? []).flatMap(({ 'earl:testSubject': subject, assertions = [] }) =>
    assertions
      .filter((assertion) => assertion['earl:result']?.['earl:outcome'] !== 'pass')
      .map((assertion) => {
        const { 'earl:test': test, 'earl:result': result } = assertion;
        const place = result['earl:pointer']?.css?.[0] ?? '';
        return `${test['dct:title']} (${test['earl:impact']}) in ${subject.url}: ${String(result['dct:description'] ?? test['dct:description']).trim()}${place === '' ? '' : `\n    ${place}`}${result.html === undefined ? '' : `\n    ${String(result.html).slice(0, 300)}`}`;
      }),
  );
}
