/**
 * Reads a PDF back as its readers get it: the tag tree with its text in reading order, links, outline, labels, metadata, fonts.
 *
 * Objects are read through pdf-lib and joined with each page's text by marked-content id; outline, labels and the pages'
 * plain text come through pdfjs, as another reader sees them.
 */

import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString, decodePDFRawStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { readPageContent } from './pdf-content.js';

export interface Tag {
  /** The structure type, such as `P`. */
  readonly role: string;
  readonly children: readonly (Tag | string | TaggedLink)[];
  readonly language: string | null;
  readonly alternative: string | null;
  readonly expansion: string | null;
  readonly id: string | null;
  /** Of all attribute owners together: `Scope`, `ColSpan`, `ListNumbering`, `BBox` … */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Indexes of the pages on which its own content stands. */
  readonly pages: readonly number[];
}

export interface TaggedLink {
  readonly link: PdfLink;
}

export interface PdfLink {
  readonly pageIndex: number;
  /** The name of the destination inside the document; null for an address. */
  readonly destination: string | null;
  readonly address: string | null;
  readonly description: string;
}

export interface PdfReading {
  readonly tags: Tag;
  readonly pageCount: number;
  /** Text of each page as pdfjs gives it, artifacts included. */
  readonly pageTexts: readonly string[];
  readonly links: readonly PdfLink[];
  /** Titles with their depth and the index of the page they lead to. */
  readonly outline: readonly { readonly depth: number; readonly title: string; readonly pageIndex: number }[];
  readonly labels: readonly string[] | null;
  readonly destinations: ReadonlyMap<string, number>;
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
  readonly info: Readonly<Record<string, string>>;
  readonly xmp: string;
  readonly language: string;
}

/** Makes every Unicode space a plain one, drops soft hyphens, and collapses what is then a run of spaces. */
export function plainSpaces(text: string): string {
  return text.replace(/\u00AD/g, '').replace(/\s+/g, ' ').trim();
}

/** The text of a tag, in reading order. */
export function textOfTag(tag: Tag): string {
  return tag.children.map((child) => (typeof child === 'string' ? child : 'link' in child ? '' : textOfTag(child))).join('');
}

/** All tags of a role, in reading order. */
export function tagsOf(tag: Tag, role: string): readonly Tag[] {
  const own = tag.role === role ? [tag] : [];
  return [...own, ...tag.children.flatMap((child) => (typeof child === 'string' || 'link' in child ? [] : tagsOf(child, role)))];
}

/** The tag tree as an indented outline: one tag or text a line. */
export function outlineOfTags(tag: Tag, depth = 0): string {
  const indent = '  '.repeat(depth);
  const lines = tag.children.map((child) => {
    if (typeof child === 'string') return `${indent}  “${plainSpaces(child)}”`;
    if ('link' in child) return `${indent}  → ${child.link.destination === null ? child.link.address : `#${child.link.destination}`}`;
    return outlineOfTags(child, depth + 1);
  });
  return [`${indent}${tag.role}`, ...lines].join('\n');
}

export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return new Reader(document).read(await readWithPdfjs(bytes));
}

/** The tag tree alone, which is read much faster than the rest. */
export async function readTags(bytes: Uint8Array): Promise<Tag> {
  return new Reader(await PDFDocument.load(bytes, { updateMetadata: false })).tags();
}

class Reader {
  private readonly document: PDFDocument;
  private readonly marked: readonly ReadonlyMap<number, string>[];
  private readonly pageIndexes: ReadonlyMap<string, number>;

  constructor(document: PDFDocument) {
    this.document = document;
    this.marked = document.getPages().map((page) => readPageContent(page).marked);
    this.pageIndexes = new Map(document.getPages().map((page, index) => [page.ref.toString(), index]));
  }

  tags(): Tag {
    const root = dict(this.at(this.document.catalog, 'StructTreeRoot'));
    const [top] = this.list(this.at(root, 'K'));
    return this.tag(dict(this.resolve(top)), null);
  }

  read(texts: Pick<PdfReading, 'pageTexts' | 'labels' | 'outline'>): PdfReading {
    const { catalog } = this.document;
    return {
      ...texts,
      tags: this.tags(),
      pageCount: this.document.getPageCount(),
      links: this.document.getPages().flatMap((page, index) => this.list(this.at(page.node, 'Annots')).map((annotation) => this.link(dict(this.resolve(annotation)), index))),
      destinations: this.destinations(),
      fonts: this.fonts(),
      info: this.info(),
      xmp: this.xmp(),
      language: text(this.at(catalog, 'Lang')) ?? '',
    };
  }

  private resolve(object: PDFObject | undefined): PDFObject | undefined {
    return object instanceof PDFRef ? this.document.context.lookup(object) : object;
  }

  private at(from: PDFDict, key: string): PDFObject | undefined {
    return this.resolve(from.get(PDFName.of(key)));
  }

  private list(object: PDFObject | undefined): readonly PDFObject[] {
    const resolved = this.resolve(object);
    return resolved === undefined ? [] : resolved instanceof PDFArray ? resolved.asArray() : [object ?? resolved];
  }

