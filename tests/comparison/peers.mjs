/** Has Debian's Chromium and WeasyPrint set a document, each as its users would: from the command line, with its defaults. */

import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CHROMIUM_FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--allow-file-access-from-files', '--no-pdf-header-footer'];

/**
 * @param {string} html the whole document
 * @param {string} work an empty folder
 * @returns {Promise<string | null>} the PDF's path; null where the program is missing or gives none
 */
export async function setByChromium(html, work) {
  const [page, pdf] = [join(work, 'page.html'), join(work, 'chromium.pdf')];
  writeFileSync(page, html);
  return attempt(pdf, 'chromium', [...CHROMIUM_FLAGS, `--user-data-dir=${join(work, 'profile')}`, `--print-to-pdf=${pdf}`, `file://${page}`]);
}

export async function setByWeasyPrint(html, work) {
  const [page, pdf] = [join(work, 'page.html'), join(work, 'weasyprint.pdf')];
  writeFileSync(page, html);
  return attempt(pdf, 'weasyprint', ['--quiet', page, pdf]);
}

async function attempt(pdf, command, args) {
  try {
    await run(command, args, { timeout: 120_000, maxBuffer: 1 << 26 });
  } catch (error) {
    process.stderr.write(`${command}: ${error.code === 'ENOENT' ? `not installed (apt-get install ${command})` : String(error.stderr || error.message).trim().slice(0, 500)}\n`);
  }
  return existsSync(pdf) && readFileSync(pdf).length > 0 ? pdf : null;
}
