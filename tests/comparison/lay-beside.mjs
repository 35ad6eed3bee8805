/** Lays the pages of several PDFs beside one another: one picture for each page number, a column for each engine. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createCanvas, loadImage } from '@napi-rs/canvas';

const GAP = 12;
const HEAD = 26;

/**
 * @param {{ label: string, pdf: string | null }[]} columns
 * @param {{ out: string, name: string, work: string, resolution: number }} options `resolution` in dots an inch
 * @returns {Promise<string[]>} the pictures' paths, in order of their pages
 */
export async function layBeside(columns, { out, name, work, resolution }) {
  const rows = columns.map(({ label, pdf }) => ({ label, pages: pdf === null ? [] : pagesOf(pdf, work, resolution) }));
  const count = Math.max(...rows.map(({ pages }) => pages.length));
  mkdirSync(out, { recursive: true });
  for (const old of readdirSync(out)) if (old.startsWith(`${name}-`) && /^\d+\.png$/.test(old.slice(name.length + 1))) rmSync(join(out, old));
  const written = [];
  for (let index = 0; index < count; index++) {
    const images = await Promise.all(rows.map(({ pages }) => (pages[index] === undefined ? null : loadImage(pages[index]))));
    const width = Math.max(...images.map((image) => image?.width ?? 0));
    const height = Math.max(...images.map((image) => image?.height ?? 0));
    const canvas = createCanvas((width + GAP) * rows.length + GAP, height + HEAD + GAP);
    const context = canvas.getContext('2d');
    context.fillStyle = '#8b979d';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.font = '600 15px sans-serif';
    images.forEach((image, column) => {
      const x = GAP + column * (width + GAP);
      context.fillStyle = '#15202a';
      context.fillText(`${rows[column].label}, page ${index + 1} of ${rows[column].pages.length}`, x, 18);
      if (image !== null) context.drawImage(image, x, HEAD);
    });
    const path = join(out, `${name}-${index + 1}.png`);
    writeFileSync(path, canvas.toBuffer('image/png'));
    written.push(path);
  }
  return written;
}

function pagesOf(pdf, work, resolution) {
  const folder = mkdtempSync(join(work, 'pages-'));
  execFileSync('pdftoppm', ['-r', String(resolution), '-png', pdf, join(folder, 'p')]);
  return readdirSync(folder).sort().map((file) => join(folder, file));
}
