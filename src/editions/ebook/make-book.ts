/**
 * Makes a book of chapters: the pages of its own that stand around them (cover, title page, contents, imprint), the package
 * document, and the archive.
 *
 * In: chapters of one document or of several, linked; templates, styles, pictures. Out: the EPUB's bytes, or null where a
 * template or style sheet is at fault.
 */

import type { DocumentHead } from '../../compose/document.js';
import { imprintView } from '../../compose/imprint-view.js';
import { markStandIns } from '../../compose/mark-stand-ins.js';
import { type Diagnostic, type Outcome, hasErrors } from '../../diagnostics/index.js';
import { parseHtml } from '../../html/parse.js';
import { serialiseXhtml, withoutNotXml } from '../../html/serialise.js';
import { findAll, getAttribute } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import { compileStyleSheets } from '../../print/css/compile-style-sheets.js';
import { type Templates, trustedHtml } from '../../templates/index.js';
import { type Chapter, type CutDocument, TITLE_FILE } from './chapters.js';
import { type EmbeddedFonts, NO_FONTS, embeddedFonts } from './embedded-fonts.js';
import { isBackMatter } from './mark-semantics.js';
import { type ContentsEntry, type NavigationSource, navigationView, ncxView, pageReferences } from './navigation.js';
import { modificationMoment } from './package-metadata.js';
import { packageView } from './package-view.js';
import { declareLanguages } from './suit-readers.js';
import { titlePage } from './title-page.js';

/** What every book of a house is made with. */
export interface BookResources {
  readonly templates: Templates;
  readonly catalogue: Catalogue;
  /** The style sheets of a name, in the order of the cascade. */
  readonly styleSheets: (name: string) => readonly { readonly text: string; readonly file: string }[];
  readonly font: (path: string) => Uint8Array;
  readonly brand?: EbookBrand;
  /** The book carries its fonts; else it is read in the reader's own. */
  readonly embedFonts?: boolean;
}

export interface BookOptions extends BookResources {
  /** Of the book as a whole. */
  readonly head: DocumentHead;
  /** Gives the book's chapters; called once, while the cover is drawn. */
  readonly cut: () => CutDocument;
  /** Pictures by the address that the chapters use. */
  readonly assets: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly mediaType: string }>;
  readonly cover: Promise<Uint8Array>;
  /** The table of contents, where it is not simply that of the chapters. */
  readonly entries?: (cut: CutDocument) => readonly ContentsEntry[];
}

/** What the book shows of a house's brand besides its style sheet. */
export interface EbookBrand {
  readonly logo: { readonly light: BrandImage; readonly dark: BrandImage | null; readonly alt: string } | null;
  /** Faces for the cover, which is a picture; those not for print only are the book's too, where it carries its fonts. */
  readonly fonts: readonly { readonly role: 'text' | 'label'; readonly weight: number; readonly style: string; readonly bytes: Uint8Array; readonly isForPrintOnly: boolean }[];
}

interface BrandImage {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

const COVER_FILE = 'cover.png';
const IMPRINT_FILE = 'imprint.xhtml';
/** Templates that bring words of Sheaf's own. */
const STAND_INS = new Set(['nav', 'title-page', 'imprint']);

export async function makeBook(options: BookOptions): Promise<Outcome<Uint8Array | null>> {
  const archive = import('./epub-archive.js');
  const [made, coverImage, { packEpub }] = await Promise.all([makeFiles(options), options.cover, archive]);
  const { diagnostics, files, ...book } = made;
  if (hasErrors(diagnostics)) return { value: null, diagnostics };
  files.set(COVER_FILE, coverImage);
  return { value: await packEpub({ ...book, files }, modificationMoment(options.head)), diagnostics };
}

interface Files {
  readonly packageDocument: string;
  readonly nav: string;
  readonly ncx: string;
  readonly css: string;
  readonly files: Map<string, string | Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes pages by the templates of the e-book and keeps what goes wrong. */
class PageWriter {
  readonly diagnostics: Diagnostic[] = [];
  readonly #options: BookOptions;

  constructor(options: BookOptions) {
    this.#options = options;
  }

  render(name: string, context: unknown): string {
    const { templates, catalogue } = this.#options;
    const outcome = templates.render(`ebook/${name}`, context, { translate: (key, values) => (catalogue.has(key) ? catalogue.text(key, values) : null) });
    this.diagnostics.push(...outcome.diagnostics);
    const written = withoutNotXml(outcome.value);
    return STAND_INS.has(name) && catalogue.standIns.length > 0 ? withStandInsMarked(written, catalogue) : written;
  }

