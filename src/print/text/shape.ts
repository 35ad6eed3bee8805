/**
 * Turns words into glyphs, each distinct word once per build.
 *
 * In: a style's font and a word (with its trailing space, so that kerning sees it). Out: pieces of glyphs,
 * one for each change of face or script, in logical order. `.notdef` never comes out: what no
 * font has becomes a visible substitute whose `actualText` is the character itself.
 */

import type { Place } from '../../diagnostics/index.js';
import type { Element } from '../../html/dom.js';
import { missingGlyph } from '../../diagnostics/catalogue/text.js';
import type { ComputedStyle, FontFeature } from '../css/computed-style.js';
import type { FontLibrary, FontRequest, Report } from './fonts.js';
import type { FontFace } from './glyph-run.js';
import { nominalGlyph } from './harfbuzz.js';
import type { ShapedGlyphs } from './harfbuzz.js';
import { defaultScript, scriptOf } from './scripts.js';

export interface ShapedPiece extends ShapedGlyphs {
  readonly face: FontFace;
  /** What the glyphs show; of the same length as the source where `actualText` is null. */
  readonly text: string;
  /** Where the piece begins in the word. */
  readonly start: number;
  /** UTF-16 units of the word that the piece stands for. */
  readonly length: number;
  /** Sum of the advances, in font units. */
  readonly width: number;
  readonly actualText: string | null;
}

/** A word and its trailing spaces, shaped together. Widths are in em, without letter- and word-spacing. */
export interface ShapedWord {
  readonly text: string;
  readonly pieces: readonly ShapedPiece[];
  /** UTF-16 units before the trailing spaces. */
  readonly bodyLength: number;
  readonly bodyEm: number;
  readonly bodyGlyphs: number;
  /** Spaces between words inside the body: U+00A0, and plain ones where no line may end; they are in `bodyEm` and `bodyGlyphs` too. */
  readonly innerSpaces: number;
  readonly innerSpaceEm: number;
  readonly spaceEm: number;
  readonly spaces: number;
}

/** A style's font: its faces and all that shaping depends on, with the words already shaped. */
export interface TextFont {
  /** Empty only where no font can be loaded. */
  readonly faces: readonly FontFace[];
  readonly request: FontRequest;
  readonly features: readonly FontFeature[];
  readonly language: string;
  readonly sizePt: number;
  readonly letterSpacingPt: number;
  readonly wordSpacingPt: number;
  readonly words: Map<string, ShapedWord>;
  readonly wordsRightToLeft: Map<string, ShapedWord>;
}

export interface Shaper {
  fontOf(style: ComputedStyle): TextFont;
  /** `origin` is the element to blame for a missing glyph. */
  shape(font: TextFont, word: string, isRightToLeft: boolean, origin: Element | null): ShapedWord;
}

export interface ShaperOptions {
  readonly fonts: FontLibrary;
  readonly report: Report;
  /** The place in the author's files that an element comes from. */
  readonly placeOf: (element: Element | null) => Place | null;
}

const NARROW_NO_BREAK_SPACE = 0x202f;
/** Where a face lacks U+202F (house design). */
const NARROW_SPACE_EM = 0.18;
const NO_BREAK_HYPHEN = 0x2011;
const SUBSTITUTES = [0xfffd, 0x25a1, 0x3f];
const IGNORABLE = /^[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]$/;
const SPACES = /^[\u00a0\u2000-\u200a\u202f\u205f\u3000]$/;
const MARK = /^\p{M}$/u;
const NO_GLYPHS: ShapedGlyphs = { glyphIds: new Uint16Array(0), advances: new Float64Array(0), xOffsets: null, yOffsets: null, clusters: new Uint32Array(0) };

