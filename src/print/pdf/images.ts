/** Puts pictures into the file, each once. Files that pdfkit could not read safely are turned away first. */

import { inflateSync } from 'node:zlib';
import type { PdfkitDocument, PdfkitImage } from './pdfkit-document.js';

export type ImageOutcome = { readonly image: PdfkitImage } | { readonly problem: string };

export class Images {
  private readonly document: PdfkitDocument;
  private readonly opened = new Map<Uint8Array, ImageOutcome>();

  constructor(document: PdfkitDocument) {
    this.document = document;
  }

  /** Embeds every picture in the order given. One after the other: pdfkit inflates in the background, and the file must not depend on who is first. */
  async embedAll(pictures: Iterable<Uint8Array>): Promise<void> {
    for (const bytes of pictures) {
      if (!this.opened.has(bytes)) this.opened.set(bytes, await this.embed(bytes));
    }
  }

  /** What became of a picture that was embedded. */
  of(bytes: Uint8Array): ImageOutcome {
    return this.opened.get(bytes) ?? { problem: 'it was not embedded' };
  }

  private async embed(bytes: Uint8Array): Promise<ImageOutcome> {
    const problem = isPng(bytes) ? problemOfPng(bytes) : null;
    if (problem !== null) return { problem };
    try {
      const image = this.document.openImage(bytes);
      if (image.colorSpace === 'DeviceCMYK') return { problem: 'it has CMYK colours' };
      if (image.colorSpace === undefined && !isPng(bytes)) return { problem: 'its colours are of an unknown kind' };
      await finished(image, () => image.embed(this.document));
      return { image };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** Resolves when pdfkit has written the picture: at once for JPEG, perhaps later for PNG. */
function finished(image: PdfkitImage, embed: () => void): Promise<void> {
  const { finalize } = image;
  if (finalize === undefined) {
    embed();
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    image.finalize = () => {
      finalize.call(image);
      resolve();
    };
    embed();
  });
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Samples in a pixel, by colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const MOST_PIXELS = 100_000_000;

function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((value, index) => bytes[index] === value);
}

/** Looks through a PNG file (its second edition, sections 5 and 10) for what would make pdfkit fail later; null where it is sound. */
function problemOfPng(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let header: DataView | null = null;
  let hasPalette = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return 'the file is cut off';
    if (type === 'IHDR' && length === 13) header = new DataView(bytes.buffer, bytes.byteOffset + at + 8, 13);
    if (type === 'PLTE') hasPalette = true;
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    if (type === 'IEND') break;
    at += 12 + length;
  }
  if (header === null) return 'the file has no header';
  const width = header.getUint32(0);
  const height = header.getUint32(4);
  const depth = header.getUint8(8);
  const colourType = header.getUint8(9);
  const samples = SAMPLES[colourType];
  if (width === 0 || height === 0 || samples === undefined || ![1, 2, 4, 8, 16].includes(depth)) return 'its header makes no sense';
  if (width * height > MOST_PIXELS) return `it is too large (${width} × ${height} pixels)`;
  if (colourType === 3 && !hasPalette) return 'its palette is missing';
  const rowBytes = Math.ceil((width * samples * depth) / 8) + 1;
  try {
    const data = inflateSync(Buffer.concat(parts), { maxOutputLength: rowBytes * height * 2 + 65_536 });
    if (header.getUint8(12) === 0 && data.length < rowBytes * height) return 'its data ends too soon';
  } catch {
    return 'its data is damaged';
  }
  return null;
}
