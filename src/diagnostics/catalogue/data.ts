/** What can be wrong with a briefing's data: `briefing.yaml`, `sheaf.yaml` and the files that they name. */

import { defineDiagnostic } from '../define-diagnostic.js';

// 001–009: the YAML as such.

export const badYaml = defineDiagnostic<{ problem: string; hint: string | null }>({
  code: 'DATA-001',
  severity: 'error',
  title: 'The YAML cannot be read',
  description:
    'The file breaks the rules of YAML, most often by a colon, a quotation mark or an indentation. Text that holds `: `, begins with `@`, `*`, `&`, `%` or `` ` ``, or ends with a colon goes into quotation marks or, if it is long, into a block after `|`.',
  message: ({ problem }) => problem,
  hints: ({ hint }) => (hint === null ? [] : [hint]),
});

export const duplicateKey = defineDiagnostic<{ key: string }>({
  code: 'DATA-002',
  severity: 'error',
  title: 'A key stands twice',
  description: 'The same key stands twice in one place, so that it is unclear which value holds. Keep one of the two.',
  message: ({ key }) => `“${key}” stands here a second time`,
  hints: () => ['Keep one of the two'],
});

export const tooMuch = defineDiagnostic<{ problem: string }>({
  code: 'DATA-003',
  severity: 'error',
  title: 'Too deep, too large, or referring to itself',
  description:
    'Limits that no briefing reaches by itself keep a damaged or hostile file from stopping the machine: 4 MB for a YAML file, 32 MB for another, 40 levels of nesting, 100,000 values with what anchors (`&name`) repeat.',
  message: ({ problem }) => problem,
});

export const notABlock = defineDiagnostic<{ found: string }>({
  code: 'DATA-004',
  severity: 'error',
  title: 'The file is not made of keys and values',
  description: 'A briefing begins with keys at the left margin: `title: …`, `language: …`, `date: …`.',
  message: ({ found }) => `A briefing is made of keys and their values (“title: …”), but here is ${found}`,
  hints: () => ['The least that a briefing needs is title, language and date'],
});

export const notUtf8 = defineDiagnostic<{ file: string }>({
  code: 'DATA-005',
  severity: 'error',
  title: 'The file is not UTF-8',
  description: 'Text files are read as UTF-8. Older programs, and spreadsheets among them, save in other encodings.',
  message: ({ file }) => `“${file}” is not text in UTF-8`,
  hints: () => ['Save the file again with the encoding UTF-8 (in a spreadsheet: “CSV UTF-8”)'],
});

// 010–029: what a value is.

export const textInComment = defineDiagnostic<{ kept: string; lost: string }>({
  code: 'DATA-006',
  severity: 'warning',
  title: 'Text taken for a comment',
  description: 'In YAML a space and “#” begin a comment: the rest of the line is not read. A remark meant as one has a space after its “#”.',
  message: ({ kept, lost }) => `“${lost}” is not read: after a space, “#” begins a comment, so the text ends at “${kept}”`,
  hints: () => ['Put the whole text into quotation marks; if it is a remark of yours, write a space after “#”.'],
});

export const unknownKey = defineDiagnostic<{ key: string; nearest: string | null; known: readonly string[]; cutText?: string | null }>({
  code: 'DATA-010',
  severity: 'error',
  title: 'Unknown key',
  description: 'A key that means nothing in its place: misspelt, wrongly indented, or not part of the schema. Between `{` and `}` a comma begins a new key, so a text with a comma goes into quotes there.',
  message: ({ key }) => `“${key}” is not a key that belongs here`,
  hints: ({ key, nearest, known, cutText = null }) =>
    cutText !== null
      ? [`Between { and } a comma begins a new key. If it belongs to the text, put the text into quotes: ${cutText}`,
        ...(/^\d+$/.test(key) ? ['Numbers have a decimal point, in every language: 1.5'] : [])]
      : nearest !== null
      ? [`Did you mean “${nearest}”?`]
      : known.length > 0 && known.length <= 14
        ? [`Keys that belong here: ${known.join(', ')}`]
        : ['Check the spelling and the indentation; REFERENCE.md lists the keys'],
});

export const missingValue = defineDiagnostic<{ key: string; owner: string; meaning: string | null }>({
  code: 'DATA-011',
  severity: 'error',
  title: 'A required value is missing',
  description: 'Only `title`, `language` and `date` are required of a briefing; some blocks need more, such as an `id`.',
  message: ({ key, owner }) => `${owner} has no “${key}”, which is required`,
  hints: ({ key, meaning }) => [meaning === null ? `Add “${key}: …”` : `Add “${key}: …”. ${meaning}`],
});

