/**
 * A stand-in for the stages before drawing: makes boxes and pages from simple HTML, with real glyphs and greedy
 * lines in one column, so that the pdf stage is tested by itself. Block elements stand under one another; nothing else is laid out.
 */

import { PREDEFINED } from '../../src/print/css/counter-styles.js';
import { create } from 'fontkit';
import type { Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isTag, isText } from '../../src/html/dom.js';
import type { Element } from '../../src/html/dom.js';
import { parseHtml } from '../../src/html/parse.js';
import type { BlockBox, BlockContent, BlockLevelBox, BoxTree, DeferredText, FootnoteCall, InlineItem, ReplacedBox, TableBox, TableCell, TableRow, TextItem } from '../../src/print/boxes/box.js';
import type { ComputedStyle, PageStyle } from '../../src/print/css/computed-style.js';
import type { BoxFragment, Destination, Drawing, Fragment, LaidOutDocument, OutlineEntry, Page } from '../../src/print/layout/fragment.js';
import type { FontFace, GlyphRun } from '../../src/print/text/glyph-run.js';

const require = createRequire(import.meta.url);
const faces = new Map<string, { readonly face: FontFace; readonly font: Font }>();

/** A face of the house fonts, by its path in the npm package `@expo-google-fonts`. */
export function houseFace(path = 'literata/400Regular/Literata_400Regular.ttf'): { readonly face: FontFace; readonly font: Font } {
  let known = faces.get(path);
  if (known === undefined) {
    const bytes = new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/${path}`)));
    // No collection, so the result is one font.
    const font = create(Buffer.from(bytes)) as Font;
    const face: FontFace = {
      id: path, family: font.familyName, weight: 400, style: 'normal', scale: 1, unitsPerEm: font.unitsPerEm, ascent: font.ascent, descent: font.descent,
      lineGap: font.lineGap, capHeight: font.capHeight, xHeight: font.xHeight, underlinePosition: font.underlinePosition, underlineThickness: font.underlineThickness,
      bytes, has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    };
    faces.set(path, (known = { face, font }));
  }
  return known;
}

/** Shapes left-to-right text with fontkit. */
export function shapeRun(text: string, sizePt: number, changes: Partial<GlyphRun> = {}, path?: string): GlyphRun {
  const { face, font } = houseFace(path);
  const { glyphs, positions } = font.layout(text);
  let offset = 0;
  const clusters = glyphs.map((glyph) => {
    const start = offset;
    offset += String.fromCodePoint(...glyph.codePoints).length;
    return start;
  });
  const advances = Float64Array.from(positions, (position) => position.xAdvance);
  return {
    face, sizePt, text, level: 0, glyphIds: Uint16Array.from(glyphs, (glyph) => glyph.id), advances, xOffsets: null, yOffsets: null,
    clusters: Uint32Array.from(clusters), widthPt: (advances.reduce((sum, advance) => sum + advance, 0) / face.unitsPerEm) * sizePt, actualText: null, ...changes,
  };
}

const BLACK = { red: 21, green: 32, blue: 42, alpha: 1 };
const NO_SIDE = { widthPt: 0, style: 'none', colour: BLACK } as const;

/** A style with what the pdf stage reads; the rest is left out, hence the cast. */
export function styleWith(changes: Partial<ComputedStyle> = {}): ComputedStyle {
  return {
    colour: BLACK, fontSizePt: 11, visibility: 'visible', listStyleType: 'disc', borderCollapse: 'separate', language: '', direction: 'ltr',
    border: { top: NO_SIDE, right: NO_SIDE, bottom: NO_SIDE, left: NO_SIDE }, borderRadiusPt: 0, backgroundColour: null,
    textDecoration: { underline: false, lineThrough: false, overline: false, colour: null }, ...changes,
  } as ComputedStyle;
}

export const PAGE_STYLE: PageStyle = {
  widthPt: 300, heightPt: 420, marginPt: { top: 40, right: 30, bottom: 40, left: 30 }, paddingPt: { top: 0, right: 0, bottom: 0, left: 0 },
  border: { top: NO_SIDE, right: NO_SIDE, bottom: NO_SIDE, left: NO_SIDE }, backgroundColour: null, marginBoxes: new Map(), footnoteArea: styleWith(),
  label: [], counterReset: [], counterIncrement: [], counterSet: [],
};

const BLOCKS = new Set(['html', 'body', 'article', 'section', 'div', 'nav', 'header', 'p', 'h1', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'blockquote', 'table', 'caption', 'pre', 'aside']);
const PLAIN = styleWith();
const LINK = styleWith({ colour: { red: 14, green: 85, blue: 99, alpha: 1 }, textDecoration: { underline: true, lineThrough: false, overline: false, colour: null, style: 'solid', thicknessPt: null } });
const HEADING = styleWith({ fontSizePt: 16 });
const BOXED = styleWith({ backgroundColour: { red: 245, green: 242, blue: 234, alpha: 1 }, border: { top: { widthPt: 1, style: 'solid', colour: BLACK }, right: NO_SIDE, bottom: { widthPt: 0.5, style: 'dashed', colour: BLACK }, left: { widthPt: 3, style: 'double', colour: BLACK } } });

export interface PrintFixture {
  readonly document: LaidOutDocument;
  readonly tree: BoxTree;
}

export interface FixtureOptions {
  /** What images and drawings show, by their `id`. */
  readonly drawings?: ReadonlyMap<string, Drawing>;
  readonly labels?: (index: number) => string;
}

export function printFixture(html: string, options: FixtureOptions = {}): PrintFixture {
  const root = parseHtml(html).children.find(isTag);
  if (root === undefined) throw new Error('the fixture has no element');
  const boxes = new BoxMaker();
  const box = boxes.block(root);
  const flow = new Flow(options);
  flow.block(box);
  const texts = new Map([...boxes.ids].map((element) => [element.attribs['id'] ?? '', textOf(element)]));
  const tree: BoxTree = { root: box, strings: new Map(), bookmarks: new Map(), counters: new Map(), targetTexts: texts, targetParts: new Map(), targetCounters: new Map(), pageImages: new Map(), counterStyles: PREDEFINED };
  return { document: flow.finish(), tree };
}

function textOf(element: Element): string {
  return element.children.map((child) => (isTag(child) ? textOf(child) : isText(child) ? child.data : '')).join('');
}

class BoxMaker {
  readonly ids = new Set<Element>();
  private order = 0;

  block(element: Element): BlockBox {
    const base = this.base(element);
    const marker = element.name === 'li' ? [this.marker(element, '• ')] : null;
    return { kind: 'block', ...base, content: this.content(element), marker };
  }

  private base(element: Element): { order: number; element: Element; style: ComputedStyle; generated: boolean } {
    if (element.attribs['id'] !== undefined) this.ids.add(element);
    const style = /^h\d$/.test(element.name) ? HEADING : element.name === 'a' ? LINK : element.attribs['class'] === 'boxed' ? BOXED : PLAIN;
    return { order: ++this.order, element, style, generated: false };
  }

  private content(element: Element): BlockContent {
    const children = element.children.filter((child) => isTag(child) || (isText(child) && child.data.trim() !== ''));
    const isBlock = children.some((child) => isTag(child) && (BLOCKS.has(child.name) || child.name === 'svg'));
    if (!isBlock) return { kind: 'inline', items: this.inline(element) };
    const blocks = children.map((child): BlockLevelBox => {
      if (!isTag(child)) return { kind: 'block', order: ++this.order, element, style: PLAIN, generated: true, marker: null, content: { kind: 'inline', items: [this.text(element, isText(child) ? child.data : '')] } };
      if (child.name === 'table') return this.table(child);
      if (child.name === 'svg' || child.name === 'img') return this.replaced(child);
      return this.block(child);
    });
    return { kind: 'blocks', children: blocks };
  }

  private inline(element: Element): InlineItem[] {
    const items: InlineItem[] = [];
    for (const child of element.children) {
      if (isText(child)) items.push(this.text(element, child.data));
      else if (!isTag(child)) continue;
      else if (child.name === 'br') items.push({ kind: 'break', ...this.base(child) });
      else if (child.attribs['class'] === 'fn') items.push(this.footnote(child));
      else if (child.name === 'leader') items.push(this.leader(child));
      else if (child.name === 'img') items.push({ kind: 'atomic', ...this.base(child), box: this.replaced(child) });
      else items.push({ kind: 'inline', ...this.base(child), children: this.inline(child) });
    }
    return items;
  }

  private text(element: Element, data: string): TextItem {
    const style = element.name === 'a' ? LINK : /^h\d$/.test(element.name) ? HEADING : PLAIN;
    return { kind: 'text', order: ++this.order, element, style, generated: false, text: data.replace(/[ \t\n]+/g, ' ') };
  }

  private generated(element: Element, text: string): TextItem {
    return { ...this.text(element, text), text, generated: true };
  }

  private marker(element: Element, text: string): InlineItem {
    return { kind: 'inline', ...this.base(element), generated: true, children: [this.generated(element, text)], isMarker: true };
  }

  private leader(element: Element): DeferredText {
    return { kind: 'deferred', ...this.base(element), item: { kind: 'leader', text: '.' }, target: null };
  }

  private footnote(element: Element): FootnoteCall {
    const base = this.base(element);
    const children = [this.generated(element, '1')];
    const body = this.base(element);
    const items = [this.marker(element, '1 '), ...this.inline(element)];
    return { kind: 'footnote-call', ...base, children, footnote: { kind: 'block', ...body, marker: null, content: { kind: 'inline', items } } };
  }

  private replaced(element: Element): ReplacedBox {
    const media = element.name === 'svg' ? ({ kind: 'svg', root: element } as const) : ({ kind: 'image', url: element.attribs['src'] ?? '', bytes: new Uint8Array(), mediaType: 'image/png' } as const);
    return { kind: 'replaced', ...this.base(element), media, intrinsicWidthPt: 100, intrinsicHeightPt: 60 };
  }

  private table(element: Element): TableBox {
    const base = this.base(element);
    const parts = (name: string): Element[] => element.children.filter((child): child is Element => isTag(child) && child.name === name);
    const caption = parts('caption')[0];
    const rows = (name: string): TableRow[] => parts(name).flatMap((part) => part.children.filter((child): child is Element => isTag(child) && child.name === 'tr')).map((row) => this.row(row));
    return { kind: 'table', ...base, captions: caption === undefined ? [] : [this.block(caption)], columns: [], head: rows('thead'), body: rows('tbody'), foot: rows('tfoot') };
  }

  private row(element: Element): TableRow {
    const base = this.base(element);
    let column = 0;
    const cells = element.children.filter(isTag).map((cell): TableCell => {
      const columnSpan = Number(cell.attribs['colspan'] ?? 1);
      const rowSpan = Number(cell.attribs['rowspan'] ?? 1);
      const made: TableCell = { kind: 'cell', ...this.base(cell), content: this.content(cell), column, columnSpan, rowSpan };
      column += columnSpan;
      return made;
    });
    return { kind: 'row', ...base, cells, group: null };
  }
}

const EDGES = { top: true, right: true, bottom: true, left: true };
const LINE_PT = 16;

/** One column, one line after the other; a new page when the page is full. */
class Flow {
  private readonly pages: Page[] = [];
  private readonly destinations = new Map<string, Destination>();
  private readonly outline: OutlineEntry[] = [];
  private readonly options: FixtureOptions;
  private content: Fragment[] = [];
  private notes: BlockBox[] = [];
  private tableHead: readonly TableRow[] = [];
  private y = PAGE_STYLE.marginPt.top;
  private line = 0;
  private readonly left = PAGE_STYLE.marginPt.left;
  private readonly right = PAGE_STYLE.widthPt - PAGE_STYLE.marginPt.right;

  constructor(options: FixtureOptions) {
    this.options = options;
  }

  block(box: BlockLevelBox | TableCell): void {
    this.begin(box.element);
    const style = box.style;
    if (style.backgroundColour !== null) {
      this.content.push({ kind: 'box', box: box as BlockBox, xPt: this.left - 6, yPt: this.y, widthPt: this.right - this.left + 12, heightPt: LINE_PT * 2, edges: EDGES, isRepeated: false, children: [] });
    }
    switch (box.kind) {
      case 'block':
        if (box.marker !== null) this.lineOf(box.marker, this.left - 12);
        if (/^h\d$/.test(box.element.name)) this.outline.push({ level: Number(box.element.name[1]), label: textOf(box.element), state: 'auto', pageIndex: this.pages.length, xPt: this.left, yPt: this.y });
        this.blockContent(box.content);
        return;
      case 'cell':
        this.blockContent(box.content);
        return;
      case 'grid':
        box.children.forEach((child) => this.block(child));
        return;
      case 'table':
        box.captions.forEach((caption) => this.block(caption));
        this.tableHead = box.head;
        for (const row of [...box.head, ...box.body, ...box.foot]) {
          this.begin(row.element);
          for (const cell of row.cells) this.block(cell);
        }
        this.tableHead = [];
        return;
      case 'replaced':
        this.graphic(box, this.left, 60);
        this.y += 60;
        if (this.y > this.limit) this.newPage();
    }
  }

  finish(): LaidOutDocument {
    this.newPage();
    return { pages: this.pages, destinations: this.destinations, outline: this.outline, pageMap: [] };
  }

  private get limit(): number {
    return PAGE_STYLE.heightPt - PAGE_STYLE.marginPt.bottom - this.notes.length * LINE_PT * 2 - LINE_PT;
  }

  private begin(element: Element): void {
    const id = element.attribs['id'];
    if (id !== undefined && !this.destinations.has(id)) this.destinations.set(id, { pageIndex: this.pages.length, xPt: this.left, yPt: this.y });
  }

  private blockContent(content: BlockContent): void {
    if (content.kind === 'blocks') content.children.forEach((child) => this.block(child));
    else {
      this.lineOf(content.items, this.left);
      this.nextLine();
    }
  }

  /** Sets items from x on, breaking at spaces; the space at a line's end is dropped, as real layout does. */
  private lineOf(items: readonly InlineItem[], start: number): void {
    let x = start;
    const visit = (list: readonly InlineItem[]): void => {
      for (const item of list) {
        if (item.kind !== 'text' && item.kind !== 'deferred' && item.kind !== 'break') this.begin(item.element);
        if (item.kind === 'inline') visit(item.children);
        else if (item.kind === 'break') [x] = [start, this.nextLine()];
        else if (item.kind === 'atomic' && item.box.kind === 'replaced') {
          this.graphic(item.box, x, 12);
          x += 20;
        } else if (item.kind === 'footnote-call') {
          visit(item.children);
          this.notes.push(item.footnote);
        } else if (item.kind === 'text' || item.kind === 'deferred') x = this.words(item, x, start);
      }
    };
    visit(items);
  }

  private words(item: TextItem | DeferredText, from: number, start: number): number {
    let x = from;
    const text = item.kind === 'text' ? item.text : ' . . . . ';
    let offset = 0;
    for (const word of text.match(/\S*\s*|\s+/g) ?? []) {
      if (word === '') continue;
      const whole = shapeRun(word, item.style.fontSizePt);
      const bare = word.trimEnd() === '' ? whole : shapeRun(word.trimEnd(), item.style.fontSizePt);
      if (x + bare.widthPt > this.right && x > start) {
        this.dropLastSpace();
        this.nextLine();
        x = start;
      }
      this.content.push({ kind: 'glyphs', box: item, run: whole, xPt: x, baselinePt: this.y + 12, textOffset: offset, line: this.line });
      x += whole.widthPt;
      offset += word.length;
    }
    return x;
  }

  private dropLastSpace(): void {
    const last = this.content.at(-1);
    if (last?.kind !== 'glyphs' || !last.run.text.endsWith(' ')) return;
    this.content[this.content.length - 1] = { ...last, run: shapeRun(last.run.text.trimEnd(), last.run.sizePt) };
  }

  private graphic(box: ReplacedBox, x: number, heightPt: number): void {
    const drawing = this.options.drawings?.get(box.element.attribs['id'] ?? '') ?? { kind: 'vector', operations: [] };
    this.content.push({ kind: 'graphic', box, drawing, xPt: x, yPt: this.y, widthPt: heightPt * 1.5, heightPt });
  }

  private nextLine(): number {
    this.line++;
    this.y += LINE_PT;
    if (this.y > this.limit) this.newPage();
    return this.y;
  }

  private newPage(): void {
    const { content, notes, tableHead } = this;
    this.content = [];
    this.notes = [];
    this.y = PAGE_STYLE.heightPt - PAGE_STYLE.marginPt.bottom - notes.length * LINE_PT * 2;
    const first = notes[0];
    for (const note of notes) this.block(note);
    const area: BoxFragment | null = first === undefined ? null : { kind: 'box', box: first, xPt: this.left, yPt: this.y, widthPt: 0, heightPt: 0, edges: EDGES, isRepeated: false, children: this.content };
    const index = this.pages.length;
    const label = this.options.labels?.(index) ?? String(index + 1);
    this.content = [];
    this.pages.push({ index, label, name: '', isBlank: false, style: PAGE_STYLE, content, footnotes: area, marginBoxes: [this.foot(label)] });
    this.y = PAGE_STYLE.marginPt.top;
    if (tableHead.length > 0) this.repeatHead(tableHead);
  }

  private repeatHead(rows: readonly TableRow[]): void {
    for (const row of rows) {
      const outer = this.content;
      this.content = [];
      for (const cell of row.cells) this.block(cell);
      const children = this.content;
      this.content = [...outer, { kind: 'box', box: row, xPt: this.left, yPt: 0, widthPt: 0, heightPt: 0, edges: EDGES, isRepeated: true, children }];
    }
  }

  private foot(label: string): Page['marginBoxes'][number] {
    const element = parseHtml('<foot></foot>').children.find(isTag);
    if (element === undefined) throw new Error('no element');
    const text: TextItem = { kind: 'text', order: 0, element, style: PLAIN, generated: true, text: `foot ${label}` };
    const rect = { xPt: this.left, yPt: PAGE_STYLE.heightPt - 30, widthPt: 100, heightPt: 20 };
    const box: BlockBox = { kind: 'block', order: 0, element, style: BOXED, generated: true, marker: null, content: { kind: 'inline', items: [text] } };
    const run = shapeRun(text.text, 9);
    const glyphs: Fragment = { kind: 'glyphs', box: text, run, xPt: this.left, baselinePt: PAGE_STYLE.heightPt - 15, textOffset: 0, line: -1 };
    return { name: 'bottom-left', ...rect, fragment: { kind: 'box', box, ...rect, edges: EDGES, isRepeated: false, children: [glyphs] } };
  }
}
