/**
 * Reads of a font file what must be known before it is used: whether it is a whole TrueType or OpenType font, what its
 * licence bits allow, what it has, and how wide that is (OpenType specification, “OpenType Font File”, OS/2, cmap, hmtx).
 */

import { type FontTables, changedTable, damagedTable } from './font-tables.js';

export interface FontFacts {
  readonly embedding: 'installable' | 'editable' | 'print' | 'restricted';
  readonly maySubset: boolean;
  /** Only bitmaps may be embedded, and Sheaf embeds outlines. */
  readonly bitmapsOnly: boolean;
  readonly isVariable: boolean;
  /** The tag of a table that is not as the file's maker left it, by its check sum. */
  readonly changed: string | null;
}

/** What is wrong with the file, in words that follow “it”. */
export interface FontFault {
  readonly fault: string;
}

const NEEDED = ['OS/2', 'cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name'];

export function readFontFile(bytes: Uint8Array): FontFacts | FontFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kindOf(bytes);
  if (kind !== 'sfnt') return { fault: kind };
  try {
    return readFacts(view);
  } catch (cause) {
    if (cause instanceof RangeError) return { fault: 'is cut off' };
    throw cause;
  }
}

function kindOf(bytes: Uint8Array): string {
  const tag = String.fromCharCode(...bytes.subarray(0, 4));
  if (tag === 'wOFF' || tag === 'wOF2') return 'is packed for the web (WOFF)';
  if (tag === 'ttcf') return 'is a collection of fonts (TTC)';
  return tag === '\0\x01\0\0' || tag === 'OTTO' || tag === 'true' ? 'sfnt' : 'is no font file';
}

function readFacts(view: DataView): FontFacts | FontFault {
  const checkSums = new Map<string, number>();
  const tables = readTables(view, checkSums);
  if (tables === null) return { fault: 'is cut off' };
  const missing = NEEDED.filter((tag) => !tables.has(tag));
  if (!tables.has('CFF ')) missing.push(...['glyf', 'loca'].filter((tag) => !tables.has(tag)));
  if (missing.length > 0) return { fault: `lacks the table “${missing[0]?.trim() ?? ''}”` };
  const damaged = damagedTable(tables);
  if (damaged !== null) return { fault: `is damaged (in its table “${damaged.trim()}”)` };
  const fsType = tables.get('OS/2')?.getUint16(8) ?? 0;
  return {
    embedding: embeddingOf(fsType & 0x000e),
    maySubset: (fsType & 0x0100) === 0,
    bitmapsOnly: (fsType & 0x0200) !== 0,
    isVariable: tables.has('fvar'),
    changed: changedTable(tables, checkSums),
  };
}

/** Of several bits, which older fonts may set, the least restrictive holds. */
function embeddingOf(usage: number): FontFacts['embedding'] {
  if (usage === 0) return 'installable';
  if ((usage & 0x0008) !== 0) return 'editable';
  return (usage & 0x0004) !== 0 ? 'print' : 'restricted';
}

/** Null where a table lies outside the file. @param checkSums is filled with what the file says of each */
function readTables(view: DataView, checkSums: Map<string, number>): FontTables | null {
  const tables = new Map<string, DataView>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + 16 * index;
    const tag = String.fromCharCode(view.getUint8(record), view.getUint8(record + 1), view.getUint8(record + 2), view.getUint8(record + 3));
    const [offset, length] = [view.getUint32(record + 8), view.getUint32(record + 12)];
    if (offset + length > view.byteLength) return null;
    checkSums.set(tag, view.getUint32(record + 4));
    tables.set(tag, new DataView(view.buffer, view.byteOffset + offset, length));
  }
  return tables;
}

/** Whether a sound font has a character of the Basic Multilingual Plane. */
export function fontCoverage(bytes: Uint8Array): (codePoint: number) => boolean {
  const cmap = readTables(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), new Map())?.get('cmap');
  const glyphOf = cmap === undefined ? null : unicodeMap(cmap);
  return (codePoint) => glyphOf !== null && codePoint <= 0xffff && glyphOf(codePoint) !== 0;
}

/** The advance of a character of the Basic Multilingual Plane in ems; null where a sound font lacks it. */
export function fontAdvances(bytes: Uint8Array): (codePoint: number) => number | null {
  const tables = readTables(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), new Map());
  const [head, hhea, hmtx, cmap] = [tables?.get('head'), tables?.get('hhea'), tables?.get('hmtx'), tables?.get('cmap')];
  const glyphOf = cmap === undefined ? null : unicodeMap(cmap);
  if (head === undefined || hhea === undefined || hmtx === undefined || glyphOf === null) return () => null;
  const [unitsPerEm, metrics] = [head.getUint16(18), hhea.getUint16(34)];
  if (unitsPerEm === 0 || metrics === 0) return () => null;
  return (codePoint) => {
    const glyph = codePoint > 0xffff ? 0 : glyphOf(codePoint);
    return glyph === 0 ? null : hmtx.getUint16(4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
  };
}

/** The glyph of a character of the Basic Multilingual Plane, by a subtable of format 4; null where there is none. */
function unicodeMap(cmap: DataView): ((character: number) => number) | null {
  for (let index = 0; index < cmap.getUint16(2); index += 1) {
    const start = cmap.getUint32(4 + 8 * index + 4);
    const platform = cmap.getUint16(4 + 8 * index);
    if ((platform === 3 || platform === 0) && cmap.getUint16(start) === 4) return (character) => lookUp(cmap, start, character);
  }
  return null;
}

function lookUp(cmap: DataView, start: number, character: number): number {
  const segments = cmap.getUint16(start + 6) / 2;
  const [ends, starts, deltas, ranges] = [start + 14, start + 16 + 2 * segments, start + 16 + 4 * segments, start + 16 + 6 * segments];
  for (let segment = 0; segment < segments; segment += 1) {
    if (cmap.getUint16(ends + 2 * segment) < character) continue;
    const first = cmap.getUint16(starts + 2 * segment);
    if (first > character) return 0;
    const range = cmap.getUint16(ranges + 2 * segment);
    const delta = cmap.getUint16(deltas + 2 * segment);
    if (range === 0) return (character + delta) & 0xffff;
    const glyph = cmap.getUint16(ranges + 2 * segment + range + 2 * (character - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
