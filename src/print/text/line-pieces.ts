/** Lays a line's items from left to right: runs of glyphs, pictures and inline-blocks, leaders; and finds what inline boxes cover. */

import type { InlineAreas } from './inline-areas.js';
import type { LineExtent } from './inline-frame.js';
import type { LineItem } from './line-items.js';
import type { Placement } from './line-placement.js';
import { mayJoin, mergeRun } from './merge-runs.js';
import type { PlacedPiece } from './merge-runs.js';
import type { LinePiece } from './paragraph.js';
import type { Shaper } from './shape.js';
import { visualItems } from './visual-items.js';
import type { AtomicToken, EdgeToken, LeaderToken, Token, WordToken } from './token.js';

export interface LayOptions {
  readonly shaper: Shaper;
  /** Top of the line. */
  readonly yPt: number;
  readonly extent: LineExtent;
  readonly areas: InlineAreas;
  readonly place: Placement;
}

export function layPieces(items: readonly LineItem[], options: LayOptions): LinePiece[] {
  const row = new Row(options);
  const ordered = visualItems(items);
  for (const item of ordered) {
    // In mixed directions the parts of a box may stand apart: what comes between is not in it.
    if (ordered !== items) row.part(item.token);
    row.add(item);
  }
  return row.finish();
}

class Row {
  private readonly options: LayOptions;
  private readonly pieces: LinePiece[] = [];
  /** Pieces that will be one run. */
  private pending: PlacedPiece[] = [];
  private xPt: number;

  constructor(options: LayOptions) {
    this.options = options;
    this.xPt = options.place.xPt;
  }

  add(item: LineItem): void {
    const { token } = item;
    switch (token.kind) {
      case 'word':
        this.word(item, token);
        return;
      case 'leader':
        this.leader(token);
        return;
      case 'atomic':
        this.atomic(token);
        return;
      case 'open':
      case 'close':
        this.edge(token);
        return;
      case 'break':
        this.flush();
    }
  }

  /** Before a token that need not stand in the boxes of what is before it. */
  part(token: Token): void {
    const source = token.kind === 'word' ? token.source : null;
    if (this.pending[0]?.source !== source) this.flush();
    this.options.areas.interrupt(token);
  }

  finish(): LinePiece[] {
    this.flush();
    return this.pieces;
  }

  private word(item: LineItem, token: WordToken): void {
    const { word } = item;
    if (word === null) return;
    const { source } = token;
    const { font } = source;
    const { stretch } = this.options.place;
    const spacing = font.letterSpacingPt + font.wordSpacingPt;
    const ofSpace = word.spaces === 0 ? 0 : stretch * ((word.spaceEm / word.spaces) * font.sizePt + spacing);
    const ofInner = word.innerSpaces === 0 ? 0 : stretch * ((word.innerSpaceEm / word.innerSpaces) * font.sizePt + spacing);
    const pieces = item.level % 2 === 1 ? word.pieces.toReversed() : word.pieces;
    for (const piece of pieces) {
      this.piece({
        source,
        piece: item.isHyphen ? { ...piece, actualText: '\u00ad' } : piece,
        offset: item.start + piece.start,
        level: item.level,
        spacesFrom: token.isStandIn ? 0 : word.bodyLength - piece.start,
        // A tab's one glyph is as wide as the tab.
        spacePt: item.isTrailing ? null : token.isStandIn ? token.widthPt - word.spaceEm * font.sizePt - font.letterSpacingPt : font.wordSpacingPt + ofSpace,
        inner: word.innerSpaces === 0 ? null : { text: word.text, from: piece.start, spacePt: font.wordSpacingPt + ofInner },
        endsLine: item.endsLine && piece === word.pieces.at(-1),
        isAlone: item.isHyphen || token.isStandIn,
      });
    }
  }

  private piece(piece: PlacedPiece): void {
    const last = this.pending[this.pending.length - 1];
    if (last !== undefined && !mayJoin(last, piece)) this.flush();
    this.pending.push(piece);
  }

  private flush(): void {
    const { pending } = this;
    const [first] = pending;
    if (first === undefined) return;
    const run = mergeRun(pending);
    let textOffset = first.offset;
    for (const { offset } of pending) if (offset < textOffset) textOffset = offset;
    const { yPt, extent } = this.options;
    this.pieces.push({ kind: 'glyphs', box: first.source.box, run, xPt: this.xPt, baselinePt: yPt + extent.baselineOf(first.source.frame), textOffset });
    this.options.areas.cover(first.source.parent, this.xPt, this.xPt + run.widthPt);
    this.xPt += run.widthPt;
    this.pending = [];
  }

  private atomic(token: AtomicToken): void {
    this.flush();
    const { yPt, extent, areas } = this.options;
    const left = this.xPt;
    this.xPt += token.widthPt;
    this.pieces.push({ kind: 'atomic', box: token.box, xPt: left, yPt: yPt + extent.baselineOf(token.frame) - token.frame.abovePt, widthPt: token.widthPt, heightPt: token.heightPt });
    areas.cover(token.parent, left, this.xPt);
  }

  private edge(token: EdgeToken): void {
    this.flush();
    const left = this.xPt;
    this.xPt += token.widthPt;
    const marginFirst = (token.kind === 'open') === (token.inline.box.style.direction === 'ltr');
    if (marginFirst) this.options.areas.cover(token.inline, left + token.marginPt, this.xPt);
    else this.options.areas.cover(token.inline, left, this.xPt - token.marginPt);
  }

  /** As many patterns as there is room for, flush with the leader's end (in text to the left, its left side) so that those of many lines stand under one another. */
  private leader({ source, widthPt: patternPt, level }: LeaderToken): void {
    this.flush();
    const { shaper, yPt, extent, areas, place } = this.options;
    const left = this.xPt;
    this.xPt += place.leaderPt;
    areas.cover(source.parent, left, this.xPt);
    const count = patternPt > 0 ? Math.floor(place.leaderPt / patternPt + 1e-6) : 0;
    if (count === 0) return;
    const word = shaper.shape(source.font, source.text, false, source.box.element);
    const placed: PlacedPiece[] = [];
    for (let index = 0; index < count; index += 1) {
      for (const piece of word.pieces) {
        const offset = index * word.text.length + piece.start;
        placed.push({ source, piece, offset, level: 0, spacesFrom: piece.length, spacePt: 0, inner: null, endsLine: false, isAlone: false });
      }
    }
    const [first] = placed;
    if (first === undefined || placed.some((piece) => piece.piece.face !== first.piece.face)) return;
    const run = mergeRun(placed);
    this.pieces.push({ kind: 'glyphs', box: source.box, run, xPt: level % 2 === 1 ? left : this.xPt - run.widthPt, baselinePt: yPt + extent.baselineOf(source.frame), textOffset: 0 });
  }
}
