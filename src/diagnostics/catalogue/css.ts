/** What can be wrong with a style sheet, as the print engine reads it. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const unreadableCss = defineDiagnostic<{ text: string }>({
  code: 'CSS-001',
  severity: 'warning',
  title: 'Unreadable piece of a style sheet',
  description: 'Something in a style sheet is not CSS: a colon is missing, a bracket is not closed. The piece is left out, the rest is read.',
  message: ({ text }) => `This is not CSS and was left out: “${text}”`,
  hints: () => ['Look for a missing colon, semicolon or bracket here or just before.'],
});

/** What is planned, but not there yet: the hint says so, and what serves meanwhile. */
const LATER = {
  flex: 'Flexible boxes are not there yet; a grid does most of what they do.',
  floats: 'Side floats are not there yet; a grid of two columns puts things side by side.',
  columns: 'Several columns of text are not there yet.',
  positions: 'Positioned boxes are not there yet; margins, a grid or a page’s margin boxes put things in their places.',
  gradients: 'Gradients and pictures as backgrounds are not there yet; a background has one colour.',
} as const;
export type LaterFeature = keyof typeof LATER;

export const unknownProperty = defineDiagnostic<{ property: string; nearest: string | null; later: LaterFeature | null }>({
  code: 'CSS-002',
  severity: 'warning',
  title: 'Unknown property',
  description: 'The print engine has no such property, so it has no effect in the PDF. It is reported once, where it first stands.',
  message: ({ property }) => `“${property}” has no effect in print, because the print engine does not know this property`,
  hints: ({ nearest, later }) => {
    if (later !== null) return [LATER[later]];
    return [nearest === null ? 'Remove it from the print sheet, or put it under “@media screen” if it is meant for the site.' : `Did you mean “${nearest}”?`];
  },
});

export const unsupportedValue = defineDiagnostic<{ property: string; value: string; later?: LaterFeature | null }>({
  code: 'CSS-003',
  severity: 'warning',
  title: 'Unsupported value',
  description: 'The property is known, but not with this value; an earlier declaration, or the initial value, holds instead.',
  message: ({ property, value }) => `The print engine does not understand the value “${value}” of “${property}”`,
  hints: ({ later }) => [later == null ? 'The declaration has no effect; the page “CSS in print” (src/print/css/REFERENCE.md) says which values are understood.' : LATER[later]],
});

export const unsupportedSelector = defineDiagnostic<{ selector: string; reason: string }>({
  code: 'CSS-004',
  severity: 'warning',
  title: 'Unsupported selector',
  description: 'The selector cannot be read or is not supported; its whole rule has no effect.',
  message: ({ selector, reason }) => `The rule of “${selector}” has no effect, because its selector is not understood: ${reason}`,
});

export const unsupportedAtRule = defineDiagnostic<{ name: string; reason: string }>({
  code: 'CSS-005',
  severity: 'warning',
  title: 'Unsupported at-rule',
  description: 'The print engine knows @media, @supports, @layer, @page with its margin boxes and @footnote, @font-face and @counter-style.',
  message: ({ name, reason }) => `“@${name}” has no effect in print: ${reason}`,
});

export const unsupportedMediaQuery = defineDiagnostic<{ query: string }>({
  code: 'CSS-006',
  severity: 'warning',
  title: 'Unsupported media query',
  description: 'Media types and what is certain of paper (light, still, without a pointer) are understood; other features, such as widths, are not, so the rules within do not apply.',
  message: ({ query }) => `The rules under “@media ${query}” do not apply in print, because the query is not understood`,
});

export const invalidVariable = defineDiagnostic<{ property: string; value: string; name: string | null }>({
  code: 'CSS-007',
  severity: 'warning',
  title: 'Custom property without a usable value',
  description: 'A value refers with var() to a custom property that is not set there, refers to itself, or does not fit the property.',
  message: ({ property, value, name }) =>
    name === null
      ? `“${property}: ${value}” has no effect, because with its custom properties filled in it is not a value of “${property}”`
      : `“${property}: ${value}” has no effect, because the custom property “${name}” has no value there`,
  hints: ({ name }) => (name === null ? [] : [`Set “${name}” on :root, or give a fallback: var(${name}, …).`]),
});

export const incompleteFontFace = defineDiagnostic<{ missing: string }>({
  code: 'CSS-008',
  severity: 'warning',
  title: 'Incomplete font face',
  description: 'A @font-face rule needs a font-family and a src with a url(); otherwise it is left out.',
  message: ({ missing }) => `This @font-face was left out, because it has no usable “${missing}”`,
});

export const uncompilableValue = defineDiagnostic<{ property: string; value: string; reason: string }>({
  code: 'CSS-009',
  severity: 'warning',
  title: 'Value that old readers cannot have',
  description: 'The style sheet of the e-book is compiled for readers that know neither var() nor calc(). A value that cannot be worked out beforehand is left out.',
  message: ({ property, value, reason }) => `“${property}: ${value}” was left out of the e-book’s style sheet, because ${reason}`,
  hints: () => ['Custom properties must be set on :root in the same sheets; calc() must come to a single unit.'],
});

export const unknownCounterStyle = defineDiagnostic<{ name: string }>({
  code: 'CSS-010',
  severity: 'warning',
  title: 'Unknown counter style',
  description: 'A list or a counter asks for a style of numbering that is neither predefined nor declared with @counter-style; plain digits stand in.',
  message: ({ name }) => `There is no counter style “${name}”: plain digits are printed`,
  hints: ({ name }) => [`Declare it with “@counter-style ${name} { … }”, or take a predefined one such as decimal, lower-roman or upper-alpha.`],
});

export const unusableCounterStyle = defineDiagnostic<{ name: string; reason: string }>({
  code: 'CSS-011',
  severity: 'warning',
  title: 'Unusable counter style',
  description: 'A @counter-style rule lacks the symbols that its system needs, or has a name that cannot be given; it is left out.',
  message: ({ name, reason }) => `“@counter-style ${name}” was left out, because ${reason}`,
});

export const missingImage = defineDiagnostic<{ url: string; reason: string }>({
  code: 'CSS-020',
  severity: 'warning',
  title: 'Image that cannot be shown',
  description: 'An image of the document is missing, damaged or of a kind that print does not take. Its alternative text stands in its place.',
  message: ({ url, reason }) => `The image “${url}” is not in the PDF, because ${reason}; its alternative text stands in its place`,
  hints: () => ['Print takes PNG, JPEG and SVG files from the briefing’s own folder.'],
});

export const nestedTooDeeply = defineDiagnostic<{ levels: number }>({
  code: 'CSS-021',
  severity: 'warning',
  title: 'Nested too deeply',
  description: 'Elements are nested so deeply that print shows the innermost ones as plain text.',
  message: ({ levels }) => `Elements are nested more than ${levels} levels deep here; what lies deeper is set as plain text`,
});
