/**
 * A font face embedded in the file: gives the code under which a glyph is written for the characters it stands for.
 *
 * Codes are positions in pdfkit's subset. One glyph may stand for several texts (a space for U+0020 and U+00A0, a hyphen for
 * U+2011 and U+00AD): each text gets a code of its own, so that copying and reading aloud give back exactly what was written.
 */

import type { FontFace } from '../text/glyph-run.js';
import type { PdfkitDocument, PdfkitFont, PdfReference } from './pdfkit-document.js';

export class EmbeddedFont {
  /** The name of the font among a page's resources. */
  readonly resourceName: string;
  private readonly font: PdfkitFont;
  private readonly codes = new Map<number, Map<string, number>>();
  private readonly taken = new Set<number>();
  private spaceGlyph: number | null = null;
  /** For each glyph the character that it stood for last, and the code of the two: it is nearly always the same. */
  private readonly lastUnits = new Uint16Array(1 << 16);
  private readonly lastCodes = new Uint16Array(1 << 16);

  constructor(font: PdfkitFont) {
    this.font = font;
    this.resourceName = font.id;
  }

  get reference(): PdfReference {
    return this.font.ref();
  }

  /** The code of a glyph that stands for `text`, which must not be empty. */
  codeOf(glyphId: number, text: string): number {
    let texts = this.codes.get(glyphId);
    if (texts === undefined) this.codes.set(glyphId, (texts = new Map()));
    let code = texts.get(text);
    if (code === undefined) texts.set(text, (code = this.addGlyph(glyphId, text)));
    return code;
  }

  /** As `codeOf` for a text of one UTF-16 unit. */
  codeOfUnit(glyphId: number, unit: number): number {
    if (unit !== 0 && this.lastUnits[glyphId] === unit) return this.lastCodes[glyphId] ?? 0;
    const code = this.codeOf(glyphId, String.fromCharCode(unit));
    this.lastUnits[glyphId] = unit;
    this.lastCodes[glyphId] = code;
    return code;
  }

  /** In thousandths of an em, as the file says. */
  widthOf(code: number): number {
    return this.font.widths[code] ?? 0;
  }

  /** The glyph of U+0020; null where the face has none. */
  get space(): number | null {
    this.spaceGlyph ??= this.font.font._cmapProcessor.lookup(0x20);
    return this.spaceGlyph === 0 ? null : this.spaceGlyph;
  }

  private addGlyph(glyphId: number, text: string): number {
    const { subset, widths, unicode } = this.font;
    let code = subset.includeGlyph(glyphId);
    if (this.taken.has(code)) {
      subset.glyphs.push(glyphId);
      code = subset.glyphs.length - 1;
    }
    this.taken.add(code);
    widths[code] = this.font.font.getGlyph(glyphId).advanceWidth * this.font.scale;
    unicode[code] = Array.from(text, (character) => mappable(character.codePointAt(0) ?? 0xfffd));
    return code;
  }
}

/** ToUnicode may map to neither U+0000 nor a byte order mark (ISO 14289-1, 7.21.7). */
function mappable(codePoint: number): number {
  return codePoint === 0 || codePoint === 0xfeff || codePoint === 0xfffe ? 0xfffd : codePoint;
}

/** The faces of one document, embedded when they are first used. */
export class EmbeddedFonts {
  private readonly document: PdfkitDocument;
  private readonly byFace = new Map<FontFace, EmbeddedFont>();
  /** pdfkit opens equal files once, and so must we: two faces may come from one file. */
  private readonly byFile = new Map<PdfkitFont, EmbeddedFont>();

  constructor(document: PdfkitDocument) {
    this.document = document;
  }

  of(face: FontFace): EmbeddedFont {
    let font = this.byFace.get(face);
    if (font === undefined) {
      this.document.font(face.bytes);
      const file = this.document._font;
      file.font._tables['post'] ??= postTable(face.bytes, file.font.directory.tables['post']);
      font = this.byFile.get(file) ?? new EmbeddedFont(file);
      this.byFile.set(file, font);
      this.byFace.set(face, font);
    }
    return font;
  }
}

/** The head of a font's `post` table, which is all that is asked for: the names of its glyphs, behind it, take longer to read than the rest of the font. */
function postTable(bytes: Uint8Array, entry: { readonly offset: number; readonly length: number } | undefined): unknown {
  if (entry === undefined || entry.length < 16) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + entry.offset, entry.length);
  return { italicAngle: view.getInt32(4) / 0x10000, underlinePosition: view.getInt16(8), underlineThickness: view.getInt16(10), isFixedPitch: view.getUint32(12) };
}
