/**
 * Content is the same in all three editions of both real briefings: each is read back and searched for every claim of the data,
 * heard as a screen reader gets it, and the PDF's tags are compared with the document that was printed.
 */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBriefing, loadHouse } from '../../src/briefing/load.js';
import { nodeFileSystem } from '../../src/host/node-host.js';
import { loadCatalogue } from '../../src/language/catalogue.js';
import { templateFiles } from '../../src/publish/template-files.js';
import { createTemplates } from '../../src/templates/create-templates.js';
import { type Claim, missingPiece } from '../../src/verify/claim.js';
import { expectedClaims } from '../../src/verify/expected-claims.js';
import { openEdition } from '../../src/verify/finished-edition.js';
import { heardText } from '../../src/verify/heard-text.js';
import { misplacedMarks } from '../../src/verify/page-marks.js';
import { plainText } from '../../src/verify/plain-text.js';
import { readDossier } from '../../src/verify/read-dossier.js';
import { readEbook } from '../../src/verify/read-ebook.js';
import { readPage } from '../../src/verify/read-page.js';
import { writeHeard } from '../../src/verify/write-heard.js';
import { readPdf } from '../support/pdf-reader.js';
import { runSheaf } from '../support/run-sheaf.js';
import { comparableLines } from './comparable-lines.js';
import { hearSource } from './hear-source.js';
import { MUTILATIONS, mutilated } from './mutilate-tags.js';
import { dressPublished } from './print-dossier.js';
import { comparePages } from './printed-pages.js';
import { withoutTextInEpub, withoutTextInPage, withoutTextInPdf } from './remove-text.js';

