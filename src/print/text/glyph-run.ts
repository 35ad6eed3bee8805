/** Shaped text: glyph ids of one font face with their advances, in visual order. */

/** Metrics of a font in its units, y upwards. */
export interface FaceMetrics {
  /** Units that make one em of the text's size. */
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Negative. */
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly underlinePosition: number;
  readonly underlineThickness: number;
}

/** One font file at hand, loaded once per build. */
export interface FontFace extends FaceMetrics {
  /** Unique among the faces of a document, stable between builds: `Literata-600-normal`. */
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** What its glyphs are drawn at, as a part of the text's size: below 1 for small capitals and superiors that the font does not have. It is in `unitsPerEm` already. */
  readonly scale: number;
  readonly bytes: Uint8Array;
  has(codePoint: number): boolean;
}

/** Glyphs of one face, size and direction. Arrays run in visual order, left to right, and are of equal length. */
export interface GlyphRun {
  readonly face: FontFace;
  readonly sizePt: number;
  /** The text that the glyphs stand for, in logical order. */
  readonly text: string;
  /** Even: left to right; odd: right to left (UAX 9). */
  readonly level: number;
  readonly glyphIds: Uint16Array;
  /** In font units, spacing and kerning included. */
  readonly advances: Float64Array;
  /** In font units, or null where all are 0. */
  readonly xOffsets: Float64Array | null;
  readonly yOffsets: Float64Array | null;
  /** For each glyph the UTF-16 offset in `text` of the first character that it stands for (HarfBuzz clusters). */
  readonly clusters: Uint32Array;
  /** Sum of the advances, in points. */
  readonly widthPt: number;
  /**
   * What assistive technology and copying get instead of the glyphs' own characters, where these would
   * mislead: the substitute for a missing glyph, the hyphen at a line's end (U+00AD). Null where glyphs and text agree.
   */
  readonly actualText: string | null;
}
