/**
 * Builds one line: its items, their height (CSS 2.1, section 10.8), alignment, visual order (UAX 9), runs of glyphs and the areas of inline boxes.
 */

import type { FootnoteCall } from '../boxes/box.js';
import { InlineAreas } from './inline-areas.js';
import { faceFrame, lineExtent } from './inline-frame.js';
import type { InlineFrame } from './inline-frame.js';
import { lineItems } from './line-items.js';
import type { LineItem, LineItemOptions } from './line-items.js';
import { layPieces } from './line-pieces.js';
import { placeLine } from './line-placement.js';
import type { PlacementOptions } from './line-placement.js';
import type { Line } from './paragraph.js';
import type { InlineParent, WordToken } from './token.js';

export interface LineOptions extends LineItemOptions, PlacementOptions {
  readonly yPt: number;
}

/** Builds the line and says which inline boxes go on after it. */
export function buildLine(options: LineOptions): { readonly line: Line; readonly openBoxes: readonly InlineParent[] } {
  const { shaper, openBoxes, range, yPt } = options;
  const items = lineItems(options);
  const extent = lineExtent(framesOf(options, items));
  const areas = new InlineAreas(openBoxes, items);
  const pieces = layPieces(items, { shaper, yPt, extent, areas, place: placeLine(options, items) });
  const decorations = areas.decorations(extent, yPt);
  const line: Line = {
    yPt,
    heightPt: extent.heightPt,
    baselinePt: yPt + extent.baselinePt,
    pieces: decorations.length === 0 ? pieces : [...decorations, ...pieces],
    footnotes: footnotesIn(items),
    hyphenated: range.hyphenated,
  };
  return { line, openBoxes: areas.open() };
}

function footnotesIn(items: readonly LineItem[]): readonly FootnoteCall[] {
  const calls: FootnoteCall[] = [];
  for (const { token, isRepeated } of items) if (token.kind === 'open' && !isRepeated && token.inline.box.kind === 'footnote-call') calls.push(token.inline.box);
  return calls;
}

function framesOf({ paragraph, openBoxes }: LineOptions, items: readonly LineItem[]): Set<InlineFrame> {
  const frames = new Set<InlineFrame>([paragraph.strut]);
  for (const inline of openBoxes) frames.add(inline.frame);
  for (const item of items) {
    const { token } = item;
    if (token.kind === 'word') {
      frames.add(token.source.frame);
      if (token.source.style.lineHeight === 'normal') addFaces(frames, item, token);
    } else if (token.kind === 'leader') frames.add(token.source.frame);
    else if (token.kind === 'atomic') frames.add(token.frame);
    else if (token.kind === 'open') frames.add(token.inline.frame);
  }
  return frames;
}

/** A normal line height is that of all fonts in the text, those it falls back on too (CSS 2.1, section 10.8.1). */
function addFaces(frames: Set<InlineFrame>, { word }: LineItem, { source }: WordToken): void {
  for (const { face } of word?.pieces ?? []) if (face !== source.font.faces[0]) frames.add(faceFrame(source.frame, source.style, face));
}
