import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';

import { writeWoff2 } from '../../../../src/editions/site/write-woff2.js';
import { packageFile } from '../../../../src/host/package-file.js';

it('packs every table of a font unchanged, in order, with lengths that add up', async () => {
  const font = readFileSync(packageFile('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'));
  const packed = Buffer.from(await writeWoff2(font));
  expect([packed.toString('latin1', 0, 4), packed.readUInt32BE(8)]).toEqual(['wOF2', packed.length]);
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => font.subarray(12 + 16 * index, 28 + 16 * index));
  expect(packed.readUInt16BE(12)).toBe(records.length);
  const tables = records.map((record) => Buffer.from(font.subarray(record.readUInt32BE(8), record.readUInt32BE(8) + record.readUInt32BE(12))));
  const head = tables[records.findIndex((record) => record.toString('latin1', 0, 4) === 'head')];
  head?.writeUInt16BE(head.readUInt16BE(16) | 0x800, 16);
  const from = directoryEnd(packed, records.length);
  const data = brotliDecompressSync(packed.subarray(from, from + packed.readUInt32BE(20)));
  expect(data.equals(Buffer.concat(tables))).toBe(true);
});

/** Where the directory of `count` tables ends (WOFF2, section 5.2). */
function directoryEnd(packed: Buffer, count: number): number {
  let at = 48;
  for (let index = 0; index < count; index += 1) {
    const flags = packed.readUInt8(at);
    at += (flags & 0x3f) === 0x3f ? 5 : 1;
    while (packed.readUInt8(at) >= 0x80) at += 1;
    at += 1;
  }
  return at;
}
