/** What can be wrong with a collection: COL-0xx. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const unknownMember = defineDiagnostic<{ slug: string; nearest: string | null }>({
  code: 'COL-001',
  severity: 'error',
  title: 'A collection of a briefing that does not exist',
  description: 'A collection names its briefings by their folders in `briefings/`.',
  message: ({ slug }) => `There is no briefing “${slug}”: briefings/${slug}/briefing.yaml does not exist`,
  hints: ({ nearest }) => [nearest === null ? 'Write the name of a folder that holds briefing.yaml, or take the line out' : `Did you mean “${nearest}”?`],
});

export const memberTwice = defineDiagnostic<{ slug: string }>({
  code: 'COL-002',
  severity: 'error',
  title: 'A briefing twice in one collection',
  description: 'Each briefing stands once in a volume.',
  message: ({ slug }) => `“${slug}” is in this collection already`,
  hints: () => ['Take one of the two lines out'],
});

export const misnamedCollection = defineDiagnostic<{ folder: string; name: string }>({
  code: 'COL-003',
  severity: 'error',
  title: 'A collection under another name',
  description: 'A folder in `briefings/collections/` holds a file that is nearly called `collection.yaml`. Only that very name makes it a collection.',
  message: ({ folder, name }) => `${folder} is not read, because its file is called “${name}”, not “collection.yaml”`,
  hints: () => ['Rename the file to collection.yaml, in small letters'],
});

export const memberFailed = defineDiagnostic<{ id: string; slug: string }>({
  code: 'COL-004',
  severity: 'error',
  title: 'A volume waits for one of its briefings',
  description: 'A briefing of the collection has errors, so the volume was not made. An earlier edition of it stays, as long as all of it may be seen.',
  message: ({ id, slug }) => `The volume “${id}” was not made, because “${slug}” has errors`,
  hints: () => ['Mend the briefing, or take it out of the collection; the volume follows with the next build'],
});

export const memberLeftOut = defineDiagnostic<{ id: string; slug: string; because: string; audience: string }>({
  code: 'COL-005',
  severity: 'info',
  title: 'A volume without one of its briefings',
  description: 'The audience of this build may not see one of the briefings of the collection (a draft, marked, under embargo, withdrawn or superseded). The volume is made without it; nothing of it is written.',
  message: ({ id, slug, because, audience }) => `The volume “${id}” is made without “${slug}”, which is not for the audience “${audience}”: ${because}`,
});

export const stricterMember = defineDiagnostic<{ slug: string; marking: string }>({
  code: 'COL-006',
  severity: 'info',
  title: 'A volume takes over a stricter marking',
  description: 'A volume bears the strictest marking of its briefings, a draft in it makes it a draft, and the latest embargo holds for all of it.',
  message: ({ slug, marking }) => `The volume is marked ${marking}, because “${slug}” is`,
});

export const introductionEmpty = defineDiagnostic<Record<never, never>>({
  code: 'COL-007',
  severity: 'error',
  title: 'An introduction without a text, or with two',
  description: 'An introduction that is a block has its Markdown in `text` or in the file that `file` names.',
  message: () => 'The introduction needs either a text or a file',
  hints: () => ['Write text: | with the Markdown below it, or file: introduction.md'],
});

export const volumeWithheld = defineDiagnostic<{ id: string; because: string; audience: string }>({
  code: 'COL-008',
  severity: 'info',
  title: 'Volume withheld',
  description: 'The audience of this build may not see the collection, or none of its briefings. Nothing of it is written.',
  message: ({ id, because, audience }) => `The volume “${id}” is not for the audience “${audience}”: ${because}`,
});

export const twoDirections = defineDiagnostic<{ slug: string }>({
  code: 'COL-009',
  severity: 'info',
  title: 'Two directions of writing in one volume',
  description: 'A briefing is written in the other direction than its volume. Its text runs as it should; the heads and feet of pages, and the side that pages turn to, are those of the volume.',
  message: ({ slug }) => `“${slug}” is written in the other direction than the volume; heads and feet of its pages are the volume’s`,
});

export const unknownCollection = defineDiagnostic<{ id: string; nearest: string | null }>({
  code: 'COL-010',
  severity: 'error',
  title: 'Unknown collection',
  description: 'A collection named on the command line does not exist.',
  message: ({ id }) => `There is no collection “${id}” in briefings/collections/`,
  hints: ({ nearest }) => (nearest === null ? [] : [`Did you mean “collections/${nearest}”?`]),
});

export const volumeKept = defineDiagnostic<{ id: string }>({
  code: 'COL-011',
  severity: 'info',
  title: 'Last good volume kept',
  description: 'A volume could not be made; the edition that an earlier build wrote stays as it is.',
  message: ({ id }) => `The volume “${id}” was not made anew; its earlier edition stays as it is`,
});

export const volumeTakenAway = defineDiagnostic<{ id: string; slugs: readonly string[] }>({
  code: 'COL-012',
  severity: 'warning',
  title: 'Volume taken away',
  description: 'The earlier edition of a volume holds a briefing that the audience may not see any more, and a new one could not be made: so it has left the output folder.',
  message: ({ id, slugs }) => `The earlier edition of the volume “${id}” was taken away: it holds ${slugs.map((slug) => `“${slug}”`).join(' and ')}, which may not be seen any more`,
  hints: () => ['Mend what keeps the volume from being made, and build again'],
});
