import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { writeIndexedPng } from '../../../../src/figures/canvas/indexed-png.js';

async function pixelsOf(png: Uint8Array, width: number, height: number): Promise<Uint8ClampedArray> {
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(Buffer.from(png)), 0, 0);
  return context.getImageData(0, 0, width, height).data;
}

describe('writeIndexedPng', () => {
  it('keeps a picture of few colours as it is', async () => {
    const rgba = Uint8Array.from([14, 63, 75, 255, 255, 255, 255, 255, 210, 161, 56, 255, 14, 63, 75, 255, 0, 0, 0, 255, 241, 232, 211, 255]);
    const png = await writeIndexedPng({ width: 3, height: 2, rgba });
    expect([...(await pixelsOf(png, 3, 2))]).toEqual([...rgba]);
  });
  it('joins neighbours where there are more than 256 colours', async () => {
    const rgba = new Uint8Array(64 * 64 * 4);
    for (let pixel = 0; pixel < 4096; pixel += 1) rgba.set([(pixel % 64) * 4, Math.floor(pixel / 64) * 4, (pixel * 37) % 256, 255], pixel * 4);
    const pixels = await pixelsOf(await writeIndexedPng({ width: 64, height: 64, rgba }), 64, 64);
    const furthest = pixels.reduce((most, value, index) => Math.max(most, Math.abs(value - (rgba[index] ?? 0))), 0);
    expect(furthest).toBeGreaterThan(0);
    expect(furthest).toBeLessThan(64);
  });
});
