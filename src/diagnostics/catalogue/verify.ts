/** Diagnostics of reading finished editions back. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const claimMissing = defineDiagnostic<{ claim: string; piece: string; editions: readonly string[] }>({
  code: 'VER-001',
  severity: 'error',
  title: 'Claim not in an edition',
  description: 'An edition that was read back does not carry a claim of the data: the words or numbers are not there, or not together. The place is that of the first piece that was not found.',
  message: ({ claim, piece, editions }) => `${listOf(editions)} ${editions.length === 1 ? 'does' : 'do'} not carry ${claim}: “${piece}” is missing`,
  hints: () => ['If the data have changed since the last build, run sheaf build. If not, a template or a style leaves it out.'],
});

export const editionMissing = defineDiagnostic<{ path: string }>({
  code: 'VER-002',
  severity: 'error',
  title: 'Edition not there',
  description: 'A briefing is published, and one of its editions is not in the output folder.',
  message: ({ path }) => `${path} is not there`,
  hints: () => ['Run sheaf build, or name the editions that you want to verify with --only.'],
});

export const editionUnreadable = defineDiagnostic<{ path: string; reason: string }>({
  code: 'VER-003',
  severity: 'error',
  title: 'Edition not readable',
  description: 'A file in the output folder cannot be read back as what its name says: it is damaged, or something else has written it.',
  message: ({ path, reason }) => `${path} cannot be read back: ${reason}`,
  hints: () => ['Run sheaf build, which writes it anew.'],
});

export const nothingPublished = defineDiagnostic<{ out: string }>({
  code: 'VER-004',
  severity: 'error',
  title: 'Nothing to verify',
  description: 'The output folder holds no manifest of a build.',
  message: ({ out }) => `There are no editions in ${out}`,
  hints: () => ['Run sheaf build first, or name the folder with --out.'],
});

export const notPublished = defineDiagnostic<{ slug: string; out: string }>({
  code: 'VER-005',
  severity: 'error',
  title: 'Briefing not published',
  description: 'A briefing named on the command line is not in the output folder: it was not built, had errors, or is withheld from that audience.',
  message: ({ slug, out }) => `“${slug}” is not among the editions in ${out}`,
  hints: () => ['sheaf build says why a briefing is not published.'],
});

export const outsideTags = defineDiagnostic<{ path: string; page: number; text: string }>({
  code: 'VER-006',
  severity: 'error',
  title: 'Text outside of the tags',
  description: 'Text on a page of the PDF is neither tagged nor marked as an artifact: a screen reader does not get it.',
  message: ({ path, page, text }) => `${path} has text on page ${page} that no tag holds: “${text}”`,
  hints: () => ['This is a fault of Sheaf’s own: please report it.'],
});

export const muteGlyphs = defineDiagnostic<{ path: string; page: number }>({
  code: 'VER-007',
  severity: 'error',
  title: 'Glyphs without text',
  description: 'Glyphs on a page of the PDF stand for no character: they can be seen, but not read aloud, searched or copied.',
  message: ({ path, page }) => `${path} has glyphs on page ${page} that stand for no character`,
  hints: () => ['This is a fault of Sheaf’s own, or of a font: please report it.'],
});

export const dataMissing = defineDiagnostic<{ slug: string }>({
  code: 'VER-008',
  severity: 'error',
  title: 'Editions without data',
  description: 'The output folder holds editions of a briefing that is no longer in `briefings/`, so that there is nothing to compare them with.',
  message: ({ slug }) => `There are editions of “${slug}”, and no such briefing in briefings/`,
  hints: () => ['Run sheaf build: what has no data leaves the output folder.'],
});

export const markMisplaced = defineDiagnostic<{ path: string; label: string; marked: string | null; printed: string | null }>({
  code: 'VER-009',
  severity: 'error',
  title: 'Page mark in a wrong place',
  description: 'The site or the e-book marks where each page of the PDF begins, so that all readers can cite the same page. A mark stands elsewhere, is missing, or names a page that the PDF does not have.',
  message: ({ path, label, marked, printed }) =>
    marked === null ? `${path} does not mark page ${label}, which begins with “${printed ?? ''}” in the PDF`
    : printed === null ? `${path} marks a page ${label} before “${marked}”, and the PDF has no text of such a page`
    : `${path} marks page ${label} before “${marked}”, and page ${label} of the PDF begins with “${printed}”`,
  hints: () => ['Run sheaf build for all editions: they may be of different builds. If the mark is still wrong, please report it.'],
});

function listOf(editions: readonly string[]): string {
  const names = editions.map((edition) => `the ${edition}`);
  const text = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