const own = fileURLToPath(new URL('../../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'sheaf-agreement-'));
const fs = nodeFileSystem();

beforeAll(async () => {
  cpSync(join(own, 'briefings'), join(root, 'briefings'), { recursive: true });
  const { status, stderr } = await runSheaf(['build'], { cwd: root });
  if (status !== 0) throw new Error(stderr);
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

const SLUGS = ['idleb-fevrier-2020', 'mauna-loa-co2'] as const;

const known = new Map<string, readonly Claim[]>();

function claimsOf(slug: string): readonly Claim[] {
  const claims = known.get(slug) ?? readClaims(slug);
  known.set(slug, claims);
  return claims;
}

function readClaims(slug: string): readonly Claim[] {
  const briefing = loadBriefing({ fs, root, slug }).value;
  if (briefing === null) throw new Error(`${slug} does not load`);
  const files = templateFiles(fs, root);
  return expectedClaims({
    briefing,
    house: loadHouse({ fs, root }).value,
    catalogue: loadCatalogue(briefing.data.language, (name) => files.find(`locales/${name}`)?.text ?? null).value,
    templates: createTemplates({ find: (name) => files.find(`${name}.hbs`) }),
    embargoIsOver: false,
  });
}

/** “claim: piece” for each that is missing. */
function missingClaims(text: string, claims: readonly Claim[]): readonly string[] {
  return claims.flatMap((claim) => {
    const piece = missingPiece(text, claim);
    return piece === null ? [] : [`${claim.name}: “${piece.text}”`];
  });
}

const EDITIONS = {
  html: { file: () => 'index.html', read: (bytes: Uint8Array) => heardText(readPage(new TextDecoder().decode(bytes), () => null)), without: withoutTextInPage },
  pdf: { file: (slug: string) => `${slug}.pdf`, read: (bytes: Uint8Array) => heardText(readDossier(bytes).heard), without: withoutTextInPdf },
  epub: { file: (slug: string) => `${slug}.epub`, read: (bytes: Uint8Array) => heardText(readEbook(bytes)), without: withoutTextInEpub },
} as const;

describe.each(SLUGS)('%s', (slug) => {
  const bytesOf = (edition: keyof typeof EDITIONS): Uint8Array => new Uint8Array(readFileSync(join(root, 'dist', slug, EDITIONS[edition].file(slug))));

  it('claims what its data holds', () => {
    const names = claimsOf(slug).map(({ name }) => name.split(' ')[0]);
    for (const kind of ['fact', 'figure', 'timeline', 'source', 'note', 'paragraph']) expect(names, kind).toContain(kind);
  });

  it.each(['html', 'pdf', 'epub'] as const)('the %s edition carries every claim', (edition) => {
    expect(missingClaims(EDITIONS[edition].read(bytesOf(edition)), claimsOf(slug))).toEqual([]);
  });

  it.each(['html', 'pdf', 'epub'] as const)('a sentence taken out of the %s edition is missed, and nothing else is', async (edition) => {
    const claims = claimsOf(slug);
    const target = claims.find(({ name }) => name === 'timeline 2');
    const sentence = target?.pieces[0]?.text ?? '';
    const maimed = await EDITIONS[edition].without(bytesOf(edition), sentence);
    const [missed, ...others] = missingClaims(EDITIONS[edition].read(maimed), claims);
    expect(missed).toMatch(/^timeline 2: /);
    expect(others).toEqual([]);
  });

  it('the site marks the pages where the PDF has them, under the labels that viewers show', async () => {
    const reading = await readPdf(bytesOf('pdf'));
    const { marked, missing } = comparePages(new TextDecoder().decode(bytesOf('html')), reading);
    expect(missing).toEqual([]);
    // The cover shows nothing of the document; pages of charts' data show again what stands in the charts.
    const labels = reading.labels ?? [];
    const last = reading.destinations.get('chart-data') ?? labels.length;
    expect([labels.slice(1, last), labels.slice(1, last + 1)]).toContainEqual(marked);
  });

  it.each(['html', 'epub'] as const)('the words after each page mark of the %s edition are the first of that page of the PDF', (edition) => {
    const { printed } = readDossier(bytesOf('pdf'));
    const heard = edition === 'html' ? readPage(new TextDecoder().decode(bytesOf('html')), () => null) : readEbook(bytesOf('epub'));
    expect(misplacedMarks(heard, printed)).toEqual([]);
    // Moved by a few words, it is told of.
    const begun = printed.texts.findIndex(({ page }) => page === 3);
    const texts = printed.texts.filter((_text, index) => index < begun || index > begun + 1);
    expect(misplacedMarks(heard, { ...printed, texts }).map(({ label }) => label)).toEqual([printed.labels[3]]);
  });

  it('each claim, taken out of the text, is missed', () => {
    const text = EDITIONS.epub.read(bytesOf('epub'));
    const overlooked = claimsOf(slug).filter((claim) => {
      const longest = claim.pieces.map(({ text: words }) => plainText(words)).sort((a, b) => b.length - a.length)[0] ?? '';
      return longest !== '' && missingClaims(text.split(longest).join('…'), [claim]).length === 0;
    });
    expect(overlooked.map(({ name }) => name)).toEqual([]);
  });

  it.each(['html', 'pdf', 'epub'] as const)('the %s edition is heard as the golden reading says', (edition) => {
    expect(heardBy(slug, edition)).toBe(goldenReading(slug, edition, () => heardBy(slug, edition)));
  });

  it('the tags of the PDF say what its source says: headings, lists, tables, pictures, links and notes, in their order', () => {
    expect(linesOfTags(bytesOf('pdf'))).toEqual(linesOfSource(slug));
  });
});

it.each(Object.keys(MUTILATIONS))('tags that are spoiled do not: %s', async (mutilation) => {
  const [slug] = SLUGS;
  const bytes = new Uint8Array(readFileSync(join(root, 'dist', slug, `${slug}.pdf`)));
  expect(linesOfTags(await mutilated(bytes, mutilation))).not.toEqual(linesOfSource(slug));
});

/** As `sheaf verify --read` prints it. The size of files to download changes with every change of the print engine. */
function heardBy(slug: string, edition: keyof typeof EDITIONS): string {
  const outcome = openEdition({ fs, out: join(root, 'dist') }, slug, edition);
  if (outcome.kind !== 'read') throw new Error(`${slug}: the ${edition} edition is ${outcome.kind}`);
  return writeHeard(outcome.reading.heard).replace(/\([\d.,]+\s[kKM][Bo]\)/gu, '(size)');
}

/** `UPDATE_READINGS=1 npx vitest run tests/agreement` writes them anew: read what has changed as one who hears it. */
function goldenReading(slug: string, edition: string, make: () => string): string {
  const path = join(own, 'tests/golden/readings', `${slug}.${edition}.txt`);
  if (process.env['UPDATE_READINGS'] === '1') writeFileSync(path, make());
  return readFileSync(path, 'utf8');
}

function linesOfTags(pdf: Uint8Array): readonly string[] {
  const { heard } = readDossier(pdf);
  return comparableLines(heard.blocks, heard.language);
}

const sources = new Map<string, readonly string[]>();

function linesOfSource(slug: string): readonly string[] {
  const known = sources.get(slug);
  if (known !== undefined) return known;
  const dressed = dressPublished(slug);
  const lines = comparableLines(hearSource(dressed), dressed.language);
  sources.set(slug, lines);
  return lines;
}