  /** A whole page. @param bodyType what part of a book it belongs to (EPUB SSV 1.1, 2) */
  page(title: string, content: string, { bodyType, language, direction }: { readonly bodyType: string | null } & Partial<Pick<DocumentHead, 'language' | 'direction'>>): string {
    const { head } = this.#options;
    return this.render('chapter', { language: language ?? head.language, direction: direction ?? head.direction, title, bodyType, content: trustedHtml(content) });
  }
}

function withStandInsMarked(xml: string, catalogue: Catalogue): string {
  const [declaration = ''] = /^<\?xml[^>]*\?>\n/.exec(xml) ?? [];
  const document = parseHtml(xml.slice(declaration.length), { xml: true });
  markStandIns(document, catalogue);
  declareLanguages(document);
  return declaration + serialiseXhtml(document);
}

// Asynchronous so that a fault reaches the caller together with the cover's.
async function makeFiles(options: BookOptions): Promise<Files> {
  const { head, brand } = options;
  const cut = options.cut();
  const writer = new PageWriter(options);
  const files = new Map<string, string | Uint8Array>(ownPages(options, cut, writer));
  for (const chapter of cut.chapters) files.set(chapter.file, writer.page(chapter.title, serialiseXhtml(chapter.root), { ...chapter, bodyType: matterOf(chapter) }));
  const logo = brand?.logo?.light ?? null;
  const logoFile = logo === null ? null : logoFileOf(logo);
  if (logo !== null && logoFile !== null) files.set(logoFile, logo.bytes);
  const used = usedImages(cut);
  const images = [...options.assets].filter(([url]) => used.has(url));
  for (const [url, asset] of images) files.set(url, asset.bytes);
  const css = compileStyleSheets([...options.styleSheets('shared'), ...options.styleSheets('ebook'), ...(options.embedFonts === true ? options.styleSheets('ebook-fonts') : [])]);
  const pages = pageReferences(cut);
  const source: NavigationSource = { ...options, cut, pages, imprint: IMPRINT_FILE, entries: options.entries?.(cut) };
  const [nav, ncx] = [writer.render('nav', navigationView(source)), writer.render('ncx', ncxView(source))];
  const fonts = options.embedFonts === true ? await bookFonts(options, css.value, [nav, ...files.values()]) : NO_FONTS;
  for (const [path, bytes] of fonts.files) files.set(path, bytes);
  const view = packageView({
    head, cut, catalogue: options.catalogue, hasPages: pages.length > 0, cover: COVER_FILE, imprint: IMPRINT_FILE,
    images: [...images.map(([href, { mediaType }]) => ({ href, mediaType })), ...(logo === null || logoFile === null ? [] : [{ href: logoFile, mediaType: logo.mediaType }])],
    hasLogo: logo !== null,
  });
  const packageDocument = writer.render('package', { ...view, fonts: fonts.items });
  return { packageDocument, nav, ncx, css: fonts.css + css.value, files, diagnostics: [...writer.diagnostics, ...css.diagnostics] };
}

/** Cover, title page and imprint. */
function ownPages({ head, catalogue, brand }: BookOptions, cut: CutDocument, writer: PageWriter): [file: string, page: string][] {
  const logo = brand?.logo ?? null;
  const title = { ...titlePage(cut.header, head), logo: logo === null ? null : { source: logoFileOf(logo.light), alt: logo.alt } };
  const imprint = { ...imprintView(head, catalogue, 'epub'), heading: catalogue.text('ebook.imprint'), briefing: head.title };
  return [
    ['cover.xhtml', writer.page(head.title, writer.render('cover', { image: COVER_FILE, alt: catalogue.text('ebook.coverAlt', { title: head.title }) }), { bodyType: null })],
    [TITLE_FILE, writer.page(head.title, writer.render('title-page', title), { bodyType: 'frontmatter' })],
    [IMPRINT_FILE, writer.page(imprint.heading, writer.render('imprint', imprint), { bodyType: 'backmatter' })],
  ];
}

function matterOf({ root, linear }: Chapter): string {
  return !linear || isBackMatter(getAttribute(root, 'epub:type')) ? 'backmatter' : 'bodymatter';
}

function bookFonts({ font, brand }: BookOptions, css: string, contents: readonly (string | Uint8Array)[]): Promise<EmbeddedFonts> {
  return embeddedFonts({ css, font, texts: [css, ...contents.filter((content) => typeof content === 'string')], brand: (brand?.fonts ?? []).filter(({ isForPrintOnly }) => !isForPrintOnly) });
}

/** Images that the chapters show: what none shows has no place in the book. */
function usedImages({ chapters }: CutDocument): ReadonlySet<string> {
  return new Set(chapters.flatMap(({ root }) => findAll(root, (candidate) => candidate.name === 'img').map((image) => getAttribute(image, 'src') ?? '')));
}

function logoFileOf({ mediaType }: BrandImage): string {
  return mediaType === 'image/png' ? 'logo.png' : 'logo.svg';
}
