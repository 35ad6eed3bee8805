/**
 * Makes the e-book: EPUB 3.3, from the shared document with its page marks.
 *
 * In: a composed briefing, the marked document, the page map, templates and styles. Out: the EPUB's bytes and
 * diagnostics. The bytes depend on nothing but these: two calls give the same archive.
 */

import type { ComposedBriefing } from '../../compose/document.js';
import { type Diagnostic, type Outcome, hasErrors } from '../../diagnostics/index.js';
import { drawSheaf } from '../../figures/sheaf.js';
import type { Document } from '../../html/dom.js';
import { serialiseXhtml, withoutNotXml } from '../../html/serialise.js';
import { findAll, getAttribute } from '../../html/walk.js';
import { asOfLine } from '../../language/as-of.js';
import type { Catalogue } from '../../language/catalogue.js';
import { compileStyleSheets } from '../../print/css/compile-style-sheets.js';
import { rootTokens } from '../../print/css/root-properties.js';
import { type Templates, trustedHtml } from '../../templates/index.js';
import { type CutDocument, TITLE_FILE, cutChapters } from './chapters.js';
import { type EmbeddedFonts, NO_FONTS, embeddedFonts } from './embedded-fonts.js';
import { type PageReference, navigationView, ncxView, pageReferences } from './navigation.js';
import { accessibilityFacts, modificationMoment, publicationDate, rightsOf, stableIdentifier } from './package-metadata.js';
import { titlePage } from './title-page.js';

