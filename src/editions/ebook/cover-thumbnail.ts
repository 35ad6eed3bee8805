/** The cover small, for the lists of catalogues and reading systems: a PNG of 400 × 640 pixels. */

import { writeIndexedPng } from '../../figures/canvas/indexed-png.js';
import { loadCanvas } from '../../figures/canvas/load-canvas.js';

const WIDTH = 400;
const HEIGHT = 640;

/** @param cover a PNG of the same shape */
export async function drawThumbnail(cover: Uint8Array): Promise<Uint8Array> {
  const { createCanvas, loadImage } = loadCanvas(false);
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(await loadImage(Buffer.from(cover)), 0, 0, WIDTH, HEIGHT);
  return writeIndexedPng({ width: WIDTH, height: HEIGHT, rgba: canvas.data() });
}