/** Makes a shaper; its caches live as long as it does. */
export function createShaper(options: ShaperOptions): Shaper {
  const fontsOfStyles = new WeakMap<ComputedStyle, TextFont>();
  const vocabularies = new Map<string, Pick<TextFont, 'words' | 'wordsRightToLeft' | 'features'>>();
  const missing = new Set<number>();
  const { fonts } = options;

  const fontOf = (style: ComputedStyle): TextFont => {
    const known = fontsOfStyles.get(style);
    if (known !== undefined) return known;
    const faces = fonts.match(style, options.report);
    const features = style.letterSpacingPt === 0 ? style.fontFeatures : withoutLigatures(style.fontFeatures);
    const key = JSON.stringify([faces.map((face) => face.id), features, style.language]);
    let vocabulary = vocabularies.get(key);
    if (vocabulary === undefined) {
      vocabulary = { words: new Map(), wordsRightToLeft: new Map(), features };
      vocabularies.set(key, vocabulary);
    }
    const font: TextFont = {
      faces,
      request: style,
      language: style.language,
      sizePt: style.fontSizePt,
      letterSpacingPt: style.letterSpacingPt,
      wordSpacingPt: style.wordSpacingPt,
      ...vocabulary,
    };
    fontsOfStyles.set(style, font);
    return font;
  };

  const reportMissing = (codePoint: number, font: TextFont, origin: Element | null): void => {
    if (missing.has(codePoint)) return;
    missing.add(codePoint);
    options.report(missingGlyph({ codePoint, family: font.faces[0]?.family ?? '' }, { place: options.placeOf(origin) }));
  };

  const faceFor = (codePoint: number, font: TextFont): FontFace | null =>
    font.faces.find((face) => face.has(codePoint)) ??
    fonts.faceWith(codePoint, font.request, options.report);

  const shapeAnew = (font: TextFont, word: string, isRightToLeft: boolean, origin: Element | null): ShapedWord => {
    const spans = itemise(word, font, isRightToLeft, faceFor);
    const pieces = spans.map((span): ShapedPiece => {
      if (span.kind === 'missing') reportMissing(span.codePoint, font, origin);
      return shapeSpan(fonts, font, span, isRightToLeft);
    });
    return measureWord(word, pieces);
  };

  return {
    fontOf,
    shape(font, word, isRightToLeft, origin) {
      const words = isRightToLeft ? font.wordsRightToLeft : font.words;
      let shaped = words.get(word);
      if (shaped === undefined) {
        shaped = shapeAnew(font, word, isRightToLeft, origin);
        words.set(word, shaped);
      }
      return shaped;
    },
  };
}

function measureWord(text: string, pieces: readonly ShapedPiece[]): ShapedWord {
  let bodyLength = text.length;
  while (bodyLength > 0 && text.charCodeAt(bodyLength - 1) === 0x20) bodyLength -= 1;
  let [bodyEm, bodyGlyphs, innerSpaceEm, innerSpaces, spaceEm, spaces] = [0, 0, 0, 0, 0, 0];
  for (const piece of pieces) {
    for (const [index, advance] of piece.advances.entries()) {
      const em = advance / piece.face.unitsPerEm;
      const at = piece.start + (piece.clusters[index] ?? 0);
      if (at >= bodyLength) {
        spaceEm += em;
        spaces += 1;
        continue;
      }
      bodyEm += em;
      bodyGlyphs += 1;
      if (!isWordSpace(text.charCodeAt(at))) continue;
      innerSpaceEm += em;
      innerSpaces += 1;
    }
  }
  return { text, pieces, bodyLength, bodyEm, bodyGlyphs, innerSpaces, innerSpaceEm, spaceEm, spaces };
}

/** Spaces between words, which word-spacing and justification widen (CSS Text 3, sections 7.3 and 8.1); U+202F and spaces of fixed width are none. */
export const isWordSpace = (code: number): boolean => code === 0x20 || code === 0xa0;

/** CSS Text 3, section 8.2: spaced letters do not form optional ligatures. */
function withoutLigatures(features: readonly FontFeature[]): readonly FontFeature[] {
  const asked = new Set(features.map(([tag]) => tag));
  const added = (['clig', 'liga'] as const).filter((tag) => !asked.has(tag)).map((tag): FontFeature => [tag, 0]);
  return [...features, ...added].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Part of a word that is shaped at once. */
interface Span {
  readonly kind: 'text' | 'hyphen' | 'missing';
  readonly face: FontFace;
  readonly script: string;
  readonly codePoint: number;
  readonly start: number;
  text: string;
}

type FaceFinder = (codePoint: number, font: TextFont) => FontFace | null;

/** Splits a word by face (coverage) and script (UAX 24); marks and shared characters go with what precedes them. */
function itemise(word: string, font: TextFont, isRightToLeft: boolean, faceFor: FaceFinder): Span[] {
  const [primary] = font.faces;
  if (primary === undefined) return [];
  const spans: Span[] = [];
  let script = firstScript(word) ?? defaultScript(font.language, isRightToLeft);
  let offset = 0;
  for (const character of word) {
    const codePoint = character.codePointAt(0) ?? 0;
    script = scriptOf(codePoint) ?? script;
    const last = spans.at(-1);
    const lastFace = last?.kind === 'text' ? last.face : null;
    const isPlain = IGNORABLE.test(character) || SPACES.test(character) || isControl(codePoint);
    let face: FontFace | null;
    let kind: Span['kind'] = 'text';
    if (isPlain) face = lastFace ?? primary;
    else if (MARK.test(character) && lastFace !== null && lastFace.has(codePoint)) face = lastFace;
    else if (codePoint === NO_BREAK_HYPHEN) face = font.faces.find((candidate) => candidate.has(0x2d) || candidate.has(codePoint)) ?? null;
    else face = faceFor(codePoint, font);
    if (codePoint === NO_BREAK_HYPHEN && face !== null && sharesHyphen(face)) {
      kind = 'hyphen';
    } else if (face === null) {
      kind = 'missing';
      face = primary;
    }
    if (last !== undefined && kind === 'text' && last.kind === 'text' && last.face === face && last.script === script) last.text += character;
    else spans.push({ kind, face, script, codePoint, start: offset, text: character });
    offset += character.length;
  }
  return spans;
}

function firstScript(word: string): string | null {
  for (const character of word) {
    const script = scriptOf(character.codePointAt(0) ?? 0);
    if (script !== null) return script;
  }
  return null;
}

const isControl = (codePoint: number): boolean => codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) || codePoint === 0x2028 || codePoint === 0x2029;

