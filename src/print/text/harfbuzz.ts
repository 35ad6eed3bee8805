/**
 * Shapes strings with HarfBuzz, and asks it about the fonts that it shapes with. Beside `open-font.ts` and `glyph-path.ts`
 * the only file that speaks to HarfBuzz (WebAssembly), which is started when the first font library is made.
 */

import type { FontFeature } from '../css/computed-style.js';
import { glyphArrays } from './glyph-arrays.js';
import type { FontFace } from './glyph-run.js';
import { harfBuzz } from './harfbuzz-instance.js';
import type { HarfBuzz } from './harfbuzz-instance.js';
import { openFont, tagNumber } from './open-font.js';
import type { FontData, ShapingFont } from './open-font.js';

/** Glyphs as HarfBuzz gives them: visual order, font units, clusters as UTF-16 offsets. */
export interface ShapedGlyphs {
  readonly glyphIds: Uint16Array;
  readonly advances: Float64Array;
  readonly xOffsets: Float64Array | null;
  readonly yOffsets: Float64Array | null;
  readonly clusters: Uint32Array;
}

export interface ShapeRequest {
  readonly text: string;
  /** The part of the text to be shaped; what stands around it decides how its ends join (Arabic). */
  readonly from: number;
  readonly to: number;
  /** ISO 15924, such as `Latn`. */
  readonly script: string;
  /** BCP 47; empty if unknown. */
  readonly language: string;
  readonly isRightToLeft: boolean;
  readonly features: readonly FontFeature[];
}

export interface ShapingEngine {
  /** Null where the bytes are not a TrueType or OpenType font with a character map. */
  open(bytes: Uint8Array): FontData | null;
  shape(face: FontFace, request: ShapeRequest): ShapedGlyphs;
}

/** HarfBuzz's handle of each face; kept apart so that `FontFace` stays plain data. */
const fontsOfFaces = new WeakMap<FontFace, ShapingFont>();

const scaledFaces = new WeakMap<FontFace, Map<number, FontFace>>();
const featureTags = new WeakMap<ShapingFont, ReadonlySet<string>>();

/** Ties a face to the font that shapes it. */
export function bindFont(face: FontFace, font: ShapingFont): void {
  fontsOfFaces.set(face, font);
}

/** The face drawn at a part of the text's size; equal ones are the same object. */
export function scaledFace(face: FontFace, scale: number): FontFace {
  let ofFace = scaledFaces.get(face);
  if (ofFace === undefined) scaledFaces.set(face, (ofFace = new Map()));
  let scaled = ofFace.get(scale);
  if (scaled === undefined) {
    scaled = { ...face, id: `${face.id}-${scale}`, scale: face.scale * scale, unitsPerEm: face.unitsPerEm / scale };
    bindFont(scaled, fontOf(face));
    ofFace.set(scale, scaled);
  }
  return scaled;
}

/** True where the font has a substitution under that tag, for whatever script. */
export function hasFeature(face: FontFace, tag: string): boolean {
  const font = fontOf(face);
  let tags = featureTags.get(font);
  if (tags === undefined) featureTags.set(font, (tags = new Set(substitutionTags(font))));
  return tags.has(tag);
}

/** The glyph that the font's character map gives a code point; 0 where it has none. */
export function nominalGlyph(face: FontFace, codePoint: number): number {
  const hb = harfBuzz();
  const glyph = hb.allocate(4);
  const isFound = hb.functions.hb_font_get_nominal_glyph(fontOf(face).font, codePoint, glyph) !== 0;
  const found = isFound ? hb.words[glyph >> 2] ?? 0 : 0;
  hb.functions.free(glyph);
  return found;
}

/** HarfBuzz's font of a face. @throws where the face comes from elsewhere */
export function fontOf(face: FontFace): ShapingFont {
  const font = fontsOfFaces.get(face);
  if (font === undefined) throw new Error(`The face ${face.id} does not come from a font library`);
  return font;
}

const SUBSTITUTIONS = tagNumber('GSUB');
const TAGS_AT_ONCE = 128;

function substitutionTags({ face }: ShapingFont): readonly string[] {
  const hb = harfBuzz();
  const count = hb.allocate(4 + TAGS_AT_ONCE * 4);
  const tags: string[] = [];
  for (let read = TAGS_AT_ONCE; read === TAGS_AT_ONCE; ) {
    hb.words[count >> 2] = TAGS_AT_ONCE;
    hb.functions.hb_ot_layout_table_get_feature_tags(face, SUBSTITUTIONS, tags.length, count, count + 4);
    read = hb.words[count >> 2] ?? 0;
    for (const tag of hb.words.subarray((count >> 2) + 1, (count >> 2) + 1 + read)) tags.push(String.fromCharCode(tag >>> 24, (tag >> 16) & 255, (tag >> 8) & 255, tag & 255));
  }
  hb.functions.free(count);
  return tags;
}

