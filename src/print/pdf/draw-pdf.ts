/**
 * The last stage of the print engine: pages of fragments in, a tagged PDF out.
 *
 * What comes in is placed already: drawing makes no decisions. What goes out is PDF 1.7 that conforms to PDF/UA-1 and
 * PDF/A-2a and depends on nothing but its input: two calls give the same bytes.
 */

import type { Circumstances, Diagnostic, Place } from '../../diagnostics/index.js';
import { deadLink, glyphNotDrawn, headingGap, unnamedPicture, unreadableImage } from '../../diagnostics/catalogue/pdf.js';
import { placeOfOrigin } from '../../html/place-of-origin.js';
import type { Element } from '../../html/dom.js';
import type { BoxTree } from '../boxes/box.js';
import type { BoxFragment, Destination, Fragment, GraphicFragment, LaidOutDocument } from '../layout/fragment.js';
import type { PdfMetadata } from '../print.js';
import type { Structure } from './assign-structure.js';
import { assignStructure } from './assign-structure.js';
import type { PageHandle } from './destinations.js';
import { writeDestinations } from './destinations.js';
import { EmbeddedFonts } from './embedded-font.js';
import { Images } from './images.js';
import { languageTag } from './languages.js';
import { LinkAreas, writeLinks } from './links.js';
import { LinkTargets } from './link-targets.js';
import { writeOutline } from './outline.js';
import { pageLabelTree } from './page-labels.js';
import { PagePainter } from './page-painter.js';
import { PageStreams } from './page-streams.js';
import type { PdfkitDocument, PdfkitPage, PdfReference } from './pdfkit-document.js';
import { openDocument, textString } from './pdfkit-document.js';
import { SpokenText } from './link-descriptions.js';
import { completeTables } from './table-structure.js';
import { closeHeadingGaps, settle, StructureNode } from './structure-tree.js';
import { writeStructure } from './write-structure.js';

export interface DrawPdfOptions {
  readonly document: LaidOutDocument;
  /** The boxes that were laid out: they say what belongs to what, and in which order it is read. */
  readonly tree: BoxTree;
  readonly metadata: PdfMetadata;
  /** The place in the author's files of an origin (`data-o`). */
  readonly placeOf?: (origin: string) => Place | null;
  /** Told of what could not be drawn as asked. */
  readonly report: (diagnostic: Diagnostic) => void;
}

type ReportAt = (make: (circumstances: Circumstances) => Diagnostic, element: Element | null) => void;

export async function drawPdf({ document: laidOut, tree, metadata: given, placeOf = () => null, report: sink }: DrawPdfOptions): Promise<Uint8Array> {
  const metadata = conformingMetadata(given, laidOut);
  const report: ReportAt = (make, element) => {
    sink(make({ place: placeOfOrigin(element, placeOf) }));
  };
  const structure = assignStructure(tree, metadata.language);
  for (const element of structure.unnamedPictures) report((at) => unnamedPicture({ element: element.name }, at), element);
  const { document, finish } = await openDocument(metadata);
  const images = new Images(document);
  await embedImages(laidOut, images, report);

  const drawing = new Drawing({ document, laidOut, tree, structure, images, report });
  await drawing.drawPages();
  drawing.writeStructure();
  writeDestinations(document, drawing.destinations, drawing.pages);
  writeOutline(document, laidOut.outline, drawing.pages);
  document._root.data['PageLabels'] = pageLabelTree(laidOut.pages.map((page) => page.label), textString);
  return finish();
}

/** PDF/UA wants a title, PDF/A a language in the right form (ISO 14289-1, 7.1 and 7.2), whatever is known of the document. */
function conformingMetadata(metadata: PdfMetadata, { outline }: LaidOutDocument): PdfMetadata {
  const title = metadata.title.trim() === '' ? (outline[0]?.label.trim() ?? '') : metadata.title;
  return { ...metadata, title: title === '' ? 'Untitled' : title, language: languageTag(metadata.language) ?? 'und' };
}

interface DrawingOptions {
  readonly document: PdfkitDocument;
  readonly laidOut: LaidOutDocument;
  readonly tree: BoxTree;
  readonly structure: Structure;
  readonly images: Images;
  readonly report: ReportAt;
}

