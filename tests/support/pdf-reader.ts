/**
 * Reads a PDF back as its readers get it: the tag tree with its text in reading order, links, outline, labels, metadata, fonts.
 *
 * The tag tree comes through `sheaf verify`'s own reader, everything else through two others: objects through pdf-lib,
 * outline, labels and the pages' plain text through pdfjs.
 */

import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString, decodePDFRawStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { type PdfLink, type Tag, readTagTree } from '../../src/verify/pdf/tag-tree.js';
import { NO_TEXT } from '../../src/verify/pdf/to-unicode.js';

export { type PdfLink, type Tag, type TaggedLink, textOfTag } from '../../src/verify/pdf/tag-tree.js';

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
  return new Reader(document).read({ ...(await readWithPdfjs(bytes)), tags: readTags(bytes) });
}

/** The tag tree alone, which is read much faster than the rest. Text outside of it, or that no code stands for, is a fault of ours. */
export function readTags(bytes: Uint8Array): Tag {
  const { tags, pages } = readTagTree(bytes);
  for (const { outside, marked, artifacts } of pages) {
    if (outside !== '') throw new Error(`text outside marked content: ${outside}`);
    const unknown = [artifacts, ...marked.values()].find((text) => text.includes(NO_TEXT));
    if (unknown !== undefined) throw new Error(`a code stands for no character: ${unknown}`);
  }
  return tags;
}

class Reader {
  private readonly document: PDFDocument;
  private readonly pageIndexes: ReadonlyMap<string, number>;

  constructor(document: PDFDocument) {
    this.document = document;
    this.pageIndexes = new Map(document.getPages().map((page, index) => [page.ref.toString(), index]));
  }

  read(texts: Pick<PdfReading, 'tags' | 'pageTexts' | 'labels' | 'outline'>): PdfReading {
    const { catalog } = this.document;
    return {
      ...texts,
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

  private pageIndex(page: PDFObject | null): number {
    return this.pageIndexes.get(page?.toString() ?? '') ?? -1;
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