export const wrongType = defineDiagnostic<{ name: string; expected: string; found: string; hint: string | null }>({
  code: 'DATA-012',
  severity: 'error',
  title: 'Another kind of value is expected',
  description: 'For example a list where one text belongs, or text where a number belongs.',
  message: ({ name, expected, found }) => `${name} must be ${expected}, but here is ${found}`,
  hints: ({ hint }) => (hint === null ? [] : [hint]),
});

export const emptyValue = defineDiagnostic<{ name: string; comment?: string | null }>({
  code: 'DATA-013',
  severity: 'error',
  title: 'A key without a value',
  description: 'The key is there, but nothing follows it. What is unknown is left out altogether.',
  message: ({ name }) => `${name} is empty`,
  hints: ({ comment = null }) => (comment === null ? ['Write a value, or leave the key out'] : [`After a space, “#” begins a comment: put the value into quotation marks, "#${comment}"`]),
});

export const notAChoice = defineDiagnostic<{ name: string; found: string; choices: readonly string[]; nearest: string | null }>({
  code: 'DATA-014',
  severity: 'error',
  title: 'Not one of the choices',
  description: 'Some values are taken from a fixed list, because the editions say them in the briefing’s language.',
  message: ({ name, found }) => `${name} cannot be “${found}”`,
  hints: ({ choices, nearest }) => [
    ...(nearest === null ? [] : [`Did you mean “${nearest}”?`]),
    `Choose one of: ${choices.join(', ')}`,
  ],
});

export const wrongForm = defineDiagnostic<{ name: string; problem: string; hint: string | null }>({
  code: 'DATA-015',
  severity: 'error',
  title: 'A value has the wrong form',
  description: 'Ids, addresses and moments have a form that programs rely on.',
  message: ({ name, problem }) => `${name} ${problem}`,
  hints: ({ hint }) => (hint === null ? [] : [hint]),
});

export const wrongSize = defineDiagnostic<{ name: string; problem: string; hint: string | null }>({
  code: 'DATA-016',
  severity: 'error',
  title: 'Too many, too few, too large or too small',
  description: 'A list or a number is outside of what its place allows.',
  message: ({ name, problem }) => `${name} ${problem}`,
  hints: ({ hint }) => (hint === null ? [] : [hint]),
});

export const groupedNumber = defineDiagnostic<{ written: string; readings: readonly string[]; more: number }>({
  code: 'DATA-017',
  severity: 'error',
  title: 'A number that can be read in two ways',
  description:
    'Numbers are written plainly: digits, and a point before decimals. `948.000` is 948 thousand in one country and 948 in another, so it is never guessed. The editions group digits as the briefing’s language does.',
  message: ({ written, more }) =>
    `“${written}” can be read in more than one way${more > 0 ? `, and so can ${more} more in this column` : ''}`,
  hints: ({ readings }) => [`Write ${readings.join(' or ')}, whichever is meant`],
});

export const numberNotation = defineDiagnostic<{ written: string; plain: string | null }>({
  code: 'DATA-018',
  severity: 'error',
  title: 'A number in a programmer’s notation',
  description: 'Powers of ten (`1e3`), hexadecimal (`0x10`) and octal (`0o7`) numbers, infinity and “not a number” are refused: write digits.',
  message: ({ written }) => `“${written}” is not a plainly written number`,
  hints: ({ plain }) => (plain === null ? ['Write it in digits'] : [`Write ${plain}`]),
});

export const notALanguage = defineDiagnostic<{ written: string; suggestion: string | null }>({
  code: 'DATA-019',
  severity: 'error',
  title: 'Not a language tag',
  description: 'Languages are named by their BCP 47 tags: `fr`, `en-GB`, `zh-Hant`.',
  message: ({ written }) => `“${written}” is not the tag of a language`,
  hints: ({ suggestion }) => [suggestion === null ? 'Tags look like fr, en-GB or zh-Hant (BCP 47)' : `Write ${suggestion}`],
});

