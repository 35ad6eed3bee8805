/** Opens font files with HarfBuzz: their metrics, the characters that they have, and what shapes with them. */

import type { FaceMetrics } from './glyph-run.js';
import { harfBuzz } from './harfbuzz-instance.js';
import type { HarfBuzz } from './harfbuzz-instance.js';

/** HarfBuzz's objects for a font file, by their addresses; they go when this does. */
export interface ShapingFont {
  readonly font: number;
  readonly face: number;
}

/** What an opened font file gives. */
export interface FontData {
  readonly metrics: FaceMetrics;
  readonly codePoints: Uint32Array;
  readonly font: ShapingFont;
}

/** HarfBuzz may write into the copy that it gets of a file (`HB_MEMORY_MODE_WRITABLE`). */
const WRITABLE = 2;

/** Null where the bytes are not a TrueType or OpenType font with a character map. */
export function openFont(file: Uint8Array): FontData | null {
  const hb = harfBuzz();
  const { functions } = hb;
  const data = hb.allocate(file.length);
  hb.bytes.set(file, data);
  const blob = functions.hb_blob_create(data, file.length, WRITABLE, 0, 0);
  const face = functions.hb_face_create(blob, 0);
  const hhea = tableOf(hb, face, 'hhea');
  const codePoints = tableOf(hb, face, 'head') === null || hhea === null || hhea.byteLength < 10 ? null : codePointsOf(hb, face);
  if (hhea === null || codePoints === null || codePoints.length === 0) {
    release({ font: 0, face, blob, data });
    return null;
  }
  const font: ShapingFont = { face, font: functions.hb_font_create(face) };
  registry.register(font, { ...font, blob, data });
  return { metrics: metricsOf(functions.hb_face_get_upem(face), hhea, (tag) => tableOf(hb, face, tag)), codePoints, font };
}

/** Addresses of all that belongs to a font; 0 for what there is not. */
interface Holding extends ShapingFont {
  readonly blob: number;
  readonly data: number;
}

/** When nobody has a font any more, HarfBuzz need not have it. */
const registry = new FinalizationRegistry(release);

function release({ font, face, blob, data }: Holding): void {
  const { functions } = harfBuzz();
  if (font !== 0) functions.hb_font_destroy(font);
  functions.hb_face_destroy(face);
  functions.hb_blob_destroy(blob);
  functions.free(data);
}

/** A tag of OpenType as HarfBuzz takes it: four letters in a number. */
export function tagNumber(tag: string): number {
  return (tag.charCodeAt(0) << 24) | (tag.charCodeAt(1) << 16) | (tag.charCodeAt(2) << 8) | tag.charCodeAt(3);
}

/**
 * Ascent, descent and gap as browsers take them on most systems: the OS/2 typographic values where
 * the font asks for them (USE_TYPO_METRICS), else those of `hhea`.
 */
function metricsOf(unitsPerEm: number, hhea: DataView, table: (tag: string) => DataView | null): FaceMetrics {
  const os2 = table('OS/2');
  const post = table('post');
  const signed = (view: DataView | null, offset: number, otherwise: number): number =>
    view !== null && view.byteLength >= offset + 2 ? view.getInt16(offset) : otherwise;
  const usesTypo = (signed(os2, 62, 0) & 0x80) !== 0;
  const isRecent = signed(os2, 0, 0) >= 2;
  const xHeight = isRecent ? signed(os2, 86, 0) : 0;
  const capHeight = isRecent ? signed(os2, 88, 0) : 0;
  return {
    unitsPerEm,
    ascent: usesTypo ? signed(os2, 68, 0) : signed(hhea, 4, 0),
    descent: usesTypo ? signed(os2, 70, 0) : signed(hhea, 6, 0),
    lineGap: usesTypo ? signed(os2, 72, 0) : signed(hhea, 8, 0),
    xHeight: xHeight > 0 ? xHeight : unitsPerEm / 2,
    capHeight: capHeight > 0 ? capHeight : unitsPerEm * 0.7,
    underlinePosition: signed(post, 8, -unitsPerEm / 10),
    underlineThickness: signed(post, 10, unitsPerEm / 20),
  };
}

/** A copy of a table's content; null where the font has none. */
function tableOf(hb: HarfBuzz, face: number, tag: string): DataView | null {
  const { functions } = hb;
  const blob = functions.hb_face_reference_table(face, tagNumber(tag));
  const start = functions.hb_blob_get_data(blob, 0);
  const content = hb.bytes.slice(start, start + functions.hb_blob_get_length(blob));
  functions.hb_blob_destroy(blob);
  return content.length === 0 ? null : new DataView(content.buffer);
}

function codePointsOf(hb: HarfBuzz, face: number): Uint32Array {
  const { functions } = hb;
  const set = functions.hb_set_create();
  functions.hb_face_collect_unicodes(face, set);
  const count = functions.hb_set_get_population(set);
  const address = hb.allocate(Math.max(1, count) * 4);
  functions.hb_set_next_many(set, -1, address, count);
  const codePoints = hb.words.slice(address >> 2, (address >> 2) + count);
  functions.free(address);
  functions.hb_set_destroy(set);
  return codePoints;
}
