/** What can be wrong in a Markdown text. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const referenceToNothing = defineDiagnostic<{ written: string }>({
  code: 'MD-001',
  severity: 'error',
  title: 'Reference to nothing',
  description: 'A text refers by id to a source, fact, figure, quote or section that the briefing does not have.',
  message: ({ written }) => `${written} refers to nothing in this briefing`,
  hints: () => ['Check the spelling of the id, or write \\@ for a plain at sign'],
});

export const unknownFactForm = defineDiagnostic<{ form: string; id: string }>({
  code: 'MD-002',
  severity: 'error',
  title: 'Unknown form of a fact',
  description: 'A fact is inserted as `@fact:id`, `@fact:id.number` or `@fact:id.sentence`.',
  message: ({ form, id }) => `“.${form}” is not a form in which the fact “${id}” can be inserted`,
  hints: ({ id }) => [`Write @fact:${id}.number or @fact:${id}.sentence; if a new sentence begins here, put a space behind the full stop`],
});

export const imageRefused = defineDiagnostic<{ source: string }>({
  code: 'MD-003',
  severity: 'error',
  title: 'Image from outside the folder',
  description: 'Images are published with the briefing and must lie in its folder: nothing is fetched from the network, and nothing read elsewhere on the disk.',
  message: ({ source }) => `The image “${source}” is not a file in the briefing’s folder`,
  hints: () => ['Put the image into the briefing’s folder and name it by its path there'],
});

export const imageMissing = defineDiagnostic<{ source: string }>({
  code: 'MD-004',
  severity: 'error',
  title: 'Image not available here',
  description: 'The text names an image that is not there, or stands where no image can be shown.',
  message: ({ source }) => `The image “${source}” was not found, or no image can stand here`,
  hints: () => ['Check the file’s name; figures with a title, credit and source are best declared under “figures”'],
});

export const linkRefused = defineDiagnostic<{ target: string }>({
  code: 'MD-005',
  severity: 'error',
  title: 'Link that does not work in all editions',
  description: 'Links lead to web pages (https:, http:), to mail addresses (mailto:), to a place in the briefing (#) or, by the name of its folder, to another briefing. Other links would be unsafe, or dead on paper and in the e-book.',
  message: ({ target }) => `The link to “${target}” cannot be published; only its words are shown`,
  hints: () => ['Give the full address, beginning with https://, or of another briefing the name of its folder alone: [words](water-levels)'],
});

export const footnoteUndefined = defineDiagnostic<{ label: string }>({
  code: 'MD-006',
  severity: 'error',
  title: 'Footnote without text',
  description: 'A footnote is called, but its text is not in the same field or file.',
  message: ({ label }) => `The footnote [^${label}] has no text`,
  hints: ({ label }) => [`Add a line “[^${label}]: …” below, in the same text`],
});

export const footnoteUncalled = defineDiagnostic<{ label: string }>({
  code: 'MD-007',
  severity: 'warning',
  title: 'Footnote never called',
  description: 'A footnote’s text is there, but nothing calls it, so it is not shown.',
  message: ({ label }) => `Nothing calls the footnote [^${label}], so its text is left out`,
  hints: ({ label }) => [`Put [^${label}] where it belongs, or delete the note`],
});

export const footnoteInFootnote = defineDiagnostic<{ label: string }>({
  code: 'MD-008',
  severity: 'error',
  title: 'Footnote within a footnote',
  description: 'Notes have no notes of their own.',
  message: ({ label }) => `The footnote [^${label}] is called from another footnote`,
  hints: () => ['Call it from the text, or join the two notes'],
});

export const footnoteHere = defineDiagnostic<{ label: string | null }>({
  code: 'MD-009',
  severity: 'warning',
  title: 'Footnote where none can stand',
  description: 'Notes belong to running text. In short fields the note’s text is put in brackets.',
  message: () => 'A footnote cannot stand in this field; its text is shown in brackets',
  hints: () => ['Write the remark into the sentence, or move it to the background'],
});

export const imageWithoutText = defineDiagnostic<{ source: string }>({
  code: 'MD-010',
  severity: 'warning',
  title: 'Image without alternative text',
  description: 'Readers who do not see the image need its content in words.',
  message: ({ source }) => `The image “${source}” has no alternative text`,
  hints: () => ['Say in the square brackets what the image shows: ![A map of the province](map.png)'],
});

export const unknownCallout = defineDiagnostic<{ kind: string }>({
  code: 'MD-011',
  severity: 'warning',
  title: 'Unknown kind of callout',
  description: 'Callouts are block quotes that begin with [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION].',
  message: ({ kind }) => `“${kind}” is not a kind of callout; it is shown as a plain block quote`,
  hints: () => ['Use NOTE, TIP, IMPORTANT, WARNING or CAUTION'],
});

export const htmlIsText = defineDiagnostic<{ tag: string }>({
  code: 'MD-012',
  severity: 'warning',
  title: 'HTML shown as text',
  description: 'HTML in a text is not interpreted but shown to readers as it was written.',
  message: ({ tag }) => `${tag} will be shown as it stands: HTML is not interpreted in texts`,
  hints: () => ['Use Markdown (*emphasis*, **strong**), or put code between backticks'],
});

export const nestedTooDeeply = defineDiagnostic({
  code: 'MD-013',
  severity: 'warning',
  title: 'Nested too deeply',
  description: 'Quotes and lists stand one inside the other dozens of times. What is still deeper is shown as it was written.',
  message: () => 'Quotes or lists are nested too deeply here; what is inside is shown as it was written',
  hints: () => ['Take out some of the marks “>” or “-” that begin the line, or indent it less'],
});

export const anchorNotThere = defineDiagnostic<{ slug: string; id: string; nearest: string | null }>({
  code: 'MD-014',
  severity: 'warning',
  title: 'Link to a place that another briefing does not have',
  description: 'A link leads to a place in another briefing, by an id that stands nowhere on its page: readers come to its beginning instead.',
  message: ({ slug, id }) => `The briefing “${slug}” has no place “#${id}”, so this link leads to its beginning`,
  hints: ({ slug, nearest }) => [nearest === null ? `Open the page of “${slug}” and copy the address of the place, or leave out what follows “#”` : `Did you mean “${slug}#${nearest}”?`],
});
