/**
 * Turns words into glyphs, each distinct word once per build.
 *
 * In: a style's font and a word (with its trailing space, so that kerning sees it). Out: pieces of glyphs,
 * one for each change of face or script, in logical order. `.notdef` never comes out: what no
 * font has becomes a visible substitute whose `actualText` is the character itself.
 */

import type { Place } from '../../diagnostics/index.js';
import type { Element } from '../../html/dom.js';
import type { ComputedStyle, FontFeature } from '../css/computed-style.js';
import type { FaceChoice, FontLibrary, Report } from './fonts.js';
import type { FontFace } from './glyph-run.js';
import { nominalGlyph } from './harfbuzz.js';
import type { ShapedGlyphs } from './harfbuzz.js';
import { itemise } from './itemise.js';
import type { Span } from './itemise.js';
import { createMissingReport } from './missing-report.js';
import { isCursive } from './scripts.js';
import { mayNeedSynthesis, synthesise, withSubstitutes } from './synthesis.js';
import type { Synthetic } from './synthesis.js';

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
  /** False in scripts whose letters join: spacing would tear them apart (CSS Text 3, section 8.2.1). */
  readonly isSpaced: boolean;
}

/** A word and its trailing spaces, shaped together. Widths are in em, without letter- and word-spacing. */
export interface ShapedWord {
  readonly text: string;
  readonly pieces: readonly ShapedPiece[];
  /** UTF-16 units before the trailing spaces. */
  readonly bodyLength: number;
  readonly bodyEm: number;
  /** Letters that letter-spacing applies to: a mark or a second glyph of the same letters does not count. */
  readonly bodyGlyphs: number;
  /** Spaces between words inside the body: U+00A0, and plain ones where no line may end; they are in `bodyEm` and `bodyGlyphs` too. */
  readonly innerSpaces: number;
  readonly innerSpaceEm: number;
  readonly spaceEm: number;
  readonly spaces: number;
}

