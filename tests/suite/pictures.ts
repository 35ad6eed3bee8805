/** Pictures for the suite's cases, named by what they are: `30x20.png` is 30 px wide and 20 px high, `30x20.svg` likewise. */

import { crc32, deflateSync } from 'node:zlib';

export function pictureAsset(url: string): { readonly bytes: Uint8Array; readonly mediaType: string } | null {
  const match = /^(\d+)x(\d+)\.(png|svg)$/.exec(url);
  if (match === null) return null;
  const [width, height] = [Number(match[1]), Number(match[2])];
  if (match[3] === 'png') return { bytes: png(width, height), mediaType: 'image/png' };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}"/></svg>`;
  return { bytes: new TextEncoder().encode(svg), mediaType: 'image/svg+xml' };
}

/** All white, eight bits of grey a pixel (PNG 1.2, chapter 4). */
function png(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const row = Buffer.alloc(width + 1, 0xff);
  row[0] = 0;
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
