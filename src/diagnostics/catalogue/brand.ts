/** What can be wrong with a house's brand and theme: BRAND-0xx. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const badColour = defineDiagnostic<{ name: string; written: string }>({
  code: 'BRAND-001',
  severity: 'error',
  title: 'Not a colour',
  description: 'Colours of a brand are written as six hexadecimal digits after `#`, in quotation marks: without them, YAML takes `#` for the beginning of a comment.',
  message: ({ name, written }) => `“${name}” must be a colour such as "#0e5563", but here is “${written}”`,
  hints: () => ['Write # and six digits from 0 to 9 and a to f, in quotation marks'],
});

export interface ContrastDetails {
  /** The key in `sheaf.yaml`. */
  readonly name: string;
  readonly colour: string;
  /** “links”. */
  readonly use: string;
  /** “the white page”. */
  readonly ground: string;
  readonly groundColour: string;
  readonly ratio: number;
  readonly needed: number;
  /** Null where no lightness of this hue has enough. */
  readonly nearest: string | null;
}

export const textTooFaint = defineDiagnostic<ContrastDetails>({
  code: 'BRAND-002',
  severity: 'error',
  title: 'Text in a colour too near to its ground',
  description:
    'Text needs a contrast of 4.5 to 1 with what it stands on (WCAG 2.2, level AA), on each ground, in the light and the dark theme, and as a printer without colours shows it. The nearest colour is of the same hue, only darker or lighter.',
  message: (details) => `${sentence(details)}, and text needs ${details.needed}`,
  hints: ({ nearest }) => hintOf(nearest),
});

export const markTooFaint = defineDiagnostic<ContrastDetails>({
  code: 'BRAND-003',
  severity: 'warning',
  title: 'A colour that hardly stands out',
  description: 'What is drawn, such as the ribbon, the timeline’s thread and the series of charts, needs a contrast of 3 to 1 with its ground (WCAG 2.2, level AA, 1.4.11).',
  message: (details) => `${sentence(details)}, and what is drawn needs ${details.needed}`,
  hints: ({ nearest }) => hintOf(nearest),
});

export const fontUnusable = defineDiagnostic<{ path: string; fault: string }>({
  code: 'BRAND-004',
  severity: 'error',
  title: 'A font file that cannot be used',
  description: 'Fonts are TrueType or OpenType files (`.ttf`, `.otf`), one for each weight, whole. Those made for web pages (`.woff2`) and collections (`.ttc`) are not read: the site’s own are made from the whole ones.',
  message: ({ path, fault }) => `The font “${path}” cannot be used: it ${fault}`,
  hints: () => ['Give the .ttf or .otf file of this weight, as the foundry delivers it'],
});

export const fontNotEmbeddable = defineDiagnostic<{ path: string; reason: string }>({
  code: 'BRAND-005',
  severity: 'error',
  title: 'A font that may not be embedded',
  description: 'A font file says what its licence allows (`fsType` in its table OS/2). Every edition embeds the characters that it uses, so a font that forbids embedding or subsetting cannot set them.',
  message: ({ path, reason }) => `The font “${path}” may not be embedded: ${reason}`,
  hints: () => ['Ask the foundry for a licence and a file that allow it, or choose another font'],
});

export const fontForPrintOnly = defineDiagnostic<{ path: string }>({
  code: 'BRAND-006',
  severity: 'warning',
  title: 'A font for print only',
  description: 'The font file allows embedding in documents to be viewed and printed (`fsType`, preview and print), which a site does not do: it would hand the font out. The PDF uses it; the site keeps the house’s own.',
  message: ({ path }) => `The font “${path}” may be embedded for viewing and printing only, so the site is set without it`,
  hints: () => ['Ask the foundry for a web licence and its file, if the site is to have it too'],
});

export const variableFont = defineDiagnostic<{ path: string }>({
  code: 'BRAND-007',
  severity: 'warning',
  title: 'A variable font',
  description: 'Each weight is a file of its own. Of a variable font only the weight that it shows by default is used.',
  message: ({ path }) => `The font “${path}” is variable: only its default weight is used`,
  hints: () => ['Give a static file for each weight'],
});

export const logoWithoutWords = defineDiagnostic<Record<never, never>>({
  code: 'BRAND-008',
  severity: 'error',
  title: 'A logo without words',
  description: 'Who does not see the logo needs its words: its `alt`, or the brand’s `name`, or the `publisher`.',
  message: () => 'The logo has no words for readers who do not see it',
  hints: () => ['Add “alt: …” to the logo, or “publisher: …” to the house'],
});

export const unknownTheme = defineDiagnostic<{ theme: string; nearest: string | null; known: readonly string[]; sheets: readonly string[]; hasFolder: boolean }>({
  code: 'BRAND-009',
  severity: 'error',
  title: 'No such theme',
  description: 'A theme is a folder of style sheets, `templates/themes/<name>/`, in the project or of Sheaf’s own: `shared.css`, `print.css`, `letter.css`, `marked.css`, `state.css`, `in-brief.css`, `screen.css`, `ebook.css`, each where it is needed. Capital and small letters count.',
  message: ({ theme }) => `There is no theme “${theme}”: templates/themes/${theme}/ holds no style sheet`,
  hints: ({ nearest, known, sheets, hasFolder }) => {
    if (hasFolder) return [`The folder is there, but no file in it has a name that counts: ${sheets.map((name) => `${name}.css`).join(', ')}`];
    return nearest === null ? [`There is ${known.map((name) => `“${name}”`).join(', ')}`] : [`Did you mean “${nearest}”?`];
  },
});

export const changedFont = defineDiagnostic<{ path: string; table: string }>({
  code: 'BRAND-010',
  severity: 'warning',
  title: 'A font file that was changed',
  description: 'A font file holds a check sum of each of its tables. Where the outlines or widths do not agree with theirs, the file was spoilt on its way, or changed by a tool that left the sum: letters may be missing or misshapen.',
  message: ({ path, table }) => `The font “${path}” is not as it was made: its table “${table}” does not agree with its check sum, so letters may be missing or misshapen`,
  hints: () => ['Ask the foundry for the file again, and send it packed (.zip), so that nothing changes it on its way'],
});

function sentence({ name, colour, use, ground, groundColour, ratio }: ContrastDetails): string {
  // Cut off, not rounded: 4.499 must not read as 4.5.
  const shown = Math.floor(ratio * 100) / 100;
  return `“${name}” (${colour}) is too near to its ground: ${use} on ${ground} (${groundColour}) have a contrast of ${shown}`;
}

function hintOf(nearest: string | null): readonly string[] {
  return nearest === null ? ['Choose another colour'] : [`The nearest colour that passes is "${nearest}"`];
}