/** A style's font: its faces and all that shaping depends on, with the words already shaped. */
export interface TextFont {
  /** The face of the first family; others are opened when a character needs them. Empty only where no font can be loaded. */
  readonly faces: readonly FontFace[];
  readonly choice: FaceChoice;
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
const SUBSTITUTES = [0xfffd, 0x25a1, 0x3f];
const NO_GLYPHS: ShapedGlyphs = { glyphIds: new Uint16Array(0), advances: new Float64Array(0), xOffsets: null, yOffsets: null, clusters: new Uint32Array(0) };

/** Makes a shaper; its caches live as long as it does. */
export function createShaper(options: ShaperOptions): Shaper {
  const fontsOfStyles = new WeakMap<ComputedStyle, TextFont>();
  const vocabularies = new Map<string, Pick<TextFont, 'words' | 'wordsRightToLeft' | 'features'>>();
  const { fonts } = options;
  const reportMissing = createMissingReport(options);

  const fontOf = (style: ComputedStyle): TextFont => {
    const known = fontsOfStyles.get(style);
    if (known !== undefined) return known;
    const choice = fonts.choose(style, options.report);
    const features = style.letterSpacingPt === 0 ? style.fontFeatures : withoutLigatures(style.fontFeatures);
    const key = JSON.stringify([style.fontFamily, style.fontWeight, style.fontStyle, features, style.language]);
    let vocabulary = vocabularies.get(key);
    if (vocabulary === undefined) {
      vocabulary = { words: new Map(), wordsRightToLeft: new Map(), features };
      vocabularies.set(key, vocabulary);
    }
    const font: TextFont = {
      faces: choice.primary === null ? [] : [choice.primary],
      choice,
      language: style.language,
      sizePt: style.fontSizePt,
      letterSpacingPt: style.letterSpacingPt,
      wordSpacingPt: style.wordSpacingPt,
      ...vocabulary,
    };
    fontsOfStyles.set(style, font);
    return font;
  };

  const shapeAnew = (font: TextFont, word: string, isRightToLeft: boolean, origin: Element | null): ShapedWord => {
    const primary = font.faces[0];
    if (primary === undefined) return measureWord(word, []);
    const spans = itemise(word, { primary, choice: font.choice, language: font.language, isRightToLeft });
    const pieces = spans.flatMap((span): readonly ShapedPiece[] => {
      if (span.kind === 'missing') reportMissing(span, origin);
      return shapeSpan({ fonts, font, word, span, isRightToLeft });
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
    const { advances, clusters, start } = piece;
    const { unitsPerEm } = piece.face;
    for (let index = 0; index < advances.length; index += 1) {
      const em = (advances[index] ?? 0) / unitsPerEm;
      const at = start + (clusters[index] ?? 0);
      if (at >= bodyLength) {
        spaceEm += em;
        spaces += 1;
      } else {
        bodyEm += em;
        if (endsLetter(piece, index)) bodyGlyphs += 1;
        if (!isWordSpace(text.charCodeAt(at))) continue;
        innerSpaceEm += em;
        innerSpaces += 1;
      }
    }
  }
  return { text, pieces, bodyLength, bodyEm, bodyGlyphs, innerSpaces, innerSpaceEm, spaceEm, spaces };
}

/** Spaces between words, which word-spacing and justification widen (CSS Text 3, sections 7.3 and 8.1); U+202F and spaces of fixed width are none. */
export const isWordSpace = (code: number): boolean => code === 0x20 || code === 0xa0;

/** True where letter-spacing comes after a piece's glyph: the last of its cluster, in a script that is spaced. */
export function endsLetter(piece: ShapedPiece, index: number): boolean {
  const cluster = piece.clusters[index] ?? 0;
  return cluster !== piece.clusters[index + 1] && (piece.isSpaced || piece.text.charCodeAt(cluster) === 0x20);
}

/** CSS Text 3, section 8.2: spaced letters do not form optional ligatures. */
function withoutLigatures(features: readonly FontFeature[]): readonly FontFeature[] {
  const asked = new Set(features.map(([tag]) => tag));
  const added = (['clig', 'liga'] as const).filter((tag) => !asked.has(tag)).map((tag): FontFeature => [tag, 0]);
  return [...features, ...added].sort(([a], [b]) => (a < b ? -1 : 1));
}

interface SpanRequest {
  readonly fonts: FontLibrary;
  readonly font: TextFont;
  readonly word: string;
  readonly span: Span;
  readonly isRightToLeft: boolean;
}

/** Most often one piece; more where small capitals are made. */
function shapeSpan(request: SpanRequest): readonly ShapedPiece[] {
  const { font, span } = request;
  if (span.kind === 'hyphen') return [standIn(request, span.face.has(0x2d) ? '-' : '\u2010', '\u2011')];
  if (span.kind === 'missing') return [substitute(request)];
  if (!mayNeedSynthesis(font.features)) return [shapeText(request, font.features, null)];
  const features = withSubstitutes(span.face, font.features);
  const made = synthesise(span.face, span.text, font.language, features, (other) => shapeText(request, other, null));
  return made === null ? [shapeText(request, features, null)] : made.map((part) => shapeText(request, features, part));
}

/** A piece that shows something else than its text. */
function standIn({ fonts, font, span, isRightToLeft }: SpanRequest, shown: string, actualText: string): ShapedPiece {
  const { face, script, start, text } = span;
  const glyphs = shown === '' ? NO_GLYPHS : fonts.engine.shape(face, { text: shown, from: 0, to: shown.length, script, language: font.language, isRightToLeft, features: font.features });
  return pieceOf(glyphs, { face, start, length: text.length, text: shown, actualText, isSpaced: true });
}

function substitute(request: SpanRequest): ShapedPiece {
  const { face, text } = request.span;
  const codePoint = SUBSTITUTES.find((candidate) => face.has(candidate));
  return standIn(request, codePoint === undefined ? '' : String.fromCodePoint(codePoint), wellFormed(text));
}

function shapeText({ fonts, font, word, span, isRightToLeft }: SpanRequest, features: readonly FontFeature[], made: Synthetic | null): ShapedPiece {
  const { script } = span;
  const face = made?.face ?? span.face;
  const start = span.start + (made?.from ?? 0);
  const end = span.start + (made?.to ?? span.text.length);
  const text = word.slice(start, end);
  const capitals = made?.capitals ?? null;
  const lacksNarrow = text.includes('\u202f') && !face.has(NARROW_NO_BREAK_SPACE);
  const common = { script, language: font.language, isRightToLeft, features };
  // What stands around in the word decides how letters join, whatever face that has.
  const glyphs = capitals !== null ? fonts.engine.shape(face, { text: capitals.text, from: 0, to: capitals.text.length, ...common })
    : fonts.engine.shape(face, { text: shapedText(word, lacksNarrow), from: start, to: end, ...common });
  for (let index = 0; index < glyphs.clusters.length; index += 1) {
    const cluster = glyphs.clusters[index] ?? 0;
    glyphs.clusters[index] = capitals === null ? cluster - start : (capitals.offsets[cluster] ?? 0);
    if (lacksNarrow && text.charCodeAt(cluster - start) === NARROW_NO_BREAK_SPACE) glyphs.advances[index] = NARROW_SPACE_EM * face.unitsPerEm;
  }
  replaceNotdef(face, glyphs);
  const raise = (made?.raiseEm ?? 0) * face.unitsPerEm;
  const raised = raise === 0 ? glyphs : { ...glyphs, yOffsets: Float64Array.from(glyphs.glyphIds, (_, index) => (glyphs.yOffsets?.[index] ?? 0) + raise) };
  return pieceOf(raised, { face, start, length: text.length, text, actualText: null, isSpaced: !isCursive(script) });
}

/** The one place that makes pieces: objects of one shape are read several times as fast as spread ones, and lines are made of these. */
function pieceOf(glyphs: ShapedGlyphs, { face, start, length, text, actualText, isSpaced }: Omit<ShapedPiece, keyof ShapedGlyphs | 'width'>): ShapedPiece {
  const { glyphIds, advances, xOffsets, yOffsets, clusters } = glyphs;
  return { glyphIds, advances, xOffsets, yOffsets, clusters, face, start, length, text, width: sum(advances), actualText, isSpaced };
}

/** Controls become word joiners, which shaping removes: offsets stay what they are. */
function shapedText(word: string, lacksNarrow: boolean): string {
  const text = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(word) ? word.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\u2060') : word;
  return lacksNarrow ? text.replaceAll('\u202f', ' ') : text;
}

/** Shaping may still end in glyph 0 (a sequence that the font cannot compose). */
function replaceNotdef(face: FontFace, glyphs: ShapedGlyphs): void {
  if (!glyphs.glyphIds.includes(0)) return;
  const shown = SUBSTITUTES.find((codePoint) => face.has(codePoint));
  const glyph = nominalGlyph(face, shown ?? 0x20);
  for (const [index, id] of glyphs.glyphIds.entries()) if (id === 0) glyphs.glyphIds[index] = glyph;
}

const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

function sum(values: Float64Array): number {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += values[index] ?? 0;
  return total;
}