export const notATime = defineDiagnostic<{ written: string; suggestion: string | null; mayBeText: boolean }>({
  code: 'DATA-020',
  severity: 'error',
  title: 'Not a date',
  description:
    'Dates are written year first, as exactly as they are known: `2020`, `2020-02`, `2020-02-27`, `2020-02-27T18:00+01:00`, `2019-12/2020-02`, `2019-12/..`; with `~` behind for “about” and `?` for “perhaps” (EDTF, ISO 8601-2). Where the briefing’s own words are to be shown, use `text` with `within` or `after`.',
  message: ({ written }) => `“${written}” is not a date that can be read`,
  hints: ({ suggestion, mayBeText }) => [
    suggestion === null ? 'Write the year first: 2020-02-27, 2020-02, or 2019-12/.. for a period' : `Write ${suggestion}`,
    ...(mayBeText ? ['To show words, write them as “text: …”, and the period in which they lie as “within: …”'] : []),
  ],
});

export const embargoWithoutOffset = defineDiagnostic<{ written: string }>({
  code: 'DATA-021',
  severity: 'error',
  title: 'An embargo needs an exact moment',
  description: 'An embargo without its offset from UTC ends at different moments in different places. It is never guessed.',
  message: ({ written }) => `The embargo “${written}” does not name an exact moment`,
  hints: () => ['Write day, time and offset from UTC: 2026-03-01T06:00:00+01:00'],
});

// 030–049: how the parts hang together.

export const controlCharacter = defineDiagnostic<{ characters: readonly string[] }>({
  code: 'DATA-022',
  severity: 'warning',
  title: 'Control character in a text',
  description: 'A text holds a character that is no letter, space or sign but a command to a machine, often brought along by copying. It is not shown in any edition.',
  message: ({ characters }) => `This text holds ${characters.length === 1 ? 'a control character' : 'control characters'} (${characters.join(', ')}), which no edition shows`,
  hints: () => ['Type the words anew where they were copied from; if a letter is missing there, it was lost with the copying'],
});

export const duplicateId = defineDiagnostic<{ id: string; kind: string }>({
  code: 'DATA-030',
  severity: 'error',
  title: 'An id stands twice',
  description: 'Ids are unique among the things of one kind. Rename one of the two.',
  message: ({ id, kind }) => `Two ${kind} have the id “${id}”`,
  hints: () => ['Give one of them another id, and mend what refers to it'],
});

export const unknownReference = defineDiagnostic<{ id: string; kind: string; nearest: string | null; known: number }>({
  code: 'DATA-031',
  severity: 'error',
  title: 'A reference to nothing',
  description: 'Something refers to a fact, figure, quote, section or source that this briefing does not have.',
  message: ({ id, kind }) => `There is no ${kind} with the id “${id}”`,
  hints: ({ nearest, known, kind }) =>
    nearest !== null ? [`Did you mean “${nearest}”?`] : known === 0 ? [`This briefing has no ${kind} with an id`] : [],
});

export const unknownForm = defineDiagnostic<{ form: string }>({
  code: 'DATA-032',
  severity: 'error',
  title: 'A form of a fact that does not exist',
  description: '`@fact:id` gives qualifier, number and unit; `@fact:id.number` the number alone; `@fact:id.sentence` all of it in words.',
  message: ({ form }) => `A fact has no form “.${form}”`,
  hints: () => ['Write .number, .sentence, or nothing'],
});

export const circularParts = defineDiagnostic<{ ids: readonly string[] }>({
  code: 'DATA-033',
  severity: 'error',
  title: 'Facts that are parts of one another',
  description: '`partOf` says of which larger number a number is a part, so it cannot lead back to itself.',
  message: ({ ids }) => `A fact cannot be a part of itself: ${ids.join(' → ')}`,
});

export const quoteWords = defineDiagnostic<{ both: boolean }>({
  code: 'DATA-034',
  severity: 'error',
  title: 'A quote needs its words, once',
  description: 'A quote is either one passage (`text`) or several within a paraphrase (`fragments` with `frame`).',
  message: ({ both }) => (both ? 'This quote has both “text” and “fragments”' : 'This quote has no words: neither “text” nor “fragments”'),
  hints: ({ both }) => [both ? 'Keep one of the two' : 'Add “text: …” with the words, without quotation marks'],
});

