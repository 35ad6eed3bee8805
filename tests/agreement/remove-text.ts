/** Takes one sentence out of a copy of an edition, as a fault of an edition would: the proof that the comparison can fail. */

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PDFArray, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import type { PDFPage } from 'pdf-lib';
import { readTagTree } from '../../src/verify/pdf/tag-tree.js';
import { plainText } from '../../src/verify/plain-text.js';

export function withoutTextInPage(bytes: Uint8Array, text: string): Promise<Uint8Array> {
  return Promise.resolve(new TextEncoder().encode(cut(new TextDecoder().decode(bytes), text)));
}

export function withoutTextInEpub(bytes: Uint8Array, text: string): Promise<Uint8Array> {
  const files = Object.entries(unzipSync(bytes)).map(([path, content]): [string, Uint8Array] => [path, path.endsWith('timeline.xhtml') ? strToU8(cut(strFromU8(content), text)) : content]);
  return Promise.resolve(zipSync(Object.fromEntries(files), { level: 0 }));
}

/** Cuts the marked content that begins with the sentence's words out of its page's content stream. */
export async function withoutTextInPdf(bytes: Uint8Array, text: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const beginning = plainText(text).slice(0, 20);
  const { pages } = readTagTree(bytes);
  for (const [index, page] of document.getPages().entries()) {
    const mcid = [...(pages[index]?.marked ?? [])].find(([, marked]) => plainText(marked).startsWith(beginning))?.[0];
    if (mcid === undefined) continue;
    const content = contentOf(page);
    page.node.set(PDFName.of('Contents'), document.context.register(document.context.stream(withoutMarked(content, mcid))));
    return document.save();
  }
  throw new Error(`the PDF does not hold “${beginning}”`);
}

/** White space and marks may stand otherwise in the markup, so words are matched with anything blank between them. */
function cut(markup: string, text: string): string {
  const words = plainText(text).split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['"-]/g, '(?:&[a-z#0-9]+;|[\'’"“”«»\\u2011-])').replace(/[?!;:%]/g, '\\s*$&'));
  const found = new RegExp(words.join('(?:\\s|<[^>]*>)+'), 'u').exec(markup);
  if (found === null) throw new Error(`the markup does not hold “${text}”`);
  return markup.slice(0, found.index) + markup.slice(found.index + found[0].length);
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((object) => page.doc.context.lookup(object)) : [contents];
  return streams.map((stream) => (stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '')).join('\n');
}

/** The operators that show text between `BDC` with this id and its `EMC` go; all else stays. */
function withoutMarked(content: string, mcid: number): string {
  const begin = new RegExp(`/MCID ${mcid}\\b[^\\n]*BDC`).exec(content);
  if (begin === null) throw new Error(`no marked content ${mcid}`);
  let depth = 1;
  const operators = /\b(BDC|BMC|EMC)\b/g;
  operators.lastIndex = begin.index + begin[0].length;
  for (let found = operators.exec(content); found !== null; found = operators.exec(content)) {
    depth += found[1] === 'EMC' ? -1 : 1;
    if (depth > 0) continue;
    const inner = content.slice(begin.index + begin[0].length, found.index);
    return content.slice(0, begin.index + begin[0].length) + inner.replace(/\[[^\]]*\]\s*TJ|<[^>]*>\s*Tj/g, '') + content.slice(found.index);
  }
  throw new Error(`marked content ${mcid} does not end`);
}
