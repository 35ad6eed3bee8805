/** The style of anonymous boxes: inherited values from around them, initial ones for the rest (CSS Display 3, section 2.5). */

import type { ComputedStyle, Display, InheritedStyle } from '../css/computed-style.js';

const INHERITED: Readonly<Record<keyof InheritedStyle, true>> = {
  colour: true, fontFamily: true, fontSizePt: true, fontWeight: true, fontStyle: true, fontFeatures: true, lineHeight: true, letterSpacingPt: true, wordSpacingPt: true,
  textAlign: true, textAlignLast: true, textJustify: true, textIndent: true, textIndentHangs: true, textIndentEachLine: true, textTransform: true, textUnderlineOffsetPt: true, textWrap: true, whiteSpace: true, tabSize: true, overflowWrap: true, wordBreak: true,
  hyphens: true, hyphenateCharacter: true, hyphenateLimitChars: true, hangingPunctuation: true,
  language: true, direction: true, orphans: true, widows: true, listStyleType: true, listStyleImage: true, listStylePosition: true, captionSide: true, borderCollapse: true, borderSpacingPt: true,
  emptyCells: true, quotes: true, visibility: true,
};

/** Gives anonymous styles, the same object for the same parent and display. `initial` is any style with initial values where they are not inherited. */
export function createAnonymousStyles(initial: ComputedStyle): (parent: ComputedStyle, display: Display) => ComputedStyle {
  const known = new Map<ComputedStyle, Map<Display, ComputedStyle>>();
  return (parent, display) => {
    const byDisplay = known.get(parent) ?? new Map<Display, ComputedStyle>();
    known.set(parent, byDisplay);
    const style = byDisplay.get(display) ?? { ...initial, ...inheritedOf(parent), display };
    byDisplay.set(display, style);
    return style;
  };
}

function inheritedOf(style: ComputedStyle): InheritedStyle {
  const entries = Object.entries(style).filter(([name]) => Object.hasOwn(INHERITED, name));
  // Exactly the keys of `InheritedStyle`, which the record above lists.
  return Object.fromEntries(entries) as unknown as InheritedStyle;
}