/** True where U+2011 is drawn by a glyph that stands for another character too, so that copying needs an ActualText. */
function sharesHyphen(face: FontFace): boolean {
  if (!face.has(NO_BREAK_HYPHEN)) return true;
  const glyph = nominalGlyph(face, NO_BREAK_HYPHEN);
  return glyph === nominalGlyph(face, 0x2d) || glyph === nominalGlyph(face, 0x2010);
}

function shapeSpan(fonts: FontLibrary, font: TextFont, span: Span, isRightToLeft: boolean): ShapedPiece {
  const shapeText = (text: string): ShapedGlyphs =>
    fonts.engine.shape(span.face, { text, script: span.script, language: font.language, isRightToLeft, features: font.features });
  const { face, start, text } = span;
  const common = { face, start, length: text.length };
  if (span.kind === 'hyphen') {
    const hyphen = face.has(0x2d) ? '-' : '\u2010';
    const glyphs = shapeText(hyphen);
    return { ...common, ...glyphs, text: hyphen, width: sum(glyphs.advances), actualText: '\u2011' };
  }
  if (span.kind === 'missing') {
    const substitute = SUBSTITUTES.find((codePoint) => face.has(codePoint));
    const glyphs = substitute === undefined ? NO_GLYPHS : shapeText(String.fromCodePoint(substitute));
    const shown = substitute === undefined ? '' : String.fromCodePoint(substitute);
    return { ...common, ...glyphs, text: shown, width: sum(glyphs.advances), actualText: wellFormed(text) };
  }
  const lacksNarrow = !face.has(NARROW_NO_BREAK_SPACE) && text.includes('\u202f');
  // Controls become word joiners, which shaping removes: offsets stay what they are.
  let source = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\u2060');
  if (lacksNarrow) source = source.replaceAll('\u202f', ' ');
  const glyphs = shapeText(source);
  if (lacksNarrow) {
    for (const [index, cluster] of glyphs.clusters.entries()) {
      if (text.charCodeAt(cluster) === NARROW_NO_BREAK_SPACE) glyphs.advances[index] = NARROW_SPACE_EM * face.unitsPerEm;
    }
  }
  replaceNotdef(face, glyphs);
  return { ...common, ...glyphs, text: textOfGlyphs(face, text), width: sum(glyphs.advances), actualText: null };
}

/** No-break spaces drawn by the space's own glyph are spaces in the run's text, or every space of the file would be copied as one of them. */
function textOfGlyphs(face: FontFace, text: string): string {
  if (!/[\u00a0\u202f]/.test(text)) return text;
  const space = nominalGlyph(face, 0x20);
  return text.replace(/[\u00a0\u202f]/g, (character) => {
    const glyph = nominalGlyph(face, character.charCodeAt(0));
    return glyph === 0 || glyph === space ? ' ' : character;
  });
}

/** Shaping may still end in glyph 0 (a sequence that the font cannot compose). */
function replaceNotdef(face: FontFace, glyphs: ShapedGlyphs): void {
  if (!glyphs.glyphIds.includes(0)) return;
  const substitute = SUBSTITUTES.find((codePoint) => face.has(codePoint));
  const glyph = substitute === undefined ? nominalGlyph(face, 0x20) : nominalGlyph(face, substitute);
  for (const [index, id] of glyphs.glyphIds.entries()) if (id === 0) glyphs.glyphIds[index] = glyph;
}

const wellFormed = (text: string): string => (/^[\ud800-\udfff]$/.test(text) ? '\ufffd' : text);

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
