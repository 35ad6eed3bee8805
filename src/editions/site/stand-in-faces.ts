/**
 * Faces of the reader's own machine that stand in while the site's fonts are on their way for the first time: drawn as wide and as
 * high as those, so that a page breaks its lines much alike with either (CSS Fonts 5, section 4: metrics overrides).
 *
 * The fonts themselves are `font-display: optional`: those that come too late for the first paint wait for the next page, so that
 * no page moves under its reader's eyes.
 */

interface StandIn {
  readonly family: string;
  /** Whose place it takes. */
  readonly of: string;
  /** Names of one design in its four styles, by system; the regular one first. */
  readonly regular: readonly string[];
  readonly italic: readonly string[];
  readonly bold: readonly string[];
  /** Mean advance of our face over its own, on a page of English and French, for each of these. */
  readonly widths: { readonly light: number; readonly regular: number; readonly italic: number; readonly bold: number };
  /** Ascent and descent of our face, in em. */
  readonly ascent: number;
  readonly descent: number;
}

const LITERATA = { of: 'Literata', ascent: 1.177, descent: 0.308 };

const STAND_INS: readonly StandIn[] = [
  { family: 'Literata by Georgia', ...LITERATA, regular: ['Georgia'], italic: ['Georgia Italic', 'Georgia-Italic'], bold: ['Georgia Bold', 'Georgia-Bold'], widths: { light: 1.02, regular: 1.055, italic: 1.02, bold: 0.97 } },
  { family: 'Literata by Times', ...LITERATA, regular: ['Times New Roman', 'Liberation Serif'], italic: ['Times New Roman Italic', 'Liberation Serif Italic'], bold: ['Times New Roman Bold', 'Liberation Serif Bold'], widths: { light: 1.138, regular: 1.178, italic: 1.103, bold: 1.155 } },
  { family: 'Source Sans by Arial', of: 'Source Sans 3', ascent: 1.024, descent: 0.4, regular: ['Arial', 'Liberation Sans'], italic: ['Arial Italic', 'Liberation Sans Italic'], bold: ['Arial Bold', 'Liberation Sans Bold'], widths: { light: 0.935, regular: 0.935, italic: 0.91, bold: 0.894 } },
];

/** `@font-face` rules; they load nothing. */
export function standInRules(): string {
  return STAND_INS.flatMap((face) => [
    rule(face, { names: face.regular, wide: face.widths.light, weight: '300', style: 'normal' }),
    rule(face, { names: face.regular, wide: face.widths.regular, weight: '400 500', style: 'normal' }),
    rule(face, { names: face.italic, wide: face.widths.italic, weight: '300 500', style: 'italic' }),
    rule(face, { names: face.bold, wide: face.widths.bold, weight: '600 700', style: 'normal' }),
  ]).join('\n');
}

function rule({ family, ascent, descent }: StandIn, { names, wide, weight, style }: { readonly names: readonly string[]; readonly wide: number; readonly weight: string; readonly style: string }): string {
  const percent = (value: number): string => `${Math.round(value * 1000) / 10}%`;
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; src: ${names.map((name) => `local("${name}")`).join(', ')}; size-adjust: ${percent(wide)}; ascent-override: ${percent(ascent / wide)}; descent-override: ${percent(descent / wide)}; line-gap-override: 0%; }`;
}

/** A style sheet whose lists of families name the stand-ins behind the faces whose place they take. */
export function withStandIns(sheet: string): string {
  const families = [...new Set(STAND_INS.map(({ of }) => of))];
  return families.reduce((text, of) => text.replaceAll(`"${of}"`, [of, ...STAND_INS.filter((face) => face.of === of).map(({ family }) => family)].map((family) => `"${family}"`).join(', ')), sheet);
}
