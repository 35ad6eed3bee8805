/**
 * Cuts the shared document into the chapters of the e-book: one file for each part.
 *
 * In: the composed document, page marks already set (left as it is). Out: the chapters' elements, ready to be written
 * as XHTML: headings one level up, notes at the end of the chapter that calls them, links across files mended.
 */

import type { DocumentHead } from '../../compose/document.js';
import { addClass, appendChild, element, insertBefore, prependChild, removeNode, setAttribute } from '../../html/build.js';
import { type Document, type Element, isText } from '../../html/dom.js';
import { childElements, cloneDocument, findAll, findById, findFirst, getAttribute, hasClass, textContent, walk } from '../../html/walk.js';

export interface Chapter {
  /** `background.xhtml`. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly root: Element;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly hasSvg: boolean;
}

/** EPUB structural semantics of parts that have one of their own (EPUB SSV 1.1); the others are chapters. */
const PART_TYPES: Readonly<Record<string, { readonly type: string; readonly role: string | null }>> = {
  minute: { type: 'abstract', role: 'doc-abstract' },
  glossary: { type: 'glossary', role: 'doc-glossary' },
  sources: { type: 'bibliography', role: 'doc-bibliography' },
};
const CHAPTER = { type: 'chapter', role: 'doc-chapter' };

export function cutChapters(document: Document, head: DocumentHead): readonly Chapter[] {
  const whole = cloneDocument(document);
  const notes = findById(whole, 'notes');
  const parts = findAll(whole, (candidate) => candidate.name === 'section' && hasClass(candidate, 'part'));
  const chapters = parts.map((part) => makeChapter(part, notes, head));
  linkAcrossFiles(chapters);
  return chapters;
}

function makeChapter(part: Element, notes: Element | null, head: DocumentHead): Chapter {
  const id = getAttribute(part, 'id') ?? 'part';
  dropOtherMatter(part);
  bringNotes(part, notes);
  const heading = childElements(part).find((child) => child.name === 'h2') ?? null;
  raiseHeadings(part);
  markSemantics(part, id);
  openChapter(part, heading, head);
  suitReaders(part);
  const sections = findAll(part, (candidate) => candidate.name === 'section' && candidate !== part)
    .map((section) => ({ id: getAttribute(section, 'id'), title: headingText(section) }))
    .filter((section): section is { id: string; title: string } => section.id !== null && section.title !== '');
  return {
    file: `${id}.xhtml`,
    id,
    title: heading === null ? head.title : textContent(heading).trim(),
    root: part,
    sections,
    hasSvg: findFirst(part, (candidate) => candidate.name === 'svg') !== null,
  };
}

function headingText(section: Element): string {
  const heading = childElements(section).find((child) => /^h[1-6]$/.test(child.name));
  return heading === undefined ? '' : textContent(heading).trim();
}

/** The reader's own contents replace the list of parts; of each drawing the page's is kept. */
function dropOtherMatter(part: Element): void {
  for (const list of findAll(part, (candidate) => hasClass(candidate, 'inside'))) removeNode(list);
  for (const drawing of findAll(part, (candidate) => candidate.name === 'svg' && hasClass(candidate, 'drawing'))) {
    if (getAttribute(drawing, 'data-width') !== 'page') removeNode(drawing);
  }
}

/** Popup notes: an aside for each call of this chapter, in the order of the calls, with the way back. */
function bringNotes(part: Element, notes: Element | null): void {
  for (const call of findAll(part, (candidate) => getAttribute(candidate, 'role') === 'doc-noteref')) {
    setAttribute(call, 'epub:type', 'noteref');
    const id = getAttribute(call, 'href')?.slice(1) ?? '';
    const note = notes === null ? null : findById(notes, id);
    if (note === null) continue;
    const back = element('a', { href: `#${getAttribute(call, 'id') ?? ''}`, role: 'doc-backlink' }, [textContent(call)]);
    const aside = element('aside', { class: 'note', 'epub:type': 'footnote', role: 'doc-footnote', id }, [back, ' ', ...note.children]);
    appendChild(part, aside);
    removeNode(note);
  }
}

function raiseHeadings(part: Element): void {
  for (const heading of findAll(part, (candidate) => /^h[2-6]$/.test(candidate.name))) {
    heading.name = `h${Number(heading.name.slice(1)) - 1}`;
  }
}

function markSemantics(part: Element, id: string): void {
  const { type, role } = PART_TYPES[id] ?? CHAPTER;
  setAttribute(part, 'epub:type', type);
  setAttribute(part, 'role', role);
  // The part itself is the bibliography now; a list cannot be one and keep its own role.
  for (const inner of findAll(part, (candidate) => candidate !== part && getAttribute(candidate, 'role') === 'doc-bibliography')) setAttribute(inner, 'role', null);
  for (const mark of findAll(part, (candidate) => getAttribute(candidate, 'role') === 'doc-pagebreak')) setAttribute(mark, 'epub:type', 'pagebreak');
}

/** The rule with the ribbon hanging from it, and the briefing's title above the chapter's. */
function openChapter(part: Element, heading: Element | null, head: DocumentHead): void {
  const ribbon = element('div', { class: 'ribbon', 'aria-hidden': 'true' }, [element('span')]);
  const eyebrow = element('p', { class: 'eyebrow' }, [head.title]);
  if (heading === null) {
    prependChild(part, eyebrow);
    prependChild(part, ribbon);
    return;
  }
  insertBefore(heading, ribbon);
  insertBefore(heading, eyebrow);
}

/** What older readers need: no narrow no-break spaces (their fonts lack them), tables that may scroll. */
function suitReaders(part: Element): void {
  walk(part, (node) => {
    if (isText(node)) node.data = node.data.replace(/\u202F/g, '\u00A0');
  });
  for (const table of findAll(part, (candidate) => candidate.name === 'table')) {
    const columns = findAll(table, (candidate) => candidate.name === 'tr').map((row) => childElements(row).length);
    if (Math.max(0, ...columns) > 3) addClass(table, 'many');
  }
}

function linkAcrossFiles(chapters: readonly Chapter[]): void {
  const fileOf = new Map<string, string>();
  for (const chapter of chapters) {
    for (const named of [chapter.root, ...findAll(chapter.root, (candidate) => getAttribute(candidate, 'id') !== null)]) {
      fileOf.set(getAttribute(named, 'id') ?? '', chapter.file);
    }
  }
  for (const chapter of chapters) {
    for (const link of findAll(chapter.root, (candidate) => getAttribute(candidate, 'href')?.startsWith('#') === true)) {
      const id = getAttribute(link, 'href')?.slice(1) ?? '';
      const file = fileOf.get(id);
      if (file === undefined) setAttribute(link, 'href', null);
      else if (file !== chapter.file) setAttribute(link, 'href', `${file}#${id}`);
    }
  }
}