export const fragmentNumber = defineDiagnostic<{ written: string; count: number }>({
  code: 'DATA-035',
  severity: 'error',
  title: 'A frame that names a fragment which is not there',
  description: 'In a quote’s `frame`, `{1}` stands for the first of its `fragments`, `{2}` for the second.',
  message: ({ written, count }) =>
    `The frame names ${written}, but the quote has ${count === 0 ? 'no fragments' : count === 1 ? 'one fragment' : `${count} fragments`}`,
  hints: ({ count }) => (count === 0 ? ['Add “fragments:” with the words'] : [`Use ${count === 1 ? '{1}' : `{1} to {${count}}`}`]),
});

export const fragmentUnused = defineDiagnostic<{ number: number }>({
  code: 'DATA-036',
  severity: 'error',
  title: 'A fragment that its frame does not show',
  description: 'Each of a quote’s `fragments` must be named in its `frame`, or its words would be lost.',
  message: ({ number }) => `The frame does not name fragment {${number}}, whose words would be lost`,
  hints: ({ number }) => [`Put {${number}} where it belongs in the frame`],
});

export const emptyGlossaryEntry = defineDiagnostic<{ term: string }>({
  code: 'DATA-037',
  severity: 'error',
  title: 'A glossary entry that explains nothing',
  description: 'A term needs an `expansion` (what an acronym stands for) or a `definition`.',
  message: ({ term }) => `The term “${term}” has neither an expansion nor a definition`,
});

export const oneOfTwo = defineDiagnostic<{ owner: string; first: string; second: string; both: boolean }>({
  code: 'DATA-038',
  severity: 'error',
  title: 'One of two values is needed, and only one',
  description: 'For example a section’s text, which stands either inline (`text`) or in a file (`file`).',
  message: ({ owner, first, second, both }) =>
    both ? `${owner} has both “${first}” and “${second}”` : `${owner} has neither “${first}” nor “${second}”`,
  hints: ({ both, first, second }) => [both ? 'Keep one of the two' : `Add “${first}: …” or “${second}: …”`],
});

export const rowLength = defineDiagnostic<{ cells: number; columns: number }>({
  code: 'DATA-039',
  severity: 'error',
  title: 'A row with too many or too few cells',
  description: 'Every row of data has a cell for each column; an empty cell is still a cell.',
  message: ({ cells, columns }) => `This row has ${count(cells, 'cell')}, but there ${columns === 1 ? 'is' : 'are'} ${count(columns, 'column')}`,
  hints: () => ['Check for a missing or a stray separator; a cell that holds the separator goes into quotation marks'],
});

export const unknownField = defineDiagnostic<{ field: string; columns: readonly string[]; nearest: string | null }>({
  code: 'DATA-040',
  severity: 'error',
  title: 'A column that the data does not have',
  description: 'A figure’s `encoding` and `columns` name columns of its data, spelt as they are there.',
  message: ({ field }) => `The data has no column “${field}”`,
  hints: ({ columns, nearest }) => [
    ...(nearest === null ? [] : [`Did you mean “${nearest}”?`]),
    `Its columns: ${columns.slice(0, 20).join(', ')}${columns.length > 20 ? ', …' : ''}`,
  ],
});

export const cellNotNumber = defineDiagnostic<{ written: string; column: string; more: number }>({
  code: 'DATA-041',
  severity: 'error',
  title: 'A chart’s value that is not a number',
  description: 'What a chart draws as a length or a height must be a number; a missing value is an empty cell.',
  message: ({ written, column, more }) =>
    `“${written}” in column “${column}” is not a number${more > 0 ? `, nor are ${more} more in this column` : ''}`,
  hints: () => ['Leave the cell empty where there is no value'],
});

export const channelMissing = defineDiagnostic<{ chart: string; channel: string; meaning: string }>({
  code: 'DATA-042',
  severity: 'error',
  title: 'A chart lacks what it needs to be drawn',
  description: 'Every chart needs `x` and `y` in its `encoding`.',
  message: ({ chart, channel, meaning }) => `A ${chart} chart needs “${channel}”: ${meaning}`,
  hints: ({ channel }) => [`Add “${channel}: {field: …}” to the encoding`],
});

export const duplicateColumn = defineDiagnostic<{ column: string }>({
  code: 'DATA-043',
  severity: 'error',
  title: 'Two columns of one name',
  description: 'A figure names columns by their heads, so each head must be there, and different.',
  message: ({ column }) => (column === '' ? 'A column has no name' : `Two columns have the name “${column}”`),
});

export const noRows = defineDiagnostic<{ file: string }>({
  code: 'DATA-044',
  severity: 'error',
  title: 'Data without rows',
  description: 'A figure needs at least one row of data below the columns’ names.',
  message: ({ file }) => `“${file}” has no rows of data`,
});

