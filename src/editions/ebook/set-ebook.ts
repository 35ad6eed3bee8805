/**
 * Makes the e-book: EPUB 3.3, from the shared document with its page marks.
 *
 * In: a composed briefing, the marked document, the page map, templates and styles. Out: the EPUB's bytes and
 * diagnostics. The bytes depend on nothing but these: two calls give the same archive.
 */

import type { ComposedBriefing, DocumentHead } from '../../compose/document.js';
import { type Diagnostic, type Outcome, hasErrors } from '../../diagnostics/index.js';
import { drawSheaf } from '../../figures/sheaf.js';
import type { Document } from '../../html/dom.js';
import { serialiseXhtml } from '../../html/serialise.js';
import { findAll, findFirst, getAttribute, hasClass, textContent } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import { compileStyleSheet } from '../../print/css/compile-style-sheet.js';
import { type Templates, trustedHtml } from '../../templates/index.js';
import { type Chapter, cutChapters } from './chapters.js';
import { drawCoverImage } from './cover-image.js';
import { accessibilityFacts, stableIdentifier } from './package-metadata.js';

export interface EbookOptions {
  readonly composed: ComposedBriefing;
  /** The composed document with page marks; the same without where there are none. */
  readonly marked: Document;
  readonly templates: Templates;
  readonly catalogue: Catalogue;
  readonly styleSheet: (name: string) => { readonly text: string; readonly file: string };
  readonly font: (path: string) => Uint8Array;
}

interface PageReference {
  readonly label: string;
  readonly href: string;
}

const XHTML = 'application/xhtml+xml';

export async function setEbook(options: EbookOptions): Promise<Outcome<Uint8Array | null>> {
  const { composed } = options;
  const diagnostics: Diagnostic[] = [];
  const render = (name: string, context: unknown): string => {
    const outcome = options.templates.render(`ebook/${name}`, context, { translate: (key, values) => (options.catalogue.has(key) ? options.catalogue.text(key, values) : null) });
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  };
  const chapters = cutChapters(options.marked, composed.head);
  const pages = pageReferences(chapters);
  const page = (title: string, content: string, bodyType: string | null): string =>
    render('chapter', { language: composed.head.language, direction: composed.head.direction, title, bodyType, content: trustedHtml(content) });

  const files = new Map<string, string | Uint8Array>();
  files.set('cover.jpg', await drawCover(options));
  files.set('cover.xhtml', page(composed.head.title, render('cover', { image: 'cover.jpg', alt: options.catalogue.text('ebook.coverAlt', { title: composed.head.title }) }), null));
  files.set('title.xhtml', page(composed.head.title, render('title-page', titlePage(options)), 'frontmatter'));
  for (const chapter of chapters) files.set(chapter.file, page(chapter.title, serialiseXhtml(chapter.root), 'bodymatter'));
  for (const [url, asset] of composed.assets) files.set(url, asset.bytes);

  const css = compileStyleSheet(`${options.styleSheet('shared').text}\n${options.styleSheet('ebook').text}`, options.styleSheet('ebook').file);
  diagnostics.push(...css.diagnostics);
  const packageDocument = render('package', packageView(options, chapters, pages));
  const nav = render('nav', navView(options, chapters, pages));
  const ncx = render('ncx', ncxView(options, chapters, pages));
  if (hasErrors(diagnostics)) return { value: null, diagnostics };
  const { packEpub } = await import('./epub-archive.js');
  return { value: await packEpub({ packageDocument, nav, ncx, css: css.value, files }, moment(composed.head)), diagnostics };
}

/** The first moment of the briefing's date, in UTC. */
function moment(head: DocumentHead): Date {
  const [year = '1980', month = '01', day = '01'] = head.dateIso.split('-');
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}

