/** What the navigation document and the NCX list: chapters and their sections, printed pages, figures, landmarks. */

import type { DocumentHead } from '../../compose/document.js';
import type { Element } from '../../html/dom.js';
import { findAll, getAttribute } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import { figureTitle } from './chart-data.js';
import { type CutDocument, TITLE_FILE } from './chapters.js';
import { stableIdentifier } from './package-metadata.js';

export interface NavigationSource {
  readonly cut: CutDocument;
  readonly head: DocumentHead;
  readonly catalogue: Catalogue;
  readonly pages: readonly PageReference[];
}

export interface PageReference {
  readonly label: string;
  readonly href: string;
}

interface Entry {
  readonly title: string;
  readonly href: string;
  readonly children: readonly { readonly title: string; readonly href: string }[];
}

/** Marks in reading order; the first mark of each label counts. */
export function pageReferences({ header, chapters }: CutDocument): readonly PageReference[] {
  const byLabel = new Map<string, PageReference>();
  const files: { readonly file: string; readonly root: Element }[] = [...(header === null ? [] : [{ file: TITLE_FILE, root: header }]), ...chapters];
  for (const { file, root } of files) {
    for (const mark of findAll(root, (candidate) => getAttribute(candidate, 'role') === 'doc-pagebreak')) {
      const label = getAttribute(mark, 'aria-label') ?? '';
      if (!byLabel.has(label)) byLabel.set(label, { label, href: `${file}#${getAttribute(mark, 'id') ?? ''}` });
    }
  }
  return [...byLabel.values()];
}

/** For `nav.hbs`. */
export function navigationView({ cut, head, catalogue, pages }: NavigationSource): unknown {
  const [first] = cut.chapters;
  const sources = cut.chapters.find((chapter) => chapter.id === 'sources');
  return {
    language: head.language,
    direction: head.direction,
    briefing: head.title,
    contents: catalogue.text('ebook.contents'),
    landmarksTitle: catalogue.text('ebook.landmarks'),
    pagesTitle: catalogue.text('ebook.pageList'),
    figuresTitle: catalogue.text('ebook.figures'),
    entries: entriesOf(cut, catalogue),
    landmarks: [
      { type: 'cover', href: 'cover.xhtml', title: catalogue.text('ebook.cover') },
      { type: 'titlepage', href: TITLE_FILE, title: catalogue.text('ebook.titlePage') },
      { type: 'toc', href: 'toc.xhtml', title: catalogue.text('ebook.contents') },
      { type: 'bodymatter', href: first?.file ?? TITLE_FILE, title: catalogue.text('ebook.start') },
      ...(sources === undefined ? [] : [{ type: 'bibliography', href: sources.file, title: sources.title }]),
    ],
    pages,
    figures: figureReferences(cut),
  };
}

function entriesOf({ chapters }: CutDocument, catalogue: Catalogue): readonly Entry[] {
  const linear = chapters.filter((chapter) => chapter.linear);
  return [
    { title: catalogue.text('ebook.titlePage'), href: TITLE_FILE, children: [] },
    ...linear.map(({ title, file, sections }) => ({ title, href: file, children: sections.map((section) => ({ title: section.title, href: `${file}#${section.id}` })) })),
  ];
}

/** Charts, images and tables by number and title. */
function figureReferences({ chapters }: CutDocument): readonly { readonly title: string; readonly href: string }[] {
  return chapters
    .filter((chapter) => chapter.linear)
    .flatMap(({ file, root }) =>
      findAll(root, (candidate) => getAttribute(candidate, 'id')?.startsWith('fig-') === true)
        .map((figure) => ({ title: figureTitle(figure), href: `${file}#${getAttribute(figure, 'id') ?? ''}` }))
        .filter(({ title }) => title !== ''),
    );
}

/** For `ncx.hbs`: the same entries in the old form, with one running order. */
export function ncxView({ cut, head, catalogue, pages }: NavigationSource): unknown {
  let order = 0;
  const points = entriesOf(cut, catalogue).map((entry) => ({
    ...entry,
    order: (order += 1),
    children: entry.children.map((child) => ({ ...child, order: (order += 1) })),
  }));
  const numbers = pages.map((page) => Number(page.label)).filter((number) => Number.isInteger(number));
  return {
    language: head.language,
    identifier: stableIdentifier(head),
    title: head.title,
    depth: points.some((entry) => entry.children.length > 0) ? 2 : 1,
    pageCount: pages.length,
    maxPageNumber: Math.max(0, ...numbers),
    points,
    pagesTitle: catalogue.text('ebook.pageList'),
    pages: pages.map((page) => {
      const isNumber = /^[1-9]\d*$/.test(page.label);
      return { ...page, order: (order += 1), type: isNumber ? 'normal' : 'front', value: isNumber ? page.label : null };
    }),
  };
}
