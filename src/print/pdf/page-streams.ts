/**
 * Compresses the contents of pages on other threads while the next pages are drawn, and writes them in their order:
 * the file is the same whichever is done first.
 */

import { promisify } from 'node:util';
import { deflate } from 'node:zlib';

import type { PdfReference } from './pdfkit-document.js';

/** Pages drawn but not yet written; more would take memory and save no time. */
const MOST_WAITING = 8;

const compress = promisify(deflate);

export class PageStreams {
  private readonly waiting: { readonly content: PdfReference; readonly end: () => void; readonly bytes: Promise<Uint8Array> }[] = [];

  /** Takes a page's content, to which nothing more may be written. Resolves when the next page may be drawn. */
  async add(content: PdfReference): Promise<void> {
    const chunks = content.buffer;
    const end = content.end.bind(content);
    // pdfkit ends a page's content when it begins the next: too early now.
    content.end = () => undefined;
    this.waiting.push({ content, end, bytes: compress(Buffer.concat(chunks)) });
    if (this.waiting.length > MOST_WAITING) await this.writeFirst();
  }

  /** Resolves when all contents stand in the file. */
  async finish(): Promise<void> {
    while (this.waiting.length > 0) await this.writeFirst();
  }

  private async writeFirst(): Promise<void> {
    const first = this.waiting.shift();
    if (first === undefined) return;
    const { content, end, bytes } = first;
    content.buffer = [await bytes];
    content.compress = false;
    content.data['Filter'] = 'FlateDecode';
    end();
  }
}
