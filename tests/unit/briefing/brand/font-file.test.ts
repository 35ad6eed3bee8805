import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { readFontFile } from '../../../../src/briefing/brand/font-file.js';

const fontOf = (path: string): Uint8Array => Uint8Array.from(readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/${path}`)));
const SANS = fontOf('source-sans-3/400Regular/SourceSans3_400Regular.ttf');

function tableOf(bytes: Uint8Array, tag: string): Uint8Array {
  const view = new DataView(bytes.buffer);
  for (let record = 12; record < 12 + 16 * view.getUint16(4); record += 16) {
    if (new TextDecoder().decode(bytes.subarray(record, record + 4)) === tag) return bytes.subarray(view.getUint32(record + 8), view.getUint32(record + 8) + view.getUint32(record + 12));
  }
  throw new Error(`The font has no ${tag}.`);
}

function spoilt(tag: string, spoil: (table: Uint8Array) => void): Uint8Array {
  const bytes = Uint8Array.from(SANS);
  spoil(tableOf(bytes, tag));
  return bytes;
}

const noise = (table: Uint8Array): void => table.forEach((_byte, at) => { table[at] = (at * 7919 + 13) & 255; });

test.each(['source-sans-3/400Regular/SourceSans3_400Regular.ttf', 'literata/400Regular_Italic/Literata_400Regular_Italic.ttf', 'noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf'])('%s is sound', (path) => {
  expect(readFontFile(fontOf(path))).toMatchObject({ embedding: 'installable', changed: null });
});

describe('a font is damaged where a table', () => {
  test.each(['head', 'hhea', 'maxp', 'loca', 'glyf', 'cmap', 'name', 'post', 'GSUB', 'GPOS', 'GDEF', 'BASE', 'OS/2'])('%s is noise', (tag) => {
    expect(readFontFile(spoilt(tag, noise))).toEqual({ fault: `is damaged (in its table “${tag}”)` });
  });
  test.each(['head', 'hhea', 'maxp', 'loca', 'cmap', 'post', 'GSUB', 'GPOS'])('%s is empty of all but zeros', (tag) => {
    expect(readFontFile(spoilt(tag, (table) => table.fill(0)))).toHaveProperty('fault');
  });
});

test('outlines that read well but are not what the check sum says are told of', () => {
  expect(readFontFile(spoilt('glyf', (table) => { table[3] = (table[3] ?? 0) ^ 1; }))).toMatchObject({ embedding: 'installable', changed: 'glyf' });
  expect(readFontFile(spoilt('glyf', (table) => table.fill(0)))).toMatchObject({ changed: 'glyf' });
  expect(readFontFile(spoilt('hmtx', noise))).toMatchObject({ changed: 'hmtx' });
});
