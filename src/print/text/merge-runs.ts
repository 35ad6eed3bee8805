/** Joins pieces of shaped words that stand side by side into one run: one object a line and style, with its spaces in it. */

import { glyphArrays } from './glyph-arrays.js';
import type { GlyphRun } from './glyph-run.js';
import { endsLetter, isWordSpace } from './shape.js';
import type { ShapedPiece, TextFont } from './shape.js';
import type { TextSource } from './token.js';

/** A shaped piece at its place in a line, in visual order. */
export interface PlacedPiece<Source extends { readonly font: TextFont } = TextSource> {
  /** Pieces of one source may join. */
  readonly source: Source;
  readonly piece: ShapedPiece;
  /** Offset of the piece in the source's text. */
  readonly offset: number;
  readonly level: number;
  /** From this offset in the piece on the glyphs are trailing spaces of their word. */
  readonly spacesFrom: number;
  /** What each of these spaces gets beside its own advance (word-spacing, justification), or null at a line's end, where they take no room. */
  readonly spacePt: number | null;
  /** Where the word's body has spaces: its text, where the piece begins in it, and what each of them gets beside its advance. */
  readonly inner: { readonly text: string; readonly from: number; readonly spacePt: number } | null;
  /** The line ends with it: its last letter has no letter-spacing. */
  readonly endsLine: boolean;
  /** True for pieces that stand by themselves: hyphens, tabs. */
  readonly isAlone: boolean;
}

/** True where `next`, on the right of `piece`, may be drawn with it. */
export function mayJoin<Source extends { readonly font: TextFont }>(piece: PlacedPiece<Source>, next: PlacedPiece<Source>): boolean {
  if (piece.source !== next.source || piece.level !== next.level || piece.piece.face !== next.piece.face) return false;
  if (piece.isAlone || next.isAlone || piece.piece.actualText !== null || next.piece.actualText !== null) return false;
  return piece.level % 2 === 0 ? piece.offset + piece.piece.length === next.offset : next.offset + next.piece.length === piece.offset;
}

/** Makes the run of pieces that may all join; `pieces` is not empty. */
export function mergeRun(pieces: readonly PlacedPiece<{ readonly font: TextFont }>[]): GlyphRun {
  const [first] = pieces;
  if (first === undefined) throw new Error('A run needs at least one piece');
  const { font } = first.source;
  const { face, actualText } = first.piece;
  const unitsPerPt = face.unitsPerEm / font.sizePt;
  const isRightToLeft = first.level % 2 === 1;
  let count = 0;
  let [hasX, hasY] = [false, false];
  let text = '';
  for (const { piece } of pieces) {
    count += piece.glyphIds.length;
    hasX ||= piece.xOffsets !== null;
    hasY ||= piece.yOffsets !== null;
    text = isRightToLeft ? piece.text + text : text + piece.text;
  }
  const start = (isRightToLeft ? pieces[pieces.length - 1] : first)?.offset ?? 0;
  const { glyphIds, advances, clusters } = glyphArrays(count);
  const xOffsets = hasX ? new Float64Array(count) : null;
  const yOffsets = hasY ? new Float64Array(count) : null;
  const letterUnits = font.letterSpacingPt * unitsPerPt;
  let [at, width] = [0, 0];
  for (const { piece, offset, spacesFrom, spacePt, inner, endsLine } of pieces) {
    glyphIds.set(piece.glyphIds, at);
    if (xOffsets !== null && piece.xOffsets !== null) xOffsets.set(piece.xOffsets, at);
    if (yOffsets !== null && piece.yOffsets !== null) yOffsets.set(piece.yOffsets, at);
    const spaceUnits = spacePt === null ? null : spacePt * unitsPerPt;
    for (let index = 0; index < piece.glyphIds.length; index += 1) {
      const cluster = piece.clusters[index] ?? 0;
      let advance = (piece.advances[index] ?? 0) + (letterUnits !== 0 && endsLetter(piece, index) ? letterUnits : 0);
      if (cluster >= spacesFrom) advance = spaceUnits === null ? 0 : advance + spaceUnits;
      else if (inner !== null && isWordSpace(inner.text.charCodeAt(inner.from + cluster))) advance += inner.spacePt * unitsPerPt;
      advances[at] = advance;
      clusters[at] = cluster + offset - start;
      width += advance;
      at += 1;
    }
    if (!endsLine || !piece.isSpaced) continue;
    let last = at - 1;
    while (last > at - piece.glyphIds.length && (piece.clusters[last - at + piece.glyphIds.length] ?? 0) >= spacesFrom) last -= 1;
    advances[last] = (advances[last] ?? 0) - letterUnits;
    width -= letterUnits;
  }
  return { face, sizePt: font.sizePt, text, level: first.level, glyphIds, advances, xOffsets, yOffsets, clusters, widthPt: width / unitsPerPt, actualText };
}
