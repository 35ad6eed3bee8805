/**
 * Looks whether the tables of a TrueType or OpenType font hold together, so that a damaged file is told of at its line
 * before any edition trips over it (OpenType specification: head, hhea, maxp, loca, glyf, post, name, cmap, GSUB).
 *
 * What is only unusual passes: each check is one without which a reader of the table leaves it or its own bounds.
 */

export type FontTables = ReadonlyMap<string, DataView>;

/** Read of a table, false where it does not hold together; a `RangeError` says the same. */
type Check = (table: DataView, tables: FontTables) => boolean;

const CHECKS: Readonly<Record<string, Check>> = {
  'OS/2': (table) => table.getUint16(0) <= 5 && table.byteLength >= 68,
  head: (table) => table.getUint32(12) === MAGIC && within(table.getUint16(18), 16, 16384) && table.getUint16(50) <= 1,
  maxp: (table) => [0x5000, 0x10000].includes(table.getUint32(0)) && table.getUint16(4) > 0,
  hhea: (table, tables) => table.getUint16(0) === 1 && table.getUint16(32) === 0 && within(table.getUint16(34), 1, glyphCount(tables)),
  hmtx: (table, tables) => table.byteLength >= 4 * (tables.get('hhea')?.getUint16(34) ?? 0),
  loca: isGlyphIndexSound,
  glyf: areGlyphsSound,
  cmap: isCharacterMapSound,
  name: (table) => table.getUint16(0) <= 1 && 6 + 12 * table.getUint16(2) <= table.byteLength && table.getUint16(4) <= table.byteLength,
  post: arePostNamesSound,
  GSUB: isLayoutSound,
  GPOS: isLayoutSound,
  GDEF: (table) => table.getUint16(0) === 1 && [4, 6, 8, 10].every((at) => table.getUint16(at) < table.byteLength),
  BASE: (table) => table.getUint16(0) === 1 && [4, 6].every((at) => table.getUint16(at) < table.byteLength),
  'CFF ': (table) => table.getUint8(0) === 1 && within(table.getUint8(2), 4, table.byteLength) && within(table.getUint8(3), 1, 4),
};

const MAGIC = 0x5f0f3cf5;

/** The tag of the first table that does not hold together; null where all do. */
export function damagedTable(tables: FontTables): string | null {
  for (const [tag, isSound] of Object.entries(CHECKS)) {
    const table = tables.get(tag);
    if (table === undefined) continue;
    try {
      if (!isSound(table, tables)) return tag;
    } catch (cause) {
      if (cause instanceof RangeError) return tag;
      throw cause;
    }
  }
  return null;
}

/** Of what draws, that a tool which changes names or licence bits leaves alone: what a foundry's tools write is right, and what a disk or a mail gateway spoils is not. */
const DRAWN = ['glyf', 'loca', 'CFF ', 'hmtx'];

/** The tag of a table that draws and is not as its maker left it; null where all are. */
export function changedTable(tables: FontTables, checkSums: ReadonlyMap<string, number>): string | null {
  return DRAWN.find((tag) => {
    const table = tables.get(tag);
    return table !== undefined && checkSums.get(tag) !== sumOf(table);
  }) ?? null;
}

function sumOf(table: DataView): number {
  let sum = 0;
  const whole = table.byteLength & ~3;
  for (let at = 0; at < whole; at += 4) sum = (sum + table.getUint32(at)) >>> 0;
  for (let at = whole; at < table.byteLength; at += 1) sum = (sum + table.getUint8(at) * 2 ** (24 - 8 * (at - whole))) >>> 0;
  return sum;
}

function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function glyphCount(tables: FontTables): number {
  return tables.get('maxp')?.getUint16(4) ?? 0;
}

function glyphStart(loca: DataView, tables: FontTables, glyph: number): number {
  return tables.get('head')?.getUint16(50) === 0 ? 2 * loca.getUint16(2 * glyph) : loca.getUint32(4 * glyph);
}

function isGlyphIndexSound(loca: DataView, tables: FontTables): boolean {
  const end = tables.get('glyf')?.byteLength ?? 0;
  let before = 0;
  for (let glyph = 0; glyph <= glyphCount(tables); glyph += 1) {
    const start = glyphStart(loca, tables, glyph);
    if (start < before || start > end) return false;
    before = start;
  }
  return before > 0;
}

function areGlyphsSound(glyf: DataView, tables: FontTables): boolean {
  const loca = tables.get('loca');
  if (loca === undefined) return false;
  const count = glyphCount(tables);
  for (let glyph = 0; glyph < count; glyph += 1) {
    const [start, end] = [glyphStart(loca, tables, glyph), glyphStart(loca, tables, glyph + 1)];
    if (end > start && !isGlyphSound(glyf, { start, end, count })) return false;
  }
  return true;
}

const COMPOSITE = { argumentsAreWords: 0x0001, hasScale: 0x0008, moreFollow: 0x0020, hasTwoScales: 0x0040, hasMatrix: 0x0080 };

function isGlyphSound(glyf: DataView, { start, end, count }: { readonly start: number; readonly end: number; readonly count: number }): boolean {
  const contours = glyf.getInt16(start);
  if (contours >= 0) {
    const instructions = start + 10 + 2 * contours;
    return instructions + (contours === 0 ? 0 : 2 + glyf.getUint16(instructions)) <= end;
  }
  for (let at = start + 10; at + 4 <= end; ) {
    const flags = glyf.getUint16(at);
    if (glyf.getUint16(at + 2) >= count) return false;
    if ((flags & COMPOSITE.moreFollow) === 0) return true;
    at += 4 + ((flags & COMPOSITE.argumentsAreWords) === 0 ? 2 : 4);
    at += (flags & COMPOSITE.hasScale) !== 0 ? 2 : (flags & COMPOSITE.hasTwoScales) !== 0 ? 4 : (flags & COMPOSITE.hasMatrix) !== 0 ? 8 : 0;
  }
  return false;
}

const CMAP_FORMATS = new Set([0, 2, 4, 6, 8, 10, 12, 13, 14]);

function isCharacterMapSound(cmap: DataView): boolean {
  const count = cmap.getUint16(2);
  for (let index = 0; index < count; index += 1) {
    if (!CMAP_FORMATS.has(cmap.getUint16(cmap.getUint32(4 + 8 * index + 4)))) return false;
  }
  return cmap.getUint16(0) === 0 && count > 0;
}

function arePostNamesSound(post: DataView): boolean {
  const version = post.getUint32(0);
  if (version !== 0x20000) return [0x10000, 0x28000, 0x30000, 0x40000].includes(version) && post.byteLength >= 32;
  const count = post.getUint16(32);
  return 34 + 2 * count <= post.byteLength;
}

/** The three lists of GSUB and GPOS, and where their entries lie. */
function isLayoutSound(table: DataView): boolean {
  if (table.getUint16(0) !== 1 || table.getUint16(2) > 1) return false;
  const [scripts, features, lookups] = [table.getUint16(4), table.getUint16(6), table.getUint16(8)];
  const sound = (list: number, entry: { readonly size: number; readonly offset: number }): boolean => {
    const count = list === 0 ? 0 : table.getUint16(list);
    for (let index = 0; index < count; index += 1) {
      if (list + table.getUint16(list + 2 + entry.size * index + entry.offset) + 4 > table.byteLength) return false;
    }
    return true;
  };
  return sound(scripts, { size: 6, offset: 4 }) && sound(features, { size: 6, offset: 4 }) && sound(lookups, { size: 2, offset: 0 });
}