// 050–059: not wrong, but worth a second look.

export const longBottomLine = defineDiagnostic<{ words: number; limit: number }>({
  code: 'DATA-050',
  severity: 'warning',
  title: 'The bottom line is long',
  description: 'The bottom line is what a reader takes away who reads nothing else. It stands large on the first page, where 60 words fit.',
  message: ({ words, limit }) => `The bottom line has ${words} words; a reader in a hurry takes in ${limit}`,
  hints: () => ['Move what explains it into the points or the background'],
});

export const noBottomLine = defineDiagnostic<Record<string, never>>({
  code: 'DATA-051',
  severity: 'warning',
  title: 'No bottom line',
  description: 'A briefing that has a body, but says nowhere in one breath what it comes to.',
  message: () => 'This briefing has no bottom line',
  hints: () => ['Add “summary:” with “bottomLine: …”: what is the case, and why it matters, in at most 60 words'],
});

export const factWithoutSource = defineDiagnostic<{ id: string }>({
  code: 'DATA-052',
  severity: 'warning',
  title: 'A fact without a source',
  description: 'Each number should say where it comes from. `sources` names a source and the place in it.',
  message: ({ id }) => `The fact “${id}” names no source`,
  hints: () => ['Add “sources: [{id: …, at: …}]”'],
});

export const quotationMarksDoubled = defineDiagnostic<{ marks: string }>({
  code: 'DATA-054',
  severity: 'warning',
  title: 'Quotation marks twice',
  description: 'Sheaf sets quotation marks around every quote, those of the briefing’s language. Marks that stand in the data as well would show twice.',
  message: ({ marks }) => `These words stand between quotation marks (${marks}) already, and would show two pairs`,
  hints: () => ['Leave the quotation marks out: Sheaf sets those of the briefing’s language'],
});

export const unitDoubled = defineDiagnostic<{ value: string; unit: string }>({
  code: 'DATA-055',
  severity: 'warning',
  title: 'A unit twice',
  description: 'The value ends with the unit, and the unit is given as well: readers would see it twice.',
  message: ({ value, unit }) => `“${value}” ends with the unit “${unit}”, which is given as well`,
  hints: () => ['Write the number alone as the value'],
});

export const numberAsText = defineDiagnostic<{ value: string }>({
  code: 'DATA-056',
  severity: 'warning',
  title: 'A number between quotation marks',
  description: 'A number between quotation marks is a text: it is shown as it stands, not as the briefing’s language writes numbers, and checks cannot compare it.',
  message: ({ value }) => `“${value}” is a number written as a text, so it is shown as it stands`,
  hints: () => ['Write it without quotation marks, with a point before decimals and no separators between thousands'],
});

export const quoteWithoutSource = defineDiagnostic<{ id: string }>({
  code: 'DATA-053',
  severity: 'warning',
  title: 'A quote without a source',
  description: 'Each quotation should say where it was read or heard.',
  message: ({ id }) => `The quote “${id}” names no source`,
  hints: () => ['Add “sources: [{id: …, at: …}]”'],
});

// 060–079: files that the data names.

export const pathOutside = defineDiagnostic<{ path: string; how: string; folder: string }>({
  code: 'DATA-060',
  severity: 'error',
  title: 'A path that leaves the briefing’s folder',
  description: 'A briefing reads only what lies in its own folder, so that it can be moved, shared and built by others without giving anything away.',
  message: ({ path, how }) => `“${path}” ${how}`,
  hints: ({ folder }) => [`Copy the file into ${folder} and name it from there`],
});

export const fileMissing = defineDiagnostic<{ path: string; nearest: string | null; folder: string }>({
  code: 'DATA-061',
  severity: 'error',
  title: 'A file is missing',
  description: 'Paths are relative to the briefing’s folder, in `sheaf.yaml` to the folder that holds it; capital and small letters differ.',
  message: ({ path, folder }) => `There is no file “${path}” in ${folder}`,
  hints: ({ nearest }) => (nearest === null ? ['Check the spelling; capital and small letters differ'] : [`Did you mean “${nearest}”?`]),
});

export const fileUnreadable = defineDiagnostic<{ path: string; why: string }>({
  code: 'DATA-062',
  severity: 'error',
  title: 'A file cannot be read',
  description: 'What the path names is a folder or a device, is not allowed to be read, or is too large.',
  message: ({ path, why }) => `“${path}” cannot be read: ${why}`,
});

