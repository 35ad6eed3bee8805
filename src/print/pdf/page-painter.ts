/**
 * Draws one page's fragments and marks what they are: each text and picture as content of its node in the
 * structure tree, everything else as an artifact (ISO 32000-1, 14.8.2.2).
 */

import type { BorderSide, Sides } from '../css/computed-style.js';
import type { BoxFragment, Destination, Fragment, GlyphsFragment, GraphicFragment, MarginBoxFragment, Page, Rect } from '../layout/fragment.js';
import type { Structure, TextBox } from './assign-structure.js';
import { ContentStream, formatNumber } from './content-stream.js';
import type { EmbeddedFonts } from './embedded-font.js';
import { GlyphWriter } from './glyph-writer.js';
import type { Images } from './images.js';
import type { LinkAreas } from './links.js';
import { isBare, paintBox } from './paint-box.js';
import { paintVectors } from './paint-vectors.js';
import type { PdfkitDocument, PdfkitPage } from './pdfkit-document.js';
import type { StructureNode } from './structure-tree.js';
import { lineOf, paintLine } from './text-decoration.js';

export interface PaintContext {
  readonly document: PdfkitDocument;
  readonly fonts: EmbeddedFonts;
  readonly images: Images;
  readonly structure: Structure;
  readonly links: LinkAreas;
  readonly alphaNameOf: (page: PdfkitPage, alpha: number) => string;
  readonly missingGlyph: (fragment: GlyphsFragment) => void;
  /** Told where a note begins. */
  readonly placeNote: (note: StructureNode, destination: Destination) => void;
  /** For each marked content of the page, the node that it belongs to. */
  readonly marked: StructureNode[];
}

/** How artifacts are announced (ISO 32000-1, table 330): rules, backgrounds and what is hidden; heads and feet of tables on further pages. */
const PLAIN_ARTIFACT = '/Artifact <</Type /Layout>> BDC';
const REPEATED = '/Artifact <</Type /Pagination>> BDC';

export class PagePainter {
  private readonly context: PaintContext;
  private readonly pdfPage: PdfkitPage;
  private readonly page: Page;
  private readonly content: ContentStream;
  private readonly glyphs: GlyphWriter;
  /** What marked content is open: a node's, or an artifact's opening operator. */
  private open: StructureNode | string | null = null;
  /** The place in the document of what was last drawn of an open node. */
  private openOrder = 0;
  /** Set in a paragraph with boxes drawn after text that is read after them: each of its lines is marked for itself. */
  private partsLines = false;
  /** Text fragments of the line in the making. */
  private line: GlyphsFragment[] = [];
  /** Set while all that is drawn is an artifact. */
  private artifact: string | null = null;

  constructor(page: Page, context: PaintContext) {
    this.page = page;
    this.context = context;
    this.pdfPage = context.document.page;
    this.content = new ContentStream({ nameOf: (alpha) => context.alphaNameOf(this.pdfPage, alpha) });
    this.glyphs = new GlyphWriter(this.content, context.fonts, (font) => {
      this.pdfPage.fonts[font.resourceName] ??= font.reference;
    });
  }

  paint(): void {
    const { style, content, footnotes, marginBoxes } = this.page;
    this.paintPageBox();
    for (const fragment of content) this.fragment(fragment);
    if (footnotes !== null) this.fragment(footnotes);
    this.endLine();
    for (const box of marginBoxes) {
      this.artifact = marginArtifact(box, style.heightPt);
      this.fragment(box.fragment);
      this.endLine();
    }
    this.artifact = null;
    this.close();
    this.pdfPage.content.write(this.content.take());
  }

  private paintPageBox(): void {
    const { style } = this.page;
    const { marginPt } = style;
    if (style.backgroundColour !== null) {
      this.artifact = `/Artifact <</Type /Background /BBox [0 0 ${formatNumber(style.widthPt)} ${formatNumber(style.heightPt)}]>> BDC`;
      this.box({ rect: { xPt: 0, yPt: 0, widthPt: style.widthPt, heightPt: style.heightPt }, background: style.backgroundColour, border: NO_BORDER, radiusPt: 0, edges: ALL_EDGES });
      this.artifact = null;
    }
    const area: Rect = {
      xPt: marginPt.left,
      yPt: marginPt.top,
      widthPt: style.widthPt - marginPt.left - marginPt.right,
      heightPt: style.heightPt - marginPt.top - marginPt.bottom,
    };
    this.box({ rect: area, background: null, border: style.border, radiusPt: 0, edges: ALL_EDGES });
  }

  private fragment(fragment: Fragment): void {
    switch (fragment.kind) {
      case 'box':
        this.boxFragment(fragment);
        return;
      case 'glyphs':
        if (this.line[0] !== undefined && this.line[0].line !== fragment.line) this.endLine();
        this.line.push(fragment);
        return;
      case 'graphic':
        this.endLine();
        if (this.partsLines) this.openOrder = Number.NaN;
        this.graphic(fragment);
    }
  }

