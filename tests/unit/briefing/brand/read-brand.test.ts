import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadHouse } from '../../../../src/briefing/load.js';
import type { Diagnostic } from '../../../../src/diagnostics/index.js';
import { type MemoryEntry, memoryFileSystem } from '../../../support/memory-file-system.js';

const SANS = readFileSync(new URL('../../../../node_modules/@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf', import.meta.url));
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="30"><rect width="120" height="30"/></svg>';

const load = (brand: string, files: Readonly<Record<string, MemoryEntry>> = {}) =>
  loadHouse({ fs: memoryFileSystem({ '/p/briefings/sheaf.yaml': `publisher: Ministry\nbrand:\n${brand}`, ...Object.fromEntries(Object.entries(files).map(([path, content]) => [`/p/briefings/${path}`, content])) }), root: '/p' });
const shown = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code, place, message }) => `${code} ${place?.start.line}:${place?.start.column} ${message}`);

/** The font with something changed: `change` gets where a table's record in the directory and the table itself begin. */
function changed(tag: string, change: (view: DataView, record: number, table: number) => void): Uint8Array {
  const bytes = Uint8Array.from(SANS);
  const view = new DataView(bytes.buffer);
  for (let record = 12; ; record += 16) {
    if (new TextDecoder().decode(bytes.subarray(record, record + 4)) !== tag) continue;
    change(view, record, view.getUint32(record + 8));
    return bytes;
  }
}

/** The font with other licence bits. */
const withFsType = (fsType: number): Uint8Array => changed('OS/2', (view, _record, table) => view.setUint16(table + 8, fsType));
/** One table has the name of a variable font's. */
const variable = (): Uint8Array => changed('GDEF', (view, record) => view.setUint32(record, 0x66766172));

describe('a whole brand', () => {
  const { value: { brand }, diagnostics } = load(
    ['  name: Rivers', '  logo: { file: a/logo.svg, dark: a/dark.svg, alt: The Ministry of Rivers }', '  colours: { accent: "#7A1F2B", ribbon: "#ca2" }', '  fonts: { label: { regular: a/sans.ttf } }', ''].join('\n'),
    { 'a/logo.svg': LOGO, 'a/dark.svg': LOGO, 'a/sans.ttf': SANS },
  );
  test('is read from the folder of sheaf.yaml', () => {
    expect(diagnostics).toEqual([]);
    expect(brand).toMatchObject({ name: 'Rivers', logo: { alt: 'The Ministry of Rivers', light: { width: 120, height: 30 } }, colours: { accent: '#7a1f2b', ribbon: '#ccaa22', cover: null } });
    expect(brand.fonts.map(({ role, weight, style, isForPrintOnly }) => ({ role, weight, style, isForPrintOnly }))).toEqual([{ role: 'label', weight: 400, style: 'normal', isForPrintOnly: false }]);
  });
});

test('a logo is a file alone, too: its words are the publisher’s', () => {
  expect(load('  logo: logo.svg\n', { 'logo.svg': LOGO })).toMatchObject({ value: { brand: { name: 'Ministry', logo: { alt: 'Ministry', dark: null } } }, diagnostics: [] });
});

test.each([
  ['  logo: ../logo.svg\n', 'DATA-060 3:9'],
  ['  logo: /etc/passwd\n', 'DATA-060 3:9'],
  ['  logo: https://example.org/logo.svg\n', 'DATA-060 3:9'],
  ['  logo: none.svg\n', 'DATA-061 3:9'],
  ['  logo: { file: act.svg }\n', 'DATA-065 3:17'],
  ['  logo: text.txt\n', 'DATA-063 3:9'],
  ['  colours: { accent: "petrol" }\n', 'BRAND-001 3:22 “accent” must be a colour such as "#0e5563", but here is “petrol”'],
  ['  colours: { accent: "#12345" }\n', 'BRAND-001 3:22 '],
  ['  fonts: { text: { regular: text.txt } }\n', 'BRAND-004 3:29 The font “text.txt” cannot be used: it is no font file'],
  ['  fonts: { text: { regular: web.woff2 } }\n', 'BRAND-004 3:29 The font “web.woff2” cannot be used: it is packed for the web (WOFF)'],
  ['  fonts: { text: { regular: half.ttf } }\n', 'BRAND-004 3:29 The font “half.ttf” cannot be used: it is cut off'],
  ['  fonts: { text: { regular: restricted.ttf } }\n', 'BRAND-005 3:29 The font “restricted.ttf” may not be embedded: its file says that its licence is restricted'],
  ['  fonts: { text: { regular: whole.ttf } }\n', 'BRAND-005 3:29 The font “whole.ttf” may not be embedded: its file says that only the whole font'],
  ['  fonts: { text: { regular: printed.ttf } }\n', 'BRAND-006 3:29 The font “printed.ttf” may be embedded for viewing and printing only'],
  ['  fonts: { text: { regular: spoilt.ttf } }\n', 'BRAND-004 3:29 The font “spoilt.ttf” cannot be used: it is damaged (in its table “loca”)'],
  ['  fonts: { text: { regular: changed.ttf } }\n', 'BRAND-010 3:29 The font “changed.ttf” is not as it was made: its table “hmtx” does not agree'],
  ['  fonts: { text: { regular: variable.ttf } }\n', 'BRAND-007 3:29 The font “variable.ttf” is variable: only its default weight is used'],
])('%j', (brand, fault) => {
  const files = {
    'act.svg': LOGO.replace('<rect', '<script>x()</script><rect'), 'text.txt': 'text', 'web.woff2': new TextEncoder().encode('wOF2 and more'),
    'half.ttf': SANS.subarray(0, 30_000), 'restricted.ttf': withFsType(0x0002), 'whole.ttf': withFsType(0x0108), 'printed.ttf': withFsType(0x0004),
    'spoilt.ttf': changed('loca', (view, _record, table) => view.setUint32(table + 40, 0xffffffff)), 'changed.ttf': changed('hmtx', (view, _record, table) => view.setUint16(table + 8, 9)), 'variable.ttf': variable(),
  };
  const found = shown(load(brand, files).diagnostics);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(fault);
});

test('a logo needs words: its own, the brand’s name or the publisher', () => {
  const { value, diagnostics } = loadHouse({ fs: memoryFileSystem({ '/p/briefings/sheaf.yaml': 'brand:\n  logo: logo.svg\n', '/p/briefings/logo.svg': LOGO }), root: '/p' });
  expect(value.brand.logo).toBe(null);
  expect(shown(diagnostics)).toEqual(['BRAND-008 2:3 The logo has no words for readers who do not see it']);
});

test('a link out of the folder is not followed', () => {
  expect(shown(load('  fonts: { text: { regular: sans.ttf } }\n', { 'sans.ttf': { link: '/etc/passwd' }, '../../etc/passwd': 'x' }).diagnostics)[0]).toMatch(/^DATA-06\d 3:29/);
});

test('a colour without quotation marks is a comment to YAML: the hint says so', () => {
  const { diagnostics } = load('  colours:\n    accent: #0e5563\n    ribbon: "#b58613"\n');
  expect(diagnostics.map(({ code, hints }) => ({ code, hints }))).toEqual([{ code: 'DATA-013', hints: ['After a space, “#” begins a comment: put the value into quotation marks, "#0e5563"'] }]);
});

test('paths are told of by the folder of sheaf.yaml', () => {
  expect(load('  logo: none.svg\n').diagnostics[0]?.message).toBe('There is no file “none.svg” in the folder “briefings”');
});
