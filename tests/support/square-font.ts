/**
 * Writes the fonts that the suite sets its cases in: every glyph is a box of one width, so that all positions are whole numbers.
 *
 * In: a family name and an advance. Out: a TrueType font (OpenType 1.9, chapters of the tables named below) of 1000 units
 * per em, ascent 800, descent 200, with one glyph of its own for each character, blanks empty.
 */

const UNITS_PER_EM = 1000;
const ASCENT = 800;
const DESCENT = -200;

export interface SquareFontOptions {
  readonly family: string;
  /** Of every glyph, in font units. */
  readonly advance: number;
  /** First and last code point of each range that the font has. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** Latin, Greek, Cyrillic, spaces, dashes, quotation marks, and the signs that briefings use. */
export const EVERYDAY_RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e], [0xa0, 0x17f], [0x218, 0x21b], [0x370, 0x3ff], [0x400, 0x45f], [0x1e00, 0x1eff], [0x2000, 0x200b], [0x2010, 0x2027], [0x202f, 0x203a],
  [0x5d0, 0x5ea], [0x621, 0x63a], [0x641, 0x64a], [0x660, 0x669], [0x2044, 0x2044], [0x2070, 0x2089], [0x20ac, 0x20ac], [0x2190, 0x2193], [0x2212, 0x2212], [0x25a0, 0x25e6], [0xfffd, 0xfffd],
];

const BLANKS = new Set([0x20, 0xa0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x200b, 0x2028, 0x2029, 0x202f]);

export function makeSquareFont({ family, advance, ranges }: SquareFontOptions): Uint8Array {
  const codePoints = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)).sort((a, b) => a - b);
  const glyphCount = codePoints.length + 1;
  const { glyf, loca } = outlines(codePoints, advance);
  const tables: readonly (readonly [string, Buffer])[] = [
    ['OS/2', os2(advance, codePoints)],
    ['cmap', cmap(ranges)],
    ['glyf', glyf],
    ['head', head()],
    ['hhea', words([[4, 0x00010000], ASCENT, DESCENT, 0, advance, 0, 0, advance, 1, 0, 0, 0, 0, 0, 0, 0, glyphCount])],
    ['hmtx', words(Array.from({ length: glyphCount }, () => [advance, 0]).flat())],
    ['loca', loca],
    ['maxp', words([[4, 0x00010000], glyphCount, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['name', names(family)],
    ['post', words([[4, 0x00030000], [4, 0], -100, 50, [4, 0], [4, 0], [4, 0], [4, 0], [4, 0]])],
  ];
  return assemble(tables);
}

/** A number is a 16-bit word, signed or not; `[4, n]` a 32-bit one. */
type Word = number | readonly [4, number];

function words(values: readonly Word[]): Buffer {
  const bytes = Buffer.alloc(values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? 2 : 4), 0));
  let offset = 0;
  for (const value of values) offset = typeof value === 'number' ? bytes.writeUInt16BE(value & 0xffff, offset) : bytes.writeUInt32BE(value[1] >>> 0, offset);
  return bytes;
}

/** Glyph 0 and all visible glyphs are a box that leaves 50 units on each side. */
function outlines(codePoints: readonly number[], advance: number): { readonly glyf: Buffer; readonly loca: Buffer } {
  const [left, right, bottom, top] = [50, advance - 50, DESCENT + 50, ASCENT - 50];
  const onCurve = 0x0101;
  const box = words([1, left, bottom, right, top, 3, 0, onCurve, onCurve, left, right - left, 0, left - right, bottom, 0, top - bottom, 0]);
  const offsets: Word[] = [[4, 0], [4, box.length]];
  const glyphs: Buffer[] = [box];
  let offset = box.length;
  for (const codePoint of codePoints) {
    if (!BLANKS.has(codePoint)) {
      glyphs.push(box);
      offset += box.length;
    }
    offsets.push([4, offset]);
  }
  return { glyf: Buffer.concat(glyphs), loca: words(offsets) };
}

function head(): Buffer {
  return words([[4, 0x00010000], [4, 0x00010000], [4, 0], [4, 0x5f0f3cf5], 0x000b, UNITS_PER_EM, [4, 0], [4, 0], [4, 0], [4, 0], 0, DESCENT, UNITS_PER_EM, ASCENT, 0, 8, 2, 1, 0]);
}

function os2(advance: number, codePoints: readonly number[]): Buffer {
  const panose = [0, 0, 0, 0, 0];
  const unicodeRanges: Word[] = [[4, 0xffffffff], [4, 0], [4, 0], [4, 0]];
  return words([
    4, advance, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0, ...panose, ...unicodeRanges, [4, 0x53514152], 0x0040,
    codePoints[0] ?? 0, Math.min(0xffff, codePoints.at(-1) ?? 0), ASCENT, DESCENT, 0, ASCENT, -DESCENT, [4, 1], [4, 0], 500, 700, 0, 0x20, 1,
  ]);
}

/** Format 12: one group for each range, glyphs in order of the code points. */
function cmap(ranges: readonly (readonly [number, number])[]): Buffer {
  const groups: Word[] = [];
  let glyph = 1;
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    groups.push([4, first], [4, last], [4, glyph]);
    glyph += last - first + 1;
  }
  const length = 16 + groups.length * 4;
  return words([0, 1, 3, 10, [4, 12], 12, 0, [4, length], [4, 0], [4, ranges.length], ...groups]);
}

function names(family: string): Buffer {
  const entries = [[1, family], [2, 'Regular'], [3, `${family} for tests`], [4, family], [6, family]] as const;
  const texts = entries.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  const records = entries.flatMap(([id], index): Word[] => {
    const length = texts[index]?.length ?? 0;
    offset += length;
    return [3, 1, 0x0409, id, length, offset - length];
  });
  return Buffer.concat([words([0, entries.length, 6 + records.length * 2, ...records]), ...texts]);
}

function assemble(tables: readonly (readonly [string, Buffer])[]): Uint8Array {
  const header: Buffer[] = [words([[4, 0x00010000], tables.length, 128, 3, tables.length * 16 - 128])];
  const bodies: Buffer[] = [];
  let offset = 12 + tables.length * 16;
  for (const [tag, table] of tables) {
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    header.push(Buffer.from(tag, 'latin1'), words([[4, checksum(padded)], [4, offset], [4, table.length]]));
    bodies.push(padded);
    offset += padded.length;
  }
  return new Uint8Array(Buffer.concat([...header, ...bodies]));
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let offset = 0; offset < table.length; offset += 4) sum = (sum + table.readUInt32BE(offset)) >>> 0;
  return sum;
}
