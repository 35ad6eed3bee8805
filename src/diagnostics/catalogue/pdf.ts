/** Diagnostics of drawing: what a PDF cannot hold as it was asked for. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const unreadableImage = defineDiagnostic<{ url: string; reason: string }>({
  code: 'PDF-001',
  severity: 'error',
  title: 'Picture cannot be drawn',
  description: 'A PNG or JPEG file is damaged or of a kind that PDF/A cannot hold. Open it in an image editor and save it anew as PNG or JPEG in RGB.',
  message: ({ url, reason }) => `The picture “${url}” cannot be drawn: ${reason}`,
  hints: () => ['Open the picture in an image editor and save it again, as PNG or JPEG with RGB colours'],
});

export const unnamedPicture = defineDiagnostic<{ element: string }>({
  code: 'PDF-002',
  severity: 'warning',
  title: 'Picture without alternative text',
  description: 'A picture has neither alternative text nor a mark that it is decoration. It is drawn, but readers who listen are not told of it.',
  message: ({ element }) => `A picture (<${element}>) has no alternative text, so readers who listen to the PDF will not know of it`,
  hints: () => ['Say in one sentence what the picture shows, or mark it as decoration with an empty alternative text'],
});

export const headingGap = defineDiagnostic<{ written: number; tagged: number; text: string }>({
  code: 'PDF-003',
  severity: 'warning',
  title: 'Heading level skipped',
  description: 'A heading is more than one level below the heading before it. Accessible PDF does not allow this, so it is tagged one level below.',
  message: ({ written, tagged, text }) => `The heading “${text}” is of level ${written}, but the heading before it is of level ${tagged - 1}; the PDF gives it level ${tagged}`,
  hints: ({ tagged }) => [`Make it a heading of level ${tagged}, or add the missing heading above it`],
});

export const deadLink = defineDiagnostic<{ href: string }>({
  code: 'PDF-004',
  severity: 'warning',
  title: 'Link leads nowhere',
  description: 'A link points at a place that is not in the PDF, or at an address that a PDF cannot lead to. Its text is drawn without the link.',
  message: ({ href }) => `The link to “${href}” leads nowhere in the PDF, so its text stands without a link`,
  hints: ({ href }) => [href.startsWith('#') ? 'Check the spelling, or whether the part it points at is shown in print' : 'Use a complete web or e-mail address, such as https://example.org/'],
});

export const glyphNotDrawn = defineDiagnostic<{ text: string; font: string }>({
  code: 'PDF-005',
  severity: 'error',
  title: 'Character that no font has',
  description: 'A character reached the drawing stage without a glyph. Nothing is drawn in its place.',
  message: ({ text, font }) => `“${text}” holds a character that the font ${font} cannot draw`,
  hints: () => ['Use another character, or add a font that has it'],
});

export const unsupportedSvg = defineDiagnostic<{ names: readonly string[] }>({
  code: 'PDF-006',
  severity: 'warning',
  title: 'Part of a drawing is left out',
  description: 'An SVG drawing uses features that Sheaf does not print, such as gradients, filters, masks or embedded pictures. The rest of it is drawn.',
  message: ({ names }) => `A drawing uses ${names.join(', ')}, which print does not know: these parts are left out or simplified`,
  hints: () => ['Draw with plain shapes, paths and text in flat colours'],
});
