/**
 * The one place that knows pdfkit's insides: opens a document, hands out references, collects the bytes.
 *
 * pdfkit writes the file's structure, its pages and its fonts. Metadata, the structure tree, the outline,
 * labels and destinations are Sheaf's own, written as plain objects through `reference`.
 */

import type { PdfMetadata } from '../print.js';
import { ByteBuffer } from './byte-buffer.js';
import { ObjectStreams } from './object-streams.js';
import { xmpPacket } from './xmp.js';

const PRODUCER = 'Sheaf';

/** An indirect object; `end` writes it, once. */
export interface PdfReference {
  readonly id: number;
  data: Record<string, unknown>;
  /** What was written to the stream and not yet to the file. */
  buffer: Uint8Array[];
  /** Whether `end` deflates it. */
  compress: boolean;
  write(chunk: Uint8Array | string): void;
  end(chunk?: Uint8Array | string): void;
}

export interface PdfkitImage {
  readonly width: number;
  readonly height: number;
  readonly colorSpace?: string;
  embed(document: unknown): void;
  finalize?(): void;
}

/** pdfkit's embedded font, with the private fields through which glyph ids are written. */
export interface PdfkitFont {
  readonly id: string;
  readonly subset: { readonly glyphs: number[]; includeGlyph(glyph: number): number };
  /** For each glyph of the subset, in thousandths of an em. */
  readonly widths: number[];
  /** For each glyph of the subset, the code points it stands for. */
  readonly unicode: number[][];
  readonly scale: number;
  readonly font: {
    getGlyph(glyph: number): { readonly advanceWidth: number };
    /** Tables decoded so far. */
    readonly _tables: Record<string, unknown>;
    readonly directory: { readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number }>> };
    /** Glyphs by code point; to ask for the glyph itself would load tables of character properties. */
    readonly _cmapProcessor: { lookup(codePoint: number): number };
  };
  ref(): PdfReference;
}

export interface PdfkitPage {
  readonly dictionary: PdfReference;
  readonly content: PdfReference;
  readonly fonts: Record<string, PdfReference>;
  readonly ext_gstates: Record<string, PdfReference>;
  readonly annotations: PdfReference[];
  readonly structParentTreeKey: number;
}

/** What of pdfkit's document is used, private members among it: pdfkit is pinned to one exact version. */
export interface PdfkitDocument {
  page: PdfkitPage;
  _root: PdfReference;
  _font: PdfkitFont;
  endMetadata: () => void;
  ref(data?: Record<string, unknown>): PdfReference;
  addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): unknown;
  font(bytes: Uint8Array, family?: string): unknown;
  openImage(bytes: Uint8Array): PdfkitImage;
  image(image: PdfkitImage, x: number, y: number, options: { readonly width: number; readonly height: number }): unknown;
  getStructTreeRoot(): PdfReference;
  getStructParentTree(): { add(key: number, value: unknown): void; get(key: number): unknown[] };
  createStructParentTreeNextKey(): number;
  /** Where the next object begins in the file. */
  _offset: number;
  _write(data: Uint8Array | string): void;
  /** Where each object begins, by its number less one; null until it is written. */
  _offsets: (number | null)[];
  /** The document information dictionary, from the end on. */
  _info?: PdfReference;
  _id: Uint8Array;
  _finalize: () => void;
  read(): Uint8Array | null;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  end(): void;
}

export interface OpenDocument {
  readonly document: PdfkitDocument;
  /** Ends the document and resolves to the file. */
  finish(): Promise<Uint8Array>;
}

/** Opens a PDF 1.7 document, tagged, with an sRGB output intent and metadata for PDF/A-2a and PDF/UA-1. */
export async function openDocument(metadata: PdfMetadata): Promise<OpenDocument> {
  const { default: PDFDocument } = await import('pdfkit');
  const options = {
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: metadata.language,
    autoFirstPage: false,
    font: null,
    info: infoOf(metadata),
  };
  // The published types know neither `font: null` nor the private members; PdfkitDocument states what is used.
  const document = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as PdfkitDocument;
  const bytes = gatherBytes(document);
  // pdfkit's own XMP neither escapes what it is given nor holds PDF/A and PDF/UA identification together.
  document.endMetadata = () => {
    const packet = document.ref({ Type: 'Metadata', Subtype: 'XML', Filter: undefined });
    Object.assign(packet, { compress: false });
    packet.end(new TextEncoder().encode(xmpPacket(metadata, PRODUCER)));
    document._root.data['Metadata'] = packet;
  };
  return {
    document,
    finish: () => {
      document.end();
      return bytes;
    },
  };
}

/** The document information dictionary; each entry says the same as its property in the XMP packet. */
function infoOf(metadata: PdfMetadata): Record<string, unknown> {
  const info: Record<string, unknown> = { Title: metadata.title };
  if (metadata.authors.length > 0) info['Author'] = metadata.authors.join(', ');
  if (metadata.subject !== null) info['Subject'] = metadata.subject;
  if (metadata.keywords.length > 0) info['Keywords'] = metadata.keywords.join(', ');
  return { ...info, Creator: PRODUCER, Producer: PRODUCER, CreationDate: metadata.date, ModDate: metadata.date };
}

const OBJECT_HEAD = /^(\d+) 0 obj$/;

/**
 * Takes what pdfkit writes line by line into one buffer: as the stream that it is, it would pass on some hundred thousand
 * chunks, one after the other. Objects that are no streams are packed, but for the two that the file's end names.
 *
 * @returns the file, once it is ended
 */
function gatherBytes(document: PdfkitDocument): Promise<Uint8Array> {
  const bytes = new ByteBuffer(1 << 18);
  const packed = new ObjectStreams();
  // The file's head, written when the document was made.
  bytes.append(document.read() ?? new Uint8Array(0));
  const write = (text: string): void => {
    bytes.text(text);
    bytes.byte(0x0a);
    document._offset += text.length + 1;
  };
  /** An object of which only the head, or head and body, have come so far. */
  let open: { readonly id: number; readonly head: string; body: string | null } | null = null;
  document._write = (data) => {
    if (typeof data !== 'string') {
      bytes.append(data);
      document._offset += data.length;
    } else if (open === null) {
      const id = OBJECT_HEAD.exec(data)?.[1];
      if (id === undefined) write(data);
      else open = { id: Number(id), head: data, body: null };
    } else if (open.body === null) {
      open.body = data;
    } else {
      const isPlain = data === 'endobj' && open.id !== document._root.id && open.id !== document._info?.id;
      if (isPlain) packed.add(open.id, open.body);
      else for (const line of [open.head, open.body, data]) write(line);
      open = null;
    }
  };
  return new Promise<Uint8Array>((resolve, reject) => {
    document._finalize = () => {
      const end = { offsets: document._offsets, rootId: document._root.id, infoId: document._info?.id ?? 0, fileId: document._id };
      packed.finish(bytes, end).then(() => resolve(bytes.take()), reject);
    };
    document.on('error', reject);
  });
}

/** A text string object; a bare string would become a name. */
export function textString(text: string): unknown {
  // pdfkit tells text strings from names by the wrapper object.
  return new String(text);
}

/** A text string as it stands in a content stream: UTF-16 with a byte order mark, in hexadecimal. */
export function hexTextString(text: string): string {
  let hex = '<FEFF';
  for (let index = 0; index < text.length; index++) hex += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  return `${hex}>`;
}