function drawCover({ composed, catalogue, font }: EbookOptions): Promise<Uint8Array> {
  const { head, claims } = composed;
  return drawCoverImage({
    head,
    sheaf: drawSheaf(claims, { format: 'ebook', direction: head.direction }),
    asOf: head.asOf === null ? head.date : catalogue.text('head.asOfLine', { time: head.asOf }),
    fonts: {
      title: font('literata/600SemiBold/Literata_600SemiBold.ttf'),
      serif: font('literata/400Regular/Literata_400Regular.ttf'),
      sans: font('source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
      sansBold: font('source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
    },
  });
}

/** The title page repeats the head of the shared document: its markup, so that nothing is said twice differently. */
function titlePage({ composed }: EbookOptions): unknown {
  const { head } = composed;
  const source = findFirst(composed.document, (candidate) => candidate.name === 'header' && hasClass(candidate, 'head'));
  const correction = source === null ? null : findFirst(source, (candidate) => hasClass(candidate, 'correction'));
  const about = source === null ? null : findFirst(source, (candidate) => candidate.name === 'dl');
  const rows = about === null ? [] : findAll(about, (candidate) => candidate.name === 'div');
  const part = (row: (typeof rows)[number], name: string): string => {
    const found = findFirst(row, (candidate) => candidate.name === name);
    return found === null ? '' : textContent(found).trim();
  };
  return {
    mark: head.marking,
    series: head.series ?? head.publisher,
    title: head.title,
    deck: head.subtitle,
    correction: correction === null ? null : trustedHtml(correction.children.map((child) => serialiseXhtml(child)).join('')),
    about: rows.map((row) => ({ label: part(row, 'dt'), text: part(row, 'dd') })),
  };
}

/** Marks in reading order; the first mark of each label counts. */
function pageReferences(chapters: readonly Chapter[]): readonly PageReference[] {
  const byLabel = new Map<string, PageReference>();
  for (const chapter of chapters) {
    for (const mark of findAll(chapter.root, (candidate) => getAttribute(candidate, 'role') === 'doc-pagebreak')) {
      const label = getAttribute(mark, 'aria-label') ?? '';
      if (!byLabel.has(label)) byLabel.set(label, { label, href: `${chapter.file}#${getAttribute(mark, 'id') ?? ''}` });
    }
  }
  return [...byLabel.values()];
}

function packageView(options: EbookOptions, chapters: readonly Chapter[], pages: readonly PageReference[]): unknown {
  const { composed, catalogue } = options;
  const { head } = composed;
  const images = [...composed.assets].map(([href, asset], index) => ({ id: `image-${index + 1}`, href, type: asset.mediaType, properties: null }));
  const documents = [
    { id: 'cover', href: 'cover.xhtml', type: XHTML, properties: null },
    { id: 'title', href: 'title.xhtml', type: XHTML, properties: null },
    ...chapters.map((chapter) => ({ id: `part-${chapter.id}`, href: chapter.file, type: XHTML, properties: chapter.hasSvg ? 'svg' : null })),
  ];
  const [, ...body] = documents.slice(1);
  return {
    language: head.language,
    direction: head.direction,
    identifier: stableIdentifier(head.identifier ?? head.slug),
    ownIdentifier: head.identifier,
    title: head.title,
    subtitle: head.subtitle,
    creators: head.authors.map((name, index) => ({ number: index + 1, name })),
    publisher: head.publisher,
    date: head.dateIso,
    description: head.description ?? head.subtitle,
    subjects: [...head.topics, ...head.places],
    rights: head.licence,
    series: head.series,
    modified: `${moment(head).toISOString().slice(0, 19)}Z`,
    accessibility: accessibilityFacts(chapters, pages.length > 0, catalogue.text('ebook.accessibilitySummary')),
    pageSource: pages.length > 0 ? `${head.slug}.pdf` : null,
    cover: 'cover.jpg',
    coverType: 'image/jpeg',
    items: [...documents, ...images],
    spine: [{ id: 'cover', linear: true }, { id: 'title', linear: true }, { id: 'nav', linear: true }, ...body.map(({ id }) => ({ id, linear: true }))],
  };
}

function navView({ composed, catalogue }: EbookOptions, chapters: readonly Chapter[], pages: readonly PageReference[]): unknown {
  const first = chapters[0]?.file ?? 'title.xhtml';
  const sources = chapters.find((chapter) => chapter.id === 'sources');
  const landmarks = [
    { type: 'cover', href: 'cover.xhtml', title: catalogue.text('ebook.cover') },
    { type: 'titlepage', href: 'title.xhtml', title: composed.head.title },
    { type: 'toc', href: 'toc.xhtml', title: catalogue.text('ebook.contents') },
    { type: 'bodymatter', href: first, title: chapters[0]?.title ?? composed.head.title },
    ...(sources === undefined ? [] : [{ type: 'bibliography', href: sources.file, title: sources.title }]),
  ];
  return {
    language: composed.head.language,
    direction: composed.head.direction,
    contents: catalogue.text('ebook.contents'),
    landmarksTitle: catalogue.text('ebook.landmarks'),
    pagesTitle: catalogue.text('ebook.pageList'),
    figuresTitle: catalogue.text('ebook.figures'),
    entries: entries(chapters, composed.head),
    landmarks,
    pages,
    figures: figureReferences(chapters),
  };
}

function entries(chapters: readonly Chapter[], head: DocumentHead): readonly { title: string; href: string; children: readonly { title: string; href: string }[] }[] {
  return [
    { title: head.title, href: 'title.xhtml', children: [] },
    ...chapters.map((chapter) => ({
      title: chapter.title,
      href: chapter.file,
      children: chapter.sections.map((section) => ({ title: section.title, href: `${chapter.file}#${section.id}` })),
    })),
  ];
}

/** Charts, images and tables by number and title. */
function figureReferences(chapters: readonly Chapter[]): readonly { title: string; href: string }[] {
  return chapters.flatMap((chapter) =>
    findAll(chapter.root, (candidate) => getAttribute(candidate, 'id')?.startsWith('fig-') === true).map((figure) => {
      const says = findFirst(figure, (candidate) => hasClass(candidate, 'says'));
      const caption = findFirst(figure, (candidate) => candidate.name === 'figcaption' || candidate.name === 'caption');
      const number = caption === null ? null : findFirst(caption, (candidate) => candidate.name === 'b');
      const title = says ?? (caption === null ? null : findFirst(caption, (candidate) => candidate.name === 'span'));
      const words = [number, title].map((node) => (node === null ? '' : textContent(node).trim())).filter((text) => text !== '');
      return { title: words.join(' – '), href: `${chapter.file}#${getAttribute(figure, 'id') ?? ''}` };
    }),
  );
}

function ncxView({ composed, catalogue }: EbookOptions, chapters: readonly Chapter[], pages: readonly PageReference[]): unknown {
  let order = 0;
  const numbered = entries(chapters, composed.head).map((entry) => ({
    ...entry,
    order: (order += 1),
    children: entry.children.map((child) => ({ ...child, order: (order += 1) })),
  }));
  const numbers = pages.map((page) => Number(page.label)).filter((number) => Number.isInteger(number));
  return {
    language: composed.head.language,
    identifier: stableIdentifier(composed.head.identifier ?? composed.head.slug),
    title: composed.head.title,
    depth: numbered.some((entry) => entry.children.length > 0) ? 2 : 1,
    pageCount: pages.length,
    maxPageNumber: Math.max(0, ...numbers),
    points: numbered,
    pagesTitle: catalogue.text('ebook.pageList'),
    pages: pages.map((page) => ({ ...page, order: (order += 1), type: /^\d+$/.test(page.label) ? 'normal' : 'front', value: /^\d+$/.test(page.label) ? page.label : null })),
  };
}
