/** Draws the operations of a vector drawing. */

import type { VectorOperation } from '../layout/fragment.js';
import type { ContentStream } from './content-stream.js';
import { formatNumber } from './content-stream.js';
import type { GlyphWriter } from './glyph-writer.js';

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;

export function paintVectors(content: ContentStream, glyphs: GlyphWriter, operations: readonly VectorOperation[]): void {
  for (const operation of operations) {
    content.save();
    content.transform(operation.matrix);
    if (operation.kind === 'path') paintPath(content, operation);
    else {
      glyphs.show(operation.run, { xPt: operation.xPt, baselinePt: operation.baselinePt, colour: operation.fill });
      glyphs.forgetState();
    }
    content.restore();
  }
}

function paintPath(content: ContentStream, { path, fill, fillRule, stroke }: Extract<VectorOperation, { kind: 'path' }>): void {
  const fills = fill !== null && fill.alpha > 0;
  const strokes = stroke !== null && stroke.colour.alpha > 0 && stroke.widthPt > 0;
  if (!fills && !strokes) return;
  const rule = fillRule === 'evenodd' ? '*' : '';
  if (fills) content.fillColour(fill);
  if (strokes) {
    content.strokeColour(stroke.colour);
    content.write(`${formatNumber(stroke.widthPt)} w ${CAPS[stroke.cap]} J ${JOINS[stroke.join]} j`);
    if (stroke.dashPt.length > 0) content.write(`[${stroke.dashPt.map(formatNumber).join(' ')}] 0 d`);
  }
  // One alpha at a time: where the two differ, the path is painted twice.
  if (fills && strokes && fill.alpha !== stroke.colour.alpha) {
    content.fillColour(fill);
    content.path(path);
    content.write(`f${rule}`);
    content.strokeColour(stroke.colour);
    content.path(path);
    content.write('S');
    return;
  }
  content.path(path);
  content.write(fills ? (strokes ? `B${rule}` : `f${rule}`) : 'S');
}