// Values of HarfBuzz's enumerations.
const [LEFT_TO_RIGHT, RIGHT_TO_LEFT] = [4, 5];
const REMOVE_DEFAULT_IGNORABLES = 8;

/** Of a glyph's info and of its position, and of a feature. */
const [GLYPH_WORDS, FEATURE_BYTES] = [5, 16];
const WHOLE_TEXT = 0xffff_ffff;

/** Starts HarfBuzz (about 5 ms the first time). */
export function loadShapingEngine(): ShapingEngine {
  return { open: openFont, shape: createShapeFunction(harfBuzz()) };
}

/** Words come one after the other in one font, script and language: what is the same as for the word before stands in memory already. */
function createShapeFunction(hb: HarfBuzz): ShapingEngine['shape'] {
  const { functions } = hb;
  const buffer = functions.hb_buffer_create();
  functions.hb_buffer_set_flags(buffer, REMOVE_DEFAULT_IGNORABLES);
  const scripts = new Map<string, number>();
  const languages = new Map<string, number>();
  let room = { address: 0, units: 0 };
  let features: { readonly of: readonly FontFeature[] | null; readonly address: number } = { of: null, address: 0 };

  const scriptOf = (name: string): number => {
    const script = withAscii(hb, name, functions.hb_script_from_string);
    scripts.set(name, script);
    return script;
  };
  /** 0 where it is no language tag. */
  const languageOf = (tag: string): number => {
    const language = /^[A-Za-z0-9-]+$/.test(tag) ? withAscii(hb, tag, functions.hb_language_from_string) : 0;
    languages.set(tag, language);
    return language;
  };

  return (face, request) => {
    const { text, from, to } = request;
    if (text.length > room.units) room = enlarge(hb, room.address, text.length);
    if (request.features !== features.of) features = { of: request.features, address: writeFeatures(hb, features.address, request.features) };
    const script = scripts.get(request.script) ?? scriptOf(request.script);
    const language = languages.get(request.language) ?? languageOf(request.language);
    const { units } = hb;
    const start = room.address >> 1;
    for (let index = 0; index < text.length; index += 1) units[start + index] = text.charCodeAt(index);
    functions.hb_buffer_clear_contents(buffer);
    functions.hb_buffer_add_utf16(buffer, room.address, text.length, from, to - from);
    functions.hb_buffer_set_direction(buffer, request.isRightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
    functions.hb_buffer_set_script(buffer, script);
    if (language !== 0) functions.hb_buffer_set_language(buffer, language);
    functions.hb_shape(fontOf(face).font, buffer, features.address, request.features.length);
    return collect(hb, buffer);
  };
}

const MOST_USUAL_UNITS = 512;

function enlarge({ functions, allocate }: HarfBuzz, address: number, units: number): { readonly address: number; readonly units: number } {
  functions.free(address);
  const enough = Math.max(MOST_USUAL_UNITS, units * 2);
  return { address: allocate(enough * 2), units: enough };
}

function writeFeatures(hb: HarfBuzz, before: number, features: readonly FontFeature[]): number {
  hb.functions.free(before);
  const address = hb.allocate(Math.max(1, features.length) * FEATURE_BYTES);
  for (const [index, [tag, value]] of features.entries()) hb.words.set([tagNumber(tag), value, 0, WHOLE_TEXT], (address + index * FEATURE_BYTES) >> 2);
  return address;
}

/** @param text in ASCII */
function withAscii(hb: HarfBuzz, text: string, read: (address: number, length: number) => number): number {
  const address = hb.allocate(text.length);
  for (let index = 0; index < text.length; index += 1) hb.bytes[address + index] = text.charCodeAt(index);
  const value = read(address, text.length);
  hb.functions.free(address);
  return value;
}

/** Infos are glyph id, mask, cluster and two private words; positions are advances, offsets and a private word. */
function collect(hb: HarfBuzz, buffer: number): ShapedGlyphs {
  const count = hb.functions.hb_buffer_get_length(buffer);
  let info = hb.functions.hb_buffer_get_glyph_infos(buffer, 0) >> 2;
  let position = hb.functions.hb_buffer_get_glyph_positions(buffer, 0) >> 2;
  const { words, integers } = hb;
  const { glyphIds, advances, clusters } = glyphArrays(count);
  let xOffsets: Float64Array | null = null;
  let yOffsets: Float64Array | null = null;
  for (let index = 0; index < count; index += 1) {
    glyphIds[index] = words[info] ?? 0;
    clusters[index] = words[info + 2] ?? 0;
    advances[index] = integers[position] ?? 0;
    const [xOffset, yOffset] = [integers[position + 2] ?? 0, integers[position + 3] ?? 0];
    if (xOffset !== 0) (xOffsets ??= new Float64Array(count))[index] = xOffset;
    if (yOffset !== 0) (yOffsets ??= new Float64Array(count))[index] = yOffset;
    info += GLYPH_WORDS;
    position += GLYPH_WORDS;
  }
  return { glyphIds, advances, xOffsets, yOffsets, clusters };
}