  private boxFragment(fragment: BoxFragment): void {
    const { box, edges } = fragment;
    const isInLine = box.kind === 'inline' || box.kind === 'footnote-call' || box.kind === 'atomic';
    if (!isInLine) this.part();
    const [outer, outerParts] = [this.artifact, this.partsLines];
    if (!isInLine) this.partsLines = readsBack(fragment.children);
    if (fragment.isRepeated) this.artifact ??= REPEATED;
    const { style } = box;
    // A row's background is painted behind its cells, piece by piece.
    if (style.visibility === 'visible' && box.kind !== 'atomic' && box.kind !== 'row') {
      this.box({
        rect: fragment,
        background: style.backgroundColour,
        border: style.border,
        radiusPt: style.borderRadiusPt,
        edges,
      });
    }
    for (const child of fragment.children) this.fragment(child);
    if (!isInLine) this.part();
    this.artifact = outer;
    this.partsLines = outerParts;
  }

  /** Ends the line, and the marked content too: what comes after a box in a line from right to left is read before it. */
  private part(): void {
    this.endLine();
    this.openOrder = Number.NaN;
  }

  private box(paint: Parameters<typeof paintBox>[1]): void {
    if (isBare(paint)) return;
    this.mark(this.artifact ?? PLAIN_ARTIFACT);
    this.glyphs.forgetState();
    paintBox(this.content, paint);
  }

  /** Draws the line's texts, in logical order whatever the direction they run in. */
  private endLine(): void {
    const fragments = this.line;
    if (fragments.length === 0) return;
    this.line = [];
    if (this.partsLines) this.openOrder = Number.NaN;
    if (fragments.some((fragment, index) => index > 0 && comesBefore(fragment, fragments[index - 1]))) fragments.sort((a, b) => (comesBefore(a, b) ? -1 : 1));
    const { structure } = this.context;
    this.decorate(fragments, false);
    fragments.forEach((fragment, index) => {
      if (fragment.box.style.visibility !== 'visible') return;
      this.text(fragment);
      if (this.artifact === null && spaceFollows(fragment, fragments[index + 1], structure)) this.glyphs.showSpace(fragment.run);
    });
    this.decorate(fragments, true);
  }

  private text(fragment: GlyphsFragment): void {
    const { structure, links } = this.context;
    const { box, run } = fragment;
    const owner = this.artifact === null ? (structure.owners.get(box) ?? null) : null;
    if (owner === null) this.mark(this.artifact ?? PLAIN_ARTIFACT);
    else this.markContent(owner, box.order + Math.min(fragment.textOffset, 999_999) / 1e6);
    if (run.glyphIds.includes(0)) this.context.missingGlyph(fragment);
    const placement = { xPt: fragment.xPt, baselinePt: fragment.baselinePt, colour: box.style.colour };
    // The dots of a leader are not read out; a space keeps what stands on their two sides apart.
    if (owner !== null && box.kind === 'deferred' && box.item.kind === 'leader') this.glyphs.span(' ', () => this.glyphs.show(run, placement));
    else this.glyphs.show(run, placement);
    if (owner === null) return;
    const { link, note } = owner;
    if (link === null && (note === null || note.isPlaced)) return;
    const area = textArea(fragment);
    if (link !== null) links.add(link, area, fragment.line);
    if (note === null || note.isPlaced) return;
    note.isPlaced = true;
    this.context.placeNote(note, { pageIndex: this.page.index, xPt: area.xPt, yPt: area.yPt });
  }

  /** Lines through the text lie over it, the others under it (CSS Text Decoration 3, section 5). */
  private decorate(fragments: readonly GlyphsFragment[], isOver: boolean): void {
    const { decorations } = this.context.structure;
    if (decorations.size === 0) return;
    for (const fragment of fragments) {
      if (fragment.box.style.visibility !== 'visible') continue;
      for (const decoration of decorations.get(fragment.box) ?? []) {
        if ((decoration.kind === 'line-through') !== isOver) continue;
        const { offsetPt, thicknessPt } = lineOf(decoration, fragment.run);
        this.mark(this.artifact ?? PLAIN_ARTIFACT);
        this.glyphs.forgetState();
        paintLine(this.content, decoration, { xPt: fragment.xPt, yPt: fragment.baselinePt + offsetPt, widthPt: fragment.run.widthPt, thicknessPt });
      }
    }
  }

