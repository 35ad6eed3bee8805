/**
 * Writes a picture of few colours as a PNG with a palette (PNG, third edition, section 11): a cover drawn in four
 * colours and the steps between them takes a quarter of a JPEG's space, and its letters stay sharp.
 */

import { crc32, deflate } from 'node:zlib';
import { promisify } from 'node:util';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const COLOUR_TYPE_PALETTE = 3;
const compress = promisify(deflate);

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue and an alpha that is not read. */
  readonly rgba: Uint8Array;
}

/**
 * Colours are joined with their neighbours, so that there are 256 at most; the first seen of each cell of the grid stands for it.
 *
 * @param level of compression, 1 to 9
 */
export async function writeIndexedPng(picture: Picture, level = 7): Promise<Uint8Array> {
  const { width, height } = picture;
  const { rows, palette } = indexColours(picture, 3) ?? indexColours(picture, 4) ?? indexColours(picture, 5) ?? indexSteps(picture);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, COLOUR_TYPE_PALETTE], 8);
  const data = await compress(rows, { level, memLevel: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', data), chunk('IEND', new Uint8Array(0))]);
}

interface Indexed {
  /** Each row of indexes after its filter byte. */
  readonly rows: Uint8Array;
  readonly palette: Uint8Array;
}

/** @param dropped how many of a channel's eight bits do not tell colours apart; null where that leaves more than 256 */
function indexColours({ width, height, rgba }: Picture, dropped: number): Indexed | null {
  const bits = 8 - dropped;
  const indexOf = new Int16Array(1 << (3 * bits)).fill(-1);
  const palette: number[] = [];
  const rows = new Uint8Array((width + 1) * height);
  // Most pixels are of the colour of the one before.
  const whole = rgba.byteOffset % 4 === 0 ? new Uint32Array(rgba.buffer, rgba.byteOffset, width * height) : new Uint32Array(new Uint8Array(rgba).buffer, 0, width * height);
  let at = 0;
  let last = 0;
  for (let pixel = 0, column = 0; pixel < width * height; pixel += 1, column += 1) {
    if (column === width) column = 0;
    if (column === 0) at += 1;
    if (pixel > 0 && whole[pixel] === whole[pixel - 1]) {
      rows[at] = last;
      at += 1;
      continue;
    }
    const red = rgba[4 * pixel] ?? 0;
    const green = rgba[4 * pixel + 1] ?? 0;
    const blue = rgba[4 * pixel + 2] ?? 0;
    const cell = ((red >> dropped) << (2 * bits)) | ((green >> dropped) << bits) | (blue >> dropped);
    let index = indexOf[cell] ?? -1;
    if (index < 0) {
      index = palette.length / 3;
      if (index === 256) return null;
      indexOf[cell] = index;
      palette.push(red, green, blue);
    }
    rows[at] = index;
    last = index;
    at += 1;
  }
  return { rows, palette: Uint8Array.from(palette) };
}

/** The coarsest way, which always fits: two bits a channel make 64 colours. */
function indexSteps(picture: Picture): Indexed {
  const indexed = indexColours(picture, 6);
  if (indexed === null) throw new Error('two bits a channel made more than 64 colours');
  return indexed;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
