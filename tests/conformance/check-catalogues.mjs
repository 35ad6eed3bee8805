/** The OPDS catalogues of built sites, read by readers that are not ours. */

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { filesIn } from './editions.mjs';
import { ToolMissing, outcome } from './outcome.mjs';
import { runProgram } from './run-program.mjs';

const HOME = fileURLToPath(new URL('../catalogues/', import.meta.url));

/** Has npm install the readers beside their own package.json, unless they are there and no older than the lock. */
async function fetchCatalogueReaders() {
  const installed = join(HOME, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(HOME, 'package-lock.json')).mtimeMs) return;
  const { status, stdout, stderr } = await runProgram('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', HOME]);
  if (status !== 0) throw new ToolMissing(`npm could not install the readers of catalogues:\n${stdout}${stderr}`);
}

/**
 * @param {readonly { readonly name: string, readonly out: string }[]} sites
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each site that has a catalogue
 */
export async function checkCatalogues(sites) {
  const withCatalogue = sites.filter(({ out }) => existsSync(join(out, 'opds', 'catalog.xml')));
  if (withCatalogue.length === 0) return [];
  await fetchCatalogueReaders();
  const { readCatalogues } = await import('../catalogues/read-catalogue.mjs');
  return withCatalogue.map(({ name, out }) => outcome('OPDS, r2-opds-js and opds-ts', name, readCatalogues(out, filesIn(out))));
}
