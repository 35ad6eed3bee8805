/**
 * Cuts the shared document into the files of the e-book: one for each part, and one for the data behind each chart.
 *
 * In: the composed document, page marks already set (left as it is). Out: the chapters' elements, ready to be written
 * as XHTML: headings one level up, notes at the end of the chapter that calls them, links across files mended.
 */

import type { DocumentHead } from '../../compose/document.js';
import { appendChild, element, insertBefore, prependChild, removeNode, setAttribute } from '../../html/build.js';
import { type Document, type Element } from '../../html/dom.js';
import { childElements, cloneDocument, findAll, findById, findFirst, getAttribute, hasClass, textContent } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import { takeChartData } from './chart-data.js';
import { linkAcrossFiles } from './link-files.js';
import { type Tokens, suitReaders } from './suit-readers.js';

export interface Chapter {
  /** `background.xhtml`. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly root: Element;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly hasSvg: boolean;
  /** False for what is only reached by a link: the data behind a chart. */
  readonly linear: boolean;
}

export interface CutDocument {
  /** The document's own head, for the title page; null where it has none. */
  readonly header: Element | null;
  readonly chapters: readonly Chapter[];
  readonly hasNotes: boolean;
}

export const TITLE_FILE = 'title.xhtml';

/** EPUB structural semantics of parts that have one of their own (EPUB SSV 1.1); the others are chapters. */
const PART_TYPES: Readonly<Record<string, { readonly type: string; readonly role: string | null }>> = {
  minute: { type: 'abstract', role: 'doc-abstract' },
  glossary: { type: 'glossary', role: 'doc-glossary' },
  sources: { type: 'bibliography', role: 'doc-bibliography' },
};
const CHAPTER = { type: 'chapter', role: 'doc-chapter' };
/** Names that the book's own files have already. */
const TAKEN = new Set(['cover', 'title', 'toc', 'nav', 'part']);

export interface CutOptions {
  readonly head: DocumentHead;
  readonly catalogue: Catalogue;
  /** What drawings name their colours by. */
  readonly tokens: Tokens;
}

interface Dressing {
  readonly eyebrow: string;
  readonly head: DocumentHead;
  readonly tokens: Tokens;
}

export function cutChapters(document: Document, { head, catalogue, tokens }: CutOptions): CutDocument {
  const whole = cloneDocument(document);
  const notes = findById(whole, 'notes');
  const header = findFirst(whole, (candidate) => candidate.name === 'header' && hasClass(candidate, 'head'));
  const dressing: Dressing = { eyebrow: eyebrowOf(head, catalogue), head, tokens };
  const names = new Set(TAKEN);
  if (header !== null) {
    bringNotes(header, notes);
    markSpans(header);
    suitReaders(header, tokens);
  }
  const parts = findAll(whole, (candidate) => candidate.name === 'section' && hasClass(candidate, 'part'));
  const chapters: Chapter[] = [];
  const data: Chapter[] = [];
  for (const part of parts) {
    const behind = takeChartData(part).map((page) => makeChapter({ part: page, id: getAttribute(page, 'id') ?? '', file: '', linear: false }, dressing));
    const id = getAttribute(part, 'id') ?? 'part';
    bringNotes(part, notes);
    chapters.push(makeChapter({ part, id, file: fileName(id, names), linear: true }, dressing));
    data.push(...behind.map((page) => ({ ...page, file: fileName(page.id, names) })));
  }
  const all = [...chapters, ...data];
  linkAcrossFiles([...(header === null ? [] : [{ file: TITLE_FILE, root: header }]), ...all]);
  const hasNotes = [...(header === null ? [] : [header]), ...all.map(({ root }) => root)].some((root) => findFirst(root, isNote) !== null);
  return { header, chapters: all, hasNotes };
}

function isNote(candidate: Element): boolean {
  return candidate.name === 'aside' && hasClass(candidate, 'note');
}

function fileName(id: string, names: Set<string>): string {
  let name = id;
  for (let count = 2; names.has(name); count += 1) name = `${id}-${count}`;
  names.add(name);
  return `${name}.xhtml`;
}