  private tag(node: PDFDict, inheritedPage: PDFObject | null): Tag {
    const page = node.get(PDFName.of('Pg')) ?? inheritedPage;
    const pages = new Set<number>();
    const children = this.list(node.get(PDFName.of('K'))).map((kid): Tag | string | TaggedLink => {
      const resolved = this.resolve(kid);
      if (resolved instanceof PDFNumber) return this.content(page, resolved.asNumber(), pages);
      const inner = dict(resolved);
      const type = name(inner.get(PDFName.of('Type')));
      const own = inner.get(PDFName.of('Pg')) ?? page;
      if (type === 'MCR') return this.content(own, number(this.at(inner, 'MCID')), pages);
      if (type === 'OBJR') return { link: this.link(dict(this.at(inner, 'Obj')), this.pageIndex(own)) };
      return this.tag(inner, page);
    });
    return {
      role: name(node.get(PDFName.of('S'))),
      children,
      language: text(this.at(node, 'Lang')),
      alternative: text(this.at(node, 'Alt')),
      expansion: text(this.at(node, 'E')),
      id: text(this.at(node, 'ID')),
      attributes: this.attributes(node),
      pages: [...pages],
    };
  }

  private content(page: PDFObject | null, mcid: number, pages: Set<number>): string {
    const index = this.pageIndex(page);
    pages.add(index);
    return this.marked[index]?.get(mcid) ?? '';
  }

  private pageIndex(page: PDFObject | null): number {
    return this.pageIndexes.get(page?.toString() ?? '') ?? -1;
  }

  private attributes(node: PDFDict): Record<string, unknown> {
    const all: Record<string, unknown> = {};
    for (const owned of this.list(node.get(PDFName.of('A')))) {
      for (const [key, value] of dict(this.resolve(owned)).entries()) {
        if (key.decodeText() === 'O') continue;
        all[key.decodeText()] = value instanceof PDFName ? value.decodeText() : value instanceof PDFNumber ? value.asNumber() : value instanceof PDFArray ? value.asArray().map((item) => number(item)) : value.toString();
      }
    }
    return all;
  }

  private link(annotation: PDFDict, pageIndex: number): PdfLink {
    const action = dict(this.at(annotation, 'A'));
    return { pageIndex, destination: text(this.at(action, 'D')), address: text(this.at(action, 'URI')), description: text(this.at(annotation, 'Contents')) ?? '' };
  }

  private destinations(): ReadonlyMap<string, number> {
    const names = this.at(this.document.catalog, 'Names');
    const dests = names instanceof PDFDict ? this.at(names, 'Dests') : undefined;
    const flat = dests instanceof PDFDict ? this.list(this.at(dests, 'Names')) : [];
    const found = new Map<string, number>();
    for (let index = 0; index + 1 < flat.length; index += 2) {
      const [page] = this.list(flat[index + 1]);
      found.set(text(this.resolve(flat[index])) ?? '', this.pageIndex(page ?? null));
    }
    return found;
  }

  private fonts(): PdfReading['fonts'] {
    return this.document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      if (!(object instanceof PDFDict) || name(object.get(PDFName.of('Type'))) !== 'Font' || name(object.get(PDFName.of('Subtype'))) === 'Type0') return [];
      const descriptor = this.at(object, 'FontDescriptor');
      const isEmbedded = descriptor instanceof PDFDict && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)));
      return [{ name: name(object.get(PDFName.of('BaseFont'))), isEmbedded }];
    });
  }

  private info(): Record<string, string> {
    const info = this.document.context.lookup(this.document.context.trailerInfo.Info);
    if (!(info instanceof PDFDict)) return {};
    return Object.fromEntries(info.keys().map((key) => [key.decodeText(), text(this.at(info, key.decodeText())) ?? '']));
  }

  private xmp(): string {
    const stream = this.at(this.document.catalog, 'Metadata');
    if (!(stream instanceof PDFRawStream)) return '';
    return new TextDecoder().decode(decodePDFRawStream(stream).decode());
  }
}

function dict(object: PDFObject | undefined): PDFDict {
  if (object instanceof PDFDict) return object;
  throw new Error(`expected a dictionary, found ${String(object)}`);
}

function name(object: PDFObject | undefined): string {
  return object instanceof PDFName ? object.decodeText() : '';
}

function number(object: PDFObject | undefined): number {
  return object instanceof PDFNumber ? object.asNumber() : Number.NaN;
}

function text(object: PDFObject | undefined): string | null {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : null;
}

interface PdfjsReading {
  readonly pageTexts: readonly string[];
  readonly labels: readonly string[] | null;
  readonly outline: PdfReading['outline'];
}

async function readWithPdfjs(bytes: Uint8Array): Promise<PdfjsReading> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  const pageTexts: string[] = [];
  for (let index = 0; index < document.numPages; index++) {
    const page = await document.getPage(index + 1);
    const { items } = await page.getTextContent({ disableNormalization: true });
    pageTexts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  const labels = await document.getPageLabels();
  const outline: { depth: number; title: string; pageIndex: number }[] = [];
  const visit = async (nodes: Awaited<ReturnType<typeof document.getOutline>>, depth: number): Promise<void> => {
    for (const { title, dest, items } of nodes ?? []) {
      const target: unknown = Array.isArray(dest) ? dest[0] : null;
      // pdfjs gives page references as plain objects; getPageIndex takes them back.
      outline.push({ depth, title, pageIndex: target === null ? -1 : await document.getPageIndex(target as { num: number; gen: number }) });
      await visit(items, depth + 1);
    }
  };
  await visit(await document.getOutline(), 0);
  await task.destroy();
  return { pageTexts, labels, outline };
}
