/** Underlines and their like: which ones apply to a text, and where their lines lie (CSS Text Decoration 3, section 2). */

import type { Colour, ComputedStyle } from '../css/computed-style.js';
import type { GlyphRun } from '../text/glyph-run.js';

/** A decoration that an element gives to all the text in it. */
export interface Decoration {
  readonly kind: 'underline' | 'line-through' | 'overline';
  readonly colour: Colour;
}

/** The decorations in force inside a box: those around it and its own. The property is not inherited, its lines are. */
export function decorationOf(style: ComputedStyle, around: readonly Decoration[]): readonly Decoration[] {
  const { underline, lineThrough, overline, colour } = style.textDecoration;
  if (!underline && !lineThrough && !overline) return around;
  const own: Decoration[] = [];
  const lineColour = colour ?? style.colour;
  if (underline) own.push({ kind: 'underline', colour: lineColour });
  if (overline) own.push({ kind: 'overline', colour: lineColour });
  if (lineThrough) own.push({ kind: 'line-through', colour: lineColour });
  return [...around, ...own];
}

/** The line's middle, downwards from the baseline, and its thickness, in points. */
export function lineOf(decoration: Decoration, run: GlyphRun): { readonly offsetPt: number; readonly thicknessPt: number } {
  const { face, sizePt } = run;
  const em = sizePt / face.unitsPerEm;
  const thicknessPt = Math.max(0.25, (face.underlineThickness || face.unitsPerEm / 20) * em);
  switch (decoration.kind) {
    case 'underline':
      return { offsetPt: -(face.underlinePosition || -face.unitsPerEm / 10) * em, thicknessPt };
    case 'line-through':
      return { offsetPt: -(face.xHeight / 2) * em, thicknessPt };
    case 'overline':
      return { offsetPt: -face.ascent * em, thicknessPt };
  }
}
