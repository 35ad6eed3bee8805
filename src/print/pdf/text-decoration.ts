/** Underlines and their like: which ones apply to a text, and where their lines lie (CSS Text Decoration 3, section 2). */

import type { Colour, ComputedStyle } from '../css/computed-style.js';
import type { GlyphRun } from '../text/glyph-run.js';
import type { ContentStream } from './content-stream.js';
import { formatNumber } from './content-stream.js';

/** A decoration that an element gives to all the text in it. */
export interface Decoration {
  readonly kind: 'underline' | 'line-through' | 'overline';
  readonly colour: Colour;
  readonly style: ComputedStyle['textDecoration']['style'];
  /** Null where the font says. */
  readonly thicknessPt: number | null;
  /** Of an underline, to its upper edge. */
  readonly offsetPt: number | null;
}

/** The decorations in force inside a box: those around it and its own. The property is not inherited, its lines are. */
export function decorationOf(style: ComputedStyle, around: readonly Decoration[]): readonly Decoration[] {
  const { underline, lineThrough, overline, colour, style: lineStyle, thicknessPt } = style.textDecoration;
  if (!underline && !lineThrough && !overline) return around;
  const look = { colour: colour ?? style.colour, style: lineStyle, thicknessPt };
  const own: Decoration[] = [];
  if (underline) own.push({ kind: 'underline', ...look, offsetPt: style.textUnderlineOffsetPt });
  if (overline) own.push({ kind: 'overline', ...look, offsetPt: null });
  if (lineThrough) own.push({ kind: 'line-through', ...look, offsetPt: null });
  return [...around, ...own];
}

/** The line's middle, downwards from the baseline, and its thickness, in points. */
export function lineOf(decoration: Decoration, run: GlyphRun): { readonly offsetPt: number; readonly thicknessPt: number } {
  const { face, sizePt } = run;
  const em = sizePt / face.unitsPerEm;
  const thicknessPt = Math.max(0.25, decoration.thicknessPt ?? (face.underlineThickness || face.unitsPerEm / 20) * em);
  switch (decoration.kind) {
    case 'underline':
      if (decoration.offsetPt !== null) return { offsetPt: decoration.offsetPt + thicknessPt / 2, thicknessPt };
      return { offsetPt: -(face.underlinePosition || -face.unitsPerEm / 10) * em, thicknessPt };
    case 'line-through':
      return { offsetPt: -(face.xHeight / 2) * em, thicknessPt };
    case 'overline':
      return { offsetPt: -face.ascent * em, thicknessPt };
  }
}

/**
 * Draws a line from its middle's left end. The two lines of a double one are as thick as a single one, with as much between;
 * an underline's second lies below it, an overline's above.
 */
export function paintLine(content: ContentStream, { kind, style, colour }: Decoration, at: { readonly xPt: number; readonly yPt: number; readonly widthPt: number; readonly thicknessPt: number }): void {
  const { xPt, yPt, widthPt, thicknessPt } = at;
  if (style === 'dotted' || style === 'dashed') {
    const [on, off] = style === 'dotted' ? [0, thicknessPt * 2] : [thicknessPt * 3, thicknessPt * 2];
    content.save();
    content.strokeColour(colour);
    content.write(`${formatNumber(thicknessPt)} w${style === 'dotted' ? ' 1 J' : ''} [${formatNumber(on)} ${formatNumber(off)}] 0 d`);
    content.write(`${formatNumber(xPt)} ${formatNumber(yPt)} m ${formatNumber(xPt + widthPt)} ${formatNumber(yPt)} l S`);
    content.restore();
    return;
  }
  const second = kind === 'overline' ? -2 * thicknessPt : 2 * thicknessPt;
  const shift = kind === 'line-through' ? -thicknessPt : 0;
  content.fillColour(colour);
  for (const offsetPt of style === 'double' ? [shift, shift + second] : [0]) {
    content.rectangle({ xPt, yPt: yPt + offsetPt - thicknessPt / 2, widthPt, heightPt: thicknessPt });
    content.write('f');
  }
}