export interface EbookOptions {
  readonly composed: ComposedBriefing;
  /** The composed document with page marks; the same without where there are none. */
  readonly marked: Document;
  readonly templates: Templates;
  readonly catalogue: Catalogue;
  /** The style sheets of a name, in the order of the cascade. */
  readonly styleSheets: (name: string) => readonly { readonly text: string; readonly file: string }[];
  readonly font: (path: string) => Uint8Array;
  readonly brand?: EbookBrand;
  /** The book carries its fonts; else it is read in the reader's own. */
  readonly embedFonts?: boolean;
  /** The cover, where it was begun before; else it is drawn now. */
  readonly cover?: Promise<Uint8Array>;
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

const XHTML = 'application/xhtml+xml';
const COVER_FILE = 'cover.png';

export async function setEbook(options: EbookOptions): Promise<Outcome<Uint8Array | null>> {
  // The cover is packed on another thread while this one goes on.
  const cover = options.cover ?? drawCover(options);
  const archive = import('./epub-archive.js');
  const [made, coverImage, { packEpub }] = await Promise.all([makeFiles(options), cover, archive]);
  const { diagnostics, files, ...book } = made;
  if (hasErrors(diagnostics)) return { value: null, diagnostics };
  files.set(COVER_FILE, coverImage);
  return { value: await packEpub({ ...book, files }, modificationMoment(options.composed.head)), diagnostics };
}

interface Files {
  readonly packageDocument: string;
  readonly nav: string;
  readonly ncx: string;
  readonly css: string;
  readonly files: Map<string, string | Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

// Asynchronous so that a fault reaches the caller together with the cover's.
async function makeFiles(options: EbookOptions): Promise<Files> {
  const { composed, catalogue } = options;
  const { head } = composed;
  const diagnostics: Diagnostic[] = [];
  const render = (name: string, context: unknown): string => {
    const outcome = options.templates.render(`ebook/${name}`, context, { translate: (key, values) => (catalogue.has(key) ? catalogue.text(key, values) : null) });
    diagnostics.push(...outcome.diagnostics);
    return withoutNotXml(outcome.value);
  };
  const shared = options.styleSheets('shared');
  const cut = cutChapters(options.marked, { head, catalogue, tokens: rootTokens(shared, 'light') });
  const pages = pageReferences(cut);
  const page = (title: string, content: string, bodyType: string | null): string =>
    render('chapter', { language: head.language, direction: head.direction, title, bodyType, content: trustedHtml(content) });

  const files = new Map<string, string | Uint8Array>();
  files.set('cover.xhtml', page(head.title, render('cover', { image: COVER_FILE, alt: catalogue.text('ebook.coverAlt', { title: head.title }) }), null));
  const logo = options.brand?.logo ?? null;
  const logoFile = logo === null ? null : logoFileOf(logo.light);
  if (logo !== null && logoFile !== null) files.set(logoFile, logo.light.bytes);
  files.set(TITLE_FILE, page(head.title, render('title-page', { ...titlePage(cut.header, head), logo: logo === null ? null : { source: logoFile, alt: logo.alt } }), 'frontmatter'));
  for (const chapter of cut.chapters) files.set(chapter.file, page(chapter.title, serialiseXhtml(chapter.root), chapter.linear ? 'bodymatter' : 'backmatter'));
  for (const url of usedImages(cut)) {
    const asset = composed.assets.get(url);
    if (asset !== undefined) files.set(url, asset.bytes);
  }
  const css = compileStyleSheets([...shared, ...options.styleSheets('ebook')]);
  diagnostics.push(...css.diagnostics);
  const source = { cut, head, catalogue, pages };
  const [nav, ncx] = [render('nav', navigationView(source)), render('ncx', ncxView(source))];
  const fonts = options.embedFonts === true ? await bookFonts(options, css.value, [nav, ...files.values()]) : NO_FONTS;
  for (const [path, bytes] of fonts.files) files.set(path, bytes);
  const packageDocument = render('package', { ...packageView(options, cut, pages), fonts: fonts.items });
  return { packageDocument, nav, ncx, css: fonts.css + css.value, files, diagnostics };
}

function bookFonts({ font, brand }: EbookOptions, css: string, contents: readonly (string | Uint8Array)[]): Promise<EmbeddedFonts> {
  return embeddedFonts({ css, font, texts: [css, ...contents.filter((content) => typeof content === 'string')], brand: (brand?.fonts ?? []).filter(({ isForPrintOnly }) => !isForPrintOnly) });
}

/** Images that the chapters show: what none shows has no place in the book. */
function usedImages({ chapters }: CutDocument): ReadonlySet<string> {
  return new Set(chapters.flatMap(({ root }) => findAll(root, (candidate) => candidate.name === 'img').map((image) => getAttribute(image, 'src') ?? '')));
}

/** The cover's picture; it needs no page marks, and may be begun before the pages are set. */
export async function drawCover({ composed, catalogue, font, styleSheets, brand }: Pick<EbookOptions, 'composed' | 'catalogue' | 'font' | 'styleSheets' | 'brand'>): Promise<Uint8Array> {
  const { drawCoverImage } = await import('./cover-image.js');
  const { head, claims } = composed;
  const tokens = rootTokens(styleSheets('shared'), 'light');
  const colour = (name: string, otherwise: string): string => tokens.get(`--cover-${name}`) ?? otherwise;
  const faces = (role: 'text' | 'label', weight: number, house: string): readonly Uint8Array[] => {
    const own = (brand?.fonts ?? []).filter((face) => face.role === role && face.style === 'normal' && face.weight !== 300);
    const best = own.find((face) => face.weight === weight) ?? own[0];
    return [...(best === undefined ? [] : [best.bytes]), font(house)];
  };
  return drawCoverImage({
    head,
    sheaf: drawSheaf(claims, { format: 'ebook', direction: head.direction }),
    asOf: head.asOf === null ? head.date : asOfLine(catalogue, head.asOf),
    colours: { ground: colour('ground', '#0e3f4b'), title: colour('title', '#ffffff'), text: colour('text', '#f1e8d3'), ribbon: colour('ribbon', '#d2a138') },
    // One drawn for paper would be lost on the cover's ground.
    logo: brand?.logo?.dark ?? null,
    fonts: {
      title: faces('text', 600, 'literata/600SemiBold/Literata_600SemiBold.ttf'),
      serif: faces('text', 400, 'literata/400Regular/Literata_400Regular.ttf'),
      sans: faces('label', 400, 'source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
      sansBold: faces('label', 600, 'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
    },
  });
}

function logoFileOf({ mediaType }: BrandImage): string {
  return mediaType === 'image/png' ? 'logo.png' : 'logo.svg';
}

function packageView({ composed, catalogue, brand }: EbookOptions, cut: CutDocument, pages: readonly PageReference[]): object {
  const { head } = composed;
  const used = usedImages(cut);
  const logo = brand?.logo?.light;
  const ofBrand = logo === undefined ? [] : [{ id: 'logo', href: logoFileOf(logo), type: logo.mediaType, properties: null }];
  const images = [...composed.assets].filter(([href]) => used.has(href)).map(([href, asset], index) => ({ id: `image-${index + 1}`, href, type: asset.mediaType, properties: null }));
  const chapters = cut.chapters.map((chapter, index) => ({ id: `part-${index + 1}`, href: chapter.file, type: XHTML, properties: chapter.hasSvg ? 'svg' : null, linear: chapter.linear }));
  return {
    language: head.language,
    direction: head.direction,
    identifier: stableIdentifier(head),
    ownIdentifier: head.identifier,
    title: head.title,
    subtitle: head.subtitle,
    creators: head.authors.map((name, index) => ({ number: index + 1, name })),
    publisher: head.publisher,
    date: publicationDate(head),
    description: head.description ?? head.subtitle,
    subjects: [...new Set([...head.topics, ...head.places])],
    rights: rightsOf(head),
    series: head.series,
    modified: `${modificationMoment(head).toISOString().slice(0, 19)}Z`,
    accessibility: accessibilityFacts(cut, pages.length > 0, catalogue),
    pageSource: pages.length > 0 ? `${head.slug}.pdf` : null,
    cover: COVER_FILE,
    coverType: 'image/png',
    items: [{ id: 'cover', href: 'cover.xhtml', type: XHTML, properties: null }, { id: 'title', href: TITLE_FILE, type: XHTML, properties: null }, ...chapters, ...images, ...ofBrand],
    spine: [{ id: 'cover', linear: true }, { id: 'title', linear: true }, { id: 'nav', linear: true }, ...chapters],
  };
}
