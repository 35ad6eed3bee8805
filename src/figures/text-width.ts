/**
 * Estimates the width of text without a font engine: charts only need to keep labels apart. The widths of Source Sans 3 are
 * known here; those of another face come from its files.
 */

/** @returns the width in the unit of `size` */
export type MeasureText = (text: string, size: number, weight?: 400 | 600) => number;

/** The advance of a character in ems; null where the face lacks it. */
export type Advances = (codePoint: number) => number | null;

/** Advances of U+0020 to U+007E in thousandths of an em, read from the files of the two weights. */
const REGULAR: readonly number[] = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425,
  847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500,
  542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];
const SEMIBOLD: readonly number[] = [
  200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513, 513, 513, 513, 513, 513, 513, 513, 275, 275, 513, 513, 513, 444,
  875, 558, 597, 576, 625, 538, 510, 628, 663, 282, 494, 597, 502, 745, 657, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 344, 324, 513, 500,
  549, 516, 563, 462, 564, 507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549, 564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513,
];
const NARROW_SPACE = 180;
/** No other letter or sign of these scripts is wider, but for those named. */
const LATIN = 705;
const GREEK_OR_CYRILLIC = 765;
const SIGN = 850;
const WIDE = new Map<string, number>([...'ÆæŒœ©¼½¾ŉЖЉЊШЩЫЮшщюљњ№…'].map((letter) => [letter, 965]));
WIDE.set('‰', 1225);
/** The em of ideographs, and what no file at hand was measured for. */
const IDEOGRAPH = 1000;

/** In Source Sans 3. */
export const textWidth: MeasureText = (text, size, weight = 400) => {
  const table = weight === 600 ? SEMIBOLD : REGULAR;
  let thousandths = 0;
  // Base letters of accented ones decide: “é” is as wide as “e”.
  for (const character of text.normalize('NFD')) thousandths += advance(character, table);
  return (thousandths / 1000) * size;
};

/** In another face; what it lacks comes from faces behind it, and is as wide as in Source Sans 3. */
export function measureIn(regular: Advances, semibold: Advances): MeasureText {
  return (text, size, weight = 400) => {
    const advances = weight === 600 ? semibold : regular;
    let ems = 0;
    for (const character of text.normalize('NFC')) ems += advances(character.codePointAt(0) ?? 0) ?? textWidth(character, 1, weight);
    return ems * size;
  };
}

function advance(character: string, table: readonly number[]): number {
  const code = character.codePointAt(0) ?? 0;
  const known = table[code - 0x20];
  if (known !== undefined) return known;
  if (code === 0x202f) return NARROW_SPACE;
  if (code === 0xa0) return table[0] ?? 200;
  if (code >= 0x300 && code <= 0x36f) return 0;
  if (code >= 0x2000 && code <= 0x200f) return 500;
  if (code === 0x2018 || code === 0x2019) return 275;
  const wide = WIDE.get(character);
  if (wide !== undefined) return wide;
  if (code < 0x370) return LATIN;
  if (code < 0x1100) return GREEK_OR_CYRILLIC;
  return code >= 0x1e00 && code < 0x2e80 ? SIGN : IDEOGRAPH;
}
