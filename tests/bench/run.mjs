/**
 * The benchmark: synthetic briefings of about 15, 75, 750 and 2,000 pages through Sheaf and its peers, each as a cold process.
 *
 *   npm run bench [-- --sizes 15,75] [--runs N] [--json FILE] [--profile]
 *
 * Its own packages (a word list, Typst): npm ci --prefix tests/bench. Pandoc and WeasyPrint: apt-get install pandoc weasyprint.
 * Where the time goes: a book is half shaping, breaking and placing its text, a fifth composing, boxes and styles, a fifth
 * drawing and writing the file; compressing runs beside. A short briefing is mostly cold, its JavaScript interpreted: a tenth
 * is Node's own start, a seventh loading (V8's code cache stands in for compiling), a tenth reading and computing styles, a
 * quarter layout, a tenth drawing. HarfBuzz is compiled beforehand and called directly, and so takes a fiftieth; collecting
 * garbage takes a twelfth, and the first number that `Intl` formats ten milliseconds.
 *
 * --profile writes a .cpuprofile of Sheaf’s build at the largest size into the working directory, and measures nothing.
 */

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { REPOSITORY, contestants, sheafCommand } from './contestants.mjs';
import { countPages } from './count-pages.mjs';
import { measure, median } from './measure.mjs';
import { formatFlatness, formatSize, ratios } from './report.mjs';
import { syntheticText } from './synthetic-text.mjs';
import { installedWords } from './vocabulary.mjs';

/** Words that fill so many pages of the house’s dossier, and how many of them must differ. */
const SIZES = new Map([
  [15, { words: 3_400, distinct: 2_500, runs: 5 }],
  [75, { words: 21_000, distinct: 6_000, runs: 3 }],
  [750, { words: 218_000, distinct: 20_000, runs: 1 }],
  [2000, { words: 581_000, distinct: 20_000, runs: 1 }],
]);
const SEED = 20_260_314;

const { values } = parseArgs({ options: { sizes: { type: 'string' }, runs: { type: 'string' }, json: { type: 'string' }, profile: { type: 'boolean' } } });
const sizes = (values.sizes ?? '15,75,750,2000').split(',').map(Number);
const vocabulary = await installedWords();
const work = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));

try {
  const refusal = refuse();
  if (refusal === null) await (values.profile === true ? profile() : compare());
  else {
    process.stderr.write(`${refusal}\n`);
    process.exitCode = 2;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @returns {string | null} why nothing can be measured */
function refuse() {
  const unknown = sizes.find((size) => !SIZES.has(size));
  if (unknown !== undefined) return `--sizes takes some of ${[...SIZES.keys()].join(', ')}, with commas between them.`;
  if (values.runs !== undefined && !/^[1-9]\d?$/.test(values.runs)) return '--runs takes a whole number from 1 to 99.';
  if (vocabulary === null) return 'The benchmark’s word list is missing: npm ci --prefix tests/bench';
  if (!existsSync(join(REPOSITORY, 'lib/command/main.js'))) return 'Sheaf is not compiled: npm run compile';
  return null;
}

async function compare() {
  const results = [];
  for (const pages of sizes) {
    const result = await compareAt(pages);
    results.push(result);
    process.stdout.write(`${formatSize(result)}\n\n`);
  }
  const flatness = formatFlatness(results);
  if (flatness !== null) process.stdout.write(`${flatness}\n`);
  if (values.json !== undefined) {
    const plain = { node: process.version, load: loadavg(), sizes: results.map((result) => ({ ...result, ratios: ratios(result) })) };
    writeFileSync(values.json, `${JSON.stringify(plain, null, 2)}\n`);
  }
}

/** @returns {Promise<import('./report.mjs').Size>} */
async function compareAt(pages) {
  const { words, distinct, runs: usualRuns } = SIZES.get(pages);
  const text = syntheticText(vocabulary, { words, seed: SEED });
  if (text.distinct < distinct) throw new Error(`The text of ${pages} pages has only ${text.distinct} distinct words, not ${distinct}.`);
  const all = contestants(text, { pages, folder: join(work, String(pages)) });
  const runs = Number(values.runs ?? usualRuns);
  const measures = new Map();
  const failed = [];
  // Round by round, so that a change of the machine’s mood meets everyone.
  for (let round = 0; round < runs; round++) {
    for (const { id, label, command } of all.filter(({ missing, id: one }) => missing === null && !failed.some((failure) => failure.id === one))) {
      process.stderr.write(`\r\u001b[K${pages} pages, round ${round + 1} of ${runs}: ${label}`);
      try {
        measures.set(id, [...(measures.get(id) ?? []), await measure(command, { cwd: REPOSITORY })]);
      } catch (error) {
        failed.push({ id, label, reason: error.message });
      }
    }
  }
  process.stderr.write('\r\u001b[K');
  const rows = [];
  for (const { id, label, pdf } of all) {
    if (!measures.has(id)) continue;
    const list = measures.get(id);
    rows.push({ id, label, runs: list.length, pages: pdf === null ? null : await countPages(pdf), ...median(list) });
  }
  if (failed.some(({ id }) => id.startsWith('sheaf'))) process.exitCode = 1;
  const missing = all.filter((one) => one.missing !== null).map(({ label, missing: reason }) => ({ label, reason }));
  return { pages, words: text.words, distinct: text.distinct, rows, missing, failed };
}

async function profile() {
  const pages = Math.max(...sizes);
  const text = syntheticText(vocabulary, { words: SIZES.get(pages).words, seed: SEED });
  contestants(text, { pages, folder: work });
  const command = [process.execPath, '--cpu-prof', '--cpu-prof-dir', resolve('.'), '--cpu-prof-name', `sheaf-${pages}.cpuprofile`, ...sheafCommand(join(work, 'sheaf'), join(work, 'out'), null), '--jobs', '1'];
  const { seconds } = await measure(command, { cwd: REPOSITORY });
  process.stdout.write(`sheaf-${pages}.cpuprofile, ${seconds.toFixed(2)} s with the profiler on\n`);
}
