/**
 * The pages of both briefings look as they did, in colour and in grey. A page that is meant to look otherwise:
 * `UPDATE_PAGES=1 npx vitest run tests/golden` makes the pictures of `pages/` anew; look at them before committing.
 * Poppler draws them (Debian's poppler-utils): without it nothing is compared, except in CI, where that is a failure.
 */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { writeIndexedPng } from '../../src/figures/canvas/indexed-png.js';
import { runSheaf } from '../support/run-sheaf.js';
import { difference, hasPoppler, pagePictures, readPicture } from './page-pictures.js';

const goldens = fileURLToPath(new URL('pages/', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const isUpdate = process.env['UPDATE_PAGES'] === '1';
/** Squares of a page that may differ: smoothing at the edges of rules and of the drawing. */
const MOST = 0.002;
const out = mkdtempSync(join(tmpdir(), 'sheaf-golden-'));
afterAll(() => rmSync(out, { recursive: true }));

const canDraw = hasPoppler();
if (!canDraw && process.env['CI'] === 'true') throw new Error('pdftoppm is missing: install poppler-utils');
if (!canDraw) process.stderr.write('pages.test.ts: pdftoppm is not installed; no page is compared\n');

describe.skipIf(!canDraw)('the pages of', async () => {
  if (!canDraw) return;
  const built = await runSheaf(['build', '--root', root, '--out', out, '--only', 'pdf', '--no-cache'], { cwd: root });
  if (built.status !== 0) throw new Error(built.stderr);
  const slugs = ['idleb-fevrier-2020', 'mauna-loa-co2'];
  const pdfs = slugs.flatMap((slug) => readdirSync(join(out, slug)).filter((file) => file.endsWith('.pdf')).sort().map((file) => join(out, slug, file)));

  it.each(pdfs.map((pdf) => [pdf.replace(/^.*\/|\.pdf$/g, ''), pdf] as const))('%s', async (name, pdf) => {
    const folder = join(goldens, name);
    const present = pagePictures(pdf);
    if (isUpdate) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      for (const [index, picture] of present.entries()) writeFileSync(join(folder, fileOf(index)), await writeIndexedPng(picture));
    }
    const known = existsSync(folder) ? readdirSync(folder).sort() : [];
    expect(known).toEqual(present.map((_picture, index) => fileOf(index)));
    const differing: string[] = [];
    for (const [index, picture] of present.entries()) {
      const part = difference(picture, await readPicture(readFileSync(join(folder, fileOf(index)))));
      if (part <= MOST) continue;
      const seen = join(tmpdir(), `${name}-${fileOf(index)}`);
      writeFileSync(seen, await writeIndexedPng(picture));
      differing.push(`page ${index + 1} differs in ${(part * 100).toFixed(1)} % of its area from tests/golden/pages/${name}/${fileOf(index)}; it is ${seen} now`);
    }
    expect(differing).toEqual([]);
  });

  it('a page whose second half moves down by a point and a half is told from what it was', () => {
    const [page] = pagePictures(pdfs[0] ?? '');
    if (page === undefined) throw new Error('the first dossier has no page');
    const half = page.width * 4 * Math.floor(page.height / 2);
    const moved = new Uint8Array(page.rgba);
    moved.copyWithin(half + page.width * 4, half, moved.length - page.width * 4);
    expect(difference(page, { ...page, rgba: moved })).toBeGreaterThan(MOST * 10);
  });
});

function fileOf(index: number): string {
  return `${String(index + 1).padStart(2, '0')}.png`;
}
