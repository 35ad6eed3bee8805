/**
 * Compares the page marks of the site or the e-book with the pages of the PDF: the words after the mark of a page must be
 * the first words of that page, so that both readers can cite “p. 7”.
 *
 * What only one of them has is left out on both sides: notes and their calls, contents, signs that lead somewhere, numbers of items, running heads.
 * A page that begins inside a word is marked before the word.
 */

import type { Block, Content, Heard } from './heard.js';
import type { PrintedText } from './pdf/tag-tree.js';

export interface PrintedPages {
  /** By page. */
  readonly labels: readonly string[];
  /** In reading order. */
  readonly texts: readonly PrintedText[];
}

export interface MisplacedMark {
  /** Of the page. */
  readonly label: string;
  /** What stands after the mark; null where there is none. */
  readonly marked: string | null;
  /** What the page begins with; null where there is no such page, or nothing on it. */
  readonly printed: string | null;
}

/** Letters and digits that are compared: four words, about. */
const COMPARED = 24;
/** Of these, what must be the same where the editions have no more in common. */
const FEWEST = 8;
/** Characters of the words that are shown to the person who asked. */
const SHOWN = 60;

/**
 * All marks that do not stand where their page begins; and pages between two marks that have none, though their words are there.
 *
 * @param elsewhere texts that print sets in another place than the others do: a correction opens its first page
 */
export function misplacedMarks(heard: Heard, printed: PrintedPages, elsewhere: readonly string[] = []): readonly MisplacedMark[] {
  const edition = readMarks(heard);
  const pages = pageTexts(printed, elsewhere.map(ink));
  const wrong: MisplacedMark[] = [];
  let last = -1;
  let from = 0;
  for (const [index, { id, at }] of edition.marks.entries()) {
    const page = printed.labels.findIndex((label) => markId(label) === id);
    const after = edition.text.slice(at, at + 4 * SHOWN);
    const { text: begins, ends } = pages[page] ?? NO_PAGE;
    const isRight = agree(after, begins) || (index === edition.marks.length - 1 && agreeAtEnd(after, begins, ends));
    for (let between = last + 1; last >= 0 && between < page; between++) {
      const { text: passed } = pages[between] ?? NO_PAGE;
      const words = ink(passed).slice(0, COMPARED);
      if (words.length === COMPARED && ink(edition.text.slice(from, at)).includes(words)) wrong.push({ label: printed.labels[between] ?? '', marked: null, printed: shown(passed) });
    }
    if (page < 0 || page <= last || !isRight) wrong.push({ label: printed.labels[page] ?? id.replace(/^page-/, ''), marked: shown(after), printed: begins === '' ? null : shown(begins) });
    last = Math.max(last, page);
    from = at;
  }
  return wrong;
}

/** As the marks are named (compose/page-marks.ts). */
function markId(label: string): string {
  return `page-${label.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
}

function agree(after: string, page: string): boolean {
  const [words, begins] = [ink(after), ink(page).slice(0, COMPARED)];
  const [first = ''] = after.trim().split(/\s+/u);
  const at = words.indexOf(begins);
  // An edition may end before so many letters have come; a page may, too.
  return begins !== '' && (at === 0 || (at > 0 && at < ink(first).length));
}

/** At the end of the document the editions go on with what each says of itself: until then, whole pieces of the page must be the same. */
function agreeAtEnd(after: string, page: string, ends: readonly number[]): boolean {
  const [words, begins] = [ink(after), ink(page)];
  let length = 0;
  while (length < begins.length && begins[length] === words[length]) length += 1;
  return ends.some((end) => end >= FEWEST && end <= length);
}

/** Letters and digits alone: print divides words, sets capitals and draws what others write. */
function ink(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function shown(text: string): string {
  const line = text.replace(/\u00AD/g, '').replace(/\s+/gu, ' ').trim();
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN - 1).trimEnd()}…`;
}

interface PageText {
  readonly text: string;
  /** How many letters and digits have come after each of its pieces. */
  readonly ends: readonly number[];
}

const NO_PAGE: PageText = { text: '', ends: [] };

/** The beginning of what stands on each page. */
function pageTexts({ labels, texts }: PrintedPages, elsewhere: readonly string[]): readonly PageText[] {
  const pages = labels.map(() => NO_PAGE);
  for (const { page, text } of texts) {
    const before = pages[page] ?? NO_PAGE;
    if (elsewhere.includes(ink(text)) || before.text.length >= 4 * SHOWN) continue;
    pages[page] = { text: before.text + text, ends: [...before.ends, (before.ends.at(-1) ?? 0) + ink(text).length] };
  }
  return pages;
}

interface MarkedText {
  readonly text: string;
  readonly marks: readonly { readonly id: string; readonly at: number }[];
}

function readMarks({ blocks }: Heard): MarkedText {
  let text = '';
  const marks: { id: string; at: number }[] = [];
  const hearContent = (content: Content): void => {
    for (const phrase of content) {
      if (phrase.kind === 'page') marks.push({ id: phrase.id, at: text.length });
      else if (phrase.kind === 'text') text += phrase.text;
      else if (phrase.kind === 'picture') text += ` ${phrase.alternative ?? ''} `;
      else if (phrase.kind !== 'call' && !(phrase.kind === 'link' && phrase.isSign === true)) hearContent(phrase.content);
    }
  };
  let heading = { start: 0, end: 0 };
  const hear = (block: Block): void => {
    text += ' ';
    switch (block.kind) {
      case 'heading': {
        const start = text.length;
        hearContent(block.content);
        heading = { start, end: text.length };
        return;
      }
      case 'paragraph':
        return hearContent(block.content);
      case 'caption':
      case 'quote':
        return block.blocks.forEach(hear);
      case 'disclosure':
        hearContent(block.content);
        return block.blocks.forEach(hear);
      case 'list':
        // The heading of the contents goes with them.
        if (block.isContents && text.slice(heading.end).trim() === '') text = text.slice(0, heading.start);
        if (!block.isContents) for (const { terms, blocks: inner } of block.items) {
          terms.forEach((term) => void (hearContent(term), (text += ' ')));
          inner.forEach(hear);
        }
        return;
      case 'table':
        block.caption.forEach(hear);
        for (const cell of block.rows.flat()) cell.blocks.forEach(hear);
        return;
      case 'note':
      case 'landmark':
      case 'document':
    }
  };
  blocks.forEach(hear);
  return { text, marks };
}
