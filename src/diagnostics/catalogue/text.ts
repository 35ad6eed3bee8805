/** Diagnostics of fonts, shaping and line breaking. */

import { defineDiagnostic } from '../define-diagnostic.js';

const codePointName = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

export const fontFileMissing = defineDiagnostic<{ family: string; url: string }>({
  code: 'TXT-001',
  severity: 'error',
  title: 'Font file not found',
  description: 'An `@font-face` rule names a file that is not there. Text in that face falls back to another one.',
  message: ({ family, url }) => `The font file “${url}” of the family “${family}” was not found`,
  hints: () => ['Check the url() of the @font-face rule and that the file is in the project.'],
});

export const fontFileUnreadable = defineDiagnostic<{ family: string; url: string; reason: string }>({
  code: 'TXT-002',
  severity: 'error',
  title: 'Font file cannot be used',
  description: 'Print needs whole TrueType or OpenType files; WOFF and WOFF2 are for the web only.',
  message: ({ family, url, reason }) => `The font file “${url}” of the family “${family}” cannot be used: ${reason}`,
  hints: () => ['Give the .ttf or .otf file of the font.'],
});

export const unknownFontFamily = defineDiagnostic<{ families: readonly string[]; used: string | null }>({
  code: 'TXT-003',
  severity: 'warning',
  title: 'Unknown font family',
  description: 'None of the families that a style asks for has an `@font-face` rule; fonts of the machine are never used, so that every machine makes the same document.',
  message: ({ families, used }) =>
    `No font is known by the name of ${families.map((family) => `“${family}”`).join(' or ')}` + (used === null ? '' : `; “${used}” is used instead`),
  hints: () => ['Declare the family with @font-face, or correct its name in font-family.'],
});

export const noFonts = defineDiagnostic<Record<string, never>>({
  code: 'TXT-004',
  severity: 'error',
  title: 'No fonts',
  description: 'No font could be loaded, so that no text can be drawn.',
  message: () => 'There is no font to set text in: no @font-face rule names a usable file',
  hints: () => ['Declare at least one font with @font-face in the print style sheet.'],
});

export const missingGlyph = defineDiagnostic<{ codePoint: number; family: string }>({
  code: 'TXT-005',
  severity: 'warning',
  title: 'Character missing from the fonts',
  description: 'No font at hand has the character. A substitute is drawn in its place; copying and reading aloud still give the character itself.',
  message: ({ codePoint, family }) =>
    `The character “${String.fromCodePoint(codePoint)}” (${codePointName(codePoint)}) is in none of the fonts, “${family}” included; a substitute is printed`,
  hints: () => ['Use another character, or add a font that has this one.'],
});

export const missingGlyphs = defineDiagnostic<{ codePoint: number; reported: number }>({
  code: 'TXT-010',
  severity: 'warning',
  title: 'Many characters missing from the fonts',
  description: 'More characters are in none of the fonts than are named one by one. Substitutes are drawn in their places; copying and reading aloud still give the characters themselves.',
  message: ({ codePoint, reported }) =>
    `Besides the ${reported} characters named before, “${String.fromCodePoint(codePoint)}” (${codePointName(codePoint)}) and perhaps others are in none of the fonts; substitutes are printed`,
  hints: () => ['Add a font that has these characters.'],
});

export const missingScript = defineDiagnostic<{ codePoint: number; script: string }>({
  code: 'TXT-011',
  severity: 'warning',
  title: 'Script missing from the fonts',
  description: 'Characters of a script are in none of the fonts; the first of them is named. Substitutes are drawn in their places; copying and reading aloud still give the characters themselves.',
  message: ({ codePoint, script }) =>
    `Characters of the ${script} script, of which “${String.fromCodePoint(codePoint)}” (${codePointName(codePoint)}) is the first, are in none of the fonts; substitutes are printed`,
  hints: ({ script }) => [`Add a font for ${script}: declare it with @font-face in the print style sheet.`],
});

export const overfullLine = defineDiagnostic<{ text: string; overflowPt: number }>({
  code: 'TXT-006',
  severity: 'warning',
  title: 'Line too long',
  description: 'A piece of text that cannot be broken, or a box or picture in a line, is wider than the column, and stands out of it.',
  message: ({ text, overflowPt }) => `${text === '' ? 'A box or picture in a line' : `“${text}” cannot be broken and`} stands ${overflowPt.toFixed(1)} pt out of its column`,
  hints: ({ text }) => [text === '' ? 'Give it a smaller width, or less indent to its line.' : 'Allow a break with a soft hyphen (U+00AD) or a zero-width space (U+200B), or shorten the text.'],
});

export const looseLine = defineDiagnostic<{ text: string; width: number | null; widest: number }>({
  code: 'TXT-007',
  severity: 'warning',
  title: 'Line cannot be justified well',
  description: 'To fill its column, a line of justified text needs wider spaces between its words than looks well: more than twice their width and more than half an em. It is set so all the same, or short where it has no spaces.',
  message: ({ text, width, widest }) =>
    width === null ? `“${text}” cannot fill its line: it has no space that could be widened`
      : `“${text}” fills its line only with spaces of ${width.toFixed(1)} times their width; ${widest.toFixed(1)} times is the limit`,
  hints: () => ['Set the text ragged (text-align: start), allow hyphens (hyphens: auto), widen the column, or change the words.'],
});

export const noHyphenation = defineDiagnostic<{ language: string }>({
  code: 'TXT-008',
  severity: 'warning',
  title: 'No hyphenation for a language',
  description: 'A style asks for automatic hyphens in a language whose patterns Sheaf does not have. Its words are broken only where the author put soft hyphens.',
  message: ({ language }) => `Words in the language “${language}” cannot be hyphenated: there are no patterns for it`,
  hints: () => ['Put soft hyphens (U+00AD) into long words, or set hyphens: manual for this language.'],
});