/** What stands over each chapter: the briefing, and who may see it where that is not everybody. */
function eyebrowOf(head: DocumentHead, catalogue: Catalogue): string {
  const isDraft = head.status === 'draft' && catalogue.has('marking.draft');
  const isLimited = head.marking !== null && head.marking !== 'TLP:CLEAR';
  return [isDraft ? catalogue.text('marking.draft') : null, isLimited ? head.marking : null, head.title].filter((text) => text !== null).join(' · ');
}

interface Piece {
  readonly part: Element;
  readonly id: string;
  readonly file: string;
  readonly linear: boolean;
}

function makeChapter({ part, id, file, linear }: Piece, { eyebrow, head, tokens }: Dressing): Chapter {
  dropContents(part);
  const heading = childElements(part).find((child) => child.name === 'h2') ?? null;
  raiseHeadings(part);
  markSemantics(part, linear ? (PART_TYPES[id] ?? CHAPTER) : { type: 'appendix', role: 'doc-appendix' });
  openChapter(part, heading, eyebrow);
  suitReaders(part, tokens);
  const sections = findAll(part, (candidate) => candidate.name === 'section' && candidate !== part)
    .map((section) => ({ id: getAttribute(section, 'id'), title: headingText(section) }))
    .filter((section): section is { id: string; title: string } => section.id !== null && section.title !== '');
  const title = heading === null ? '' : textContent(heading).trim();
  return { file, id, title: title === '' ? head.title : title, root: part, sections, hasSvg: findFirst(part, (candidate) => candidate.name === 'svg') !== null, linear };
}

function headingText(section: Element): string {
  const heading = childElements(section).find((child) => /^h[1-6]$/.test(child.name));
  return heading === undefined ? '' : textContent(heading).trim();
}

/** The reader's own contents replace the list of parts. */
function dropContents(part: Element): void {
  for (const list of findAll(part, (candidate) => candidate.name === 'nav')) removeNode(list);
}

/** Popup notes: an aside for each call of this chapter, in the order of the calls, with the way back. */
function bringNotes(part: Element, notes: Element | null): void {
  let isFirst = true;
  for (const call of findAll(part, (candidate) => getAttribute(candidate, 'role') === 'doc-noteref')) {
    setAttribute(call, 'epub:type', 'noteref');
    const id = getAttribute(call, 'href')?.slice(1) ?? '';
    const note = notes === null || id === '' ? null : findById(notes, id);
    if (note === null) continue;
    const back = element('a', { href: `#${getAttribute(call, 'id') ?? ''}`, role: 'doc-backlink' }, [textContent(call)]);
    const aside = element('aside', { class: isFirst ? 'note first' : 'note', 'epub:type': 'footnote', role: 'doc-footnote', id }, [back, ' ', ...note.children]);
    appendChild(part, aside);
    removeNode(note);
    isFirst = false;
  }
}

function raiseHeadings(part: Element): void {
  for (const heading of findAll(part, (candidate) => /^h[2-6]$/.test(candidate.name))) {
    heading.name = `h${Number(heading.name.slice(1)) - 1}`;
  }
}

function markSemantics(part: Element, { type, role }: { readonly type: string; readonly role: string | null }): void {
  setAttribute(part, 'epub:type', type);
  setAttribute(part, 'role', role);
  // The part itself is the bibliography now; a list cannot be one and keep its own role.
  for (const inner of findAll(part, (candidate) => candidate !== part && getAttribute(candidate, 'role') === 'doc-bibliography')) {
    setAttribute(inner, 'role', null);
    setAttribute(inner, 'aria-labelledby', null);
  }
  markSpans(part);
}

function markSpans(root: Element): void {
  for (const mark of findAll(root, (candidate) => getAttribute(candidate, 'role') === 'doc-pagebreak')) setAttribute(mark, 'epub:type', 'pagebreak');
}

/** The rule with the ribbon hanging from it, and the briefing's title above the chapter's. */
function openChapter(part: Element, heading: Element | null, eyebrow: string): void {
  const opening = [element('div', { class: 'ribbon', 'aria-hidden': 'true' }, [element('span')]), element('p', { class: 'eyebrow', 'aria-hidden': 'true' }, [eyebrow])];
  for (const node of heading === null ? opening.reverse() : opening) {
    if (heading === null) prependChild(part, node);
    else insertBefore(heading, node);
  }
}