class Drawing {
  readonly pages: PageHandle[] = [];
  private readonly options: DrawingOptions;
  private readonly parents = new Map<number, StructureNode[] | StructureNode>();
  private readonly targets: LinkTargets;
  private readonly alphas = new Map<number, { readonly name: string; readonly reference: PdfReference }>();
  private readonly reportedGlyphs = new Set<string>();

  constructor(options: DrawingOptions) {
    this.options = options;
    const { laidOut, tree, structure, report } = options;
    this.targets = new LinkTargets({ structure, destinations: laidOut.destinations, document: tree.root.element, dead: (href, element) => report((at) => deadLink({ href }, at), element) });
  }

  /** Where links lead: the places of elements, and of notes and their calls. */
  get destinations(): ReadonlyMap<string, Destination> {
    return this.targets.destinations;
  }

  async drawPages(): Promise<void> {
    const { document, laidOut, structure, images } = this.options;
    const fonts = new EmbeddedFonts(document);
    const links = new LinkAreas();
    const streams = new PageStreams();
    for (const page of laidOut.pages) {
      const { widthPt, heightPt } = page.style;
      document.addPage({ size: [widthPt, heightPt], margin: 0 });
      this.pages.push({ reference: document.page.dictionary, heightPt });
      const marked: StructureNode[] = [];
      this.parents.set(document.page.structParentTreeKey, marked);
      new PagePainter(page, {
        document,
        fonts,
        images,
        structure,
        links,
        marked,
        alphaNameOf: (pdfPage, alpha) => this.alphaName(pdfPage, alpha),
        placeNote: (note, destination) => this.targets.placeNote(note, destination),
        missingGlyph: ({ run, box }) => this.missingGlyph(run.text, run.face.family, box.element),
      }).paint();
      const areas = links.take();
      this.targets.placeCalls(areas, page.index);
      writeLinks(areas, {
        document,
        pageHeightPt: heightPt,
        targetOf: (link) => this.targets.of(link),
        own: (key, link) => this.parents.set(key, link),
      });
      await streams.add(document.page.content);
    }
    await streams.finish();
  }

  writeStructure(): void {
    const { document, structure, report } = this.options;
    settle(structure.root);
    completeTables(structure.root, (wanted) => structure.uniqueId(wanted));
    closeHeadingGaps(structure.root, ({ element }, written, tagged) => {
      const text = element === null ? '' : new SpokenText(element, new Set()).of(element).slice(0, 80);
      report((at) => headingGap({ written, tagged, text }, at), element);
    });
    writeStructure(document, structure.root, this.parents);
  }

  private alphaName(page: PdfkitPage, alpha: number): string {
    let state = this.alphas.get(alpha);
    if (state === undefined) {
      const reference = this.options.document.ref({ Type: 'ExtGState', ca: alpha, CA: alpha });
      reference.end();
      state = { name: `Alpha${this.alphas.size + 1}`, reference };
      this.alphas.set(alpha, state);
    }
    page.ext_gstates[state.name] = state.reference;
    return state.name;
  }

  private missingGlyph(text: string, font: string, element: Element): void {
    const key = `${font} ${text}`;
    if (this.reportedGlyphs.has(key)) return;
    this.reportedGlyphs.add(key);
    this.options.report((at) => glyphNotDrawn({ text, font }, at), element);
  }
}

async function embedImages(document: LaidOutDocument, images: Images, report: ReportAt): Promise<void> {
  const pictures = new Map<Uint8Array, GraphicFragment>();
  const visit = (fragment: Fragment): void => {
    if (fragment.kind === 'box') fragment.children.forEach(visit);
    else if (fragment.kind === 'graphic' && fragment.drawing.kind === 'image' && !pictures.has(fragment.drawing.bytes)) pictures.set(fragment.drawing.bytes, fragment);
  };
  const roots = (page: LaidOutDocument['pages'][number]): readonly Fragment[] => [
    ...page.content,
    ...(page.footnotes === null ? [] : [page.footnotes]),
    ...page.marginBoxes.map((box): BoxFragment => box.fragment),
  ];
  for (const page of document.pages) roots(page).forEach(visit);
  await images.embedAll(pictures.keys());
  for (const [bytes, { box }] of pictures) {
    const outcome = images.of(bytes);
    if ('problem' in outcome) {
      const { problem } = outcome;
      report((at) => unreadableImage({ url: box.media.kind === 'image' ? box.media.url : '', reason: problem }, at), box.element);
    }
  }
}
