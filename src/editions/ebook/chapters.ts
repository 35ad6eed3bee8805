/**
 * Cuts the shared document into the files of the e-book: one for each part, more where a part is long, and one for the
 * data behind each chart.
 *
 * In: the composed document, page marks already set (left as it is). Out: the chapters' elements, ready to be written
 * as XHTML: headings one level up, notes at the end of the file that calls them, links across files mended.
 */

import type { DocumentHead } from '../../compose/document.js';
import { appendChild, element, insertBefore, prependChild, setAttribute } from '../../html/build.js';
import type { Document, Element } from '../../html/dom.js';
import { childElements, cloneDocument, findAll, findById, findFirst, getAttribute, hasClass } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import { type Notes, bringNotes, calledBy, isNoteCall, notesIn } from './bring-notes.js';
import { takeChartData } from './chart-data.js';
import { dropContents } from './drop-contents.js';
import { linkAcrossFiles } from './link-files.js';
import { markSemantics, markSpans } from './mark-semantics.js';
import { type OutlineEntry, headingTitle, outlineOf } from './outline.js';
import { bytesOf, splitLong } from './split-long.js';
import { type Tokens, suitReaders } from './suit-readers.js';

export interface Chapter {
  /** `background.xhtml`. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly root: Element;
  /** Headings below the title, of the whole chapter; none where the file goes on with one. */
  readonly outline: readonly OutlineEntry[];
  readonly hasSvg: boolean;
  /** False for what is only reached by a link: the data behind a chart. */
  readonly linear: boolean;
  /** The file goes on with the chapter before it: contents do not name it. */
  readonly continues: boolean;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface CutDocument {
  /** The document's own head, for the title page; null where it has none. */
  readonly header: Element | null;
  readonly chapters: readonly Chapter[];
}

export const TITLE_FILE = 'title.xhtml';

/** Names that the book's own files have already. */
const TAKEN = ['cover', 'title', 'toc', 'nav', 'part', 'imprint'];
/** No file is larger than 260 KB; the page around a chapter and what is cut anew need some. */
const MOST_BYTES = 225_000;

export interface CutOptions {
  readonly head: DocumentHead;
  readonly catalogue: Catalogue;
  /** What drawings name their colours by. */
  readonly tokens: Tokens;
}

/** Cuts one document and links its files. */
export function cutChapters(document: Document, options: CutOptions): CutDocument {
  const cut = cutDocument(document, options, fileNames());
  linkAcrossFiles(filesOf(cut));
  return cut;
}

/** Names of files, each given once; of several documents in one book too. */
export function fileNames(): (id: string) => string {
  const taken = new Set(TAKEN);
  return (id) => {
    let name = id;
    for (let count = 2; taken.has(name); count += 1) name = `${id}-${count}`;
    taken.add(name);
    return `${name}.xhtml`;
  };
}

/** What `linkAcrossFiles` takes. */
export function filesOf({ header, chapters }: CutDocument): readonly { readonly file: string; readonly root: Element }[] {
  return [...(header === null ? [] : [{ file: TITLE_FILE, root: header }]), ...chapters];
}

interface Dressing {
  readonly eyebrow: string;
  readonly options: CutOptions;
  readonly notes: Notes;
  readonly noteBytes: ReadonlyMap<string, number>;
  readonly nameFile: (id: string) => string;
}

/** Cuts one document; its files are not linked yet. */
export function cutDocument(document: Document, options: CutOptions, nameFile: (id: string) => string): CutDocument {
  const whole = cloneDocument(document);
  dropContents(whole);
  const { head, catalogue, tokens } = options;
  const list = findById(whole, 'notes');
  if (list !== null) {
    suitReaders(list, tokens);
    markSpans(list);
  }
  const notes = notesIn(list);
  const noteBytes = new Map([...notes].map(([id, note]) => [id, bytesOf(note) + 150]));
  const dressing: Dressing = { eyebrow: eyebrowOf(head, catalogue), options, notes, noteBytes, nameFile };
  const header = findFirst(whole, (candidate) => candidate.name === 'header' && hasClass(candidate, 'head'));
  if (header !== null) {
    suitReaders(header, tokens);
    markSpans(header);
    bringNotes(header, notes);
  }
  const parts = findAll(whole, (candidate) => candidate.name === 'section' && hasClass(candidate, 'part'));
  const chapters: Chapter[] = [];
  const data: Chapter[] = [];
  for (const part of parts) {
    const behind = takeChartData(part);
    chapters.push(...makeChapter({ part, linear: true }, dressing));
    data.push(...behind.flatMap((page) => makeChapter({ part: page, linear: false }, dressing)));
  }
  return { header, chapters: [...chapters, ...data] };
}

/** What stands over each chapter: the briefing, and who may see it where that is not everybody. */
function eyebrowOf(head: DocumentHead, catalogue: Catalogue): string {
  const isDraft = head.status === 'draft' && catalogue.has('marking.draft');
  const isLimited = head.marking !== null && head.marking !== 'TLP:CLEAR';
  return [isDraft ? catalogue.text('marking.draft') : null, isLimited ? head.marking : null, head.title].filter((text) => text !== null).join(' · ');
}

interface Piece {
  readonly part: Element;
  readonly linear: boolean;
}

/** The files of one part: as a rule one. */
function makeChapter({ part, linear }: Piece, { eyebrow, options, notes, noteBytes, nameFile }: Dressing): readonly Chapter[] {
  const id = getAttribute(part, 'id') ?? 'part';
  const heading = childElements(part).find((child) => child.name === 'h2') ?? null;
  raiseHeadings(part);
  markSemantics(part, linear ? id : null);
  suitReaders(part, options.tokens);
  const title = (heading === null ? '' : headingTitle(heading)) || options.head.title;
  const outline = outlineOf(part);
  openChapter(part, heading, eyebrow);
  const pieces = splitLong(part, { maxBytes: MOST_BYTES, extraBytes: (candidate) => (isNoteCall(candidate) ? (noteBytes.get(calledBy(candidate)) ?? 0) : 0) });
  const files = pieces.map(() => nameFile(id));
  return pieces.map((root, index) => {
    const continues = index > 0;
    if (continues) continueChapter(root, title);
    if (!linear && files[index + 1] !== undefined) appendChild(root, linkTo(pieces[index + 1], `${id}-${index + 2}`, `${title} (${index + 2})`));
    bringNotes(root, notes);
    const hasSvg = findFirst(root, (candidate) => candidate.name === 'svg') !== null;
    return { file: files[index] ?? '', id: continues ? `${id}-${index + 1}` : id, title: continues ? `${title} (${index + 1})` : title, root, outline: continues ? [] : outline, hasSvg, linear, continues, language: options.head.language, direction: options.head.direction };
  });
}

/** What goes on is no chapter of its own, but is named. */
function continueChapter(root: Element, title: string): void {
  for (const name of ['role', 'epub:type']) setAttribute(root, name, null);
  setAttribute(root, 'aria-label', title);
}

/** Leads from one file that only links lead to, to the next. */
function linkTo(target: Element | undefined, id: string, title: string): Element {
  if (target !== undefined) setAttribute(target, 'id', id);
  return element('p', { class: 'data-link' }, [element('a', { href: `#${id}` }, [title])]);
}

function raiseHeadings(part: Element): void {
  for (const heading of findAll(part, (candidate) => /^h[2-6]$/.test(candidate.name))) {
    heading.name = `h${Number(heading.name.slice(1)) - 1}`;
  }
}

/** The rule with the ribbon hanging from it, and the briefing's title above the chapter's. */
function openChapter(part: Element, heading: Element | null, eyebrow: string): void {
  const opening = [element('div', { class: 'ribbon', 'aria-hidden': 'true' }, [element('span')]), element('p', { class: 'eyebrow', 'aria-hidden': 'true' }, [eyebrow])];
  for (const node of heading === null ? opening.reverse() : opening) {
    if (heading === null) prependChild(part, node);
    else insertBefore(heading, node);
  }
}
