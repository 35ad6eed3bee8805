/** What the navigation document and the NCX list: chapters and their sections, printed pages, figures, tables, landmarks. */

import type { DocumentHead } from '../../compose/document.js';
import { findAll, getAttribute } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import { type CutDocument, TITLE_FILE, filesOf } from './chapters.js';
import { type FigureReference, figureReferences, WORTH_A_LIST } from './figure-references.js';
import { fileOfIds } from './link-files.js';
import { isBackMatter } from './mark-semantics.js';
import { type OutlineEntry, depthOf } from './outline.js';
import { stableIdentifier } from './package-metadata.js';

export interface NavigationSource {
  readonly cut: CutDocument;
  readonly head: DocumentHead;
  readonly catalogue: Catalogue;
  readonly pages: readonly PageReference[];
  /** Where the imprint is; null where the book has none. */
  readonly imprint: string | null;
  /** Entries of the table of contents between title page and imprint; those of the chapters if left out. */
  readonly entries?: readonly ContentsEntry[] | undefined;
}

export interface PageReference {
  readonly label: string;
  readonly href: string;
}

export interface ContentsEntry {
  readonly title: string;
  readonly href: string;
  readonly children: readonly ContentsEntry[];
  /** Of this entry and those below it, where they are not the book's. */
  readonly language: string | null;
  readonly direction: 'ltr' | 'rtl' | null;
}

/** Marks in reading order; the first mark of each label counts. */
export function pageReferences(cut: CutDocument): readonly PageReference[] {
  const byLabel = new Map<string, PageReference>();
  for (const { file, root } of filesOf(cut)) {
    for (const mark of findAll(root, (candidate) => getAttribute(candidate, 'role') === 'doc-pagebreak')) {
      const label = getAttribute(mark, 'aria-label') ?? '';
      if (!byLabel.has(label)) byLabel.set(label, { label, href: `${file}#${getAttribute(mark, 'id') ?? ''}` });
    }
  }
  return [...byLabel.values()];
}

/** For `nav.hbs`. */
export function navigationView(source: NavigationSource): unknown {
  const { head, catalogue, pages } = source;
  return {
    language: head.language,
    direction: head.direction,
    briefing: head.title,
    contents: catalogue.text('ebook.contents'),
    landmarksTitle: catalogue.text('ebook.landmarks'),
    pagesTitle: catalogue.text('ebook.pageList'),
    entries: allEntries(source),
    landmarks: landmarks(source),
    pages,
    lists: figureLists(source),
  };
}

const OF_THE_BOOK = { language: null, direction: null };

function allEntries({ cut, catalogue, imprint, entries }: NavigationSource): readonly ContentsEntry[] {
  const own = (key: string, href: string): ContentsEntry => ({ title: catalogue.text(key), href, children: [], ...OF_THE_BOOK });
  return [own('ebook.titlePage', TITLE_FILE), ...(entries ?? contentsOf(cut)), ...(imprint === null ? [] : [own('ebook.imprint', imprint)])];
}

/** Chapters with all their headings. What only a link leads to is not in it. */
export function contentsOf(cut: CutDocument): readonly ContentsEntry[] {
  const fileOf = fileOfIds(filesOf(cut));
  const entry = ({ title, target, children }: OutlineEntry): ContentsEntry => {
    const id = getAttribute(target, 'id') ?? '';
    return { title, href: `${fileOf.get(id) ?? ''}#${id}`, children: children.map(entry), ...OF_THE_BOOK };
  };
  return cut.chapters
    .filter(({ linear, continues }) => linear && !continues)
    .map(({ title, file, outline }) => ({ title, href: file, children: outline.map(entry), ...OF_THE_BOOK }));
}

interface Landmark {
  readonly type: string;
  readonly href: string;
  readonly title: string;
}

function landmarks(source: NavigationSource): readonly Landmark[] {
  const { cut, catalogue, imprint } = source;
  const back = cut.chapters
    .filter(({ linear, continues }) => linear && !continues)
    .map(({ root, file, title }) => ({ type: getAttribute(root, 'epub:type') ?? '', href: file, title }))
    .filter(({ type }) => isBackMatter(type));
  return [
    { type: 'cover', href: 'cover.xhtml', title: catalogue.text('ebook.cover') },
    { type: 'titlepage', href: TITLE_FILE, title: catalogue.text('ebook.titlePage') },
    { type: 'toc', href: 'toc.xhtml', title: catalogue.text('ebook.contents') },
    ...figureLists(source).filter(({ isShown }) => isShown).map(({ type, title }) => ({ type, href: `toc.xhtml#${type}`, title })),
    { type: 'bodymatter', href: cut.chapters[0]?.file ?? TITLE_FILE, title: catalogue.text('ebook.start') },
    ...back,
    ...(imprint === null ? [] : [{ type: 'colophon', href: imprint, title: catalogue.text('ebook.imprint') }]),
  ];
}

interface FigureList {
  readonly type: 'loi' | 'lot';
  readonly title: string;
  readonly items: readonly FigureReference[];
  /** A short one is for reading systems only. */
  readonly isShown: boolean;
}

function figureLists({ cut, catalogue }: NavigationSource): readonly FigureList[] {
  const all = figureReferences(cut);
  const list = (type: 'loi' | 'lot', title: string, isTable: boolean): FigureList => {
    const items = all.filter((figure) => figure.isTable === isTable);
    return { type, title: catalogue.text(title), items, isShown: items.length >= WORTH_A_LIST };
  };
  return [list('loi', 'contents.figures', false), list('lot', 'contents.tables', true)].filter(({ items }) => items.length > 0);
}

/** For `ncx.hbs`: the same in the old form (NCX 2005-1), with one running order. */
export function ncxView(source: NavigationSource): unknown {
  const { head, catalogue, pages } = source;
  let order = 0;
  const numbered = (entries: readonly ContentsEntry[]): readonly unknown[] =>
    entries.map(({ title, href, children }) => ({ title, href, order: (order += 1), children: numbered(children) }));
  const entries = allEntries(source);
  const numbers = pages.map((page) => Number(page.label)).filter((number) => Number.isInteger(number));
  return {
    language: head.language,
    direction: head.direction,
    identifier: stableIdentifier(head),
    title: head.title,
    author: head.authors.length === 0 ? head.publisher : catalogue.list(head.authors),
    depth: depthOf(entries),
    pageCount: pages.length,
    maxPageNumber: Math.max(0, ...numbers),
    points: numbered(entries),
    pagesTitle: catalogue.text('ebook.pageList'),
    pages: pages.map((page) => {
      const isNumber = /^[1-9]\d*$/.test(page.label);
      return { ...page, order: (order += 1), type: isNumber ? 'normal' : /^[ivxlcdm]+$/i.test(page.label) ? 'front' : 'special', value: isNumber ? page.label : null };
    }),
    lists: figureLists(source).map(({ type, title, items }) => ({ type, title, items: items.map((item, index) => ({ ...item, id: `${type}-${index + 1}`, order: (order += 1) })) })),
  };
}
