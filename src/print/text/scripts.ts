/** Which script a character belongs to (UAX 24), as far as shaping tells scripts apart. */

/** ISO 15924 tags in the order in which they are tried; the names are those of Unicode's Script property. */
const SCRIPTS: readonly (readonly [tag: string, name: string])[] = [
  ['Latn', 'Latin'], ['Grek', 'Greek'], ['Cyrl', 'Cyrillic'], ['Arab', 'Arabic'], ['Hebr', 'Hebrew'], ['Armn', 'Armenian'],
  ['Geor', 'Georgian'], ['Deva', 'Devanagari'], ['Beng', 'Bengali'], ['Guru', 'Gurmukhi'], ['Gujr', 'Gujarati'], ['Orya', 'Oriya'],
  ['Taml', 'Tamil'], ['Telu', 'Telugu'], ['Knda', 'Kannada'], ['Mlym', 'Malayalam'], ['Sinh', 'Sinhala'], ['Thai', 'Thai'],
  ['Laoo', 'Lao'], ['Tibt', 'Tibetan'], ['Mymr', 'Myanmar'], ['Khmr', 'Khmer'], ['Ethi', 'Ethiopic'], ['Hani', 'Han'],
  ['Hira', 'Hiragana'], ['Kana', 'Katakana'], ['Hang', 'Hangul'], ['Bopo', 'Bopomofo'], ['Syrc', 'Syriac'], ['Thaa', 'Thaana'],
  ['Cher', 'Cherokee'], ['Cans', 'Canadian_Aboriginal'], ['Mong', 'Mongolian'], ['Nkoo', 'Nko'], ['Tfng', 'Tifinagh'],
];

const matchers = SCRIPTS.map(([tag, name]) => [tag, new RegExp(`^\\p{Script=${name}}$`, 'u')] as const);
const known = new Map<number, string | null>();

/** The script's ISO 15924 tag; null for characters that many scripts share (punctuation, digits, marks). */
export function scriptOf(codePoint: number): string | null {
  if (codePoint < 0x80) return (codePoint >= 0x41 && codePoint <= 0x5a) || (codePoint >= 0x61 && codePoint <= 0x7a) ? 'Latn' : null;
  let script = known.get(codePoint);
  if (script === undefined) {
    const character = String.fromCodePoint(codePoint);
    script = matchers.find(([, matcher]) => matcher.test(character))?.[0] ?? null;
    known.set(codePoint, script);
  }
  return script;
}

/** Scripts whose letters join, so that they are never spaced (CSS Text 3, appendix D). */
const CURSIVE: ReadonlySet<string> = new Set(['Arab', 'Syrc', 'Mong', 'Nkoo']);

export const isCursive = (script: string): boolean => CURSIVE.has(script);

/** The name of a script as Unicode has it, for people: `Arabic`. */
export function scriptName(script: string): string {
  return SCRIPTS.find(([tag]) => tag === script)?.[1].replaceAll('_', ' ') ?? script;
}

/** The script of text that holds only shared characters: by direction and language. */
export function defaultScript(language: string, isRightToLeft: boolean): string {
  if (!isRightToLeft) return 'Latn';
  return /^(he|iw|yi)\b/i.test(language) ? 'Hebr' : 'Arab';
}
