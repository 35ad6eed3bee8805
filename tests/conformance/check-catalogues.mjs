/** The OPDS catalogues of built sites, read by readers that are not ours. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { filesIn } from './editions.mjs';
import { fetchReaders } from './check-readers.mjs';
import { launchChromium } from './launch-chromium.mjs';
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
  const outcomes = withCatalogue.map(({ name, out }) => outcome('OPDS, r2-opds-js and opds-ts', name, readCatalogues(out, filesIn(out))));
  return [...outcomes, ...(await readWithFoliate(withCatalogue))];
}

/** foliate-js reads Atom with a browser's own parser: each entry must become the publication that the JSON beside it tells of. */
async function readWithFoliate(sites) {
  await fetchReaders();
  const browser = await launchChromium({ shell: true });
  try {
    const page = await browser.newPage();
    const script = `data:text/javascript;base64,${readFileSync(fileURLToPath(new URL('../readers/node_modules/foliate-js/opds.js', import.meta.url))).toString('base64')}`;
    const outcomes = [];
    for (const { name, out } of sites) {
      const lists = filesIn(out).filter((path) => /^opds\/.*\.xml$/.test(path) && !path.startsWith('opds/publications/'));
      const read = await page.evaluate(readFeeds, { script, texts: lists.map((path) => readFileSync(join(out, path), 'utf8')) });
      outcomes.push(outcome('OPDS, foliate-js', name, lists.flatMap((path, index) => foliateFindings(out, path, read[index]))));
    }
    return outcomes;
  } finally {
    await browser.close();
  }
}

/** In the browser. */
async function readFeeds({ script, texts }) {
  const { getFeed } = await import(script);
  return texts.map((text) => {
    const feed = getFeed(new DOMParser().parseFromString(text, 'application/xml'));
    const tell = ({ metadata, links, images }) => ({ title: metadata?.title, language: metadata?.language, acquisitions: links.filter(({ rel }) => rel?.some((one) => one.startsWith('http://opds-spec.org/acquisition'))).length, images: images.length });
    return { title: feed.metadata.title, ways: (feed.navigation ?? []).length, publications: (feed.publications ?? []).map(tell), facets: (feed.facets ?? []).length };
  });
}

function foliateFindings(out, path, { title, ways, publications }) {
  const findings = title === '' || title === undefined ? [`${path}: no title`] : [];
  const entries = readFileSync(join(out, path), 'utf8').split('<entry').length - 1;
  if (ways + publications.length !== entries) findings.push(`${path}: ${entries} entries, of which ${ways} lead on and ${publications.length} are publications`);
  for (const publication of publications) {
    if (publication.acquisitions === 0 || publication.images !== 2) findings.push(`${path}: “${publication.title}” has ${publication.acquisitions} acquisition links and ${publication.images} pictures`);
  }
  return findings;
}
