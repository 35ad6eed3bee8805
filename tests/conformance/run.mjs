/**
 * The conformance run: every built edition, sets of briefings made to strain them, and the documents of the print engine's own
 * tests and comparisons, against the validators of each format.
 *
 *   npm run conformance            [-- --json FILE] [-- --only documents,pages,html,unicode,identical,catalogues,readers,calibre]
 *
 * Exit status 1 on any finding. A program that is not installed is skipped with a word here, and a failure where CI=true.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { checkAccessibility } from './check-ace.mjs';
import { checkCalibre } from './check-calibre.mjs';
import { checkEpubs, checkPdfs, checkSyntax } from './check-documents.mjs';
import { checkCatalogues } from './check-catalogues.mjs';
import { checkIdentical } from './check-identical.mjs';
import { checkLibrary, checkSite } from './check-library.mjs';
import { checkMatterhorn } from './check-matterhorn.mjs';
import { checkPageMarks } from './check-page-marks.mjs';
import { checkReaders } from './check-readers.mjs';
import { checkUnicode } from './check-unicode.mjs';
import { writeEbookBriefings } from './ebook-briefings.mjs';
import { REPOSITORY, buildInto, ensureDist, filesIn } from './editions.mjs';
import { setLibraryDocuments } from './library-documents.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { attempt, outcome } from './outcome.mjs';
import { countOutcomes, formatReport } from './report.mjs';
import { writeStressBriefings } from './stress-briefings.mjs';
import { writeExtremes } from '../stress/write-extremes.mjs';

const GROUPS = ['documents', 'ace', 'pages', 'html', 'unicode', 'identical', 'catalogues', 'readers', 'calibre'];
const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' }, keep: { type: 'boolean' } } });
const groups = values.only?.split(',') ?? GROUPS;
const mayskip = process.env.CI !== 'true';
const work = mkdtempSync(join(tmpdir(), 'sheaf-conformance-'));

try {
  const outcomes = await checkAll(work);
  const counts = countOutcomes(outcomes, mayskip);
  process.stdout.write(`\n${formatReport(outcomes)}\n\nconformance: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...counts, outcomes }, null, 2)}\n`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
} finally {
  if (values.keep === true) process.stderr.write(`the editions that were checked stay in ${work}\n`);
  else rmSync(work, { recursive: true, force: true });
}

/** @returns {Promise<import('./outcome.mjs').Outcome[]>} */
async function checkAll(folder) {
  const built = [{ name: 'dist', out: await ensureDist(), hasSite: true }];
  const stress = await attempt('sheaf build', async () => {
    const outcomes = [];
    for (const { name, root, args } of [...(await writeStressBriefings(folder)), ...writeEbookBriefings(folder)]) {
      const out = join(folder, `${name}-out`);
      outcomes.push(outcome('sheaf build', name, await buildInto(root, out, args)));
      built.push({ name, out, hasSite: !args.includes('--only') });
    }
    return outcomes;
  });
  const [library, engine, extremes] = ['library', 'engine', 'extremes'].map((name) => join(folder, name));
  const all = (ending) => built.flatMap(({ out }) => filesIn(out).filter((file) => file.endsWith(ending)).map((file) => join(out, file)));
  const show = (path) => {
    if ([library, engine, extremes].some((one) => path.startsWith(`${one}/`))) return path.slice(folder.length + 1);
    const { name, out } = built.find((one) => path.startsWith(`${one.out}/`));
    return `${name}/${path.slice(out.length + 1)}`;
  };
  const fromLibrary = await attempt('print()', () => setLibraryDocuments(library));
  const isAsked = groups.includes('documents');
  const fromEngine = isAsked ? await attempt('documents of the engine', () => setEngineDocuments(engine)) : [];
  const fromExtremes = isAsked ? await attempt('sheaf build', () => buildExtremes(extremes)) : [];
  const fromLayout = isAsked ? await attempt('pages laid out', layExtremes) : [];
  const pdfsIn = (one) => filesIn(one).filter((file) => file.endsWith('.pdf')).map((file) => join(one, file));
  const [pdfs, epubs] = [[...all('.pdf'), ...pdfsIn(library)], all('.epub')];
  const everyPdf = [...pdfs, ...pdfsIn(engine), ...pdfsIn(extremes)];
  const documents = async () => [
    ...(await attempt('EPUBCheck', () => checkEpubs(epubs, show))),
    ...(await attempt('veraPDF', () => checkPdfs(everyPdf, show))),
    ...(await attempt('Matterhorn', () => checkMatterhorn(everyPdf, show, (file) => !file.startsWith(`${engine}/`) && !file.startsWith(`${library}/`)))),
    ...(await attempt('qpdf --check', () => checkSyntax(pdfs, show))),
    ...(await attempt('page marks', () => checkPageMarks(epubs, show))),
  ];
  // Titles of control characters are Calibre's to change, and forty languages of one page each tell a reading system nothing.
  const readable = epubs.filter((file) => !/^ebook-(?:titles|languages)\//.test(show(file)));
  const converted = () => attempt('Calibre', () => checkCalibre(readable, show));
  const read = () => attempt('reading systems', () => checkReaders(readable, show));
  const sites = async () => {
    const outcomes = [];
    for (const { name, out } of built.filter(({ hasSite }) => hasSite)) {
      outcomes.push(...(await checkSite(out, { name, groups })));
    }
    if (['html', 'pages'].some((group) => groups.includes(group))) outcomes.push(...(await checkLibrary(join(folder, 'site-library'), groups)));
    if (groups.includes('catalogues')) outcomes.push(...(await attempt('catalogues', () => checkCatalogues(built.filter(({ hasSite }) => hasSite)))));
    if (groups.includes('ace')) outcomes.push(...(await attempt('Ace', () => checkAccessibility(epubs, show))));
    return outcomes;
  };
  const identical = () => attempt('same bytes', async () => {
    const outs = [join(folder, 'first'), join(folder, 'second')];
    const faults = [];
    for (const out of outs) faults.push(...(await buildInto(REPOSITORY, out)));
    return faults.length > 0 ? [outcome('same bytes', 'dist', faults)] : checkIdentical(outs[0], outs[1], 'dist');
  });
  const filed = async () => [...(isAsked ? await documents() : []), ...(groups.includes('calibre') ? await converted() : []), ...(groups.includes('readers') ? await read() : [])];
  // Files and reading systems, pages and Ace: each row keeps a core busy, for about as long as the other.
  const [fromDocuments, fromSites] = await Promise.all([filed(), sites()]);
  const fromUnicode = groups.includes('unicode') ? await attempt('Unicode', checkUnicode) : [];
  return [...stress, ...fromLibrary, ...fromEngine, ...fromExtremes, ...fromLayout, ...fromDocuments, ...fromSites, ...fromUnicode, ...(groups.includes('identical') ? await identical() : [])];
}

/** The engine's own tests as PDF files: the suite's cases, random documents, CommonMark's examples. */
async function setEngineDocuments(out) {
  const { setEngineDocuments: set } = await loadTypeScript('tests/conformance/engine-documents.ts');
  const faults = await set(out, join(REPOSITORY, 'tests/suite'));
  return [outcome('documents of the engine', `${filesIn(out).length} documents`, faults)];
}

/** On no page of these briefings stands something over something else, or next to nothing. */
async function layExtremes() {
  const { checkExtremes } = await loadTypeScript('tests/stress/check-extremes.ts');
  return (await checkExtremes()).map(({ subject, faults }) => outcome('pages laid out', subject, faults));
}

/** Briefings at the extremes of each block's number and length, as dossiers only. */
async function buildExtremes(out) {
  const outcomes = [];
  for (const { name, root, args } of writeExtremes(join(out, 'input'))) {
    outcomes.push(outcome('sheaf build', `extremes/${name}`, await buildInto(root, join(out, name), ['--only', 'pdf', ...args])));
  }
  return outcomes;
}
