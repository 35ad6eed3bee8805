/**
 * The only file that speaks to HarfBuzz: opens font files and shapes strings.
 * HarfBuzz (WebAssembly) is imported when the first font library is made.
 */

import type * as HarfBuzz from 'harfbuzzjs';
import type { FontFeature } from '../css/computed-style.js';
import { glyphArrays } from './glyph-arrays.js';
import type { FaceMetrics, FontFace } from './glyph-run.js';

/** What an opened font file gives. */
export interface FontData {
  readonly metrics: FaceMetrics;
  readonly codePoints: Uint32Array;
  readonly font: HarfBuzz.Font;
}

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
const fontsOfFaces = new WeakMap<FontFace, HarfBuzz.Font>();

const scaledFaces = new WeakMap<FontFace, Map<number, FontFace>>();
const featureTags = new WeakMap<HarfBuzz.Font, ReadonlySet<string>>();

/** Ties a face to the font that shapes it. */
export function bindFont(face: FontFace, font: HarfBuzz.Font): void {
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
  if (tags === undefined) featureTags.set(font, (tags = new Set(font.face.getTableFeatureTags('GSUB'))));
  return tags.has(tag);
}

/** SVG path data of a glyph's outline, in font units, y upwards; empty for spaces. */
export function glyphPath(face: FontFace, glyphId: number): string {
  return fontOf(face).glyphToPath(glyphId);
}

/** The glyph that the font's character map gives a code point; 0 where it has none. */
export function nominalGlyph(face: FontFace, codePoint: number): number {
  return fontOf(face).nominalGlyph(codePoint) ?? 0;
}

function fontOf(face: FontFace): HarfBuzz.Font {
  const font = fontsOfFaces.get(face);
  if (font === undefined) throw new Error(`The face ${face.id} does not come from a font library`);
  return font;
}

/** Starts HarfBuzz (about 20 ms the first time). */
export async function loadShapingEngine(): Promise<ShapingEngine> {
  const harfBuzz = await import('harfbuzzjs');
  const buffer = new harfBuzz.Buffer();
  const featureSets = new WeakMap<readonly FontFeature[], HarfBuzz.Feature[]>();
  const featuresOf = (features: readonly FontFeature[]): HarfBuzz.Feature[] => {
    let made = featureSets.get(features);
    if (made === undefined) {
      made = features.map(([tag, value]) => new harfBuzz.Feature(tag, value));
      featureSets.set(features, made);
    }
    return made;
  };
  return {
    open: (bytes) => openFont(harfBuzz, bytes),
    shape: (face, request) => {
      buffer.clearContents();
      buffer.setFlags(harfBuzz.BufferFlag.REMOVE_DEFAULT_IGNORABLES);
      buffer.addText(request.text, request.from, request.to - request.from);
      buffer.setDirection(request.isRightToLeft ? harfBuzz.Direction.RTL : harfBuzz.Direction.LTR);
      buffer.setScript(request.script);
      if (/^[A-Za-z0-9-]+$/.test(request.language)) buffer.setLanguage(request.language);
      harfBuzz.shape(fontOf(face), buffer, featuresOf(request.features));
      return collect(buffer.getGlyphInfos(), buffer.getGlyphPositions());
    },
  };
}

function collect(infos: readonly HarfBuzz.GlyphInfo[], positions: readonly HarfBuzz.GlyphPosition[]): ShapedGlyphs {
  const count = infos.length;
  const { glyphIds, advances, clusters } = glyphArrays(count);
  let xOffsets: Float64Array | null = null;
  let yOffsets: Float64Array | null = null;
  for (let index = 0; index < count; index += 1) {
    const [info, position] = [infos[index], positions[index]];
    if (info === undefined || position === undefined) continue;
    glyphIds[index] = info.codepoint;
    clusters[index] = info.cluster;
    advances[index] = position.xAdvance;
    if (position.xOffset !== 0) (xOffsets ??= new Float64Array(count))[index] = position.xOffset;
    if (position.yOffset !== 0) (yOffsets ??= new Float64Array(count))[index] = position.yOffset;
  }
  return { glyphIds, advances, xOffsets, yOffsets, clusters };
}

/**
 * Ascent, descent and gap as browsers take them on most systems: the OS/2 typographic values where
 * the font asks for them (USE_TYPO_METRICS), else those of `hhea`.
 */
function openFont(harfBuzz: typeof HarfBuzz, bytes: Uint8Array): FontData | null {
  const face = new harfBuzz.Face(new harfBuzz.Blob(bytes));
  const table = (tag: string): DataView | null => {
    const data = face.referenceTable(tag);
    // A copy: memory of WebAssembly may move when it grows.
    return data === undefined ? null : new DataView(data.slice().buffer);
  };
  const hhea = table('hhea');
  if (table('head') === null || hhea === null || hhea.byteLength < 10) return null;
  const codePoints = face.collectUnicodes().slice();
  if (codePoints.length === 0) return null;
  const os2 = table('OS/2');
  const post = table('post');
  const signed = (view: DataView | null, offset: number, otherwise: number): number =>
    view !== null && view.byteLength >= offset + 2 ? view.getInt16(offset) : otherwise;
  const usesTypo = (signed(os2, 62, 0) & 0x80) !== 0;
  const unitsPerEm = face.upem;
  const isRecent = signed(os2, 0, 0) >= 2;
  const xHeight = isRecent ? signed(os2, 86, 0) : 0;
  const capHeight = isRecent ? signed(os2, 88, 0) : 0;
  const metrics: FaceMetrics = {
    unitsPerEm,
    ascent: usesTypo ? signed(os2, 68, 0) : signed(hhea, 4, 0),
    descent: usesTypo ? signed(os2, 70, 0) : signed(hhea, 6, 0),
    lineGap: usesTypo ? signed(os2, 72, 0) : signed(hhea, 8, 0),
    xHeight: xHeight > 0 ? xHeight : unitsPerEm / 2,
    capHeight: capHeight > 0 ? capHeight : unitsPerEm * 0.7,
    underlinePosition: signed(post, 8, -unitsPerEm / 10),
    underlineThickness: signed(post, 10, unitsPerEm / 20),
  };
  return { metrics, codePoints, font: new harfBuzz.Font(face) };
}