export const wrongFormat = defineDiagnostic<{ path: string; expected: string; found: string | null }>({
  code: 'DATA-063',
  severity: 'error',
  title: 'A file of the wrong format',
  description: 'The format is told from a file’s content, not from its name. Images are PNG, JPEG or SVG; data is CSV or JSON (a list of objects); bibliographies are BibTeX or CSL-JSON.',
  message: ({ path, expected, found }) => `“${path}” is not ${expected}${found === null ? '' : `: it ${found}`}`,
  hints: ({ expected }) => [`Save it again as ${expected}`],
});

export const damagedImage = defineDiagnostic<{ path: string; why: string }>({
  code: 'DATA-064',
  severity: 'error',
  title: 'A damaged image',
  description: 'The image’s file is cut off or broken, often by an interrupted download.',
  message: ({ path, why }) => `The image “${path}” is damaged: ${why}`,
  hints: () => ['Open it in an image program and save it again'],
});

export const unsafeSvg = defineDiagnostic<{ path: string; what: string }>({
  code: 'DATA-065',
  severity: 'error',
  title: 'An SVG that does more than draw',
  description: 'Drawings with scripts, links to other files or embedded web pages are refused: the editions are self-contained and quiet.',
  message: ({ path, what }) => `“${path}” holds ${what}, which a drawing may not`,
  hints: () => ['Save it again as plain SVG, with images embedded and text as text'],
});

export const badTable = defineDiagnostic<{ path: string; problem: string }>({
  code: 'DATA-066',
  severity: 'error',
  title: 'A data file breaks the rules of its format',
  description: 'CSV: quotation marks inside quoted cells are doubled. JSON: a list of objects, one a row.',
  message: ({ path, problem }) => `“${path}” cannot be read as a table: ${problem}`,
});

export const badBibliography = defineDiagnostic<{ path: string; problem: string }>({
  code: 'DATA-067',
  severity: 'error',
  title: 'A bibliography that cannot be read',
  description: 'BibTeX entries look like `@article{key, title = {…}, year = 2020}`; CSL-JSON is a list of objects with an `id`.',
  message: ({ path, problem }) => `“${path}” cannot be read as a bibliography: ${problem}`,
});

// 080–: folders.

export const reservedSlug = defineDiagnostic<{ slug: string }>({
  code: 'DATA-080',
  severity: 'error',
  title: 'A reserved name',
  description: 'A briefing’s folder gives it its address. Some names are taken by parts of the site.',
  message: ({ slug }) => `“${slug}” is the name of a part of the site, so no briefing can have it`,
  hints: ({ slug }) => [`Rename the folder, for example to ${slug}-briefing`],
});

export const badSlug = defineDiagnostic<{ slug: string; suggestion: string | null }>({
  code: 'DATA-081',
  severity: 'error',
  title: 'A folder’s name that cannot be an address',
  description: 'The folder’s name becomes the briefing’s address: small letters without accents, digits, and hyphens between them.',
  message: ({ slug }) => `The folder’s name “${slug}” cannot be the address of a briefing`,
  hints: ({ suggestion }) => [suggestion === null ? 'Use small letters, digits and hyphens' : `Rename it to ${suggestion}`],
});

export const noSuchBriefing = defineDiagnostic<{ slug: string; nearest: string | null }>({
  code: 'DATA-082',
  severity: 'error',
  title: 'No such briefing',
  description: 'A briefing is a folder in `briefings/` that holds `briefing.yaml`.',
  message: ({ slug }) => `There is no briefing “${slug}”: briefings/${slug}/briefing.yaml does not exist`,
  hints: ({ nearest }) => (nearest === null ? [] : [`Did you mean “${nearest}”?`]),
});

export const misnamedBriefing = defineDiagnostic<{ folder: string; name: string }>({
  code: 'DATA-083',
  severity: 'error',
  title: 'A briefing under another name',
  description: 'A folder holds a file that is nearly called `briefing.yaml`. Only that very name makes it a briefing.',
  message: ({ folder, name }) => `${folder} is not read, because its file is called “${name}”, not “briefing.yaml”`,
  hints: () => ['Rename the file to briefing.yaml, in small letters.'],
});

function count(number: number, noun: string): string {
  return number === 1 ? `one ${noun}` : `${number} ${noun}s`;
}
