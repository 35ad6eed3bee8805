/** Pictures of a PDF's pages by poppler's pdftoppm, each in colour and, to its right, as a printer without colour has it. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Picture } from '../../src/figures/canvas/indexed-png.js';

export const DPI = 50;
/** Greys of a page's right half. */
const GREYS = 16;

export function hasPoppler(): boolean {
  return spawnSync('pdftoppm', ['-v']).error === undefined;
}

/** One picture a page. */
export function pagePictures(pdf: string): readonly Picture[] {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-pages-'));
  try {
    const { status, stderr } = spawnSync('pdftoppm', ['-r', String(DPI), pdf, join(folder, 'page')], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`pdftoppm fails for ${pdf}: ${stderr}`);
    return readdirSync(folder).sort().map((file) => besideItsGrey(readFileSync(join(folder, file))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param ppm netpbm's P6 with eight bits a channel, as poppler writes it */
function besideItsGrey(ppm: Uint8Array): Picture {
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(String.fromCharCode(...ppm.subarray(0, 40)));
  if (header === null) throw new Error('pdftoppm wrote no P6');
  const [whole, columns = '', rows = ''] = header;
  const [width, height] = [Number(columns), Number(rows)];
  const rgba = new Uint8Array(width * 2 * height * 4).fill(255);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const from = whole.length + (row * width + column) * 3;
      const [red = 255, green = 255, blue = 255] = ppm.subarray(from, from + 3);
      const to = (row * width * 2 + column) * 4;
      rgba.set([red, green, blue], to);
      // ITU-R BT.601, as printers' drivers weigh colours.
      const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
      rgba.fill(Math.round((Math.round((luma / 255) * (GREYS - 1)) / (GREYS - 1)) * 255), to + width * 4, to + width * 4 + 3);
    }
  return { width: width * 2, height, rgba };
}

export async function readPicture(png: Uint8Array): Promise<Picture> {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return { width: image.width, height: image.height, rgba: new Uint8Array(canvas.data()) };
}

/** Side of the squares whose mean colours are compared: what smooths letters differs from one machine to the next, not where they stand. */
const SQUARE = 4;
/** Of 255, by how much a square's channel may differ. */
const SMALL = 22;

/** The part of the squares that differ; 1 for pictures of different sizes. */
export function difference(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let different = 0;
  let squares = 0;
  for (let y = 0; y + SQUARE <= a.height; y += SQUARE)
    for (let x = 0; x + SQUARE <= a.width; x += SQUARE) {
      squares += 1;
      if ([0, 1, 2].some((channel) => Math.abs(mean(a, x, y, channel) - mean(b, x, y, channel)) > SMALL)) different += 1;
    }
  return different / squares;
}

function mean({ width, rgba }: Picture, x: number, y: number, channel: number): number {
  let sum = 0;
  for (let row = y; row < y + SQUARE; row += 1) for (let column = x; column < x + SQUARE; column += 1) sum += rgba[(row * width + column) * 4 + channel] ?? 0;
  return sum / (SQUARE * SQUARE);
}