  private graphic(fragment: GraphicFragment): void {
    const { box, drawing } = fragment;
    if (box.style.visibility !== 'visible') return;
    const owner = this.artifact === null ? (this.context.structure.owners.get(box) ?? null) : null;
    if (owner === null) this.mark(this.artifact ?? PLAIN_ARTIFACT);
    else {
      this.markContent(owner, box.order);
      const bottom = this.page.style.heightPt - fragment.yPt - fragment.heightPt;
      owner.attributes.boundingBox = [fragment.xPt, bottom, fragment.xPt + fragment.widthPt, bottom + fragment.heightPt];
      if (owner.link !== null) this.context.links.add(owner.link, fragment, -1 - box.order);
    }
    this.glyphs.forgetState();
    if (drawing.kind === 'vector') paintVectors(this.content, this.glyphs, drawing.operations);
    else this.image(fragment, drawing.bytes);
  }

  private image(fragment: GraphicFragment, bytes: Uint8Array): void {
    const outcome = this.context.images.of(bytes);
    if ('problem' in outcome) return;
    // pdfkit writes to the page itself: what we have so far goes first.
    this.pdfPage.content.write(this.content.take());
    this.context.document.image(outcome.image, fragment.xPt, fragment.yPt, { width: fragment.widthPt, height: fragment.heightPt });
  }

  private markContent(node: StructureNode, order: number): void {
    // Around such a box each part is marked for itself, to be sorted.
    const goesOn = this.open === node && this.openOrder === node.lastOrder && order >= node.lastOrder;
    this.openOrder = order;
    node.lastOrder = Math.max(node.lastOrder, order);
    if (goesOn) return;
    this.close();
    const { marked } = this.context;
    const mcid = marked.length;
    marked.push(node);
    node.children.push({ kind: 'content', page: this.pdfPage.dictionary, mcid, order });
    this.content.write(`/${node.role} <</MCID ${mcid}>> BDC`);
    this.open = node;
  }

  private mark(artifact: string): void {
    if (this.open === artifact) return;
    this.close();
    this.content.write(artifact);
    this.open = artifact;
  }

  private close(): void {
    if (this.open === null) return;
    this.glyphs.close();
    this.content.write('EMC');
    this.open = null;
  }
}

const ALL_EDGES = { top: true, right: true, bottom: true, left: true };
const NO_SIDE: BorderSide = { widthPt: 0, style: 'none', colour: { red: 0, green: 0, blue: 0, alpha: 0 } };
const NO_BORDER: Sides<BorderSide> = { top: NO_SIDE, right: NO_SIDE, bottom: NO_SIDE, left: NO_SIDE };

/** Whether a box or picture in a line is drawn after text that is read after it, as in lines from right to left. */
function readsBack(children: readonly Fragment[]): boolean {
  let last = -1;
  const visit = (fragment: Fragment): boolean => {
    if (fragment.kind === 'glyphs') last = Math.max(last, fragment.box.order);
    else if (fragment.kind === 'box' && (fragment.box.kind === 'inline' || fragment.box.kind === 'footnote-call' || fragment.box.kind === 'atomic')) return fragment.children.some(visit);
    else return fragment.box.order < last;
    return false;
  };
  return children.some(visit);
}

function comesBefore(a: GlyphsFragment, b: GlyphsFragment | undefined): boolean {
  if (b === undefined) return false;
  return a.box.order === b.box.order ? a.textOffset < b.textOffset : a.box.order < b.box.order;
}

/** True where the text has a space between a run and what is drawn next, which the layout left out. */
function spaceFollows(fragment: GlyphsFragment, next: GlyphsFragment | undefined, { following, endings }: Structure): boolean {
  const { box, run } = fragment;
  if (box.kind !== 'text') return endings.has(box);
  let at: TextBox | undefined = box;
  let offset = fragment.textOffset + run.text.length;
  while (at !== undefined && at.kind === 'text') {
    if (next !== undefined && next.box === at && next.textOffset <= offset) return false;
    const character = at.text[offset];
    if (character !== undefined) return /[ \t\n\u2028\u2029]/.test(character);
    if (endings.has(at)) return !/[ \t\n\u2028\u2029]$/.test(at.text);
    at = following.get(at);
    offset = 0;
  }
  return false;
}

/** Where a click on the text counts: from the ascenders to the descenders. */
function textArea({ run, xPt, baselinePt }: GlyphsFragment): Rect {
  const em = run.sizePt / run.face.unitsPerEm;
  return { xPt, yPt: baselinePt - run.face.ascent * em, widthPt: run.widthPt, heightPt: (run.face.ascent - run.face.descent) * em };
}

/** Running heads and feet, by the edge they are attached to (ISO 32000-1, table 330). */
function marginArtifact(box: MarginBoxFragment, pageHeightPt: number): string {
  const isTop = box.yPt + box.heightPt / 2 < pageHeightPt / 2;
  if (box.name.startsWith('top')) return '/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC';
  if (box.name.startsWith('bottom')) return '/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC';
  const side = box.name.startsWith('left') ? 'Left' : 'Right';
  return `/Artifact <</Type /Pagination /Subtype /${isTop ? 'Header' : 'Footer'} /Attached [/${side}]>> BDC`;
}

